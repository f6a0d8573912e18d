"""Two systems side by side: how their scores differ, whether by chance, and in which sentences."""

from collections.abc import Iterator
from dataclasses import dataclass

from mujaz.errors import InputError
from mujaz.evaluation.measure import Measure
from mujaz.evaluation.runs import Run
from mujaz.evaluation.scores import measures
from mujaz.evaluation.significance import RESAMPLES, SEED, TRIALS, Difference, difference
from mujaz.evaluation.testsets import Testset
from mujaz.wording import counted

_BY_SENTENCE = "chrF2++"  # the steadiest of the three on a single sentence


@dataclass(frozen=True, slots=True)
class Change:
    """A segment that two systems translated unlike: its number, from 1, and its chrF2++ in both."""

    segment: int
    source: str
    references: tuple[str, ...]
    a: str
    b: str
    score_a: float
    score_b: float

    @property
    def gain(self) -> float:
        """How much better B is, in points of chrF2++."""
        return self.score_b - self.score_a


@dataclass(frozen=True, slots=True)
class Comparison:
    """Runs A and B of one test set: how they differ by each measure; what changed, the worst for B first."""

    a: Run
    b: Run
    differences: tuple[Difference, ...]
    changes: tuple[Change, ...]


def compare(
    a: Run, b: Run, *, resamples: int = RESAMPLES, trials: int = TRIALS, seed: int = SEED
) -> Comparison:
    """Compare two runs of one test set; raises InputError if they are of two.

    `resamples` of the paired bootstrap, `trials` of approximate randomisation (0 for none).
    """
    testset = common_testset(a, b)
    differences = tuple(
        difference(
            measure,
            measure.counts(a.hypotheses),
            measure.counts(b.hypotheses),
            resamples=resamples,
            trials=trials,
            seed=seed,
        )
        for measure in measures(testset)
    )
    return Comparison(a, b, differences, tuple(sorted(_changes(a, b, testset), key=lambda c: c.gain)))


def common_testset(a: Run, b: Run) -> Testset:
    """Give the test set of two runs, with the terms of the first that has any."""
    if a.testset.sha256 != b.testset.sha256:
        raise InputError(
            f"{a.system.name} is of {a.testset.name} ({counted(len(a.testset), 'segment')}), "
            f"{b.system.name} of {b.testset.name} ({counted(len(b.testset), 'segment')}); "
            "only runs of one test set can be compared"
        )
    return a.testset if a.testset.terms_by else b.testset


def _changes(a: Run, b: Run, testset: Testset) -> Iterator[Change]:
    measure = next(m for m in measures(testset) if m.name == _BY_SENTENCE)
    scores_a, scores_b = _by_sentence(measure, a), _by_sentence(measure, b)
    for i, pair in enumerate(testset.pairs):
        if a.hypotheses[i] != b.hypotheses[i]:
            yield Change(
                i + 1,
                pair.source,
                pair.references,
                a.hypotheses[i],
                b.hypotheses[i],
                scores_a[i],
                scores_b[i],
            )


def _by_sentence(measure: Measure, run: Run) -> list[float]:
    return [measure.score(row) for row in measure.counts(run.hypotheses)]
