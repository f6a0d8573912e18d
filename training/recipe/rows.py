"""What is trained on: plain pairs, copies with terms marked, short pairs from the lexicon; as ids."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray

from mujaz.glossary import Glossary, Term
from mujaz.glossary.arabic import fold
from mujaz.training.annotate import Annotator
from mujaz.training.pairs import Pair, prepared
from mujaz.training.recipe.corpus import AUTHORED, files, read_clean, read_pairs
from mujaz.training.recipe.settings import TERMS, Recipe

LEXICON = "lexicon"
LONGEST = 126  # pieces of a side, end mark included
_NONE = -1
# Entries of a lexicon that can be terms: neither sentences nor single letters.
_SHORTEST_TERM, _WORDS = 3, 4
_LONGEST_ENTRY = 60  # characters
_MOST_ENTRIES = 16_000  # of one lexicon; beyond it names crowd out sentences
_Ids = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Rows:
    """Encoded pairs, end marks included, flat in memory: row i is `source[source_ends[i-1]:source_ends[i]]`.

    `sets` numbers the set of each row in `names`. `links` has, for each target piece, the place of the source
    piece that it translates, -1 for none.
    """

    names: tuple[str, ...]
    sets: _Ids
    source: _Ids
    source_ends: NDArray[np.int64]
    target: _Ids
    target_ends: NDArray[np.int64]
    links: _Ids

    def __len__(self) -> int:
        return len(self.sets)

    @property
    def lengths(self) -> _Ids:
        """The pieces of the longer side of each row."""
        ends = (self.source_ends, self.target_ends)
        return np.maximum(*(np.diff(e, prepend=0) for e in ends)).astype(np.int32)

    def row(self, i: int) -> tuple[_Ids, _Ids, _Ids]:
        """Give source, target and links of row `i`."""
        s, t = _span(self.source_ends, i), _span(self.target_ends, i)
        return self.source[s], self.target[t], self.links[t]

    def frequent(self, count: int) -> NDArray[np.int64]:
        """Give the `count` pieces that are most frequent in the targets."""
        return np.argsort(-np.bincount(self.target))[:count]

    def save(self, path: Path) -> None:
        """Write all to a .npz, whole or not at all."""
        part = path.with_suffix(".part.npz")
        values = {name: getattr(self, name) for name in self.__slots__ if name != "names"}
        np.savez(part, names=np.array(self.names), **values)
        part.replace(path)

    @classmethod
    def load(cls, path: Path) -> "Rows":
        """Read what `save` wrote."""
        with np.load(path) as data:
            values = {name: data[name] for name in cls.__slots__ if name != "names"}
            return cls(tuple(str(name) for name in data["names"]), **values)


def _span(ends: NDArray[np.int64], i: int) -> slice:
    return slice(int(ends[i - 1]) if i else 0, int(ends[i]))


def texts(recipe: Recipe, clean: Path) -> list[tuple[str, Pair]]:
    """Give all rows as text with their sets, shuffled: the same for the same recipe and corpus."""
    rng = Random(recipe.training.seed)
    annotator = Annotator(lexicon_terms(recipe.corpus))
    out: list[tuple[str, Pair]] = []
    for name, pair in read_clean(clean):
        out.append((name, pair))
        copies = recipe.terms.authored if name == AUTHORED else recipe.terms.other
        marked = (annotator.annotated(pair, rng) for _ in range(copies))
        out += [(f"{name}{TERMS}", copy) for copy in marked if copy]
    out += [(LEXICON, pair) for pair in _short_pairs(recipe.corpus, rng)]
    rng.shuffle(out)
    return out


def lexicon_terms(corpora: Sequence[Path]) -> Glossary:
    """Make a glossary of the lexicon: an entry for each Arabic form, its translations as alternatives."""
    found: dict[str, tuple[str, dict[str, None]]] = {}
    for path in files(corpora, LEXICON):
        for sides in read_pairs(path):
            pair = prepared(*sides)
            if len(fold(pair.source)) < _SHORTEST_TERM or len(pair.target) < _SHORTEST_TERM:
                continue
            if max(len(pair.source.split()), len(pair.target.split()) - 1) <= _WORDS:
                found.setdefault(fold(pair.source), (pair.source, {}))[1][pair.target] = None
    return Glossary(
        tuple(Term((ar,), next(iter(en)), alternatives=tuple(en)[1:]) for ar, en in found.values())
    )


def _short_pairs(corpora: Sequence[Path], rng: Random) -> Iterator[Pair]:
    for path in files(corpora, LEXICON):
        pairs = [prepared(*sides) for sides in read_pairs(path)]
        pairs = [
            p for p in pairs if 0 < len(p.source) < _LONGEST_ENTRY and 0 < len(p.target) < _LONGEST_ENTRY
        ]
        rng.shuffle(pairs)
        yield from pairs[:_MOST_ENTRIES]


def encode(rows: Sequence[tuple[str, Pair]], pieces: object) -> Rows:
    """Encode rows with a sentencepiece model; those too long are left out, and nothing is linked yet."""
    cut = pieces.encode  # type: ignore[attr-defined]
    sources, targets = cut([p.source for _, p in rows]), cut([p.target for _, p in rows])
    fits = [i for i, (s, t) in enumerate(zip(sources, targets, strict=True)) if max(len(s), len(t)) < LONGEST]
    names = sorted({rows[i][0] for i in fits})
    number = {name: n for n, name in enumerate(names)}
    source, source_ends = _flat(sources[i] for i in fits)
    target, target_ends = _flat(targets[i] for i in fits)
    return Rows(
        tuple(names),
        np.array([number[rows[i][0]] for i in fits], np.int32),
        source,
        source_ends,
        target,
        target_ends,
        np.full(len(target), _NONE, np.int32),
    )


def _flat(ids: Iterable[list[int]]) -> tuple[_Ids, NDArray[np.int64]]:
    ended = [[*row, 0] for row in ids]  # </s> is 0 in every vocabulary of the recipe
    return (
        np.array([i for row in ended for i in row], np.int32),
        np.cumsum([len(row) for row in ended], dtype=np.int64),
    )
