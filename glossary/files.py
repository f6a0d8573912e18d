"""Glossary files: tab-separated text, with or without a header row, and the files shipped with the package.

With a header row whose first cells are `source` and `target`, the columns are the fields of `Term`;
several values in one cell are separated by `|`. Without one, the columns are Arabic, English and a note,
as translation tools export them. Lines that begin with `#` are comments.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from mujaz.glossary.terms import Glossary, Term

from mujaz.errors import GlossaryError
from mujaz.files import decode, read_text

_PLAIN = ("source", "target", "note")
_MANY = ("source", "alternatives", "forbidden", "after", "before", "unless")
_COLUMNS = {"source", *(f.name for f in fields(Term))} - {"sources", "origin"}


def read_glossary(path: Path, *, strict: bool = False) -> Glossary:
    """Read a glossary file.

    Lines that make no sense are left out and told in `Glossary.problems`; with `strict` the first one
    raises GlossaryError. Raises InputError if the file cannot be read and GlossaryError if it holds no
    entry at all.
    """
    return _parse(read_text(path), str(path), path.name, strict)


@cache
def shipped_glossary(*names: str) -> Glossary:
    """Give the glossary that comes with the package: all its files, or those named (`conflict` ...)."""
    shelf = files("mujaz.glossary") / "data"
    known = sorted(f.name.removesuffix(".tsv") for f in shelf.iterdir() if f.name.endswith(".tsv"))
    if unknown := set(names) - set(known):
        raise GlossaryError(f"no shipped glossary '{min(unknown)}'; there are {', '.join(known)}")
    parts = []
    for name in names or known:
        file = shelf / f"{name}.tsv"
        parts.append(_parse(decode(file.read_bytes(), file.name), file.name, name, strict=True))
    return Glossary.merged(parts)


def _parse(text: str, path: str, name: str, strict: bool) -> Glossary:
    columns: Sequence[str] = _PLAIN
    terms: list[Term] = []
    problems: list[str] = []
    for number, cells in _rows(text):
        where = f"{path}:{number}"
        if [c.strip().lower() for c in cells[:2]] == ["source", "target"] and not terms:
            columns = _header(cells, where)
            continue
        try:
            terms.append(_term(columns, cells, where))
        except GlossaryError as e:
            if strict:
                raise
            problems.append(str(e))
    if not terms:
        first = f" ({problems[0]})" if problems else ""
        raise GlossaryError(f"{path}: no entries; expected lines of Arabic, a tab, English{first}")
    return Glossary(tuple(terms), (name,), tuple(problems))


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield number, line.split("\t")


def _header(cells: Sequence[str], where: str) -> list[str]:
    columns = [c.strip().lower() for c in cells]
    if unknown := set(columns) - _COLUMNS:
        raise GlossaryError(f"{where}: no column '{min(unknown)}'; known are {', '.join(sorted(_COLUMNS))}")
    return columns


def _term(columns: Sequence[str], cells: Sequence[str], where: str) -> Term:
    if len(cells) < 2:
        raise GlossaryError(f"{where}: one column only; expected Arabic, a tab, English")
    if len(cells) > len(columns) and any(c.strip() for c in cells[len(columns) :]):
        raise GlossaryError(f"{where}: {len(cells)} columns, expected at most {len(columns)}")
    values: dict[str, Any] = {c: _CELL[c](v) for c, v in zip(columns, cells, strict=False) if v.strip()}
    return Term(sources=values.pop("source", ()), target=values.pop("target", ""), origin=where, **values)


def _many(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(v.strip() for v in cell.split("|") if v.strip()))


_CELL: dict[str, Callable[[str], Any]] = {c: _many if c in _MANY else str.strip for c in _COLUMNS}
