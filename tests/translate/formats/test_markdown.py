"""Markdown: what is translated, and that every mark stays."""

import io
from typing import Any

import pytest

from mujaz.translate.formats.markdown import looks_like, read

MET = "التقى بوتين زيلينسكي في إسطنبول."
SAID = "قال بوتين ذلك."

FILES = [
    (f"{MET}\n", "Zelensky met Putin in Istanbul.\n"),
    (f"# {SAID} #\n\n{MET}", "# Putin said so. #\n\nZelensky met Putin in Istanbul."),
    (f"{SAID}\n====\n", "Putin said so.\n====\n"),
    # Lines of a paragraph are one; a break within stays.
    ("> قال\n> بوتين ذلك.  \n> المدينة\n", "> Putin said so.  \n> The city\n"),
    ("- قال\r\n  بوتين ذلك.\\\r\n  المدينة\r\n", "- Putin said so.\\\r\n  The city\r\n"),
    ("1. قال بوتين ذلك.\n   - [x] المدينة\n", "1. Putin said so.\n   - [x] The city\n"),
    # Marks follow their words.
    ("التقى **بوتين** _زيلينسكي_ في إسطنبول.", "_Zelensky_ met **Putin** in Istanbul."),
    ('قال [**بوتين**](x(y) "نص") ذلك.', '[**Putin**](x(y) "نص") said so.'),
    ("قال [بوتين][1] ذلك.\n\n[1]: http://x\n", "[Putin][1] said so.\n\n[1]: http://x\n"),
    ("قال <b>بوتين</b> ذلك.<br>المدينة", "<b>Putin</b> said so.<br>The city"),
    ("المدينة ![المدينة](a.png)", "The city ![The city](a.png)"),
    # Where they cannot be told, emphasis goes and a link stays.
    ("نص **آخر** و[رابط](http://x)", "English 1[link](http://x)"),
    # No text.
    ("المدينة `قال` <http://قال> http://x/y.", "English 1"),
    ("```\nقال\n```\n\n    قال\n\n<div>\nقال\n</div>\n\n[قال]: http://x\n", None),
    ("---\ntitle: قال\n---\n\nplain *text*\n", None),
    ("+++\nقال\n+++\nالمدينة\n", "+++\nقال\n+++\nThe city\n"),
    # Tables.
    (
        "| المدينة | B \\| قال |\n|:--|--|\n| قال **بوتين** ذلك. |المدينة|\n",
        "| The city | English 2 |\n|:--|--|\n| **Putin** said so. |The city|\n",
    ),
    ("المدينة[^1]\n\n[^1]: قال بوتين ذلك.\n", "The city[^1]\n\n[^1]: Putin said so.\n"),
    ("المدينة *", "English 1"),
]


@pytest.mark.parametrize(("arabic", "english"), FILES)
def test_markdown(known: Any, arabic: str, english: str | None) -> None:
    file, out = read(arabic.encode(), "a.md"), io.BytesIO()
    assert file.notes == ()
    for _ in range(2):  # as often as one likes
        out = io.BytesIO()
        file.write(known.translate(file.document), out, known)
    written = out.getvalue().decode()
    if english == "English 1":
        # Codes whose place is not known stand behind the text.
        assert written.startswith("English 1")
        assert all(code in written for code in ("`قال`", "<http://قال>", "http://x/y") if code in arabic)
    else:
        assert written == (english or arabic)


@pytest.mark.parametrize(
    ("english", "written"),
    [
        ("2024. A year", "2024\\. A year"),
        ("- so", "\\- so"),
        ("# 5 *_x_ a_b <b> &amp; [1]", "\\# 5 \\*\\_x\\_ a_b \\<b> \\&amp; \\[1\\]"),
        ("3.5 million", "3.5 million"),
    ],
)
def test_english_is_no_markdown(known: Any, monkeypatch: Any, english: str, written: str) -> None:
    monkeypatch.setitem(type(known).translate.__globals__["KNOWN"], "نص", (english, ()))
    assert translated("نص", known) == written


def test_bars_in_cells_are_escaped(known: Any, monkeypatch: Any) -> None:
    monkeypatch.setitem(type(known).translate.__globals__["KNOWN"], "نص", ("a | b", ()))
    assert translated("|نص|\n|-|\n", known) == "|a \\| b|\n|-|\n"


def translated(text: str, known: Any) -> str:
    file, out = read(text.encode(), None), io.BytesIO()
    file.write(known.translate(file.document), out, known)
    return out.getvalue().decode()


def test_words_of_the_sentence_stand_as_in_a_text() -> None:
    sentences = read("قال **بوتين** [ذلك](x) &amp; \\*\nثم `x` مضى.".encode(), None).document.sentences
    assert [s.text for s in sentences] == ["قال بوتين ذلك & * ثم  مضى."]


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("# عنوان\n\n[رابط](x)", True),
        ("> نص\n\n**غامق**", True),
        ("# 5 قال\nنص", False),
        ("قال - نعم", False),
    ],
)
def test_looks_like(text: str, markdown: bool) -> None:
    assert looks_like(text.encode()) is markdown
