"""Reading numbers: from a text to its words and digits, and from these to values.

Each language has one function that turns a text into parts and one table of what may follow what below a
thousand; scales, halves and the readings that neighbours lend each other are common to both. Everything is
linear in the length of the text.
"""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from mujaz.translate.number_digits import DIGIT, Part, read_digits
from mujaz.translate.number_words import (
    ARABIC,
    ARABIC_HEADS,
    ARABIC_NAMES,
    ENGLISH,
    ENGLISH_GLUED,
    Entry,
    fold_arabic,
)


class Reading(NamedTuple):
    """A number found: its value and place, the other values it may mean, its scale, and its weight.

    The weight is `sure`, `soft` (a number whose loss is no news) or `hint`, which is no number at all but may
    answer one of the other language: the name of a month, "decade" for ten years.
    """

    value: Decimal
    start: int
    end: int
    others: tuple[Decimal, ...]
    scale: Decimal
    weight: str


# What may follow what below a thousand: (kind so far, joined by "and", next kind) -> kind so far.
_Steps = Mapping[tuple[str, bool, str], str]
_ARABIC_STEPS: _Steps = {
    ("unit", False, "ten"): "end",
    ("unit", True, "tens"): "end",
    ("unit", False, "hundred"): "hundred",
    ("one", True, "tens"): "end",
    ("ordinal", False, "ten"): "end",
    ("ordinal", True, "tens"): "end",
    ("hundred", True, "unit"): "rest",
    ("hundred", True, "one"): "rest",
    ("hundred", True, "ten"): "end",
    ("hundred", True, "tens"): "end",
    ("rest", False, "ten"): "end",
    ("rest", True, "tens"): "end",
}
_ENGLISH_STEPS: _Steps = {
    ("tens", False, "unit"): "end",
    ("tens", False, "ordinal"): "end",
    ("unit", False, "hundred"): "hundred",
    ("teen", False, "hundred"): "hundred",
    **{
        ("hundred", joined, kind): "tens" if kind == "tens" else "end"
        for joined in (False, True)
        for kind in ("unit", "teen", "tens", "ordinal")
    },
}

_BELOW_THOUSAND = frozenset(("digits", "one", "unit", "ten", "teen", "tens", "hundred", "ordinal"))
_COUNTING = _BELOW_THOUSAND - {"ordinal"} | {"scale", "accusative", "half"}
_ADDED = _BELOW_THOUSAND - {"ordinal"} | {"scale", "accusative", "dual"}
_SCALES = frozenset(("scale", "plural", "accusative"))
_ONE = Decimal(1)
_NOTHING = Entry("", _ONE)

_TOKEN = re.compile(
    rf"(?P<digits>[{DIGIT}]+(?:[.,:٫٬،'’\u00a0\u2009\u202f][{DIGIT}]+|[ ](?:000|٠٠٠)(?![{DIGIT}]))*)"
    r"|(?P<word>(?:[^\W\d_]|[\u064b-\u065f\u0670\u0640])+)|\S"
)
_METRE = re.compile(r"\b[ck]?m$")
_PLURAL_S = re.compile(r"['’]?s\b")
_GLUED = re.compile(r"[kmbt]\b", re.IGNORECASE)
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_RANGE = re.compile(r"\s*(?:[-–—]|to|or|and|إلى|الى|و|أو|او|حتى)?\s*[$€£]?\s*")
_WROTE = re.compile(r"\s(?:في|عن|ال)")  # ألف is "he wrote" where no counted noun follows
_CENTURY = re.compile(r"(?:قرن|عقد(?:ه|ها)?)\s$")
_OF_CENTURY = re.compile(r"\s*(?:من )?القرن\s*")


def read_arabic(text: str) -> list[Reading]:
    """Return every number and hint of an Arabic text, in order."""
    return _find(text, list(_arabic_parts(text)), _ARABIC_STEPS, only_joined=True)


def read_english(text: str) -> list[Reading]:
    """Return every number and hint of an English text, in order."""
    return _find(text, list(_english_parts(text)), _ENGLISH_STEPS, only_joined=False)


def _find(text: str, parts: list[Part], steps: _Steps, *, only_joined: bool) -> list[Reading]:
    found: list[Reading] = []
    i = 0
    while i < len(parts):
        part = parts[i]
        if part.kind in ("", "times", "plural"):
            i += 1
            continue
        value, others, scale, end = _cardinal(parts, i, steps, only_joined=only_joined)
        weight = _weight(parts[i:end], value, english=not only_joined)
        if part.kind == "half" and scale == _ONE:
            # Half an hour, half past, half of them: 50 %, 30 minutes, 6 months; a year and a half.
            others = (100 * value, 60 * value, 12 * value, 1 + value, 2 + value)
            if part.joined and found and part.start - found[-1].end < 20:
                last = found[-1]
                # five years and a half; half past five
                sums = (last.value + value, last.value + value * 60 / 100)
                found[-1] = last._replace(others=(*last.others, *sums, sums[1] + 12))
        if end < len(parts) and parts[end].kind == "times":
            others = (*others, value * parts[end].value)
        found.append(Reading(value, part.start, parts[end - 1].end, others, scale, weight))
        i = end
    afters = [*found[1:], None]
    return [_in_context(text, *around) for around in zip([None, *found], found, afters, strict=False)]


