"""Reading Arabic numbers: each word and each run of digits of a text as a part of a number."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from mujaz.glossary.arabic import fold_word
from mujaz.translate.numbers.digits import TOKEN, Part, read_digits
from mujaz.translate.numbers.reading import REMEMBERED, Reading, Steps, assemble
from mujaz.translate.numbers.words import ARABIC, ARABIC_HEADS, ARABIC_NAMES, NOTHING, Entry

_STEPS: Steps = {
    ("unit", False, "ten"): "end",
    ("unit", True, "tens"): "end",
    ("unit", False, "hundred"): "hundred",
    ("one", True, "tens"): "end",
    ("ordinal", False, "ten"): "end",
    ("ordinal", True, "tens"): "end",
    ("hundred", True, "unit"): "rest",
    ("hundred", True, "one"): "rest",
    ("hundred", True, "ten"): "end",
    ("hundred", True, "tens"): "end",
    ("rest", False, "ten"): "end",
    ("rest", True, "tens"): "end",
}
_ONE = Decimal(1)
_WORDS = 1 << 14  # remembered; a year of news has more, but most of them once
_WROTE = re.compile(r"\s(?:في|عن|ال)")  # ألف is "he wrote" where no counted noun follows


@lru_cache(REMEMBERED)
def read_arabic(text: str) -> tuple[Reading, ...]:
    """Give every number and hint of an Arabic text, in order."""
    return assemble(text, list(_parts(text)), _STEPS, only_joined=True)


def _parts(text: str) -> Iterator[Part]:
    joined, number_before, previous = False, False, ""
    for token in TOKEN.finditer(text):
        if token["digits"]:
            yield from read_digits(text, token.start(), token.end(), joined)
            joined, number_before, previous = False, True, ""
            continue
        word = fold_word(token["word"] or "")
        if word == "و":
            joined = True
            continue
        head, entry = _entry(token[0], word)
        if entry.kind == "hundred" and _percent(head, entry.value, number_before and previous == "في"):
            entry = NOTHING
        if word == "السبع" and previous == "بئر":
            entry = NOTHING  # Beersheba
        if head.removeprefix("و") not in ("", "ال"):
            yield Part("", _ONE, token.start(), token.start())  # a preposition ends the number before it
        if word in ("الف", "والف") and _WROTE.match(text, token.end()):
            entry = Entry("hint", entry.value)
        yield Part(entry.kind, entry.value, *token.span(), joined or head.startswith("و"), entry.others)
        joined, number_before, previous = False, bool(entry.kind) or (number_before and word == "في"), word


def _percent(head: str, hundred: Decimal, number_in: bool) -> bool:
    return hundred == 100 and (head == "بال" or (head == "ال" and number_in))


@lru_cache(_WORDS)
def _entry(surface: str, word: str) -> tuple[str, Entry]:
    """Return the letters before a folded number word, and its entry."""
    if word == "واحد" and "أ" in surface:
        return "و", ARABIC["احد"]  # "and eleven" begins like "one" once it is folded
    if word.endswith("الاثنين"):
        return "", Entry("one", Decimal(2))  # a Monday, unless tens follow
    if word not in ARABIC_NAMES:
        for length in range(min(5, len(word))):
            head, entry = word[:length], ARABIC.get(word[length:])
            if entry and (not head or head in ARABIC_HEADS):
                if entry.kind == "scale" and "\u0651" in surface:
                    entry = Entry("hint", entry.value)  # ألّف is "he wrote"
                return head, entry
    if len(word) > 3 and word.endswith(("ين", "ان")):
        return "", Entry("hint", Decimal(2))  # two of any counted noun
    return "", NOTHING
