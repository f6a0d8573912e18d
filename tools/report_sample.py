"""Write examples/report.ar.docx anew: a report as LibreOffice saves it, with what reports are made of.

The text is written as flat OpenDocument and saved as DOCX by LibreOffice (`soffice`), which must be there.
"""

import argparse
import base64
import struct
import subprocess
import tempfile
import zlib
from pathlib import Path

PAGE = """<?xml version="1.0" encoding="UTF-8"?>
<office:document
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles>
 <style:default-style style:family="paragraph">
  <style:paragraph-properties style:writing-mode="rl-tb"/>
  <style:text-properties style:font-name="Liberation Sans" fo:font-size="11pt" fo:language="en"
   fo:country="US" style:font-name-complex="DejaVu Sans" style:font-size-complex="13pt"
   style:language-complex="ar" style:country-complex="SA"/>
 </style:default-style>
 <style:style style:name="Standard" style:family="paragraph">
  <style:paragraph-properties fo:margin-bottom="0.25cm" style:writing-mode="rl-tb"/>
 </style:style>
 <style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph"
  style:parent-style-name="Standard" style:default-outline-level="1">
  <style:text-properties fo:font-size="18pt" fo:font-weight="bold" style:font-size-complex="20pt"
   style:font-weight-complex="bold" fo:color="#1f3864"/>
 </style:style>
 <style:style style:name="Internet_20_link" style:display-name="Internet link" style:family="text">
  <style:text-properties fo:color="#0563c1" style:text-underline-style="solid"/>
 </style:style>
 <text:notes-configuration text:note-class="footnote" style:num-format="1"/>
</office:styles>
<office:automatic-styles>
 <style:page-layout style:name="page">
  <style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2cm"
   style:writing-mode="rl-tb"/>
  <style:header-style><style:header-footer-properties fo:margin-bottom="0.4cm"/></style:header-style>
 </style:page-layout>
 <style:style style:name="bold" style:family="text">
  <style:text-properties fo:font-weight="bold" style:font-weight-complex="bold"/>
 </style:style>
 <style:style style:name="red" style:family="text">
  <style:text-properties fo:color="#c00000" fo:font-style="italic" style:font-style-complex="italic"/>
 </style:style>
 <style:style style:name="table" style:family="table">
  <style:table-properties style:width="15cm" table:align="right" style:writing-mode="rl-tb"/>
 </style:style>
 <style:style style:name="cell" style:family="table-cell">
  <style:table-cell-properties fo:border="0.5pt solid #7f7f7f" fo:padding="0.1cm"/>
 </style:style>
 <style:style style:name="left" style:family="paragraph" style:parent-style-name="Standard">
  <style:paragraph-properties fo:text-align="end"/>
 </style:style>
 <text:list-style style:name="list">
  <text:list-level-style-bullet text:level="1" text:bullet-char="•">
   <style:list-level-properties text:list-level-position-and-space-mode="label-alignment">
    <style:list-level-label-alignment text:label-followed-by="listtab" fo:text-indent="-0.6cm"
     fo:margin-left="1.2cm"/>
   </style:list-level-properties>
  </text:list-level-style-bullet>
 </text:list-style>
 <style:style style:name="picture" style:family="graphic">
  <style:graphic-properties style:wrap="none" style:vertical-pos="from-top" style:vertical-rel="baseline"/>
 </style:style>
</office:automatic-styles>
<office:master-styles>
 <style:master-page style:name="Standard" style:page-layout-name="page">
  <style:header><text:p text:style-name="Standard">تقرير الأزمة الأسبوعي – صفحة <text:page-number
   text:select-page="current">1</text:page-number></text:p></style:header>
 </style:master-page>
</office:master-styles>
<office:body><office:text>BODY</office:text></office:body></office:document>
"""

