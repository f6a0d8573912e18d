"""The package of a Word document: a zip of parts, opened with bounds and without anything from outside."""

import re
import zipfile
from collections.abc import Mapping
from io import BytesIO
from typing import Any, BinaryIO

from mujaz.errors import InputError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# The storage in which Office keeps an encrypted package, as OLE's directory writes names.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
# A report of 200 pages is 5 MB unpacked, pictures aside; XML packs to a tenth, the emptiest to a hundredth.
_MOST_BYTES = 1 << 30
_MOST_XML = 200 << 20
_MOST_RATIO = 200
_MOST_PARTS = 20_000
_STORIES = ("document", "footnotes", "endnotes", "comments", "header", "footer")
_STORY = re.compile(rf"word/({'|'.join(_STORIES)})(\d*)\.xml")
_BODY = re.compile(r"word/document\d*\.xml")
_OTHERS = {
    "mimetype": "an OpenDocument or EPUB file",
    "xl/workbook.xml": "an Excel workbook",
    "ppt/presentation.xml": "a PowerPoint presentation",
}


def looks_like(data: bytes) -> bool:
    """Whether the bytes are a zip file or an old Office file: a Word document, or taken for one."""
    return data.startswith((b"PK\x03\x04", _OLE))


class Package:
    """The parts of a Word document, read when they are asked for."""

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        if data.startswith(_OLE):
            if _ENCRYPTED in data:
                raise InputError(f"{name}: is protected by a password; take it away in Word and save again")
            raise InputError(f"{name}: is an old Word file (.doc), not DOCX; save it as .docx")
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError):
            raise InputError(f"{name}: is not a DOCX file, or broken; open and save it in Word") from None
        self._check()

    def _check(self) -> None:
        entries = self._zip.infolist()
        names = {entry.filename for entry in entries}
        if not any(_BODY.fullmatch(name) for name in names):
            other = next((what for part, what in _OTHERS.items() if part in names), "a zip file")
            raise InputError(f"{self._name}: is {other} without word/document.xml; save it as .docx")
        if any(entry.flag_bits & 1 for entry in entries):
            raise InputError(f"{self._name}: holds encrypted parts; save it without a password")
        big = any(
            e.file_size > (_MOST_XML if e.filename.endswith((".xml", ".rels")) else _MOST_BYTES)
            or (e.file_size > 1 << 20 and e.file_size > _MOST_RATIO * e.compress_size)
            for e in entries
        )
        if big or len(entries) > _MOST_PARTS or sum(e.file_size for e in entries) > _MOST_BYTES:
            raise InputError(f"{self._name}: unpacks to more than a document can be; refused")

    @property
    def stories(self) -> list[str]:
        """The parts that hold text, the body first."""
        found = [m for name in self._zip.namelist() if (m := _STORY.fullmatch(name))]
        return [m[0] for m in sorted(found, key=lambda m: (_STORIES.index(m[1]), int(m[2] or 0)))]

    def __contains__(self, part: str) -> bool:
        return part in self._zip.NameToInfo

    def names(self, start: str) -> list[str]:
        """Give the names of the parts that begin with `start`."""
        return [name for name in self._zip.namelist() if name.startswith(start)]

    def xml(self, part: str) -> Any:
        """Read a part as an XML tree and give its root; DTDs and entities are refused."""
        from lxml import etree

        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            root = etree.fromstring(self._bytes(part), parser)
        except etree.XMLSyntaxError as e:
            raise InputError(f"{self._name}: {part} is broken XML ({e.msg}); save it again") from None
        if root.getroottree().docinfo.doctype:
            raise InputError(f"{self._name}: {part} has a DTD, which no Word document has; refused")
        if _BODY.fullmatch(part) and root.tag != f"{W}document":
            raise InputError(
                f"{self._name}: {part} is not as Word writes it by default; save it as plain .docx"
            )
        return root

    def _bytes(self, part: str) -> bytes:
        try:
            return self._zip.read(part)
        except (zipfile.BadZipFile, zipfile.zlib.error, EOFError, NotImplementedError):  # type: ignore[attr-defined]
            raise InputError(f"{self._name}: {part} is broken; open and save it in Word") from None

    def save(self, changed: Mapping[str, Any], out: BinaryIO) -> None:
        """Write the package with the roots in `changed` in the places of parts; the others as they are."""
        from lxml import etree

        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
            for entry in self._zip.infolist():
                if (root := changed.get(entry.filename)) is not None:
                    data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
                else:
                    data = self._bytes(entry.filename)
                copy = zipfile.ZipInfo(entry.filename, entry.date_time)
                copy.compress_type, copy.external_attr = entry.compress_type, entry.external_attr
                new.writestr(copy, data)
