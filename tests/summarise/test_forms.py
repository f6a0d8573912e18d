"""The forms of a brief, by their structure; tests/summarise/test_rendering.py looks at the pictures."""

import io
import json
import re
import sys
import zipfile
from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser

import pytest
from lxml import etree

from mujaz.errors import OutputError
from mujaz.glossary import Glossary
from mujaz.summarise import Brief, brief, forms
from mujaz.summarise.forms import marks
from mujaz.summarise.forms.marks import Mark
from mujaz.translate import Issue, ModelInfo, TranslatedDocument

Translate = Callable[..., TranslatedDocument]
DAY = date(2026, 2, 4)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

LEAD = "فشلت محادثات السلام بين أوكرانيا وروسيا في أبو ظبي بعد 3 أيام."
NEXT = "يصر الكرملين على السيطرة على دونباس رغم الضغط الأمريكي."
ODD = "وصل ويتكوف إلى موسكو & <b>برلين</b> للقاء بوتين."
ENGLISH = {
    LEAD: "However, peace talks between Ukraine and Russia failed in Abu Dhabi after 4 days.",
    NEXT: "The Kremlin insists on control of Donetsk despite US pressure.",
    ODD: "Witkoff came to *Moscow* & <b>Berlin</b> to meet [Putin] برلين.",
}
ISSUES = {
    LEAD: (Issue("number", "in the Arabic only: 3"), Issue("number", "in the English only: 4")),
    ODD: (Issue("untranslated", "Arabic left in the English: برلين"),),
}


@pytest.fixture
def made(translated: Translate) -> Brief:
    return brief(
        [translated(f"{LEAD}\n{NEXT}\n{ODD}\n", "news/a & b.txt", ENGLISH, ISSUES)],
        date=DAY,
        notes=["empty.txt: is empty"],
    )


@pytest.fixture
def many(translated: Translate) -> Brief:
    other = "افتتحت مجموعة راينميتال الألمانية خط إنتاج قذائف المدفعية في أونترلوس."
    texts = {"a.txt": f"{LEAD}\n{NEXT}", "b.txt": f"{LEAD}\n{NEXT}", "c.txt": other}
    return brief([translated(text, path, ENGLISH) for path, text in texts.items()], date=DAY)


def test_text(made: Brief, model: ModelInfo, glossary: Glossary) -> None:
    text = "".join(forms.to_text(made, model, glossary))
    assert "\n• Peace talks between Ukraine and Russia failed in Abu Dhabi after 4 days. [1]\n" in text
    assert "  = “However,” trimmed in front\n" in text
    assert "  ? number: in the Arabic only: 3\n" in text
    assert "  ? term missed: دونباس is Donbas in the glossary\n" in text
    assert "\nNote: empty.txt: is empty\n" in text
    assert text.endswith(
        "[n] is a sentence of news/a & b.txt (3 sentences)\n"
        "model stand-in · glossary conflict · 4 February 2026\n"
    )


def test_text_of_many(many: Brief, model: ModelInfo, glossary: Glossary) -> None:
    text = "".join(forms.to_text(many, model, glossary))
    assert text.startswith("2 stories from 3 articles\n\n1. ")
    assert " (2 articles)\n" in text
    assert "[a.txt 1, b.txt 1]" in text


def test_markdown(made: Brief, model: ModelInfo, glossary: Glossary) -> None:
    text = "".join(forms.to_markdown(made, model, glossary))
    for number, arabic in enumerate((LEAD, NEXT), 1):
        assert re.search(rf"^- .*\[\^{number}\]$", text, re.MULTILINE)
        assert f"\n[^{number}]: {arabic} " in text
    assert "\\*Moscow\\* & \\<b\\>Berlin\\</b\\> to meet \\[Putin\\]" in text
    assert "    **Check:** number: in the Arabic only: 3\n" in text


@pytest.mark.parametrize("title", ["# Rise", "- minus", "1. first", "> more", "+ plus"])
def test_markdown_of_what_looks_like_markdown(
    title: str, translated: Translate, model: ModelInfo, glossary: Glossary
) -> None:
    text = "".join(forms.to_markdown(brief([translated(LEAD, english={LEAD: title})]), model, glossary))
    assert f"\n- {title}[" not in text


def test_json(many: Brief, model: ModelInfo, glossary: Glossary) -> None:
    data = json.loads("".join(forms.to_json(many, model, glossary)))
    assert (data["version"], data["date"], len(data["documents"])) == (1, "2026-02-04", 3)
    assert [story["bullets"] for story in data["stories"]] == [[0, 1], [2]]
    bullet = data["bullets"][0]
    assert [(s["document"], s["same"]) for s in bullet["sentences"]] == [(0, False), (1, True)]
    text = many.documents[0].document.text
    place = bullet["sentences"][0]
    assert text[place["start"] : place["end"]] == place["source"]
    for term in bullet["terms"]:
        assert text[term["start"] : term["end"]] == term["surface"]
    assert bullet.keys() >= {"text", "score", "terms", "issues", "trimmed", "news", "changes"}


