"""Links: which words of the English were written for which words of the Arabic.

For what has to follow the words from one language to the other: bold, hyperlinks, the codes of CAT tools.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mujaz.translate.engines import Engine
from mujaz.translate.prepare import clean

_WORD = re.compile(r"\S+")
# A target word that looked at a source word with less of its attention was not written for it.
_LEAST = 0.2


@dataclass(frozen=True, slots=True)
class Link:
    """A word of the source and a word of the target, as places (start, end) in their texts.

    `weight`, 0 to 1, is how much of the target word was written for the source word.
    """

    source: tuple[int, int]
    target: tuple[int, int]
    weight: float


class Linker:
    """Finds the links of pairs of a sentence and its translation with the model's own word aligner.

    Only as good as the model's first head of the last decoder layer: an aligner where the model was trained
    to have one there (the embedded model, opus-mt-ar-en), a rough pointer in others.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def link(self, pairs: Sequence[tuple[str, str]]) -> list[list[Link]]:
        """Give for each pair of texts its links, by the place in the target, the strongest first.

        A pair that is too long for the model has none.
        """
        sources = [_Words(source, self._engine) for source, _ in pairs]
        targets = [_Words(target, self._engine, target=True) for _, target in pairs]
        able = [
            i
            for i, (s, t) in enumerate(zip(sources, targets, strict=True))
            if 0 < len(s.pieces) <= self._engine.max_positions
            and 0 < len(t.pieces) <= self._engine.max_target
        ]
        rows = self._engine.align([sources[i].pieces for i in able], [targets[i].pieces for i in able])
        links: list[list[Link]] = [[] for _ in pairs]
        for i, weights in zip(able, rows, strict=True):
            links[i] = _links(sources[i], targets[i], weights)
        return links


class _Words:
    """The words of a text, each prepared and cut into pieces by itself so that its place stays known."""

    def __init__(self, text: str, engine: Engine, *, target: bool = False) -> None:
        self.places: list[tuple[int, int]] = []
        self.pieces: list[str] = []
        self.word_of: list[int] = []
        for found in _WORD.finditer(text):
            word = found.group() if target else clean(found.group())
            pieces = engine.encode_target(word) if target else engine.encode(word)
            self.word_of += [len(self.places)] * len(pieces)
            self.pieces += pieces
            self.places.append(found.span())


def _links(source: _Words, target: _Words, weights: Sequence[Sequence[float]]) -> list[Link]:
    shares: dict[tuple[int, int], float] = {}
    sizes: dict[int, int] = {}
    for t, row in zip(target.word_of, weights, strict=True):
        sizes[t] = sizes.get(t, 0) + 1
        for s, weight in zip(source.word_of, row, strict=False):  # the end mark belongs to no word
            shares[t, s] = shares.get((t, s), 0.0) + weight
    strong = [(t, -share / sizes[t], s) for (t, s), share in shares.items() if share / sizes[t] >= _LEAST]
    return [Link(source.places[s], target.places[t], -share) for t, share, s in sorted(strong)]
