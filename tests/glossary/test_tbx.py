"""TBX that is hostile, broken, large, or from elsewhere; ordinary files are in test_files."""

import sys
from xml.etree import ElementTree

import pytest

from mujaz.errors import GlossaryError
from mujaz.glossary import Glossary, Term, read_glossary, write_glossary

ENTRY = (
    '<termEntry><langSet xml:lang="ar"><tig><term>كييف</term></tig></langSet>'
    '<langSet xml:lang="en"><tig><term>{}</term></tig></langSet></termEntry>'
)


def _file(tmp_path, body, doctype="", root="martif"):
    path = tmp_path / "g.tbx"
    path.write_text(f'<?xml version="1.0"?>\n{doctype}\n<{root}>\n{body}\n</{root}>', encoding="utf-8")
    return path


BOMB = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 12))
DECLARED = {
    "bomb": (f'<!DOCTYPE martif [<!ENTITY e0 "lol">{BOMB}]>', "&e11;"),
    "external": ('<!DOCTYPE martif [<!ENTITY x SYSTEM "file:///etc/hostname">]>', "&x;"),
    "parameter": ('<!DOCTYPE martif [<!ENTITY % p SYSTEM "file:///etc/hostname"> %p;]>', "Kyiv"),
    "harmless": ('<!DOCTYPE martif [<!ENTITY desk "Kyiv">]>', "&desk;"),
}


@pytest.mark.parametrize(("doctype", "text"), DECLARED.values(), ids=DECLARED)
@pytest.mark.parametrize("broken", ["", "<", "&"])
def test_declared_entities_are_refused(tmp_path, doctype, text, broken):
    path = _file(tmp_path, ENTRY.format(text) + broken, doctype)
    with pytest.raises(GlossaryError) as e:
        read_glossary(path)
    assert str(e.value) == f"{path}: declares XML entities, which a termbase needs none of; refused"


def test_declared_entities_are_refused_where_the_root_cannot_be_read(tmp_path):
    path = _file(tmp_path, ENTRY.format("&desk;"), DECLARED["harmless"][0])
    path.write_bytes(b"\n" + path.read_bytes())  # nothing may stand before the XML declaration
    with pytest.raises(GlossaryError, match="declares XML entities"):
        read_glossary(path)


def test_a_bomb_in_an_attribute_is_refused(tmp_path):
    doctype, text = DECLARED["bomb"]
    path = _file(tmp_path, ENTRY.format("Kyiv").replace("<tig>", f'<tig id="{text}">'), doctype)
    with pytest.raises(GlossaryError, match="refused"):
        read_glossary(path)


@pytest.mark.parametrize(
    "text", ["x" * 10_100_000, "<a>" * 5000 + "</a>" * 5000], ids=["huge text", "deep nesting"]
)
def test_limits_are_refused_in_one_line(tmp_path, text):
    path = _file(tmp_path, ENTRY.format("Kyiv") + ENTRY.format(text))
    with pytest.raises(GlossaryError) as e:
        read_glossary(path)
    assert str(e.value).startswith(f"{path}:")
    assert str(e.value).endswith("; refused")
    assert len(str(e.value)) < len(str(path)) + 100


def test_a_long_term_costs_itself_only(tmp_path):
    glossary = read_glossary(_file(tmp_path, ENTRY.format("Kyiv") + "\n" + ENTRY.format("x" * 1001)))
    assert [t.target for t in glossary] == ["Kyiv"]
    assert glossary.problems[0].endswith(
        "g.tbx:5: a term of 1001 characters; at most 1000 are a term; left out"
    )


def test_undefined_entities_cost_their_entry_only(tmp_path):
    body = ENTRY.format("Kyiv&eacute;") + "\n" + ENTRY.format("Kyiv")
    glossary = read_glossary(_file(tmp_path, body, '<!DOCTYPE martif SYSTEM "nowhere.dtd">'))
    assert [t.target for t in glossary] == ["Kyiv"]
    assert "g.tbx:4: an entry uses &eacute;, which the file does not define; left out" in glossary.problems[1]


# what stands between two good entries -> what is told of it
BROKEN = {
    "ampersand": (ENTRY.format("R&D"), "g.tbx:5: an entry is not well-formed"),
    "less-than": (ENTRY.format("a < b"), "g.tbx:5: an entry is not well-formed"),
    "open element": (ENTRY.format("<hi>Kyiv"), "g.tbx:5: an entry is not well-formed"),
    "open entry": (ENTRY.format("Kyiv").removesuffix("</termEntry>"), "g.tbx:5: an entry is not closed"),
    "stray end": ("</tig>", None),
}


@pytest.mark.parametrize(("middle", "told"), BROKEN.values(), ids=BROKEN)
def test_a_broken_entry_costs_no_other(tmp_path, middle, told):
    path = _file(tmp_path, ENTRY.format("one") + "\n" + middle + "\n" + ENTRY.format("two"))
    glossary = read_glossary(path)
    assert [t.target for t in glossary] == ["one", "two"]
    assert [t.origin for t in glossary] == [f"{path}:4", f"{path}:6"]
    assert "is not well-formed" in glossary.problems[0]
    assert len(glossary.problems) == 1 + bool(told)
    assert not told or told in glossary.problems[1]
    with pytest.raises(GlossaryError, match=r"g\.tbx:\d+: is not well-formed"):
        read_glossary(path, strict=True)


