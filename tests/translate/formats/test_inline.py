"""Codes carried to the words of the English: legal whatever the links say, right where they are right."""

from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mujaz.translate import Document, TranslatedDocument, Translator, open_engine
from mujaz.translate.formats.base import blocks
from mujaz.translate.formats.inline import Code, carry
from mujaz.translate.links import Link, Linker

WORDS = st.sampled_from("قال الرئيس، «كييف» و - إن... (أمس) 12 U.S. Kyiv. of".split())
TEXT = st.lists(WORDS, max_size=6).map(" ".join)


def words(text: str) -> list[tuple[int, int]]:
    found, at = [], 0
    for word in text.split():
        at = text.index(word, at)
        found.append((at, at := at + len(word)))
    return found


def linked(source: str, target: str, *pairs: tuple[int, int], weight: float = 1.0) -> list[Link]:
    """Link source word s to target word t for each (s, t)."""
    return [Link(words(source)[s], words(target)[t], weight) for s, t in pairs]


@st.composite
def trees(draw: st.DrawFn, low: int, high: int, depth: int = 3) -> list[Code]:
    """Balanced codes in low..high, points among them, the outer before the inner."""
    if depth == 0:
        return []
    at, found = low, []
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(at, high))
        end = draw(st.integers(start, high))
        found += [Code(start, end), *(draw(trees(start, end, depth - 1)) if start < end else [])]
        at = end
    return found


@settings(max_examples=400)
@given(data=st.data(), source=TEXT, target=TEXT)
def test_balanced_codes_stay_balanced_whatever_the_links(
    data: st.DataObject, source: str, target: str
) -> None:
    codes = data.draw(trees(0, len(source)))
    places = st.tuples(st.sampled_from(words(source) or [(0, 0)]), st.sampled_from(words(target) or [(0, 0)]))
    weights = st.sampled_from([0.1, 0.4, 0.6, 1.0])
    links = [Link(s, t, data.draw(weights)) for s, t in data.draw(st.lists(places, max_size=12))]
    found = carry(codes, source, target, links)
    assert len(found) == len(codes)
    placed = [(code, place) for code, place in zip(codes, found, strict=True) if place]
    for code, place in placed:
        assert 0 <= place.start <= place.end <= len(target)
        assert code.is_point == place.is_point
    for (a, at_a), (b, at_b) in combinations(placed, 2):
        if a.is_point and b.is_point:
            assert a != b or at_a == at_b
        elif a.is_point or b.is_point:
            (point, at), (code, place) = ((a, at_a), (b, at_b)) if a.is_point else ((b, at_b), (a, at_a))
            strict = place.start < at.start < place.end
            within = place.start <= at.start <= place.end
            assert within if code.start < point.start < code.end else not strict
        elif a.start <= b.start and b.end <= a.end:  # of equals the first is the outer one
            assert at_a.start <= at_b.start <= at_b.end <= at_a.end
        elif b.start <= a.start and a.end <= b.end:
            assert at_b.start <= at_a.start <= at_a.end <= at_b.end
        else:
            assert at_a.end <= at_b.start or at_b.end <= at_a.start


MET = "التقى «بوتين» أمس زيلينسكي، في كييف."
MET_IN = "Zelensky, met “Putin” in Kyiv."
MET_LINKS = linked(MET, MET_IN, (3, 0), (0, 1), (1, 2), (4, 3), (5, 4))


@pytest.mark.parametrize(
    ("covered", "expected"),
    [
        ("بوتين", "Putin"),  # punctuation stays outside
        ("«بوتين»", "“Putin”"),  # or inside, as it was
        ("وتي", "Putin"),  # a part of a word: all of it
        ("زيلينسكي،", "Zelensky,"),
        ("زيلينسكي", "Zelensky"),
        ("كييف.", "Kyiv."),
        ("في كييف", "in Kyiv"),
        (MET, MET_IN),  # all is all
        (MET[:-1], MET_IN[:-1]),
        ("أمس", None),  # nothing was written for it
        ("زيلينسكي، في كييف", None),  # at both ends of the English
        ("،", None),  # no word
    ],
)
def test_a_code_goes_to_the_words_that_translate_its_words(covered: str, expected: str | None) -> None:
    start = MET.index(covered)
    (place,) = carry([Code(start, start + len(covered))], MET, MET_IN, MET_LINKS)
    assert (MET_IN[place.start : place.end] if place else None) == expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("", ""),
        ("التقى «بوتين", "Zelensky, met “Putin"),
        ("التقى «بوتين»", "Zelensky, met “Putin”"),
        ("التقى «بوتين» أمس ", ""),  # clings to Zelensky, who comes first in English
        ("التقى «بوتين» أمس زيلينسكي", "Zelensky"),
        ("التقى «بوتين» أمس زيلينسكي،", "Zelensky,"),
        ("التقى «بوتين» أمس زيلينسكي، في", "Zelensky, met “Putin” in"),
        ("التقى «بوتين» أمس زيلينسكي، في ", "Zelensky, met “Putin” in "),  # clings to Kyiv
        (MET[:-1], MET_IN[:-1]),
        (MET, MET_IN),
    ],
)
def test_a_point_goes_beside_the_word_that_translates_its_neighbour(before: str, expected: str) -> None:
    (place,) = carry([Code(len(before), len(before))], MET, MET_IN, MET_LINKS)
    assert place
    assert MET_IN[: place.start] == expected


