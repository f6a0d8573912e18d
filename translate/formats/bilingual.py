"""A translation for review: Arabic and English side by side in a Word document, by python-docx."""

from collections.abc import Iterable
from io import BytesIO
from typing import TYPE_CHECKING, Any

from mujaz.glossary import Glossary
from mujaz.translate.formats.word import (
    EPOCH,
    SOFT,
    add_property,
    clean,
    require,
    right_to_left,
    same_bytes,
    shade,
)
from mujaz.translate.forms import doubts
from mujaz.translate.marks import Mark, in_arabic, in_english, pieces
from mujaz.translate.store import ModelInfo
from mujaz.translate.translation import TranslatedDocument, Translation

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph


def to_bilingual(documents: Iterable[TranslatedDocument], model: ModelInfo, glossary: Glossary) -> bytes:
    """Give the bytes of a DOCX file with a row for each sentence: the Arabic, and the English beside it.

    Terms and doubtful places are shaded; what to check stands below the English in small print. Raises
    OutputError where python-docx is missing.
    """
    require()
    import docx
    from docx.shared import Mm, Pt

    page = docx.Document()
    section = page.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(18)
    page.styles["Normal"].font.name, page.styles["Normal"].font.size = "Calibri", Pt(10.5)
    _properties(page)
    _legend(page)
    table: Any = None
    for document in documents:
        if not document.document.start:  # else it goes on with the one before
            page.add_heading(clean(document.document.path or "-"), level=2)
            table = _table(page)
        for translation in document.translations:
            _row(table, translation)
    names = ", ".join(glossary.names) or "none"
    _small(page.add_paragraph(), f"Model {model.name}; glossaries: {names}")
    out = BytesIO()
    page.save(out)
    return same_bytes(out)


def _properties(page: "Document") -> None:
    from datetime import datetime

    core = page.core_properties
    core.title, core.author, core.comments, core.language = "Translation for review", "mujaz", "", "en"
    core.created = core.modified = datetime(*EPOCH)


def _legend(page: "Document") -> None:
    line = page.add_paragraph()
    for text, kind in (("glossary term", "term"), ("to be checked", "doubt")):
        shade(line.add_run(text), kind)
        line.add_run("   ")


def _table(page: "Document") -> Any:
    """Add a table of two columns whose head is repeated on each page."""
    table = page.add_table(rows=1, cols=2, style="Table Grid")
    head = table.rows[0]
    for cell, text in zip(head.cells, ("Arabic", "English"), strict=True):
        cell.paragraphs[0].add_run(text).bold = True
    add_property(head._tr.get_or_add_trPr(), "w:tblHeader")
    return table


def _row(table: Any, translation: Translation) -> None:
    row = table.add_row()
    add_property(row._tr.get_or_add_trPr(), "w:cantSplit")
    source, english = row.cells
    arabic = source.paragraphs[0]
    add_property(arabic._p.get_or_add_pPr(), "w:bidi")
    text, target = translation.sentence.text, translation.text
    terms, issues = translation.terms, translation.issues
    for run in _runs(arabic, text, in_arabic(text, terms, issues, target)):
        right_to_left(run)
    _runs(english.paragraphs[0], target, in_english(target, terms, issues, text))
    for doubt in doubts(terms, issues):
        _small(english.add_paragraph(), f"Check {doubt}")


def _runs(paragraph: "Paragraph", text: str, found: Iterable[Mark]) -> list[Any]:
    runs = []
    for piece, mark in pieces(text, found):
        runs.append(paragraph.add_run(clean(piece)))
        if mark:
            shade(runs[-1], mark.kind)
    return runs


def _small(paragraph: "Paragraph", text: str) -> None:
    from docx.shared import Pt, RGBColor

    paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(2), Pt(2)
    run = paragraph.add_run(clean(text))
    run.font.size, run.font.color.rgb = Pt(8), RGBColor.from_string(SOFT)
