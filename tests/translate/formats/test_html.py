"""Web pages: what is translated, and that every other byte stays."""

import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mujaz.errors import InputError
from mujaz.translate import Document
from mujaz.translate.formats.html import looks_like, read
from mujaz.translate.formats.html_tokens import tokens

MET = "التقى بوتين زيلينسكي في إسطنبول."


def written(page: str | bytes, known: Any) -> str:
    file, out = read(page.encode() if isinstance(page, str) else page, "a.html"), io.BytesIO()
    file.write(known.translate(file.document), out, known)
    return out.getvalue().decode()


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (f"<P class=x >\n  {MET}\n</P >", "<P class=x >\n  Zelensky met Putin in Istanbul.\n</P >"),
        # Tags follow their words; those around everything stay around everything.
        (
            "<p><a href='?a&b'>التقى <b>بوتين</b> <i>زيلينسكي</i> في إسطنبول.</a></p>",
            "<p><a href='?a&b'><i>Zelensky</i> met <b>Putin</b> in Istanbul.</a></p>",
        ),
        ("<p><b>قال</b> بوتين ذلك.", "<p>Putin <b>said</b> so."),
        ("<p>قال بوتين <img> ذلك.", "<p>Putin <img> said so."),
        # The mark of a note is no text.
        ("قال بوتين<sup><a>1</a></sup> ذلك.", "Putin<sup><a>1</a></sup> said so."),
        ("<p>المدينة<br>قال بوتين ذلك.<p>1", "<p>The city<br>Putin said so.<p>1"),
        # What is no text to read, and what must not be touched.
        ("<!-- قال --><p>&copy;&nbsp;A<p>المدينة", "<!-- قال --><p>&copy;&nbsp;A<p>The city"),
        ("<script>'<p>قال'</script><p>المدينة", "<script>'<p>قال'</script><p>The city"),
        ("<style>/* قال */</style><p>المدينة", "<style>/* قال */</style><p>The city"),
        ("<p>المدينة<textarea>قال</textarea>", "<p>The city<textarea>قال</textarea>"),
        ("<p title='نص' translate=no>قال<p>المدينة", "<p title='نص' translate=no>قال<p>The city"),
        (
            "<div class='a notranslate'>قال<b translate=yes>المدينة</b></div>",
            "<div class='a notranslate'>قال<b translate=yes>The city</b></div>",
        ),
        ("<p>المدينة <code>قال</code> {{ x }}", "<p>The city <code>قال</code> {{ x }}"),
        ("<p><code>قال</code> المدينة", "<p><code>قال</code> The city"),
        ("<pre>\n  المدينة\n\tقال بوتين ذلك.\n</pre>", "<pre>\n  The city\n\tPutin said so.\n</pre>"),
        # Attributes that are read.
        ('<img src=a alt=المدينة title="x">', '<img src=a alt="The city" title="x">'),
        ("<p title=المدينة>A", '<p title="The city">A'),
        ('<meta name="description" content="المدينة">', '<meta name="description" content="The city">'),
        (
            '<meta name="author" content="المدينة"><p>المدينة',
            '<meta name="author" content="المدينة"><p>The city',
        ),
        ("<input placeholder=المدينة value=قال>", '<input placeholder="The city" value=قال>'),
        # English is written as HTML.
        ("<p title='ألف وباء'>ألف وباء", '<p title="A &amp; B &lt;C&gt;">A &amp; B &lt;C&gt;'),
        ("<p>&#1606;&#1589; &amp; x", "<p>English 1"),
        ("<title>المدينة</title>", "<title>The city</title>"),
        # Language, direction, encoding.
        (
            '<html lang="ar" dir="rtl"><meta charset=utf-8><p dir=rtl lang=ar-EG>المدينة',
            '<html lang="en" dir="ltr"><meta charset="utf-8"><p dir="ltr" lang="en">The city',
        ),
        (
            "<html><p style='direction:rtl'>المدينة",
            '<html lang="en" dir="ltr"><p style="direction:ltr">The city',
        ),
        ("<p lang=fr>oui<p>المدينة", "<p lang=fr>oui<p>The city"),
    ],
)
def test_a_page_in_english(page: str, expected: str, known: Any) -> None:
    assert written(page, known) == expected


