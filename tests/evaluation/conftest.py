"""The desk's test set, and translations of it that need no decoding: those stored in the baselines."""

from pathlib import Path

import pytest

from mujaz.evaluation import Run, System, Testset, read_run, read_testset, score

DATA = Path(__file__).parents[1] / "data"
BASELINES = DATA / "baselines"


@pytest.fixture(scope="session")
def desk() -> Testset:
    return read_testset(str(DATA / "desk.jsonl"))


@pytest.fixture(scope="session")
def few(desk: Testset) -> Testset:
    """The first articles: enough for every test of scores, and TER takes its time."""
    return Testset("few", desk.pairs[:100], desk.terms_by)


@pytest.fixture(scope="session")
def stored(desk: Testset, few: Testset) -> Run:
    """What the embedded model made of it when the baselines were written, scored by this code."""
    made = read_run(BASELINES / "glossary-beam4.json", desk)
    return score(few, made.hypotheses[: len(few)], System("stored"))


@pytest.fixture(scope="session")
def lesser(desk: Testset, few: Testset) -> Run:
    """A run that is a little worse in many sentences: the same model, searching less."""
    made = read_run(BASELINES / "plain-beam1.json", desk)
    return score(few, made.hypotheses[: len(few)], System("lesser"))
