"""Briefs of one article and of many, on stand-in translations."""

import json
import random
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from mujaz.summarise import Brief, brief
from mujaz.translate import Issue, TermUse, TranslatedDocument

Translate = Callable[..., TranslatedDocument]
DATA = Path(__file__).parents[1] / "data"
DESK = [json.loads(line) for line in (DATA / "desk.jsonl").read_text(encoding="utf-8").splitlines()]

FIVE = (
    "أعلنت الحكومة العراقية وقف زراعة القمح المروي هذا الموسم.\n"
    "نزحت أكثر من 31 ألف عائلة من الجنوب بسبب الجفاف.\n"
    "وأضافت أن التعويضات ستصرف في الربيع.\n"
    "وقع البلدان آلية النفط مقابل الماء في أنقرة.\n"
    "يتوقع البنك الدولي تراجع الناتج بنسبة 4 في المئة.\n"
)


def desk(number: int) -> str:
    """Give an article of the desk set with its headline, as a file has it."""
    data = DESK[number - 1]
    return data["headline_ar"] + "\n" + "\n".join(" ".join(p) for p in data["paragraphs"]) + "\n"


def places(made: Brief) -> list[tuple[int, int]]:
    return [(s.document, s.index) for b in made.bullets for s in b.sentences if not s.same]


def test_one_article(translated: Translate) -> None:
    made = brief([translated(desk(2), "a.txt")])
    assert len(made.bullets) == 5
    assert len(made.stories) == 1
    assert made.title == f"English of {DESK[1]['headline_ar']}"
    assert places(made) == sorted(places(made))  # as the article has them
    assert (0, 0) not in places(made)  # the headline
    assert max(b.score for b in made.bullets) == 1
    assert made.notes == ()


@pytest.mark.parametrize("n", [1, 2, 4, 5])
def test_as_many_bullets_as_asked(translated: Translate, n: int) -> None:
    made = brief([translated(FIVE)], n)
    assert len(made.bullets) == n


SPOKE = "أعلنت وزارة المياه الخطة."
LEANS = (
    "وأضافت أن التعويضات التي طالب بها المزارعون في البصرة وميسان وذي قار والنجف ستصرف بداية الربيع المقبل"
    " عبر المصارف الحكومية بعد مصادقة البرلمان على الموازنة."
)


def test_a_leaning_sentence_brings_its_antecedent(translated: Translate) -> None:
    english = {
        SPOKE: "But the ministry of water announced the plan.",
        LEANS: "It added that money would come.",
    }
    bullet = brief([translated(f"{SPOKE} {LEANS}", english=english)], 1).bullets[0]
    assert bullet.text == "The ministry of water announced the plan. It added that money would come."
    assert [(s.index, s.same) for s in bullet.sentences] == [(0, False), (1, False)]
    both = brief([translated(f"{SPOKE} {LEANS}", english=english)], 2).bullets
    assert [[s.index for s in b.sentences] for b in both] == [[0], [1]]  # it is there anyway
    teaser = translated(f"اقرأ أيضا: شتاء بلا غاز\n{LEANS}", english=english)
    assert [s.index for s in brief([teaser], 1).bullets[0].sentences] == [1]  # nothing usable to bring


def test_doubts_lower_and_never_forbid(translated: Translate) -> None:
    doubt = Issue("number", "in the Arabic only: 31")
    line = FIVE.splitlines()[1]
    sure = brief([translated(FIVE)], 1).bullets[0].sentences[0].index
    unsure = translated(FIVE, issues={FIVE.splitlines()[sure]: (doubt,)})
    assert brief([unsure], 1).bullets[0].sentences[0].index != sure
    everything = brief([translated(FIVE, issues={line: (doubt,)})], 5)
    assert [b.issues for b in everything.bullets if b.sentences[0].sentence.text == line] == [(doubt,)]


def test_bullets_are_trimmed_and_say_so(translated: Translate) -> None:
    line = FIVE.splitlines()[0]
    made = brief([translated(FIVE, english={line: "However, Iraq has stopped growing irrigated wheat."})], 5)
    bullet = made.bullets[0]
    assert (bullet.text, bullet.trimmed) == ("Iraq has stopped growing irrigated wheat.", "However,")
    assert bullet.sentences[0].translation.text.startswith("However")


