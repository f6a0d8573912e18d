"""Whether two systems differ by more than chance: paired bootstrap resampling and approximate randomisation.

Both ask how far the difference of two scores moves when the sentences are drawn anew (Koehn, EMNLP 2004),
or when a coin decides which translation of a sentence belongs to which system (Riezler & Maxwell, 2005).
Draws and p-values are those of `sacrebleu --paired-bs` and `--paired-ar`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from mujaz.evaluation.measure import Counts, Measure, total

RESAMPLES = 1000
TRIALS = 10_000
SEED = 12345  # sacrebleu's
LEVEL = 0.05
_T = TypeVar("_T", bound=np.generic)
_ROWS = 500  # resamples handled at once, so that memory stays flat


@dataclass(frozen=True, slots=True)
class Difference:
    """How system B differs from system A by one measure, in points.

    `low` and `high` bound B - A in 95 % of the resamples; the p-values are two-sided, `p_randomisation` is
    None where the test was not asked for.
    """

    measure: str
    a: float
    b: float
    low: float
    high: float
    p_bootstrap: float
    p_randomisation: float | None
    higher_is_better: bool

    @property
    def delta(self) -> float:
        """B - A in points, above 0 where the number grew."""
        return self.b - self.a

    @property
    def gain(self) -> float:
        """The difference as a gain of B over A, below 0 where B is worse, whichever way the measure runs."""
        return self.delta if self.higher_is_better else -self.delta

    @property
    def significant(self) -> bool:
        """Whether chance is unlikely to explain it: 95 % of the resamples lie on one side of 0."""
        return self.low > 0 or self.high < 0


def difference(
    measure: Measure,
    a: Counts,
    b: Counts,
    *,
    resamples: int = RESAMPLES,
    trials: int = TRIALS,
    seed: int = SEED,
) -> Difference:
    """Test two systems by the counts that `measure` made of their hypotheses.

    `trials` is 0 to do without approximate randomisation. The same counts and seed give the same result.
    """
    score_a, score_b = measure.score(total(a)), measure.score(total(b))
    delta = abs(score_b - score_a)
    drawn = _bootstrap(measure, a, b, resamples, seed)
    low, high = np.percentile(drawn, [100 * LEVEL / 2, 100 * (1 - LEVEL / 2)])
    apart = np.abs(drawn)
    return Difference(
        measure.name,
        score_a,
        score_b,
        float(low),
        float(high),
        _p_value(apart - apart.mean(), delta),
        _p_value(np.abs(_randomised(measure, a, b, trials, seed)), delta) if trials else None,
        measure.higher_is_better,
    )


def contributions(measure: Measure, a: Counts, b: Counts) -> NDArray[np.float64]:
    """Give for each segment by how many points the score of A would change if B had translated it."""
    sums = total(a)
    before = measure.score(sums)
    changed = (a != b).any(axis=1)
    shares = np.zeros(len(a))
    shares[changed] = [
        measure.score(sums - old + new) - before for old, new in zip(a[changed], b[changed], strict=True)
    ]
    return shares


def _bootstrap(measure: Measure, a: Counts, b: Counts, resamples: int, seed: int) -> NDArray[np.float64]:
    """Scores of B less scores of A on the same sentences drawn anew."""
    size = len(a)
    drawn = np.random.default_rng(seed).choice(size, size=(resamples, size), replace=True)
    weights = (
        np.array([np.bincount(row, minlength=size) for row in part], dtype=np.float64)
        for part in _parts(drawn)
    )
    return np.concatenate([_scores(measure, w @ b) - _scores(measure, w @ a) for w in weights])


def _randomised(measure: Measure, a: Counts, b: Counts, trials: int, seed: int) -> NDArray[np.float64]:
    """Differences between two systems whose translations were swapped at random."""
    mine = np.random.default_rng(seed).integers(2, size=(trials, len(a)), dtype=bool)
    sides = ((part.astype(np.float64), (~part).astype(np.float64)) for part in _parts(mine))
    return np.concatenate(
        [
            _scores(measure, one @ a + other @ b) - _scores(measure, other @ a + one @ b)
            for one, other in sides
        ]
    )


def _parts(rows: NDArray[_T]) -> Iterator[NDArray[_T]]:
    for first in range(0, len(rows), _ROWS):
        yield rows[first : first + _ROWS]


def _scores(measure: Measure, sums: Sequence[Counts] | Counts) -> NDArray[np.float64]:
    return np.array([measure.score(row) for row in sums])


def _p_value(stats: NDArray[np.float64], observed: float) -> float:
    """One added above and below keeps the chance of a false alarm at or under the level.

    Ties count, unlike in sacrebleu, which calls two equal systems different beyond doubt. Sums of fractions
    differ in their last bits by the order in which they are added: that is a tie too.
    """
    return float((np.sum(stats >= observed - 1e-9) + 1) / (len(stats) + 1))
