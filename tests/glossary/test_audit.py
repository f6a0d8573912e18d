"""Audits: of one sentence, and of a translation made by anyone."""

import pytest

from mujaz.errors import InputError
from mujaz.glossary import Glossary, Matcher, Term
from mujaz.glossary.audit import Audit, audit_translation, judge
from mujaz.glossary.reports import audit_text

ZELENSKY = Term(
    ("فولوديمير زيلينسكي",), "Volodymyr Zelensky", "person",
    alternatives=("Zelensky",), forbidden=("Zelenskiy", "Vladimir Zelensky"),
)  # fmt: skip
SURNAME = Term(("زيلينسكي",), "Zelensky", "person", forbidden=("Zelenskiy",))
KYIV = Term(("كييف",), "Kyiv", "place", forbidden=("Kiev",))
UKRAINE = Term(("أوكرانيا",), "Ukraine", "place")
RUSSIA = Term(("روسيا",), "Russia", "place")
SBU = Term(("جهاز الأمن الأوكراني",), "Security Service of Ukraine", "organisation", alternatives=("SBU",))
DRONE = Term(("طائرة مسيرة",), "drone", "weapon", alternatives=("UAV", "unmanned aircraft"))
TELEGRAM = Term(("تلغرام",), "Telegram", "media", case="any")
BARA = Term(("مدينة بارا",), "Bara", "place")
US = Term(("الولايات المتحدة",), "United States", "place", alternatives=("US",))
AMERICAN = Term(("أمريكي",), "American", "term", alternatives=("US",))
GLOSSARY = Glossary(
    (ZELENSKY, SURNAME, KYIV, UKRAINE, RUSSIA, SBU, DRONE, TELEGRAM, BARA, US, AMERICAN), ("a",)
)
MATCHER = Matcher(GLOSSARY)

# source, target, a verdict and the form that stands there for each term of the source
JUDGED = [
    ("زار كييف", "He visited Kyiv.", ["kept Kyiv"]),
    ("زار كييف", "He visited Kiev.", ["forbidden Kiev"]),
    ("زار كييف", "He visited it.", ["missed"]),
    ("كييف وكييف", "Kyiv and Kyiv", ["kept Kyiv", "kept Kyiv"]),
    ("كييف وكييف", "Kyiv", ["kept Kyiv", "missed"]),
    ("كييف وكييف", "Kiev and Kyiv", ["kept Kyiv", "forbidden Kiev"]),
    ("كييف", "Kiev and Kyiv", ["kept Kyiv"]),
    ("فولوديمير زيلينسكي", "Volodymyr Zelensky", ["kept Volodymyr Zelensky"]),
    ("فولوديمير زيلينسكي", "Mr Zelensky", ["kept Zelensky"]),
    # A permitted form within a forbidden one is not kept.
    ("فولوديمير زيلينسكي", "Vladimir Zelensky", ["forbidden Vladimir Zelensky"]),
    ("فولوديمير زيلينسكي", "Vladimir Zelensky, then Zelensky", ["kept Zelensky"]),
    # One place counts for one term.
    ("فولوديمير زيلينسكي وزيلينسكي", "Volodymyr Zelensky", ["kept Volodymyr Zelensky", "missed"]),
    ("زيلينسكي وفولوديمير زيلينسكي", "Volodymyr Zelensky", ["missed", "kept Volodymyr Zelensky"]),
    (
        "جهاز الأمن الأوكراني وأوكرانيا",
        "the Security Service of Ukraine",
        ["kept Security Service of Ukraine", "missed"],
    ),
    ("على تلغرام", "on TELEGRAM", ["kept Telegram"]),
    ("لا شيء", "nothing", []),
]


@pytest.mark.parametrize(("source", "target", "verdicts"), JUDGED)
def test_judge(source: str, target: str, verdicts: list[str]) -> None:
    found = judge(MATCHER.find(source), target)
    assert [f"{j.verdict} {j.form}".strip() for j in found] == verdicts
    assert all(
        j.place and target[slice(*j.place)].startswith(j.form[:1])
        for j in found
        if j.form != "Telegram" and j.form
    )