def test_a_function_word_gone_astray_does_not_stretch_a_code() -> None:
    source, target = "ستواصل دعم أوكرانيا", "would go on to support Ukraine"
    links = linked(source, target, (0, 0), (0, 1), (0, 2), (1, 4), (2, 5)) + linked(
        source, target, (2, 3), weight=0.6
    )
    (place,) = carry([Code(source.index("أوكرانيا"), len(source))], source, target, links)
    assert place
    assert target[place.start : place.end] == "Ukraine"


SAID = "أعلن رسميا أمس"
# The second word may be anywhere among those of the first; behind all of them.
AMONG = [(0, 0, 1), (0, 1, 0.4), (1, 1, 0.6), (0, 2, 1), (2, 3, 1)]
BEHIND = [(0, 0, 1), (0, 1, 1), (2, 2, 1), (2, 3, 1), (1, 4, 1)]


@pytest.mark.parametrize(
    ("pairs", "codes", "expected"),
    [
        (AMONG, [Code(0, 4), Code(5, 10)], ["u v w", None]),  # side by side they do not overlap
        (AMONG, [Code(0, 4), Code(10, 10)], ["u v w", 5]),  # a point outside stays outside
        (BEHIND, [Code(0, 11), Code(5, 10)], ["u v", None]),  # what is inside stays inside
        (BEHIND, [Code(0, 11), Code(10, 10)], ["u v", 3]),
        ([(1, 0, 1), (2, 1, 1), (2, 2, 1), (0, 3, 1), (0, 4, 1)], [Code(0, 11), Code(10, 10)], ["x y", 6]),
        ([], [Code(0, 14), Code(0, 4)], ["u v w x y", None]),  # all is all, without any links
    ],
)
def test_codes_keep_to_one_another(
    pairs: list[tuple[int, int, float]], codes: list[Code], expected: list[str | int | None]
) -> None:
    target = "u v w x y"
    links = [Link(words(SAID)[s], words(target)[t], weight) for s, t, weight in pairs]
    found = carry(codes, SAID, target, links)
    assert [p and (p.start if p.is_point else target[p.start : p.end]) for p in found] == expected


def test_a_code_over_a_sentence_goes_over_all_of_its_english(known: Any) -> None:
    source = "المدينة. قال بوتين ذلك."
    (block,) = blocks(known.translate(Document.from_text(source)), [(0, len(source))])
    (place,) = carry([Code(0, 8)], source, block.target, block.links(known))
    assert place
    assert block.target[place.start : place.end] == "The city."  # "The" was written for no word


@pytest.fixture(scope="module")
def linker() -> Linker:
    return Linker(open_engine())


def translated(marked: str) -> tuple[TranslatedDocument, list[Code]]:
    """Translate a text without its asterisks, which stand around what is bold."""
    ends = [i - n for n, i in enumerate(i for i, c in enumerate(marked) if c == "*")]
    codes = [Code(*pair) for pair in zip(ends[::2], ends[1::2], strict=True)]
    return Translator().translate(marked.replace("*", "")), codes


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("قال الرئيس *إيمانويل ماكرون* إن فرنسا ستواصل دعم *أوكرانيا*.", ["Emmanuel Macron", "Ukraine"]),
        ("وصل *سيرغي لافروف* إلى *القاهرة* أمس الثلاثاء.", ["Sergei Lavrov", "Cairo"]),
        # The verb comes first in Arabic, the name in English.
        ("أعلن في *كييف* يوم الجمعة *زيلينسكي* عن خطة جديدة.", ["Kyiv", "Zelensky"]),
        ("*وأضاف أن الأسعار ارتفعت.* ووصل *بوتين* إلى *موسكو*.", ["*.", "Putin", "Moscow"]),
    ],
)
def test_the_embedded_model_tells_where_names_went(linker: Linker, marked: str, expected: list[str]) -> None:
    document, codes = translated(marked)
    source = document.document.text
    (block,) = blocks(document, [(0, len(source))])
    places = carry(codes, source, block.target, block.links(linker))
    for place, text in zip(places, expected, strict=True):
        assert place
        found = block.target[place.start : place.end]
        if text == "*.":  # a whole sentence, whatever its words
            assert found == document.translations[0].text
        else:
            assert found == text
