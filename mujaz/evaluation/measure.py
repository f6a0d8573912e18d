"""How measures work: counts by segment, and a score made of their sums.

A measure counts what it needs segment by segment (n-grams that match, edits, terms that stand), so that the
same counts serve the score of the whole, resampling, and the share that one segment has in a difference.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.float64]  # a row for each segment, or one row of sums


@dataclass(frozen=True, slots=True)
class Score:
    """A score in points with its signature, never one without the other."""

    name: str
    value: float
    signature: str
    higher_is_better: bool = True


class Measure(ABC):
    """A way to score hypotheses against the test set that it was made for.

    `name` is what the field calls it; `signature` holds all that must be the same for scores to be compared,
    in sacrebleu's form; `higher_is_better` is false for error rates.
    """

    name: str
    signature: str
    higher_is_better: bool = True

    def __init__(self) -> None:
        self._known: dict[tuple[int, str], Sequence[float]] = {}

    def counts(self, hypotheses: Sequence[str]) -> Counts:
        """Count for each segment what `score` needs the sums of; shape (segments, k).

        A hypothesis counted before is not counted again: the systems that are compared mostly agree.
        """
        rows = []
        for key in enumerate(hypotheses):
            if key not in self._known:
                self._known[key] = self._count(*key)
            rows.append(self._known[key])
        return np.array(rows, dtype=np.float64)

    def of(self, hypotheses: Sequence[str]) -> Score:
        """Score the hypotheses for the whole test set."""
        return Score(
            self.name, self.score(total(self.counts(hypotheses))), self.signature, self.higher_is_better
        )

    @abstractmethod
    def _count(self, index: int, hypothesis: str) -> Sequence[float]:
        """Count for the segment `index`, from 0."""

    @abstractmethod
    def score(self, sums: Counts) -> float:
        """Give the score in points, 0 to 100 (TER may be more), of one row of sums, shape (k,)."""


def total(counts: Counts) -> Counts:
    """Sum the rows, one after the other as sacrebleu does, so that fractions round alike."""
    sums: Counts = np.add.reduce(counts, axis=0)
    return sums
