"""The fixture in a suite of someone else's: three lines, run by pytest itself."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

SUITE = """
def test_translations_hold(mujaz_regression):
    mujaz_regression("desk.jsonl", "baseline.json")
"""
ARTICLE = {
    "paragraphs": [
        ["انتهت المحادثات في جنيف.", "قتل 12 شخصا في كييف.", "وصل الرئيس إلى باريس.", "لم يعلق الكرملين."]
    ],
    "reference": [
        ["Talks ended in Geneva.", "12 killed in Kyiv.", "He arrived in Paris.", "No Kremlin comment."]
    ],
}


def run_pytest(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pytest", "-q", "--rootdir", str(folder), *options, str(folder)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd="/", check=False)


@pytest.fixture(scope="module")
def suite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("suite")
    (folder / "test_quality.py").write_text(SUITE, encoding="utf-8")
    (folder / "desk.jsonl").write_text(json.dumps(ARTICLE), encoding="utf-8")
    return folder


def test_three_lines_guard_a_suite(suite: Path) -> None:
    missing = run_pytest(suite)
    assert missing.returncode == 1
    assert "baseline.json: no baseline yet; write it with pytest --mujaz-update-baselines" in missing.stdout

    assert run_pytest(suite, "--mujaz-update-baselines").returncode == 0
    assert run_pytest(suite).returncode == 0

    baseline = suite / "baseline.json"
    better = json.loads(baseline.read_text(encoding="utf-8"))
    better["runs"][0]["hypotheses"] = ARTICLE["reference"][0]
    baseline.write_text(json.dumps(better), encoding="utf-8")
    worse = run_pytest(suite)
    assert worse.returncode == 1
    assert "BLEU fell from 100.0 to" in worse.stdout
    assert "this run   " in worse.stdout
    assert "Traceback" not in worse.stdout


def test_the_plugin_costs_other_suites_nothing() -> None:
    code = "import sys, mujaz.pytest_plugin; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd="/")
    assert not {"numpy", "sacrebleu", "mujaz.evaluation", "mujaz.translate"} & set(done.stdout.split())
