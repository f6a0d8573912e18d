"""Finding terms in Arabic: what is found, what is not, and where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mujaz.glossary import Glossary, Matcher, Term, shipped_glossary

TERMS = """
دونباس = Donbas
كييف = Kyiv
الكرملين = Kremlin
ليد = Lead
رنسا = Rance
يف = Eve
ايدن = Eden
بنان = Banan
لبنان = Lebanon
مجلس الأمن = Security Council
مجلس الأمن الدولي = UN Security Council
ضمانات أمنية = security guarantees
أمنية = Omnia
لو موند = Le Monde
إف-16 = F-16
صيغة أنكوراج = Anchorage formula
أنكوراج = Anchorage
لي = Li
جون = John
جون سميث = John Smith
سميث الابن = Smith Junior
"""


def glossary(lines: str) -> Glossary:
    pairs = [line.split(" = ") for line in lines.strip().splitlines()]
    return Glossary(tuple(Term((source,), target) for source, target in pairs))


MATCHER = Matcher(glossary(TERMS))


@pytest.fixture(scope="module")
def shipped() -> Matcher:
    return Matcher(shipped_glossary())


# text -> the targets found in it, from left to right
FOUND = [
    ("", ""),
    ("   \n\n", ""),
    ("في دونباس", "Donbas"),
    ("ودونباس فدونباس بدونباس لدونباس كدونباس الدونباس", "Donbas|Donbas|Donbas|Donbas|Donbas|Donbas"),
    ("والدونباس بالدونباس للدونباس وللدونباس فبالدونباس", "Donbas|Donbas|Donbas|Donbas|Donbas"),
    ("الكرملين والكرملين بالكرملين للكرملين وللكرملين كالكرملين", "|".join(["Kremlin"] * 6)),
    ("كرملين", ""),  # the article of an entry is part of it
    ("دَوْنْبـــاس", "Donbas"),
    ("ﺩﻭﻧﺒﺎﺱ", "Donbas"),
    ("کییف", "Kyiv"),
    ("كييف\u200f، «كييف»", "Kyiv|Kyiv"),
    ("دونباسي يدونباس دونباس2", ""),  # words are bounded on both sides
    # What begins with a proclitic's letter is not stripped to nonsense.
    ("بايدن", "Eden"),
    ("كييف", "Kyiv"),
    ("لبنان ولبنان للبنان", "Lebanon|Lebanon|Lebanon"),
    ("بلبنان", "Lebanon"),
    # The article may stand on each word, the longest term wins, nothing overlaps.
    ("الضمانات الأمنية", "security guarantees"),
    ("والضمانات الأمنية", "security guarantees"),
    ("ضمانات أمنية", "security guarantees"),
    ("للضمانات الأمنية", "security guarantees"),
    ("مجلس الأمن الدولي", "UN Security Council"),
    ("لمجلس الأمن", "Security Council"),
    ("مجلس أمن", ""),
    ("صيغة أنكوراج وأنكوراج", "Anchorage formula|Anchorage"),
    ("جون سميث الابن", "John Smith"),
    ("جون، سميث الابن", "John|Smith Junior"),
    ("مجلس، الأمن", ""),
    ("مجلس\nالأمن", ""),  # no term runs over a line
    # Short words may have proclitics where the rest of the term follows.
    ("لو موند ولو موند", "Le Monde|Le Monde"),
    ("لي ولي", "Li"),
    ("طائرات إف-١٦ وإف 16", "F-16|F-16"),
]


@pytest.mark.parametrize(("text", "targets"), FOUND)
def test_found(text: str, targets: str) -> None:
    assert "|".join(m.term.target for m in MATCHER.find(text)) == targets


def test_ordinary_words_are_whole_first() -> None:
    """وليد is no "and Lead", فرنسا no "so Rance", where they are words of the glossary themselves."""
    whole = Matcher(glossary(TERMS + "وليد = Walid\nفرنسا = France\nبايدن = Biden\n"))
    found = [m.term.target for m in whole.find("وليد وفرنسا وبايدن ووليد")]
    assert found == ["Walid", "France", "Biden", "Walid"]


@pytest.mark.parametrize("name", "وليد فرنسا كييف بايدن لبنان بوتين لافروف فيدان بكين كوبا".split())
def test_the_shipped_names_are_not_stripped(name: str, shipped: Matcher) -> None:
    found = shipped.find(f"قال {name} أمس")
    assert [m.surface for m in found] in ([], [name])


@given(st.text(alphabet=st.sampled_from("كيفدونباسمجلالأ ـَ\u200f\u200e-\n١،ﻛﻴﻒ") | st.characters()))
def test_places_are_exact_and_do_not_overlap(text: str) -> None:
    at = 0
    for match in MATCHER.find(text):
        assert text[match.start : match.end] == match.surface
        assert at <= match.start < match.end
        at = match.end


@given(st.lists(st.sampled_from(TERMS.split()), max_size=12))
def test_a_line_is_found_alone_as_among_others(words: list[str]) -> None:
    line = " ".join(words)
    alone = [(m.term, m.start, m.end) for m in MATCHER.find(line)]
    shift = len("كييف\r\n")
    among = [(m.term, m.start - shift, m.end - shift) for m in MATCHER.find(f"كييف\r\n{line}\nكييف")]
    assert among[1:-1] == alone


def test_the_later_entry_wins_and_retired_ones_are_not_used() -> None:
    terms = (
        Term(("دونباس",), "Donbas"),
        Term(("دونباس",), "Donbass"),
        Term(("دونباس",), "x", status="retired"),
    )
    assert [m.term.target for m in Matcher(Glossary(terms)).find("دونباس")] == ["Donbass"]


def test_drafts_are_used_only_on_demand_and_entries_without_english_never() -> None:
    terms = (
        Term(("دونباس",), "Donbas", status="draft"),
        Term(("كييف",), "?"),
        Term(("عدن",), "?", status="draft"),
        Term(("حلب",), "Aleppo", status="approved"),
    )
    for drafts, found in ((False, ["Aleppo"]), (True, ["Donbas", "Aleppo"])):
        matcher = Matcher(Glossary(terms), drafts=drafts)
        assert [m.term.target for m in matcher.find("دونباس كييف عدن حلب")] == found


SHAHED = Term(
    ("شاهد",), "Shahed", after=("طائرات", "طراز"), before=("بدون",), unless=("عيان",), kind="weapon"
)  # fmt: skip
# text -> whether it is the drone
CONDITIONS = [
    ("طائرات شاهد", True),
    ("بالطائرات الإيرانية شاهد", True),
    ("من طراز “شاهد”", True),
    ("طائرات مسيرة من نوع شاهد", False),  # four words away
    ("شاهد بدون طيار", True),
    ("شاهد عيان على طائرات", False),
    ("طائرات رآها شاهد عيان", False),
    ("شاهد", False),
    ("بدون شاهد", False),
    ("شاهد الناس طائرات", False),
]


@pytest.mark.parametrize(("text", "drone"), CONDITIONS)
def test_conditions(text: str, drone: bool) -> None:
    assert bool(Matcher(Glossary((SHAHED,))).find(text)) == drone


def test_a_shorter_term_steps_in_where_the_longer_does_not_apply() -> None:
    long = Term(("جون سميث",), "John Smith", unless=("شركة",))
    matcher = Matcher(Glossary((long, Term(("جون",), "John"))))
    assert [m.term.target for m in matcher.find("شركة جون سميث")] == ["John"]
    assert [m.term.target for m in matcher.find("قال جون سميث")] == ["John Smith"]


# The hard case, with the glossary that comes with the package: the drone, then witnesses and watching.
DRONES = [
    "بما في ذلك طائرات شاهد وجيربيرا بدون طيار ذات التصميم الإيراني",
    "تم إطلاق 96 طائرة بدون طيار، من بينها 60 طائرة من طراز شاهد",
    "أسقطت الدفاعات الجوية 40 مسيّرة من نوع شاهد فوق أوديسا",
    "هاجمت روسيا كييف بمسيرات «شاهد» الليلة الماضية",
    "مسيرات شاهد الإيرانية الصنع",
    "وقال إن طائرات شاهد-136 أصابت محطة كهرباء",
]
WITNESSES = [
    "قال شاهد عيان إن الانفجار هز المبنى",
    "شاهد السكان طائرات تحلق فوق المدينة",
    "وأفاد شاهد لرويترز بأن مسيرات حلقت في السماء",
    "شاهد الملايين المباراة على التلفزيون",
    "كان شاهدا على المجزرة",
    "اقرأ المزيد: شاهد الفيديو",
    "وأضاف شاهد آخر أن الجنود أطلقوا النار",
]


@pytest.mark.parametrize("sentence", DRONES)
def test_shahed_is_a_drone(sentence: str, shipped: Matcher) -> None:
    assert any(m.term.target.startswith("Shahed") for m in shipped.find(sentence))


@pytest.mark.parametrize("sentence", WITNESSES)
def test_shahed_is_a_witness(sentence: str, shipped: Matcher) -> None:
    assert not any(m.term.target.startswith("Shahed") for m in shipped.find(sentence))
