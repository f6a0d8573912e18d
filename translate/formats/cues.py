"""The cues of SRT and WebVTT files: where their times and their texts stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mujaz.errors import InputError
from mujaz.files import LINE_END

_TIME = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})[,.](\d{1,3})"
_TIMING = re.compile(rf"\s*{_TIME}\s*-->\s*{_TIME}(?:\s.*)?")
# A line that was meant to be one: an arrow beside digits, or two times without an arrow.
_MEANT = re.compile(r".*(?:\d\s*-+>|-+>\s*\d).*|\s*\d+:\d+:\d+\S*\s+\S*\s*\d+:\d+:\d+\S*\s*")
_EXPECTED = {"srt": "00:00:01,000 --> 00:00:02,500", "vtt": "00:01.000 --> 00:02.500"}


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue: its number from 1 in order, `begin` and `finish` in seconds, `text[start:end]` what it says."""

    number: int
    begin: float
    finish: float
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str

    @property
    def blank(self) -> bool:
        return not self.text.strip("\ufeff \t")


def read_cues(text: str, form: str, name: str) -> list[Cue]:
    """Find the cues of an SRT or WebVTT file (`form`); raises InputError, with the line, for broken times."""
    lines = list(_lines(text))
    timings: list[tuple[int, float, float]] = []
    inside = False
    for n, line in enumerate(lines):
        inside = inside and not line.blank
        # In WebVTT notes and styles may hold anything; a cue begins behind a blank line.
        if form == "vtt" and not inside and _is_note(lines, n):
            continue
        if found := _TIMING.fullmatch(line.text):
            begin, finish = _seconds(found.groups()[:4]), _seconds(found.groups()[4:])
            if finish < begin:
                raise InputError(f"{name}:{n + 1}: the cue ends before it begins; mend its times")
            timings.append((n, begin, finish))
            inside = True
        elif _MEANT.fullmatch(line.text) or _lacks_timing(lines, n, form):
            what = f"“{line.text.strip()[:40]}” has no times that can be read"
            raise InputError(f"{name}:{n + 1}: {what}; expected {_EXPECTED[form]}")
    if not timings:
        raise InputError(f"{name}: no cue in it; expected times such as {_EXPECTED[form]}")
    return [
        Cue(number, begin, finish, *_text(lines, n, form))
        for number, (n, begin, finish) in enumerate(timings, 1)
    ]


def _lines(text: str) -> Iterator[_Line]:
    at = 0
    for end in LINE_END.finditer(text):
        yield _Line(at, end.start(), text[at : end.start()])
        at = end.end()
    yield _Line(at, len(text), text[at:])


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, fraction = (part or "0" for part in parts)
    return int(hours) * 3600 + int(minutes) * 60 + int(seconds) + float(f"0.{fraction}")


def _is_note(lines: list[_Line], n: int) -> bool:
    """Whether line n is in a block of WebVTT that is no cue: its header, NOTE, STYLE or REGION."""
    first = n
    while first and not lines[first - 1].blank:
        first -= 1
    head = lines[first].text.lstrip("\ufeff")
    return re.match(r"(?:WEBVTT|NOTE|STYLE|REGION)(?:\s|$)", head) is not None


def _lacks_timing(lines: list[_Line], n: int, form: str) -> bool:
    """Whether line n of an SRT file is a number behind a blank line, and what follows is no time."""
    alone = lines[n].text.strip("\ufeff \t").isdigit() and (not n or lines[n - 1].blank)
    follows = lines[n + 1] if n + 1 < len(lines) else None
    return bool(
        form == "srt" and alone and follows and not follows.blank and not _TIMING.fullmatch(follows.text)
        and not _MEANT.fullmatch(follows.text)
    )  # fmt: skip


def _text(lines: list[_Line], n: int, form: str) -> tuple[int, int]:
    """Give the place of the text below the times in line n: in SRT up to the next number, blank lines too."""
    last = n
    for k in range(n + 1, len(lines)):
        if _TIMING.fullmatch(lines[k].text) or (form == "vtt" and lines[k].blank):
            break
        numbers_next = k + 1 < len(lines) and _TIMING.fullmatch(lines[k + 1].text)
        if numbers_next and (form == "vtt" or lines[k].text.strip().isdigit()):
            break
        if not lines[k].blank:
            last = k
    if last == n:
        return lines[n].end, lines[n].end
    return lines[n + 1].start, lines[last].end
