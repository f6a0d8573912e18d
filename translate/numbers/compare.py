"""Numbers of an Arabic sentence and of its English translation, and whether they agree.

A translation that loses a digit or turns a million into a billion reads as well as a right one. The checks
here read the numbers of both sentences, in digits or in words, and say which of one have no match in the
other. They would rather miss a lost "two" than cry wolf: what right translations leave out or add is never
reported (one and two in words, first and second, halves, an unknown many such as آلاف or "dozens").
Signs, currencies and units are not compared: -5 is 5, and 5 % is 5. A clock time is one number, 16:30 being
16.30. More than 24 digits in a row are a code and not read.
"""

from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from mujaz.translate.numbers.arabic import read_arabic
from mujaz.translate.numbers.english import read_english
from mujaz.translate.numbers.reading import Reading


@dataclass(frozen=True, slots=True)
class Quantity:
    """Hold a number of a text: its exact value and its place, `text[start:end] == surface`."""

    value: Decimal
    start: int
    end: int
    surface: str


def arabic_quantities(text: str) -> list[Quantity]:
    """Return the numbers of an Arabic text in their order, written in digits or in words.

    One, first and second in words, halves and unknown many (عشرات, آلاف) are not numbers here.
    """
    return [_quantity(text, found) for found in read_arabic(text) if found.weight != "hint"]


def english_quantities(text: str) -> list[Quantity]:
    """Return the numbers of an English text in their order, written in digits or in words.

    One, first and second in words, halves and unknown many ("dozens") are not numbers here.
    """
    return [_quantity(text, found) for found in read_english(text) if found.weight != "hint"]


def differing(source: str, target: str) -> tuple[list[Quantity], list[Quantity]]:
    """Return the numbers of an Arabic `source` that its English `target` lacks, and those only `target` has.

    Each number answers for one number of the other side, whatever their order. Readings that right
    translations choose differently are equal: 16:00 and 4 pm, 1/2/2026 and 1 February 2026, the nineties and
    the 1990s, "3 to 5 million" and "3 million to 5 million".
    """
    sources, targets = read_arabic(source), read_english(target)
    lost, added = ([f for f in left if f.weight == "sure"] for left in _unmatched(sources, targets))
    lost, added = _without_sums(lost, added)
    added, lost = _without_sums(added, lost)
    return [_quantity(source, found) for found in lost], [_quantity(target, found) for found in added]


def _quantity(text: str, found: Reading) -> Quantity:
    return Quantity(found.value, found.start, found.end, text[found.start : found.end])


def _unmatched(sources: Sequence[Reading], targets: Sequence[Reading]) -> tuple[list[Reading], list[Reading]]:
    left, right = dict(enumerate(sources)), dict(enumerate(targets))
    # What is sure on both sides meets first, so that a hint takes no number from its true match.
    for source_sure, target_sure, every_reading in (
        (True, True, False),
        (True, True, True),
        (True, False, True),
        (False, True, True),
    ):
        wanted = {j: found for j, found in right.items() if (found.weight == "sure") == target_sure}
        waiting = _by_value(wanted, every_reading)
        for i, found in list(left.items()):
            if (found.weight == "sure") == source_sure:
                values = _readings(found, every_reading)
                free = (j for v in values if (j := _take(waiting.get(v), right)) is not None)
                if (match := next(free, None)) is not None:
                    del left[i], right[match]
    return list(left.values()), list(right.values())


def _without_sums(parts: list[Reading], wholes: list[Reading]) -> tuple[list[Reading], list[Reading]]:
    """Leave out neighbours that add up to a number of the other side, as مليارا دولار ونصف المليار do."""
    waiting, used = _by_value(dict(enumerate(wholes)), False), dict(enumerate(wholes))
    kept: list[Reading] = []
    for part in parts:
        addends = (part.value, part.value / 100)  # ten past nine is 9:10, that is 9.10
        sums = [a + value for last in kept[-1:] for value in _readings(last, True) for a in addends]
        match = next((k for sum_ in sums if (k := _take(waiting.get(sum_), used)) is not None), None)
        if match is None:
            kept.append(part)
        else:
            kept.pop()
            del used[match]
    return kept, list(used.values())


def _by_value(found: Mapping[int, Reading], every_reading: bool) -> dict[Decimal, deque[int]]:
    places: dict[Decimal, deque[int]] = defaultdict(deque)
    for index, one in found.items():
        for value in _readings(one, every_reading):
            places[value].append(index)
    return places


def _readings(found: Reading, every: bool) -> tuple[Decimal, ...]:
    return (found.value, *found.others) if every else (found.value,)


def _take(waiting: deque[int] | None, free: Mapping[int, Reading]) -> int | None:
    while waiting:
        if (index := waiting.popleft()) in free:
            return index
    return None
