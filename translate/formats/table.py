"""Tables, TSV and CSV: one column translated, every other cell and all quoting as it was."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import BinaryIO, ClassVar

from mujaz.errors import InputError
from mujaz.files import decode
from mujaz.glossary.arabic import ARABIC_LETTER
from mujaz.translate.documents import Document
from mujaz.translate.formats.base import Shaped, blocks
from mujaz.translate.formats.cat import joined
from mujaz.translate.links import Linker
from mujaz.translate.translation import TranslatedDocument

_SEPARATORS = ",;\t"
_FIRST = 20  # rows that the separator is told by


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell: what it says, and where it is written, quotes included."""

    value: str
    start: int
    end: int


@dataclass
class Table(Shaped):
    """A table: the cells of the column that is translated."""

    form: ClassVar[str] = "csv"  # TSV, too
    data: bytes
    text: str
    path: str | None
    separator: str
    cells: list[_Cell]
    document: Document = field(init=False)

    def __post_init__(self) -> None:
        self.document, self._places = joined(
            [cell.value.replace("\r\n", "\n").replace("\r", "\n") for cell in self.cells], self.path
        )

    def write(self, translated: TranslatedDocument, out: BinaryIO, linker: Linker) -> list[str]:
        """Write the table in UTF-8 with its column in English."""
        parts, at = [], 0
        for cell, block in zip(self.cells, blocks(translated, self._places), strict=True):
            if any(t.origin == "pending" for _, _, t in block.parts):
                continue
            quoted = self.text.startswith('"', cell.start)
            parts += [self.text[at : cell.start], self._written(block.target, quoted)]
            at = cell.end
        mark = b"\xef\xbb\xbf" if self.data.startswith(b"\xef\xbb\xbf") else b""
        out.write(mark + "".join([*parts, self.text[at:]]).encode() if parts else self.data)
        return []

    def _written(self, value: str, quoted: bool) -> str:
        if quoted or any(c in value for c in f'{self.separator}"\r\n'):
            return '"' + value.replace('"', '""') + '"'
        return value


def looks_like(data: bytes) -> bool:
    """Whether the bytes are a table; nothing in them tells, so that a name or `--from` has to."""
    return False


def read(data: bytes, path: str | None, *, column: str | None = None, form: str = "") -> Table:
    """Read a table; `form` is "tsv", "csv" or "" for what its lines tell.

    `column` is the number of the column to translate, from 1, or its name in the first row, which is then
    left; None if only one column holds Arabic. Raises InputError if it cannot be told or is not there.
    """
    name = path or "-"
    text = decode(data, name)
    separator = "\t" if form == "tsv" else _separator(text)
    rows = list(_rows(text, separator))
    chosen, first = _column(rows, column, name)
    cells = [
        row[chosen] for row in rows[first:] if chosen < len(row) and ARABIC_LETTER.search(row[chosen].value)
    ]
    return Table(data, text, path, separator, cells)


def _separator(text: str) -> str:
    """Give the separator that cuts the first rows into most columns, into equally many if one does."""

    def fits(separator: str) -> tuple[bool, int]:
        rows = islice(_rows(text, separator), _FIRST)
        widths = [len(row) for row in rows if len(row) > 1 or row[0].value]
        return len(set(widths)) == 1 and widths[0] > 1, max(widths, default=0)

    return max(_SEPARATORS, key=fits)


def _rows(text: str, separator: str) -> Iterator[list[_Cell]]:
    """Yield the rows as `csv.reader` reads them, cells with their places."""
    cell = re.compile(
        rf'"((?:[^"]|"")*)"([^{separator}\r\n]*)|([^{separator}\r\n]*)'  # quoted, with a tail; or plain
    )
    end = re.compile(rf"{separator}|\r\n|\r|\n|\Z")
    row: list[_Cell] = []
    at = 0
    while at < len(text):
        found = cell.match(text, at)
        assert found  # of no length at least
        value = found[3] if found[1] is None else found[1].replace('""', '"') + found[2]
        row.append(_Cell(value, found.start(), found.end()))
        stop = end.match(text, found.end())
        assert stop  # no other character can follow
        at = stop.end()
        if stop[0] != separator:
            yield row
            row = []
        elif at == len(text):
            row.append(_Cell("", at, at))
    if row:
        yield row


def _column(rows: Sequence[Sequence[_Cell]], column: str | None, name: str) -> tuple[int, int]:
    """Give the place of the column to translate and of the first row to."""
    header = [cell.value.strip() for cell in rows[0]] if rows else []
    width = max(map(len, rows), default=0)
    if column is None:
        arabic = sorted({n for row in rows for n, cell in enumerate(row) if ARABIC_LETTER.search(cell.value)})
        if len(arabic) == 1:
            return arabic[0], 0
        if not arabic:
            return 0, 0
        raise InputError(
            f"{name}: {len(arabic)} columns hold Arabic ({_named(arabic, header)}); choose one with --column"
        )
    if column in header:
        return header.index(column), 1
    if column.isdecimal() and 0 < int(column) <= width:
        return int(column) - 1, 0
    raise InputError(f"{name}: has no column '{column}'; there are {_named(range(width), header)}")


def _named(columns: Sequence[int], header: Sequence[str]) -> str:
    return ", ".join(f"{n + 1} {header[n] if n < len(header) else ''}".strip() for n in columns)
