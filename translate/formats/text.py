"""Plain text: lines stay lines, and blank ones blank."""

from dataclasses import dataclass
from typing import BinaryIO, ClassVar

from mujaz.errors import InputError
from mujaz.files import decode
from mujaz.glossary.arabic import ARABIC_LETTER
from mujaz.translate.documents import Document
from mujaz.translate.formats.base import Shaped
from mujaz.translate.links import Linker
from mujaz.translate.translation import TranslatedDocument


@dataclass
class Text(Shaped):
    """A plain text."""

    form: ClassVar[str] = "text"
    data: bytes
    document: Document

    def write(self, translated: TranslatedDocument, out: BinaryIO, linker: Linker) -> list[str]:
        """Write the English in UTF-8."""
        nothing = not ARABIC_LETTER.search(self.document.text)
        out.write(self.data if nothing else translated.text.encode(errors="backslashreplace"))
        return []


def looks_like(data: bytes) -> bool:
    """Whether the bytes are text in an encoding that `mujaz.files.decode` knows."""
    try:
        decode(data, "")
    except InputError:
        return False
    return True


def read(data: bytes, path: str | None) -> Text:
    """Read a plain text; raises InputError for what is no text."""
    return Text(data, Document.from_text(decode(data, path or "-"), path))
