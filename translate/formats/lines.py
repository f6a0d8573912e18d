"""Cutting English at the ends of words: into lines of a width, and into shares of a sentence."""

import re
from collections.abc import Sequence
from itertools import pairwise

# Words that lean on the next one: a line that ends with one reads badly.
_LEANING = re.compile(
    r"(?<!\S)(?:an?|the|of|to|in|on|at|by|for|from|with|and|or|but|that|which|who|is|are|was|were|has|have|had"
    r"|its|his|her|their|not)\Z",
    re.IGNORECASE,
)
# In characters that a cut may be away from its best place: for the end of a clause, to avoid a bad one.
_CLAUSE = 8
_BAD = 6


def shares(text: str, weights: Sequence[int], most: int) -> list[tuple[int, int]]:
    """Cut `text` into one piece (start, end) for each weight, as long as the weights say, at word borders.

    None is longer than `most` characters if that can be had. Each has a word at least if there are enough;
    clauses are kept together where that costs little.
    """
    borders = [m.start() for m in re.finditer(r"\s+", text)]
    total, sum_ = sum(weights), 0
    cuts: list[int] = []
    for n, weight in enumerate(weights[:-1], 1):
        sum_ += weight
        ideal = len(text) * sum_ / total
        after = cuts[-1] if cuts else 0
        if len(text) <= most * len(weights):
            ideal = max(min(ideal, after + most), len(text) - most * (len(weights) - n))
        # Words are left for those that follow, if there are enough.
        free = [b for b in borders if b > after]
        free = free[: max(1, len(free) - (len(weights) - 1 - n))]
        cuts.append(min(free, key=lambda b: abs(b - ideal) + _cost(text, b), default=len(text)))
    return [_trimmed(text, a, b) for a, b in pairwise([0, *cuts, len(text)])]


def breaks(text: str, width: int) -> list[int]:
    """Give the spaces of `text` to break it at, so that no line is wider than `width` if words allow it.

    Two lines, if two are enough, are about equally long.
    """
    if len(text) <= width:
        return []
    spaces = [m.start() for m in re.finditer(r"\s", text)]
    halves = [b for b in spaces if b <= width and len(text) - b - 1 <= width]
    if halves:
        return [min(halves, key=lambda b: abs(2 * b - len(text)) / 2 + _cost(text, b))]
    found, start = [], 0
    for space, following in zip(spaces, [*spaces[1:], len(text)], strict=False):
        if following - start > width and space > start:
            found.append(space)
            start = space + 1
    return found


def _cost(text: str, border: int) -> int:
    if text[border - 1] in ",;:.?!–—":
        return -_CLAUSE
    return _BAD if _LEANING.search(text[:border].rstrip()) else 0


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    return start, end
