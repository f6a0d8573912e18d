"""The project's own guard: the embedded model on the desk's articles, and what breaking it does.

`make baselines` writes the baselines anew, of the whole test set. Decoding that takes most of a minute, so
that only what the package does by default is checked on all of it; the rest makes do with the first articles.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest

from mujaz.evaluation import Run, System, Testset, Verdict, evaluate, guard, read_run, score
from mujaz.glossary import Glossary
from mujaz.pytest_plugin import Regression
from mujaz.translate import Translator

BASELINES = Path(__file__).parents[1] / "data" / "baselines"
SETUPS = {
    "plain-beam1": (False, 1),
    "plain-beam4": (False, 4),
    "glossary-beam1": (True, 1),
    "glossary-beam4": (True, 4),
}
PART = 96  # segments; enough for what is broken on purpose to show


def translator(name: str, threads: int = 0) -> Translator:
    with_glossary, beam = SETUPS[name]
    return Translator(glossary=None if with_glossary else Glossary(), beam=beam, threads=threads)


@pytest.fixture(scope="session")
def runs(desk: Testset) -> Callable[[str], Run]:
    """What a set-up makes of the first articles."""
    return cache(lambda name: evaluate(first(desk), translator(name)))


def part(run: Run) -> Run:
    """The first segments of a run."""
    return score(first(run.testset), run.hypotheses[:PART], run.system)


def first(testset: Testset) -> Testset:
    return Testset(testset.name, testset.pairs[:PART], testset.terms_by)


def baseline(name: str, desk: Testset) -> Run:
    return read_run(BASELINES / f"{name}.json", desk)


def fallen(verdict: Verdict) -> set[str]:
    return {fall.difference.measure for fall in verdict.falls}


@pytest.mark.parametrize("name", SETUPS)
def test_translations_hold(
    mujaz_regression: Regression,
    pytestconfig: pytest.Config,
    runs: Callable[[str], Run],
    desk: Testset,
    name: str,
) -> None:
    if name == "glossary-beam4" or pytestconfig.getoption("mujaz_update_baselines"):
        mujaz_regression(evaluate(desk, translator(name)), BASELINES / f"{name}.json")
    else:
        guard(runs(name), part(baseline(name, desk))).raise_if_fallen()


def test_a_dropped_glossary_is_caught(runs: Callable[[str], Run], desk: Testset) -> None:
    verdict = guard(runs("plain-beam4"), part(baseline("glossary-beam4", desk)))
    assert "terms" in fallen(verdict)
    assert any(note.startswith("glossary none") for note in verdict.notes)


class Forced:
    """A decoder that works with these options, whatever is asked for."""

    def __init__(self, decoder: Any, **options: int) -> None:
        self._decoder, self._options = decoder, options

    def translate_batch(self, *args: Any, **options: Any) -> Any:
        return self._decoder.translate_batch(*args, **options | self._options)

    def score_batch(self, *args: Any, **options: Any) -> Any:
        return self._decoder.score_batch(*args, **options)


def forced(name: str, threads: int = 0, **options: int) -> Translator:
    made = translator(name, threads)
    made._engine.__dict__["_translator"] = Forced(made._engine._translator, **options)
    return made


def test_a_hobbled_search_is_caught(desk: Testset) -> None:
    hobbled = forced("plain-beam4", beam_size=1, num_hypotheses=1, length_penalty=0)
    verdict = guard(evaluate(first(desk), hobbled), part(baseline("plain-beam4", desk)))
    assert {"BLEU", "chrF2++"} & fallen(verdict)


def test_shuffled_outputs_are_caught(desk: Testset) -> None:
    good = part(baseline("glossary-beam4", desk))
    shuffled = list(good.hypotheses)
    Random(7).shuffle(shuffled)
    verdict = guard(score(good.testset, shuffled, System("shuffled")), good)
    assert {"BLEU", "chrF2++", "TER", "terms", "numbers", "names"} == fallen(verdict)


@pytest.mark.parametrize(("tokens", "threads"), [(150, 1), (8000, 2)])
def test_batches_and_threads_do_not_trip_it(desk: Testset, tokens: int, threads: int) -> None:
    run = evaluate(first(desk), forced("plain-beam1", threads, max_batch_size=tokens))
    assert not guard(run, part(baseline("plain-beam1", desk))).falls
