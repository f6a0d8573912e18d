"""The guard: what it must catch, what it must let pass, what it refuses to compare."""

import json
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from mujaz.errors import CheckFailed, InputError
from mujaz.evaluation import TOLERANCE, Run, Score, System, Testset, guard, read_run, score, write_baseline
from mujaz.evaluation import baseline as guarding

SEEDS = range(20)


def bleu(run: Run) -> float:
    return next(s.value for s in run.scores if s.name == "BLEU")


def damaged(run: Run, loss: float) -> tuple[Run, set[int]]:
    """Drop words from sentences until BLEU is lower by `loss`; which sentences (from 1) come beside it."""
    hypotheses = list(run.hypotheses)
    order = list(range(0, len(hypotheses), 3))
    for step in range(1, len(order) + 1):
        i = order[step - 1]
        words = hypotheses[i].split()
        hypotheses[i] = " ".join(word for n, word in enumerate(words) if n % 3)
        if (
            step % 5 == 0
            and bleu(run) - bleu(worse := score(run.testset, hypotheses, System("worse"))) >= loss
        ):
            return worse, {n + 1 for n in order[:step]}
    raise AssertionError("could not lose so much")


def test_a_loss_of_2_bleu_is_caught_and_named(stored: Run) -> None:
    worse, changed = damaged(stored, 2.0)
    assert 2.0 <= bleu(stored) - bleu(worse) < 3.5
    verdict = guard(worse, stored)
    fall = next(f for f in verdict.falls if f.difference.measure == "BLEU")
    assert {change.segment for change in fall.causes} <= changed
    assert len(fall.causes) == 5
    with pytest.raises(
        CheckFailed, match=r"^worse than the baseline: BLEU fell from .* most by segments \d+, \d+"
    ):
        verdict.raise_if_fallen()


def test_an_unchanged_run_never_trips(stored: Run) -> None:
    again = score(stored.testset, stored.hypotheses, System("again"))
    for seed in SEEDS:
        assert not guard(again, stored, tolerance=0, resamples=100, seed=seed).falls


@pytest.mark.parametrize(("ruined", "trips"), [(3, False), (12, True)])
def test_a_few_sentences_are_chance_and_many_are_not(stored: Run, ruined: int, trips: bool) -> None:
    """One resample in twenty holds none of three given sentences: no proof of a worse system."""
    for seed in range(5):
        hypotheses = list(stored.hypotheses)
        for i in Random(seed).sample(range(len(hypotheses)), ruined):
            hypotheses[i] = "no"
        other = score(stored.testset, hypotheses, System("other"))
        verdict = guard(other, stored, resamples=400, seed=seed)
        assert verdict.comparison.differences[1].gain < -TOLERANCE
        assert bool(verdict.falls) is trips


def test_only_what_lost_is_named(stored: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guarding, "_NAMED", 100)
    hypotheses = [
        h + " " if i % 10 else "no" for i, h in enumerate(stored.hypotheses)
    ]  # a space costs nothing
    verdict = guard(score(stored.testset, hypotheses, System("other")), stored)
    fall = next(f for f in verdict.falls if f.difference.measure == "BLEU")
    assert {change.segment % 10 for change in fall.causes} == {1}


def test_a_gain_is_no_fall(stored: Run, few: Testset) -> None:
    better = score(few, [pair.references[0] for pair in few.pairs], System("better"))
    assert not guard(better, stored, resamples=50).falls


def test_a_significant_loss_within_the_tolerance_passes(stored: Run) -> None:
    hypotheses = [h.removesuffix(".") if i % 10 == 0 else h for i, h in enumerate(stored.hypotheses)]
    slightly = score(stored.testset, hypotheses, System("slightly"))
    lost = bleu(stored) - bleu(slightly)
    assert 0 < lost < TOLERANCE
    assert not guard(slightly, stored, resamples=200).falls
    assert guard(slightly, stored, tolerance=0, resamples=200).falls


