"""The inline marks of Markdown, found where they are written.

markdown-it-py tells which marks there are, in order, but not where; so its tokens are laid along the text.
"""

import re
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import TYPE_CHECKING

from mujaz.translate.formats.codes import Mark, Segment, pair_up

if TYPE_CHECKING:
    from markdown_it.token import Token

# What follows the text of a link: its address and title in brackets, or a label.
_TARGET = re.compile(
    r"\]\(\s*(?:<[^<>\n]*>|(?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.)*\))*)"
    r"""(?:\s+(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\)))?\s*\)"""
    r"|\]\[[^\[\]]*\]|\]",
    re.DOTALL,
)
_ALT = re.compile(r"!\[((?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)(?=\])")
_TAG = re.compile(r"<(/?)([A-Za-z][\w-]*)")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
# In plain text: addresses, footnotes, check boxes.
_KEPT = re.compile(
    r"(?:https?://|www\.)[^\s<>\u0600-\u06ff]*[^\s<>\u0600-\u06ff.,;:!?)]"
    r"|\[\^[^\]\s]+\]:?|\A\[[ xX]\](?=\s)"
)


class UnknownMarkError(Exception):
    """The tokens do not fit the text."""


def segment_of(token: "Token", written: Callable[[int, int], str]) -> tuple[Segment, list[tuple[Mark, str]]]:
    """Take the content of an inline token apart; give its images with what they say, too.

    `written(a, b)` is what stands in the file for `content[a:b]`. Raises UnknownMarkError.
    """
    return _Aligner(token, written).aligned()


class _Aligner:
    def __init__(self, token: "Token", written: Callable[[int, int], str]) -> None:
        self._tokens: Sequence[Token] = token.children or []
        self._content, self._written = token.content, written
        self._segment, self._at = Segment(), 0
        self._images: list[tuple[Mark, str]] = []
        self._pairs = pair_up(_halves(self._tokens))
        self._skipped = False  # inside of an autolink

    def aligned(self) -> tuple[Segment, list[tuple[Mark, str]]]:
        for n, token in enumerate(self._tokens):
            if self._skipped:
                self._skipped = token.type != "link_close"
                continue
            self._add(n, token)
        if self._content[self._at :].strip():
            raise UnknownMarkError
        return self._segment, self._images

    def _add(self, n: int, token: "Token") -> None:
        segment = self._segment
        match token.type:
            case "text":
                self._plain(self._take(token.content))
            case "text_special":
                self._take(token.markup)
                segment.add(token.content)
            case "softbreak":
                self._at = self._line_end()
                segment.add(" ")
            case "hardbreak":
                segment.line_break(self._raw(self._line_end()))
            case "code_inline":
                ticks = re.escape(token.markup)
                segment.point(self._matching(re.compile(rf"{ticks}(?!`).*?(?<!`){ticks}(?!`)", re.DOTALL)))
            case "html_inline":
                self._tag(n, self._take(token.content))
            case "image":
                self._image()
            case "link_open" if token.info == "auto":
                segment.point(self._matching(re.compile(r"<[^<>]*>")))
                self._skipped = True
            case "link_open":
                segment.open(self._take("["))
            case "link_close":
                target = self._matching(_TARGET)
                segment.close(target, bare=f"[link{target}")
            case opening if opening.endswith("_open"):
                segment.open(self._take(token.markup))
            case closing if closing.endswith("_close"):
                segment.close(self._take(token.markup), bare="")
            case _:
                raise UnknownMarkError

    def _take(self, text: str) -> str:
        if not self._content.startswith(text, self._at):
            raise UnknownMarkError
        self._at += len(text)
        return text

    def _matching(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self._content, self._at)
        if not found:
            raise UnknownMarkError
        return self._raw(found.end())

    def _raw(self, end: int) -> str:
        """Take what is written up to `end`."""
        start, self._at = self._at, end
        return self._written(start, end)

    def _line_end(self) -> int:
        """Give the place behind the next line end and the white space behind that."""
        found = re.compile(r"[ \t\\]*\n[ \t]*").match(self._content, self._at)
        if not found:
            raise UnknownMarkError
        return found.end()

    def _plain(self, text: str) -> None:
        at = 0
        for kept in _KEPT.finditer(text):
            self._segment.add(text[at : kept.start()])
            self._segment.point(kept[0])
            at = kept.end()
        self._segment.add(text[at:])

    def _tag(self, n: int, raw: str) -> None:
        if n in self._pairs:
            self._segment.open(raw)
        elif n in self._pairs.values():
            self._segment.close(raw)
        elif _BREAK.fullmatch(raw):
            self._segment.line_break(raw)
        else:
            self._segment.point(raw)

    def _image(self) -> None:
        found = _ALT.match(self._content, self._at)
        if not found:
            raise UnknownMarkError
        start = self._at
        self._at = found.end()
        self._matching(_TARGET)
        mark = self._segment.point(self._written(start, self._at))
        if re.search("[\u0600-\u06ff]", found[1]):
            self._images.append((mark, found[1]))


def _halves(tokens: Sequence["Token"]) -> Iterator[tuple[int, Hashable, bool]]:
    """Give the beginnings and ends among the tokens, for `pair_up`."""
    for n, token in enumerate(tokens):
        if token.type == "html_inline" and (tag := _TAG.match(token.content)):
            yield n, tag[2].lower(), not tag[1]
        elif token.nesting:
            yield n, token.type.rpartition("_")[0] + token.markup, token.nesting > 0
