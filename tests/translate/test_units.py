import re

from hypothesis import given
from hypothesis import strategies as st

from mujaz.glossary import Glossary, Matcher, Term
from mujaz.translate.units import Unit, cut, join

MATCHER = Matcher(Glossary((Term(("محادثات السلام في أبو ظبي",), "Abu Dhabi talks"),)))


def words(text: str) -> int:
    return len(text.split())


def unit(text: str) -> Unit:
    return Unit(text, tuple(MATCHER.find(text)))


def test_a_short_sentence_is_one_unit() -> None:
    text = "انتهت محادثات السلام في أبو ظبي."
    assert cut(unit(text), words, 10) == [(0, unit(text))]


def test_glued_teasers_are_translated_apart_and_joined_with_a_stop() -> None:
    text = "اقرأ المزيد: رسالة إلى 17 مليون أسرةاقرأ المزيد: وأدان بوتين الهجمات"
    parts = [part.text for _, part in cut(unit(text), words, 50)]
    assert parts == ["اقرأ المزيد: رسالة إلى 17 مليون أسرة", "اقرأ المزيد: وأدان بوتين الهجمات"]
    assert join(parts, ["Read more: a", "Read more: b."]) == "Read more: a. Read more: b."


def test_it_cuts_at_a_clause_before_a_comma_before_a_space() -> None:
    text = "قال الوزير اليوم كلاما طويلا، وأضاف أشياء أخرى كثيرة؛ ثم سافر إلى باريس، وعاد منها مساء"
    assert next(p.text.strip()[-1] for _, p in cut(unit(text), words, 10)) == "؛"
    assert next(p.text.strip()[-1] for _, p in cut(unit(text.replace("؛", "")), words, 10)) == "،"


def test_it_never_cuts_a_term_or_a_number() -> None:
    text = "محادثات السلام في أبو ظبي 1,250.5"
    parts = cut(unit(text), len, 26)
    assert "محادثات السلام في أبو ظبي" in [p.text.strip() for _, p in parts]
    assert "1,250.5" in [p.text.strip() for _, p in parts]


@given(st.lists(st.sampled_from("قال الوزير، إن؛ 12.5 محادثات السلام في أبو ظبي. لكن وأضاف x".split(" "))))
def test_parts_make_the_whole_and_are_short_enough(pieces: list[str]) -> None:
    text = " ".join(pieces)
    parts = cut(unit(text), words, 8)
    assert "".join(p.text for _, p in parts) == text
    for start, part in parts:
        assert text[start : start + len(part.text)] == part.text
        assert words(part.text) <= 8
        for match in part.matches:
            assert part.text[match.start : match.end] == match.surface
    assert sum(len(p.matches) for _, p in parts) == len(MATCHER.find(text))


def test_three_thousand_words_are_all_accounted_for() -> None:
    clauses = [f"وقال المسؤول رقم {i} إن المحادثات مستمرة" for i in range(430)]
    text = "، ".join(clauses)
    parts = cut(unit(text), words, 60)
    numbers = [n for _, p in parts for n in re.findall(r"\d+", p.text)]
    assert numbers == [str(i) for i in range(430)]
    assert max(words(p.text) for _, p in parts) <= 60


def test_a_term_with_a_number_in_it_is_held_whole() -> None:
    matcher = Matcher(Glossary((Term(("حرب 1967 الأولى القديمة",), "1967 war"),)))
    text = "حرب 1967 الأولى القديمة"
    assert len(cut(Unit(text, tuple(matcher.find(text + " "))), len, 23)) == 1
    parts = cut(Unit(f"قال {text} قال", tuple(matcher.find(f"قال {text} قال"))), len, 24)
    assert text in [part.text.strip() for _, part in parts]


def test_a_word_without_end_is_cut_too() -> None:
    parts = cut(unit("ا" * 5000), len, 300)
    assert sum(len(p.text) for _, p in parts) == 5000
    assert max(len(p.text) for _, p in parts) <= 300


def test_numbers_in_targets_are_no_news_to_the_checks() -> None:
    matcher = Matcher(Glossary((Term(("الترويكا الأوروبية",), "E3"),)))
    text = "قالت الترويكا الأوروبية ذلك"
    assert Unit(text, tuple(matcher.find(text))).checked == "قالت E3 ذلك"