def test_words_and_ratio(translated: Translate) -> None:
    document = translated(desk(2))
    made = brief([document], words=60)
    assert 1 <= sum(len(b.text.split()) for b in made.bullets) <= 60
    usable = len(brief([document], 100).bullets)
    assert len(brief([document], ratio=0.5).bullets) == round(usable / 2)


def test_a_bullet_above_the_words_asked_for_is_noted(translated: Translate) -> None:
    document = translated(FIVE, "five.txt")
    (bullet,) = brief([document], words=1).bullets
    shortest = min(len(t.text.split()) for t in document.translations)
    assert brief([document], words=1).notes == (
        f"five.txt: one bullet of {len(bullet.text.split())} words, above the limit; "
        f"the shortest bullet of it has {shortest}",
    )
    assert brief([document], words=60).notes == ()


def test_articles_on_one_event_are_one_story(translated: Translate) -> None:
    other = (DATA / "stories" / "prisoners-other-agency.txt").read_text(encoding="utf-8")
    truce = (DATA / "stories" / "nuclear-truce-other-agency.txt").read_text(encoding="utf-8")
    texts = [desk(5), desk(3), other, desk(22), truce, desk(2)]
    made = brief([translated(text, f"{k}.txt") for k, text in enumerate(texts)])
    assert [s.documents for s in made.stories[:2]] in ([(1, 2), (4, 5)], [(4, 5), (1, 2)])
    assert {s.documents for s in made.stories[2:]} == {(0,), (3,)}
    shared = [b for b in made.bullets if len({s.document for s in b.sentences}) > 1]
    assert shared  # what both agencies report is told once, with both places


def test_different_stories_stay_apart(translated: Translate) -> None:
    made = brief([translated(desk(k), f"{k}.txt") for k in range(1, 25)])
    assert [len(s.documents) for s in made.stories] == [1] * 24


def test_ten_copies_of_one_article(translated: Translate) -> None:
    once = brief([translated(desk(2), "0.txt")])
    made = brief([translated(desk(2), f"{k}.txt") for k in range(10)])
    assert [b.text for b in made.bullets] == [b.text for b in once.bullets]
    assert [[s.document for s in b.sentences] for b in made.bullets] == [list(range(10))] * 5
    assert made.notes == ("0.txt: the same text as 1.txt, 2.txt, 3.txt and 6 more",)


def test_other_numbers_elsewhere_are_told(translated: Translate) -> None:
    line = "أطلقت روسيا 138 طائرة مسيرة على مدينة كييف خلال الليل وأصابت محطة كهرباء كبيرة."
    text = f"{line}\nوانقطع التيار عن المدينة."
    made = brief([translated(text, "a.txt"), translated(text.replace("138", "110"), "b.txt")])
    bullet = made.bullets[0]
    assert [(s.document, s.same) for s in bullet.sentences] == [(0, False), (1, True)]
    assert [i.message for i in bullet.issues] == ["other articles say 110 for 138 (b.txt)"]


def test_a_count_repeated_in_one_article_with_another_number_stays(translated: Translate) -> None:
    line = "أطلقت روسيا 138 طائرة مسيرة على مدينة كييف خلال الليل وأصابت محطة كهرباء كبيرة."
    made = brief([translated(f"{line}\n{line.replace('138', '110')}")])
    assert len(made.bullets) == 2


