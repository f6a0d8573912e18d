"""Static checks of glossaries."""

from pathlib import Path

import pytest

from mujaz.glossary import Glossary, Term, read_glossary, shipped_glossary
from mujaz.glossary.check import check_glossaries, overrides


def term(source: str, target: str, line: int = 0, file: str = "a.tsv", **values: object) -> Term:
    return Term(tuple(source.split("|")), target, origin=f"{file}:{line}", **values)  # type: ignore[arg-type]


def glossary(*terms: Term) -> Glossary:
    return Glossary(terms, ("a.tsv",))


# entries, what the check says of them
FINDINGS = [
    ([term("دونباس", "Donbas", 1), term("كييف", "Kyiv", 2)], []),
    (
        [term("دونباس", "Donbas", 1), term("كييف|دُونباس", "Donbass", 2)],
        ["a.tsv:2: error: 'دُونباس' -> Donbass overrides Donbas of a.tsv:1 [conflict]"],
    ),
    (
        [term("اوكرانيا", "Ukraine", 1), term("أوكرانيا", "Ukraine", 2)],
        ["a.tsv:2: warning: 'أوكرانيا' -> Ukraine stands at a.tsv:1 too [duplicate]"],
    ),
    (
        [term("دونباس", "Donbas", 1), term("دونباس", "Donbass", 7, "b.tsv")],
        ["b.tsv:7: warning: 'دونباس' -> Donbass overrides Donbas of a.tsv:1 [conflict]"],
    ),
    ([term("دونباس", "Donbas", 1), term("دونباس", "Donbas", 7, "b.tsv")], []),
    ([term("دونباس", "Donbas", 1), term("دونباس", "Donbass", 2, status="retired")], []),
    ([term("دونباس", "Donbas", 1), term("دونباس", "Donbass", 2, status="draft")], []),
    (
        [term("دونباس", "?", 1), term("كييف", "…", 2, status="draft")],
        [
            "a.tsv:1: error: the target '?' of 'دونباس' holds no letter or digit [target]",
            "a.tsv:2: error: the target '…' of 'كييف' holds no letter or digit [target]",
        ],
    ),
    ([term("دونباس", "Donbas", 1), term("دونباس", "Donbass", 2, after=("قال",))], []),
    (
        [term("دونباس", "Donbas", 1, after=("قال",)), term("دونباس", "Donbass", 2)],
        ["a.tsv:2: error: 'دونباس' -> Donbass overrides Donbas of a.tsv:1 [conflict]"],
    ),
    (
        [term("أوكرانيا|اوكرانيا", "Ukraine", 1)],
        ["a.tsv:1: warning: 'اوكرانيا' and 'أوكرانيا' match the same words; one is enough [folding]"],
    ),
    ([term("تي-90|تي 90", "T-90", 1)], []),
    (
        [term("دونباس", "Donbas دونباس", 1)],
        ["a.tsv:1: error: 'Donbas دونباس' for 'دونباس' has Arabic letters in it [arabic]"],
    ),
    ([term("دونباس", "دونباس", 1, translate=False)], []),
    (
        [term("دن", "Den", 1)],
        ["a.tsv:1: warning: 'دن' is so short that it may stand for other words [short]"],
    ),
    (
        [term("شاهد", "Shahed", 1)],
        ["a.tsv:1: warning: 'شاهد' (Shahed) is an ordinary word too; give it conditions [ambiguous]"],
    ),
    ([term("شاهد", "Shahed", 1, after=("طراز",))], []),
    ([term("شاهد", "witness", 1)], []),
    (
        [term("عاصم", "Asim", 1), term("الحيرة", "Hira", 2), term("حيرة", "Hira", 3)],
        ["a.tsv:3: warning: 'حيرة' (Hira) is found inside the ordinary word 'بحيره' [ambiguous]"],
    ),
    ([term("بحيرة", "lake", 1), term("حيرة", "Hira", 2)], []),  # found as itself first
    (
        [term("دونباس", "Donbas", 1, after=("في",), unless=("في", "من"))],
        ["a.tsv:1: error: 'في' both allows and bars 'دونباس' [conditions]"],
    ),
    (
        [term("دونباس", "Donbas", 1, after=("أمس",), unless=("امس",))],
        ["a.tsv:1: error: 'أمس' both allows and bars 'دونباس' [conditions]"],
    ),
    (
        [term("دونباس", "Donbas", 1, forbidden=("Donbass",)), term("دونباس", "Donbass", 2, after=("قال",))],
        ["a.tsv:2: error: a.tsv:1 forbids Donbass for 'دونباس' [forbidden]"],
    ),
]


@pytest.mark.parametrize(("terms", "said"), FINDINGS)
def test_findings(terms: list[Term], said: list[str]) -> None:
    assert [str(f) for f in check_glossaries([glossary(*terms)])] == said


def test_lines_that_cannot_be_read_are_findings(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_text("دونباس\tDonbas\nكييف\n-\tnothing\n", encoding="utf-8")
    findings = check_glossaries([read_glossary(path)])
    assert [(f.kind, f.severity, f.origin) for f in findings] == [
        ("unreadable", "error", f"{path}:2"),
        ("unreadable", "error", f"{path}:3"),
    ]


def test_what_is_overridden_in_the_shipped_glossary_is_a_finding() -> None:
    shipped = glossary(term("دونباس", "Donbas", 45), term("كييف", "Kyiv", 46), term("كييف", "Kiev", 47))
    mine = Glossary((term("دُونباس", "Donbass", 3, "mine.tsv"),))
    assert [str(f) for f in check_glossaries([mine], shipped)] == [
        "mine.tsv:3: warning: 'دُونباس' -> Donbass overrides Donbas of the shipped a.tsv:45 [override]"
    ]


def test_the_shipped_glossary_has_no_errors() -> None:
    assert [str(f) for f in check_glossaries([shipped_glossary()]) if f.severity == "error"] == []


def test_overrides_are_told_with_both_places() -> None:
    shipped = glossary(term("دونباس|الدونباس", "Donbas", 45), term("كييف", "Kyiv", 46))
    mine = Glossary((term("دُونباس", "Donbass", 3, "mine.tsv"), term("كييف", "Kyiv", 4, "mine.tsv")))
    said = [str(o) for o in overrides([shipped, mine])]
    assert said == ["mine.tsv:3 دُونباس -> Donbass overrides a.tsv:45 Donbas"]


def test_an_entry_with_conditions_overrides_nothing() -> None:
    earlier, later = term("دونباس", "Donbas", 1), term("دونباس", "Donbass", 2, after=("قال",))
    assert overrides([glossary(earlier), glossary(later)]) == []
    assert len(overrides([glossary(later), glossary(earlier)])) == 1
