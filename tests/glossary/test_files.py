"""Glossary files as other tools write them, and every form there and back."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mujaz.cli.main import main
from mujaz.errors import GlossaryError, InputError, MujazError
from mujaz.glossary import Glossary, Term, read_glossary, shipped_glossary, write_glossary
from mujaz.glossary.clean import clean, clean_table
from mujaz.glossary.files import glossary_chunks
from mujaz.glossary.forms import FORMS, Form, held
from mujaz.glossary.terms import KINDS, Case, Status

DATA = Path(__file__).parents[1] / "data/glossaries"
EXPECTED = json.loads((DATA / "expected.json").read_text(encoding="utf-8"))


def _term(path: Path, values: dict) -> Term:
    line = values.pop("line")
    fields = {key: tuple(v) if isinstance(v, list) else v for key, v in values.items()}
    return Term(**fields, origin=f"{path}:{line}")


@pytest.mark.parametrize("name", EXPECTED)
def test_real_files(name):
    path = DATA / name
    glossary = read_glossary(path)
    assert list(glossary) == [_term(path, dict(values)) for values in EXPECTED[name]["terms"]]
    assert [p.removeprefix(f"{DATA}/") for p in glossary.problems] == EXPECTED[name]["problems"]
    assert glossary.names == (name,)


def test_every_file_is_expected():
    assert {p.name for p in DATA.iterdir()} == {*EXPECTED, "expected.json"}


@pytest.mark.parametrize("name", EXPECTED)
def test_strict_stops_at_mistakes_only(name):
    mistakes = [p for p in EXPECTED[name]["problems"] if p.endswith("left out")]
    if mistakes:
        with pytest.raises(GlossaryError) as e:
            read_glossary(DATA / name, strict=True)
        assert str(e.value).startswith(f"{DATA / name}:")
        assert "\n" not in str(e.value)
    else:
        assert read_glossary(DATA / name, strict=True) == read_glossary(DATA / name)


# bytes of a file -> what the one line says about it
UNREADABLE = [
    (b"", "is empty"),
    (b"# only a comment\n\n", "is empty"),
    ("كييف\nدونباس\n".encode(), ":1: one column only"),
    (b"PK\x03\x04rest of a workbook", "is a workbook or archive"),
    (b"\x89PNG\r\n\x1a\n" + bytes(100), "not a text file"),
    (b"<?xml version='1.0'?><tmx version='1.4'><body/></tmx>", "its root is <tmx>"),
    (b"<?xml version='1.0'?><martif><text/></martif>", "no entry with an Arabic and an English term"),
    (b"---\tKyiv\n", "holds no letter or digit"),
    ("كييف\t?\n".encode(), ":1: no English yet"),
    (("ا" * 1001 + "\tlong\n").encode(), "a source of 1001 characters"),
    ("كييف,Kyiv\n".encode() + b'"', None),
]  # fmt: skip


@pytest.mark.parametrize(("data", "message"), UNREADABLE)
def test_unreadable(tmp_path, data, message):
    path = tmp_path / "glossary"
    path.write_bytes(data)
    if message is None:
        assert len(read_glossary(path)) == 1
        return
    with pytest.raises(MujazError) as e:
        read_glossary(path)
    assert str(path) in str(e.value)
    assert message in str(e.value)
    assert "\n" not in str(e.value)


def test_missing_file(tmp_path):
    with pytest.raises(InputError, match="no such file"):
        read_glossary(tmp_path / "nothing.tsv")
    with pytest.raises(InputError, match="is a folder"):
        read_glossary(tmp_path)


# One tenth of the lines is broken in one of these ways: the others are read, the broken are told.
BROKEN = [
    "وحيد",
    "بلا إنجليزية\t?",
    "\tno source",
    "بلا هدف\t",
    "...\tdots",
    "كثير\tmany\tplace\tx\ty\tz",
    "نوع\tkind\tgalaxy",
]


def test_a_tenth_of_broken_lines(tmp_path):
    lines = [
        BROKEN[i // 10 % len(BROKEN)] if i % 10 == 0 else f"مدينة {i}\tCity {i}\tplace\t" for i in range(600)
    ]
    path = tmp_path / "g.tsv"
    path.write_text("\n".join(["source\ttarget\tkind\tnote", *lines]), encoding="utf-8")
    glossary = read_glossary(path)
    assert [t.target for t in glossary] == [f"City {i}" for i in range(600) if i % 10]
    assert [p.split(":")[1] for p in glossary.problems] == [str(i + 2) for i in range(0, 600, 10)]


HEADERS = [
    "Arabic\tEnglish", "ar\ten", "AR-SA\ten_US", "العربية\tالإنجليزية", "المصطلح\tالترجمة", "Source\tTarget",
    "arabisch\tenglisch", "Terme arabe\tTerme anglais", "Término\tTraducción", "арабский\tанглийский",
    "Arabic term\tEnglish term", "اللغة العربية\tاللغة الإنجليزية", "source_term\ttarget_term", "术语\t译文",
]  # fmt: skip


@pytest.mark.parametrize("header", HEADERS)
def test_header_rows(tmp_path, header):
    path = tmp_path / "g.txt"
    path.write_text(f"{header}\nكييف\tKyiv\nعدن\tAden\n", encoding="utf-8")
    assert [(t.source, t.target) for t in read_glossary(path)] == [("كييف", "Kyiv"), ("عدن", "Aden")]


# Entries that look a little like header rows.
@pytest.mark.parametrize(
    "entry",
    [
        "عربي\tArab",
        "الأصل\torigin",
        "مصطلح\tterm",
        "الأدب العربي\tArabic literature",
        "القاموس العربي\tArabic-English dictionary",
        "الحدود العربية\tborders English and Arab papers name",
    ],
)
def test_first_entries_that_are_no_header(tmp_path, entry):
    path = tmp_path / "g.txt"
    path.write_text(f"{entry}\nكييف\tKyiv\n", encoding="utf-8")
    assert len(read_glossary(path)) == 2


# whole files -> source, target and note, or whatever else is said
TABLES = [
    ("أ;x, y\nب;z, w\n", ("أ", "x, y"), ("ب", "z, w")),
    ("أ,x; y\nب,z\n", ("أ", "x; y"), ("ب", "z")),
    ('أ, "x, y"\n', ("أ", "x, y")),
    ("أ\tx\t\t\n\n \t \nب\ty", ("أ", "x"), ("ب", "y")),
    ("Target,Source,Comments\nx,أ,why\n", ("أ", "x", "why")),
    ("source\ttarget\ttranslate\nأ\t\tno\n", ("أ", "أ")),
    ("source\ttarget\ttranslate\nأ\tأ\tyes\n", ("أ", "أ")),
]


@pytest.mark.parametrize("case", TABLES)
def test_tables(tmp_path, case):
    path = tmp_path / "g.txt"
    path.write_text(case[0], encoding="utf-8")
    got = [(t.source, t.target, *filter(None, [t.note])) for t in read_glossary(path, strict=True)]
    assert got == list(case[1:])


def test_targets_and_alternatives_are_said_once(tmp_path):
    path = tmp_path / "g.tsv"
    path.write_text("source\ttarget\talternatives\nكييف|كييف\tKyiv|Kiev\tKiev|Kyiv| \n", encoding="utf-8")
    term = read_glossary(path).terms[0]
    assert (term.sources, term.target, term.alternatives) == (("كييف",), "Kyiv", ("Kiev",))


CLEAN = [
    ("\u200fكييف\u200e", "كييف"),
    ("مضيق\u00a0هرمز", "مضيق هرمز"),
    ("\ufeffa\u202bb\u202c\u2066c\u2069", "abc"),
    (" a \t\n b\u3000 c ", "a b c"),
    ("مُحَمَّد ـ", "مُحَمَّد ـ"),
    ("so\u00adft\x00\x1f", "soft"),
]


@pytest.mark.parametrize(("dirty", "expected"), CLEAN)
def test_clean(dirty, expected):
    assert clean(dirty) == expected
    # clean_table does the same but for tabs, line ends and the ends of cells
    assert clean(clean_table(dirty)) == expected


def test_clean_table_keeps_lines():
    assert clean_table("a\u00a0 b\r\nc\u200f\td\re") == "a b\nc\td\ne"


def test_shipped_files_need_no_cleaning():
    # They are read without, which takes half the time.
    for path in Path(sys.modules["mujaz.glossary.files"].__file__).with_name("data").glob("*.tsv"):
        text = path.read_text(encoding="utf-8")
        assert clean_table(text) == text, path.name
        assert list(read_glossary(path)) == [
            replace(t, origin=f"{path.parent}/{t.origin}") for t in shipped_glossary(path.stem)
        ]


def test_unknown_shipped_name():
    with pytest.raises(GlossaryError, match=r"no shipped glossary 'nowhere'; there are .*conflict"):
        shipped_glossary("nowhere")


def test_start_up_stays_light():
    code = (
        "import sys; from mujaz.glossary import shipped_glossary; shipped_glossary();"
        "print([m for m in ('lxml', 'csv', 'xml', 'tempfile', 'importlib.resources') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


# Any term: values as they are after cleaning, which is what every form holds. Signs that mean something in
# one of the forms are frequent; `|` is not there, as no table can hold it.
_ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئىةَُِّْـ٣٤"
_LATIN = "abcdefgXYZéüß019"
_MARKS = "\"',;#&<>=/\\{}[]()-_:.؛،«»%*+~^`@!?$ \"',;#&<> "


def _value(letters: str) -> st.SearchStrategy[str]:
    """Give letters and signs in any order, with a letter in it."""
    any_text = st.text(letters + _MARKS, max_size=8)
    letter = st.sampled_from([c for c in letters if c.isalnum() and c != "ـ"])
    return st.tuples(any_text, letter, any_text).map("".join).map(clean)


def _set(value: st.SearchStrategy[str], least: int = 0) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(value, min_size=least, max_size=3, unique=True).map(tuple)


_SEVERAL = _set(_value(_ARABIC))
_ENGLISH = st.lists(_value(_LATIN), min_size=1, max_size=5, unique=True)


@st.composite
def terms(draw: st.DrawFn) -> Term:
    english = draw(_ENGLISH)
    cut = draw(st.integers(1, len(english)))
    # A source may be Latin (NATO), but a table of such alone does not tell which side is which.
    sources = draw(_set(_value(_ARABIC), 1)) + draw(_set(_value(_LATIN)))[:1]
    return Term(
        sources, english[0], draw(st.sampled_from(sorted(KINDS))), tuple(english[1:cut]),
        tuple(english[cut:]), draw(_SEVERAL), draw(_SEVERAL), draw(_SEVERAL),
        draw(st.sampled_from(get_args(Case))), draw(st.booleans()), draw(st.sampled_from(get_args(Status))),
        draw(st.just("") | _value(_LATIN + _ARABIC)),
    )  # fmt: skip


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    glossary=st.lists(terms(), min_size=1, max_size=4).map(tuple).map(Glossary), form=st.sampled_from(FORMS)
)
def test_round_trip(tmp_path, glossary: Glossary, form: Form):
    path = tmp_path / "glossary"
    kept = [part for term in glossary for part in held(term, form)]
    assert {t.status for t in kept} <= {"", "approved"} or form == "mujaz" or form.startswith("tbx")
    # Not write_glossary, which waits for the disk.
    path.write_text("".join(glossary_chunks(glossary, form)), encoding="utf-8")
    if kept:
        assert [replace(t, origin="") for t in read_glossary(path, strict=True)] == kept
    else:
        with pytest.raises(GlossaryError, match="empty"):
            read_glossary(path)


# Values that mean something else in one form or other.
TRICKY = [
    ("#غزة", "#Gaza"), ("# غزة", "# Gaza"),
    ('"القبة"', '"Dome"'), ('"القبة', '"Dome'), ('قبة "أ"', 'a "b" c'),
    ("أ;ب", "a,b"), ("أ,ب", "a;b"), ("أ", "a;b,c"), ("&أ;", "R&D <1>"), ("sep=;أ", "x]]>"), ("أ", "a\\tb"),
    ("NATO", "Nato"), ("أ", '"" x'), ("أ", "'a'"), ("المصطلح", "Kyiv"), ("أ -- ب", "a -- b"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "target"), TRICKY)
@pytest.mark.parametrize("form", FORMS)
def test_tricky_values(tmp_path, form, source, target):
    glossary = Glossary((Term((source,), target), Term(("كييف",), "Kyiv"), Term((source,), target)))
    path = tmp_path / "glossary"
    path.write_text("".join(glossary_chunks(glossary, form)), encoding="utf-8")
    assert [(t.source, t.target) for t in read_glossary(path, strict=True)] == [
        (t.source, t.target) for t in glossary
    ]


@pytest.mark.parametrize("form", ["mujaz", "tbx", "tbx-dct", "tbx-v2"])
def test_full_forms_hold_everything(form):
    term = _term(DATA / "own.tsv", dict(EXPECTED["own.tsv"]["terms"][0]))
    assert list(held(term, form)) == [term]


def test_held_is_what_reading_leaves():
    term = Term(("ك\u200fييف ", "كيف", "كيف"), " Kyiv", alternatives=("Kyiv", "Kiev  city"), note="a\nb")
    assert list(held(term, "mujaz")) == [
        Term(("كييف", "كيف"), "Kyiv", alternatives=("Kiev city",), note="a b")
    ]
    assert list(held(term, "omegat")) == [
        Term(("كييف",), "Kyiv", note="a b"),
        Term(("كيف",), "Kyiv", note="a b"),
    ]
    for status in ("draft", "retired"):
        assert list(held(replace(term, status=status), "csv")) == []


def test_what_a_form_loses_is_told(tmp_path):
    glossary = read_glossary(DATA / "own.tsv")
    assert write_glossary(glossary, tmp_path / "a.tsv") == ()
    assert write_glossary(glossary, tmp_path / "a.txt") == (
        "the form omegat has no place for kind (2), alternatives (2), forbidden (2), after (1), before (1),"
        " unless (1), status (1); in brackets, entries that have it",
        "the form omegat cannot say that an entry is a draft or retired; left out: 2",
    )


def test_a_bar_is_refused_and_nothing_written(tmp_path):
    path = tmp_path / "a.tsv"
    path.write_text("before", encoding="utf-8")
    with pytest.raises(GlossaryError, match=r"'a\|b' holds \|"):
        write_glossary(Glossary((Term(("كييف",), "a|b"),)), path)
    assert path.read_text(encoding="utf-8") == "before"
    write_glossary(Glossary((Term(("كييف",), "a|b"),)), path, "tbx")
    assert read_glossary(path).terms[0].target == "a|b"


# name of the result -> its form
SUFFIXES = [
    ("a.tsv", "mujaz"), ("a.csv", "csv"), ("a.TBX", "tbx"), ("a.xml", "tbx"), ("a.txt", "omegat"),
    ("a.utf8", "omegat"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "form"), SUFFIXES)
def test_convert(tmp_path, name, form):
    done = CliRunner().invoke(main, ["glossary", "convert", str(DATA / "own.tsv"), str(tmp_path / name)])
    assert done.exit_code == 0, done.output
    assert done.stdout == ""
    assert f"4 entries read, written as {form}." in done.stderr
    assert next(t.target for t in read_glossary(tmp_path / name)) == "Shahed"


@pytest.mark.parametrize("form", get_args(Form))
def test_convert_through_pipes(form):
    source = (DATA / "own.tsv").read_bytes()
    done = CliRunner().invoke(main, ["glossary", "convert", "-q", "-", "-", "--to", form], input=source)
    assert done.exit_code == 0, done.output
    again = CliRunner().invoke(main, ["glossary", "convert", "-q", "-", "-"], input=done.stdout_bytes)
    assert again.exit_code == 0, again.output
    assert "شاهد" in again.stdout


def test_convert_says_what_it_could_not_use(tmp_path):
    args = ["glossary", "convert", str(DATA / "broken.tsv"), str(tmp_path / "a.tsv")]
    done = CliRunner().invoke(main, args)
    assert done.exit_code == 0
    assert "broken.tsv:3: one column only" in done.stderr
    strict = CliRunner().invoke(main, [*args[:3], str(tmp_path / "b.tsv"), "--strict"])
    assert strict.exit_code == 1
    assert strict.stderr.startswith("Error: ")
    assert not (tmp_path / "b.tsv").exists()


def test_convert_needs_to_know_the_form(tmp_path):
    done = CliRunner().invoke(main, ["glossary", "convert", str(DATA / "own.tsv"), str(tmp_path / "a.doc")])
    assert done.exit_code == 1
    assert "does not tell a form" in done.stderr
