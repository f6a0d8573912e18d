"""Web pages (HTML), translated in place: every byte that is not text to read stays as it is."""

import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import islice
from typing import BinaryIO

from mujaz.errors import InputError
from mujaz.files import decode
from mujaz.translate.formats.base import Block, Shaped, blocks, links
from mujaz.translate.formats.cat import joined
from mujaz.translate.formats.codes import write_segment
from mujaz.translate.formats.html_tokens import Token, tokens, with_attributes
from mujaz.translate.formats.html_walk import Attribute, Page, Run, segment
from mujaz.translate.links import Link, Linker
from mujaz.translate.translation import TranslatedDocument

_HEAD = 4096
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_STARTS = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html\b|(?:html|head|body|title|meta|link|script"
    r"|style|div|section|article|main|header|nav|p|h[1-6]|ul|ol|table|span|a|b|i|strong|em|br|hr|img|template)"
    r"[\s/>])",
    re.IGNORECASE | re.DOTALL,
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_CHARSET = re.compile(r"(charset\s*=\s*)[^\s\"';>]+", re.IGNORECASE)
_XML_ENCODING = re.compile(r"""(\sencoding\s*=\s*)(?:"[^"]*"|'[^']*')""", re.IGNORECASE)
_DIRECTION = re.compile(r"(\bdirection\s*:\s*)rtl\b", re.IGNORECASE)
# What a page may say it is written in and have Arabic in it.
_ARABIC_ENCODINGS = ("windows-1256", "cp1256", "iso-8859-6", "utf-16", "utf-16le", "utf-16be", "mac-arabic")
_ENCODINGS = {"utf8": "utf-8", "utf16": "utf-16", "windows1256": "windows-1256"}
_CHUNK = 64
_QUOTED = 40


def looks_like(data: bytes) -> bool:
    """Whether the bytes begin as a web page or a piece of one does."""
    head = data[:_HEAD].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe").decode("latin-1")
    return _STARTS.match(head) is not None


class HtmlFile(Shaped):
    """A web page. Its text is what a reader sees or hears, a line for each block and each attribute."""

    form = "html"

    def __init__(self, data: bytes, path: str | None) -> None:
        self._data, self._name = data, path or "-"
        text, self._bom, note = _decoded(data, self._name)
        self._page = Page(tokens(text))
        self._raws = [token.raw for token in self._page.tokens]
        self._parts = list(self._page.parts())
        self.document, self._places = joined([self._text(part) for part in self._parts], path)
        styled = sum(len(_DIRECTION.findall(t.raw)) for t in self._page.tokens if t.kind == "text")
        told = f"styles say direction: rtl {styled} times, which is left as it is" if styled else ""
        self.notes = tuple(f"{self._name}: {said}" for said in (note, told) if said)

    def _text(self, part: Attribute | Run) -> str:
        if isinstance(part, Attribute):
            return part.text
        return segment(self._page, part, self._raws)[1].text

    def write(self, translated: TranslatedDocument, out: BinaryIO, linker: Linker) -> list[str]:
        """Write the page in English and UTF-8; give the tags that have lost their place, a line each."""
        if not self._parts:
            out.write(self._data)
            return []
        found = list(zip(self._parts, blocks(translated, self._places), strict=True))
        english = [(part, block) for part, block in found if not block.pending]
        raws, notes = self._tags(english), list[str]()
        runs = iter([(part, block) for part, block in english if isinstance(part, Run)])
        while chunk := list(islice(runs, _CHUNK)):
            for (run, block), linked in zip(chunk, self._links(chunk, linker), strict=True):
                before, marked, after = segment(self._page, run, raws)
                written = write_segment(marked, block, linked, _escaped)
                raws[run.first : run.last + 1] = [""] * (run.last + 1 - run.first)
                raws[run.first] = before + written.text + after
                place = f'"{_brief(block.target)}"'
                notes += [
                    f"{raw} stands at the end of {place}, its place is not known" for raw in written.lost
                ]
        out.write(self._bom + "".join(raws).encode("utf-8", "xmlcharrefreplace"))
        return notes

    def _links(self, chunk: Sequence[tuple[Run, Block]], linker: Linker) -> list[list[Link]]:
        """Give the links of runs; none for those without tags in them."""
        coded = [run.first < run.last for run, _ in chunk]
        carried = [block for (_, block), needed in zip(chunk, coded, strict=True) if needed]
        found = iter(links(carried, linker) if carried else [])
        return [next(found) if needed else [] for needed in coded]

    def _tags(self, english: Sequence[tuple[Attribute | Run, Block]]) -> list[str]:
        """Give the tokens as they are to be written, with attributes in English, from left to right."""
        values: dict[int, dict[str, str]] = {}
        for i, token in enumerate(self._page.tokens):
            if token.kind == "start" and not self._page.sealed[i]:
                values[i] = _turned(token)
        for part, block in english:
            if isinstance(part, Attribute):
                values[part.first][part.name] = block.target
        raws = list(self._raws)
        for i, changed in values.items():
            if changed:
                raws[i] = with_attributes(raws[i], changed)
        if raws and self._page.tokens[0].raw.startswith("<?xml"):
            raws[0] = _XML_ENCODING.sub(r'\1"UTF-8"', raws[0])
        return raws


def read(data: bytes, path: str | None) -> HtmlFile:
    """Read a web page; raises InputError for what is not text."""
    return HtmlFile(data, path)


def _turned(token: Token) -> dict[str, str]:
    """Give the attributes of a tag that say its language, direction or encoding, for English in UTF-8."""
    old = token.attributes
    new = {"lang": "en", "dir": "ltr"} if token.name == "html" else {}
    if old.get("dir", "").lower() == "rtl":
        new["dir"] = "ltr"
    for name in ("lang", "xml:lang"):
        if _is_arabic(old.get(name, "")):
            new[name] = "en"
    if _DIRECTION.search(old.get("style", "")):
        new["style"] = _DIRECTION.sub(r"\1ltr", old["style"])
    if token.name == "meta":
        new.update(_turned_meta(old))
    return new


def _turned_meta(old: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    if "charset" in old:
        yield "charset", "utf-8"
    kind, content = old.get("http-equiv", "").lower(), old.get("content", "")
    if kind == "content-type" and _CHARSET.search(content):
        yield "content", _CHARSET.sub(r"\1utf-8", content)
    if kind == "content-language" and _is_arabic(content):
        yield "content", "en"


def _is_arabic(language: str) -> bool:
    return language.lower().replace("_", "-").split("-")[0] == "ar"


def _escaped(text: str) -> str:
    return escape(text, quote=False).replace("\u00a0", "&nbsp;")


def _decoded(data: bytes, name: str) -> tuple[str, bytes, str]:
    """Give the text of a page, the mark to begin its English with, and what is wrong with its encoding."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return decode(data, name), bom if encoding == "utf-8" else b"", ""
    found = _DECLARED.search(data[:_HEAD])
    declared = found[1].decode("ascii", "replace").lower() if found else ""
    if data.isascii():
        return data.decode(), b"", ""
    if declared in _ARABIC_ENCODINGS and not _is_utf8(data):
        try:
            return data.decode(declared), b"", ""
        except (UnicodeDecodeError, LookupError):
            pass
    try:
        text = decode(data, name)
    except InputError:
        if not declared or declared.startswith("utf"):
            raise
        try:
            return data.decode(declared), b"", ""  # no Arabic, then
        except (UnicodeDecodeError, LookupError):
            raise InputError(f"{name}: says it is {declared}, but is not; save it as UTF-8") from None
    meant = "utf8" if _is_utf8(data) else "utf16" if b"\x00" in data else "windows1256"
    wrong = declared and re.sub(r"[-_]|[lb]e$", "", declared) != meant
    return text, b"", f"says it is {declared}, but was read as {_ENCODINGS[meant]}" if wrong else ""


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _brief(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED].rstrip()}…"
