"""Finding terms in Arabic text.

A trie over folded words, not over characters: Arabic glues proclitics and articles to words, so each
step may take a word as it stands or stripped, which an automaton over characters would have to store as
2^n spellings of an n-word term. One pass over the text, longest match first, overlaps resolved from
left to right. Time grows with the text, memory with the entries and the longest line.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from mujaz.glossary.arabic import fold_word, folded_words, places, stems, without_article
from mujaz.glossary.terms import Glossary, Term

_WINDOW = 3  # words on either side in which an entry's conditions look
# Letters that must be left of a proclitic's word where more words of the term follow: ولو موند, لبي بي سي.
_SHORTEST_START = 2
# No term runs over a line end: sentences end there too.
_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
# Distinct words whose readings are remembered; most words of a text begin no term.
_REMEMBERED = 1 << 15


@dataclass(frozen=True, slots=True)
class Match:
    """A term found in a text: `text[start:end] == surface`, proclitics included (لدونباس)."""

    term: Term
    start: int
    end: int
    surface: str


@dataclass(frozen=True, slots=True)
class _Conditions:
    """When an entry applies, folded once."""

    after: frozenset[str]
    before: frozenset[str]
    unless: frozenset[str]

    @classmethod
    def of(cls, term: Term) -> "_Conditions | None":
        if not (term.after or term.before or term.unless):
            return None
        return cls(_folded(term.after), _folded(term.before), _folded(term.unless))

    def hold(self, text: Sequence[str], first: int, last: int) -> bool:
        """Whether they hold where the entry covers the words first..last (inclusive)."""
        # Punctuation is not counted, but not waded through for ever either.
        front = _near(text[max(0, first - 3 * _WINDOW) : first][::-1])
        back = _near(text[last + 1 : last + 1 + 3 * _WINDOW])
        if self.unless & (front | back):
            return False
        return not (self.after or self.before) or bool(self.after & front or self.before & back)


def _folded(forms: Iterable[str]) -> frozenset[str]:
    return frozenset(
        stem for form in forms for w in folded_words(form) for stem in (w, without_article(w)) if stem
    )


def _near(text: Sequence[str]) -> frozenset[str]:
    """All readings of the nearest words."""
    near = [word for word in text if word.isalnum()][:_WINDOW]
    return frozenset(stem for word in near for stem in stems(word))


class _Node:
    """What may follow a beginning of a term, and the entries that end here."""

    __slots__ = ("children", "entries")

    def __init__(self) -> None:
        self.children: dict[str, _Node] | None = None  # most nodes are leaves: no dictionary for them
        self.entries: tuple[tuple[Term, _Conditions | None], ...] = ()

    def child(self, word: str) -> "_Node":
        """Give the node for `word` below this one, made if there is none."""
        if self.children is None:
            self.children = {}
        node = self.children.get(word)
        if node is None:
            node = self.children[word] = _Node()
        return node


class Matcher:
    """Finds the terms of a glossary in Arabic texts; build it once, use it for many.

    Entries that are drafts are left aside unless `drafts`; retired ones and those without English always.
    """

    def __init__(self, glossary: Glossary, *, drafts: bool = False) -> None:
        self._root = _Node()
        for term in glossary:
            if not (term.used or (drafts and term.status == "draft" and term.written)):
                continue
            entry = term, _Conditions.of(term)
            for source in term.sources:
                node = self._root
                for word in folded_words(source):
                    node = node.child(word)
                if entry not in node.entries[-1:]:  # its spellings may fold to the same words
                    node.entries += (entry,)
        # For a word the nodes that it may begin a term at; and whether it may be all of the term.
        self._starts = lru_cache(_REMEMBERED)(self._begin)

    def find(self, text: str) -> list[Match]:
        """Give the terms in `text` from left to right, the longest at each place, none overlapping."""
        return [match for line in _LINE.finditer(text) for match in self._line(text, *line.span())]

    def _line(self, text: str, start: int, end: int) -> Iterator[Match]:
        spans = places(text, start, end)
        sequence = [fold_word(text[s:e]) for s, e in spans]
        free = 0  # the first word that no match covers yet
        for first, starts in enumerate(map(self._starts, sequence)):
            if starts and first >= free and (hit := _longest(starts, sequence, first)):
                term, last = hit
                begin, stop = spans[first][0], spans[last][1]
                yield Match(term, begin, stop, text[begin:stop])
                free = last + 1

    def _begin(self, word: str) -> tuple[tuple[_Node, bool], ...]:
        nodes = self._root.children or {}
        enough = set(stems(word))
        return tuple((nodes[s], s in enough) for s in stems(word, _SHORTEST_START) if s in nodes)


def _longest(
    starts: Iterable[tuple[_Node, bool]], text: Sequence[str], first: int
) -> tuple[Term, int] | None:
    """Give the term that covers most words from `first` on, and the last of them."""
    best: tuple[Term, int] | None = None
    for node, alone in starts:
        for end, last in _ends(node, text, first):
            if (last > first or alone) and (best is None or last > best[1]):
                # The latest entry of those that apply: a later glossary overrides an earlier one.
                for term, conditions in reversed(end.entries):
                    if conditions is None or conditions.hold(text, first, last):
                        best = term, last
                        break
    return best


def _ends(node: _Node, text: Sequence[str], last: int) -> Iterator[tuple[_Node, int]]:
    """All ends of terms from `node` on, which stands for the word `last`; the article is optional."""
    if node.entries:
        yield node, last
    if node.children and last + 1 < len(text):
        word = text[last + 1]
        for form in (word, without_article(word)):
            if form and (child := node.children.get(form)):
                yield from _ends(child, text, last + 1)
