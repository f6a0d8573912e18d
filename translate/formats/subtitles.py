"""Subtitles, SRT and WebVTT: times, numbers, settings and notes as they were, the words in English.

A sentence that runs over several cues is translated as one, and shared out over the same cues at the ends
of words, to each what it had of the Arabic. Lines are wrapped at 42 characters.
"""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import BinaryIO, ClassVar

from mujaz.files import decode, lines
from mujaz.glossary.arabic import ARABIC_LETTER
from mujaz.translate.documents import Document
from mujaz.translate.formats.base import Block, Shaped, blocks
from mujaz.translate.formats.cat import joined
from mujaz.translate.formats.codes import Mark, Segment, pair_up
from mujaz.translate.formats.cues import Cue, read_cues
from mujaz.translate.formats.inline import Code, carry
from mujaz.translate.formats.lines import breaks, shares
from mujaz.translate.links import Linker
from mujaz.translate.translation import TranslatedDocument

# Characters of a line and lines of a cue, as broadcasters and streaming services ask for.
_WIDTH = 42
_LINES = 2
_ROOM = 6  # of these, what breaking at words costs
# A sentence goes on in the next cue if that comes this soon (seconds), and over so many cues and characters.
_PAUSE = 2.0
_MOST_CUES = 6
_MOST_CHARACTERS = 400
# Where fewer cues than this share end like sentences, their ends say nothing of where sentences end.
_PUNCTUATED = 0.2
_ENDS = re.compile(r"[.!?؟…][\"'”’»)\]}›]*\Z")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<[\d:.]+>|\{\\[^{}]*\}")
_NAME = re.compile(r"<(/?)([A-Za-z]+)")
_VOICE = re.compile(r"<[^>]*>")  # mark-up that tells voices apart, as {\an8} does not
_DASH = re.compile(r"([-–—]\s*)(?=\S)")
_SRT = re.compile(rb"\s*\d+\s*[\r\n]\s*\d+:\d+:\d+[,.]\d+\s*-->")
_MARKS = b"\xef\xbb\xbf\xff\xfe"
_HEAD = 1024


def looks_like(data: bytes) -> bool:
    """Whether the bytes begin as an SRT or a WebVTT file does."""
    return form_of(data) != ""


def form_of(data: bytes) -> str:
    """Tell which of both forms the bytes begin as: "srt", "vtt", or "" for neither."""
    head = data[:_HEAD].replace(b"\x00", b"").lstrip(_MARKS)
    if head.startswith(b"WEBVTT"):
        return "vtt"
    return "srt" if _SRT.match(head) else ""


@dataclass(slots=True)
class _Piece:
    """What one voice says in a cue, with the mark-up around all of it in `opens` and `closes`."""

    cue: int
    dash: str
    text: str
    marks: list[Mark]
    opens: str
    closes: str


