"""What was not translated: Arabic or another script left standing, Arabic in Latin letters."""

import re
from collections.abc import Iterator

from mujaz.glossary.arabic import ARABIC_LETTER

_ARABIC = re.compile(r"\S*[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufeff]\S*")
# Letters of neither script. Those that the source has too may stand.
_FOREIGN = re.compile("[\u0370-\u05ff\u0700-\u1dff\u2c00-\ud7ff\uf900-\ufaff]+")
_WORD = re.compile(r"[^\W\d_]+")
# One English word in two or three is one of these.
_COMMON = frozenset(
    "a an and are as at be been but by for from had has have he her his i in is it its more new no not of on"
    " or out over s she so that the their them they this to under up was we were which who will with"
    " you".split()
)
_ENOUGH = 16  # words; a headline or a list of names has none of the common ones


def untranslated(source: str, target: str) -> Iterator[str]:
    """Yield a message for letters that are no English, and for a long text without a common English word."""
    if ARABIC_LETTER.search(target):
        yield f"Arabic left in the English: {' '.join(_ARABIC.findall(target)[:5])}"
    if foreign := [letters for letters in _FOREIGN.findall(target) if letters not in source]:
        yield f"another script in the English: {' '.join(foreign[:5])}"
    words = _WORD.findall(target)
    if len(words) >= _ENOUGH and _COMMON.isdisjoint(map(str.lower, words)):
        yield "no English sentence"