@pytest.mark.parametrize(
    "page",
    ["", "<p>a", "<html dir=rtl lang=ar><p>Reuters &amp; <b>AP</i> 5 < 6</html>\r\n", "<p translate=no>نص"],
)
def test_with_nothing_to_translate_the_bytes_are_equal(page: str, known: Any) -> None:
    assert written(page, known) == page


def test_what_cannot_be_told_is_said(known: Any) -> None:
    file, out = read("<p>نص لا <b>يعرفه</b> أحد".encode(), None), io.BytesIO()
    (note,) = file.write(known.translate(file.document), out, known)
    assert out.getvalue().decode() == "<p>English 1<b></b>"
    assert "<b>" in note


@pytest.mark.parametrize(
    ("declared", "encoding", "noted"),
    [
        ("windows-1256", "windows-1256", ""),
        ("ISO-8859-6", "iso-8859-6", ""),
        ("utf-8", "utf-8", ""),
        ("UTF8", "utf-8", ""),
        ("utf-8", "utf-8-sig", ""),
        ("utf-16", "utf-16", ""),
        ("windows-1256", "utf-8", "says it is windows-1256, but was read as utf-8"),
        ("utf-8", "windows-1256", "says it is utf-8, but was read as windows-1256"),
        ("windows-1252", "windows-1256", "says it is windows-1252, but was read as windows-1256"),
        ("no-such", "utf-8", "says it is no-such, but was read as utf-8"),
    ],
)
def test_the_encoding_is_checked_against_the_bytes(
    declared: str, encoding: str, noted: str, known: Any
) -> None:
    page = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}"><p>المدينة'
    data = page.encode(encoding)
    assert looks_like(data)
    file = read(data, None)
    assert file.document.text == "المدينة"
    assert file.notes == ((f"-: {noted}",) if noted else ())
    new = page.replace(declared, "utf-8").replace("المدينة", "The city")
    assert written(data, known) == ("\ufeff" if encoding == "utf-8-sig" else "") + new


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(InputError, match=r"^a\.html: ") as caught:
        read(b"<html>" + bytes(range(256)) * 4, "a.html")
    assert "\n" not in str(caught.value)


TAGS = st.sampled_from(
    "<p> </p> <b> </b> <i> </i> <a> </a> <br> <img> <code> </code> <sup> </sup> <!--".split()
)
TEXTS = st.sampled_from(
    ["قال بوتين ذلك.", "المدينة", "نص", " ", "\n", "1", "&amp;", "<", "\"'", "<pre>", "{{x}}"]
)
ENDS = st.sampled_from(["<div>", "</div>", "<li>", "<pre>", "</pre>", "-->", "<p translate=no>"])


@given(page=st.lists(TAGS | TEXTS | ENDS, max_size=25).map("".join))
def test_every_tag_of_any_page_comes_out_once(page: str, known: Any) -> None:
    found = tokens(page)
    assert "".join(t.raw for t in found) == page
    english = tokens(written(page, known))
    kept = [sorted(t.raw for t in side if t.kind not in ("text", "line")) for side in (found, english)]
    assert kept[0] == kept[1]


def test_deep_nesting_is_no_trouble(known: Any) -> None:
    page = "<div><b>" * 3_000 + "المدينة" + "</b>x" * 3_000
    assert "The city" in written(page, known) or "English" in written(page, known)


def test_the_same_text_as_lines_and_as_page() -> None:
    lines = [MET, "قال بوتين ذلك. وغادر.", "المدينة"]
    page = "".join(f"<p>{line}</p>\n" for line in lines)
    assert read(page.encode(), None).document == Document.from_text("\n".join(lines))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"<!DOCTYPE html>", True),
        (b"\xef\xbb\xbf\n<!-- x --><HTML>", True),
        ('<?xml version="1.0"?><html xmlns="x">'.encode("utf-16"), True),
        (b"<p>x", True),
        (b'<?xml version="1.0"?><xliff version="1.2">', False),
        (b"<tmx>", False),
        ("نص <b>".encode(), False),
        (b"# <p>", False),
    ],
)
def test_pages_are_told_by_content(data: bytes, expected: bool) -> None:
    assert looks_like(data) == expected
