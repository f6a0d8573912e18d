"""PDF with a text layer: its text, which is all that can be translated; what comes out is plain text.

PDFium reads it (pypdfium2): pypdf and pdfminer.six lose the spaces between Arabic words, or give the words in
the order in which they are painted.
"""

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, BinaryIO, ClassVar

from mujaz.errors import InputError, MujazError
from mujaz.translate.documents import Document
from mujaz.translate.formats.base import Shaped
from mujaz.translate.formats.pdf_lines import Line, from_visual, paragraphs, plain, seems_reversed
from mujaz.translate.links import Linker
from mujaz.translate.translation import TranslatedDocument
from mujaz.wording import counted

_HEAD = 1024
_PASSWORD = 4  # PDFium's number of that error
_ALEFS = frozenset("اأإآ")


@dataclass
class Pdf(Shaped):
    """The text of a PDF, a line for each paragraph."""

    form: ClassVar[str] = "pdf"
    document: Document
    notes: tuple[str, ...] = ()

    def write(self, translated: TranslatedDocument, out: BinaryIO, linker: Linker) -> list[str]:
        """Write the English as plain text in UTF-8."""
        out.write(translated.text.encode(errors="backslashreplace"))
        return []


def looks_like(data: bytes) -> bool:
    """Whether the bytes begin as a PDF does, some dirt in front of it allowed, as readers allow it."""
    return b"%PDF-" in data[:_HEAD]


def read(data: bytes, path: str | None) -> Pdf:
    """Read the text of a PDF; raises InputError if it is broken, locked, or holds pictures only."""
    name = path or "-"
    pages = _pages(data, name)
    empty = [n for n, page in enumerate(pages, 1) if not any(line.text.strip() for line in page)]
    if len(empty) == len(pages):
        raise InputError(f"{name}: has no text, only pictures of it; read it with OCR first")
    notes = ["text of a PDF, its form is lost; look at the order where it has columns, tables or boxes"]
    if empty:
        which = ", ".join(map(str, empty[:5])) + (" ..." if len(empty) > 5 else "")
        notes.append(f"{counted(len(empty), 'page')} without text: {which}")
    lines = [line for page in pages for line in page]
    if any(plain(line.text) != line.text for line in lines):
        notes.append("Arabic in presentation forms, made plain letters")
        lines = [line.with_text(plain(line.text)) for line in lines]
    if seems_reversed(line.text for line in lines):
        turned = [line.with_text(from_visual(line.text)) for line in lines]
        if seems_reversed(line.text for line in turned):
            notes.append("its words seem to be written backwards; the translation will be of little use")
        else:
            notes.append("its words were written backwards, and were turned round; look at numbers in them")
            lines = turned
    text = "".join(f"{paragraph}\n" for paragraph in paragraphs(lines))
    return Pdf(Document.from_text(text, path), tuple(f"{name}: {note}" for note in notes))


def _pages(data: bytes, name: str) -> list[list[Line]]:
    try:
        import pypdfium2
    except ImportError:
        raise MujazError("reading PDF needs pypdfium2; pip install 'mujaz[files]'") from None
    try:
        with closing(pypdfium2.PdfDocument(data)) as document:
            return [_lines(document, n) for n in range(len(document))]
    except pypdfium2.PdfiumError as e:
        if getattr(e, "err_code", None) == _PASSWORD:
            raise InputError(f"{name}: is protected by a password; save it without one") from None
        raise InputError(f"{name}: is a broken PDF; save it again, or as text") from None


def _lines(document: Any, number: int) -> list[Line]:
    with closing(document[number]) as page, closing(page.get_textpage()) as text:
        return [_line(characters) for characters in _by_line(text)]


Character = tuple[str, tuple[float, float, float, float]]


def _by_line(text: Any) -> Iterator[list[Character]]:
    """Yield the characters of each line with their boxes (left, bottom, right, top) in points."""
    from pypdfium2 import raw

    line: list[Character] = []
    for i in range(text.count_chars()):
        character = chr(raw.FPDFText_GetUnicode(text, i))
        if character in "\r\n":
            if line:
                yield line
            line = []
        else:
            line.append((character, text.get_charbox(i)))
    if line:
        yield line


def _line(characters: Sequence[Character]) -> Line:
    letters = [c for c, _ in characters]
    for i, (first, second) in enumerate(pairwise(characters)):
        # One glyph of two letters, the ligature of lam and alef, in the order in which they are painted.
        if first[0] in _ALEFS and second[0] == "ل" and first[1] == second[1]:
            letters[i], letters[i + 1] = "ل", first[0]
    boxes = [box for c, box in characters if not c.isspace()] or [characters[0][1]]
    return Line(
        "".join(letters),
        min(box[0] for box in boxes),
        max(box[2] for box in boxes),
        min(box[1] for box in boxes),
        max(box[3] for box in boxes),
    )
