"""`mujaz glossary`: what it prints, where, and what it exits with."""

import json
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from mujaz.cli.main import main

MINE = "دونباس\tDonbas\tregion\nكييف\tKyiv\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a small glossary and a translation of three lines, which is the working directory."""
    monkeypatch.chdir(tmp_path)
    files = {
        "mine.tsv": MINE,
        "broken.tsv": MINE + "شيء\n",
        "other.tsv": "دُونباس\tDonbass\n",
        "a.ar.txt": "في دونباس\nلا شيء\nوكييف ودونباس\n",
        "a.en.txt": "in Donbas\nnothing\nKyiv and the region\n",
        "empty.txt": "",
        "none.ar.txt": "لا شيء\n",
        "page.ar.txt": "لا شيء\f\v\u2028في دونباس\rكييف\r\nكييف",
        "page.en.txt": "nothing\f\u2028in Donbas\nKyiv\nKyiv\n",
        "half.ar.txt": "كييف\n" * 50,
        "half.en.txt": "Kyiv\n" * 29 + "it\n" * 21,
        "draft.tsv": "source\ttarget\tstatus\tfoo\nدونباس\tDonbass\tdraft\nكييف\t?\nعدن\tAden\n",
        "short.en.txt": "in Donbas\n",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, ["glossary", *arguments], input=stdin)


