"""What of a page is text: the runs of tokens that are translated as one, and attributes that are read."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape

from mujaz.translate.formats.base import is_translatable
from mujaz.translate.formats.codes import Segment
from mujaz.translate.formats.html_tokens import Token

_INLINE = frozenset(
    "a abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd mark math nobr object q rb"
    " rp rt ruby s samp script small span strike strong style sub sup svg time tt u var wbr".split()
)
_EMPTY = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_SKIPPED = frozenset("code kbd samp script style svg math textarea iframe object audio video canvas".split())
# Elements that end where one of these begins, if they were not ended before; `p` ends at any block.
_ENDED_BY = {
    "li": ("li",),
    "dt": ("dt", "dd"),
    "dd": ("dt", "dd"),
    "td": ("td", "th"),
    "th": ("td", "th"),
    "tr": ("td", "th", "tr"),
    "option": ("option",),
}
_RAISED = frozenset(("sup", "sub"))
_MARK = 12  # tokens of a note's mark at most
_READ = ("alt", "title", "placeholder", "aria-label", "label")
_META = frozenset(
    "description og:title og:description og:site_name og:image:alt twitter:title twitter:description".split()
)
_BUTTONS = ("submit", "button", "reset")
_SPACE = " \t\r\n\f"
_SPACES = re.compile(f"[{_SPACE}]+")
# Pairs of tags that lie deeper in a line than this are taken as single tags.
_DEEPEST = 50


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute to translate, of the token `first`."""

    first: int
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Run:
    """The tokens first..last (inclusive) that are translated as one; `pairs` are its tags, start to end."""

    first: int
    last: int
    pairs: dict[int, int]


class Page:
    """A page as tokens, and which of them are left alone.

    `sealed[i]` tells whether nothing of token i may change, `skipped[i]` whether it is no text.
    """

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.sealed: list[bool] = []
        self.skipped: list[bool] = []
        open_, counts = [("", False)], dict[str, int]()
        for token in tokens:
            while token.kind == "start" and _ends(open_[-1][0], token.name):
                counts[open_.pop()[0]] -= 1
            name, skip = open_[-1]
            self.sealed.append(sealed := _is_sealed(token, skip))
            self.skipped.append(skip := sealed or (token.kind == "start" and token.name in _SKIPPED))
            if _opens(token):
                open_.append((token.name, skip))
                counts[token.name] = counts.get(token.name, 0) + 1
            while token.kind == "end" and counts.get(token.name):
                name, _ = open_.pop()
                counts[name] -= 1
                if name == token.name:
                    break
        for i in range(len(tokens)):
            self._skip_mark(i)

    def _skip_mark(self, i: int) -> None:
        """Skip a note's mark, a power and the like: raised or lowered, without a letter."""
        if self.tokens[i].kind == "start" and self.tokens[i].name in _RAISED and not self.skipped[i]:
            near = self.tokens[i : i + _MARK]
            size = next((n for n, t in enumerate(near) if t.kind == "end" and t.name in _RAISED), 0)
            if size and not any(
                c.isalpha() for t in near[:size] if t.kind == "text" for c in unescape(t.raw)
            ):
                self.skipped[i : i + size + 1] = [True] * (size + 1)

    def parts(self) -> Iterator[Attribute | Run]:
        """Yield what is to be translated, in order."""
        begin = 0
        for i, token in enumerate(self.tokens):
            if not self.sealed[i] and token.kind == "start":
                yield from _attributes(i, token)
            if token.kind == "line" or (token.kind in ("start", "end") and token.name not in _INLINE):
                yield from self._run(begin, i)
                begin = i + 1
        yield from self._run(begin, len(self.tokens))

    def _run(self, begin: int, end: int) -> Iterator[Run]:
        """Give the run in the tokens begin..end-1, without the tags around all of its text."""
        texts = [i for i in range(begin, end) if self._is_text(i)]
        if not any(is_translatable(unescape(self.tokens[i].raw)) for i in texts):
            return
        first, last, pairs = texts[0], texts[-1], self._pairs(begin, end)
        for start, stop in sorted(pairs.items(), reverse=True):  # inner ones before outer ones
            if start < first <= stop < last:
                first = start
            elif first < start <= last < stop:
                last = stop
        yield Run(first, last, {s: e for s, e in pairs.items() if first <= s and e <= last})

    def _is_text(self, i: int) -> bool:
        token = self.tokens[i]
        return token.kind == "text" and not self.skipped[i] and bool(token.raw.strip(_SPACE))

    def _pairs(self, begin: int, end: int) -> dict[int, int]:
        """Give the pairs of tags among the tokens begin..end-1, which never cross."""
        found: dict[int, int] = {}
        open_: list[int] = []
        for i in range(begin, end):
            token = self.tokens[i]
            if self.skipped[i]:
                continue
            if _opens(token):
                open_.append(i)
            elif token.kind == "end":
                names = [self.tokens[j].name for j in open_[-_DEEPEST:]]
                if token.name in names:
                    depth = len(open_) - 1 - names[::-1].index(token.name)
                    if depth < _DEEPEST:
                        found[open_[depth]] = i
                    del open_[depth:]
        return found


def segment(page: Page, run: Run, raws: Sequence[str]) -> tuple[str, Segment, str]:
    """Give the white space in front of the text of a run, the text with its tags as codes, and what follows.

    `raws` are the tokens as they are to be written.
    """
    found, ends, waiting, joins = Segment(), set(run.pairs.values()), "", True
    for i in range(run.first, run.last + 1):
        token = page.tokens[i]
        if page.skipped[i] or token.kind in ("code", "other"):
            waiting += raws[i]
            joins = False
            continue
        if waiting:
            found.point(waiting)
            waiting = ""
        if token.kind == "text":
            text = _SPACES.sub(" ", unescape(token.raw))
            found.add(text.lstrip(" ") if joins and found.text[-1:] in ("", " ", "\n") else text)
            joins = True
        elif token.name == "br":
            found.line_break(raws[i])
        elif i in run.pairs:
            found.open(raws[i])
        elif i in ends:
            found.close(raws[i])
        else:
            found.point(raws[i])
            joins = False  # it stands between spaces like a word
    front, back = page.tokens[run.first], page.tokens[run.last]
    before = front.raw[: -len(front.raw.lstrip(_SPACE))] if front.kind == "text" else ""
    if back.kind != "text":
        return before, found, ""
    found.text = found.text.rstrip(" ")
    return before, found, back.raw[len(back.raw.rstrip(_SPACE)) :]


def _ends(last: str, name: str) -> bool:
    """Whether the start of an element is the end of the last one that is open."""
    return last in _ENDED_BY.get(name, ()) or (last == "p" and name not in _INLINE)


def _opens(token: Token) -> bool:
    return token.kind == "start" and token.name not in _EMPTY and not token.raw.endswith("/>")


def _is_sealed(token: Token, skip: bool) -> bool:
    """Whether a token is left alone, in an element that is or (`skip`) is not."""
    told = token.attributes.get("translate")
    if token.kind != "start" or told in ("yes", ""):
        return skip and told is None
    return skip or told == "no" or "notranslate" in token.attributes.get("class", "").split()


def _attributes(i: int, token: Token) -> Iterator[Attribute]:
    names = list(_READ)
    if token.name == "meta":
        kind = token.attributes.get("name") or token.attributes.get("property") or ""
        names = ["content"] if kind.lower() in _META else []
    elif token.name == "input" and token.attributes.get("type", "").lower() in _BUTTONS:
        names.append("value")
    for name in names:
        text = " ".join(token.attributes.get(name, "").split())
        if is_translatable(text):
            yield Attribute(i, name, text)
