"""The table for review: Arabic and English side by side, terms and doubtful places marked."""

import io
import re
import zipfile
from typing import Any

import docx

from mujaz.glossary import Glossary, Matcher, Term
from mujaz.translate import Document, Issue, TranslatedDocument, Translation, audit
from mujaz.translate.formats.bilingual import to_bilingual
from mujaz.translate.store import ModelInfo

GLOSSARY = Glossary((Term(("بوتين",), "Putin"), Term(("كييف",), "Kyiv")))
MODEL = ModelInfo("model")


def made(*pairs: tuple[str, str, tuple[Issue, ...]]) -> TranslatedDocument:
    document = Document.from_text("\n".join(source for source, _, _ in pairs), "a.txt")
    matcher = Matcher(GLOSSARY)
    return TranslatedDocument(
        document,
        tuple(
            Translation(s, text, None, audit(matcher.find(s.text), text), issues)
            for s, (_, text, issues) in zip(document.sentences, pairs, strict=True)
        ),
    )


def shaded(cell: Any) -> list[tuple[str, str]]:
    """Give the marked runs of a cell with their colour."""
    runs = [run for paragraph in cell.paragraphs for run in paragraph.runs]
    fills = [(run.text, re.search('w:fill="(\\w+)"', run._r.xml)) for run in runs]
    return [(text, fill[1]) for text, fill in fills if fill]


def test_a_row_for_each_sentence_with_terms_and_doubts() -> None:
    number = Issue("number", "12 in the Arabic, 13 in the English")
    done = made(("وصل بوتين إلى كييف.", "Putin came.", ()), ("قتل 12 شخصا.", "13 were killed.", (number,)))
    data = to_bilingual([done, made(("نعم.", "Yes.", ()))], MODEL, GLOSSARY)
    assert data == to_bilingual([done, made(("نعم.", "Yes.", ()))], MODEL, GLOSSARY)
    first, second = docx.Document(io.BytesIO(data)).tables
    texts = [[cell.text for cell in row.cells] for row in first.rows[1:]]
    assert texts == [
        ["وصل بوتين إلى كييف.", "Putin came.\nCheck term missed: كييف is Kyiv in the glossary"],
        ["قتل 12 شخصا.", "13 were killed.\nCheck number: 12 in the Arabic, 13 in the English"],
    ]
    assert [cell.text for cell in second.rows[1].cells] == ["نعم.", "Yes."]
    term, doubt = "E3EFFF", "FFE2A8"
    assert [[shaded(cell) for cell in row.cells] for row in first.rows[1:]] == [
        [[("بوتين", term), ("كييف", doubt)], [("Putin", term)]],
        [[("12", doubt)], [("13", doubt)]],
    ]


def test_the_arabic_runs_from_right_to_left() -> None:
    data = to_bilingual([made(("نعم.", "Yes.", ()))], MODEL, GLOSSARY)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        xml = package.read("word/document.xml").decode()
    assert re.search("<w:bidi/>.*<w:rtl/>.*نعم", xml, re.DOTALL)
    assert not re.search("<w:bidi/>.*Yes", xml[xml.index("نعم") :], re.DOTALL)
