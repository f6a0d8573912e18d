"""English forms of a term."""

import pytest

from mujaz.glossary.english import occurrences

# form, text, case, what is found
FOUND = [
    ("Donbas", "Donbas's fate", "", ["Donbas's"]),
    ("Donbas", "in Donbas.", "", ["Donbas"]),
    ("Donbas", "Donbas' fate", "", ["Donbas'"]),
    ("Kyiv", "Kyiv’s mayor, Kyiv", "", ["Kyiv’s", "Kyiv"]),
    ("Shahed", "60 Shaheds and a Shahed-136", "", ["Shaheds", "Shahed"]),
    ("air defences", "Air defences and the air defence system", "", ["Air defences", "air defence"]),
    ("drone", "Drones, a drone's", "", ["Drones", "drone's"]),
    ("army", "armies of the army", "", ["armies", "army"]),
    ("sea gas", "sea gas", "", ["sea gas"]),
    ("virus", "a virus, viruses", "", ["virus", "viruses"]),
    ("Ya'alon", "Ya’alon said", "", ["Ya’alon"]),
    ("F-16", "two F‑16s", "", ["F‑16s"]),
    ("White House", "the White\nHouse", "", ["White\nHouse"]),
    ("ceasefire", "CEASEFIRE Ceasefire", "any", ["CEASEFIRE", "Ceasefire"]),
    ("Telegram", "a telegram", "any", ["telegram"]),
    ("iPhone", "iPhone", "exact", ["iPhone"]),
]
# form, text, case
NOT_FOUND = [
    ("Donbas", "Donbass", ""),
    ("Iran", "Iranian", ""),
    ("US", "us, bus, USA", ""),
    ("Shahed", "shahed", ""),
    ("ceasefire", "CEASEFIRE", ""),
    ("iPhone", "IPhone", "exact"),
    ("drone", "Drone", "exact"),
    ("gas", "ga", ""),
    ("a.b", "aXb", ""),
    ("Kyiv", "", ""),
]


@pytest.mark.parametrize(("form", "text", "case", "found"), FOUND)
def test_found(form: str, text: str, case: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in occurrences(form, text, case)] == found


@pytest.mark.parametrize(("form", "text", "case"), NOT_FOUND)
def test_not_found(form: str, text: str, case: str) -> None:
    assert occurrences(form, text, case) == []
