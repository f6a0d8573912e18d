"""Tables: one column in English, every other byte as it was."""

import csv
import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mujaz.errors import InputError
from mujaz.translate.formats.table import _rows, read

TABLES = [
    ("1\tالمدينة\tx\r\n2\tkept\r\n", {"form": "tsv"}, "1\tThe city\tx\r\n2\tkept\r\n"),
    ('a,"x ""y""",المدينة\n', {}, 'a,"x ""y""",The city\n'),
    ('n;t\n"أ, ب";"قال بوتين ذلك.\nالمدينة"\n', {"column": "t"}, 'n;t\n"أ, ب";"Putin said so.\nThe city"\n'),
    ("المدينة,المدينة\nالمدينة,أ\n", {"column": "1"}, "The city,المدينة\nThe city,أ\n"),
    # The name of a column is left, its number is the first row's, too.
    ("المدينة,x\nالمدينة,أ\n", {"column": "المدينة"}, "المدينة,x\nThe city,أ\n"),
    ("x\ty\n1\t2", {"form": "tsv"}, "x\ty\n1\t2"),
    ("", {}, ""),
]


def written(data: bytes, known: Any, **options: str) -> str:
    file, out = read(data, "a.csv", **options), io.BytesIO()
    file.write(known.translate(file.document), out, known)
    return out.getvalue().decode()


@pytest.mark.parametrize(("table", "options", "expected"), TABLES)
def test_tables(known: Any, table: str, options: dict[str, str], expected: str) -> None:
    assert written(table.encode(), known, **options) == expected
    assert written(b"\xef\xbb\xbf" + table.encode(), known, **options) == "\ufeff" + expected


def test_english_is_quoted_where_it_must_be(known: Any, monkeypatch: Any) -> None:
    monkeypatch.setitem(type(known).translate.__globals__["KNOWN"], "نص", ('One, "two"', ()))
    assert written("نص,1\n".encode(), known) == '"One, ""two""",1\n'


CELL = st.text(st.sampled_from("أب\"',;\t\n\r x"), max_size=5)


@given(
    st.lists(st.lists(CELL, min_size=1, max_size=3), max_size=4),
    st.sampled_from(",;\t"),
    st.sampled_from(["\n", "\r\n"]),
)
def test_rows_are_those_of_the_csv_module(rows: list[list[str]], separator: str, end: str) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator, lineterminator=end).writerows(rows)
    found = [[cell.value for cell in row] for row in _rows(out.getvalue(), separator)]
    assert found == [
        row or [""] for row in csv.reader(io.StringIO(out.getvalue(), newline=""), delimiter=separator)
    ]


@pytest.mark.parametrize(
    ("column", "message"),
    [
        (None, "a.csv: 2 columns hold Arabic (1 name, 3); choose one with --column"),
        ("text", "a.csv: has no column 'text'; there are 1 name, 2 n, 3"),
        ("4", "a.csv: has no column '4'; there are 1 name, 2 n, 3"),
    ],
)
def test_which_column_is_one_line(column: str | None, message: str) -> None:
    with pytest.raises(InputError) as error:
        read("name,n\nأ,1,ب\n".encode(), "a.csv", column=column)
    assert str(error.value) == message