@dataclass
class Subtitles(Shaped):
    """An SRT or WebVTT file: by group the pieces that are translated as one."""

    form: ClassVar[str] = "srt"  # WebVTT, too
    data: bytes
    text: str
    path: str | None
    cues: list[Cue]
    groups: list[list[_Piece]]
    webvtt: bool
    notes: tuple[str, ...] = ()
    document: Document = field(init=False)

    def __post_init__(self) -> None:
        self.document, self._places = joined(
            [" ".join(piece.text for piece in group) for group in self.groups], self.path
        )

    def write(self, translated: TranslatedDocument, out: BinaryIO, linker: Linker) -> list[str]:
        """Write the file in UTF-8 with its texts in English; give the cues with more than two lines."""
        found = blocks(translated, self._places)
        said: dict[int, list[str]] = {}
        for group, block in zip(self.groups, found, strict=True):
            if all(t.origin != "pending" for _, _, t in block.parts):
                for piece, text in zip(group, self._shared(group, block, linker), strict=True):
                    said.setdefault(piece.cue, []).append(text)
        parts, at = [], 0
        end = "\r\n" if "\r\n" in self.text else "\n"
        for n, texts in sorted(said.items()):
            cue = self.cues[n]
            parts += [self.text[at : cue.start], "\n".join(texts).replace("\n", end)]
            at = cue.end
        mark = b"\xef\xbb\xbf" if self.data.startswith(b"\xef\xbb\xbf") else b""
        out.write(mark + "".join([*parts, self.text[at:]]).encode() if said else self.data)
        long = [str(self.cues[n].number) for n, texts in sorted(said.items()) if _height(texts) > _LINES]
        if not long:
            return []
        some = ", ".join(long[:5]) + (" ..." if len(long) > 5 else "")
        return [f"{self.path or '-'}: more than {_LINES} lines of {_WIDTH} characters in cue {some}"]

    def _shared(self, group: Sequence[_Piece], block: Block, linker: Linker) -> Iterator[str]:
        """Yield the English of each piece of a group, wrapped and with its mark-up."""
        codes = _codes(group)
        found = block.links(linker) if codes else []
        places = carry([code for code, _, _ in codes], block.source, block.target, found)
        spans = _spans(group, block)
        for n, (piece, (start, end)) in enumerate(zip(group, spans, strict=True)):
            inside, opens, closes = [], piece.opens, piece.closes
            for place, (_, mark, owner) in zip(places, codes, strict=True):
                if place is None and owner == n:  # over all of the cue, then
                    opens, closes = opens + mark.opens, mark.closes + closes
                elif place and _touches(place, mark, start, end, last=n + 1 == len(group)):
                    inside.append((Code(max(place.start, start), min(place.end, end)), mark))
            text = block.target[start:end]
            for space in breaks(text, _WIDTH - len(piece.dash)):
                text = f"{text[:space]}\n{text[space + 1 :]}"
            yield piece.dash + opens + self._marked(text, start, inside) + closes

    def _marked(self, text: str, start: int, codes: Sequence[tuple[Code, Mark]]) -> str:
        """Write a text that stands at `start` with its codes: ends of pairs first, points, beginnings."""
        new: list[tuple[tuple[int, int, int, int], str]] = []
        for n, (place, mark) in enumerate(codes):
            if mark.point:
                new.append(((place.start - start, 1, n, 0), mark.opens))
            else:
                new.append(((place.start - start, 2, -place.end, n), mark.opens))
                new.append(((place.end - start, 0, -place.start, -n), mark.closes))
        parts, at = [], 0
        for key, raw in sorted(new):
            parts += [self._escaped(text[at : key[0]]), raw]
            at = max(at, key[0])
        return "".join([*parts, self._escaped(text[at:])])

    def _escaped(self, text: str) -> str:
        return html.escape(text, quote=False) if self.webvtt else text


def _height(texts: Sequence[str]) -> int:
    return sum(text.count("\n") + 1 for text in texts)


def _codes(group: Sequence[_Piece]) -> list[tuple[Code, Mark, int]]:
    """Give the codes of a group by their place in its text, and the piece that each is in."""
    found, at = [], 0
    for n, piece in enumerate(group):
        flat = Segment(piece.text, piece.marks).flat()
        found += [(Code(m.start + at, m.end + at), m, n) for m in flat]
        at += len(piece.text) + 1
    return found


def _touches(place: Code, mark: Mark, start: int, end: int, *, last: bool) -> bool:
    if mark.point:
        return start <= place.start < end or (last and place.start >= end)
    return place.start < end and start < place.end


def _spans(group: Sequence[_Piece], block: Block) -> list[tuple[int, int]]:
    """Give the place in the English of what each piece says."""
    starts = [0]
    for piece in group:
        starts.append(starts[-1] + len(piece.text) + 1)
    spans: list[list[tuple[int, int]]] = [[] for _ in group]
    for s, t, translation in block.parts:
        end = s + len(translation.sentence.text)
        held = [max(0, min(end, b) - max(s, a)) for a, b in pairwise(starts)]
        among = [n for n, characters in enumerate(held) if characters]
        cut = shares(translation.text, [held[n] for n in among], _WIDTH * _LINES - _ROOM)
        for n, (a, b) in zip(among, cut, strict=True):
            spans[n].append((t + a, t + b))
    found, at = [], 0
    for own in spans:
        start, at = (own[0][0], own[-1][1]) if own else (at, at)
        found.append((start, at))
    return found


