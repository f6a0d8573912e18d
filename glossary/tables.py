r"""Glossaries as tables: the project's own, and those of DeepL, Google, OmegaT and spreadsheets.

Own tables have a header row with the names of the fields of `Term` (`source target kind alternatives
forbidden after before unless note`, and `case translate status` where they are needed), in any order.
Others have two columns, or a third with a note, or a header row in any language. In every column but the
note, `|` separates several values; of several targets the first is the desk's and the others are permitted.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice
from typing import Any

from mujaz.errors import GlossaryError
from mujaz.glossary.arabic import ARABIC_LETTER
from mujaz.glossary.layout import COLUMNS, Layout, layout_of
from mujaz.glossary.problems import Problems
from mujaz.glossary.rows import rows
from mujaz.glossary.terms import Glossary, Term
from mujaz.glossary.values import LONGEST, scalar, short, with_english

_SAMPLE = 1000  # rows by which the layout is told
_TEXT = frozenset(("kind", "note"))
_MANY = frozenset(("source", "target", "alternatives", "forbidden", "after", "before", "unless"))
_RARE = ("case", "translate", "status")
_BARE = tuple(c for c in COLUMNS if c not in _RARE)


def read_table(text: str, path: str, name: str, strict: bool) -> Glossary:
    """Read the text of a table that went through `clean_table`.

    Raises GlossaryError if it holds no entry, and for the first mistake if `strict`.
    """
    problems = Problems(path, strict)
    table = rows(text, problems)
    sample = list(islice(table, _SAMPLE))
    if not sample:
        raise GlossaryError(f"{path}: is empty; expected lines of Arabic, a tab, English")
    layout = layout_of(sample, problems)
    terms = list(_terms(chain(sample[layout.header :], table), layout, problems))
    if not terms:
        first = f" ({problems.lines[0]})" if problems.lines else ""
        raise GlossaryError(f"{path}: no entries; expected lines of Arabic, a tab, English{first}")
    return Glossary(tuple(terms), (name,), problems.lines)


def _terms(table: Iterator[tuple[int, list[str]]], layout: Layout, problems: Problems) -> Iterator[Term]:
    columns, by_script = layout.columns, not layout.literal
    source, target = columns.index("source"), columns.index("target")
    last, at = max(source, target), problems.at
    arabic = ARABIC_LETTER.search
    for number, cells in table:
        if by_script and len(cells) > last and arabic(cells[target]) and not arabic(cells[source]):
            cells[source], cells[target] = cells[target], cells[source]
            problems.odd(number, "English and Arabic have changed places; read the right way round")
        try:
            yield _term(columns, cells, at(number))
        except GlossaryError as e:
            problems.failed(e)


def _term(columns: Sequence[str], cells: Sequence[str], where: str) -> Term:
    if len(cells) < 2:
        raise GlossaryError(f"{where}: one column only; expected Arabic, a tab, English")
    if len(cells) > len(columns) and any(c.strip() for c in cells[len(columns) :]):
        raise GlossaryError(f"{where}: {len(cells)} columns, expected at most {len(columns)}")
    values: dict[str, Any] = {}
    for column, cell in zip(columns, cells, strict=False):
        if cell and column and (cell := cell.strip()):
            if column in _TEXT:
                values[column] = cell
            elif column not in _MANY:
                values[column] = scalar(column, cell, where)
            else:
                values[column] = _several(cell) if "|" in cell else (cell,)
                if len(cell) > LONGEST:
                    short(column, values[column], where)
    sources, targets = values.pop("source", ()), values.pop("target", ())
    if not targets and not values.get("translate", True):
        targets = sources[:1]
    target = targets[0] if targets else ""
    others = values.get("alternatives", ())
    if len(targets) > 1 or target in others:
        values["alternatives"] = tuple(v for v in dict.fromkeys((*targets[1:], *others)) if v != target)
    return with_english(Term(sources, target, origin=where, **values))


def _several(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(str.strip, cell.split("|")))))


def own_lines(terms: Sequence[Term]) -> Iterator[str]:
    """Yield the lines of the project's own table; raises GlossaryError for a value that holds `|`."""
    full = any(t.case or t.status or not t.translate for t in terms)
    columns = _BARE + _RARE if full else _BARE
    yield "\t".join(columns) + "\n"
    for term in terms:
        yield _line((_cell(term, c) for c in columns), _tab_cell, "\t")


def tab_lines(terms: Sequence[Term]) -> Iterator[str]:
    """Yield lines of source, tab, target, and a tab and the note where there is one, as OmegaT has them."""
    for term in terms:
        yield _line((_cell(term, c) for c in ("source", "target", "note")), _tab_cell, "\t")


def comma_lines(terms: Sequence[Term]) -> Iterator[str]:
    """Yield lines of source, comma, target, as DeepL and Google have them."""
    for term in terms:
        yield _line((_cell(term, c) for c in ("source", "target")), _comma_cell, ",")


def _line(cells: Iterator[str], quoted: Callable[[str], str], delimiter: str) -> str:
    # No cell is empty in the middle of the lines of other tools, and own lines may end early.
    return delimiter.join(map(quoted, cells)).rstrip("\t") + "\n"


def _cell(term: Term, column: str) -> str:
    if column == "translate":
        return "" if term.translate else "no"
    value = term.sources if column == "source" else getattr(term, column)
    values = value if isinstance(value, tuple) else (value,)
    if column in _MANY and (bad := next((v for v in values if "|" in v), None)):
        raise GlossaryError(f"'{bad}' holds |, which separates values in a table; write TBX, or change it")
    return "|".join(values)


def _tab_cell(cell: str) -> str:
    return _in_quotes(cell) if cell.startswith(('"', "#")) else cell


def _comma_cell(cell: str) -> str:
    # Semicolons too: the delimiter is told by the content.
    return _in_quotes(cell) if cell.startswith("#") or any(c in cell for c in '",;') else cell


def _in_quotes(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"'