BAD = {
    "empty.txt": ("", "left out, it is empty"),
    "one.txt": (FIVE.splitlines()[0], "1 usable sentence for 5 bullets"),
    "english.txt": ("The talks failed in Abu Dhabi on Friday.", "left out, it is in another language"),
    "persian.txt": (
        "وزیر خارجه ایران گفت که مذاکرات با آمریکا در ژنو ادامه پیدا می‌کند و چند روز طول می‌کشد.",
        "left out, it is in Persian or Urdu",
    ),
    "page.txt": ("اقرأ أيضا: شتاء بلا غاز\n(رويترز)\n", "left out, no usable sentence in it"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_articles_among_good_ones(translated: Translate, name: str) -> None:
    text, word = BAD[name]
    good = translated(desk(2), "good.txt")
    made = brief([good, translated(text, name), translated(desk(22), "too.txt")], 5)
    assert len([s for s in made.stories if s.documents in ((0,), (2,)) and len(s.bullets) == 5]) == 2
    assert [note for note in made.notes if note.startswith(f"{name}: {word}")], made.notes


def test_no_usable_sentence_at_all(translated: Translate) -> None:
    made = brief([translated(BAD["page.txt"][0], "page.txt"), translated("", "empty.txt")])
    assert (made.title, made.stories, made.bullets) == ("No news to report", (), ())
    assert len(made.notes) == 2
    assert brief([]).stories == ()


def varied(count: int, translated: Translate) -> list[TranslatedDocument]:
    """Give articles of the desk set over and over, each time with other sentences missing."""
    rng = random.Random(3)
    documents = []
    for k in range(count):
        lines = [line for line in desk(k % 24 + 1).splitlines()[1:] if not line.startswith("اقرأ")]
        kept = [line for line in lines if rng.random() > 0.2] or lines
        documents.append(translated("\n".join(kept), f"{k}.txt"))
    return documents


def test_two_hundred_articles_without_a_duplicate(translated: Translate) -> None:
    documents = varied(200, translated)
    made = brief(documents)
    texts = [b.text for b in made.bullets]
    assert len(texts) == len(set(texts))
    assert 24 <= len(made.stories) <= 26  # two that share no sentence may not find each other
    told = {d for s in made.stories for d in s.documents}
    for k in range(200):
        assert k in told or f"{k}.txt: other stories tell all that is in it" in made.notes


def test_the_same_articles_give_the_same_brief(translated: Translate) -> None:
    documents = varied(30, translated)
    assert brief(documents) == brief(documents)


class StandIn:
    """Completes documents from their whole translations, and counts what it is asked for."""

    def __init__(self, whole: Sequence[TranslatedDocument]) -> None:
        self.whole = whole
        self.asked: set[tuple[int, int]] = set()

    def outlined(self) -> list[TranslatedDocument]:
        return [
            replace(
                d,
                translations=tuple(
                    replace(
                        t,
                        text="",
                        issues=(),
                        terms=tuple(TermUse(use.match, "pending") for use in t.terms),
                        origin="pending",
                    )
                    for t in d.translations
                ),
            )
            for d in self.whole
        ]

    def complete(
        self,
        documents: Iterable[TranslatedDocument],
        on_progress: Callable[[int], None] | None = None,
        only: Collection[tuple[int, int]] | None = None,
    ) -> Iterator[TranslatedDocument]:
        for d, document in enumerate(documents):
            wanted = {(d, i) for i in range(len(document.translations)) if only is None or (d, i) in only}
            self.asked |= wanted
            yield replace(
                document,
                translations=tuple(
                    self.whole[d].translations[i] if (d, i) in wanted else t
                    for i, t in enumerate(document.translations)
                ),
            )


@pytest.mark.parametrize("seed", range(6))
def test_what_is_shown_is_translated_and_the_choice_is_that_of_the_whole(
    translated: Translate, seed: int
) -> None:
    """Doubts that turn up in a translation may change the choice; nothing else may."""
    rng = random.Random(seed)
    doubt = (Issue("number", "in the Arabic only: 31"),)
    texts = [desk(k) for k in rng.sample(range(1, 25), 4)]
    issues = {
        s.text: doubt for text in texts for s in translated(text).document.sentences if rng.random() < 0.4
    }
    whole = [translated(text, f"{k}.txt", issues=issues) for k, text in enumerate(texts)]
    stand_in = StandIn(whole)
    made = brief(stand_in.outlined(), 3, translator=stand_in)
    expected = brief(whole, 3)
    assert made.stories == expected.stories
    assert len(stand_in.asked) < 0.7 * sum(len(d.translations) for d in whole)
    assert brief(stand_in.outlined(), words=40, translator=stand_in).stories == brief(whole, words=40).stories