BODY = """
<text:h text:style-name="Heading_20_1" text:outline-level="1">محادثات السلام في إسطنبول</text:h>
<text:p text:style-name="left">الخميس 12 آذار 2026</text:p>
<text:p>وصل وزير الخارجية الروسي <text:span text:style-name="bold">سيرغي لافروف</text:span> إلى
<text:span text:style-name="bold">إسطنبول</text:span> يوم الثلاثاء للقاء نظيره التركي
<text:span text:style-name="bold">هاكان فيدان</text:span>.<text:note text:id="n1"
 text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>نقلت وكالة
رويترز عن مسؤول تركي أن اللقاء استمر ثلاث ساعات.</text:p></text:note-body></text:note> وقال الوزير التركي إن
<text:span text:style-name="red">وقف إطلاق النار</text:span> بات قريبا.</text:p>
<text:p>في <text:span text:style-name="bold">كييف</text:span> أعلن الرئيس
<text:span text:style-name="bold">زيلينسكي</text:span> أن بلاده مستعدة للتفاوض، ونشر النص الكامل على
<text:a xlink:href="https://example.org/statement" text:style-name="Internet_20_link">موقع
الرئاسة الأوكرانية</text:a>.</text:p>
<text:list text:style-name="list">
 <text:list-item><text:p>إسقاط 12 طائرة مسيرة فوق خاركيف.</text:p></text:list-item>
 <text:list-item><text:p>تبادل 150 أسيرا بين <text:span text:style-name="bold">روسيا</text:span>
 و<text:span text:style-name="bold">أوكرانيا</text:span>.</text:p></text:list-item>
</text:list>
<table:table table:name="t" table:style-name="table">
 <table:table-column table:number-columns-repeated="3"/>
 <table:table-row>CELL[المدينة]CELL[عدد القتلى]CELL[المصدر]</table:table-row>
 <table:table-row>CELL[خاركيف]CELL[٣]CELL[وزارة الدفاع الأوكرانية]</table:table-row>
 <table:table-row>CELL[دونيتسك]CELL[7]CELL[وكالة رويترز]</table:table-row>
</table:table>
<text:p>الصورة: <draw:frame draw:style-name="picture" text:anchor-type="as-char" svg:width="2cm"
 svg:height="1.3cm"><draw:image><office:binary-data>PICTURE</office:binary-data></draw:image></draw:frame>
 علم أوكرانيا فوق مبنى البرلمان.</text:p>
<text:p>أعد التقرير<text:tab/>قسم الأخبار<text:line-break/>القاهرة</text:p>
<text:p><office:annotation><dc:creator>المحرر</dc:creator><text:p>يرجى التحقق من عدد القتلى.</text:p>
</office:annotation>Reuters, 2026</text:p>
"""


def picture() -> bytes:
    """Give a flag in two colours as PNG."""
    size, rows = 30, [b"\x00" + (b"\x00\x57\xb7" if y < 10 else b"\xff\xd7\x00") * 30 for y in range(20)]

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", size, len(rows), 8, 2, 0, 0, 0)
    parts = [chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(b"".join(rows), 9)), chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def sample() -> str:
    """Give the report as flat OpenDocument."""
    start = '<table:table-cell table:style-name="cell" office:value-type="string"><text:p>'
    body = BODY.replace("CELL[", start).replace("]", "</text:p></table:table-cell>")
    return PAGE.replace("BODY", body.replace("PICTURE", base64.b64encode(picture()).decode()))


def main() -> None:
    """Write the sample to the path given."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    default = Path(__file__).parents[1] / "examples" / "report.ar.docx"
    parser.add_argument("path", type=Path, nargs="?", default=default)
    path = parser.parse_args().path
    with tempfile.TemporaryDirectory() as folder:
        flat = Path(folder) / "report.fodt"
        flat.write_text(sample(), encoding="utf-8")
        command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to"]
        subprocess.run([*command, "docx:MS Word 2007 XML", "--outdir", folder, flat], check=True)
        path.write_bytes(flat.with_suffix(".docx").read_bytes())


if __name__ == "__main__":
    main()
