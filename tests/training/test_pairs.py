"""What a pair must be, and what is stripped from it."""

import pytest

from mujaz.training.pairs import Pair, broken_rule, prepared

ARABIC = "انتهت المحادثات في جنيف."


@pytest.mark.parametrize(
    ("source", "target", "rule"),
    [
        (ARABIC, "The talks ended in Geneva.", ""),
        (ARABIC, "", "with a side missing"),
        ("…", "The talks ended.", "with a side missing"),
        ("The talks ended in Geneva.", ARABIC, "in the wrong direction"),
        ("The talks ended in Geneva.", "The talks ended in Geneva.", "not in Arabic"),
        ("مذاکرات در ژنو پایان یافت و همه چیز گفته شد.", "The talks ended in Geneva.", "not in Arabic"),
        (ARABIC, "Переговоры завершились в Женеве.", "not in English"),
        (ARABIC * 40, "The talks ended in Geneva. " * 40, "too long"),
        (
            ARABIC,
            "The talks ended in Geneva, and the delegations left for their capitals.",
            "of unlike lengths",
        ),
    ],
)
def test_rules(source: str, target: str, rule: str) -> None:
    assert broken_rule(Pair(source, target)) == rule


@pytest.mark.parametrize(
    ("source", "clean"),
    [
        ("<b>انتهت</b> المحادثات &amp; عادوا", "انتهت المحادثات & عادوا"),
        ("&lt;i&gt;انتهت&lt;/i&gt; المحادثات{1}", "انتهت المحادثات"),
        ("ارتفع 3 < 5 في {المدينة}", "ارتفع 3 < 5 في {المدينة}"),
        ("انتَهت المُحادثــات\u200f", "انتهت المحادثات"),
    ],
)
def test_markup_is_stripped_and_text_is_not(source: str, clean: str) -> None:
    assert prepared(source, "x").source == clean


def test_spelling_does_not_make_another_pair() -> None:
    assert Pair("إلى القاهرة!", "To Cairo").key == Pair("الى القاهره", "to Cairo.").key
    assert Pair("إلى القاهرة", "To Cairo").key != Pair("إلى القاهرة", "To Geneva").key
