"""The splitter: real Arabic, the traps of Arabic news."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mujaz.translate.sentences import split_sentences

CASES = [
    # text, sentences
    ("", []),
    ("  \n\t\n ", []),
    ("قال الوزير نعم. ثم غادر.", ["قال الوزير نعم.", "ثم غادر."]),
    ("هل جاء؟ نعم! وصل أمس…", ["هل جاء؟", "نعم!", "وصل أمس…"]),
    ("قال؛ ثم مضى، وعاد: نعم", ["قال؛ ثم مضى، وعاد: نعم"]),
    ("وصفها بأنها “بناءة”. وأضاف", ["وصفها بأنها “بناءة”.", "وأضاف"]),
    ("قال: «انتهى.» وغادر.", ["قال: «انتهى.»", "وغادر."]),
    ('سأل: "ماذا؟"، ثم مضى.', ['سأل: "ماذا؟"، ثم مضى.']),
    ("قال د. أحمد وأ. د. سمير إن السعر 3.5 دولار.", ["قال د. أحمد وأ. د. سمير إن السعر 3.5 دولار."]),
    ("في عام 300 ق.م. كانت المدينة.", ["في عام 300 ق.م. كانت المدينة."]),
    ("الشركة العامة ش.م.ع. أعلنت", ["الشركة العامة ش.م.ع. أعلنت"]),
    ("وصلنا أمس.وأضاف القائد", ["وصلنا أمس.", "وأضاف القائد"]),
    ("زوروا www.aljazeera.net اليوم. شكرا", ["زوروا www.aljazeera.net اليوم.", "شكرا"]),
    ("قالت U.S. Navy إنها وصلت.", ["قالت U.S. Navy إنها وصلت."]),
    ("1. أولا\n2. ثانيا", ["1. أولا", "2. ثانيا"]),
    ("عنوان بلا نقطة\nالخبر يبدأ هنا.", ["عنوان بلا نقطة", "الخبر يبدأ هنا."]),
    ("شتاء بلا غاز.. هل تعود أوروبا إلى الفحم؟", ["شتاء بلا غاز.. هل تعود أوروبا إلى الفحم؟"]),
    ("بلغت ٣.٥ مليون.\r\nوانتهى", ["بلغت ٣.٥ مليون.", "وانتهى"]),
    ("...وتابع قائلا", ["...وتابع قائلا"]),
    ("صفحة أولى\fصفحة ثانية\u2028سطر", ["صفحة أولى", "صفحة ثانية", "سطر"]),
]


@pytest.mark.parametrize(("text", "sentences"), CASES)
def test_splits(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for _, start, end in split_sentences(text)] == sentences


def test_paragraphs_are_lines_that_are_not_blank() -> None:
    text = "نعم. لا\n\n  \nربما"
    assert [paragraph for paragraph, _, _ in split_sentences(text)] == [0, 0, 1]


@given(st.lists(st.sampled_from("ابدم .!؟…\n\r\"'”)»،: 3aU") | st.text(max_size=3)).map("".join))
def test_nothing_is_lost_and_nothing_is_twice(text: str) -> None:
    spans = list(split_sentences(text))
    ends = [0]
    for _, start, end in spans:
        assert ends[-1] <= start < end
        assert text[ends[-1] : start].strip() == ""
        assert text[start:end] == text[start:end].strip()
        ends.append(end)
    assert text[ends[-1] :].strip() == ""
