"""Repetition: the way in which small models go wrong most visibly."""

import re
from collections import Counter
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
    if (often := _most_repeated(target, _PHRASE)) and not _most_repeated(source, 3):
        yield f"'{often}' stands there twice or more"


def _most_repeated(text: str, n: int) -> str:
    words = [w.lower() for w in _WORD.findall(visible(text))]
    counts = Counter(" ".join(words[i : i + n]) for i in range(len(words) - n + 1))
    phrase, count = counts.most_common(1)[0] if counts else ("", 0)
    return phrase if count > 1 else ""
