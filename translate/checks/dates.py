"""Months and days of the week that became others."""

import re
from collections.abc import Iterator, Sequence

from mujaz.glossary.arabic import visible

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
# Names of the month in the east and the west of the Arab world. مارس is also "he practised", آب without its
# madda a father.
_ARABIC_MONTHS = (
    "يناير|كانون الثان[يى]|جانفي",
    "فبراير|شباط|فيفري",
    "(?:(?<=في )|(?<=شهر )|(?<=[0-9٠-٩] )|(?<=/)|(?<=من ))مارس|[آأا]ذار",
    "[إاأ]بريل|نيسان|[أا]فريل",
    "مايو|[أا]يار",
    "يونيو|حزيران",
    "يوليو|تموز|جويلية",
    "[أا]غسطس|آب",
    "سبتمبر|[أا]يلول",
    "[أا]كتوبر|تشرين ال[أا]ول",
    "نوفمبر|تشرين الثان[يى]",
    "ديسمبر|كانون ال[أا]ول",
)
_ARABIC_DAYS = ("ال[إا]ثنين", "الثلاثاء", "ال[أا]ربعاء", "الخميس", "الجمعة", "السبت", "ال[أا]حد")
_ENGLISH_MONTHS = tuple(
    rf"{name[:3]}(?:{name[3:]}|\.|(?= [0-9]))" if name != "May" else "May" for name in _MONTHS
)


def _either(names: Sequence[str], before: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){before}(?:{'|'.join(f'({name})' for name in names)})(?!\w)")


_TABLES = (
    (_MONTHS, _either(_ARABIC_MONTHS, "[وفبل]?"), _either(_ENGLISH_MONTHS, "")),
    (_DAYS, _either(_ARABIC_DAYS, "[وفبل]?"), _either(_DAYS, "")),
)


def dates(source: str, target: str) -> Iterator[str]:
    """Yield a message for each month or day of the Arabic in whose place the English has another."""
    plain = visible(source)
    for names, arabic, english in _TABLES:
        before = [names[m.lastindex - 1] for m in arabic.finditer(plain) if m.lastindex]
        if not before:
            continue
        after = [names[m.lastindex - 1] for m in english.finditer(target) if m.lastindex]
        lost = [name for name in dict.fromkeys(before) if name not in after]
        added = [name for name in dict.fromkeys(after) if name not in before]
        if lost and added:
            yield f"{' '.join(lost)} in the Arabic, {' '.join(added)} in the English"
