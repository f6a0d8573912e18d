import random

import pytest

from mujaz.summarise.alike import Alike, content, rarity

SENTENCES = [
    "أطلقت روسيا 138 طائرة مسيرة على مدينة كييف خلال الليل وأصابت محطة كهرباء.",
    "أطلقت روسيا 110 طائرات مسيرة على مدينة كييف خلال الليل وأصابت محطة كهرباء.",
    "توصلت مصر وصندوق النقد الدولي إلى اتفاق على مستوى الخبراء.",
]


def test_numbers_do_not_tell_sentences_apart() -> None:
    assert len(content(SENTENCES[0]) & content(SENTENCES[1])) >= 8


def test_short_sentences_are_alike_only_word_for_word() -> None:
    assert content("ارتفع سعر النفط 5 دولارات.") != content("ارتفع سعر النفط 6 دولارات.")
    assert content("ارتفع  سعر النفط.") == content("ارتفع سعر النفط.")


def test_nearest() -> None:
    contents = [content(s) for s in SENTENCES]
    index = Alike(rarity(contents), 0.6)
    for one in contents[1:]:
        index.add(one)
    assert [n for n, _ in index.like(contents[0])] == [0]
    assert index.like(content("أعلنت بغداد خطة جديدة للمياه في محافظات الجنوب والوسط.")) == []


@pytest.mark.parametrize("least", [0.3, 0.6, 0.9])
def test_the_index_finds_what_comparing_all_pairs_finds(least: float) -> None:
    rng = random.Random(7)
    words = [f"w{k}" for k in range(40)]
    contents = [frozenset(rng.sample(words, rng.randint(5, 15))) for _ in range(120)]
    contents += [c - {min(c)} | {"w1"} for c in contents[:40]]
    index = Alike(rarity(contents), least)
    for one in contents:
        index.add(one)
    for one in contents:
        expected = {n for n, other in enumerate(contents) if len(one & other) / len(one | other) >= least}
        assert {n for n, _ in index.like(one)} == expected
