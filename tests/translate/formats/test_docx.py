"""Word documents: what is translated, what comes out part by part, and files that are refused."""

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest

from mujaz.errors import InputError
from mujaz.translate import Document
from mujaz.translate.formats.docx import looks_like, read

REPORT = Path(__file__).parents[3] / "examples" / "report.ar.docx"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MET = "التقى بوتين زيلينسكي في إسطنبول."


def part(body: str, root: str = "document") -> str:
    inside = f"<w:body>{body}</w:body>" if root == "document" else body
    return f'<w:{root} xmlns:w="{W}" xmlns:r="r" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">{inside}</w:{root}>'


def package(body: str, **parts: str) -> bytes:
    """Make a document of a body and of other parts, by their names in word/."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        new.writestr("[Content_Types].xml", "<Types/>")
        for name, text in {"document": part(body), **parts}.items():
            new.writestr(f"word/{name}.xml", text)
        new.writestr("word/media/image1.png", b"\x89PNG")
    return out.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        return {name: old.read(name) for name in old.namelist()}


def written(data: bytes, known: Any) -> tuple[dict[str, bytes], list[str]]:
    file, out = read(data, "a.docx"), io.BytesIO()
    notes = file.write(known.translate(file.document), out, known)
    return parts_of(out.getvalue()), notes


def body_of(data: bytes, known: Any) -> str:
    """Give the body in English, without what varies nothing."""
    text = written(data, known)[0]["word/document.xml"].decode()
    found = re.search(r"<w:body>(.*)</w:body>", text, re.DOTALL)
    assert found
    return found[1].replace(' xml:space="preserve"', "")


def run(text: str, form: str = "", kind: str = "t") -> str:
    inside = f'<w:{kind} xml:space="preserve">{text}</w:{kind}>'
    return f"<w:r>{f'<w:rPr>{form}</w:rPr>' if form else ''}{inside}</w:r>"


BOLD = "<w:b/><w:bCs/>"
FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
PAGE = FIELD.format("begin") + run("PAGE", kind="instrText") + FIELD.format("separate")
NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        (run(MET), run("Zelensky met Putin in Istanbul.")),
        # Runs that look the same are one text.
        (
            run("التقى بو", "<w:rtl/>")
            + run("تين زيلينسكي في", '<w:lang w:bidi="ar-SA"/>')
            + run(" إسطنبول."),
            run("Zelensky met Putin in Istanbul."),
        ),
        # Two bold names change places; the verb between them stays plain.
        (
            run("التقى ") + run("بوتين ", BOLD) + run("زيلينسكي", "<w:i/>") + run(" في إسطنبول."),
            run("Zelensky", "<w:i/>") + run(" met ") + run("Putin", BOLD) + run(" in Istanbul."),
        ),
        # What holds for Arabic letters holds for Latin ones: here bold does not, size 15 does.
        (
            run(MET, '<w:b/><w:bCs w:val="0"/><w:sz w:val="20"/><w:szCs w:val="30"/><w:rtl/>'),
            run(
                "Zelensky met Putin in Istanbul.",
                '<w:b w:val="0"/><w:bCs w:val="0"/><w:sz w:val="30"/><w:szCs w:val="30"/>',
            ),
        ),
        # A link and a note follow their words.
        (
            run("التقى ")
            + f'<w:hyperlink r:id="r1">{run("بوتين", "<w:u/>")}</w:hyperlink>{NOTE}'
            + run(" زيلينسكي في إسطنبول."),
            run("Zelensky met ")
            + f'<w:hyperlink r:id="r1">{run("Putin", "<w:u/>")}</w:hyperlink>{NOTE}'
            + run(" in Istanbul."),
        ),
        # A bookmark's two ends go around its words; what was put in is translated, what was taken out stays.
        (
            '<w:bookmarkStart w:id="1" w:name="x"/>' + run("التقى") + '<w:bookmarkEnd w:id="1"/>'
            f"<w:ins>{run(' بوتين')}</w:ins><w:del>{run(' لافروف', kind='delText')}</w:del>"
            + run(" زيلينسكي في إسطنبول."),
            run("Zelensky ") + '<w:bookmarkStart w:id="1" w:name="x"/>' + run("met")
            + '<w:bookmarkEnd w:id="1"/>' + run(" ") + f"<w:ins>{run('Putin')}</w:ins>"
            + f"<w:del>{run(' لافروف', kind='delText')}</w:del>"
            + run(" in Istanbul."),
        ),
        # Tabs and line breaks part texts; those without Arabic stay as they are.
        (
            "<w:r><w:t>المدينة</w:t><w:tab/><w:t>Reuters</w:t><w:br/><w:t>قال بوتين ذلك.</w:t></w:r>",
            run("The city") + "<w:r><w:tab/></w:r><w:r><w:t>Reuters</w:t></w:r><w:r><w:br/></w:r>"
            + run("Putin said so."),
        ),
        # A field goes where its result goes, its instruction untouched.
        (
            run("صفحة ") + PAGE + run("3") + FIELD.format("end") + run(" من 10"),
            run("Page ") + PAGE + run("3") + FIELD.format("end") + run(" of 10"),
        ),
        # A line of a table of contents: the link goes around a tab and a page number.
        (
            f'<w:hyperlink w:anchor="a">{run("المدينة")}<w:r><w:tab/></w:r>{run("7")}</w:hyperlink>',
            f'<w:hyperlink w:anchor="a">{run("The city")}<w:r><w:tab/></w:r>{run("7")}</w:hyperlink>',
        ),
    ],
)  # fmt: skip
def test_a_paragraph_in_english(paragraph: str, expected: str, known: Any) -> None:
    found = body_of(package(f"<w:p>{paragraph}</w:p>"), known)
    assert found == f"<w:p>{expected}</w:p>".replace(' xml:space="preserve"', "")


def test_all_parts_with_text_are_translated_and_the_others_stay(known: Any) -> None:
    text = f"<w:p>{run('قال بوتين ذلك.')}</w:p>"
    table = f"<w:tbl><w:tr><w:tc><w:p>{run('المدينة')}</w:p></w:tc></w:tr></w:tbl>"
    box = f"<w:p><w:r><w:pict><w:txbxContent>{text}</w:txbxContent></w:pict></w:r></w:p>"
    names = {"header1": "hdr", "footer2": "ftr", "footnotes": "footnotes", "endnotes": "endnotes"}
    stories = {name: part(text, root) for name, root in {**names, "comments": "comments"}.items()}
    data = package(table + box, **stories, settings=part("", "settings"))
    before, (after, notes) = parts_of(data), written(data, known)
    assert not notes
    assert list(before) == list(after)
    for name in before:
        translated = name == "word/document.xml" or name[5:-4] in stories
        assert (before[name] != after[name]) == translated
        assert "قال".encode() not in after[name]
    assert b"The city" in after["word/document.xml"]
    assert b"Putin said so." in after["word/document.xml"]


def test_a_text_box_for_old_programs_says_the_same(known: Any) -> None:
    box = f"<w:txbxContent><w:p>{run('قال بوتين ذلك.')}</w:p></w:txbxContent>"
    both = "".join(f"<mc:{tag}>{box}</mc:{tag}>" for tag in ("Choice", "Fallback"))
    data = package(f"<w:p><w:r><mc:AlternateContent>{both}</mc:AlternateContent></w:r></w:p>")
    assert len(read(data, None).document.sentences) == 1
    assert body_of(data, known).count("Putin said so.") == 2


def test_right_to_left_is_turned(known: Any) -> None:
    body = (
        f'<w:p><w:pPr><w:bidi/><w:jc w:val="right"/></w:pPr>{run(MET, "<w:rtl/>")}</w:p>'
        f'<w:p><w:pPr><w:jc w:val="right"/></w:pPr>{run(MET)}</w:p>'
        '<w:tbl><w:tblPr><w:bidiVisual/></w:tblPr></w:tbl><w:sectPr><w:bidi/><w:rtlGutter/></w:sectPr>'
    )  # fmt: skip
    style = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:pPr><w:bidi/></w:pPr><w:rPr>'
        '<w:rFonts w:ascii="Traditional Arabic" w:cs="Traditional Arabic"/>'
        '<w:sz w:val="20"/><w:szCs w:val="28"/>'
        "</w:rPr></w:style>"
    )
    found = body_of(package(body), known)
    for tag in ("bidi", "rtl", "bidiVisual", "rtlGutter"):
        assert f"<w:{tag}/>" not in found
    # Behind `bidi`, right is the trailing side; without it, it was where Arabic begins.
    assert re.findall(r'w:jc w:val="(\w+)"', found) == ["right", "left"]
    after, _ = written(package(body, styles=part(style, "styles")), known)
    assert re.findall(r'w:jc w:val="(\w+)"', after["word/document.xml"].decode()) == ["right", "right"]
    styles = after["word/styles.xml"].decode()
    assert "bidi" not in styles
    assert '<w:rFonts w:cs="Traditional Arabic"/><w:sz w:val="28"/>' in styles


def test_what_cannot_be_told_is_said_and_the_form_of_the_paragraph_kept(known: Any) -> None:
    field = PAGE + run("3") + FIELD.format("end")
    link = f"<w:hyperlink>{run('هنا')}</w:hyperlink>"
    unknown = run("نص لا يعرفه ") + run("أحد", BOLD) + link + field + NOTE + run(" اليوم")
    after, notes = written(package(f"<w:p>{unknown}</w:p>"), known)
    text = after["word/document.xml"].decode().replace(' xml:space="preserve"', "")
    expected = f"<w:hyperlink>{run('English 1')}{run(' ')}{field}{NOTE}</w:hyperlink>"
    assert expected.replace(' xml:space="preserve"', "") in text
    assert len(notes) == 1
    assert "نص لا يعرفه" in notes[0]
    assert "field, formatting, link, picture or note" in notes[0]


@pytest.mark.parametrize("body", ["", f"<w:p><w:pPr><w:bidi/></w:pPr>{run('Reuters 2026')}</w:p>"])
def test_with_nothing_to_translate_all_parts_are_equal(body: str, known: Any) -> None:
    data = package(body, styles=part("<w:style><w:pPr><w:bidi/></w:pPr></w:style>", "styles"))
    assert written(data, known)[0] == parts_of(data)


def test_the_example_keeps_all_that_is_no_text(known: Any) -> None:
    """As LibreOffice saves it: table, note, bold names, picture, list, header with page number, link."""
    data = REPORT.read_bytes()
    before, (after, _) = parts_of(data), written(data, known)
    assert list(before) == list(after)
    changed = {name for name in before if before[name] != after[name]}
    stories = ("document", "styles", "header1", "footnotes", "comments")
    assert changed <= {f"word/{name}.xml" for name in stories}
    tags = (
        "tbl tc drawing hyperlink footnoteReference footnote numPr fldChar instrText tab br commentReference"
    )
    for tag in tags.split():
        ends = rf"<w:{tag}[ />]"
        for name in changed:
            assert len(re.findall(ends, before[name].decode())) == len(
                re.findall(ends, after[name].decode())
            ), tag
    assert not re.search("[\u0621-\u064a]", after["word/document.xml"].decode())


def test_the_same_text_as_lines_and_as_document() -> None:
    lines = [MET, "قال بوتين ذلك. وغادر.", "المدينة"]
    data = package("".join(f"<w:p>{run(line)}</w:p>" for line in lines))
    assert read(data, None).document == Document.from_text("\n".join(lines))


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        new.writestr("word/document.xml", b" " * (1 << 24))
    return out.getvalue()


def hostile(head: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as new:
        new.writestr("word/document.xml", head + part(f"<w:p>{run('&x; نص')}</w:p>"))
    return out.getvalue()


def other_zip(name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as new:
        new.writestr(name, "")
    return out.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (OLE, "an old Word file"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        (package("")[:-30], "broken"),
        (b"PK\x03\x04 and so on", "broken"),
        (other_zip("a.txt"), "a zip file without word/document.xml"),
        (other_zip("xl/workbook.xml"), "an Excel workbook"),
        (bomb(), "unpacks to more"),
        (hostile('<!DOCTYPE d [<!ENTITY x "y">]>'), "DTD"),
        (hostile('<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), "DTD"),
        (hostile(""), "broken XML"),
        (package("<w:p>"), "broken XML"),
        (package("", document='<w:document xmlns:w="http://purl.oclc.org/x"/>'), "not as Word writes it"),
    ],
)
def test_bad_files_are_refused_in_one_line(data: bytes, said: str) -> None:
    assert looks_like(data)
    with pytest.raises(InputError, match=said) as caught:
        read(data, "a.docx")
    assert str(caught.value).startswith("a.docx: ")
    assert "\n" not in str(caught.value)
