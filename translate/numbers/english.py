"""Reading English numbers: each word and each run of digits of a text as a part of a number."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from mujaz.translate.numbers.digits import TOKEN, Part, read_digits
from mujaz.translate.numbers.reading import REMEMBERED, Reading, Steps, assemble
from mujaz.translate.numbers.words import ENGLISH, ENGLISH_GLUED, NOTHING, Entry

_STEPS: Steps = {
    ("tens", False, "unit"): "end",
    ("tens", False, "ordinal"): "end",
    ("unit", False, "hundred"): "hundred",
    ("teen", False, "hundred"): "hundred",
    **{
        ("hundred", joined, kind): "tens" if kind == "tens" else "end"
        for joined in (False, True)
        for kind in ("unit", "teen", "tens", "ordinal")
    },
}

_ONE = Decimal(1)
_METRE = re.compile(r"\b[ck]?m$")
_PLURAL_S = re.compile(r"['’]?s\b")
_GLUED = re.compile(r"[kmbt]\b", re.IGNORECASE)
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")


@lru_cache(REMEMBERED)
def read_english(text: str) -> tuple[Reading, ...]:
    """Give every number and hint of an English text, in order."""
    return assemble(text, list(_parts(text)), _STEPS, only_joined=False)


def _parts(text: str) -> Iterator[Part]:
    tokens = list(TOKEN.finditer(text))
    words = [token[0].lower() for token in tokens] + [""]
    joined = between = False
    last = Part("", _ONE, 0, 0)
    for k, token in enumerate(tokens):
        start, end = token.span()
        following = ENGLISH.get(words[k + 1], NOTHING).kind
        if token["digits"]:
            for last in _digits(text, start, end):
                yield last
            joined = False
        elif words[k] == "and" and not between:
            joined = True
        elif start >= last.end and not _silent(text, token, following, last):
            # "between a hundred and two hundred" joins nothing
            between = words[k] == "between" or (between and words[k] != "and")
            before = words[k - 2] if words[k - 1] == "-" else words[k - 1]
            entry = _entry(token[0], before, following)
            last = Part(entry.kind, entry.value, start, end, joined, entry.others)
            yield last
            joined = False


def _silent(text: str, token: re.Match[str], following: str, last: Part) -> bool:
    """Tell whether an English word or hyphen only links the parts of a number."""
    start, end = token.span()
    word = token[0].lower()
    if word in ("st", "nd", "rd", "th"):
        return start == last.end and last.kind in ("digits", "year")
    if word == "-":
        return text[start - 1 : start].isalnum() and text[end : end + 1].isalnum()
    if word in ("a", "an") and following == "half":
        return True  # two and a half
    return word in ("a", "an", "of") and last.kind == "half"  # half a million


def _entry(surface: str, previous: str, following: str) -> Entry:
    word = surface.lower()
    entry = ENGLISH.get(word, NOTHING)
    if word in ("a", "an") and following in ("hundred", "scale"):
        return Entry("unit", _ONE)
    if entry.kind == "ordinal" and previous in ("a", "an", "one"):
        return Entry("hint", entry.value)  # a third of them
    if word.endswith("fold"):
        return Entry("hint", ENGLISH[word[:-4]].value) if word[:-4] in ENGLISH else NOTHING
    if _ROMAN.fullmatch(surface):
        return Entry("hint", _roman(surface))
    return entry


def _roman(numeral: str) -> Decimal:
    values = [{"I": 1, "V": 5, "X": 10}[letter] for letter in numeral]
    return Decimal(sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True)))


def _digits(text: str, start: int, end: int) -> Iterator[Part]:
    *parts, last = read_digits(text, start, end, False)
    yield from parts
    value = last.value
    if value in (2, 3) and _METRE.search(text, max(0, start - 3), start):
        last = last._replace(kind="hint")  # km2
    elif _PLURAL_S.match(text, end):
        last = last._replace(kind="decade", others=())
    elif glued := _GLUED.match(text, end):
        scaled = value * ENGLISH_GLUED[glued[0].lower()]
        if text[start - 1 : start] in tuple("$€£¥"):
            last = last._replace(value=scaled, end=glued.end())
        else:
            last = last._replace(others=(*last.others, scaled), end=glued.end())
    yield last
