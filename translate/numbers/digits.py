"""Reading digits: a run of digits and separators as a number, a time, a date or a list."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

DIGIT = "0-9٠-٩۰-۹"
# A run of digits and separators, a word, or any other sign.
TOKEN = re.compile(
    rf"(?P<digits>[{DIGIT}]+(?:[.,:٫٬،'’\u00a0\u2009\u202f][{DIGIT}]+|[ ](?:000|٠٠٠)(?![{DIGIT}]))*)"
    r"|(?P<word>(?:[^\W\d_]|[\u064b-\u065f\u0670\u0640])+)|\S"
)

_AM_PM = re.compile(r"\s?[ap]\.?m\b", re.IGNORECASE)
_DATE = re.compile(rf"[{DIGIT}][/-]|[/-][{DIGIT}]")
_YEAR_BEFORE = re.compile(rf"([{DIGIT}]{{2}})[{DIGIT}]{{2}}[-–/]")
_DIGITS = re.compile(rf"[{DIGIT}]+")
_GMT = re.compile(r"\s(?:GMT|UTC|hours)\b")
_LONGEST = 24  # digits; more are a code, not a number, and sums of them would round


class Part(NamedTuple):
    """A word or a run of digits as one step of a number; kind "" for what is no part of any."""

    kind: str
    value: Decimal
    start: int
    end: int
    joined: bool = False  # by "and" to what comes before
    others: tuple[Decimal, ...] = ()


def read_digits(text: str, start: int, end: int, joined: bool) -> Iterator[Part]:
    """Read the run of digits and separators at `start`: one part, or one for each number of a date or list.

    A number that no scale may follow (a year, an hour) is of the kind `year`.
    """
    pieces = [match.span() for match in _DIGITS.finditer(text, start, end)]
    groups = [text[a:b] for a, b in pieces]
    marks = [text[a:b] for (_, a), (b, _) in pairwise(pieces)]
    clock = bool(_AM_PM.match(text, end))
    if max(map(len, groups)) > _LONGEST:
        yield Part("", Decimal(1), start, end)
        return
    if len(groups) == 2 and len(groups[1]) == 2 and (marks == [":"] or (marks == ["."] and clock)):
        time = Decimal(".".join(groups))
        yield Part("year", time, start, end, joined, (time + 12 if time < 12 else time - 12,))
        return
    if values := _one_number(groups, marks):
        value, *others = values
        if clock:
            others.append(value + 12)
        if end - start == 4 and (value < 1000 or _GMT.match(text, end)):
            others.append(value / 100)  # 0930, 1630 GMT
        if not marks:
            others += _date_readings(text, start, end, value)
        year = len(groups) == 1 and end - start == 4 and 1900 <= value < 2100
        kind = "year" if year else "digits" if value else "hint"
        yield Part(kind, value, start, end, joined, tuple(others))
        return
    for (a, b), group in zip(pieces, groups, strict=True):
        value = Decimal(group)
        yield Part("year", value, a, b, joined and a == start, (-value,) if value <= 12 else ())


def _date_readings(text: str, start: int, end: int, value: Decimal) -> list[Decimal]:
    """Return what a bare number means in a date or a range: a month, or a year without its century."""
    readings = []
    if value <= 12 and (_DATE.match(text, start - 2 if start > 1 else end) or _DATE.match(text, end)):
        readings.append(-value)
    century = _YEAR_BEFORE.match(text, start - 5) if start > 4 and end - start == 2 else None
    if century:
        readings.append(Decimal(century[1]) * 100 + value)
    return readings


def _one_number(groups: list[str], marks: list[str]) -> list[Decimal]:
    """Return the value of digit groups between marks and a second reading if it has one; [] if no number."""
    if not marks:
        return [Decimal(groups[0])]
    if sum(map(len, groups)) > _LONGEST:
        return []
    *thousands, last = marks
    decimal = [Decimal("".join(groups[:-1]) + "." + groups[-1])]
    if len(set(marks)) == 1 and _grouped(groups):
        whole = Decimal("".join(groups))
        if last not in ".:٫" or (last == "." and len(marks) > 1):
            return [whole]
        if last == ".":
            # 10.000 is ten thousand, 1.250 most likely not.
            return [whole, *decimal] if int(groups[1]) == 0 else [*decimal, whole]
    if last in ".٫" and (
        not thousands or (len(set(thousands)) == 1 and last != thousands[0] and _grouped(groups[:-1]))
    ):
        return decimal
    if last in ",،" and (set(thousands) == {"."} and _grouped(groups[:-1])):
        return decimal  # 1.234,5
    if last in ",،" and not thousands and (len(groups[1]) < 3 or len(groups[1]) > 3 > len(groups[0])):
        return decimal
    return []


def _grouped(groups: list[str]) -> bool:
    return len(groups[0]) < 4 and int(groups[0]) > 0 and all(len(group) == 3 for group in groups[1:])
