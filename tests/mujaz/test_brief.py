"""`mujaz brief`: what it parses, prints and exits with. Only the example is translated by the model."""

import json
import sys
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mujaz.cli.main import main
from mujaz.glossary import Glossary
from mujaz.translate import Document, ModelInfo, TranslatedDocument, Translation

ARTICLE = (
    "هدنة قرب المحطة النووية\n"
    "أعلنت الوكالة الدولية للطاقة الذرية وقفا محليا لإطلاق النار قرب محطة زابوريجيا.\n"
    "تعتمد المحطة على 8 مولدات ديزل منذ انقطاع خط الكهرباء في يناير.\n"
    "تبدأ فرق الصيانة عملها خلال 48 ساعة بعد إزالة الألغام من الممر.\n"
)


class StandIn:
    """Translates nothing and says so."""

    model = ModelInfo("stand-in")
    glossary = Glossary()

    def outline(self, document: Document) -> TranslatedDocument:
        return TranslatedDocument(
            document, tuple(Translation(s, "", None, origin="pending") for s in document.sentences)
        )

    def complete(
        self,
        documents: Iterable[TranslatedDocument],
        on_progress: Callable[[int], None] | None = None,
        only: Collection[tuple[int, int]] | None = None,
    ) -> Iterator[TranslatedDocument]:
        for d, document in enumerate(documents):
            yield TranslatedDocument(
                document.document,
                tuple(
                    replace(t, text=f"English of {t.sentence.text}", origin="model")
                    if only is None or (d, i) in only
                    else t
                    for i, t in enumerate(document.translations)
                ),
            )


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Result]:
    monkeypatch.setattr("mujaz.cli.brief.translator", lambda *_, **__: StandIn())
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "empty.txt").write_text(" \n", encoding="utf-8")
    (tmp_path / "page.txt").write_text("اقرأ أيضا: شتاء بلا غاز\n(رويترز)\n", encoding="utf-8")
    return lambda *arguments, **more: CliRunner().invoke(main, ["brief", *arguments], **more)


