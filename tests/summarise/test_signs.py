import json
from pathlib import Path

import pytest

from mujaz.summarise import signs
from mujaz.translate import Document
from mujaz.translate.documents import other_language

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent.parent / "data" / "signs.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]


@pytest.mark.parametrize("case", [c for c in CASES if "leans" in c], ids=lambda c: c["text"][:20])
def test_leaning_sentences(case: dict[str, str]) -> None:
    assert signs.leans(case["text"]) is case["leans"]


@pytest.mark.parametrize("case", [c for c in CASES if "signature" in c], ids=lambda c: c["text"][:20])
def test_signatures(case: dict[str, str]) -> None:
    assert signs.is_signature(case["text"]) is case["signature"]


def test_marks_in_arabic_do_not_hide_a_sign() -> None:
    assert signs.leans("وأضـافَ أنّ وحدته أحصت 84 قنبلة.")


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("قال الوزير إن الاتفاق قريب.", 0.0),
        ("صواريخ «فلامينغو» أصابت المصفاة.", 0.0),  # a name, not a quotation
        ("«نحن لا نريد الحرب أبدا ولن نبدأها»", 1.0),
    ],
)
def test_quoted_share(text: str, share: float) -> None:
    assert signs.quoted_share(text) == pytest.approx(share, abs=0.05)


@pytest.mark.parametrize(
    ("text", "half"),
    [("“من خلال إجبار أوكرانيا", True), ("قال: «نعم».", False), ('قال: "لا', True), ("لا شيء", False)],
)
def test_half_quoted(text: str, half: bool) -> None:
    assert signs.half_quoted(text) is half


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("هدنة محلية قرب المحطة\nأعلنت الوكالة الهدنة.", True),
        ('روسيا تضرب الموانئ في ليلة "لا تنتهي"\nتعرضت الموانئ للقصف.', True),
        ("أعلنت الوكالة الهدنة.\nوافقت موسكو.", False),
        ("هدنة محلية قرب المحطة", False),  # nothing below it
        ("«لا يأتون في دبابات بعد الآن»\nقال قائد كتيبة.", False),
    ],
)
def test_headline(text: str, headline: bool) -> None:
    assert (signs.headline(Document.from_text(text)) is not None) is headline


def test_usable_sentences_of_a_page() -> None:
    page = Document.from_text(
        "هدنة قرب المحطة النووية\nالقاهرة (رويترز)\nأعلنت الوكالة الهدنة. The talks go on in Vienna today.\n"
        "* * *\nاقرأ أيضا: شتاء بلا غاز\nووافقت موسكو وكييف عليها."
    )
    assert [s.text for i, s in enumerate(page.sentences) if signs.usable(page, i)] == [
        "أعلنت الوكالة الهدنة.",
        "ووافقت موسكو وكييف عليها.",
    ]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("أعلنت الوكالة الهدنة في باريس.", ""),
        ("وزیر خارجه ایران گفت که مذاکرات با آمریکا در ژنو ادامه پیدا می‌کند.", "Persian"),
        ("وزیراعظم نے کہا ہے کہ مذاکرات جاری رہیں گے۔", "Persian"),
        ("The talks failed, said كييف.", "another"),
        ("", ""),
    ],
)
def test_other_language(text: str, language: str) -> None:
    assert other_language(text).startswith(language)
    assert bool(other_language(text)) is bool(language)