class Page(HTMLParser):
    """Checks that tags are closed in order, and collects what a test asks for."""

    VOID = frozenset({"meta", "br", "hr", "img", "link", "input"})

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.marked: list[tuple[str | None, str]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "mark":
            self.marked.append((self.tags[-1][1].get("class"), data))


def test_html(made: Brief, model: ModelInfo, glossary: Glossary) -> None:
    page = "".join(forms.to_html(made, model, glossary))
    parsed = Page(page)
    assert page.startswith('<!DOCTYPE html>\n<html lang="en">')
    assert parsed.open == []
    names = [tag for tag, _ in parsed.tags]
    assert "script" not in names
    assert "b" not in names
    assert not re.search(r"(?:src|href|url\(|@import)", page)  # nothing is loaded
    assert [a for t, a in parsed.tags if t == "p" and a.get("lang") == "ar" and a.get("dir") == "rtl"]
    assert "&lt;b&gt;" in page
    for mark in (
        ("term", "Russia"),
        ("term", "روسيا"),
        ("doubt", "4"),
        ("doubt", "3"),
        ("doubt", "دونباس"),
        ("doubt", "برلين"),
    ):
        assert any(kind == mark[0] and mark[1] in text for kind, text in parsed.marked), mark
    for word in ("prefers-color-scheme: dark", "@media print", "4 February 2026", "Note:", "stand-in"):
        assert word in page


def test_pieces_of_overlapping_marks() -> None:
    text = "abcdef"
    found = [
        Mark(0, 4, "term", "t"),
        Mark(2, 3, "doubt", "d"),
        Mark(4, 6, "term", "u"),
        Mark(5, 6, "term", "v"),
    ]
    cut = [(piece, mark.title if mark else "") for piece, mark in marks.pieces(text, found)]
    assert cut == [("ab", ""), ("c", "d"), ("d", ""), ("ef", "u")]
    assert list(marks.pieces("", [])) == []


def document_xml(data: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def test_docx(made: Brief, model: ModelInfo, glossary: Glossary) -> None:
    root = document_xml(forms.to_docx(made, model, glossary))
    arabic = [p for p in root.iter(f"{W}p") if p.find(f"{W}pPr/{W}bidi") is not None]
    assert ["".join(p.itertext()) for p in arabic] == [LEAD, NEXT, ODD]
    for paragraph in arabic:
        for run in paragraph.iter(f"{W}r"):
            assert run.find(f"{W}rPr/{W}rtl") is not None
    english = ["".join(p.itertext()) for p in root.iter(f"{W}p") if p.find(f"{W}pPr/{W}bidi") is None]
    assert "Peace talks between Ukraine and Russia failed in Abu Dhabi after 4 days." in english
    assert {shade.get(f"{W}fill") for shade in root.iter(f"{W}shd")} == {"E3EFFF", "FFE2A8"}
    assert english[-1].endswith("4 February 2026")


def test_docx_properties_stand_in_the_order_of_the_schema(
    made: Brief, model: ModelInfo, glossary: Glossary
) -> None:
    root = document_xml(forms.to_docx(made, model, glossary))
    runs = "rStyle rFonts b i color sz szCs highlight u shd rtl lang".split()
    paragraphs = "pStyle keepNext bidi spacing ind jc rPr".split()
    for tag, order in (("rPr", runs), ("pPr", paragraphs)):
        for properties in root.iter(f"{W}{tag}"):
            names = [child.tag.removeprefix(W) for child in properties]
            assert names == sorted(names, key=order.index), tag


def test_docx_holds_what_xml_cannot(translated: Translate, model: ModelInfo, glossary: Glossary) -> None:
    made = brief([translated(LEAD, english={LEAD: "Talks\x0b \x00failed\ud800 in Kyiv."})])
    assert "Talks failed in Kyiv." in "".join(document_xml(forms.to_docx(made, model, glossary)).itertext())


def test_docx_is_the_same_every_time(made: Brief, model: ModelInfo, glossary: Glossary) -> None:
    assert forms.to_docx(made, model, glossary) == forms.to_docx(made, model, glossary)


def test_docx_without_python_docx(
    made: Brief, model: ModelInfo, glossary: Glossary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(OutputError, match=r"pip install 'mujaz\[files\]'"):
        forms.to_docx(made, model, glossary)


def test_a_brief_of_nothing_in_every_form(
    translated: Translate, model: ModelInfo, glossary: Glossary
) -> None:
    made = brief([translated("", "empty.txt")])
    for form in (forms.to_text, forms.to_markdown, forms.to_json, forms.to_html):
        assert "empty.txt: left out, it is empty" in "".join(form(made, model, glossary))
    assert "left out" in "".join(document_xml(forms.to_docx(made, model, glossary)).itertext())
