import json
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mujaz.translate import Document
from mujaz.translate.documents import is_arabic, is_boilerplate

HERE = Path(__file__).parent
EXAMPLE = HERE.parents[1] / "examples" / "peace-talks.ar.txt"


def test_the_example_has_23_sentences_one_of_them_teasers() -> None:
    document = Document.from_file(EXAMPLE)
    assert len(document.sentences) == 23
    assert [s.text[:11] for s in document.sentences if s.boilerplate] == ["اقرأ المزيد"]
    for sentence in document.sentences:
        assert document.text[sentence.start : sentence.end] == sentence.text


def test_desk_articles_split_as_their_authors_did() -> None:
    """Two headlines in them have no full stop before the next sentence: nothing to split at."""
    wrong = total = 0
    for line in (HERE.parent / "data" / "desk.jsonl").read_text(encoding="utf-8").splitlines():
        paragraphs = json.loads(line)["paragraphs"]
        document = Document.from_text("\n\n".join(" ".join(p) for p in paragraphs))
        found = {s.text for s in document.sentences}
        wrong += sum(sentence not in found for paragraph in paragraphs for sentence in paragraph)
        total += sum(map(len, paragraphs))
    assert total == 259
    assert wrong <= 4


@pytest.mark.parametrize(
    ("sentence", "boilerplate"),
    [
        ("اقرأ المزيد: تتعمق المخاوف", True),
        ("إقرأ أيضاً: رومانيا تستدعي السفير", True),
        ("اقْرأ أيضًا", True),
        ("شاهد أيضا: لحظة سقوط المسيرة", True),
        ("المصدر: وكالات", True),
        ("المصادر: رويترز + أ ف ب", True),
        ("- طالع أيضا: التقرير", True),
        ("شاهد السكان المسيرات فوق كييف.", False),
        ("المصدر الدفاعي قال ذلك.", False),
        ("قرأ المزيد من الكتب.", False),
        ("وأضاف المصدر أن الهجوم انتهى.", False),
    ],
)
def test_boilerplate(sentence: str, boilerplate: bool) -> None:
    assert is_boilerplate(sentence) is boilerplate


@pytest.mark.parametrize(
    ("text", "arabic"), [("نعم", True), ("yes", False), ("123", True), ("شركة Nvidia الأمريكية", True)]
)
def test_is_arabic(text: str, arabic: bool) -> None:
    assert is_arabic(text) is arabic


@settings(max_examples=50)
@given(
    st.lists(
        st.sampled_from(["قال.", " ", "\n", "\r\n", "\r", "نعم", "اقرأ المزيد: لا", "\n\n"]), max_size=60
    ),
    st.integers(1, 30),
)
def test_a_text_in_parts_is_the_text(pieces: list[str], size: int) -> None:
    """Places and paragraphs are those in the whole text, wherever it is cut."""
    text = "".join(pieces)
    whole = Document.from_text(text)
    with mock.patch("mujaz.translate.documents._PART", 20):
        parts = list(Document.in_parts(text[i : i + size] for i in range(0, len(text), size)))
    assert "".join(part.text for part in parts) == text
    assert [part.more for part in parts] == [True] * (len(parts) - 1) + [False]
    assert [
        (s.text, p.start + s.start, p.start + s.end, p.paragraph + s.paragraph)
        for p in parts
        for s in p.sentences
    ] == [(s.text, s.start, s.end, s.paragraph) for s in whole.sentences]
