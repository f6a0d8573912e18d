"""The runner that scores methods against editors, and the target that the default must hold."""

import importlib.util
import statistics
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def runner() -> ModuleType:
    spec = importlib.util.spec_from_file_location("briefs_benchmark", ROOT / "benchmarks" / "briefs.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def scores(runner: ModuleType) -> dict[str, list[float]]:
    articles = runner.read_articles(runner.DESK)
    return {
        name: runner.sentence_f1(runner.PICKS[name], articles) for name in ("coverage", "lead", "textrank")
    }


def test_the_default_beats_lead_by_five_points_and_textrank(scores: dict[str, list[float]]) -> None:
    means = {name: statistics.fmean(values) for name, values in scores.items()}
    assert means["coverage"] >= means["lead"] + 0.05
    assert means["coverage"] >= means["textrank"]


def test_the_default_is_below_lead_on_no_topic(runner: ModuleType, scores: dict[str, list[float]]) -> None:
    topics = [a.topic for a in runner.read_articles(runner.DESK)]
    for topic in set(topics):
        mine = [k for k, t in enumerate(topics) if t == topic]
        gap = statistics.fmean(scores["coverage"][k] - scores["lead"][k] for k in mine)
        assert gap >= -0.1, topic  # one pick of four in one article is 0.11


@pytest.mark.parametrize(
    ("candidate", "reference", "one", "two", "longest"),
    [
        ("a b c d", "a b c d", 1.0, 1.0, 1.0),
        ("a b c d", "a c b d", 1.0, 0.0, 0.75),
        ("a b", "a b c d", 2 / 3, 0.5, 2 / 3),
        ("a a a", "a", 0.5, 0.0, 0.5),
        ("", "a", 0.0, 0.0, 0.0),
        ("", "", 0.0, 0.0, 0.0),
    ],
)
def test_rouge(
    runner: ModuleType, candidate: str, reference: str, one: float, two: float, longest: float
) -> None:
    a, b = candidate.split(), reference.split()
    assert runner.rouge_n(a, b, 1) == pytest.approx(one)
    assert runner.rouge_n(a, b, 2) == pytest.approx(two)
    assert runner.rouge_l(a, b) == pytest.approx(longest)


def test_bootstrap_finds_a_difference_and_none(runner: ModuleType) -> None:
    low, high, p = runner.bootstrap([0.6, 0.7, 0.8, 0.7] * 6, [0.5] * 24)
    assert 0.1 < low < 0.2 < high < 0.3
    assert p == 0
    low, high, p = runner.bootstrap([0.4, 0.6] * 12, [0.5] * 24)
    assert low < 0 < high
    assert p > 0.2


def test_any_file_of_the_form_is_scored(runner: ModuleType, tmp_path: Path) -> None:
    file = tmp_path / "other.jsonl"
    file.write_text(
        '{"paragraphs": [["أعلنت مصر خطة.", "ارتفع النفط."]], "brief": [[0]]}\n', encoding="utf-8"
    )
    articles = runner.read_articles(file)
    assert articles[0].document.sentences[1].text == "ارتفع النفط."
    table = runner.table(articles)
    assert "| lead | 100.0 |" in table
    assert "editor against editor" not in table