def test_what_else_is_unlike_is_noted(stored: Run) -> None:
    old = System("m", "aaaaaaaa11", ("conflict",), "bbbbbbbb22", 4)
    new = System("m", "cccccccc33", (), "", 1)
    notes = guard(replace(stored, system=new), replace(stored, system=old), resamples=10).notes
    assert notes == (
        "model m (cccccccc), the baseline's m (aaaaaaaa)",
        "glossary none, the baseline's conflict (bbbbbbbb)",
        "beam 1, the baseline's 4",
    )


def test_of_hypotheses_only_the_name_is_noted(stored: Run) -> None:
    model = replace(stored, system=System("m", "aaaaaaaa11", ("conflict",), "bbbbbbbb22", 4))
    theirs = replace(stored, system=System("theirs.en"))
    assert guard(theirs, model, resamples=10).notes == ("model theirs.en, the baseline's m (aaaaaaaa)",)
    assert guard(model, theirs, resamples=10).notes == ("model m (aaaaaaaa), the baseline's theirs.en",)
    assert guard(theirs, theirs, resamples=10).notes == ()


def test_unlike_signatures_are_refused(stored: Run) -> None:
    def other(s: Score) -> Score:
        return replace(s, signature=s.signature.replace("version:", "version:0.")) if s.name == "BLEU" else s

    old = replace(stored, scores=tuple(map(other, stored.scores)))
    with pytest.raises(InputError, match=r"BLEU .*tok:13a\|smooth:exp\|version:0\..*not comparable"):
        guard(stored, old)


def test_a_score_that_is_missing_is_refused(stored: Run) -> None:
    without = replace(stored, scores=tuple(s for s in stored.scores if s.name != "terms"))
    with pytest.raises(InputError, match="a score for terms, this run has none"):
        guard(without, stored)


def test_a_baseline_comes_back_as_it_was(tmp_path: Path, stored: Run) -> None:
    path = tmp_path / "baseline.json"
    write_baseline(path, stored)
    assert read_run(path, stored.testset) == stored
    assert stored.testset.pairs[0].references[0] not in path.read_text(encoding="utf-8")
    elsewhere = replace(stored, testset=replace(stored.testset, name="/home/x/few"), seconds=12.3)
    write_baseline(tmp_path / "other.json", elsewhere)
    assert (tmp_path / "other.json").read_bytes() == path.read_bytes()


BROKEN = [
    (lambda c: c | {"version": 2}, "in form 2 of another version of mujaz, this one reads 1"),
    (lambda c: c | {"runs": c["runs"] * 2}, "holds 2 runs"),
    (lambda c: c | {"testset": c["testset"] | {"sha256": "0"}}, "made with another test set"),
    (lambda c: {"version": 1}, "no evaluation of mujaz's"),
    (lambda c: [], "no evaluation of mujaz's"),
    (lambda c: c | {"runs": [c["runs"][0] | {"hypotheses": ["one"]}]}, "no evaluation of mujaz's"),
    (lambda c: c | {"runs": [c["runs"][0] | {"scores": [{"value": 1}]}]}, "no evaluation of mujaz's"),
]


@pytest.mark.parametrize(("change", "message"), BROKEN)
def test_a_baseline_that_makes_no_sense_is_one_clear_line(
    tmp_path: Path, stored: Run, change, message
) -> None:
    path = tmp_path / "baseline.json"
    write_baseline(path, stored)
    path.write_text(json.dumps(change(json.loads(path.read_text(encoding="utf-8")))), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_run(path, stored.testset)
    assert message in str(caught.value)
    assert str(caught.value).startswith(f"{path}: ")
    assert "\n" not in str(caught.value)


def test_a_baseline_needs_its_test_set(tmp_path: Path, stored: Run) -> None:
    write_baseline(tmp_path / "b.json", stored)
    with pytest.raises(InputError, match="without its test set; name that with --testset"):
        read_run(tmp_path / "b.json")
