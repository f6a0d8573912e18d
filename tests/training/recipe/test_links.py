"""Links come from a program; what it writes is read to the right pieces."""

from pathlib import Path

import numpy as np
import pytest

from mujaz.errors import MujazError
from mujaz.training.recipe.links import linked, parse
from mujaz.training.recipe.rows import Rows


def rows() -> Rows:
    """Two pairs: three pieces and two, one and two; end marks (0) come on top."""
    return Rows(
        ("authored",),
        np.array([0, 0], np.int32),
        np.array([5, 6, 7, 0, 8, 0], np.int32),
        np.array([4, 6]),
        np.array([15, 16, 0, 17, 18, 0], np.int32),
        np.array([3, 6]),
        np.full(6, -1, np.int32),
    )


def test_links_are_places_in_their_own_row() -> None:
    assert parse(["2-0 0-1", "0-1"], rows()).tolist() == [2, 0, 3, -1, 0, 1]


def test_rows_come_back_from_disk(tmp_path: Path) -> None:
    rows().save(tmp_path / "rows.npz")
    read = Rows.load(tmp_path / "rows.npz")
    assert read.names == ("authored",)
    assert [part.tolist() for part in read.row(1)] == [[8, 0], [17, 18, 0], [-1, -1, -1]]
    assert read.lengths.tolist() == [4, 3]


def test_an_aligner_that_is_not_there_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mujaz.training.recipe.links._PROGRAM", "no-such-aligner")
    with pytest.raises(MujazError, match='aligner = "none"'):
        linked(rows(), "eflomal", tmp_path)
    assert linked(rows(), "none", tmp_path).links.max() == -1
