import pytest

from mujaz.translate import check

CLEAN = [
    ("السعر $5 اليوم", "The price is five dollars today."),
    ("أسقطت الدفاعات 110 طائرات في الشمال.", "Air defences shot down 110 drones in the north."),
    ("قتل ثلاثة أشخاص وأصيب ٢٥ آخرون.", "Three people were killed and 25 others injured."),
    ("بلغت الخسائر ٣٫٥ مليون دولار.", "Losses came to $3.5 million."),
    ("ضحك وضحك حتى بكى", "He laughed and laughed until he cried."),
    ("كان قد انتهى من ذلك كله", "He had had enough of all that."),
    ("نعم", "Yes"),
]
DOUBTFUL = [
    ("السعر 5 ₪ اليوم", "The price is 5 today.", "symbol"),
    ("وصل الوفد أمس", "The \ufffd delegation arrived yesterday.", "symbol"),
    ("أسقطت الدفاعات 110 طائرات في الشمال.", "Air defences shot down 101 drones in the north.", "number"),
    ("قتل ثلاثة أشخاص في الهجوم.", "People were killed in the attack.", "number"),
    ("وصل الوزير إلى باريس أمس", "The the minister arrived in Paris yesterday.", "repetition"),
    (
        "وصل الوزير إلى باريس أمس للقاء نظيره",
        "The minister of the day and the minister of the day arrived.",
        "repetition",
    ),
    ("وصل الوزير إلى باريس أمس", "The minister arrived in باريس yesterday.", "untranslated"),
    ("وصل الوزير إلى باريس أمس للقاء نظيره الفرنسي وبحث الحرب معه طويلا", "The minister.", "length"),
    ("وصل الوزير", "The minister came " + "to see many other people " * 4, "length"),
]


@pytest.mark.parametrize(("arabic", "english"), CLEAN)
def test_right_translations_raise_no_alarm(arabic: str, english: str) -> None:
    assert check(arabic, english) == ()


@pytest.mark.parametrize(("arabic", "english", "kind"), DOUBTFUL)
def test_doubts_are_told(arabic: str, english: str, kind: str) -> None:
    assert kind in [issue.kind for issue in check(arabic, english)]


def test_a_source_that_repeats_itself_may_be_translated_so() -> None:
    arabic = "لا للحرب في هذا البلد، لا للحرب في هذا البلد"
    assert not check(arabic, "No to the war in this country, no to the war in this country")
