"""A brief as a word processor's document (DOCX), by python-docx; it comes with the extra `files`."""

from collections.abc import Iterable
from datetime import datetime, time
from io import BytesIO
from typing import TYPE_CHECKING

from mujaz.glossary import Glossary
from mujaz.summarise.brief import Brief, Bullet
from mujaz.summarise.forms import marks, says
from mujaz.translate import ModelInfo
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

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph


def to_docx(brief: Brief, model: ModelInfo, glossary: Glossary) -> bytes:
    """Give the brief as the bytes of a DOCX file: the Arabic under each bullet, from right to left.

    Raises OutputError where python-docx is missing.
    """
    require()
    import docx
    from docx.shared import Mm, Pt

    document = docx.Document()
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(22)
    document.styles["Normal"].font.name, document.styles["Normal"].font.size = "Calibri", Pt(11)
    _properties(document, brief)
    document.add_heading(clean(brief.title), level=1)
    for story in brief.stories:
        if len(brief.stories) > 1:
            document.add_heading(clean(says.heading(story)), level=2)
        for bullet in story.bullets:
            _bullet(document, brief, bullet)
    for line in [*(f"Note: {note}" for note in brief.notes), *says.foot(brief, model, glossary)]:
        _small(document, line, before=8)
    out = BytesIO()
    document.save(out)
    return same_bytes(out)


def _properties(document: "Document", brief: Brief) -> None:
    day = datetime.combine(brief.date, time()) if brief.date else datetime(*EPOCH)
    core = document.core_properties
    core.title, core.author, core.comments, core.language = clean(brief.title), "mujaz", "", "en"
    core.created = core.modified = day


def _bullet(document: "Document", brief: Brief, bullet: Bullet) -> None:
    from docx.shared import Pt

    line = document.add_paragraph(style="List Bullet")
    line.paragraph_format.space_after, line.paragraph_format.space_before = Pt(2), Pt(10)
    line.paragraph_format.keep_with_next = True
    if bullet.news in ("new", "changed"):
        line.add_run(f"{bullet.news.upper()} ").bold = True
    _runs(line, bullet.text, marks.english(bullet))
    for source in bullet.parts:
        arabic = document.add_paragraph()
        arabic.paragraph_format.space_after = Pt(2)
        arabic.paragraph_format.keep_with_next = True
        add_property(arabic._p.get_or_add_pPr(), "w:bidi")
        _runs(arabic, source.sentence.text, marks.arabic(bullet, source), arabic=True)
    for remark in says.remarks(bullet):
        _small(document, remark)
    for doubt in says.doubts(bullet):
        _small(document, f"Check {doubt}")
    _small(document, says.cited(brief, bullet))


def _runs(paragraph: "Paragraph", text: str, found: Iterable[marks.Mark], *, arabic: bool = False) -> None:
    for piece, mark in marks.pieces(text, found):
        run = paragraph.add_run(clean(piece))
        if arabic:
            right_to_left(run)
        if mark:
            shade(run, mark.kind)


def _small(document: "Document", text: str, before: int = 0) -> None:
    from docx.shared import Pt, RGBColor

    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_after, paragraph.paragraph_format.space_before = Pt(2), Pt(before)
    run = paragraph.add_run(clean(text))
    run.font.size, run.font.color.rgb = Pt(9), RGBColor.from_string(SOFT)
