"""XML whose elements know their places in the file, so that what is not translated stays as it was.

Nothing is written anew: English is spliced into the text of the file, between what stood there. Entities,
and DTDs if the form has none, are refused; nothing outside the file is ever read.
"""

import codecs
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

from mujaz.errors import InputError

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED = re.compile(rb"""\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']""")
_TAG = re.compile(rb"""<(?:[^>"']|"[^"]*"|'[^']*')*>""")
# No element of these forms lies deeper; deeper ones are an attack on the stack.
_DEEPEST = 200
_INDENT = 200  # characters of it that are looked at
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
XML = "http://www.w3.org/XML/1998/namespace"


@dataclass(slots=True, eq=False)
class Element:
    """An element: its local name, and where it stands in `Xml.text`.

    `text[start:inner]` is its start tag, `text[inner:outer]` its content, `text[outer:end]` its end tag;
    `inner == end` for one written as an empty tag. Names of attributes have `{namespace}` in front if they
    have a prefix; `children` are elements and texts, in order.
    """

    name: str
    namespace: str
    attributes: Mapping[str, str]
    line: int
    parent: "Element | None" = field(repr=False)
    start: int = 0
    inner: int = 0
    outer: int = 0
    end: int = 0
    children: "list[Element | str]" = field(default_factory=list)

    @property
    def elements(self) -> "list[Element]":
        """The children that are elements."""
        return [child for child in self.children if isinstance(child, Element)]

    def find(self, name: str) -> "Element | None":
        """Give the first child of that name and this element's namespace."""
        return next((e for e in self.elements if e.name == name and e.namespace == self.namespace), None)

    def iter(self) -> "Iterator[Element]":
        """Yield the element and all in it, in order."""
        yield self
        for child in self.elements:
            yield from child.iter()

    @property
    def content(self) -> str:
        """All text in it."""
        return "".join(child if isinstance(child, str) else child.content for child in self.children)

    def get(self, name: str, default: str = "") -> str:
        """Give the value of an attribute."""
        return self.attributes.get(name, default)


@dataclass(frozen=True, slots=True)
class Xml:
    """An XML file: its root, and its text as UTF-8 bytes, which places are places in."""

    root: Element
    text: bytes
    bom: bytes
    encoding: str

    def raw(self, start: int, end: int) -> str:
        """Give what is written at a place."""
        return self.text[start:end].decode()

    def space_before(self, place: int) -> str:
        """Give the line end and indentation in front of a place."""
        before = self.text[max(0, place - _INDENT) : place]
        return before[len(before.rstrip()) :].decode()

    def spliced(self, splices: Iterable[tuple[int, int, str]]) -> bytes:
        """Give the bytes of the file with each place (start, end) replaced by mark-up; the rest as it was.

        Places do not overlap; of insertions at one place the first comes first.
        """
        parts, at = [], 0
        for start, end, new in sorted(splices, key=lambda s: s[:2]):
            parts += [self.text[at:start], new.encode()]
            at = end
        text = b"".join([*parts, self.text[at:]])
        if self.encoding == "utf-8":
            return self.bom + text
        return self.bom + text.decode().encode(self.encoding, "xmlcharrefreplace")


def read_xml(data: bytes, name: str, *, dtd: bool = False) -> Xml:
    """Read the XML file `name`; raises InputError for what is broken or refused.

    With `dtd` a document type may be named, as old forms do; it is not read, and may declare nothing.
    """
    bom, encoding = next(((b, e) for b, e in _BOMS if data.startswith(b)), (b"", "utf-8"))
    if not bom and (declared := _DECLARED.match(data)):
        encoding = declared[1].decode().lower()
    try:
        text = data[len(bom) :].decode(encoding)
    except (LookupError, UnicodeDecodeError):
        raise InputError(f"{name}: says it is {encoding}, but is not; save it as UTF-8") from None
    encoding = "utf-8" if encoding == "utf8" else encoding
    utf8 = text.encode()
    return Xml(_Reader(utf8, name, dtd).root(), utf8, bom, encoding)


class _Reader:
    def __init__(self, text: bytes, name: str, dtd: bool) -> None:
        self._text, self._name, self._open = text, name, [Element("", "", {}, 0, None)]
        self._waiting: Element | None = None
        parser = expat.ParserCreate("utf-8", " ")
        parser.buffer_text = True
        parser.ordered_attributes = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.StartDoctypeDeclHandler = self._doctype
        parser.SkippedEntityHandler = self._entity
        self._parser, self._dtd = parser, dtd

    def root(self) -> Element:
        try:
            self._parser.Parse(self._text, True)
        except expat.ExpatError as e:
            reason = expat.ErrorString(e.code)
            raise InputError(f"{self._name}:{e.lineno}: is not well-formed XML ({reason})") from None
        root = self._open[0].elements[0]
        root.parent = None
        return root

    def _start(self, name: str, attributes: list[str]) -> None:
        if len(self._open) > _DEEPEST:
            raise self._refused("elements nested too deep")
        namespace, _, local = name.rpartition(" ")
        names = (f"{{{n.replace(' ', '}')}" if " " in n else n for n in attributes[::2])
        start, parent = self._parser.CurrentByteIndex, self._open[-1]
        tag = _TAG.match(self._text, start)
        assert tag  # expat has seen to it
        element = Element(
            local, namespace, dict(zip(names, attributes[1::2], strict=True)),
            self._parser.CurrentLineNumber, parent, start, tag.end(), tag.end(), tag.end(),
        )  # fmt: skip
        parent.children.append(element)
        self._open.append(element)

    def _end(self, _: str) -> None:
        element = self._open.pop()
        if self._text[element.inner - 2 : element.inner] != b"/>":
            element.outer = self._parser.CurrentByteIndex
            element.end = self._text.index(b">", element.outer) + 1

    def _characters(self, text: str) -> None:
        children = self._open[-1].children
        if children and isinstance(children[-1], str):
            children[-1] += text
        else:
            children.append(text)

    def _doctype(self, *about: Any) -> None:
        if not self._dtd:
            raise self._refused("a DTD, which this form has none of")
        if about[3]:
            raise self._refused("a DTD with declarations of its own")

    def _entity(self, name: str, _: bool) -> None:
        raise self._refused(f"the entity &{name};, which nothing defines")

    def _refused(self, what: str) -> InputError:
        return InputError(f"{self._name}:{self._parser.CurrentLineNumber}: holds {what}; refused")


def escaped(text: str, quote: str = "") -> str:
    """Write text as XML, in an attribute if `quote` is given; what XML cannot hold becomes a space."""
    text = _ILLEGAL.sub(" ", text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace(quote, "&quot;" if quote == '"' else "&apos;") if quote else text


def with_attributes(tag: str, attributes: Mapping[str, str | None]) -> str:
    """Give a start tag with attributes set; without those that are None."""
    for name, value in attributes.items():
        old = re.search(rf"""\s+{re.escape(name)}\s*=\s*(?:"[^"]*"|'[^']*')""", tag)
        end = re.search(r"\s*/?>\Z", tag)
        start, stop = old.span() if old else (end.start(), end.start()) if end else (len(tag), len(tag))
        written = "" if value is None else f' {name}="{escaped(value, chr(34))}"'
        tag = tag[:start] + written + tag[stop:]
    return tag
