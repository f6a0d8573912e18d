"""Memory over a long stream, and time against size, with the real model (greedy, short sentences)."""

import time
from collections.abc import Iterator
from itertools import islice, product
from pathlib import Path

from rows import Figure, memory

from mujaz.translate import Document, Translator
from mujaz.translate.cache import Cache

SENTENCES = 100_000
# Ten of each make a hundred thousand sentences, each a different one.
_VERBS = "وصل عاد سافر توجه انتقل دعا كتب أرسل تحدث ذهب".split()
_PEOPLE = "الوزير الرئيس السفير المبعوث الوفد القائد المتحدث الناطق النائب الأمين".split()
_NATIONS = "المصري العراقي السوري الأردني التونسي الفرنسي الألماني الروسي الصيني التركي".split()
_CITIES = "باريس موسكو كييف بغداد دمشق بيروت القاهرة الرياض الدوحة عمان".split()
_DAYS = "أمس اليوم غدا السبت الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة".split()
_MARKS = (1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000)
_DOCUMENT = 500  # sentences


def figures(sentences: int = SENTENCES, cache: Path | None = None) -> Iterator[Figure]:
    """Measure the memory of this process after so many distinct sentences, and the time they took."""
    translator = Translator(beam=1, cache=Cache(cache) if cache else None)
    began, done = time.perf_counter(), 0
    marks = [mark for mark in _MARKS if mark <= sentences]
    for document in translator.translate_all(map(Document.from_text, _texts(sentences))):
        done += len(document.translations)
        while marks and done >= marks[0]:
            took = time.perf_counter() - began
            yield Figure("stream", f"memory after {marks[0]:,} sentences", (memory(),), "MB", f"{took:.0f} s")
            marks.pop(0)


def _texts(count: int) -> Iterator[str]:
    every = product(_DAYS, _CITIES, _NATIONS, _PEOPLE, _VERBS)
    lines = (f"{verb} {who} {whence} إلى {city} {day}.\n" for day, city, whence, who, verb in every)
    for start in range(0, count, _DOCUMENT):
        yield "".join(islice(lines, min(_DOCUMENT, count - start)))
