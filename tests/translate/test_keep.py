import pytest

from mujaz.glossary import Glossary, Match, Matcher, Term
from mujaz.translate.keep import TermUse, audit, fitted

TERMS = (
    Term(("دونباس",), "Donbas", forbidden=("Donbass",)),
    Term(("صيغة أنكوراج",), "Anchorage formula"),
    Term(("فولوديمير زيلينسكي",), "Volodymyr Zelensky", alternatives=("Zelensky",)),
    Term(("زيلينسكي",), "Zelensky"),
    Term(("دفاعات جوية",), "air defences"),
    Term(("طائرة خداعية",), "decoy drone"),
)
MATCHER = Matcher(Glossary(TERMS))


def find(text: str) -> list[Match]:
    return MATCHER.find(text)


@pytest.mark.parametrize(
    ("arabic", "english", "outcomes"),
    [
        ("في دونباس", "in Donbas", ["kept"]),
        ("في دونباس", "in Donbass", ["missed"]),
        ("في دونباس", "in donbas", ["missed"]),
        ("في دونباس", "Donbas's towns", ["kept"]),
        ("دونباس ودونباس", "Donbas and it", ["kept", "missed"]),
        ("دونباس ودونباس", "Donbas and Donbas", ["kept", "kept"]),
        ("الدفاعات الجوية", "Air defences fired", ["kept"]),
        # One name in the English cannot stand for two in the Arabic.
        ("فولوديمير زيلينسكي وزيلينسكي", "Volodymyr Zelensky", ["kept", "missed"]),
        ("فولوديمير زيلينسكي وزيلينسكي", "Zelensky met Volodymyr Zelensky", ["kept", "kept"]),
        ("صيغة أنكوراج", "", ["missed"]),
    ],
)
def test_audit(arabic: str, english: str, outcomes: list[str]) -> None:
    assert [use.outcome for use in audit(find(arabic), english)] == outcomes


def test_what_came_back_is_repaired_and_what_stood_stays_kept() -> None:
    matches = find("دونباس وصيغة أنكوراج")
    before = audit(matches, "Donbas and the formula")
    after = audit(matches, "Donbas and the Anchorage formula", before, "splice")
    assert after == (TermUse(matches[0], "kept"), TermUse(matches[1], "repaired", "splice"))


@pytest.mark.parametrize(
    ("arabic", "english", "better"),
    [
        ("صيغة أنكوراج", "the anchorage Formula holds", "the Anchorage formula holds"),
        ("الدفاعات الجوية", "a air defences fired", "Air defences fired"),
        ("صيغة أنكوراج", "a Anchorage formula", "an Anchorage formula"),
        ("دونباس", "an Donbas town", "a Donbas town"),
        ("دونباس", "a Donbas town", "a Donbas town"),
        ("دونباس", r"\1 DONBAS", r"\1 Donbas"),
        ("صيغة أنكوراج", "the Anchorage formula formula", "the Anchorage formula"),
        ("صيغة أنكوراج", "the Anchorage formula formulates", "the Anchorage formula formulates"),
        ("الدفاعات الجوية", "air defences defences fell", "Air defences fell"),
        ("طائرة خداعية", "140 decoy drone in the north", "140 decoy drones in the north"),
        ("طائرة خداعية", "It made 12 decoy drone strikes", "It made 12 decoy drone strikes"),
        ("طائرة خداعية", "Two decoy drones and one decoy drone", "Two decoy drones and one decoy drone"),
        (
            "طائرة خداعية",
            "decoy drone strikes; 12 decoy drone-like",
            "Decoy drone strikes; 12 decoy drone-like",
        ),
    ],
)
def test_terms_are_fitted(arabic: str, english: str, better: str) -> None:
    assert fitted(find(arabic), english) == better