def _weight(parts: list[Part], value: Decimal, *, english: bool) -> str:
    first = parts[0]
    if first.kind == "hint" or (first.kind == "half" and len(parts) == 1):
        return "hint"
    if english and first.kind == "digits" and value == 1:
        return "soft"  # a draw, one goal each, is 1-1
    if first.kind in ("one", "unit", "ordinal") and value <= 2:
        return "soft" if value == 2 and first.kind == "unit" else "hint"
    if english and first.kind in ("hundred", "scale"):
        return "hint"  # "several thousand", "a few hundred"; a number would say "a" or "one"
    if first.kind == "accusative" and len(parts) == 1 and value == 1000:
        return "soft"  # ألفا may be the name Alpha
    if parts[-1].value == 12 and parts[-1].kind == "scale":
        return "soft"  # a dozen is not always twelve
    return "sure"


def _in_context(text: str, before: Reading | None, this: Reading, after: Reading | None) -> Reading:
    """Add the readings that a number owes to its neighbours."""
    value, start = this.value, this.start
    if _CENTURY.search(text, max(0, start - 8), start):
        # The 19th century are the 1800s; a man in his seventh decade is in his sixties.
        this = this._replace(others=(*this.others, 100 * value - 100, 10 * value - 10))
        if before and _between(_OF_CENTURY, text, before, this) and before.value >= 1900:
            this = this._replace(weight="hint")  # the nineties of the nineteenth century, the 1890s
    if not after:
        return this
    if this.weight == "sure" and value < 1000 and this.scale == _ONE and after.scale > 12:
        if _between(_RANGE, text, this, after):
            this = this._replace(others=(*this.others, value * after.scale))  # 3 to 5 million
    elif 1900 <= value < 2000 and after.value < 100 and _between(_OF_CENTURY, text, this, after):
        this = this._replace(others=(*this.others, value % 100 + 100 * after.value - 100))
    return this


def _between(pattern: re.Pattern[str], text: str, left: Reading, right: Reading) -> bool:
    return right.start - left.end < 20 and bool(pattern.fullmatch(text, left.end, right.start))


def _cardinal(
    parts: list[Part], i: int, steps: _Steps, *, only_joined: bool
) -> tuple[Decimal, tuple[Decimal, ...], Decimal, int]:
    """Read one number from part `i` on: its value, other values, lowest scale and the part after it."""
    first = parts[i]
    total, scale, i = _scaled(parts, i, steps)
    others = () if scale > _ONE else first.others
    if first.kind == "accusative":
        others = (2 * total,)  # بلغ مليونا is one, مليونا شخص are two
    while scale > _ONE and _kind(parts, i) in _ADDED:
        if not parts[i].joined and (only_joined or parts[i].kind == "digits"):
            break
        value, lower, end = _scaled(parts, i, steps)
        if value >= scale:
            break
        total, scale, i = total + value, lower, end
    if scale > _ONE and _kind(parts, i) == "half" and parts[i].joined:
        total, i = total + parts[i].value * scale, i + 1  # a million and a half
        if _kind(parts, i) == "scale" and parts[i].value == scale:
            i += 1  # مليون ونصف مليون
    return total, others, scale, i


def _scaled(parts: list[Part], i: int, steps: _Steps) -> tuple[Decimal, Decimal, int]:
    """Read a number below a thousand and the scales it counts: the product, the scale, the part after it."""
    part = parts[i]
    if part.kind == "dual":
        return part.value, part.value / 2, i + 1
    if part.kind in ("scale", "accusative"):
        value, j = _ONE, i
    elif part.kind in _BELOW_THOUSAND:
        value, j = _below_thousand(parts, i, steps)
    else:
        value, j = part.value, i + 1
    counts_halves = part.kind in _BELOW_THOUSAND - {"ordinal"}
    if counts_halves and _kind(parts, j) == "half" and parts[j].joined:
        value, j = value + parts[j].value, j + 1  # three and a half, perhaps million
    scale = _ONE
    if part.kind in _COUNTING:
        end = j + 2  # a thousand billion, and no further
        while j < end and _kind(parts, j) in _SCALES and (j == i or not parts[j].joined):
            scale, j = scale * parts[j].value, j + 1
    return value * scale, scale, j


def _kind(parts: list[Part], i: int) -> str:
    return parts[i].kind if i < len(parts) else ""


def _below_thousand(parts: list[Part], i: int, steps: _Steps) -> tuple[Decimal, int]:
    state, value, i = parts[i].kind, parts[i].value, i + 1
    while i < len(parts) and (after := steps.get((state, parts[i].joined, parts[i].kind))):
        value = value * parts[i].value if after == "hundred" else value + parts[i].value
        state, i = after, i + 1
    return value, i