def test_undeclared_prefixes(tmp_path):
    status = "<min:administrativeStatus>{}</min:administrativeStatus>"
    entry = ENTRY.format("Kyiv</term>" + status.format("preferredTerm-admn-sts") + "</tig><tig><term>Kiev")
    path = _file(tmp_path, entry.replace("Kiev</term>", "Kiev</term>" + status.format("obsolete")))
    assert (read_glossary(path).terms[0].target, read_glossary(path).terms[0].forbidden) == (
        "Kyiv",
        ("Kiev",),
    )


ENCODINGS = [
    ("UTF-8", "utf-16"), ("UTF-16", "utf-16"), ("UTF-16", "utf-16-le"), ("UTF-16", "utf-16-be"),
    ("UTF-8", "utf-8-sig"), ("UTF-16", "utf-8"), ("windows-1256", "windows-1256"), ("utf-8", "windows-1256"),
]  # fmt: skip


@pytest.mark.parametrize(("declared", "real"), ENCODINGS)
def test_encodings(tmp_path, declared, real):
    path = tmp_path / "g.tbx"
    text = f'<?xml version="1.0" encoding="{declared}"?>\n<martif>{ENTRY.format("Kyiv")}</martif>'
    path.write_bytes(text.encode(real))
    assert [(t.source, t.target) for t in read_glossary(path)] == [("كييف", "Kyiv")]


# status of the second English term -> what becomes of it
STATUSES = [
    *((s, "forbidden") for s in (
        "deprecatedTerm-admn-sts", "supersededTerm-admn-sts", "forbidden", "obsolete", "deprecated",
        "notRecommended", "Do not use", "supersededTerm", "DEPRECATEDTERM-ADMN-STS",
    )),
    *((s, "alternatives") for s in ("admittedTerm-admn-sts", "admitted", "proposed", "something else")),
    *((s, "target") for s in ("preferredTerm-admn-sts", "preferred", "standardizedTerm", "legalTerm")),
]  # fmt: skip


@pytest.mark.parametrize(("status", "role"), STATUSES)
@pytest.mark.parametrize("category", ["administrativeStatus", "normativeAuthorization", "status"])
def test_statuses(tmp_path, category, status, role):
    note = f'<termNote type="{category}">{status}</termNote>'
    term = read_glossary(
        _file(tmp_path, ENTRY.format(f"A</term></tig><tig><term>B</term>{note}<term>"))
    ).terms[0]
    got = {"target": term.target, "alternatives": term.alternatives, "forbidden": term.forbidden}
    assert got[role] == ("B" if role == "target" else ("B",))


LANGUAGES = [
    ("ar", "en"),
    ("ar-SA", "en-US"),
    ("ara", "eng"),
    ("AR", "EN-GB"),
    ("ar_EG", "en_gb"),
    ("arb", "en"),
]


@pytest.mark.parametrize(("arabic", "english"), LANGUAGES)
def test_languages(tmp_path, arabic, english):
    entry = ENTRY.format("Kyiv").replace('"ar"', f'"{arabic}"').replace('"en"', f'"{english}"')
    assert len(read_glossary(_file(tmp_path, entry))) == 1


def test_of_two_regions_the_better_status_counts(tmp_path):
    status = '<termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote>'
    american = f'<langSet xml:lang="en-US"><tig><term>Kyiv</term>{status}</tig></langSet></termEntry>'
    term = read_glossary(_file(tmp_path, ENTRY.format("Kyiv").replace("</termEntry>", american))).terms[0]
    assert (term.target, term.alternatives, term.forbidden) == ("Kyiv", (), ())


def test_a_retired_concept(tmp_path):
    status = '<descrip type="administrativeStatus">obsolete</descrip>'
    path = _file(tmp_path, ENTRY.format("Kyiv").replace("<termEntry>", "<termEntry>" + status))
    assert read_glossary(path).terms[0].status == "retired"


def test_lines_beyond_two_bytes(tmp_path):
    # libxml2 keeps 16 bits of a line number unless asked otherwise
    path = _file(tmp_path, "\n" * 70_000 + ENTRY.format("Kyiv"))
    assert read_glossary(path).terms[0].origin == f"{path}:70004"


@pytest.mark.parametrize("form", ["tbx", "tbx-dct", "tbx-v2"])
def test_written_files_say_what_they_are(tmp_path, form):
    basic, own = Term(("كييف",), "Kyiv", "place", note="R&D < 5"), Term(("كييف",), "Kyiv", unless=("لا",))
    for terms, kind in (((basic,), "TBX-Basic"), ((basic, own), "TBX-mujaz")):
        write_glossary(Glossary(terms), tmp_path / "a.tbx", form)
        root = ElementTree.parse(tmp_path / "a.tbx").getroot()
        assert root.attrib["type"] == kind
        assert root.attrib.get("style") == {"tbx": "dca", "tbx-dct": "dct"}.get(form)


def test_without_lxml(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "lxml", None)
    with pytest.raises(GlossaryError, match=r"needs lxml; install it with: pip install 'mujaz\[files\]'"):
        read_glossary(_file(tmp_path, ENTRY.format("Kyiv")))
    write_glossary(Glossary((Term(("كييف",), "Kyiv"),)), tmp_path / "a.tbx")


def test_an_entry_without_english_is_left_out(tmp_path):
    glossary = read_glossary(_file(tmp_path, ENTRY.format("?") + ENTRY.format("Kyiv")))
    assert [t.target for t in glossary] == ["Kyiv"]
    assert glossary.problems == (f"{tmp_path}/g.tbx:4: no English yet; left out",)