# source, target, the spurious names in the target
SPURIOUS = [
    ("زار المدينة", "He visited Kyiv.", ["Kyiv"]),
    ("زار كييف", "He visited Kyiv, yes, Kyiv.", []),
    ("قال الرئيس", "said the Security Service of Ukraine", ["Security Service of Ukraine"]),
    ("جهاز الأمن الأوكراني", "the Security Service of Ukraine", []),
    ("زيلينسكي", "Volodymyr Zelensky", []),  # part of it is there
    ("الجانب الروسي", "Russia's side", []),  # the root is there
    ("في روسيا", "in Russia", []),
    ("لم يقل شيئا", "drone UAV", []),  # common words are no names
    ("في بارا", "in Bara", []),  # without what it is
    ("في مدينة", "in a town", []),
    ("قال Kyiv", "Kyiv said", []),
    ("مسؤول أمريكي", "a US official of the United States", ["United States"]),
]


@pytest.mark.parametrize(("source", "target", "forms"), SPURIOUS)
def test_spurious(source: str, target: str, forms: list[str]) -> None:
    audit = audit_translation([source], [target], GLOSSARY)
    assert [u.form for t in audit.terms for u in t.uses if u.verdict == "spurious"] == forms


# what one term became in the lines of a document, whether that is inconsistent
CONSISTENCY = [
    (DRONE, ["drone", "drones", "Drone"], False),
    (DRONE, ["drone", "UAV"], False),  # an abbreviation
    (DRONE, ["drone", "unmanned aircraft"], True),
    (ZELENSKY, ["Volodymyr Zelensky", "Zelensky"], False),  # a surname
    (ZELENSKY, ["Zelensky", "Zelenskiy"], True),
    (ZELENSKY, ["Zelensky", "he"], False),
    (US, ["United States", "US"], False),
]


@pytest.mark.parametrize(("term", "targets", "inconsistent"), CONSISTENCY)
def test_consistency(term: Term, targets: list[str], inconsistent: bool) -> None:
    audit = audit_translation([term.source] * len(targets), targets, GLOSSARY)
    assert [t.inconsistent for t in audit.terms if t.term == term] == [inconsistent]


def test_totals_and_lines() -> None:
    audit = audit_translation(
        ["كييف وكييف", "روسيا", "كييف", "لا شيء"], ["Kyiv, Kiev", "it", "Kyiv", "in Russia"], GLOSSARY
    )
    assert (audit.lines, audit.occurrences) == (4, 4)
    assert [audit.count(v) for v in ("kept", "forbidden", "missed", "spurious")] == [2, 1, 1, 1]
    assert audit.accuracy == 0.5
    by_term = {t.term: t for t in audit.terms}
    assert list(by_term) == [KYIV, RUSSIA]
    assert by_term[KYIV].lines("forbidden") == [1]
    assert by_term[RUSSIA].lines("missed") == [2]
    assert by_term[RUSSIA].lines("spurious") == [4]
    assert by_term[KYIV].forms == {"Kyiv": 2, "Kiev": 1}


def test_the_table_has_the_faults_first() -> None:
    audit = audit_translation(["كييف", "روسيا", "روسيا"], ["Kyiv", "it", "he"], GLOSSARY)
    assert "".join(audit_text(audit)).splitlines() == [
        "kept missed forbidden spurious  term",
        "   0      2         0        0  Russia  روسيا  (missed in line 2, 3)",
        "   1      0         0        0  Kyiv  كييف",
        "33.3% kept: 1 of 3 in 3 lines; 2 missed, 0 forbidden, 0 spurious; 0 inconsistent",
    ]


def test_a_draft_is_no_name_that_could_be_spurious() -> None:
    draft = Glossary((Term(("كييف",), "Kyiv", status="draft"),))
    assert audit_translation(["زار المدينة"], ["He visited Kyiv."], draft).terms == ()


def test_a_text_without_terms_is_all_right() -> None:
    totals = list(audit_text(Audit((), 1)))[-1]
    assert totals == "no terms found in 1 line; 0 missed, 0 forbidden, 0 spurious; 0 inconsistent\n"
    assert audit_translation(["لا شيء"], ["nothing"], GLOSSARY) == Audit((), 1, ("a",))
    assert audit_translation([], [], GLOSSARY).accuracy == 1.0


def test_lines_must_pair() -> None:
    with pytest.raises(InputError, match="2 source lines and 1 target lines"):
        audit_translation(["", ""], [""], GLOSSARY)
