import pytest

from mujaz.summarise.english import headline, stand_alone

# Text, and what is trimmed in front; "" where nothing may be.
TRIMMED = [
    ("However, 21 drones hit 11 sites.", "However,"),
    ("But 21 weapons hit 11 locations in the city.", "But"),
    ("For its part, Russia's defence ministry said the men were in Belarus.", "For its part,"),
    ("Meanwhile, the price of oil fell to $64.12.", "Meanwhile,"),
    ("It is worth noting that Egypt has a population of 108 million.", "It is worth noting that"),
    ("But, at the same time, exports rose by 5 per cent.", "But, at the same time,"),
    ("And the fund demanded bolder steps.", "And"),
    ("He added that 40 people died, according to the ministry.", "He added that"),
    # A claim would read as a fact, a speaker would be lost.
    ("He added that 40 people died in the attack.", ""),
    ("Zelensky said that 40 people died.", ""),
    ("According to the ministry, 40 people died.", ""),
    # What is left is no sentence.
    ("However, it said so.", ""),
    ("But not all of them came back.", ""),
    ("But while talks go on, shells fall.", ""),
    ("So far, nobody has claimed the attack.", ""),
    ("But gaining ground is slow in winter.", ""),
    ("Yet to be seen is the result of the vote.", ""),
    ("Also, no.", ""),
    ('But "we will never surrender our land", he said.', ""),
    # Dates and numbers stay.
    ("On 3 February 2026, 195 men came home.", ""),
    ("Then Russia attacked the city of Odesa.", ""),
    ("", ""),
]


@pytest.mark.parametrize(("text", "trimmed"), TRIMMED)
def test_stand_alone(text: str, trimmed: str) -> None:
    rest, taken = stand_alone(text)
    assert taken == trimmed
    assert rest.casefold() == text[len(trimmed) :].strip().casefold()
    assert not trimmed or rest[0] == rest[0].upper()


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Peace talks failed.", "Peace talks failed"),
        (
            "Peace talks between Ukraine and Russia have failed, with the Kremlin insisting on the region.",
            "Peace talks between Ukraine and Russia have failed",
        ),
        (
            "In the northern city of Kharkiv, where shells fell all night, forty people were killed.",
            "In the northern city of Kharkiv, where shells fell all night, forty people were …",
        ),
        (
            "The men said “we go on fighting while they talk and talk in Vienna and other towns”.",
            "The men said “we go on fighting while they talk and talk in Vienna …",
        ),
    ],
)
def test_headline(text: str, cut: str) -> None:
    assert headline(text) == cut
