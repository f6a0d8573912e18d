"""Significance: the p-values of sacrebleu's own tests, and what each segment has in a difference."""

import numpy as np
import pytest
from sacrebleu.metrics import BLEU, CHRF
from sacrebleu.significance import PairedTest

from mujaz.evaluation import Run, Testset, contributions, difference, measures

METRICS = {"BLEU": BLEU(), "chrF2++": CHRF(word_order=2)}


@pytest.mark.parametrize("segments", [30, 100])
@pytest.mark.parametrize("test", ["bs", "ar"])
def test_p_values_are_those_of_sacrebleu(
    few: Testset, stored: Run, lesser: Run, test: str, segments: int
) -> None:
    part = Testset("part", few.pairs[:segments])
    a, b = list(stored.hypotheses[:segments]), list(lesser.hypotheses[:segments])
    _, theirs = PairedTest([("a", a), ("b", b)], METRICS, part.references, test, 500)()
    for measure in measures(part)[:2]:
        ours = difference(measure, measure.counts(a), measure.counts(b), resamples=500, trials=500)
        p_value = ours.p_bootstrap if test == "bs" else ours.p_randomisation
        # sacrebleu's bootstrap is in single precision: a resample at the very edge may fall either way.
        assert p_value == pytest.approx(theirs[measure.name][1].p_value, abs=0.003)


def test_equal_systems_do_not_differ(few: Testset, stored: Run) -> None:
    for measure in measures(few):
        counts = measure.counts(stored.hypotheses)
        same = difference(measure, counts, counts.copy(), resamples=50, trials=50)
        assert (same.delta, same.low, same.high, same.significant) == (0, 0, 0, False)
        assert same.p_bootstrap == same.p_randomisation == 1


def test_a_plain_difference_is_significant_and_turns_round(few: Testset, stored: Run) -> None:
    worse = ["the " + hypothesis[: len(hypothesis) // 2] for hypothesis in stored.hypotheses]
    for measure in measures(few)[:3]:
        a, b = measure.counts(stored.hypotheses), measure.counts(worse)
        down = difference(measure, a, b, resamples=100, trials=0)
        up = difference(measure, b, a, resamples=100, trials=0)
        assert down.significant
        assert down.gain < 0 < up.gain
        assert down.low <= down.delta <= down.high
        assert (up.low, up.high) == pytest.approx((-down.high, -down.low))
        assert down.p_randomisation is None


def test_the_seed_decides(few: Testset, stored: Run, lesser: Run) -> None:
    measure = measures(few)[0]
    a, b = measure.counts(stored.hypotheses), measure.counts(lesser.hypotheses)
    first, again, other = (difference(measure, a, b, resamples=50, trials=0, seed=s) for s in (1, 1, 2))
    assert first == again != other


def test_contributions_are_those_of_one_segment_alone(few: Testset, stored: Run) -> None:
    measure = measures(few)[0]
    changed = list(stored.hypotheses)
    changed[7] = ""
    shares = contributions(measure, measure.counts(stored.hypotheses), measure.counts(changed))
    assert list(np.flatnonzero(shares)) == [7]
    assert shares[7] == pytest.approx(measure.of(changed).value - measure.of(stored.hypotheses).value)
