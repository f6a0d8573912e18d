"""Finding terms in Arabic text.

A trie over folded words, not over characters: Arabic glues proclitics and articles to words, so each
step may take a word as it stands or stripped, which an automaton over characters would have to store as
2^n spellings of an n-word term. One pass over the text, longest match first, overlaps resolved from
left to right. Time grows with the text, memory with the entries.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from mujaz.glossary.arabic import Word, stems, without_article, words
from mujaz.glossary.terms import Glossary, Term

_WINDOW = 3  # words on either side in which an entry's conditions look


@dataclass(frozen=True, slots=True)
class Match:
    """A term found in a text: `text[start:end] == surface`, proclitics included (لدونباس)."""

    term: Term
    start: int
    end: int
    surface: str


@dataclass(slots=True)
class _Node:
    children: dict[str, "_Node"] = field(default_factory=dict)
    terms: list["_Entry"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A term with its conditions folded once."""

    term: Term
    after: frozenset[str]
    before: frozenset[str]
    unless: frozenset[str]

    @classmethod
    def of(cls, term: Term) -> "_Entry":
        return cls(term, _folded(term.after), _folded(term.before), _folded(term.unless))

    def applies(self, text: Sequence[Word], first: int, last: int) -> bool:
        """Whether its conditions hold where it covers the words first..last (inclusive)."""
        if not (self.after or self.before or self.unless):
            return True
        front, back = _around(text[:first][::-1]), _around(text[last + 1 :])
        if self.unless & (front | back):
            return False
        return not (self.after or self.before) or bool(self.after & front or self.before & back)


def _folded(forms: Iterable[str]) -> frozenset[str]:
    return frozenset(
        stem for form in forms for w in words(form) for stem in (w.folded, without_article(w.folded)) if stem
    )


def _around(text: Sequence[Word]) -> frozenset[str]:
    """All readings of the nearest words, punctuation not counted."""
    near = [w.folded for w in text[: 3 * _WINDOW] if w.folded.isalnum()][:_WINDOW]
    return frozenset(stem for word in near for stem in stems(word))


class Matcher:
    """Finds the terms of a glossary in Arabic texts; build it once, use it for many."""

    def __init__(self, glossary: Glossary) -> None:
        self._root = _Node()
        for term in glossary:
            if term.status == "retired":
                continue
            entry = _Entry.of(term)
            for source in term.sources:
                node = self._root
                for word in words(source):
                    node = node.children.setdefault(word.folded, _Node())
                if not node.terms or node.terms[-1] is not entry:
                    node.terms.append(entry)

    def find(self, text: str) -> list[Match]:
        """Give the terms in `text` from left to right, the longest at each place, none overlapping."""
        found: list[Match] = []
        sequence, i = list(words(text)), 0
        while i < len(sequence):
            hit = self._longest(sequence, i)
            if hit:
                term, last = hit
                start, end = sequence[i].start, sequence[last].end
                found.append(Match(term, start, end, text[start:end]))
                i = last + 1
            else:
                i += 1
        return found

    def _longest(self, text: Sequence[Word], first: int) -> tuple[Term, int] | None:
        best: tuple[Term, int] | None = None
        for stem in stems(text[first].folded):
            node = self._root.children.get(stem)
            if node is None:
                continue
            for last, end in _walk(node, text, first):
                if best is None or last > best[1]:
                    # The latest entry of those that apply: a later glossary overrides an earlier one.
                    term = next((e.term for e in reversed(end.terms) if e.applies(text, first, last)), None)
                    if term:
                        best = term, last
        return best


def _walk(node: _Node, text: Sequence[Word], last: int) -> Iterator[tuple[int, _Node]]:
    """All ends of terms below `node`, which stands for the word `last`; the article is optional."""
    if node.terms:
        yield last, node
    if node.children and last + 1 < len(text):
        word = text[last + 1].folded
        for form in (word, without_article(word)):
            if form and (child := node.children.get(form)):
                yield from _walk(child, text, last + 1)