def _arabic_parts(text: str) -> Iterator[Part]:
    joined, number_before, previous = False, False, ""
    for token in _TOKEN.finditer(text):
        if token["digits"]:
            yield from read_digits(text, token.start(), token.end(), joined)
            joined, number_before, previous = False, True, ""
            continue
        word = fold_arabic(token["word"] or "")
        if word == "و":
            joined = True
            continue
        head, entry = _arabic_entry(token[0], word)
        if entry.kind == "hundred" and _percent(head, entry.value, number_before and previous == "في"):
            entry = _NOTHING
        if word == "السبع" and previous == "بئر":
            entry = _NOTHING  # Beersheba
        if head.removeprefix("و") not in ("", "ال"):
            yield Part("", _ONE, token.start(), token.start())  # a preposition ends the number before it
        if word in ("الف", "والف") and _WROTE.match(text, token.end()):
            entry = Entry("hint", entry.value)
        yield Part(entry.kind, entry.value, *token.span(), joined or head.startswith("و"), entry.others)
        joined, number_before, previous = False, bool(entry.kind) or (number_before and word == "في"), word


def _percent(head: str, hundred: Decimal, number_in: bool) -> bool:
    return hundred == 100 and (head == "بال" or (head == "ال" and number_in))


def _arabic_entry(surface: str, word: str) -> tuple[str, Entry]:
    """Return the letters before a folded number word, and its entry."""
    if word == "واحد" and "أ" in surface:
        return "و", ARABIC["احد"]  # "and eleven" begins like "one" once it is folded
    if word.endswith("الاثنين"):
        return "", Entry("one", Decimal(2))  # a Monday, unless tens follow
    if word not in ARABIC_NAMES:
        for length in range(min(5, len(word))):
            head, entry = word[:length], ARABIC.get(word[length:])
            if entry and (not head or head in ARABIC_HEADS):
                if entry.kind == "scale" and "\u0651" in surface:
                    entry = Entry("hint", entry.value)  # ألّف is "he wrote"
                return head, entry
    if len(word) > 3 and word.endswith(("ين", "ان")):
        return "", Entry("hint", Decimal(2))  # two of any counted noun
    return "", _NOTHING


def _english_parts(text: str) -> Iterator[Part]:
    tokens = list(_TOKEN.finditer(text))
    words = [token[0].lower() for token in tokens] + [""]
    joined = between = False
    last = Part("", _ONE, 0, 0)
    for k, token in enumerate(tokens):
        start, end = token.span()
        following = ENGLISH.get(words[k + 1], _NOTHING).kind
        if token["digits"]:
            for last in _english_digits(text, start, end):
                yield last
            joined = False
        elif words[k] == "and" and not between:
            joined = True
        elif start >= last.end and not _silent(text, token, following, last):
            # "between a hundred and two hundred" joins nothing
            between = words[k] == "between" or (between and words[k] != "and")
            before = words[k - 2] if words[k - 1] == "-" else words[k - 1]
            entry = _english_entry(token[0], before, following)
            last = Part(entry.kind, entry.value, start, end, joined, entry.others)
            yield last
            joined = False


def _silent(text: str, token: re.Match[str], following: str, last: Part) -> bool:
    """Tell whether an English word or hyphen only links the parts of a number."""
    start, end = token.span()
    word = token[0].lower()
    if word in ("st", "nd", "rd", "th"):
        return start == last.end and last.kind in ("digits", "year")
    if word == "-":
        return text[start - 1 : start].isalnum() and text[end : end + 1].isalnum()
    if word in ("a", "an") and following == "half":
        return True  # two and a half
    return word in ("a", "an", "of") and last.kind == "half"  # half a million


def _english_entry(surface: str, previous: str, following: str) -> Entry:
    word = surface.lower()
    entry = ENGLISH.get(word, _NOTHING)
    if word in ("a", "an") and following in ("hundred", "scale"):
        return Entry("unit", _ONE)
    if entry.kind == "ordinal" and previous in ("a", "an", "one"):
        return Entry("hint", entry.value)  # a third of them
    if word.endswith("fold"):
        return Entry("hint", ENGLISH[word[:-4]].value) if word[:-4] in ENGLISH else _NOTHING
    if _ROMAN.fullmatch(surface):
        return Entry("hint", _roman(surface))
    return entry


def _roman(numeral: str) -> Decimal:
    values = [{"I": 1, "V": 5, "X": 10}[letter] for letter in numeral]
    return Decimal(sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True)))


def _english_digits(text: str, start: int, end: int) -> Iterator[Part]:
    *parts, last = read_digits(text, start, end, False)
    yield from parts
    value = last.value
    if value in (2, 3) and _METRE.search(text, max(0, start - 3), start):
        last = last._replace(kind="hint")  # km2
    elif _PLURAL_S.match(text, end):
        last = last._replace(kind="decade", others=())
    elif glued := _GLUED.match(text, end):
        scaled = value * ENGLISH_GLUED[glued[0].lower()]
        if text[start - 1 : start] in tuple("$€£¥"):
            last = last._replace(value=scaled, end=glued.end())
        else:
            last = last._replace(others=(*last.others, scaled), end=glued.end())
    yield last
