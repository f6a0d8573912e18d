"""A stage is made once, and again when what it is made of has changed; never from half of what it needs."""

from pathlib import Path

import pytest

from mujaz.training.recipe.stages import Say, Stage, make


class Kitchen:
    """Two stages, the second made of the first and of a file; `made` says what was run."""

    def __init__(self, place: Path) -> None:
        self.place, self.made = place, list[str]()
        self.rate, self.source = 1, place / "source"
        self.source.write_text("نص")
        self.broken = False

    def stage(self) -> Stage:
        first = Stage("first", self._first, [self.place / "a"], files=[self.source])
        return Stage("second", self._second, [self.place / "b"], self.rate, [first])

    def _first(self, _: Say) -> None:
        self.made.append("first")
        (self.place / "a").touch()

    def _second(self, _: Say) -> None:
        self.made.append("second")
        (self.place / "b").touch()
        if self.broken:
            raise KeyboardInterrupt


def make_again(kitchen: Kitchen) -> list[str]:
    kitchen.made.clear()
    make(kitchen.stage(), kitchen.place, lambda _: None)
    return kitchen.made


def test_what_is_up_to_date_is_skipped(tmp_path: Path) -> None:
    kitchen = Kitchen(tmp_path)
    assert make_again(kitchen) == ["first", "second"]
    assert make_again(kitchen) == []
    kitchen.rate = 2
    assert make_again(kitchen) == ["second"]
    kitchen.source.write_text("نص آخر")
    assert make_again(kitchen) == ["first", "second"]
    (tmp_path / "b").unlink()
    assert make_again(kitchen) == ["second"]


def test_what_was_killed_is_made_again(tmp_path: Path) -> None:
    kitchen = Kitchen(tmp_path)
    kitchen.broken = True
    with pytest.raises(KeyboardInterrupt):
        make_again(kitchen)
    kitchen.broken = False
    assert make_again(kitchen) == ["second"]