def test_the_example(example: TranslatedDocument, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the issue asks of the example's brief, on the real translation."""
    stand_in = StandIn()
    monkeypatch.setattr(stand_in, "complete", lambda *_: iter([example]))
    monkeypatch.setattr("mujaz.cli.brief.translator", lambda *_, **__: stand_in)
    result = CliRunner().invoke(main, ["brief", str(example.document.path), "--date", "2026-02-04"])
    assert result.exit_code == 0, result.output
    bullets = [line for line in result.stdout.splitlines() if line.startswith("•")]
    assert len(bullets) == 5
    text = " ".join(bullets)
    for word in ("Donbas", "138", "drones", "Anchorage formula", "guarantees"):
        assert word in text
    assert "4 February 2026" in result.stdout


def test_bullets_cite_their_sentence(run: Callable[..., Result]) -> None:
    result = run("a.txt", "-n", "2")
    assert result.exit_code == 0
    assert result.stdout.startswith("English of هدنة قرب المحطة النووية\n\n• ")
    assert result.stdout.count("•") == 2


def test_standard_input(run: Callable[..., Result]) -> None:
    result = run("-f", "json", input=ARTICLE)
    data = json.loads(result.stdout)
    assert data["version"] == 1
    assert [s["index"] for b in data["bullets"] for s in b["sentences"]] == [1, 2, 3]


@pytest.mark.parametrize(
    ("name", "opening"),
    [
        ("out.md", b"# English"),
        ("out.html", b"<!DOCTYPE html>"),
        ("out.json", b'{"version": 1'),
        ("out.docx", b"PK"),
        ("out.txt", b"English of"),
        ("OUT.TXT", b"English of"),
        ("out", b"English of"),
    ],
)
def test_the_ending_of_the_output_names_the_form(
    run: Callable[..., Result], tmp_path: Path, name: str, opening: bytes
) -> None:
    result = run("a.txt", "-o", name)
    assert (result.exit_code, result.stdout) == (0, "")
    assert (tmp_path / name).read_bytes().startswith(opening)


def test_the_form_asked_for_wins(run: Callable[..., Result], tmp_path: Path) -> None:
    for name in ("out.json", "out.rst"):
        run("a.txt", "-o", name, "-f", "markdown")
        assert (tmp_path / name).read_text(encoding="utf-8").startswith("# ")


def test_a_binary_form_goes_into_a_pipe(run: Callable[..., Result]) -> None:
    result = run("a.txt", "-f", "docx")
    assert result.stdout_bytes.startswith(b"PK")


def test_docx_without_python_docx_fails_before_the_work(
    run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    result = run("a.txt", "-o", "out.docx")
    assert result.exit_code == 1
    assert "pip install 'mujaz[files]'" in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1


def test_bad_articles_among_good_ones(run: Callable[..., Result]) -> None:
    result = run("a.txt", "empty.txt", "page.txt")
    assert result.exit_code == 1
    assert result.stdout.count("•") == 3
    assert "Note: empty.txt: is empty" in result.stdout
    assert "Note: page.txt: left out, no usable sentence" in result.stdout
    assert "Error: empty.txt" in result.stderr


def test_no_usable_sentence(run: Callable[..., Result]) -> None:
    result = run("page.txt")
    assert result.exit_code == 1
    assert result.stdout.startswith("No news to report\n")
    assert "Error: no usable sentence: page.txt" in result.stderr


@pytest.mark.parametrize("name", ["out.md", "out.docx"])
def test_no_file_is_written_where_there_is_no_story(
    run: Callable[..., Result], tmp_path: Path, name: str
) -> None:
    (tmp_path / name).write_text("yesterday's", encoding="utf-8")
    assert run("page.txt", "-o", name).exit_code == 1
    assert run("page.txt", "-o", f"new-{name}").exit_code == 1
    assert (tmp_path / name).read_text(encoding="utf-8") == "yesterday's"
    assert not (tmp_path / f"new-{name}").exists()


def test_since(run: Callable[..., Result], tmp_path: Path) -> None:
    run("a.txt", "-o", "before.json")
    new = "أعلنت وزارة الطاقة انقطاع الكهرباء عن مدينة أوديسا بعد هجوم على محطة التوليد."
    (tmp_path / "a.txt").write_text(ARTICLE + new, encoding="utf-8")
    result = run("a.txt", "--since", "before.json")
    first = next(line for line in result.stdout.splitlines() if line.startswith("•"))
    assert first.startswith(f"• NEW: English of {new}")


@pytest.mark.parametrize(
    ("arguments", "code", "word"),
    [
        (
            ["a.txt", "--since", "a.txt"],
            1,
            "a.txt: not a brief in JSON; write one with mujaz brief ARTICLES -o earlier.json",
        ),
        (["a.txt", "--since", "none.json"], 1, "no such file"),
        (["a.txt", "-n", "0"], 2, "0 is not in the range"),
        (["a.txt", "--ratio", "1.5"], 2, "1.5 is not in the range"),
        (["a.txt", "--method", "best"], 2, "'best' is not one of"),
        (["a.txt", "--ratio", "nan"], 2, "'nan' is not a number"),
        (["a.txt", "-o", "out.pdf"], 2, "out.pdf: .pdf names no form"),
        (["a.txt", "--date", "yesterday"], 2, "does not match the format"),
        (["none.txt"], 1, "none.txt: no such file"),
    ],
)
def test_mistakes(run: Callable[..., Result], arguments: list[str], code: int, word: str) -> None:
    result = run(*arguments)
    assert result.exit_code == code
    assert word in result.stderr
    assert "Traceback" not in result.stderr


def test_the_methods_offered_are_those_there_are() -> None:
    from mujaz.cli.brief import _METHODS
    from mujaz.summarise import METHODS

    assert _METHODS == METHODS
