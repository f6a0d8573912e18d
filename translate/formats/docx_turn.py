"""Turning a Word document from right-to-left to left-to-right.

In Word's terms left and right of indents, tabs and alignments are the leading and trailing side: taking
`w:bidi` away mirrors them. What Arabic text is set in has properties of its own (complex script: `bCs`,
`szCs`, `rFonts/@cs`); they become those of Latin text. ISO/IEC 29500-1, 17.3.
"""

import re
from typing import Any

from mujaz.translate.formats.docx_package import W

_DIRECTIONS = tuple(f"{W}{tag}" for tag in ("bidi", "rtl", "bidiVisual", "rtlGutter", "cs"))
_RIGHT = ("right", "end")
_LATIN = {f"{W}bCs": f"{W}b", f"{W}iCs": f"{W}i", f"{W}szCs": f"{W}sz"}
# Fonts with no Latin letters worth reading, by what their names begin with.
_ARABIC_FONT = re.compile(
    r"(?:traditional|simplified|sakkal|andalus|akhbar|aldhabi|decotype|arabic|urdu|kfgqpc|kacst|al[ -]|diwani"
    r"|pt bold|monotype koufi|old antic|mcs |b (?:nazanin|mitra|lotus|zar|titr)|scheherazade|amiri|lateef"
    r"|noto (?:naskh|kufi|sans arabic)|geeza|baghdad|damascus|nadeem|farah)",
    re.IGNORECASE,
)
_PLAIN_FONT = "Times New Roman"
_NUMBERS = {"arabicAlpha": "lowerLetter", "arabicAbjad": "lowerLetter", "hindiNumbers": "decimal"}


def is_on(element: Any) -> bool:
    """Whether an on-off property is there and on."""
    return element is not None and element.get(f"{W}val", "1") not in ("0", "false", "off")


def turn_all(root: Any) -> None:
    """Turn all of a part: paragraphs, sections, tables, styles, list levels and the form of their text."""
    for element in list(root.iter(f"{W}rPr")):
        # Of a run that is not from right to left, what holds for Arabic letters holds for none.
        if element.getparent().tag != f"{W}r" or any(is_on(element.find(f"{W}{t}")) for t in ("rtl", "cs")):
            turn_text(element)
    for element in root.iter(f"{W}tblPr"):
        # Word takes the right of such a table for its trailing side, LibreOffice for the right.
        side = element.find(f"{W}jc")
        if is_on(element.find(f"{W}bidiVisual")) and side is not None and side.get(f"{W}val") in _RIGHT:
            element.remove(side)
    for element in list(root.iter(*_DIRECTIONS)):
        if is_on(element):
            element.getparent().remove(element)
    for element in root.iter(f"{W}numFmt"):
        value = element.get(f"{W}val")
        element.set(f"{W}val", _NUMBERS.get(value, value))


def turn_text(properties: Any) -> None:
    """Turn run properties (`w:rPr`): what held for Arabic letters now holds for Latin ones."""
    for arabic, latin in _LATIN.items():
        if (old := properties.find(arabic)) is not None:
            for element in properties.findall(latin):
                properties.remove(element)
            new = properties.makeelement(latin, dict(old.attrib))
            old.addprevious(new)
    for tag in ("rtl", "cs"):
        for element in properties.findall(f"{W}{tag}"):
            properties.remove(element)
    if (fonts := properties.find(f"{W}rFonts")) is not None:
        _turn_fonts(fonts)
    language = properties.find(f"{W}lang")
    if language is not None and not language.get(f"{W}val", "").startswith("en"):
        language.set(f"{W}val", "en-US")


def _turn_fonts(fonts: Any) -> None:
    default = next(fonts.iterancestors(f"{W}rPrDefault"), None) is not None
    for name in ("ascii", "hAnsi"):
        if _ARABIC_FONT.match(fonts.get(f"{W}{name}", "")):
            if default:
                fonts.set(f"{W}{name}", _PLAIN_FONT)
            else:
                del fonts.attrib[f"{W}{name}"]
    if fonts.get(f"{W}hint") == "cs":
        del fonts.attrib[f"{W}hint"]


class Styles:
    """What the styles say of the direction of paragraphs."""

    def __init__(self, root: Any | None) -> None:
        self._bidi: dict[str, tuple[bool | None, str]] = {}
        self._default, self._normal = False, ""
        if root is None:
            return
        self._default = is_on(root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr/{W}bidi"))
        for style in root.iter(f"{W}style"):
            based = style.find(f"{W}basedOn")
            found = style.find(f"{W}pPr/{W}bidi")
            self._bidi[style.get(f"{W}styleId", "")] = (
                None if found is None else is_on(found),
                "" if based is None else based.get(f"{W}val", ""),
            )
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true", "on"):
                self._normal = style.get(f"{W}styleId", "")

    def is_bidi(self, paragraph: Any) -> bool:
        """Whether a paragraph runs from right to left, by itself or by its style."""
        if (own := paragraph.find(f"{W}pPr/{W}bidi")) is not None:
            return is_on(own)
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        name, seen = self._normal if style is None else style.get(f"{W}val", ""), set()
        while name in self._bidi and name not in seen:
            seen.add(name)
            bidi, based = self._bidi[name]
            if bidi is not None:
                return bidi
            name = based
        return self._default


def align(paragraph: Any, styles: Styles) -> None:
    """Move Arabic that was pushed to the right of a left-to-right paragraph back to the left."""
    side = paragraph.find(f"{W}pPr/{W}jc")
    if side is not None and side.get(f"{W}val") in _RIGHT and not styles.is_bidi(paragraph):
        side.set(f"{W}val", "left")
