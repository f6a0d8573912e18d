import json

import pytest

from mujaz.glossary import Matcher
from mujaz.summarise import METHODS, Method, choose_sentences
from mujaz.summarise.choose import Budget, Candidate, choose
from mujaz.translate import Document

ARTICLE = Document.from_text(
    "اتفاق بين القاهرة وصندوق النقد\n"
    "توصلت مصر وصندوق النقد الدولي إلى اتفاق على مستوى الخبراء يمهد لصرف شريحة قيمتها 1.3 مليار دولار.\n"
    "وأضاف أن الشريحة ستصرف في آذار.\n"
    "اقرأ أيضا: الجنيه يرتفع\n"
    "تراجع معدل التضخم السنوي في المدن إلى 10.4 بالمئة في يناير وهو الأدنى منذ أربع سنوات. نعم هذا صحيح.\n"
    "توصلت مصر وصندوق النقد الدولي إلى اتفاق على مستوى الخبراء يمهد لصرف شريحة قيمتها 1.3 مليار دولار!\n"
    "قالت صاحبة المخبز: «التضخم نزل في التلفزيون، أما كيس الدقيق فما زال بسعره القديم يا ولدي».\n"
    "(رويترز)"
)
USABLE = [1, 2, 4, 5, 6, 7]


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("n", [1, 3, 6, 50])
def test_as_many_as_asked_and_nothing_that_is_no_news(method: Method, n: int) -> None:
    chosen = choose_sentences(ARTICLE, n, method)
    assert len(chosen) == len(set(chosen)) == min(n, len(USABLE))
    assert set(chosen) <= set(USABLE)


def test_lead_takes_the_first() -> None:
    assert choose_sentences(ARTICLE, 3, "lead") == USABLE[:3]


def test_what_has_been_said_is_not_taken_again() -> None:
    assert set(choose_sentences(ARTICLE, 2)) == {1, 4}


def test_a_leaning_sentence_comes_last_or_behind_its_antecedent() -> None:
    pool = [
        Candidate("أعلنت الوزارة خطة جديدة للمياه في البصرة", ((0, 0),)),
        Candidate("وأضافت أن التكلفة تبلغ مليون دولار هذا العام", ((0, 1),), leaning=True),
        Candidate("تراجع سعر القمح والذرة في الأسواق العالمية", ((0, 5),)),
    ]
    alone = [pool[1], Candidate("تراجع سعر القمح والذرة في بغداد", ((0, 5),))]
    assert choose(alone, Budget(1)) == [1]
    assert choose(pool, Budget(3)) == [0, 2, 1]


def test_a_weight_lowers_and_never_forbids() -> None:
    pool = [
        Candidate("أعلنت الوزارة خطة جديدة للمياه في البصرة", ((0, 0),), weight=0.1),
        Candidate("تراجع سعر القمح والذرة في الأسواق العالمية", ((0, 1),)),
    ]
    assert choose(pool, Budget(1)) == [1]
    assert sorted(choose(pool, Budget(2))) == [0, 1]


def test_terms_and_numbers_are_worth_more_than_words() -> None:
    plain = Candidate("أعلنت الوزارة خطة جديدة للمياه في البصرة", ((0, 0),))
    named = Candidate("أعلنت الوزارة خطة قديمة للمياه في الموصل", ((1, 0),), frozenset({"Mosul"}))
    counted = Candidate("أعلنت الوزارة خطة للمياه كلفتها 75 في الموصل", ((1, 0),))
    assert choose([plain, named], Budget(1)) == [1]
    assert choose([plain, counted], Budget(1)) == [1]


@pytest.mark.parametrize(
    ("budget", "usable", "count"),
    [
        (Budget(), 12, 5),
        (Budget(), 3, 3),
        (Budget(bullets=7), 12, 7),
        (Budget(words=100), 12, 12),
        (Budget(ratio=0.25), 12, 3),
        (Budget(ratio=0.01), 12, 1),
        (Budget(bullets=2, ratio=0.5), 12, 2),
    ],
)
def test_budget(budget: Budget, usable: int, count: int) -> None:
    assert budget.count(usable) == count


def test_a_word_budget_passes_over_what_does_not_fit() -> None:
    pool = [
        Candidate("أعلنت الوزارة خطة جديدة للمياه في البصرة والموصل", ((0, 0),), words=30),
        Candidate("تراجع سعر القمح في الأسواق", ((0, 1),), words=12),
        Candidate("ارتفع سعر النفط قليلا", ((0, 2),), words=8),
    ]
    assert choose(pool, Budget(words=25)) == [1, 2]
    assert choose(pool, Budget(words=40)) == [0, 2]
    assert choose(pool, Budget(words=3)) == [0]  # nothing fits: the best one, whole


def test_a_word_budget_is_not_filled_up_with_scraps() -> None:
    pool = [
        Candidate("أعلنت الوزارة خطة جديدة للمياه في البصرة والموصل", ((0, 0),), words=30),
        Candidate("لدينا عدو", ((0, 7),), words=4, weight=0.5),
    ]
    assert choose(pool, Budget(words=40)) == [0]
    assert choose(pool, Budget(2)) == [0, 1]  # asked for two, there are two


def test_no_sentences() -> None:
    assert choose([], Budget(3)) == []
    assert choose_sentences(Document.from_text("")) == []


def test_the_example_is_covered(matcher: Matcher, data: dict[str, list[list[str]]]) -> None:
    """The failed talks and Donbas, the drone wave, the Anchorage formula, the guarantees."""
    document = Document.from_text("\n".join(" ".join(p) for p in data["paragraphs"]))
    chosen = choose_sentences(document, 5, matches=[matcher.find(s.text) for s in document.sentences])
    text = " ".join(document.sentences[i].text for i in chosen)
    for word in ("فشلت محادثات", "دونباس", "138", "صيغة أنكوراج", "الضمانات"):
        assert word in text


@pytest.fixture
def data(request: pytest.FixtureRequest) -> dict[str, list[list[str]]]:
    file = request.path.parent.parent / "data" / "seed_reference.json"
    found: dict[str, list[list[str]]] = json.loads(file.read_text(encoding="utf-8"))
    return found
