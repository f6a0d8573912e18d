"""Which form a file has, and that one text is the same sentences in each of them."""

from pathlib import Path

import pytest

from mujaz.errors import InputError
from mujaz.translate.formats import FORMS, form_of, read_shaped

TEXT = "قال بوتين ذلك. ثم عاد إلى إسطنبول؟\nالمدينة"
LINES = TEXT.split("\n")
XLIFF = '<xliff version="1.2"><file source-language="ar"><body>{}</body></file></xliff>'
CONTENTS = {
    "text": TEXT,
    "markdown": "# قال بوتين ذلك. ثم **عاد** إلى إسطنبول؟\n\n- [المدينة](x)\n",
    "html": "<!DOCTYPE html><p>قال بوتين ذلك. ثم <b>عاد</b> إلى إسطنبول؟<p>المدينة",
    "xliff": XLIFF.format("".join(f"<trans-unit><source>{line}</source></trans-unit>" for line in LINES)),
    "tmx": "<tmx><body>"
    + "".join(f'<tu><tuv xml:lang="ar"><seg>{line}</seg></tuv></tu>' for line in LINES)
    + "</body></tmx>",
    "srt": "1\n0:0:1,0 --> 0:0:2,0\nقال بوتين\nذلك.\n\n2\n0:0:2,0 --> 0:0:3,0\nثم عاد إلى إسطنبول؟\n\n"
    "3\n0:0:4,0 --> 0:0:5,0\nالمدينة\n",
    "vtt": "WEBVTT\n\n0:1.0 --> 0:2.0\nقال بوتين ذلك. ثم\n\n0:2.0 --> 0:3.0\nعاد إلى <i>إسطنبول</i>؟\n\n"
    "0:4.0 --> 0:5.0\nالمدينة\n",
    "tsv": "".join(f"{n}\t{line}\n" for n, line in enumerate(LINES)),
    "csv": "".join(f'{n},"{line}"\n' for n, line in enumerate(LINES)),
}


@pytest.mark.parametrize("form", CONTENTS)
def test_one_text_is_the_same_sentences_in_every_form(form: str) -> None:
    data = CONTENTS[form].encode()
    for shaped in (read_shaped(Path(f"a.{form}"), data), read_shaped(None, data, form)):
        assert [s.text for s in shaped.document.sentences] == [
            "قال بوتين ذلك.", "ثم عاد إلى إسطنبول؟", "المدينة"
        ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "data", "form"),
    [
        *((None, CONTENTS[form].encode(), form) for form in CONTENTS if form not in ("tsv", "csv")),
        # Content comes before the name,
        *(("a.txt", CONTENTS[form].encode(), form) for form in ("html", "xliff", "tmx", "srt", "vtt")),
        ("a.txt", b"%PDF-1.7", "pdf"),
        ("a.txt", b"PK\x03\x04", "docx"),
        ("a.srt", CONTENTS["xliff"].encode("utf-16"), "xliff"),
        # the name before what may be chance.
        ("a.txt", CONTENTS["markdown"].encode(), "text"),
        ("a.md", TEXT.encode(), "markdown"),
        ("README.MD", b'<p align="center">', "markdown"),
        ("a.srt", b"1\n2", "srt"),
        ("a.csv", b"x", "csv"),
        ("a.ar", TEXT.encode("windows-1256"), "text"),
        (None, b"", "text"),
    ],
)
def test_form_of(name: str | None, data: bytes, form: str) -> None:
    assert form_of(Path(name) if name else None, data) == form


@pytest.mark.parametrize("form", [form for form in FORMS if form != "docx"])
def test_what_is_no_such_file_is_one_line(form: str) -> None:
    with pytest.raises(InputError) as error:
        read_shaped(Path("a.x"), b"\x00\x01\x02\xff\xfe", form)
    assert str(error.value).startswith("a.x:")
    assert "\n" not in str(error.value)


def test_an_unknown_form_is_one_line() -> None:
    with pytest.raises(InputError, match=r"^'odt' is no form of files; there are text, markdown, docx"):
        read_shaped(None, b"", "odt")
