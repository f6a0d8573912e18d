"""Markdown (CommonMark with tables): words in English, every mark and all white space as it was.

Paragraphs, headings, list items, table cells, texts of links and images are translated. Code, addresses,
HTML blocks, front matter and definitions are not.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO, ClassVar

from mujaz.errors import MujazError
from mujaz.files import LINE_END, decode
from mujaz.glossary.arabic import ARABIC_LETTER
from mujaz.translate.documents import Document
from mujaz.translate.formats.base import Shaped, blocks, links
from mujaz.translate.formats.cat import joined
from mujaz.translate.formats.codes import Mark, Segment, write_segment
from mujaz.translate.formats.markdown_inline import UnknownMarkError, segment_of
from mujaz.translate.links import Linker
from mujaz.translate.translation import TranslatedDocument

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"(---|\+\+\+)[ \t]*\r?\n(?:.*\n)*?\1[ \t]*(?:\r?\n|\Z)")
# Signs of Markdown in a file without a name: two kinds of them are no accident.
_SIGNS = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        r"^#{1,6} \S",
        r"\]\(\S+\)",
        r"^(?:```|~~~)",
        r"\*\*\S[^*\n]*\*\*",
        r"^\|.*\|\s*$",
        r"^> \S",
    )
)
_ESCAPED = re.compile(r"[\\`*\[\]<]|(?<!\w)_|_(?!\w)|~~|&(?=#?\w+;)")
# What would make a heading, a list or a quotation of a paragraph.
_AT_START = re.compile(r"\A(\d{0,9})(?=(?:#{1,6}|[-+.)])(?:\s|$)|>)")


@dataclass(slots=True)
class _Place:
    """A block: where its text stands in the file, and in what.

    Or what an image says: `image` is its code in the block around it, `rest` what follows the text in that.
    """

    segment: Segment
    start: int
    end: int
    kind: str
    image: Mark | None = None
    rest: str = ""


@dataclass
class Markdown(Shaped):
    """A Markdown file."""

    form: ClassVar[str] = "markdown"
    data: bytes
    text: str
    path: str | None
    found: list[_Place]
    notes: tuple[str, ...] = ()
    document: Document = field(init=False)

    def __post_init__(self) -> None:
        self.document, self._places = joined([place.segment.text for place in self.found], self.path)

    def write(self, translated: TranslatedDocument, out: BinaryIO, linker: Linker) -> list[str]:
        """Write the file in UTF-8 with its text in English; give the marks whose place could not be told."""
        told, new = [], list[tuple[int, int, str]]()
        english = blocks(translated, self._places)
        coded = [block for place, block in zip(self.found, english, strict=True) if place.segment.marks]
        rows = iter(links(coded, linker) if coded else ())
        for place, block in zip(self.found, english, strict=True):
            row = next(rows) if place.segment.marks else []
            if any(t.origin == "pending" for _, _, t in block.parts):
                continue
            written = write_segment(place.segment, block, row, _cell if place.kind == "table" else _escaped)
            if place.image:
                place.image.opens = f"![{written.text}{place.rest}"
                continue
            text = _unlisted(written.text) if place.kind == "paragraph" else written.text
            new.append((place.start, place.end, text))
            told += [
                f"{self.path or '-'}: {mark} in “{block.target[:40]}”: its place is not known"
                for mark in written.lost
            ]
        parts, at = [], 0
        for start, end, text in new:
            parts += [self.text[at:start], text]
            at = end
        mark = b"\xef\xbb\xbf" if self.data.startswith(b"\xef\xbb\xbf") else b""
        out.write(mark + "".join([*parts, self.text[at:]]).encode() if new else self.data)
        return told


def looks_like(data: bytes) -> bool:
    """Whether a text has two kinds of Markdown's signs at least."""
    text = data.decode("utf-8", errors="ignore")
    return sum(sign.search(text) is not None for sign in _SIGNS) > 1


def read(data: bytes, path: str | None) -> Markdown:
    """Read a Markdown file; raises InputError for what is no text."""
    name = path or "-"
    text = decode(data, name)
    front = _FRONT_MATTER.match(text)
    # Its lines stay, so that lines are counted as in the file.
    body = "\n" * len(LINE_END.findall(front[0])) + text[front.end() :] if front else text
    reader = _Reader(text, name)
    for kind, token in _inlines(body):
        reader.add(token, kind)
    return Markdown(data, text, path, reader.found, tuple(reader.notes))


def _inlines(text: str) -> Iterator[tuple[str, "Token"]]:
    """Yield the runs of inline text and what they are in: a paragraph, a heading, a table."""
    try:
        from markdown_it import MarkdownIt
    except ImportError:
        raise MujazError("reading Markdown needs markdown-it-py; pip install 'mujaz[files]'") from None
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("text_join")
    kind = ""
    for token in parser.parse(text):
        if token.type in ("paragraph_open", "heading_open", "th_open", "td_open"):
            kind = "table" if token.type[1] in "hd" and token.tag in ("th", "td") else token.type[:-5]
        elif token.type == "inline":
            yield kind, token


class _Reader:
    def __init__(self, text: str, name: str) -> None:
        self._text, self._name = text, name
        self._starts = [0, *(m.end() for m in LINE_END.finditer(text))]
        self._at = 0
        self.found: list[_Place] = []
        self.notes: list[str] = []

    def add(self, token: "Token", kind: str) -> None:
        """Add a block, if there is Arabic in it."""
        first = token.map[0] if token.map else 0
        try:
            places = self._found(token.content, first, kind)
            if not ARABIC_LETTER.search(token.content):
                return
            segment, images = segment_of(token, lambda a, b: self._text[places[a] : places[b]])
        except UnknownMarkError:
            self.notes.append(f"{self._name}: line {first + 1}: its marks were not understood; left as found")
            return
        if not ARABIC_LETTER.search(segment.text) and not images:
            return
        # Images first: what they say goes into the block around them.
        for image, alt in images:
            own = Segment()
            own.add(alt)
            self.found.append(_Place(own, 0, 0, kind, image, image.opens.removeprefix(f"![{alt}")))
        self.found.append(_Place(segment, places[0], places[-1], kind))

    def _found(self, content: str, line: int, kind: str) -> list[int]:
        """Give the place in the file of each character of a block, and of its end."""
        places: list[int] = []
        for n, part in enumerate(content.split("\n"), line):
            # In a table a bar is written with a backslash.
            letters = (r"\\?\|" if c == "|" and kind == "table" else re.escape(c) for c in part)
            found = re.compile("".join(letters)).search(self._text, max(self._starts[n], self._at))
            if not found:
                raise UnknownMarkError
            at = found.start()
            for c in part:
                at += kind == "table" and c == "|" and self._text[at] == "\\"
                places.append(at)
                at += 1
            places.append(found.end())
        self._at = places[-1]
        return places


def _escaped(text: str) -> str:
    return _ESCAPED.sub(r"\\\g<0>", text)


def _cell(text: str) -> str:
    return _escaped(text).replace("|", "\\|")


def _unlisted(text: str) -> str:
    """Escape what would make a list or a heading of a paragraph that begins with it."""
    return _AT_START.sub(r"\1\\", text)
