"""HTML as tokens that know their places, so that every byte of the file that is not translated stays.

Parsers that build trees write the page anew; this one reads with `html.parser` and remembers where each
token begins. A token ends where the next begins.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from typing import Literal

Kind = Literal["start", "end", "text", "code", "line", "other"]

# What templates fill in, as it stands in text.
_TEMPLATE = re.compile(r"(\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|<%.*?%>|\$\{[^}\n]*\})", re.DOTALL)
_LINE = re.compile(r"(\r\n|\r|\n)")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(\s*=\s*)?((?(2)(?:"[^"]*"|'[^']*'|[^\s"'<>`]+)|))""")


@dataclass(slots=True)
class Token:
    """A stretch of a page: a tag, text (with its entities), or anything else.

    "code" is what a template fills in, "line" a line end where it shows (in `pre`).
    `name` and the keys of `attributes` are in lower case, the values without entities.
    """

    kind: Kind
    raw: str
    name: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)


def tokens(page: str) -> list[Token]:
    """Cut a page into tokens; what is written of all of them (`raw`), one after the other, is the page."""
    found = _Reader(page).found
    ends = [*(start for start, _ in found), len(page)][1:]
    cut: list[Token] = []
    for (start, token), end in zip(found, ends, strict=True):
        token.raw = page[start:end]
        if token.kind == "text" and cut and cut[-1].kind == "text":
            cut[-1].raw += token.raw  # text beside its entities
        elif token.raw:
            cut.append(token)
    return list(_finer(cut))


def _finer(found: Iterable[Token]) -> Iterator[Token]:
    """Cut text at what templates fill in and at lines that show."""
    pre = 0
    for token in found:
        if token.kind == "text":
            for i, piece in enumerate(_TEMPLATE.split(token.raw)):
                for j, line in enumerate(_LINE.split(piece) if pre and i % 2 == 0 else [piece]):
                    if line:
                        yield Token("code" if i % 2 else "line" if j % 2 else "text", line)
            continue
        if token.name == "pre":
            pre = max(0, pre + (1 if token.kind == "start" else -1))
        yield token


def with_attributes(tag: str, values: Mapping[str, str]) -> str:
    """Give a start tag with attributes set: those that it has in their places, the others behind its name."""
    name = re.match(r"<[^\s/>]+", tag)
    assert name
    left = dict(values)

    def written(found: re.Match[str]) -> str:
        value = left.pop(found[1].lower(), None)
        return found[0] if value is None else f'{found[1]}="{_quoted(value)}"'

    rest = _ATTRIBUTE.sub(written, tag[name.end() :])
    return name[0] + "".join(f' {key}="{_quoted(value)}"' for key, value in left.items()) + rest


def _quoted(value: str) -> str:
    return escape(value, quote=False).replace('"', "&quot;")


class _Reader(HTMLParser):
    """Collects tokens with the places where they begin."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[tuple[int, Token]] = []
        self._lines = [0, *(m.end() for m in re.finditer("\n", page))]
        self.feed(page)
        self.close()

    def _add(self, kind: Kind, name: str = "", attributes: Iterable[tuple[str, str | None]] = ()) -> None:
        line, column = self.getpos()
        values: dict[str, str] = {}
        for key, value in attributes:
            values.setdefault(key, value or "")
        self.found.append((self._lines[line - 1] + column, Token(kind, "", name, values)))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._add("start", tag, attrs)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._add("start", tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        self._add("end", tag)

    def handle_data(self, data: str) -> None:
        self._add("text")

    def handle_entityref(self, name: str) -> None:
        self._add("text")

    def handle_charref(self, name: str) -> None:
        self._add("text")

    def handle_comment(self, data: str) -> None:
        self._add("other")

    def handle_decl(self, decl: str) -> None:
        self._add("other")

    def handle_pi(self, data: str) -> None:
        self._add("other")

    def unknown_decl(self, data: str) -> None:
        self._add("other")
