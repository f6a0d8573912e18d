"""`mujaz translate` and `brief` of files with a shape: which form comes out, and where. Greedy, for speed."""

import json
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mujaz.cli.main import main

EXAMPLES = Path(__file__).parents[2] / "examples"
SRT = "1\n00:00:01,000 --> 00:00:03,000\nوصل الوزير إلى باريس أمس.\n"
ENGLISH = "1\n00:00:01,000 --> 00:00:03,000\nThe minister has arrived.\n"
TMX = (
    '<tmx version="1.4"><header srclang="ar"/><body><tu>'
    '<tuv xml:lang="ar"><seg>وصل الوزير إلى باريس أمس.</seg></tuv>'
    '<tuv xml:lang="en"><seg>Yesterday the minister flew in.</seg></tuv>'
    "</tu></body></tmx>"
)


def run(*arguments: str | Path, command: str = "translate", **more: str) -> Result:
    return CliRunner().invoke(main, [command, "--beam", "1", *map(str, arguments)], **more)


@pytest.fixture
def srt(tmp_path: Path) -> Path:
    (path := tmp_path / "talks.ar.srt").write_text(SRT, encoding="utf-8")
    return path


def test_a_file_keeps_its_form(srt: Path, tmp_path: Path) -> None:
    printed = run(srt)
    assert printed.exit_code == 0, printed.output
    assert printed.stdout.startswith("1\n00:00:01,000 --> 00:00:03,000\n")
    assert "Paris" in printed.stdout
    run(srt, "-o", tmp_path / "out.srt")
    assert (tmp_path / "out.srt").read_text() == printed.stdout
    assert run(input=SRT).stdout == printed.stdout


@pytest.mark.parametrize(
    ("arguments", "begins"),
    [
        (["-f", "text"], "The "),
        (["-f", "json"], '{"version": 1'),
        (["-f", "tmx"], "<?xml"),
        (["-f", "xliff"], "<?xml"),
        (["-o", "out.json"], '{"version": 1'),
        (["-o", "out.xlf"], "<?xml"),
        (["-o", "out.txt"], "The "),
    ],
)
def test_or_takes_another(
    srt: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], begins: str
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(srt, *arguments)
    assert result.exit_code == 0, result.output
    written = Path(arguments[1]).read_text() if arguments[0] == "-o" else result.stdout
    assert written.startswith(begins)


@pytest.mark.parametrize("name", ["out.docx", "out.html", "out.csv", "out.pdf"])
def test_no_form_is_made_that_can_only_be_kept(srt: Path, tmp_path: Path, name: str) -> None:
    result = run(srt, "-o", tmp_path / name)
    assert result.exit_code == 2
    assert "this is srt" in result.stderr or "PDF is read only" in result.stderr
    assert not (tmp_path / name).exists()


def test_several_files_go_to_a_folder(srt: Path, tmp_path: Path) -> None:
    (folder := tmp_path / "english").mkdir()
    (tmp_path / "page.html").write_text("<p>وصل الوزير.</p>", encoding="utf-8")
    paths = [srt, tmp_path / "page.html", tmp_path / "no.srt"]
    result = run(*paths, "-o", folder)
    assert result.exit_code == 1
    assert result.stderr.splitlines()[-1].endswith("no.srt: no such file")
    assert sorted(p.name for p in folder.iterdir()) == ["page.en.html", "talks.en.srt"]
    assert "<p>" in (folder / "page.en.html").read_text()
    (tmp_path / "more").mkdir()
    (same := tmp_path / "more" / "talks.ar.srt").write_text(SRT, encoding="utf-8")
    assert "another file of its name" in run(srt, same, "-o", folder).stderr
    assert run(*paths[:2]).exit_code == 2
    assert run(*paths[:2], "-o", tmp_path / "none").exit_code == 2


def test_what_has_no_arabic_comes_out_as_it_went_in(tmp_path: Path) -> None:
    (path := tmp_path / "talks.srt").write_bytes(ENGLISH.replace("\n", "\r\n").encode("utf-8-sig"))
    assert run(path, "-o", tmp_path / "out.srt").exit_code == 0
    assert (tmp_path / "out.srt").read_bytes() == path.read_bytes()


def test_two_columns_to_review(srt: Path, tmp_path: Path) -> None:
    assert run(srt, "--bilingual", "-o", tmp_path / "review.docx").exit_code == 0
    with zipfile.ZipFile(tmp_path / "review.docx") as file:
        text = file.read("word/document.xml").decode()
    assert "وصل الوزير" in text
    assert "Paris" in text


def test_a_memory_comes_before_the_model(srt: Path, tmp_path: Path) -> None:
    (memory := tmp_path / "memory.tmx").write_text(TMX, encoding="utf-8")
    text = "وَصل الوزير إلى باريس أمس.\nوصل الوزير إلى باريس أول أمس."
    result = run("--memory", memory, "-f", "json", input=text)
    first, second = json.loads(result.stdout)["documents"][0]["sentences"]
    assert (first["text"], first["origin"]) == ("Yesterday the minister flew in.", "memory")
    assert [use["outcome"] for use in first["terms"]] == ["missed"]  # Paris: also a memory is audited
    assert second["origin"] == "model"
    assert [match["score"] > 75 for match in second["fuzzy"]] == [True]


def test_a_brief_of_files(srt: Path) -> None:
    result = run(EXAMPLES / "report.ar.docx", "-n", "1", command="brief")
    assert result.exit_code == 0, result.output
    assert result.stdout.count("•") == 1


def test_a_broken_file_is_one_line(tmp_path: Path) -> None:
    (path := tmp_path / "report.docx").write_bytes(b"PK\x03\x04 no more")
    result = run(path, "-o", tmp_path / "out.docx")
    assert result.exit_code == 1
    assert [line for line in result.stderr.splitlines() if line.startswith("Error: ")] != []
    assert len(result.stderr.splitlines()) == 1
    assert not (tmp_path / "out.docx").exists()
