"""Word documents made by python-docx: what it has no name for, the same way for all that write them."""

import zipfile
from io import BytesIO
from typing import Any

from mujaz.errors import OutputError

FILL = {"term": "E3EFFF", "doubt": "FFE2A8"}
SOFT = "5C5F66"
EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest day that a zip file knows


def require() -> None:
    """Raise OutputError, with what to do, where python-docx is missing."""
    try:
        import docx  # noqa: F401
    except ImportError:
        raise OutputError("docx needs python-docx; install it with: pip install 'mujaz[files]'") from None


def shade(run: Any, kind: str) -> None:
    """Give a run the background of a mark of that kind."""
    values = {"w:val": "clear", "w:color": "auto", "w:fill": FILL[kind]}
    add_property(run._r.get_or_add_rPr(), "w:shd", values)


def right_to_left(run: Any) -> None:
    """Set a run as Arabic, in grey."""
    from docx.shared import RGBColor

    run.font.color.rgb = RGBColor.from_string(SOFT)
    run.font.rtl = True
    properties = run._r.get_or_add_rPr()
    properties.get_or_add_rFonts().set(_name("w:cs"), "Arial")
    # The size of right-to-left text has its own property.
    add_property(properties, "w:szCs", {"w:val": "24"})
    add_property(properties, "w:lang", {"w:bidi": "ar-SA"})


def add_property(parent: Any, tag: str, values: dict[str, str] | None = None) -> None:
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
    "w:tblHeader": "w:tblCellSpacing w:jc w:hidden w:ins w:del w:trPrChange".split(),
    "w:cantSplit": "w:trHeight w:tblHeader w:tblCellSpacing w:jc w:hidden w:ins w:del w:trPrChange".split(),
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


def clean(text: str) -> str:
    """Leave out what XML cannot hold."""
    return "".join(
        c
        for c in text
        if c in "\t\n" or (c >= " " and c not in "\ufffe\uffff" and not "\ud800" <= c <= "\udfff")
    )


def same_bytes(data: BytesIO) -> bytes:
    """Pack a zip file anew without the time of day: same in, same out."""
    out = BytesIO()
    with zipfile.ZipFile(data) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return out.getvalue()
