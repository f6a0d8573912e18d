"""XLIFF, the form in which CAT tools hand segments over: 1.2 and 2.x in, 1.2 out."""

import re
from collections.abc import Iterable, Iterator
from itertools import count

from mujaz.errors import InputError
from mujaz.translate.formats import xliff12, xliff21
from mujaz.translate.formats.base import Block
from mujaz.translate.formats.cat import CatFile, Filled
from mujaz.translate.formats.codes import Segment, write_segment
from mujaz.translate.formats.places import escaped, read_xml, with_attributes
from mujaz.translate.translation import TranslatedDocument, Translation

_ROOT = re.compile(rb"<(?:[\w.-]+:)?xliff[\s>]")
_HEAD = 4096


def looks_like(data: bytes) -> bool:
    """Whether the bytes begin as an XLIFF file does."""
    head = data[:_HEAD].replace(b"\x00", b"")
    return head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<") and _ROOT.search(head) is not None


def read(data: bytes, path: str | None, *, overwrite: bool = False) -> CatFile:
    """Read an XLIFF file of version 1.x or 2.x.

    What has a target already is left, unless `overwrite`; what is locked or closed is left in any case.
    Raises InputError for what is broken, has entities or a DTD, or is not from Arabic into English.
    """
    name = path or "-"
    xml = read_xml(data, name)
    root = xml.root
    if root.name != "xliff":
        raise InputError(f"{name}:{root.line}: is XML but not XLIFF: its root is <{root.name}>")
    version = root.get("version") or ("2.0" if root.namespace == xliff21.NAMESPACE else "1.2")
    if version.startswith("1."):
        return xliff12.read(xml, data, path, overwrite=overwrite)
    if version.startswith("2."):
        return xliff21.read(xml, data, path, overwrite=overwrite)
    raise InputError(f"{name}:{root.line}: is XLIFF {version}; mujaz knows 1.2, 2.0 and 2.1")


def to_xliff(documents: Iterable[TranslatedDocument]) -> Iterator[str]:
    """Yield documents as one XLIFF 1.2 file, a piece for each, a unit for each sentence.

    1.2 because every CAT tool opens it; several still convert 2.x first, or not at all.
    """
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<xliff version="1.2" xmlns="{xliff12.NAMESPACE}">\n'
    numbers, going_on = count(1), False
    for document in documents:
        if not going_on:
            original = escaped(document.document.path or "-", '"')
            numbers = count(1)
            yield (
                f'<file original="{original}" source-language="ar" target-language="en" datatype="plaintext">'
                "\n<body>\n"
            )
        yield "".join(
            _unit(translation, number)
            for translation, number in zip(document.translations, numbers, strict=False)
        )
        going_on = document.document.more
        if not going_on:
            yield "</body>\n</file>\n"
    yield "</xliff>\n"


def _unit(translation: Translation, number: int) -> str:
    target = note = ""
    if translation.origin != "pending":
        text = translation.sentence.text
        block = Block(text, translation.text, ((0, 0, translation),))
        done = Filled(write_segment(Segment(text), block, [], escaped, xliff12.terms(block)), block)
        target = f"{with_attributes('<target>', xliff12.state_of([done]))}{done.written.text}</target>\n"
        if remarks := "; ".join(done.remarks):
            note = f'<note from="{xliff12.AUTHOR}">{escaped(remarks)}</note>\n'
    source = escaped(translation.sentence.text)
    return f'<trans-unit id="{number}">\n<source>{source}</source>\n{target}{note}</trans-unit>\n'
