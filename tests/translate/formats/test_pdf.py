"""PDF: the text in the order of reading, joined to paragraphs; and what cannot be read."""

import io
from pathlib import Path
from typing import Any

import pytest

from mujaz.errors import InputError
from mujaz.translate.formats.pdf import looks_like, read
from mujaz.translate.formats.pdf_lines import Line, from_visual, paragraphs, plain, seems_reversed

# Made by LibreOffice: its ligatures of lam and alef are backwards in the text layer, as in most.
REPORT = Path(__file__).parents[2] / "data" / "files" / "report.ar.pdf"
TEXT = """الكرملين: لا موعد بعد لجولة جديدة من المحادثات
قال المتحدث باسم الكرملين ديمتري بيسكوف اليوم الثلاثاء إن موعد الجولة المقبلة من المحادثات مع أوكرانيا \
لم يحدد بعد، وأضاف أن الوفد الروسي سيعود إلى جنيف الأسبوع المقبل إذا وافقت كييف على مقترح واشنطن.
وأسقطت الدفاعات الجوية 110 طائرات مسيرة من طراز شاهد في خاركيف يوم 12/3/2026، وأصيب 7 أشخاص.
وقال زيلينسكي إن بلاده "لن تتخلى عن دونباس". وتدعم NATO كييف بنسبة 3.5%. ولم تعلق وزارة الدفاع الروسية على \
الهجوم حتى الآن، لكنها قالت في وقت سابق إن قواتها أحرزت تقدما في الشرق.
"""


def test_a_report_is_read_as_it_was_written(known: Any) -> None:
    data = REPORT.read_bytes()
    file, out = read(data, "a.pdf"), io.BytesIO()
    assert looks_like(data)
    assert file.document.text == TEXT
    assert [note[:21] for note in file.notes] == ["a.pdf: text of a PDF,"]
    assert file.write(known.translate(file.document), out, known) == []
    assert out.getvalue().decode().count("\n") == 4


def pdf(content: bytes, *, encrypted: bool = False) -> bytes:
    """A page with a content stream and nothing else."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Filter/Standard/V 1/R 2/Length 40/P -4/O<%s>/U<%s>>>" % (b"41" * 32, b"42" * 32),
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    lock = b"/Encrypt 5 0 R/ID[<41><41>]" if encrypted else b""
    return out + (
        b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF"
        % (table, lock, len(out))
    )


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (pdf(b"0 0 9 9 re f"), "a.pdf: has no text, only pictures of it; read it with OCR first"),
        (pdf(b"", encrypted=True), "a.pdf: is protected by a password; save it without one"),
        (b"%PDF-1.4 and no more", "a.pdf: is a broken PDF; save it again, or as text"),
    ],
)
def test_what_cannot_be_read_is_one_line(data: bytes, message: str) -> None:
    with pytest.raises(InputError) as error:
        read(data, "a.pdf")
    assert str(error.value) == message


LOGICAL = 'وقال "بوتين" (أمس) إن 3.5% من القوات في NATO عادت إلى القاعدة الجوية الروسية يوم 12/3/2026.'
VISUAL = '.12/3/2026 موي ةيسورلا ةيوجلا ةدعاقلا ىلإ تداع NATO يف تاوقلا نم 3.5% نإ (سمأ) "نيتوب" لاقو'


def test_lines_written_backwards_are_told_and_turned() -> None:
    assert seems_reversed([VISUAL])
    assert not seems_reversed([LOGICAL, "لا إلا كلا"])
    assert from_visual(VISUAL) == LOGICAL


def test_only_presentation_forms_become_plain() -> None:
    assert plain("\ufedb\ufef4\ufef4\ufed2 \ufefb ½ ﷺ") == "كييف لا ½ صلى الله عليه وسلم"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # (text, left, bottom, height): full lines go on, short ones end, in the next page and column too.
        ([("أول", 10, 90, 10), ("ثان", 50, 78, 10), ("ثالث", 10, 66, 10)], ["أول ثان", "ثالث"]),
        ([("أول", 10, 90, 10), ("ثان", 10, 40, 10), ("ثالث", 10, 28, 10)], ["أول", "ثان ثالث"]),
        ([("عنوان", 10, 90, 16), ("ثان", 10, 78, 10)], ["عنوان", "ثان"]),
        ([("أول", 10, 20, 10), ("ثان", 10, 90, 10), (" ", 10, 78, 10)], ["أول ثان"]),
        ([("، 3 ،4.5 و.%7", 10, 90, 10)], ["، 3 4.5، و.%7"]),
    ],
)
def test_paragraphs(lines: list[tuple[str, float, float, float]], expected: list[str]) -> None:
    made = [Line(text, left, 100, bottom, bottom + height) for text, left, bottom, height in lines]
    assert list(paragraphs(made)) == expected
