"""The cache: what it gives back, whom it serves, and what may be wrong with it."""

import sqlite3
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from mujaz.glossary import Glossary, Matcher, Term
from mujaz.translate.cache import Cache
from mujaz.translate.keep import TermUse
from mujaz.translate.search import Rendering
from mujaz.translate.store import ModelInfo
from mujaz.translate.units import Unit

TEXT = "وصلت قوات إلى دونباس أمس"


def unit(text: str = TEXT, target: str = "Donbas") -> Unit:
    return Unit(text, tuple(Matcher(Glossary((Term(("دونباس",), target),))).find(text)))


def rendering(of: Unit, text: str = "Troops arrived in Donbas yesterday.") -> Rendering:
    uses = tuple(TermUse(match, "repaired", "prefix") for match in of.matches)
    return Rendering(text, -0.25, 7, uses, (), ("n-best", "prefix"), "prefix")


@dataclass
class Engine:
    info: ModelInfo = field(default_factory=lambda: ModelInfo("stand-in", sha256="a"))
    directory: Path = Path("stand-in")


ENGINE: Any = Engine()


def test_what_was_kept_comes_back_for_the_same_work_only(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "deep" / "cache")
    cache.keep({unit(): rendering(unit())}, ENGINE, 4)
    cache.close()
    again = Cache(tmp_path / "deep" / "cache")
    assert again.recall([unit()], ENGINE, 4) == {unit(): rendering(unit())}
    assert again.info().entries == 1
    other: Any = Engine(ModelInfo("another", sha256="b"))
    assert not again.recall([unit()], ENGINE, 1)
    assert not again.recall([unit()], other, 4)
    assert not again.recall([unit(target="the Donbas")], ENGINE, 4)
    assert not again.recall([Unit(TEXT)], ENGINE, 4)


def test_places_are_those_of_the_text_at_hand(tmp_path: Path) -> None:
    """The same words with a mark or a space more are the same work."""
    spaced = unit("وصلت   قوّات إلى دونباس أمس")
    cache = Cache(tmp_path / "cache")
    cache.keep({unit(): rendering(unit())}, ENGINE, 4)
    (found,) = cache.recall([spaced], ENGINE, 4).values()
    assert [use.match for use in found.terms] == list(spaced.matches)


def test_checks_are_made_anew(tmp_path: Path) -> None:
    """A cache of an earlier version does not hide what today's checks see."""
    held = unit("وصلت 40 من القوات إلى دونباس")
    cache = Cache(tmp_path / "cache")
    cache.keep({held: rendering(held)}, ENGINE, 4)
    (found,) = cache.recall([held], ENGINE, 4).values()
    assert [issue.kind for issue in found.issues] == ["number"]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.write_bytes(b"no database" * 1000),
        lambda path: path.write_bytes(path.read_bytes()[:50] + b"\xff" * 5000),
    ],
)
def test_a_broken_file_is_set_aside_with_a_warning(tmp_path: Path, spoil: Any) -> None:
    path = tmp_path / "cache"
    Cache(path).close()
    spoil(path)
    told: list[str] = []
    cache = Cache(path, told.append)
    cache.keep({unit(): rendering(unit())}, ENGINE, 4)
    assert cache.recall([unit()], ENGINE, 4)
    assert len(told) == 1
    assert "broken" in told[0]
    assert (tmp_path / "cache.broken").exists()


def test_a_table_that_breaks_in_use_ends_no_run(tmp_path: Path) -> None:
    told: list[str] = []
    cache = Cache(tmp_path / "cache", told.append)
    cache.keep({unit(): rendering(unit())}, ENGINE, 4)
    with sqlite3.connect(tmp_path / "cache") as other:
        other.execute("UPDATE renderings SET rendering = '{\"text\"'")
    assert cache.recall([unit()], ENGINE, 4) == {}
    assert len(told) == 1


def test_a_place_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    told: list[str] = []
    cache = Cache(tmp_path / "file" / "cache", told.append)
    cache.keep({unit(): rendering(unit())}, ENGINE, 4)
    assert cache.recall([unit()], ENGINE, 4) == {}
    assert len(told) == 1


WRITER = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[3])
from test_cache import ENGINE, Cache, rendering, unit
cache = Cache(Path(sys.argv[1]))
for i in range(40):
    text = f"{sys.argv[2]} {i} دونباس"
    cache.keep({unit(text): rendering(unit(text))}, ENGINE, 4)
"""


def test_several_processes_write_at_once(tmp_path: Path) -> None:
    path = tmp_path / "cache"
    command = [sys.executable, "-c", WRITER, str(path)]
    writers = [subprocess.Popen([*command, name, str(Path(__file__).parent)]) for name in ("قال", "ذكر")]
    assert [writer.wait() for writer in writers] == [0, 0]
    assert Cache(path).info().entries == 80


def test_clear_leaves_nothing(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    cache.keep({unit(): rendering(unit())}, ENGINE, 4)
    cache.clear()
    assert list(tmp_path.iterdir()) == []
