"""From the parts of a text to its numbers: what stands together is one, and neighbours lend readings.

Scales, halves and the readings that neighbours lend each other are common to both languages; what may follow
what below a thousand is a table of each. Everything is linear in the length of the text.
"""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from mujaz.translate.numbers.digits import Part


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
Steps = Mapping[tuple[str, bool, str], str]
# Texts whose numbers are remembered: the source of a translation is looked at again for each hypothesis.
REMEMBERED = 512

_BELOW_THOUSAND = frozenset(("digits", "one", "unit", "ten", "teen", "tens", "hundred", "ordinal"))
_COUNTING = _BELOW_THOUSAND - {"ordinal"} | {"scale", "accusative", "half"}
_ADDED = _BELOW_THOUSAND - {"ordinal"} | {"scale", "accusative", "dual"}
_SCALES = frozenset(("scale", "plural", "accusative"))
_ONE = Decimal(1)
_RANGE = re.compile(r"\s*(?:[-–—]|to|or|and|إلى|الى|و|أو|او|حتى)?\s*[$€£]?\s*")
_CENTURY = re.compile(r"(?:قرن|عقد(?:ه|ها)?)\s$")
_OF_CENTURY = re.compile(r"\s*(?:من )?القرن\s*")


def assemble(text: str, parts: Sequence[Part], steps: Steps, *, only_joined: bool) -> tuple[Reading, ...]:
    """Give every number and hint that `parts` make, in order.

    `only_joined` says that what follows a scale belongs to it only behind "and", as in Arabic.
    """
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
    return tuple(_in_context(text, *around) for around in zip([None, *found], found, afters, strict=False))


def _weight(parts: Sequence[Part], value: Decimal, *, english: bool) -> str:
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
    parts: Sequence[Part], i: int, steps: Steps, *, only_joined: bool
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


def _scaled(parts: Sequence[Part], i: int, steps: Steps) -> tuple[Decimal, Decimal, int]:
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


def _kind(parts: Sequence[Part], i: int) -> str:
    return parts[i].kind if i < len(parts) else ""


def _below_thousand(parts: Sequence[Part], i: int, steps: Steps) -> tuple[Decimal, int]:
    state, value, i = parts[i].kind, parts[i].value, i + 1
    while i < len(parts) and (after := steps.get((state, parts[i].joined, parts[i].kind))):
        value = value * parts[i].value if after == "hundred" else value + parts[i].value
        state, i = after, i + 1
    return value, i
