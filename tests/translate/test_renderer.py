"""The renderer: order, each distinct unit once, no more taken in than is needed."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from mujaz.translate import renderer
from mujaz.translate.cache import Cache
from mujaz.translate.renderer import Renderer
from mujaz.translate.search import Rendering
from mujaz.translate.store import ModelInfo
from mujaz.translate.units import Unit


class Engine:
    info = ModelInfo("stand-in", sha256="a")


ENGINE: Any = Engine()


@pytest.fixture
def searched(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was decoded, in place of the ladder; batches are small."""
    found: list[str] = []

    def search(units: Sequence[Unit], engine: Any, beam: int) -> list[Rendering]:
        found.extend(unit.text for unit in units)
        return [Rendering(f"English of {unit.text}", -1.0, 3, (), (), (), "") for unit in units]

    monkeypatch.setattr(renderer, "search", search)
    monkeypatch.setattr(renderer, "_BATCHES", (4,))
    return found


def items(texts: Sequence[str]) -> Iterator[tuple[int, tuple[Unit, ...]]]:
    return ((i, tuple(map(Unit, text.split("/")))) for i, text in enumerate(texts))


TEXTS = ["ا", "ب/ج", "ا", "د", "ه", "و", "ج", "ز/ح/ط/ي/ك/ل/م/ن/س/ع", "ا/ع", *"فصقرشت" * 3]


@pytest.mark.parametrize("remembered", [10_000, 3])
def test_order_is_kept_and_nothing_near_is_done_twice(
    searched: list[str], monkeypatch: pytest.MonkeyPatch, remembered: int
) -> None:
    monkeypatch.setattr(renderer, "_REMEMBERED", remembered)
    done = list(Renderer(ENGINE, 4).render(items(TEXTS)))
    assert [i for i, _ in done] == list(range(len(TEXTS)))
    assert ["/".join(r.text.removeprefix("English of ") for r in found) for _, found in done] == TEXTS
    if remembered == 10_000:
        assert sorted(searched) == sorted(set("/".join(TEXTS).split("/")))


def test_items_are_taken_as_they_are_needed(searched: list[str]) -> None:
    taken = 0

    def endless() -> Iterator[tuple[int, tuple[Unit, ...]]]:
        nonlocal taken
        while True:
            taken += 1
            yield taken, (Unit(str(taken)),)

    results = Renderer(ENGINE, 4).render(endless())
    for _ in range(8):
        next(results)
    assert taken <= 8 + 2 * 4


def test_what_the_cache_knows_is_not_decoded(searched: list[str], tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    first = list(Renderer(ENGINE, 4, cache).render(items(TEXTS[:5])))
    searched.clear()
    again = list(Renderer(ENGINE, 4, cache).render(items(TEXTS[:6])))
    assert [[r.text for r in found] for _, found in again[:5]] == [[r.text for r in f] for _, f in first]
    assert searched == ["و"]