# arguments, exit code, lines that stand in stdout, and in stderr
CASES = [
    ("check mine.tsv --strict", 0, [], ["2 entries, 0 errors and 0 warnings."]),
    (
        "check broken.tsv",
        0,
        ["broken.tsv:3: error: one column only; expected Arabic, a tab, English; left out [unreadable]"],
        ["2 entries, 1 error and 0 warnings."],
    ),
    ("check broken.tsv --strict -q", 3, [], ["Error: the check found 1 error and 0 warnings"]),
    (
        "check mine.tsv other.tsv --strict",
        0,
        ["other.tsv:1: warning: 'دُونباس' -> Donbass overrides Donbas of mine.tsv:1 [conflict]"],
        ["3 entries, 0 errors and 2 warnings."],
    ),
    (
        "check draft.tsv --strict",
        3,
        [
            "draft.tsv:1: warning: column foo is not read (known: source, target, kind, alternatives,"
            " forbidden, after, before, unless, case, translate, status, note) [unreadable]",
            "draft.tsv:3: error: no English yet; left out [unreadable]",
        ],
        ["2 entries (1 not used: draft or retired), 1 error and 1 warning."],
    ),
    ("find دونباس --no-glossary -g draft.tsv", 0, [], []),
    ("check none.tsv mine.tsv", 1, [], ["Error: none.tsv: no such file"]),
    (
        "find a.ar.txt --no-glossary -g mine.tsv",
        0,
        [
            "a.ar.txt:1:4\tدونباس\tDonbas\tmine.tsv:1",
            "a.ar.txt:3:1\tوكييف\tKyiv\tmine.tsv:2",
            "a.ar.txt:3:7\tودونباس\tDonbas\tmine.tsv:1",
        ],
        [],
    ),
    ("find وكييف --no-glossary -g mine.tsv", 0, ["text:1:1\tوكييف\tKyiv\tmine.tsv:2"], []),
    (
        "find كييف وكييف a.ar.txt --no-glossary -g mine.tsv",
        0,
        ["text-1:1:1\tكييف\tKyiv\tmine.tsv:2", "text-2:1:1\tوكييف\tKyiv\tmine.tsv:2"],
        [],
    ),
    (
        "find page.ar.txt --no-glossary -g mine.tsv",
        0,
        [
            "page.ar.txt:1:13\tدونباس\tDonbas\tmine.tsv:1",
            "page.ar.txt:2:1\tكييف\tKyiv\tmine.tsv:2",
            "page.ar.txt:3:1\tكييف\tKyiv\tmine.tsv:2",
        ],
        [],
    ),
    ("find none.txt", 1, [], ["Error: none.txt: no such file"]),
    ("find مفقود.txt", 1, [], ["Error: مفقود.txt: no such file"]),
    ("find أمس/مفقود", 1, [], ["Error: أمس/مفقود: no such file"]),
    ("find", 2, [], []),
    (
        "find دونباس --no-glossary -g mine.tsv -g other.tsv",
        0,
        ["text:1:1\tدونباس\tDonbass\tother.tsv:1"],
        ["Warning: other.tsv:1 دُونباس -> Donbass overrides mine.tsv:1 Donbas"],
    ),
    (
        "find دونباس --no-glossary -g broken.tsv",
        0,
        ["text:1:1\tدونباس\tDonbas\tbroken.tsv:1"],
        ["Warning: broken.tsv:3: one column only; expected Arabic, a tab, English; left out"],
    ),
    (
        "audit a.ar.txt a.en.txt --no-glossary -g mine.tsv",
        0,
        [
            "kept missed forbidden spurious  term",
            "   1      1         0        0  Donbas  دونباس  (missed in line 3)",
            "   1      0         0        0  Kyiv  كييف",
            "66.7% kept: 2 of 3 in 3 lines; 1 missed, 0 forbidden, 0 spurious; 0 inconsistent",
        ],
        [],
    ),
    ("audit a.ar.txt a.en.txt --no-glossary -g mine.tsv --fail-under 66", 0, [], []),
    (
        "audit a.ar.txt a.en.txt --no-glossary -g mine.tsv --fail-under 67",
        3,
        ["   1      0         0        0  Kyiv  كييف"],
        [
            "Error: a.en.txt: under 67 %; 66.7% kept: 2 of 3 in 3 lines;"
            " 1 missed, 0 forbidden, 0 spurious; 0 inconsistent"
        ],
    ),
    (
        "audit a.ar.txt short.en.txt",
        1,
        [],
        [
            "Error: a.ar.txt has 3 lines and short.en.txt has 1;"
            " each line needs its translation on the same line"
        ],
    ),
    ("audit page.ar.txt page.en.txt --no-glossary -g mine.tsv --fail-under 100", 0, [], []),
    ("audit half.ar.txt half.en.txt --no-glossary -g mine.tsv --fail-under 58", 0, [], []),
    (
        "audit a.en.txt a.ar.txt --fail-under 98",
        1,
        [],
        ["Error: a.en.txt: holds no Arabic; name the Arabic text first, then its translation"],
    ),
    ("audit empty.txt empty.txt --fail-under 98", 1, [], []),
    (
        "audit a.ar.txt a.ar.txt",
        1,
        [],
        ["Error: a.ar.txt: is mostly Arabic; name the Arabic text first, then its translation"],
    ),
    (
        "audit none.ar.txt short.en.txt --no-glossary -g mine.tsv --fail-under 1",
        1,
        ["no terms found in 1 line; 0 missed, 0 forbidden, 1 spurious; 0 inconsistent"],
        ["Error: none.ar.txt: no terms found; nothing was checked"],
    ),
    ("audit a.ar.txt a.en.txt --fail-under nan", 2, [], []),
    ("audit a.ar.txt", 2, [], []),
]


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(("command", "code", "out", "err"), CASES)
def test_command(command: str, code: int, out: list[str], err: list[str]) -> None:
    done = run(*command.split())
    assert done.exit_code == code, done.output
    assert [line for line in out if line not in done.stdout.splitlines()] == []
    assert [line for line in err if line not in done.stderr.splitlines()] == []
    assert "Traceback" not in done.output


@pytest.mark.usefixtures("here")
def test_find_reads_standard_input_and_writes_json() -> None:
    done = run("find", "-", "-f", "json", "--no-glossary", "-g", "mine.tsv", stdin="\r\nفي كييف")
    assert json.loads(done.stdout) == {
        "version": 1,
        "glossaries": ["mine.tsv"],
        "hits": [
            {
                "path": "standard input", "line": 2, "column": 4, "start": 5, "end": 9,
                "surface": "كييف", "source": "كييف", "target": "Kyiv", "origin": "mine.tsv:2",
            }
        ],
    }  # fmt: skip


def test_audit_writes_json_whole(here: Path) -> None:
    done = run(*"audit a.ar.txt a.en.txt --no-glossary -g mine.tsv -f json -o out.json".split())
    assert (done.exit_code, done.stdout) == (0, "")
    value = json.loads((here / "out.json").read_text(encoding="utf-8"))
    terms = value.pop("terms")
    assert value == {
        "version": 1, "glossaries": ["mine.tsv"], "lines": 3, "occurrences": 3, "accuracy": 0.6667,
        "kept": 2, "missed": 1, "forbidden": 0, "spurious": 0, "inconsistent": 0,
    }  # fmt: skip
    assert terms[0] == {
        "source": "دونباس", "target": "Donbas", "origin": "mine.tsv:1",
        "kept": 1, "missed": 1, "forbidden": 0, "spurious": 0, "inconsistent": False,
        "forms": {"Donbas": 1}, "fault_lines": {"missed": [3], "forbidden": [], "spurious": []},
    }  # fmt: skip


