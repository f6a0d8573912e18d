"""Translation memories: what counts as the same, what as alike, and memories that are none."""

from pathlib import Path

import pytest

from mujaz.errors import InputError
from mujaz.translate.memory import Memory

SOURCE = "وأعلنت كييف إسقاط 12 مسيّرة فوق أوديسا."


def memory(*sources: str) -> Memory:
    made = Memory()
    for n, source in enumerate(sources):
        made.add(source, f"English {n}", "a.tmx")
    return made


@pytest.mark.parametrize(
    ("text", "same"),
    [
        # Ways of typing,
        (SOURCE, True),
        ("وأعلنت كييف إسقاط ١٢ مسيّرة فوق أوديسا.", True),
        ("واعلنت كييف اسقاط 12 مسيرة فوق اوديسا.", True),
        ("\u202bوأعلنت  كيـيف\u00a0إسقاط 12 مُسيّرة فوق أوديسا.\u202c", True),
        ("وأعلنت کییف إسقاط 12 ﻣﺴﻴﺮة فوق أوديسا.", True),
        # and what may mean something else.
        ("وأعلنت كييف إسقاط 13 مسيّرة فوق أوديسا.", False),
        ("وأعلنت كييف إسقاط 1.2 مسيّرة فوق أوديسا.", False),
        ("وأعلنت كييف أسقاط 12 مسيّرة فوق أوديسا.", False),
        ("وأعلنت كييف إسقاط 12 مسيّره فوق أوديسا.", False),
        ("وأعلنت كييف إسقاط 12 مسِيرة فوق أوديسى.", False),
        ("وأعلنت كييف إسقاط 12 مسيّرة فوق أوديسا؟", False),
        ("وأعلنت كييف إسقاط 12 مسيَرة فوق أوديسا.", False),
    ],
)
def test_the_same_but_for_typing(text: str, same: bool) -> None:
    made = memory(SOURCE)
    assert made.exact(text) == ("English 0" if same else None)
    (match,) = made.fuzzy(text)
    assert (match.score == 100) is same or (same and match.score > 75)
    assert match.score < 100 or same


def test_of_several_the_one_typed_the_same_comes_first_then_the_last() -> None:
    made = memory("أمس", "امس", "امس", "أمس", "غدا")
    assert made.exact("أمس") == "English 3"
    assert made.exact("امس") == "English 2"
    assert made.exact("أمـس") == "English 3"


def test_fuzzy_matches_are_the_most_alike_above_75() -> None:
    made = memory(
        "وصل وفد روسي إلى جنيف أمس.",
        "وصل وفد روسي إلى جنيف اليوم لإجراء محادثات.",
        "وصل وفد روسي إلى جنيف",
        "غادر الوزير باريس.",
        "وصل وفد صيني إلى جنيف أمس.",
    )
    found = made.fuzzy("وصل وفد روسي إلى جنيف أمس", limit=2)
    assert [match.target for match in found] == ["English 0", "English 2"]
    assert [match.origin for match in found] == ["a.tmx"] * 2
    assert all(75 <= match.score < 100 for match in found)
    assert memory().fuzzy("أمس") == []
    made.add("وصل وفد روسي إلى جنيف أمس", "New", "b.tmx")
    assert made.fuzzy("وصل وفد روسي إلى جنيف أمس")[0].target == "New"


def tmx(*units: tuple[str, str, str, str]) -> str:
    body = "".join(
        f'<tu><tuv xml:lang="{a}"><seg>{x}</seg></tuv><tuv xml:lang="{b}"><seg>{y}</seg></tuv></tu>'
        for a, x, b, y in units
    )
    return f'<tmx version="1.4"><header srclang="ar"/><body>{body}</body></tmx>'


def test_memories_are_read_one_after_the_other(tmp_path: Path) -> None:
    for name, units in {
        "a": [("ar-EG", "قال", "en-GB", "Said"), ("ar", "نعم", "en", "Yes"), ("ar", "لا", "fr", "Non")],
        "b": [("en", "Aye", "ar", "نعم")],
    }.items():
        (tmp_path / f"{name}.tmx").write_text(tmx(*units), encoding="utf-8")
    made = Memory.read([tmp_path / "a.tmx", tmp_path / "b.tmx"])
    assert len(made) == 3
    assert (made.exact("قال"), made.exact("نعم"), made.exact("لا")) == ("Said", "Aye", None)
    assert made.notes == (f"{tmp_path}/a.tmx: 1 unit without both Arabic and English, left out",)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            tmx(("en", "قال", "ar", "Said")),
            "no unit has Arabic marked as ar and English marked as en; are they",
        ),
        (tmx(("de", "Ja", "fr", "Oui")), "is a memory of de, fr; mujaz needs Arabic (ar) and English (en)"),
        (tmx(), "is an empty memory"),
        ("<xliff/>", "no TMX file; its root is 'xliff'"),
        ("<tmx>", "not well-formed XML"),
    ],
)
def test_what_is_no_memory_is_one_line(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "a.tmx"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as error:
        Memory.read([path])
    assert str(error.value).startswith(f"{path}: {message}")
    assert "\n" not in str(error.value)
