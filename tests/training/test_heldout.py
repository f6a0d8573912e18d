"""Nothing that is held out may be learnt from, not even nearly."""

import pytest

from mujaz.training.heldout import split
from mujaz.training.pairs import Pair

SENTENCE = Pair(
    "أسقطت الدفاعات الجوية 110 طائرات مسيرة فوق خمس مناطق في شمال البلاد ليل الثلاثاء.",
    "Air defences shot down 110 drones over five regions in the north of the country on Tuesday night.",
)


def others(count: int) -> list[Pair]:
    """Give pairs without a run of three words in common; figures would be all alike."""
    names = ["".join("ابتثجحخدذر"[int(d)] for d in str(i)) for i in range(count)]
    return [Pair(f"ألف{n} باء{n} جيم{n} دال{n}", f"alpha{n} beta{n} gamma{n} delta{n}") for n in names]


@pytest.mark.parametrize(
    ("pair", "near"),
    [
        (Pair(SENTENCE.source.replace("110", "87"), SENTENCE.target.replace("110", "87")), True),
        (Pair(SENTENCE.source.replace("شمال", "جنوب"), "Something else was written here."), True),
        (Pair("وصل الوفد إلى جنيف مساء الأحد.", SENTENCE.target + " Nobody was hurt."), True),
        (
            Pair(
                "أسقطت الدفاعات الجوية صاروخا واحدا قرب المطار.", "One missile was shot down at the airport."
            ),
            False,
        ),
    ],
)
def test_near_duplicates_do_not_cross_the_cut(pair: Pair, near: bool) -> None:
    parts = split([SENTENCE, *others(120), pair])
    assert SENTENCE in parts.held_out
    assert (pair not in parts.learn) == near == bool(parts.near)


@pytest.mark.parametrize(("pairs", "held_out"), [(100, 20), (1000, 100), (9000, 300)])
def test_sizes(pairs: int, held_out: int) -> None:
    parts = split(others(pairs))
    assert (len(parts.held_out), len(parts.steer), parts.near) == (held_out, held_out // 2, 0)
    assert {*parts.held_out, *parts.steer, *parts.learn} == {*others(pairs)}
