import json
from collections.abc import Callable
from pathlib import Path

import pytest

from mujaz.errors import InputError
from mujaz.glossary import Glossary
from mujaz.summarise import brief, read_earlier
from mujaz.summarise.forms import to_json
from mujaz.summarise.since import Earlier
from mujaz.translate import ModelInfo, TranslatedDocument, forms

Translate = Callable[..., TranslatedDocument]

BEFORE = "أسقطت الدفاعات الجوية الأوكرانية 110 طائرات بدون طيار في شمال البلاد وشرقها حتى الصباح."
NOW = "أسقطت الدفاعات الجوية الأوكرانية 138 طائرة بدون طيار في شمال البلاد وشرقها حتى المساء."
ENGLISH = {
    NOW: "Ukrainian air defences shot down 138 drones in the north and east of the country by evening."
}
NEW = "أعلنت وزارة الطاقة انقطاع الكهرباء عن مدينة أوديسا بعد هجوم صاروخي على محطة التوليد."
KNOWN = "وصل المبعوث الأمريكي ويتكوف إلى أبو ظبي لاستئناف محادثات السلام مع الوفد الروسي."


@pytest.fixture
def earlier(tmp_path: Path, translated: Translate, model: ModelInfo, glossary: Glossary) -> Path:
    file = tmp_path / "earlier.json"
    file.write_text(
        "".join(to_json(brief([translated(f"{KNOWN}\n{BEFORE}\n")]), model, glossary)), encoding="utf-8"
    )
    return file


def test_new_first_then_changed_then_known(earlier: Path, translated: Translate) -> None:
    article = translated(f"{KNOWN}\n{NOW}\n{NEW}\n", english=ENGLISH)
    made = brief([article], since=read_earlier(earlier))
    assert [(b.news, b.sentences[0].sentence.text) for b in made.bullets] == [
        ("new", NEW),
        ("changed", NOW),
        ("known", KNOWN),
    ]
    assert [str(change) for change in made.bullets[1].changes] == ["138 drones, earlier 110"]
    assert made.stories[0].news == "new"


def test_stories_with_news_come_first(earlier: Path, translated: Translate) -> None:
    old = translated(f"{KNOWN}\n", "old.txt")
    new = translated("افتتحت مجموعة راينميتال الألمانية خط إنتاج قذائف المدفعية في أونترلوس.\n", "new.txt")
    made = brief([old, new], since=read_earlier(earlier))
    assert [(s.documents, s.news) for s in made.stories] == [((1,), "new"), ((0,), "known")]


def test_a_note_says_where_nothing_is_new(earlier: Path, translated: Translate) -> None:
    told = translated(f"{KNOWN}\n{BEFORE}\n", "told.txt")
    assert "Nothing new since earlier.json" in brief([told], since=read_earlier(earlier)).notes
    for news in (NOW, NEW):
        made = brief([told, translated(news, "news.txt", ENGLISH)], 1, since=read_earlier(earlier))
        assert not [note for note in made.notes if note.startswith("Nothing new")]
    assert brief([told], since=Earlier([(KNOWN, ""), (BEFORE, "")])).notes == (
        "Nothing new since the earlier brief",
    )
    assert brief([], since=read_earlier(earlier)).notes == ()


def test_a_translation_will_do_as_an_earlier_brief(
    tmp_path: Path, translated: Translate, model: ModelInfo, glossary: Glossary
) -> None:
    file = tmp_path / "translation.json"
    file.write_text("".join(forms.to_json([translated(f"{KNOWN}\n")], model, glossary)), encoding="utf-8")
    made = brief([translated(f"{KNOWN}\n{NEW}\n")], since=read_earlier(file))
    assert [b.news for b in made.bullets] == ["new", "known"]


def test_without_an_earlier_brief_nothing_is_marked(translated: Translate) -> None:
    assert [b.news for b in brief([translated(f"{KNOWN}\n{NEW}\n")]).bullets] == ["", ""]


WATCH = "وصل {} مراقبا إلى المعبر الحدودي في {} فبراير لبدء التفتيش اليومي"
PRICES = "تراجع التضخم السنوي في المدن المصرية الكبرى بنسبة {}% على أساس سنوي"


@pytest.mark.parametrize(
    ("before", "now", "changes"),
    [
        (WATCH.format(12, 3), WATCH.format(12, 5), []),  # another day is no changed count
        (WATCH.format(12, 3), WATCH.format(15, 5), ["15, earlier 12"]),
        (PRICES.format(12.1), PRICES.format(10.4), ["10.4, earlier 12.1"]),
        (PRICES.format(12.1), PRICES.format("١٢٫١"), []),
    ],
)
def test_changes(before: str, now: str, changes: list[str], translated: Translate) -> None:
    translation = translated(now, english={now: "No number here."}).translations[0]
    assert [str(c) for c in Earlier([(before, "")]).compare(translation)[1]] == changes


@pytest.mark.parametrize(
    "content", ["", "{}", "[1]", "not json", "[" * 100_000, json.dumps({"documents": [{"sentences": [{}]}]})]
)
def test_what_is_no_brief_is_an_error_that_names_the_file(tmp_path: Path, content: str) -> None:
    file = tmp_path / "some.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(
        InputError, match=r"some\.json: not a brief in JSON; write one with .* -o earlier\.json$"
    ):
        read_earlier(file)


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        read_earlier(tmp_path / "none.json")
