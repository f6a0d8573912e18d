"""Arabic writing: what folds to the same word, where words are, what proclitics leave."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mujaz.glossary.arabic import fold, folded_words, stems, visible, without_article, words

# Spellings of one word.
ALIKE = [
    "أوكرانيا اوكرانيا إوكرانيا آوكرانيا ٱوكرانيا أُوكْرانيا أوكـــرانيا أوكرانيا\u200f",
    "غزة غزه غَزّة ﻏﺰﺓ",
    "مصطفى مصطفي ﻣﺼﻄﻔﻰ",
    "كييف کییف ﻛﻴﻴﻒ",
    "لافروف لاڤروڤ ﻻفروف لاڤروف",
    "كورك گورگ",
    "136 ١٣٦ ۱۳۶",
    "مسؤول مسؤول مسؤُول " + unicodedata.normalize("NFD", "مسؤول"),
    "رئيس " + unicodedata.normalize("NFD", "رئيس"),
    "shahed Shahed SHAHED",
    "لا ﻻ ﻼ",
]
# Words that must stay apart.
APART = ["مسؤول مسول", "قلب كلب", "ذهب دهب", "مئة مية", "ماء ما"]

STEMS = [
    ("ودونباس", "دونباس"),
    ("فدونباس", "دونباس"),
    ("بدونباس", "دونباس"),
    ("لدونباس", "دونباس"),
    ("كدونباس", "دونباس"),
    ("الدونباس", "دونباس"),
    ("وبدونباس", "دونباس"),
    ("ولدونباس", "دونباس"),
    ("فلدونباس", "دونباس"),
    ("والكرملين", "كرملين"),
    ("بالكرملين", "كرملين"),
    ("وبالكرملين", "كرملين"),
    ("كالكرملين", "كرملين"),
    ("للكرملين", "كرملين"),
    ("للكرملين", "الكرملين"),
    ("وللكرملين", "الكرملين"),
    ("فللكرملين", "كرملين"),
    ("وكالكرملين", "كرملين"),
]


@pytest.mark.parametrize("spellings", ALIKE)
def test_spellings_of_a_word_fold_to_one(spellings: str) -> None:
    assert len({fold(s) for s in spellings.split()}) == 1


@pytest.mark.parametrize("pair", APART)
def test_other_words_do_not(pair: str) -> None:
    first, second = pair.split()
    assert fold(first) != fold(second)


@pytest.mark.parametrize(("word", "stem"), STEMS)
def test_stems(word: str, stem: str) -> None:
    assert stem in list(stems(word))


def test_the_word_itself_is_the_first_stem_and_no_stem_is_short() -> None:
    assert next(stems("والي")) == "والي"
    assert min(len(s) for s in stems("وبالقدس")) == 3
    assert list(stems("بلو")) == ["بلو"]
    assert "لو" in stems("ولو", 2)


@pytest.mark.parametrize(
    ("word", "bare"), [("الامن", "امن"), ("امن", None), ("ال", None), ("الا", None), ("البي", "بي")]
)
def test_without_article(word: str, bare: str | None) -> None:
    assert without_article(word) == bare


def test_hyphens_separate_words_and_are_none() -> None:
    assert folded_words("إف-16") == folded_words("اف ١٦") == folded_words("إف\u201016")
    assert folded_words("كييف، موسكو.") == ["كييف", "،", "موسكو", "."]
    assert folded_words("") == folded_words(" -\u200f ") == []


@given(st.text(alphabet=st.sampled_from("كويـَ\u200f\u200e -ﻻﷺأة١a.،\n") | st.characters()))
def test_words_have_places_in_the_text_from_left_to_right(text: str) -> None:
    found = list(words(text))
    assert [(w.start, w.end) for w in found] == sorted((w.start, w.end) for w in found)
    for word, after in pairwise(found):
        assert word.end <= after.start
    for word in found:
        assert word.folded == fold(text[word.start : word.end])
    left = "".join(c for c in text if not c.isspace())
    for word in found:
        left = left.replace(text[word.start : word.end], "", 1)
    assert not any(c.isalnum() for c in visible(left))
