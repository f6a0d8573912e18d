"""Lengths that no right translation has: something was left out or made up."""

import re
from collections.abc import Iterator

from mujaz.glossary.arabic import visible

_LETTERS = re.compile(r"[^\W_]+")
# Arabic letters and digits up to which English ones per Arabic one may lie between the two ratios. Letters
# say more than words: Arabic writes "and to his house" as one, and what a careless typist glued together
# counts the same.
_BOUNDS = (
    (12, 0.25, 4.5),
    (20, 0.35, 3.2),
    (40, 0.5, 2.3),
    (70, 0.58, 1.95),
    (100, 0.62, 1.8),
    (10**9, 0.64, 1.7),
)


def length(source: str, target: str) -> Iterator[str]:
    """Yield a message if the English is too short or too long for the Arabic."""
    before, after = (sum(map(len, _LETTERS.findall(text))) for text in (visible(source), target))
    if not before:
        return
    low, high = next((low, high) for most, low, high in _BOUNDS if before <= most)
    if not low <= after / before <= high:
        yield f"{after} English letters for {before} Arabic ones"
