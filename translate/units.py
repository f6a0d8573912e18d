"""Units: what is decoded at once. A sentence mostly; a part of it where it is too long for the model.

Marian models translate the beginning of a long input and drop the rest, so nothing over their length may
reach them. A cut is made at the best place there is, never inside a term or a number.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from mujaz.glossary import Match

# Where a long sentence may be cut, best first: clause marks, commas, conjunctions, spaces.
_CUTS = tuple(
    map(
        re.compile,
        (
            r"(?<=[؛;.!?؟…])\s+",
            r"(?<=[،,:])\s+",
            r"\s+(?=(?:ثم|أو|لكن|حيث|بينما|فيما|كما|إذ|لأن|التي|الذي|و\w{3,})\b)",
            r"\s+",
        ),
    )
)
# Teasers follow one another without a space: ...17 مليون أسرةاقرأ المزيد: وأدان ...
_TEASER = re.compile(r"اقر[أا] (?:المزيد|[أا]يض)|شاهد [أا]يض|طالع [أا]يض")
_GLUED = re.compile(rf"(?<=\S)(?={_TEASER.pattern})")
_NUMBER = re.compile(r"\d+(?:[.,٫٬\-–/:]\d+)*")
_CLOSED = tuple(".!?؟…\"'”»")


@dataclass(frozen=True, slots=True)
class Unit:
    """A text to decode with its terms; their places are places in `text`."""

    text: str
    matches: tuple[Match, ...] = ()

    @property
    def checked(self) -> str:
        """Give the text to check translations against: the numbers in targets such as E3 belong to it."""
        text = self.text
        for match in reversed(self.matches):
            if any(c.isdigit() for c in match.term.target):
                text = f"{text[: match.start]}{match.term.target}{text[match.end :]}"
        return text


def cut(unit: Unit, size: Callable[[str], int], limit: int) -> list[tuple[int, Unit]]:
    """Cut a unit into parts of `size` up to `limit`, each with its place in `unit.text`, in order.

    One part for most. More where teasers are glued together or the text is too long: then in halves, at
    the best place near the middle, never inside a term or a number that is not too long itself.
    """
    text = unit.text
    terms = [(m.start, m.end) for m in unit.matches]
    numbers = [m.span() for m in _NUMBER.finditer(text) if not _within(m.end() - 1, terms)]
    held = sorted((s, e) for s, e in terms + numbers if e - s < limit // 4 or size(text[s:e]) <= limit)
    parts: list[tuple[int, Unit]] = []
    matches, start = list(unit.matches[::-1]), 0
    for glued in [m.start() for m in _GLUED.finditer(text)] + [len(text)]:
        for begin, end in _halves(text, start, glued, held, size, limit):
            inside = []
            while matches and matches[-1].start < end:
                m = matches.pop()
                inside.append(replace(m, start=m.start - begin, end=m.end - begin))
            parts.append((begin, Unit(text[begin:end], tuple(inside))))
        start = glued
    return parts


def join(sources: Sequence[str], targets: Sequence[str]) -> str:
    """Join the translations of the parts of a sentence.

    Inside, a full stop stays only where the Arabic has one, and glued teasers are set apart by one.
    """
    parts = []
    for i, (source, target) in enumerate(zip(sources, targets, strict=True)):
        last = i + 1 == len(sources)
        if not last and not source.rstrip().endswith(_CLOSED):
            target = target.rstrip(".") + ("." if _TEASER.match(sources[i + 1]) else "")
        parts.append(target)
    return " ".join(part for part in parts if part)


def _halves(
    text: str,
    start: int,
    end: int,
    held: Sequence[tuple[int, int]],
    size: Callable[[str], int],
    limit: int,
) -> Iterator[tuple[int, int]]:
    # No need to measure what is far too long: pieces of 40 characters there are none.
    if end - start <= 40 * limit and size(text[start:end]) <= limit:
        yield start, end
        return
    inside = held[bisect_left(held, (start, 0)) : bisect_left(held, (end, 0))]
    cut = _best_cut(text, start, end, inside)
    if cut is None:
        yield start, end
        return
    yield from _halves(text, start, cut, inside, size, limit)
    yield from _halves(text, cut, end, inside, size, limit)


def _best_cut(text: str, start: int, end: int, held: Sequence[tuple[int, int]]) -> int | None:
    middle, quarter = (start + end) // 2, (end - start) // 4
    for pattern in _CUTS:
        places = [m.end() for m in pattern.finditer(text, start + quarter, end - quarter)]
        if places := [p for p in places if not _within(p, held)]:
            return min(places, key=lambda p: abs(p - middle))
    # No space at all in the middle half: between any two characters, but not within a term, a number,
    # or a letter and its marks.
    for p in sorted(range(start + 1, end), key=lambda p: abs(p - middle)):
        number = text[p - 1].isdigit() and text[p].isdigit()
        if not number and not unicodedata.combining(text[p]) and not _within(p, held):
            return p
    return middle if start < middle < end else None


def _within(place: int, held: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a cut at `place` would fall into one of the sorted spans `held`."""
    i = bisect_left(held, (place, 0))
    return i > 0 and place < held[i - 1][1]
