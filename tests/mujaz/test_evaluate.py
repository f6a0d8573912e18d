"""`mujaz evaluate`: what it prints, what it refuses, what it exits with."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mujaz.cli.evaluate import evaluate
from mujaz.cli.main import main
from mujaz.errors import InputError
from mujaz.evaluation import TOLERANCE, from_files, read_hypotheses

ARABIC = ["انتهت المحادثات في جنيف.", "قتل 12 شخصا في كييف.", "وصل الرئيس إلى باريس.", "لم يعلق الكرملين."]
ENGLISH = [
    "Talks ended in Geneva.",
    "Some 12 were killed in Kyiv.",
    "He arrived in Paris.",
    "No Kremlin comment.",
]
WORSE = ["Talks.", "Some 13 in Kyiv.", "He arrived.", "No comment."]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, texts in (("n.ar", ARABIC), ("n.en", ENGLISH), ("good", ENGLISH), ("worse", WORSE)):
        (tmp_path / name).write_text("".join(f"{text}\n" for text in texts), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def call(*options: str) -> Result:
    return CliRunner().invoke(main, ["evaluate", *options])


def scores(output: str) -> dict[str, float]:
    return {s["name"]: s["value"] for s in json.loads(output)["runs"][0]["scores"]}


@pytest.mark.usefixtures("folder")
def test_a_source_is_translated_and_scored() -> None:
    done = call("n.ar", "-r", "n.en", "-f", "json")
    assert done.exit_code == 0
    run = json.loads(done.stdout)["runs"][0]
    assert len(run["hypotheses"]) == 4
    assert run["system"]["name"] == "mujaz-ar-en"
    assert len(run["system"]["model_sha256"]) == len(run["system"]["glossary_sha256"]) == 64
    assert run["system"]["beam"] == 4
    assert run["seconds"] > 0
    assert scores(done.stdout)["terms"] == 100
    table = call("n.ar", "-r", "n.en", "--no-glossary", "--beam", "1").stdout
    assert "segments/s" in table
    assert "glossary none, beam 1" in table


@pytest.mark.usefixtures("folder")
def test_hypotheses_are_scored_with_and_without_the_arabic() -> None:
    assert scores(call("n.ar", "-r", "n.en", "--hypothesis", "worse", "-f", "json").stdout)["numbers"] == 0
    alone = scores(call("-r", "n.en", "-r", "worse", "--hypothesis", "good", "-f", "json").stdout)
    assert alone.keys() == {"BLEU", "chrF2++", "TER", "names"}
    assert alone["BLEU"] == pytest.approx(100)


def test_two_systems_are_compared_in_one_run_and_from_files(folder: Path) -> None:
    at_once = call("n.ar", "-r", "n.en", "--hypothesis", "good", "--hypothesis", "worse")
    for name in ("good", "worse"):
        call("n.ar", "-r", "n.en", "--hypothesis", name, "-f", "json", "-o", f"{name}.json")
    later = call("--compare", "good.json", "worse.json")
    assert at_once.exit_code == later.exit_code == 0
    assert later.stdout == at_once.stdout
    assert "4 segments changed: 4 for the worse" in later.stdout
    page = call("--compare", "good.json", "worse.json", "-f", "html", "-o", "page.html")
    assert (page.exit_code, page.stdout) == (0, "")
    assert (folder / "page.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_a_baseline_is_written_held_and_broken(folder: Path) -> None:
    options = ["n.ar", "-r", "n.en", "--baseline", "b.json", "--hypothesis"]
    missing = call(*options, "good")
    assert (missing.exit_code, missing.stderr) == (1, "Error: b.json: no such file\n")
    assert call(*options, "good", "--update-baseline").exit_code == 0
    held = call(*options, "good")
    assert held.exit_code == 0
    assert "No score fell" in held.stdout
    before = (folder / "b.json").read_bytes()
    broken = call(*options, "worse")
    assert broken.exit_code == 3
    assert "BLEU fell from" in broken.stdout
    assert broken.stderr.startswith("Error: worse than the baseline: BLEU fell from 100.0 to ")
    assert broken.stderr.count("\n") == 1
    assert (folder / "b.json").read_bytes() == before
    assert call(*options, "worse", "--tolerance", "101").exit_code == 0


def test_a_baseline_is_not_renewed_where_the_output_fails(folder: Path) -> None:
    options = ["-r", "n.en", "--baseline", "b.json", "--update-baseline", "--hypothesis"]
    call(*options, "good")
    before = (folder / "b.json").read_bytes()
    assert call(*options, "worse", "-o", "nofolder/x").exit_code == 1
    assert (folder / "b.json").read_bytes() == before
    assert call(*options, "worse", "-o", "x").exit_code == 0
    assert (folder / "b.json").read_bytes() != before


def test_a_closed_standard_input_is_one_line(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mujaz.files.sys.stdin", None)
    with pytest.raises(InputError, match=r"^standard input: is closed"):
        read_hypotheses("-", from_files("n.ar", ["n.en"]))


def test_the_examples_of_the_help_stand_on_lines_of_their_own() -> None:
    lines = call("--help").stdout.splitlines()
    assert sum(line.strip().startswith("mujaz evaluate ") for line in lines) == 4
    assert "\\b" not in call("--help").stdout


MISUSE = [
    ([], "give a test set"),
    (["n.ar"], "give a test set"),
    (["n.ar", "--testset", "x.tsv"], "either --testset or files"),
    (["-r", "n.en"], "give the translations with --hypothesis"),
    (["n.ar", "-r", "n.en", "--hypothesis", "good", "--model", "m"], "give one of the two"),
    (["n.ar", "-r", "n.en", "--update-baseline"], "--update-baseline needs --baseline"),
    (
        ["n.ar", "-r", "n.en", "--baseline", "b", "--hypothesis", "good", "--hypothesis", "worse"],
        "of one system",
    ),
    (["n.ar", "-r", "n.en", "-f", "html"], "html shows a comparison"),
    (["n.ar", "-r", "n.en", "--hypothesis", "good", "--tolerance", "nan"], "'nan' is not a number"),
    (["--compare", "a.json", "b.json", "--hypothesis", "good"], "--compare takes results"),
]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(("options", "message"), MISUSE)
def test_what_makes_no_sense_together_is_bad_usage(options: list[str], message: str) -> None:
    done = call(*options)
    assert done.exit_code == 2
    assert message in done.stderr


def test_bad_input_is_one_line(folder: Path) -> None:
    (folder / "short").write_text("one\n", encoding="utf-8")
    (folder / "deep.json").write_text("[" * 100_000, encoding="utf-8")
    for options, message in [
        (["n.ar", "-r", "short"], "n.ar: 4 lines, but short has 1;"),
        (["n.ar", "-r", "n.en", "--hypothesis", "short"], "short: 1 line, but n.ar has 4;"),
        (["n.en", "-r", "n.ar"], "n.en: its references are in Arabic;"),
        (["n.ar", "-r", "n.en", "--model", "nowhere"], "nowhere"),
        (["--compare", "n.ar", "n.en"], "n.ar: not JSON"),
        (["--compare", "deep.json", "deep.json"], "deep.json: no evaluation of mujaz's"),
        (["n.ar", "-r", "n.en", "--hypothesis", "good", "--baseline", "deep.json"], "deep.json: no eval"),
        (["--testset", "deep.json"], "deep.json: not an article"),
    ]:
        done = call(*options)
        assert done.exit_code == 1
        assert done.stderr.startswith(f"Error: {message}")
        assert done.stderr.count("\n") == 1


def test_odd_input_is_told_and_scored(folder: Path) -> None:
    (folder / "gaps.en").write_text(
        "\ufeffTalks ended in Geneva.\r\n\r\nHe arrived.\r\nNo.", encoding="utf-8"
    )
    done = call("n.ar", "-r", "gaps.en", "--hypothesis", "good")
    assert done.exit_code == 0
    assert done.stderr == "Warning: n.ar: 1 with an empty reference, kept as pairs: 2\n"
    assert call("n.ar", "-r", "gaps.en", "--hypothesis", "good", "-q").stderr == ""


def test_the_tolerance_is_the_librarys() -> None:
    assert next(p.default for p in evaluate.params if p.name == "tolerance") == TOLERANCE


def test_as_a_command_of_its_own(folder: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "mujaz",
        "evaluate",
        "-r",
        "n.en",
        "--hypothesis",
        "-",
        "--baseline",
        "b.json",
    ]
    write = subprocess.run(
        [*command, "--update-baseline"], input="\n".join(ENGLISH).encode(), capture_output=True
    )
    assert (write.returncode, write.stderr) == (0, b"")
    broken = subprocess.run(command, input="\n".join(WORSE).encode(), capture_output=True)
    assert broken.returncode == 3
    assert broken.stderr.startswith(b"Error: worse than the baseline: ")
    assert broken.stderr.count(b"\n") == 1
