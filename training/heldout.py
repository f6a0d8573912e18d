"""Pairs to judge a fine-tune by: held out, and nothing like them left to learn from."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from mujaz.glossary.arabic import folded_words
from mujaz.training.pairs import Pair

_SHARE = 10  # one pair in so many is for the scores, half as many for steering
_LEAST, _MOST = 20, 300
_RUN = 3  # words in a row that count as one thing in common
# Of the runs of the shorter side: a figure or a name changed in a sentence of 20 words leaves more than this.
_ALIKE = 0.5
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Split:
    """What to learn from, what to see by when to stop, and what the result is judged by.

    `near` pairs are too much like the last two to be in any.
    """

    learn: tuple[Pair, ...]
    steer: tuple[Pair, ...]
    held_out: tuple[Pair, ...]
    near: int


def split(pairs: Sequence[Pair]) -> Split:
    """Hold out one pair in ten, 20 to 300, and half as many to steer by; drop what is nearly like these.

    Takes the first: `gather` has shuffled them, the same way each time. Two pairs are near where half of the
    runs of three words (figures are all alike) on either side are the same.
    """
    size = min(_MOST, max(_LEAST, len(pairs) // _SHARE))
    kept = size + size // 2
    rest = pairs[kept:]
    sides = [_Index([_runs(text) for text in side]) for side in _sides(pairs[:kept])]
    learn = [
        pair
        for pair in rest
        if not any(index.has_like(_runs(text)) for index, (text,) in zip(sides, _sides([pair]), strict=True))
    ]
    return Split(tuple(learn), tuple(pairs[size:kept]), tuple(pairs[:size]), len(rest) - len(learn))


def _sides(pairs: Sequence[Pair]) -> tuple[list[str], list[str]]:
    return [p.source for p in pairs], [p.target for p in pairs]


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = [_DIGITS.sub("0", word) for word in folded_words(text) if word[0].isalnum()]
    return frozenset(tuple(words[i : i + _RUN]) for i in range(max(1, len(words) - _RUN + 1)))


class _Index:
    """Texts by the runs in them."""

    def __init__(self, texts: Sequence[frozenset[tuple[str, ...]]]) -> None:
        self._sizes = [len(runs) for runs in texts]
        self._where: dict[tuple[str, ...], list[int]] = {}
        for i, runs in enumerate(texts):
            for run in runs:
                self._where.setdefault(run, []).append(i)

    def has_like(self, runs: frozenset[tuple[str, ...]]) -> bool:
        """Whether one of the texts is nearly the text of `runs`."""
        shared = Counter(i for run in runs for i in self._where.get(run, ()))
        return any(count >= _ALIKE * min(len(runs), self._sizes[i]) for i, count in shared.items())
