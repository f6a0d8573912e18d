"""A brief as a word processor's document (DOCX), by python-docx; it comes with the extra `docx`."""

import zipfile
from collections.abc import Iterable
from datetime import datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Any

from mujaz.errors import OutputError
from mujaz.glossary import Glossary
from mujaz.summarise.brief import Brief, Bullet
from mujaz.summarise.forms import marks, says
from mujaz.translate import ModelInfo

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_FILL = {"term": "E3EFFF", "doubt": "FFE2A8"}
_SOFT = "5C5F66"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest day that a zip file knows


def require() -> None:
    """Raise OutputError, with what to do, where python-docx is missing."""
    try:
        import docx  # noqa: F401
    except ImportError:
        raise OutputError("docx needs python-docx; install it with: pip install 'mujaz[docx]'") from None


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
    document.add_heading(_clean(brief.title), level=1)
    for story in brief.stories:
        if len(brief.stories) > 1:
            document.add_heading(_clean(says.heading(story)), level=2)
        for bullet in story.bullets:
            _bullet(document, brief, bullet)
    for line in [*(f"Note: {note}" for note in brief.notes), *says.foot(brief, model, glossary)]:
        _small(document, line, before=8)
    out = BytesIO()
    document.save(out)
    return _same_bytes(out)


def _properties(document: "Document", brief: Brief) -> None:
    day = datetime.combine(brief.date, time()) if brief.date else datetime(*_EPOCH)
    core = document.core_properties
    core.title, core.author, core.comments, core.language = _clean(brief.title), "mujaz", "", "en"
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
        _property(arabic._p.get_or_add_pPr(), "w:bidi")
        _runs(arabic, source.sentence.text, marks.arabic(bullet, source), arabic=True)
    for remark in says.remarks(bullet):
        _small(document, remark)
    for doubt in says.doubts(bullet):
        _small(document, f"Check {doubt}")
    _small(document, says.cited(brief, bullet))


def _runs(paragraph: "Paragraph", text: str, found: Iterable[marks.Mark], *, arabic: bool = False) -> None:
    for piece, mark in marks.pieces(text, found):
        run = paragraph.add_run(_clean(piece))
        if arabic:
            _right_to_left(run)
        if mark:
            _property(
                run._r.get_or_add_rPr(),
                "w:shd",
                {"w:val": "clear", "w:color": "auto", "w:fill": _FILL[mark.kind]},
            )


def _right_to_left(run: Any) -> None:
    from docx.shared import RGBColor

    run.font.color.rgb = RGBColor.from_string(_SOFT)
    run.font.rtl = True
    properties = run._r.get_or_add_rPr()
    properties.get_or_add_rFonts().set(_name("w:cs"), "Arial")
    # The size of right-to-left text has its own property.
    _property(properties, "w:szCs", {"w:val": "24"})
    _property(properties, "w:lang", {"w:bidi": "ar-SA"})


def _small(document: "Document", text: str, before: int = 0) -> None:
    from docx.shared import Pt, RGBColor

    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_after, paragraph.paragraph_format.space_before = Pt(2), Pt(before)
    run = paragraph.add_run(_clean(text))
    run.font.size, run.font.color.rgb = Pt(9), RGBColor.from_string(_SOFT)


def _property(parent: Any, tag: str, values: dict[str, str] | None = None) -> None:
    """Add a property that python-docx has no name for, where the schema wants it."""
    from docx.oxml.parser import OxmlElement

    element = OxmlElement(tag)
    for key, value in (values or {}).items():
        element.set(_name(key), value)
    # The order of CT_PPr and CT_RPr (ISO/IEC 29500-1, 17.3): Word refuses files that break it.
    after = _FOLLOWERS[tag]
    parent.insert_element_before(element, *after)


_FOLLOWERS = {
    "w:bidi": (
        "w:adjustRightInd w:snapToGrid w:spacing w:ind w:contextualSpacing w:mirrorIndents w:suppressOverlap"
        " w:jc w:textDirection w:textAlignment w:textboxTightWrap w:outlineLvl w:divId w:cnfStyle w:rPr"
        " w:sectPr w:pPrChange"
    ).split(),
    "w:szCs": (
        "w:highlight w:u w:effect w:bdr w:shd w:fitText w:vertAlign w:rtl w:cs w:em w:lang w:eastAsianLayout"
        " w:specVanish w:oMath"
    ).split(),
    "w:shd": "w:fitText w:vertAlign w:rtl w:cs w:em w:lang w:eastAsianLayout w:specVanish w:oMath".split(),
    "w:lang": "w:eastAsianLayout w:specVanish w:oMath".split(),
}


def _name(tag: str) -> str:
    from docx.oxml.ns import qn

    return str(qn(tag))


def _clean(text: str) -> str:
    """Leave out what XML cannot hold."""
    return "".join(
        c
        for c in text
        if c in "\t\n" or (c >= " " and c not in "\ufffe\uffff" and not "\ud800" <= c <= "\udfff")
    )


def _same_bytes(data: BytesIO) -> bytes:
    """Pack a zip file anew without the time of day: same in, same out."""
    out = BytesIO()
    with zipfile.ZipFile(data) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return out.getvalue()
