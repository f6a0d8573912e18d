"""Terms are marked as the model is asked for them, and what is asked for stands in the target."""

import re
from random import Random

import pytest

from mujaz.glossary import Glossary, Term
from mujaz.training.annotate import Annotator
from mujaz.training.pairs import Pair
from mujaz.translate.prepare import TAGS

GLOSSARY = Glossary(
    (
        Term(("دونباس",), "Donbas"),
        Term(("زيلينسكي",), "Zelensky"),
        Term(("طائرات مسيرة",), "drones"),
        Term(("الكرملين",), "Kremlin"),
        Term(("خاركيف",), "Kharkiv"),
    )
)
MARK = re.compile("<t> (.+?) <to> (.+?) </t>")
PAIRS = [
    Pair("قال زيلينسكي إن طائرات مسيرة ضربت دونباس.", "Zelensky said drones had struck Donbas."),
    Pair("وانسحبت القوات من خاركيف ودونباس.", "The forces withdrew from Kharkiv and the Donbas."),
    Pair("نفى الكرملين ذلك.", "The Kremlin's spokesman denied it."),
]


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return Annotator(GLOSSARY)


@pytest.mark.parametrize("pair", PAIRS)
def test_what_stands_in_a_tag_stands_in_the_target(annotator: Annotator, pair: Pair) -> None:
    rng, strangers = Random(1), 0
    for _ in range(200):
        copy = annotator.annotated(pair, rng)
        assert copy
        marks = MARK.findall(copy.source)
        assert 1 <= len(marks) <= 4
        assert all(target in copy.target for _, target in marks)
        assert MARK.sub(r"\1", copy.source) == pair.source  # nothing else has changed
        strangers += copy.target != pair.target
    assert 20 < strangers < 180


def test_a_possessive_stays(annotator: Annotator) -> None:
    rng = Random(2)
    copies = [annotator.annotated(PAIRS[2], rng) for _ in range(20)]
    assert all(copy and "'s spokesman denied it." in copy.target for copy in copies)


@pytest.mark.parametrize(
    "pair",
    [
        Pair("انتهت المحادثات.", "The talks ended."),
        Pair("ضربت القوات دونباس.", "The forces struck the east."),
        Pair("طائرات مسيرة في السماء.", "Drones in the sky."),  # asked for is "drones", to the letter
    ],
)
def test_nothing_is_marked_that_is_not_there(annotator: Annotator, pair: Pair) -> None:
    assert annotator.annotated(pair, Random(1)) is None


def test_no_tag_is_ever_in_a_target(annotator: Annotator) -> None:
    rng = Random(3)
    for pair in PAIRS:
        copy = annotator.annotated(pair, rng)
        assert copy
        assert not any(tag in copy.target for tag in TAGS)
