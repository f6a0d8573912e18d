import pytest
from hypothesis import given
from hypothesis import strategies as st

from mujaz.glossary import Glossary, Matcher, Term
from mujaz.translate.prepare import clean, mark

DONBAS = Matcher(Glossary((Term(("دونباس",), "Donbas"), Term(("ضمانات أمنية",), "security guarantees"))))


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("أنواعًا  مختلفة", "أنواعا مختلفة"),
        ("الـحـرب", "الحرب"),
        ("\u200fقال\u200e \u202bنعم\u202c\ufeff", "قال نعم"),
        ("سطر\nآخر\x07", "سطر آخر"),
        ("أ\u0654", "أ\u0654"),
        ("ا\u0654", "أ"),
        ("قال <t> نعم </t>", "قال < t> نعم < /t>"),
        ("٣٫٥ مليون «نعم»", "٣٫٥ مليون «نعم»"),
        ("کان یقول", "كان يقول"),  # a Persian keyboard
        ("🔴 عاجل ★", "عاجل"),
    ],
)
def test_clean(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@given(st.text(max_size=80))
def test_clean_is_idempotent_and_leaves_no_tag(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert not {"<t>", "<to>", "</t>"} & set(clean(text).split())


def test_terms_are_marked_with_their_proclitics_and_found_again() -> None:
    text = "  وقال من  لدونباس، إن الضمانات الأمنيّة قريبة "
    matches = DONBAS.find(text)
    marked = mark(text, matches, [matches[0]])
    assert marked.text == "وقال من <t> لدونباس <to> Donbas </t>، إن الضمانات الأمنية قريبة"
    assert [marked.text[start:end] for start, end in marked.spans] == [
        "<t> لدونباس <to> Donbas </t>",
        "الضمانات الأمنية",
    ]


PIECES = ["دونباس", " ", "  ", "و", "،", "\u200f", "ضمانات أمنية", "\n"]


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_marked_spans_hold_their_terms(text: str) -> None:
    matches = DONBAS.find(text)
    marked = mark(text, matches)
    assert marked.text == clean(text)
    assert [marked.text[start:end] for start, end in marked.spans] == [clean(m.surface) for m in matches]
