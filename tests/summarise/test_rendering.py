"""Looks at briefs as a reader sees them: HTML through Chromium, DOCX through LibreOffice.

Skipped, with a word, where the programs are missing; with MUJAZ_RENDERING=1, as CI sets it, that fails.
Debian: apt-get install chromium libreoffice-writer poppler-utils fonts-noto-core.
"""

import importlib.util
import os
import re
import shutil
import struct
import subprocess
import zlib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from mujaz.glossary import Glossary
from mujaz.summarise import Brief, brief, forms
from mujaz.translate import Issue, ModelInfo, TranslatedDocument

pytestmark = pytest.mark.rendering
ROOT = Path(__file__).parents[2]
SIZE = (900, 700)

LINES = {
    "فشلت محادثات السلام بين أوكرانيا وروسيا في أبو ظبي بعد 3 أيام من الاجتماعات المغلقة.": (
        "Peace talks between Ukraine and Russia failed in Abu Dhabi after 4 days of closed meetings."
    ),
    "يصر الكرملين على السيطرة على منطقة دونباس رغم الضغط الأمريكي والأوروبي المتزايد.": (
        "The Kremlin insists on control of the Donbas region despite growing US and European pressure."
    ),
}


def need(program: str | None, name: str) -> str:
    if program is None and os.environ.get("MUJAZ_RENDERING") == "1":
        pytest.fail(f"MUJAZ_RENDERING=1, but there is no {name}")
    if program is None:
        pytest.skip(f"no {name} here")
    return program


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("screenshots", ROOT / "tools" / "screenshots.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def made(translated: Callable[..., TranslatedDocument]) -> Brief:
    doubt = Issue("number", "in the Arabic only: 3")
    article = translated("\n".join(LINES), "a.txt", LINES, {next(iter(LINES)): (doubt,)})
    return brief([article], date=date(2026, 2, 4))


def read_png(path: Path) -> list[list[tuple[int, ...]]]:
    """Give the rows of pixels of an 8-bit RGB or RGBA file."""
    data, at, packed = path.read_bytes(), 8, b""
    width, height, depth, colour = struct.unpack(">IIBB", data[16:26])
    assert depth == 8
    size = {2: 3, 6: 4}[colour]
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        packed += data[at + 8 : at + 8 + length] if kind == b"IDAT" else b""
        at += length + 12
    raw, stride, rows = zlib.decompress(packed), width * size, []
    before = bytearray(stride)
    for y in range(height):
        start = y * (stride + 1)
        row = bytearray(raw[start + 1 : start + 1 + stride])
        for x in range(stride):
            left, corner = (row[x - size], before[x - size]) if x >= size else (0, 0)
            row[x] = (row[x] + _predicted(raw[start], left, before[x], corner)) & 255
        rows.append([tuple(row[x : x + 3]) for x in range(0, stride, size)])
        before = row
    return rows


def _predicted(kind: int, left: int, up: int, corner: int) -> int:
    if kind == 4:
        near = left + up - corner
        return min((left, up, corner), key=lambda value: abs(near - value))
    return (0, left, up, (left + up) // 2)[kind]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_html_in_a_browser(
    made: Brief, model: ModelInfo, glossary: Glossary, tool: ModuleType, tmp_path: Path, dark: bool
) -> None:
    need(tool.chromium(), "Chromium")
    page, picture = tmp_path / "brief.html", tmp_path / "brief.png"
    page.write_text("".join(forms.to_html(made, model, glossary)), encoding="utf-8")
    tool.screenshot(page, picture, dark=dark, size=SIZE)
    rows = read_png(picture)
    paper = rows[0][0]
    assert (sum(paper) < 200) is dark

    def ink(left: int, right: int) -> int:
        """Count what stands out from the paper."""
        return sum(
            sum(abs(a - b) for a, b in zip(p, paper, strict=True)) > 250
            for row in rows
            for p in row[left:right]
        )

    width = SIZE[0]
    assert ink(0, width // 2) > 1000  # English
    assert ink(width // 2, width) > 1000  # Arabic
    assert ink(0, 10) == ink(width - 10, width) == 0  # nothing runs over the edge


def test_docx_in_a_word_processor(made: Brief, model: ModelInfo, glossary: Glossary, tmp_path: Path) -> None:
    office = need(shutil.which("soffice"), "LibreOffice")
    boxes = need(shutil.which("pdftotext"), "pdftotext (poppler-utils)")
    (tmp_path / "brief.docx").write_bytes(forms.to_docx(made, model, glossary))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*convert, str(tmp_path / "brief.docx")], check=True, capture_output=True, timeout=180)
    found = subprocess.run(
        [boxes, "-bbox", str(tmp_path / "brief.pdf"), "-"], check=True, capture_output=True, text=True
    ).stdout
    sheets = re.findall(r'<page width="([\d.]+)"', found)
    assert len(sheets) == 1
    width = float(sheets[0])
    words = [
        (text, float(left) / width, float(right) / width)
        for left, right, text in re.findall(r'xMin="([\d.]+)".*? xMax="([\d.]+)".*?>(.*?)</word>', found)
    ]
    english = next(left for text, left, _ in words if text == "Kremlin")
    assert english < 0.3
    # The first word of an Arabic line stands at the right margin, the next one to the left of it.
    # pdftotext gives its letters in either direction, from version to version.
    first, second = (next(w for w in words if name in (w[0], w[0][::-1])) for name in ("فشلت", "محادثات"))
    assert first[2] > 0.8
    assert second[2] <= first[1] + 0.01
