"""Results for people, as plain text: tables of scores and of differences, sentences side by side."""

from collections.abc import Iterable, Iterator, Sequence

from mujaz.evaluation.baseline import Fall, Verdict
from mujaz.evaluation.comparison import Change, Comparison
from mujaz.evaluation.runs import Run, System
from mujaz.evaluation.testsets import Testset
from mujaz.wording import counted

SHOWN = 10  # sentences of a comparison


def runs_text(runs: Sequence[Run]) -> Iterator[str]:
    """Yield a table with a line for each run, then signatures and what each system is."""
    yield f"{_testset(runs[0].testset)}\n\n"
    names = list(dict.fromkeys(score.name for run in runs for score in run.scores))
    rows = [["", *names, "segments/s"]]
    for run in runs:
        values = {score.name: f"{score.value:.1f}" for score in run.scores}
        speed = "" if run.speed is None else f"{run.speed:.1f}"
        rows.append([run.system.name, *(values.get(name, "") for name in names), speed])
    if not any(row[-1] for row in rows[1:]):
        rows = [row[:-1] for row in rows]
    yield from _table(rows)
    yield "\n"
    signatures = {score.name: score.signature for run in runs for score in run.scores}
    yield from _table([[name, signature] for name, signature in signatures.items()], left=True)
    if systems := [_system(run.system) for run in runs if run.system.model_sha256]:
        yield "\n" + "".join(f"{line}\n" for line in dict.fromkeys(systems))


def comparison_text(comparison: Comparison, shown: int = SHOWN) -> Iterator[str]:
    """Yield the differences of two runs, then the `shown` segments at which B lost most, side by side."""
    a, b = comparison.a, comparison.b
    yield f"{_testset(a.testset)}\nA  {_system(a.system)}\nB  {_system(b.system)}\n\n"
    yield from _table(difference_rows(comparison))
    yield "* 95 % of the resamples of the paired bootstrap lie on one side of 0\n"
    yield f"\n{_changed(comparison)}\n"
    for change in comparison.changes[:shown]:
        yield "\n" + _side_by_side(change)


def verdict_text(verdict: Verdict, shown: int = SHOWN) -> Iterator[str]:
    """Yield what the guard compared and found; the segments behind each score that fell, side by side."""
    yield from _table(difference_rows(verdict.comparison, "baseline", "this run"))
    for note in verdict.notes:
        yield f"Note: {note}\n"
    if not verdict.falls:
        yield "\nNo score fell by more than chance and the tolerance explain.\n"
        yield f"{_changed(verdict.comparison)}\n"
        return
    yield "\n" + "".join(f"{fall}\n" for fall in verdict.falls)
    for change in _causes(verdict.falls)[:shown]:
        yield "\n" + _side_by_side(change, "baseline", "this run")


def difference_rows(comparison: Comparison, a: str = "A", b: str = "B") -> list[list[str]]:
    """Give the cells of the table of differences, its header first."""
    randomised = any(d.p_randomisation is not None for d in comparison.differences)
    header = ["", a, b, "difference", "95 % interval", "p bootstrap", "p randomisation", ""]
    rows = [header]
    for d in comparison.differences:
        p = "" if d.p_randomisation is None else f"{d.p_randomisation:.4f}"
        row = [d.measure, f"{d.a:.1f}", f"{d.b:.1f}", f"{d.delta:+.1f}", f"{d.low:+.1f} to {d.high:+.1f}"]
        rows.append([*row, f"{d.p_bootstrap:.4f}", p, "*" if d.significant else ""])
    return rows if randomised else [row[:6] + row[7:] for row in rows]


def _causes(falls: Iterable[Fall]) -> list[Change]:
    return list({change.segment: change for fall in falls for change in fall.causes}.values())


def _testset(testset: Testset) -> str:
    references = counted(len(testset.references), "reference")
    return f"{testset.name}: {counted(len(testset), 'segment')}, {references}"


def _system(system: System) -> str:
    if not system.model_sha256:
        return system.name
    glossary = (
        f"{', '.join(system.glossaries)} ({system.glossary_sha256[:8]})" if system.glossaries else "none"
    )
    return f"{system.name}: model {system.model_sha256[:8]}, glossary {glossary}, beam {system.beam}"


def _changed(comparison: Comparison) -> str:
    worse = sum(change.gain < 0 for change in comparison.changes)
    better = sum(change.gain > 0 for change in comparison.changes)
    count = counted(len(comparison.changes), "segment")
    return f"{count} changed: {worse} for the worse, {better} for the better (chrF2++)."


def _side_by_side(change: Change, a: str = "A", b: str = "B") -> str:
    width = max(len(a), len(b), len("reference"))
    lines = [f"{change.segment}  chrF2++ {change.score_a:.1f} -> {change.score_b:.1f} ({change.gain:+.1f})"]
    if change.source:
        lines.append(f"  {'source':<{width}}  {change.source}")
    lines += [f"  {'reference':<{width}}  {reference}" for reference in change.references]
    lines += [f"  {a:<{width}}  {change.a}", f"  {b:<{width}}  {change.b}"]
    return "".join(f"{line}\n" for line in lines)


def _table(rows: Sequence[Sequence[str]], *, left: bool = False) -> Iterator[str]:
    """Align cells: the first column to the left, the others to the right unless `left`."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [
            cell.ljust(width) if left or not i else cell.rjust(width)
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        yield "  ".join(cells).rstrip() + "\n"
