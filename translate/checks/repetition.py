"""Repetition: the way in which small models go wrong most visibly."""

import re
from collections.abc import Iterator

from mujaz.glossary.arabic import visible

_WORD = re.compile(r"[^\W_]+")
# "laughed and laughed" is English, "the the" is not; these may stand twice.
_DOUBLES = frozenset({"had", "that", "very", "bin", "long"})
_DOUBLED = re.compile(r"\b([a-z]+(?: [a-z]+){0,3})(?:,? \1\b)+", re.IGNORECASE)
# Meant so, for once: "new to you, you are at risk"; "a big, big day"; "house to house to hold the town".
_TWICE = re.compile(r"[a-z]+, [a-z]+|([a-z]+ (?:to|by|after)) \1", re.IGNORECASE)
_PHRASE = 5  # words; four are often said twice, "a vote to confirm"


def repetition(source: str, target: str) -> Iterator[str]:
    """Yield a message for words said twice in a row, or a phrase said twice that is not so in Arabic."""
    for m in _DOUBLED.finditer(target):
        said = m.group()
        if m.group(1).lower() not in _DOUBLES and not _TWICE.fullmatch(said) and said not in source:
            yield f"'{said}'"
            return
    if (often := _said_again(target, _PHRASE)) and not _said_again(source, 3):
        yield f"'{often}' stands there twice or more"


def _said_again(text: str, n: int) -> str:
    """Give the first `n` words in a row that have stood there before, "" if there are none."""
    words = _WORD.findall(visible(text).lower())
    seen: set[tuple[str, ...]] = set()
    for phrase in zip(*(words[i:] for i in range(n)), strict=False):
        if phrase in seen:
            return " ".join(phrase)
        seen.add(phrase)
    return ""
