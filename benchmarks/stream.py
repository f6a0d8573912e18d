"""Memory over a long stream, and time against size, with the real model (greedy, short sentences)."""

import time
from collections.abc import Iterator
from pathlib import Path

from rows import Figure, memory

from mujaz.translate import Document, Translator
from mujaz.translate.cache import Cache

SENTENCES = 8_000
_NAMES = "الوزير الرئيس السفير المبعوث الوفد القائد المتحدث الناطق النائب الأمين".split()
_CITIES = "باريس موسكو كييف بغداد دمشق بيروت القاهرة الرياض الدوحة عمان".split()
_MARKS = (1_000, 4_000, 8_000, 10_000, 20_000, 50_000, 100_000)


def figures(sentences: int = SENTENCES, cache: Path | None = None) -> Iterator[Figure]:
    """Measure the memory of this process after so many distinct sentences, and the time they took."""
    translator = Translator(beam=1, cache=Cache(cache) if cache else None)
    began, done = time.perf_counter(), 0
    marks = [mark for mark in _MARKS if mark <= sentences]
    texts = ("".join(lines) for lines in _blocks(sentences))
    for document in translator.translate_all(map(Document.from_text, texts)):
        done += len(document.translations)
        while marks and done >= marks[0]:
            took = time.perf_counter() - began
            yield Figure("stream", f"memory after {marks[0]:,} sentences", (memory(),), "MB", f"{took:.0f} s")
            marks.pop(0)


def _blocks(count: int) -> Iterator[list[str]]:
    for start in range(0, count, 500):
        numbers = range(start, min(start + 500, count))
        yield [f"وصل {_NAMES[i % 10]} رقم {i} إلى {_CITIES[i // 10 % 10]} أمس.\n" for i in numbers]
