"""`mujaz translate`: forms, streams, bad input. No wording is asserted."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mujaz.cli.main import main
from mujaz.translate import Engine, search

ARABIC = "وصل الوزير إلى باريس.\n\nغادر الوزير أمس. عاد اليوم."
EXAMPLE = Path(__file__).parents[2] / "examples" / "peace-talks.ar.txt"
GLOSSARY = "خطة النسر\tEagle Plan\n"


def run(*args: str, input: str | bytes | None = None) -> Result:  # noqa: A002 - as click names it
    return CliRunner().invoke(main, ["translate", "--beam", "1", *map(str, args)], input=input)


def one_line(result: Result, code: int) -> str:
    """The error of a run that failed as it should: one line, no traceback, nothing on stdout."""
    assert result.exit_code == code, result.output
    assert "Traceback" not in result.output
    lines = [line for line in result.stderr.splitlines() if line.startswith("Error: ")]
    assert len(lines) == 1
    return lines[0]


def test_text_keeps_the_lines() -> None:
    result = run("-", input=ARABIC)
    assert result.exit_code == 0
    assert [bool(line) for line in result.stdout.splitlines()] == [True, False, True]
    assert result.stderr.startswith("3 sentences")


def test_quiet_is_quiet() -> None:
    assert run("-q", input=ARABIC).stderr == ""


def test_json_gives_every_place_back(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("\ufeff" + ARABIC.replace("\n", "\r\n"), encoding="utf-8", newline="")
    glossary = tmp_path / "g.tsv"
    glossary.write_text("باريس\tParis\n")
    data = json.loads(run(str(path), "-f", "json", "-g", str(glossary)).stdout)
    text = ARABIC.replace("\n", "\r\n")
    assert data["version"] == 1
    assert data["model"]["name"] == "mujaz-ar-en"
    assert data["glossaries"][-1] == "g.tsv"
    (document,) = data["documents"]
    assert document["path"] == str(path)
    assert [s["paragraph"] for s in document["sentences"]] == [0, 1, 1]
    for sentence in document["sentences"]:
        assert text[sentence["start"] : sentence["end"]] == sentence["source"]
        for term in sentence["terms"]:
            assert text[term["start"] : term["end"]] == term["surface"]
    assert [t["target"] for t in document["sentences"][0]["terms"]] == ["Paris"]


def test_jsonl_is_a_document_a_line(tmp_path: Path) -> None:
    paths = [tmp_path / "a.txt", tmp_path / "b.txt"]
    for path in paths:
        path.write_text(ARABIC)
    lines = run(*map(str, paths), "-f", "jsonl").stdout.splitlines()
    assert [json.loads(line)["path"] for line in lines] == [str(p) for p in paths]
    assert all(json.loads(line)["version"] == 1 for line in lines)


def test_a_glossary_of_ones_own_is_kept_and_a_bad_line_told(tmp_path: Path) -> None:
    glossary = tmp_path / "mine.tsv"
    glossary.write_text(GLOSSARY + "بلا هدف\n")
    result = run("-g", str(glossary), input="أعلن الوزير خطة النسر أمس.")
    assert "Eagle Plan" in result.stdout
    assert f"{glossary}:2" in result.stderr
    assert result.exit_code == 0


def test_no_glossary_means_no_terms() -> None:
    data = json.loads(run("--no-glossary", "-f", "json", input="وصل إلى دونباس.").stdout)
    assert data["glossaries"] == []
    assert data["documents"][0]["sentences"][0]["terms"] == []


def test_shipped_glossaries_are_switched_on_by_name() -> None:
    data = json.loads(run("-g", "countries,conflict", "-f", "json", input="وصل إلى دونباس.").stdout)
    assert data["glossaries"] == ["countries", "conflict"]
    assert [t["target"] for t in data["documents"][0]["sentences"][0]["terms"]] == ["Donbas"]


def test_strict_ends_with_3_when_a_term_is_missed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Engine, "has_tags", False)
    monkeypatch.setattr(search, "_ROUNDS", 0)
    glossary = tmp_path / "mine.tsv"
    glossary.write_text("الوزير\tSufyan Barqouqi\n")
    result = run("--strict", "--no-glossary", "-g", str(glossary), input=ARABIC)
    assert "terms missed: الوزير (Sufyan Barqouqi)" in one_line(result, 3)
    assert result.stdout.strip()


def test_output_goes_to_a_file_whole(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    result = run("-o", str(path), input=ARABIC)
    assert result.stdout == ""
    assert path.read_text().count("\n") == 3
    assert [p.name for p in tmp_path.iterdir()] == ["out.txt"]


BAD = [
    ("missing.txt", None, "no such file"),
    ("folder", "folder", "is a folder"),
    ("empty.txt", b"", "is empty"),
    ("blank.txt", b" \n\t\n", "is empty"),
    ("picture.png", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(200)), "not a text file"),
    ("english.txt", b"This is an English text.\n", "holds no Arabic"),
]


@pytest.mark.parametrize(("name", "content", "word"), BAD)
def test_bad_input_is_one_line_and_1(
    tmp_path: Path, name: str, content: bytes | str | None, word: str
) -> None:
    path = tmp_path / name
    if content == "folder":
        path.mkdir()
    elif isinstance(content, bytes):
        path.write_bytes(content)
    line = one_line(run(str(path)), 1)
    assert word in line
    assert name in line


def test_a_bad_file_among_good_ones_loses_nothing(tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text(ARABIC)
    result = run(str(good), str(tmp_path / "no.txt"), "-f", "json")
    assert result.exit_code == 1
    assert [d["path"] for d in json.loads(result.stdout)["documents"]] == [str(good)]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "windows-1256"])
def test_other_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(ARABIC.encode(encoding))
    assert run(str(path)).stdout == run(input=ARABIC).stdout


@pytest.mark.parametrize(
    "args", [("-", "-"), ("--beam", "0"), ("-f", "docx"), ("--no-such-option",), ("--beam", "x")]
)
def test_bad_usage_is_2(args: tuple[str, ...]) -> None:
    assert run(*args, input=ARABIC).exit_code == 2


def test_a_bad_glossary_is_1(tmp_path: Path) -> None:
    assert "no.tsv" in one_line(run("-g", str(tmp_path / "no.tsv"), input=ARABIC), 1)


def test_the_ending_of_the_output_tells_the_form(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    run("-o", str(path), input="نعم.")
    assert json.loads(path.read_text())["version"] == 1


# What only a real process shows.


def process(*args: str, **kwargs: object) -> "subprocess.CompletedProcess[bytes]":
    command = [sys.executable, "-m", "mujaz", *args]
    return subprocess.run(command, capture_output=True, **kwargs)  # type: ignore[call-overload,no-any-return]


def test_python_m_mujaz_and_version(tmp_path: Path) -> None:
    assert process("--version", cwd=tmp_path).stdout.startswith(b"mujaz ")


def test_output_is_utf8_whatever_the_locale() -> None:
    env = os.environ | {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    done = process("translate", "-f", "json", "--beam", "1", input="نعم.".encode(), env=env)
    assert "نعم" in done.stdout.decode()


def test_a_full_standard_output_is_one_line() -> None:
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        command = [sys.executable, "-m", "mujaz", "translate", "--beam", "1", "-q"]
        done = subprocess.run(command, input="نعم.".encode(), stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 1
    assert done.stderr.decode().splitlines() == [
        "Error: standard output: cannot be written (No space left on device)"
    ]


@pytest.mark.parametrize(("closed", "word"), [("<&-", "input"), (">&-", "output")])
def test_closed_streams_are_one_line(closed: str, word: str) -> None:
    command = (
        f"{sys.executable} -m mujaz translate --beam 1 -q {EXAMPLE if word == 'output' else ''} {closed}"
    )
    done = subprocess.run(command, shell=True, capture_output=True)
    assert done.returncode == 1
    assert done.stderr.decode() == f"Error: standard {word}: is closed\n"


def test_a_closed_pipe_is_quiet() -> None:
    command = f"{sys.executable} -m mujaz translate --beam 1 -q {EXAMPLE} | true"
    done = subprocess.run(command, shell=True, capture_output=True)
    assert done.stderr == b""


def test_ctrl_c_leaves_no_half_file(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    source = tmp_path / "in.txt"
    source.write_text("\n".join(f"وصل الوزير رقم {i} إلى باريس أمس." for i in range(2000)))
    command = [sys.executable, "-m", "mujaz", "translate", "-q", str(source), "-o", str(path)]
    work = subprocess.Popen(command, stderr=subprocess.PIPE)
    while not list(tmp_path.glob(".out.txt.*")) and work.poll() is None:
        time.sleep(0.05)
    work.send_signal(signal.SIGINT)
    _, stderr = work.communicate(timeout=60)
    assert work.returncode == 130
    assert stderr.decode().splitlines() == ["Error: stopped by Ctrl-C; no output file was touched"]
    assert [p.name for p in tmp_path.iterdir()] == ["in.txt"]


def test_what_is_repeated_is_not_translated_again(monkeypatch: pytest.MonkeyPatch) -> None:
    first = run(input=ARABIC)
    monkeypatch.setattr("mujaz.translate.renderer.search", None)
    assert run(input=ARABIC).stdout == first.stdout
    assert isinstance(run("--no-cache", input=ARABIC).exception, TypeError)


def test_a_run_that_was_killed_goes_on(tmp_path: Path) -> None:
    """Each sentence once, and only what was left is translated by the second run."""
    lines = [f"وصل الوزير رقم {i} إلى باريس." for i in range(500)]
    (source := tmp_path / "in.txt").write_text("\n".join(lines))
    command = [sys.executable, "-m", "mujaz", "translate", "--beam", "1", "-q", str(source), "-f", "json"]
    cache = Path(os.environ["XDG_CACHE_HOME"]) / "mujaz" / "translations.sqlite3"

    def made() -> dict[bytes, float]:
        with closing(sqlite3.connect(cache)) as connection:
            return dict(connection.execute("SELECT key, made FROM renderings"))

    work = subprocess.Popen(command, stdout=subprocess.PIPE)
    while work.poll() is None and not (cache.exists() and len(made()) >= 96):
        time.sleep(0.05)
    work.kill()
    work.communicate()
    before = made()
    assert 96 <= len(before) < 500
    done = subprocess.run(command, capture_output=True, check=True)
    (document,) = json.loads(done.stdout)["documents"]
    assert [s["source"] for s in document["sentences"]] == lines
    assert all(s["text"] for s in document["sentences"])
    assert made().items() >= before.items()
    assert len(made()) == 500


@pytest.mark.parametrize("form", ["text", "json", "jsonl"])
def test_a_long_file_is_translated_in_parts_and_comes_out_as_one(
    form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [f"وصل الوزير رقم {i} إلى باريس.\n" for i in range(40)]
    (source := tmp_path / "in.txt").write_text("\n" + "".join(lines))
    whole = run(str(source), "-f", form, "--marks").stdout
    monkeypatch.setattr("mujaz.translate.documents._PART", 100)
    monkeypatch.setattr("mujaz.files._BLOCK", 100)
    parts = run(str(source), "-f", form, "--marks").stdout
    assert json.loads(parts) == json.loads(whole) if form == "json" else parts == whole


def test_marks_say_what_to_check() -> None:
    text = "This is English.\nوصل الوزير أمس."
    result = run("--marks", input=text)
    first, second, blank, legend = result.stdout.splitlines()
    assert first == "This is English. [?1]"
    assert "[?" not in second
    assert (blank, legend) == ("", "[?1] source: no Arabic in it: copied as it is")
    assert "[?1]" not in run(input=text).stdout
