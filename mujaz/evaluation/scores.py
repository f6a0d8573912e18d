"""The measures that a test set allows: BLEU, chrF2++ and TER by sacrebleu, terms, numbers and names."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from mujaz.evaluation.extras import need
from mujaz.evaluation.fidelity import Names, Numbers, Terms
from mujaz.evaluation.measure import Counts, Measure
from mujaz.evaluation.testsets import Testset


class Sacrebleu(Measure):
    """A metric of sacrebleu's as a measure: the same numbers to the last digit.

    `corpus_score` counts and scores in one go; sacrebleu's own significance tests part the two as done here.
    """

    def __init__(self, metric: Any, name: str, *, higher_is_better: bool = True) -> None:
        super().__init__()
        self._metric = metric
        self.name = name
        self.signature = str(metric.get_signature())
        self.higher_is_better = higher_is_better

    def _count(self, index: int, hypothesis: str) -> Sequence[float]:
        segment = self._metric._preprocess_segment(hypothesis)
        counts: Sequence[float] = self._metric._compute_segment_statistics(
            segment, self._metric._ref_cache[index]
        )
        return counts

    def score(self, sums: Counts) -> float:
        """Give the score in points of one row of sums."""
        return float(self._metric._compute_score_from_stats(sums).score)


@lru_cache(maxsize=2)  # for what they have counted already
def measures(testset: Testset) -> tuple[Measure, ...]:
    """Give all measures that the test set allows: terms and numbers need its Arabic.

    Raises MujazError where sacrebleu is not installed.
    """
    metrics, references = need("sacrebleu.metrics"), testset.references
    shares = (Terms(testset), Numbers(testset), Names(testset))
    return (
        Sacrebleu(metrics.BLEU(references=references), "BLEU"),
        Sacrebleu(metrics.CHRF(word_order=2, references=references), "chrF2++"),
        Sacrebleu(metrics.TER(references=references), "TER", higher_is_better=False),
        *(share for share in shares if share.total),
    )