def read(data: bytes, path: str | None) -> Subtitles:
    """Read an SRT or WebVTT file; raises InputError for times that cannot be read, naming the line."""
    name = path or "-"
    text = decode(data, name)
    form = form_of(data) or ("vtt" if text.lstrip().startswith("WEBVTT") else "srt")
    cues = read_cues(text, form, name)
    pieces = [
        [_piece(n, dash, said, form == "vtt") for dash, said in _voices(text[cue.start : cue.end])]
        for n, cue in enumerate(cues)
        if ARABIC_LETTER.search(text, cue.start, cue.end)
    ]
    ended = sum(_ENDS.search(own[-1].text) is not None for own in pieces)
    joins = ended >= _PUNCTUATED * len(pieces)
    groups = list(_groups(pieces, cues)) if joins else [[piece] for own in pieces for piece in own]
    groups = [group for group in groups if any(ARABIC_LETTER.search(piece.text) for piece in group)]
    notes = () if joins else (f"{name}: few cues end with a full stop; each was translated by itself",)
    return Subtitles(data, text, path, cues, groups, form == "vtt", notes)


def _voices(said: str) -> list[tuple[str, str]]:
    """Give what each voice says in a cue with the dash in front of it; its lines are joined."""
    voices: list[tuple[str, str]] = []
    for line in lines(said):
        dash = _DASH.match(line)
        if dash or not voices:
            voices.append((dash[0] if dash else "", line[dash.end() :] if dash else line))
        else:
            voices[-1] = (voices[-1][0], f"{voices[-1][1]} {line}")
    # One dash alone is no dialogue, and may be anything.
    return voices if len(voices) > 1 else [("", dash + line) for dash, line in voices]


def _piece(cue: int, dash: str, said: str, webvtt: bool) -> _Piece:
    segment, at = Segment(), 0
    tags = list(_TAG.finditer(said))
    names = ((n, _NAME.match(tag.group())) for n, tag in enumerate(tags))
    pairs = pair_up((n, name[2], not name[1]) for n, name in names if name)
    for n, tag in enumerate(tags):
        _add(segment, said[at : tag.start()], webvtt)
        if n in pairs:
            segment.open(tag.group())
        elif n in pairs.values():
            segment.close(tag.group())
        else:
            segment.point(tag.group())
        at = tag.end()
    _add(segment, said[at:], webvtt)
    return _framed(cue, dash, segment)


def _add(segment: Segment, text: str, webvtt: bool) -> None:
    text = " ".join(re.split(r"\s+", html.unescape(text) if webvtt else text))
    # One space is enough, and none in front.
    segment.add(text.removeprefix(" ") if not segment.text or segment.text.endswith(" ") else text)


def _framed(cue: int, dash: str, segment: Segment) -> _Piece:
    """Take off the codes that stand around all of the text."""
    text, marks, opens, closes = segment.text.rstrip(), segment.marks, "", ""
    while marks:
        first, last = marks[0], marks[-1]
        if first.point and first.start == 0:
            opens, marks = opens + first.opens, marks[1:]
        elif last.point and last.start >= len(text):
            closes, marks = last.opens + closes, marks[:-1]
        elif first is last and first.start == 0 and first.end >= len(text):
            opens, closes, marks = opens + first.opens, first.closes + closes, first.children
        else:
            break
    return _Piece(cue, dash, text, marks, opens, closes)


def _groups(pieces: Sequence[list[_Piece]], cues: Sequence[Cue]) -> Iterator[list[_Piece]]:
    """Join the pieces of cues that a sentence runs over."""
    group: list[_Piece] = []
    for own in pieces:
        if group and not (len(own) == 1 and _goes_on(group, own[0], cues)):
            yield group
            group = []
        if len(own) > 1:
            yield from ([piece] for piece in own)
        else:
            group.append(own[0])
    if group:
        yield group


def _goes_on(group: Sequence[_Piece], new: _Piece, cues: Sequence[Cue]) -> bool:
    last = group[-1]
    return (
        new.cue == last.cue + 1
        and not _ENDS.search(last.text)
        and _VOICE.findall(last.opens) == _VOICE.findall(new.opens)
        and cues[new.cue].begin - cues[last.cue].finish <= _PAUSE
        and len(group) < _MOST_CUES
        and sum(len(piece.text) for piece in group) + len(new.text) <= _MOST_CHARACTERS
    )
