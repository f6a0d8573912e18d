"""The guard: whether a run is worse than a baseline by more than chance or another processor explain."""

from dataclasses import dataclass

from mujaz.errors import CheckFailed, InputError
from mujaz.evaluation.comparison import Change, Comparison, common_testset, compare
from mujaz.evaluation.runs import Run
from mujaz.evaluation.scores import measures
from mujaz.evaluation.significance import RESAMPLES, SEED, Difference, contributions

# Points that any score may fall without alarm: int8 arithmetic differs from processor to processor, and with
# it a translation here and there. See docs/evaluation.md for how far the kinds of processor lie apart.
TOLERANCE = 1.0
_NAMED = 5  # sentences


@dataclass(frozen=True, slots=True)
class Fall:
    """A score that fell, with the segments that cost most of it, the costliest first."""

    difference: Difference
    causes: tuple[Change, ...]

    def __str__(self) -> str:
        d = self.difference
        numbers = ", ".join(str(change.segment) for change in self.causes)
        word = "fell" if d.higher_is_better else "rose"
        return (
            f"{d.measure} {word} from {d.a:.1f} to {d.b:.1f} "
            f"(95 % interval {d.low:+.1f} to {d.high:+.1f}), most by segments {numbers}"
        )


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the guard found: the comparison (A is the baseline), what fell, and what else is unlike.

    `notes` tell of another model, glossary or option: often what is to be tested, so no failure.
    """

    comparison: Comparison
    falls: tuple[Fall, ...]
    notes: tuple[str, ...]

    def raise_if_fallen(self) -> None:
        """Raise CheckFailed that names each score that fell and its sentences."""
        if self.falls:
            raise CheckFailed("worse than the baseline: " + "; ".join(map(str, self.falls)))


def guard(
    run: Run,
    baseline: Run,
    *,
    tolerance: float = TOLERANCE,
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> Verdict:
    """Tell whether `run` is worse than `baseline`.

    A score has fallen if it lost more than `tolerance` points and 95 % of the paired bootstrap resamples of
    the sentences lost some. Raises InputError for runs that cannot be compared: other test sets, or scores
    with unlike signatures.
    """
    _require_like(run, baseline)
    comparison = compare(baseline, run, resamples=resamples, trials=0, seed=seed)
    falls = tuple(
        Fall(d, _causes(comparison, d.measure))
        for d in comparison.differences
        if d.gain < -tolerance and d.significant
    )
    return Verdict(comparison, falls, tuple(_unlike(run, baseline)))


def _require_like(run: Run, baseline: Run) -> None:
    common_testset(baseline, run)
    now = {score.name: score for score in run.scores}
    for score in baseline.scores:
        if score.name not in now:
            raise InputError(
                f"the baseline has a score for {score.name}, this run has none; give the same glossary"
            )
        if score.signature != now[score.name].signature:
            raise InputError(
                f"{score.name} of the baseline has the signature {score.signature}, this run has "
                f"{now[score.name].signature}: not comparable; make the baseline anew"
            )


def _causes(comparison: Comparison, name: str) -> tuple[Change, ...]:
    """Find the changed segments that cost most points of the measure, for as long as they cost any."""
    a, b = comparison.a, comparison.b
    measure = next(m for m in measures(common_testset(a, b)) if m.name == name)
    shares = contributions(measure, measure.counts(a.hypotheses), measure.counts(b.hypotheses))
    gains = shares if measure.higher_is_better else -shares
    costly = sorted(
        (c for c in comparison.changes if gains[c.segment - 1] < 0), key=lambda c: gains[c.segment - 1]
    )
    return tuple(costly[:_NAMED])


def _unlike(run: Run, baseline: Run) -> list[str]:
    new, old = run.system, baseline.system
    notes = []
    if new.model_sha256 != old.model_sha256:
        notes.append(
            f"model {_short(new.name, new.model_sha256)}, the baseline's {_short(old.name, old.model_sha256)}"
        )
    if not (new.model_sha256 and old.model_sha256):  # hypotheses: how they were made is not known
        return notes
    if new.glossary_sha256 != old.glossary_sha256:
        names = ("+".join(system.glossaries) or "none" for system in (new, old))
        now, then = (_short(n, s.glossary_sha256) for n, s in zip(names, (new, old), strict=True))
        notes.append(f"glossary {now}, the baseline's {then}")
    if new.beam != old.beam:
        notes.append(f"beam {new.beam}, the baseline's {old.beam}")
    return notes


def _short(name: str, sha256: str) -> str:
    return f"{name} ({sha256[:8]})" if sha256 else name
