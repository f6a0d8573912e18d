"""Inline codes: bold, links and placeholders carried to the words that translate those they stood on."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from mujaz.translate.links import Link

_WORD = re.compile(r"\S+")
# A word without the punctuation around it; the full stop of an abbreviation (U.S.) is part of it.
_CORE = re.compile(r"[\w%$€£&#@+°](?:\S*[\w%$€£&#@+°])?(?:(?<=\.\w)\.)?")
# They are written for the grammar of the English, so the aligner hangs them on any neighbour.
_FUNCTION = frozenset(
    "a an the of to in on at by for from with and or as that which who is are was were be been had has have"
    " will would it its his her their".split()
)
_FUNCTION_WEIGHT = 0.3
# A code is told of only if the run it gets holds this share of what was written for its words.
_TOLD = 0.6


@dataclass(frozen=True, slots=True)
class Code:
    """A stretch of a block's text that something applies to, or a point (start == end) where it stands."""

    start: int
    end: int

    @property
    def is_point(self) -> bool:
        """Whether it stands at a place and over nothing."""
        return self.start == self.end


def carry(codes: Sequence[Code], source: str, target: str, links: Sequence[Link]) -> list[Code | None]:
    """Give where each of the `codes` in `source` goes in `target`; None where that cannot be told.

    A stretch goes over the run of whole words that translates its words, with the punctuation at its ends
    if it had that in the source, and over all of the target if it was over all of the source; it is never
    empty. Stretches that were one in the other or apart are so in the target, so that balanced codes stay
    balanced; of two that have the same place the outer one is the outer one of the source (of equals: the
    first). A point goes behind or before the word that translates its neighbour: where words change places,
    so do their points; those that stood at one place stand at one place. It stays inside and outside of the
    stretches that it was strictly inside and outside of.
    """
    text = _Pair(source, target, links)
    words = _words(codes, text)
    found: list[Code | None] = [None] * len(codes)

    wide = [i for i, code in enumerate(codes) if not code.is_point]

    def rank(i: int) -> tuple[int, float, int]:
        """Outer codes first, of those side by side the one that most was written for."""
        return sum(_holds(j, i, codes) for j in wide), -text.total(words[i]), i

    for i in sorted(wide, key=rank):
        found[i] = _stretch(i, codes, words[i], found, text)
    stretches = [(code, place) for code, place in zip(codes, found, strict=True) if place]
    for i, code in enumerate(codes):
        if code.is_point and (at := _beside(code.start, text)) is not None:
            found[i] = _point(code, at, stretches)
    return found


class _Pair:
    """A text and its translation as words, and how much of each target word each source word has."""

    def __init__(self, source: str, target: str, links: Iterable[Link]) -> None:
        self.source, self.target = source, target
        self.sources = [m.span() for m in _WORD.finditer(source)]
        self.targets = [m.span() for m in _WORD.finditer(target)]
        self._source_starts = [start for start, _ in self.sources]
        target_starts = [start for start, _ in self.targets]
        self.functional = [target[s:e].lower().strip(".,;:!?") in _FUNCTION for s, e in self.targets]
        self.shares: list[dict[int, float]] = [{} for _ in self.targets]
        for link in links:
            s = bisect_right(self._source_starts, link.source[0]) - 1
            t = bisect_right(target_starts, link.target[0]) - 1
            if s >= 0 and t >= 0:
                weight = link.weight * (_FUNCTION_WEIGHT if self.functional[t] else 1)
                self.shares[t][s] = self.shares[t].get(s, 0.0) + weight

    @cached_property
    def lettered(self) -> list[int]:
        """The source words that are more than punctuation, in order."""
        return [w for w, place in enumerate(self.sources) if _CORE.search(self.source, *place)]

    def covered(self, code: Code) -> dict[int, int]:
        """Give the source words that a stretch has at least a letter of, and how many characters."""
        found = {}
        for w in range(max(0, bisect_right(self._source_starts, code.start) - 1), len(self.sources)):
            start, end = self.sources[w]
            if start >= code.end:
                break
            inside = max(start, code.start), min(end, code.end)
            if inside[0] < inside[1] and _CORE.search(self.source, *inside):
                found[w] = inside[1] - inside[0]
        return found

    def core(self, word: int) -> tuple[int, int]:
        """Give the place of a target word without punctuation at its ends; of mere punctuation: all."""
        found = _CORE.search(self.target, *self.targets[word])
        return found.span() if found else self.targets[word]

    def run(self, words: frozenset[int], low: int, high: int) -> tuple[float, int, int] | None:
        """Give the run of target words (inside, first, last) in low..high-1 that is most for `words`.

        `inside` is what it holds of `words`. A word speaks for the run by what it has of `words` more than of
        others; of equal runs the shortest is given, None where none speaks for `words`.
        """
        best, sum_, inside, first = (0.0, 0, 0.0, 0, 0), 0.0, 0.0, low
        for t in range(low, high):
            mine = sum(weight for s, weight in self.shares[t].items() if s in words)
            gain = 2 * mine - sum(self.shares[t].values())
            if sum_ <= 0:
                sum_, inside, first = 0.0, 0.0, t
            sum_, inside = sum_ + gain, inside + mine
            if gain > 0:
                best = max(best, (round(sum_, 9), first - t, inside, first, t))
        return best[2:] if best[0] > 0 else None

    def total(self, words: frozenset[int]) -> float:
        """Give how much of the target was written for `words`."""
        return sum(weight for shares in self.shares for s, weight in shares.items() if s in words)


