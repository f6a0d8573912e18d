"""The rows of a table in text: tabs, commas or semicolons, quotes, comments, Excel's `sep=` line."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from mujaz.glossary.arabic import ARABIC_LETTER
from mujaz.glossary.problems import Problems

Row = tuple[int, list[str]]  # line number, cells

_SAMPLE = 200  # lines by which the delimiter is told
_LONGEST_RECORD = 50  # lines that one quoted cell may run over; more is a quote that nobody closed
_SEP = re.compile(r'"?sep=(.)"?', re.IGNORECASE)
_QUOTED = re.compile(r'\s*"((?:[^"]|"")*)"\s*')
_LATIN = re.compile("[A-Za-z]")


def rows(text: str, problems: Problems) -> Iterator[Row]:
    """Yield the rows of a cleaned table (`clean_table`) that are no comments and not empty."""
    lines = text.split("\n")
    first = 0
    if sep := _SEP.fullmatch(lines[0].strip()):
        first, delimiter = 1, sep[1]
    else:
        delimiter = _delimiter(lines)
    if delimiter == "\t":
        return _tabbed(lines, first)
    return _comma_separated(lines, first, delimiter, problems)


def _delimiter(lines: Sequence[str]) -> str:
    """Tell the delimiter by which most lines fall into an Arabic and another cell."""
    sample = [line for line in islice(lines, 5 * _SAMPLE) if line.strip() and not line.startswith("#")]
    sample = sample[:_SAMPLE] or ["\t"]
    if 2 * sum("\t" in line for line in sample) >= len(sample):
        return "\t"
    scores = {d: sum(_parted(_cells(line, d)) for line in sample) for d in ",;"}
    return max(scores, key=lambda d: scores[d]) if any(scores.values()) else "\t"


def _parted(cells: Sequence[str]) -> int:
    """Rate a row: 1 for a second cell, 2 more where Arabic and Latin letters do not share one."""
    if len(cells) < 2:
        return 0
    arabic, latin = ([bool(p.search(c)) for c in cells[:2]] for p in (ARABIC_LETTER, _LATIN))
    return 3 if sum(arabic) == 1 and not any(a and b for a, b in zip(arabic, latin, strict=True)) else 1


def _tabbed(lines: Sequence[str], first: int) -> Iterator[Row]:
    """Split at tabs; only what stands wholly in quotes, as spreadsheets write it, is taken out of them."""
    for number, line in enumerate(lines[first:] if first else lines, first + 1):
        if line and line[0] != "#" and not line.isspace():
            cells = line.split("\t")
            if '"' in line:
                cells = [m[1].replace('""', '"') if (m := _QUOTED.fullmatch(c)) else c for c in cells]
            yield number, cells


def _comma_separated(lines: Sequence[str], i: int, delimiter: str, problems: Problems) -> Iterator[Row]:
    opened = re.compile(rf'(?:^|{re.escape(delimiter)})\s*"')
    while i < len(lines):
        line, start = lines[i], i
        i += 1
        if not line or line.isspace() or _is_comment(line, delimiter):
            continue
        if '"' not in line:
            yield start + 1, line.split(delimiter)
            continue
        # A cell in quotes may run over several lines. One whose quote is never closed would swallow the
        # rest of the file: then its line alone is given up.
        while line.count('"') % 2 and opened.search(line) and i < len(lines) and i - start < _LONGEST_RECORD:
            line += "\n" + lines[i]
            i += 1
        if line.count('"') % 2 and opened.search(line):
            problems.wrong(start + 1, "a quote is opened and not closed")
            i = start + 1
        else:
            yield start + 1, _cells(line, delimiter)


def _is_comment(line: str, delimiter: str) -> bool:
    """Tell `# a comment` from a hashtag, which tools that know no comments may have as a term."""
    return line[0] == "#" and (line[1:2] in ("", " ", "#") or delimiter not in line)


def _cells(record: str, delimiter: str) -> list[str]:
    if '"' not in record:
        return record.split(delimiter)
    import csv

    # splitlines would drop the line ends inside of quotes.
    reader = csv.reader(record.splitlines(keepends=True), delimiter=delimiter, skipinitialspace=True)
    try:
        return [" ".join(cell.split()) for cell in next(reader)]
    except csv.Error:  # a cell above 128 K characters
        return [record]