def test_many_warnings_are_cut_short(here: Path) -> None:
    (here / "bad.tsv").write_text(MINE + "شيء\n" * 40, encoding="utf-8")
    done = run("find", "كييف", "--no-glossary", "-g", "bad.tsv")
    assert len(done.stderr.splitlines()) == 6
    assert done.stderr.splitlines()[-1] == "Warning: 35 more like these; mujaz glossary check lists them"


def test_check_without_file_checks_the_shipped_glossary() -> None:
    done = run("check", "--strict")
    assert done.exit_code == 0
    assert " entries, 0 errors and " in done.stderr


@pytest.mark.usefixtures("here")
def test_check_tells_what_a_file_overrides_in_the_shipped_glossary() -> None:
    alone, named = run("check", "other.tsv"), run("check", "other.tsv", "conflict")
    assert alone.stdout.startswith(
        "other.tsv:1: warning: 'دُونباس' -> Donbass overrides Donbas of the shipped conflict.tsv:"
    )
    assert alone.stderr == "1 entry, 0 errors and 1 warning.\n"
    assert "'دُونباس' -> Donbass overrides Donbas of conflict.tsv:" in named.stdout
    assert "[override]" not in named.stdout


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("command", ["find -", "check -", "convert - -", "suggest -"])
def test_closed_standard_input_is_said_in_a_line(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(click.ClickException, match=r"^standard input: is closed$"):
        main(["glossary", *command.split()], standalone_mode=False)


def test_a_long_text_and_a_text_in_lines_are_no_paths(here: Path) -> None:
    for text in ("كييف " * 100 + "5/3", "كييف\n5/3"):
        done = run("find", text, "--no-glossary", "-g", "mine.tsv")
        assert done.stdout.startswith("text:1:1\tكييف")


def test_suggest_prints_a_glossary_that_can_be_read_again(here: Path) -> None:
    (here / "news.txt").write_text("زار ويتكوف بلدة ريني.\nوبلدة ريني هادئة.\n", encoding="utf-8")
    done = run("suggest", "news.txt", "--no-glossary", "--no-draft", "-o", "new.tsv")
    assert done.exit_code == 0
    assert done.stderr == "1 suggestion from 2 sentences; check each before use.\n"
    comment, header, line = (here / "new.tsv").read_text(encoding="utf-8").splitlines()
    assert comment.startswith("# Rows count once `draft` is taken out")
    assert header.startswith("source\ttarget\t")
    assert line.startswith("بلدة ريني\t?\t")
    assert "2x: زار ويتكوف بلدة ريني." in line
    refused = run("check", "new.tsv")
    assert refused.exit_code == 1
    assert "(new.tsv:3: no English yet; left out)" in refused.stderr
    (here / "new.tsv").write_text(f"{comment}\n{header}\n{line.replace('?', 'Rini')}\n", encoding="utf-8")
    assert run("check", "new.tsv", "--strict").exit_code == 0
    assert run("find", "بلدة ريني", "--no-glossary", "-g", "new.tsv").stdout == ""


def test_suggest_drafts_with_the_model(here: Path) -> None:
    (here / "news.txt").write_text("زار الوزير جزيرة القرم.\nوعاد من جزيرة القرم.\n", encoding="utf-8")
    done = run("suggest", "news.txt", "--no-glossary", "-n", "5")
    assert done.exit_code == 0
    assert "جزيرة القرم\tCrime" in done.stdout


def test_suggest_with_a_missing_file_still_does_the_others(here: Path) -> None:
    done = run("suggest", "none.txt", "a.ar.txt", "--no-draft", "--no-glossary")
    assert done.exit_code == 1
    assert "\nsource\ttarget" in done.stdout
    assert done.stderr.splitlines()[-1] == "Error: none.txt: no such file"


def test_suggest_with_nothing_to_read_writes_nothing(here: Path) -> None:
    done = run("suggest", "none.txt", "--no-draft", "-o", "mine.tsv")
    assert (done.exit_code, done.output) == (1, "Error: none.txt: no such file\n")
    assert (here / "mine.tsv").read_text(encoding="utf-8") == MINE