def _words(codes: Sequence[Code], text: _Pair) -> list[frozenset[int]]:
    """Give the source words of each code; of two side by side, a word is that one's that has more of it."""
    covered = [text.covered(code) for code in codes]
    claims: dict[int, list[int]] = {}
    for i, words in enumerate(covered):
        for w in words:
            claims.setdefault(w, []).append(i)
    return [
        frozenset(
            w
            for w, size in words.items()
            if not any(_apart(codes[i], codes[j]) and (covered[j][w], -j) > (size, -i) for j in claims[w])
        )
        for i, words in enumerate(covered)
    ]


def _holds(outer: int, inner: int, codes: Sequence[Code]) -> bool:
    """Whether the stretch `outer` has `inner` in it; of equals the first has the second in it."""
    a, b = codes[outer], codes[inner]
    if outer == inner or a.is_point or not (a.start <= b.start and b.end <= a.end):
        return False
    return a != b or outer < inner


def _apart(a: Code, b: Code) -> bool:
    return a.end <= b.start or b.end <= a.start


def _stretch(
    i: int, codes: Sequence[Code], words: frozenset[int], found: Sequence[Code | None], text: _Pair
) -> Code | None:
    low, high, taken = 0, len(text.target), []
    for j, place in enumerate(found):
        if place and _holds(j, i, codes):
            low, high = max(low, place.start), min(high, place.end)
        elif place and _apart(codes[j], codes[i]):
            taken.append(place)
    runs = [_run(words, text, first, last) for first, last in _free(text, low, high, taken)]
    best = max((run for run in runs if run), default=None)
    if not words or not best or best[0] < _TOLD * text.total(words):
        return None
    _, first, last = best
    before = text.source[max(0, codes[i].start - 1) : codes[i].start]
    while before.isalpha() and first < last and text.functional[first]:
        first += 1  # the code begins behind a proclitic, the "and" or "to" of the English is not in it
    start, end = _edges(codes[i], first, last, text)
    return Code(max(start, low), min(end, high))


def _free(text: _Pair, low: int, high: int, taken: Sequence[Code]) -> Iterator[tuple[int, int]]:
    """Give the runs (first, last + 1) of target words in low..high that no stretch in `taken` touches."""
    first = None
    for w, _ in enumerate(text.targets):
        start, end = text.core(w)
        free = low <= start and end <= high and not any(start < t.end and t.start < end for t in taken)
        if free and first is None:
            first = w
        elif not free and first is not None:
            yield first, w
            first = None
    if first is not None:
        yield first, len(text.targets)


def _run(words: frozenset[int], text: _Pair, first: int, last: int) -> tuple[float, int, int] | None:
    if len(words) == len(text.lettered):  # over everything: no links are needed
        return text.total(words) or 1.0, first, last - 1
    return text.run(words, first, last)


def _edges(code: Code, first: int, last: int, text: _Pair) -> tuple[int, int]:
    """Give the place of the target words first..last, with the punctuation at its ends as in the source."""
    covered = text.source[code.start : code.end].strip()
    start, end = text.core(first)[0], text.core(last)[1]
    if not _CORE.match(covered):
        start = text.targets[first][0]
    if not _CORE.match(covered[-1:]):
        end = text.targets[last][1]
    if first == 0 and not text.source[: code.start].strip():
        start = 0
    if last == len(text.targets) - 1 and not text.source[code.end :].strip():
        end = len(text.target)
    return start, end


def _point(code: Code, at: int, stretches: Sequence[tuple[Code, Code]]) -> Code:
    """Move a point into the stretches that it was strictly inside of, and out of the others."""
    inside = [new for old, new in stretches if old.start < code.start < old.end]
    at = max([at, *(new.start for new in inside)])
    at = min([at, *(new.end for new in inside)])
    outside = [(old, new) for old, new in stretches if not old.start < code.start < old.end]
    # The widest first: its edges are in no other that the point was outside of.
    for old, new in sorted(outside, key=lambda pair: pair[1].start - pair[1].end):
        if new.start < at < new.end:
            at = new.start if code.start <= old.start else new.end
    return Code(at, at)


def _beside(at: int, text: _Pair) -> int | None:
    """Give the place in the target for a point in the source: behind its left or before its right word."""
    source, ordered = text.source, text.lettered
    right = bisect_left(ordered, at, key=lambda w: text.sources[w][0])  # the first that begins at it or later
    if not right and not source[:at].strip():
        return 0
    if right == len(ordered) and not source[at:].strip():
        return len(text.target)
    ways = [(ordered[max(0, right - 1) : right], True), (ordered[right : right + 1], False)]
    if at < len(source) and not source[at].isspace() and source[at - 1 : at].isspace():
        ways.reverse()  # it clings to the word on its right
    for word, behind in ways:
        run = text.run(frozenset(word), 0, len(text.targets))
        if run and run[0] >= _TOLD * text.total(frozenset(word)):
            # What stands between the word and the point stands there in the target.
            if behind:
                code = Code(text.sources[word[0]][0], at)
                return _edges(code, run[1], run[2], text)[1]
            code = Code(at, text.sources[word[0]][1])
            return _edges(code, run[1], run[2], text)[0]
    return None
