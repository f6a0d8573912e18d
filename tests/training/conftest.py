"""A small memory: made of sentences that a desk could write, as many as a test asks for."""

from itertools import product

import pytest

WHO = [
    ("الرئيس الأوكراني", "the Ukrainian president"),
    ("المتحدث باسم الكرملين", "the Kremlin spokesman"),
    ("وزير الخارجية المصري", "the Egyptian foreign minister"),
    ("مسؤول في الأمم المتحدة", "a United Nations official"),
    ("رئيس الوزراء البولندي", "the Polish prime minister"),
]
WHERE = [
    ("كييف", "Kyiv"),
    ("موسكو", "Moscow"),
    ("القاهرة", "Cairo"),
    ("جنيف", "Geneva"),
    ("وارسو", "Warsaw"),
    ("أنقرة", "Ankara"),
]
WHAT = [
    (
        "وصل {who} إلى {where} يوم {day} لإجراء محادثات سلام.",
        "{who} arrived in {where} on {day} for peace talks.",
    ),
    (
        "وقال {who} إن الهجوم على {where} أسفر عن مقتل 12 شخصًا {day}.",
        "{who} said {day}'s attack on {where} killed 12.",
    ),
    ("غادر {who} {where} مساء {day} من دون اتفاق.", "{who} left {where} on {day} evening without a deal."),
]
DAYS = [("الاثنين", "Monday"), ("الثلاثاء", "Tuesday"), ("الخميس", "Thursday"), ("الجمعة", "Friday")]


def sentences(count: int) -> list[tuple[str, str]]:
    """Give `count` different pairs, 360 at most."""
    made = []
    for what, who, where, day in product(WHAT, WHO, WHERE, DAYS):
        arabic, english = (what[i].format(who=who[i], where=where[i], day=day[i]) for i in range(2))
        made.append((arabic, english[0].upper() + english[1:]))
    return made[:count]


@pytest.fixture(scope="session")
def news() -> list[tuple[str, str]]:
    return sentences(360)
