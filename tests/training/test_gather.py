"""Memories of every kind and quality become clean pairs, or one clear line."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mujaz.errors import InputError
from mujaz.training.gather import gather
from mujaz.training.memories import read_memory

Pairs = list[tuple[str, str]]
DIRT = """
<tu><tuv xml:lang="ar"><seg>انتهت المحادثات.</seg></tuv><tuv xml:lang="fr"><seg>C'est fini.</seg></tuv></tu>
<tu><tuv xml:lang="AR-EG"><seg/></tuv><tuv xml:lang="en"><seg>Nothing</seg></tuv></tu>
<tu><tuv lang="ar"><seg>غادر <bpt i="1">&lt;b&gt;</bpt>الوفد<ept i="1">&lt;/b&gt;</ept> المدينة.</seg></tuv>
    <tuv lang="fr"><seg>Parti.</seg></tuv>
    <tuv lang="en-GB"><seg>The delegation left the <ph>{0}</ph>city.</seg></tuv></tu>
"""


def tmx(pairs: Pairs, more: str = "") -> str:
    units = "".join(
        f'<tu><tuv xml:lang="ar"><seg>{ar}</seg></tuv><tuv xml:lang="en-US"><seg>{en}</seg></tuv></tu>\n'
        for ar, en in pairs
    )
    return f'<?xml version="1.0"?><tmx version="1.4"><header/><body>{units}{more}</body></tmx>'


def tsv(pairs: Pairs) -> str:
    return "".join(f"{ar}\t{en}\n" for ar, en in pairs)


def jsonl(pairs: Pairs) -> str:
    return "".join(f'{{"source": "{ar}", "target": "{en}"}}\n' for ar, en in pairs)


@pytest.mark.parametrize(("form", "written"), [("tmx", tmx), ("tsv", tsv), ("jsonl", jsonl)])
def test_forms(tmp_path: Path, news: Pairs, form: str, written: Callable[[Pairs], str]) -> None:
    path = tmp_path / f"memory.{form}"
    path.write_text(written(news), encoding="utf-8")
    assert list(read_memory(path)) == news
    assert len(gather([path]).pairs) == len(news)


def test_the_desks_articles_are_a_memory() -> None:
    desk = Path(__file__).parents[1] / "data" / "desk.jsonl"
    assert len(gather([desk]).pairs) == 259


def test_what_is_left_out_is_counted(tmp_path: Path, news: Pairs) -> None:
    path = tmp_path / "memory.tmx"
    path.write_text(tmx([*news[:100], *news[:7]], DIRT), encoding="utf-8")
    gathered = gather([path])
    assert gathered.left_out == {"duplicates": 7, "in other languages": 1, "with a side missing": 1}
    assert gathered.read == len(gathered.pairs) + gathered.left_out.total() == 110
    assert "غادر الوفد المدينة." in {pair.source for pair in gathered.pairs}


def test_the_order_of_a_memory_decides_nothing(tmp_path: Path, news: Pairs) -> None:
    forwards, backwards = tmp_path / "a.tsv", tmp_path / "b.tsv"
    forwards.write_text(tsv(news), encoding="utf-8")
    backwards.write_text(tsv(news[::-1]), encoding="utf-8")
    few = gather([forwards], most=150)
    assert few.pairs == gather([backwards], most=150).pairs == gather([forwards]).pairs[:150]
    assert few.left_out.total() == len(news) - 150


@pytest.mark.parametrize(
    ("name", "text", "error"),
    [
        ("few.tsv", tsv([("انتهت المحادثات.", "The talks ended.")]), "1 pair usable; a fine-tune needs 100"),
        ("memory.tsv", "انتهت المحادثات.\n", "one column only"),
        (
            "swapped.tsv",
            tsv([("The talks ended.", "انتهت المحادثات.")] * 3),
            "Arabic stands where the English",
        ),
        ("memory.docx", "", "not a memory by its name"),
        ("memory.jsonl", '{"ar": 1, "en": "x"}', "memory.jsonl:1: not a pair"),
        ("memory.jsonl", "{", "memory.jsonl:1: not JSON"),
        ("memory.tmx", "<tmx><body><tu>", "not well-formed"),
    ],
)
def test_bad_memories_are_refused_in_one_line(tmp_path: Path, name: str, text: str, error: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=error) as told:
        gather([path])
    assert "\n" not in str(told.value)


def test_memory_use_does_not_grow_with_the_file(tmp_path: Path) -> None:
    import tracemalloc

    def peak(units: int) -> int:
        path = tmp_path / "large.tmx"
        with path.open("w", encoding="utf-8") as file:
            file.write("<tmx><body>")
            for i in range(units):
                file.write(tmx_unit(i))
            file.write("</body></tmx>")
        tracemalloc.start()
        gather([path], fewest=0, most=100)
        size = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return size

    assert peak(8000) < 1.5 * peak(1000)


def tmx_unit(i: int) -> Any:
    sides = f"وصل الوفد رقم {i} إلى جنيف.", f"Delegation {i} arrived in Geneva."
    return tmx([sides]).split("<body>")[1].split("</body>")[0]
