"""Runs on disk: one JSON form for results and for baselines.

The form is versioned: fields are added, never renamed or removed, as long as `version` stays 1. A result
holds its test set, so that it can be compared anywhere; a baseline holds the checksum of it only, so that it
may be published where the test set may not. One hypothesis a line, for the sake of diffs.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

from mujaz.errors import InputError
from mujaz.evaluation.baseline import Verdict
from mujaz.evaluation.comparison import Comparison
from mujaz.evaluation.measure import Score
from mujaz.evaluation.runs import Run, System
from mujaz.evaluation.testsets import Pair, Testset
from mujaz.files import read_text, write_text
from mujaz.glossary import Match, Term
from mujaz.wording import counted

VERSION = 1


def to_json(
    runs: Sequence[Run],
    comparisons: Iterable[Comparison] = (),
    verdict: Verdict | None = None,
    *,
    with_testset: bool = True,
) -> str:
    """Give runs of one test set as JSON, with what was found in comparing them or by the guard."""
    content: dict[str, Any] = {
        "version": VERSION,
        "mujaz": version("mujaz"),
        "testset": _testset_json(runs[0].testset, with_testset),
        "runs": [_run_json(run) for run in runs],
        "comparisons": [_comparison_json(comparison) for comparison in comparisons],
        "verdict": None if verdict is None else _verdict_json(verdict),
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def write_baseline(path: Path, run: Run) -> None:
    """Write a run as a baseline, whole or not at all; raises OutputError.

    Neither the folder of the test set nor the speed is kept, so that equal translations make equal files.
    """
    testset = replace(run.testset, name=Path(run.testset.name).name)
    write_text(path, [to_json([replace(run, testset=testset, seconds=None)], with_testset=False)])


def read_run(path: Path, testset: Testset | None = None) -> Run:
    """Read the run in a file.

    A baseline holds no test set and needs the one it was made with. Raises InputError, also for a file of
    another version, with more than one run, or of another test set than the one given.
    """
    try:
        content = json.loads(read_text(path))
        found = content["version"]
        if found != VERSION:
            raise InputError(
                f"{path}: in form {found} of another version of mujaz, this one reads {VERSION}; make it anew"
            )
        if len(content["runs"]) != 1:
            raise InputError(f"{path}: holds {len(content['runs'])} runs; only one can be read from a file")
        return _run(content["runs"][0], _testset(path, content["testset"], testset))
    except json.JSONDecodeError as e:
        raise InputError(f"{path}: not JSON ({e})") from None
    except (KeyError, TypeError, AttributeError, ValueError, RecursionError):
        raise InputError(
            f"{path}: no evaluation of mujaz's; write one with `mujaz evaluate -f json`"
        ) from None


def _testset_json(testset: Testset, whole: bool) -> dict[str, Any]:
    head = {
        "name": testset.name,
        "sha256": testset.sha256,
        "segments": len(testset),
        "references": len(testset.references),
        "terms_by": testset.terms_by,
    }
    return head | ({"pairs": [_pair_json(pair) for pair in testset.pairs]} if whole else {})


def _pair_json(pair: Pair) -> dict[str, Any]:
    terms = [
        {
            "source": match.term.source,
            "target": match.term.target,
            "alternatives": list(match.term.alternatives),
            "surface": match.surface,
            "start": match.start,
            "end": match.end,
        }
        for match in pair.terms
    ]
    return {"source": pair.source, "references": list(pair.references), "terms": terms}


def _run_json(run: Run) -> dict[str, Any]:
    return {
        "system": asdict(run.system),
        "scores": [asdict(score) for score in run.scores],
        "seconds": None if run.seconds is None else round(run.seconds, 2),
        "hypotheses": list(run.hypotheses),
    }


def _comparison_json(comparison: Comparison) -> dict[str, Any]:
    return {
        "a": comparison.a.system.name,
        "b": comparison.b.system.name,
        "differences": [
            asdict(d) | {"delta": d.delta, "significant": d.significant} for d in comparison.differences
        ],
        "changed": [asdict(change) for change in comparison.changes],
    }


def _verdict_json(verdict: Verdict) -> dict[str, Any]:
    falls = [
        {"measure": fall.difference.measure, "segments": [change.segment for change in fall.causes]}
        for fall in verdict.falls
    ]
    return {"falls": falls, "notes": list(verdict.notes), **_comparison_json(verdict.comparison)}


def _run(content: Mapping[str, Any], testset: Testset) -> Run:
    system = dict(content["system"])
    hypotheses = tuple(map(str, content["hypotheses"]))
    if len(hypotheses) != len(testset):
        raise ValueError
    return Run(
        System(**system | {"glossaries": tuple(system["glossaries"])}),
        testset,
        hypotheses,
        tuple(Score(**score) for score in content["scores"]),
        content["seconds"],
    )


def _testset(path: Path, content: Mapping[str, Any], given: Testset | None) -> Testset:
    if "pairs" in content:
        own = Testset(content["name"], tuple(map(_pair, content["pairs"])), content["terms_by"])
    elif given is None:
        raise InputError(f"{path}: a baseline, without its test set; name that with --testset")
    if given is None:
        return own
    if content["sha256"] != given.sha256:
        raise InputError(
            f"{path}: made with another test set ({content['name']}, "
            f"{counted(content['segments'], 'segment')}) than {given.name} "
            f"({counted(len(given), 'segment')}), or with another version of it"
        )
    return given


def _pair(content: Mapping[str, Any]) -> Pair:
    matches = (
        Match(
            Term((t["source"],), t["target"], alternatives=tuple(t["alternatives"])),
            t["start"],
            t["end"],
            t["surface"],
        )
        for t in content["terms"]
    )
    return Pair(content["source"], tuple(content["references"]), tuple(matches))
