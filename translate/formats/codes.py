"""Text with codes in it: taken apart into the text to translate and its codes, and put together in English.

A code is mark-up that stands in running text: a pair around words (bold, a link, `<g>`) or a point (a
placeholder, `<x/>`). Whatever becomes of the words, each comes out once, pairs closed in the order in which
they were opened.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field

from mujaz.translate.formats.base import Block
from mujaz.translate.formats.inline import Code, carry
from mujaz.translate.links import Link


@dataclass(slots=True, eq=False)
class Mark:
    """A code over `text[start:end]` of its segment, as it is written in front of and behind that.

    A point has start == end and all of itself in `opens`. `children` are the codes inside a pair. `fixed`
    ones must keep their order towards one another. `bare` is how a pair is written whose words cannot be
    told, None for both halves.
    """

    opens: str
    start: int
    closes: str = ""
    end: int = -1
    children: "list[Mark]" = field(default_factory=list)
    point: bool = False
    fixed: bool = False
    bare: str | None = None


@dataclass(slots=True)
class Segment:
    """A text to translate with its codes: those at the top, in order, each with those inside it.

    A line end in `text` is a code as well, a line break, written as `breaks` says, one after the other.
    """

    text: str = ""
    marks: list[Mark] = field(default_factory=list)
    breaks: list[str] = field(default_factory=list)
    _open: list[Mark] = field(default_factory=list)

    def add(self, text: str) -> None:
        """Go on with text."""
        self.text += text

    def point(self, raw: str, *, fixed: bool = False) -> Mark:
        """Go on with a code that stands at a place; give it, to be written otherwise if need be."""
        at = len(self.text)
        mark = Mark(raw, at, end=at, point=True, fixed=fixed)
        self._siblings.append(mark)
        return mark

    def line_break(self, raw: str) -> None:
        """Go on with a code that ends a line."""
        self.text += "\n"
        self.breaks.append(raw)

    def open(self, raw: str, *, fixed: bool = False) -> None:
        """Go on with the beginning of a pair."""
        mark = Mark(raw, len(self.text), fixed=fixed)
        self._siblings.append(mark)
        self._open.append(mark)

    def close(self, raw: str, *, bare: str | None = None) -> None:
        """Go on with the end of the pair opened last."""
        mark = self._open.pop()
        mark.end, mark.closes, mark.bare = len(self.text), raw, bare

    @property
    def _siblings(self) -> list[Mark]:
        return self._open[-1].children if self._open else self.marks

    def flat(self) -> list[Mark]:
        """Give all codes, in the order in which they are opened."""
        return _flat(self.marks)


@dataclass(frozen=True, slots=True)
class Wrap:
    """Mark-up to put around words of the English that no code of the source stands for: a term."""

    start: int
    end: int
    opens: str
    closes: str


@dataclass(frozen=True, slots=True)
class Written:
    """A segment in English, and the codes whose place could not be told, as they are written."""

    text: str
    lost: tuple[str, ...] = ()


def pair_up(halves: Iterable[tuple[int, Hashable, bool]]) -> dict[int, int]:
    """Give the halves that make pairs, by their numbers; those that cross others make none.

    A half is its number, what it has in common with its other half, and whether it opens the pair.
    """
    found: dict[int, int] = {}
    opened: list[tuple[Hashable, int]] = []
    for number, key, opens in halves:
        keys = [k for k, _ in opened]
        if opens:
            opened.append((key, number))
        elif key in keys:
            at = len(keys) - 1 - keys[::-1].index(key)
            found[opened[at][1]] = number
            del opened[at:]
    return found


def _flat(marks: Sequence[Mark]) -> list[Mark]:
    return [m for mark in marks for m in (mark, *_flat(mark.children))]


def write_segment(
    segment: Segment,
    block: Block,
    links: Sequence[Link],
    escape: Callable[[str], str],
    wraps: Sequence[Wrap] = (),
) -> Written:
    """Give the English of a segment with its codes; `links` are those of `block`, needed if it has codes.

    Codes whose place cannot be told stand at the end of the pair that they were in, or of the segment. White
    space at the ends of the source stays. Of `wraps`, places in `block.target`, those that would cross a
    code are left out.
    """
    body = segment.text.strip(" \t\u00a0")
    before = segment.text[: len(segment.text) - len(segment.text.lstrip(" \t\u00a0"))] if body else ""
    after = segment.text[len(before) + len(body) :] if body else ""
    target = before + block.target + after
    marks = segment.flat()
    places: dict[int, Code | None] = {}
    if marks:
        shifted = [
            Link(k.source, (k.target[0] + len(before), k.target[1] + len(before)), k.weight) for k in links
        ]
        carried = carry([Code(m.start, m.end) for m in marks], segment.text, target, shifted)
        places = {id(m): place for m, place in zip(marks, carried, strict=True)}
    moved = [Wrap(w.start + len(before), w.end + len(before), w.opens, w.closes) for w in wraps]
    fixed = [m for m in marks if m.fixed]
    # Where codes that must keep their order do not, they go to the end; if they still do not, all do.
    for lost in ([], fixed, marks) if fixed else ([],):
        places.update((id(m), None) for m in lost)
        writer = _Writer(segment, target, places, escape, len(before) + len(block.target))
        writer.wrap(moved)
        writer.children(segment.marks, len(target))
        if [m for m in writer.order if m.fixed] == fixed:
            break
    return Written("".join(writer.parts), tuple(writer.lost))


class _Writer:
    def __init__(
        self,
        segment: Segment,
        target: str,
        places: dict[int, Code | None],
        escape: Callable[[str], str],
        end: int,
    ) -> None:
        self.source, self.target, self.places, self.escape, self.end = (
            segment.text,
            target,
            places,
            escape,
            end,
        )
        self.breaks = iter(segment.breaks)
        self.parts: list[str] = []
        self.lost: list[str] = []
        self.order: list[Mark] = []
        self.at = 0
        self.wraps: list[Wrap] = []

    def wrap(self, wraps: Sequence[Wrap]) -> None:
        """Keep those wraps that no code stands in and no edge of a code, nor another wrap."""
        edges = [edge for place in self.places.values() if place for edge in (place.start, place.end)]
        for w in sorted(wraps, key=lambda w: w.start):
            free = not self.wraps or self.wraps[-1].end <= w.start
            if free and not any(w.start < edge < w.end for edge in edges):
                self.wraps.append(w)
        self.wraps.reverse()

    def children(self, marks: Sequence[Mark], high: int) -> None:
        """Write the target up to `high` with `marks` in it."""
        placed = [(p.start, p.end, n, m) for n, m in enumerate(marks) if (p := self.places[id(m)])]
        nowhere = [m for m in marks if not self.places[id(m)]]
        for start, end, _, mark in sorted(placed, key=lambda p: p[:3]):
            # At the very edge of a pair carry() cannot tell whether a point is in it or not, but it is known.
            if mark.point:
                self.point(mark, start, high)
            elif self.at <= start < end <= high:
                self.text(start)
                self.pair(mark, end)
            else:
                nowhere.append(mark)
        self.text(max(self.at, min(high, self.end)))
        for mark in nowhere:
            self.lost.append(mark.opens)
            self.bare(mark)
        self.text(high)

    def pair(self, mark: Mark, end: int) -> None:
        self.order.append(mark)
        self.parts.append(mark.opens)
        self.children(mark.children, end)
        self.parts.append(mark.closes)

    def bare(self, mark: Mark) -> None:
        """Write a code and those in it around nothing."""
        self.order.append(mark)
        self.parts.append(mark.opens if mark.bare is None else mark.bare)
        for child in mark.children:
            self.bare(child)
        self.parts.append(mark.closes if mark.bare is None else "")

    def point(self, mark: Mark, at: int, high: int) -> None:
        """Write a point; what it stood beside without a space between it stands beside again."""
        before, after = self.source[: mark.start][-1:], self.source[mark.start :][:1]
        if after.strip() and not before.strip() and at < high and self.target[at] == " ":
            at += 1
        elif before.strip() and not after.strip() and at > self.at and self.target[at - 1] == " ":
            at -= 1
        self.text(min(at, high))
        alone = not before.strip() and not after.strip()
        if alone and before and self.target[: self.at][-1:].strip() and self.parts[-1:] != [" "]:
            self.parts.append(" ")
        self.parts.append(mark.opens)
        self.order.append(mark)
        if alone and after and self.target[self.at : self.at + 1].isalnum():
            self.parts.append(" ")

    def text(self, end: int) -> None:
        """Write the target up to `end`."""
        while self.wraps and self.wraps[-1].end <= end:
            wrap = self.wraps.pop()
            if wrap.start >= self.at:
                self.plain(wrap.start)
                self.parts.append(wrap.opens)
                self.plain(wrap.end)
                self.parts.append(wrap.closes)
        self.plain(end)

    def plain(self, end: int) -> None:
        for n, line in enumerate(self.target[self.at : end].split("\n")):
            if n:
                self.parts.append(next(self.breaks, "\n"))
            if line:
                self.parts.append(self.escape(line))
        self.at = max(self.at, end)
