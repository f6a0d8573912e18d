"""Batches: rows drawn by the weight of their set, alike in length, filled to a number of tokens."""

from collections.abc import Iterator
from random import Random

import numpy as np
import torch

from mujaz.training.recipe.rows import Rows
from mujaz.training.recipe.settings import Recipe

_POOL = 20_000  # rows sorted by length at a time: order among them stays random enough
_NO_LINK = -1


def one_pass(rows: Rows, recipe: Recipe, rng: Random) -> list[list[int]]:
    """Draw the rows of one pass and put them into batches of up to `recipe.training.batch` padded tokens.

    A weight of 2.5 takes a row twice or three times.
    """
    weights = [recipe.weight(name) for name in rows.names]
    drawn = [i for i, s in enumerate(rows.sets) for _ in range(_times(weights[s], rng))]
    rng.shuffle(drawn)
    lengths, batches = rows.lengths, []
    for first in range(0, len(drawn), _POOL):
        batch: list[int] = []
        for i in sorted(drawn[first : first + _POOL], key=lambda i: lengths[i]):
            if batch and (len(batch) + 1) * lengths[i] > recipe.training.batch:
                batches.append(batch)
                batch = []
            batch.append(i)
        batches.append(batch)
    rng.shuffle(batches)
    return batches


def _times(weight: float, rng: Random) -> int:
    return int(weight) + (rng.random() < weight % 1)


def tensors(rows: Rows, batch: list[int], pad: int) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Give sources (B, S), targets (B, T), padded with `pad`, and links (B, T), -1 for none."""
    columns = zip(*(rows.row(i) for i in batch), strict=True)
    sources, targets, links = (
        _padded(list(column), value) for column, value in zip(columns, (pad, pad, _NO_LINK), strict=True)
    )
    return sources, targets, links


def _padded(rows: list[np.ndarray[tuple[int], np.dtype[np.int32]]], value: int) -> torch.Tensor:
    out = np.full((len(rows), max(map(len, rows))), value, np.int64)
    for row, ids in zip(out, rows, strict=True):
        row[: len(ids)] = ids
    return torch.from_numpy(out)


def endless(rows: Rows, recipe: Recipe, rng: Random) -> Iterator[list[int]]:
    """Yield batches, pass after pass."""
    while True:
        yield from one_pass(rows, recipe, rng)
