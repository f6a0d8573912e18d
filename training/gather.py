"""From memories to clean pairs: each rule counted, a bounded sample of what is too much."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heappush, heappushpop
from pathlib import Path

from mujaz.errors import InputError
from mujaz.training.memories import read_memory
from mujaz.training.pairs import WRONG_WAY, Pair, broken_rule, prepared
from mujaz.wording import counted

FEWEST = 100  # pairs; with fewer there is nothing to hold out, and nothing to learn
# Pairs that are used of a larger memory. Two cores see 100,000 in a night; a model is adapted long before.
MOST = 100_000
_OTHER_LANGUAGE = "in other languages"
_TWICE = "duplicates"
_TOO_MANY = "beyond those that are used"


@dataclass(frozen=True, slots=True)
class Gathered:
    """The pairs of some memories, in an order that does not depend on theirs, and what became of the rest.

    `read` units were found; `left_out` says how many broke each rule.
    """

    pairs: tuple[Pair, ...]
    read: int
    left_out: Counter[str]

    def __str__(self) -> str:
        """Say it in one line."""
        rest = ", ".join(f"{count} {rule}" for rule, count in self.left_out.most_common())
        return f"{counted(self.read, 'unit')} read, {counted(len(self.pairs), 'pair')} usable" + (
            f" (left out: {rest})" if rest else ""
        )


def gather(paths: Sequence[Path], *, fewest: int = FEWEST, most: int = MOST) -> Gathered:
    """Read, clean and count the pairs of memories of any size; of more than `most` a fair sample is kept.

    Memory grows with what is kept, not with what is read: a pair is kept if the hash of its text is among
    the `most` smallest seen, which is a sample without regard to order and finds duplicates by the way.
    Raises InputError for fewer than `fewest` pairs, and where the languages have changed places.
    """
    sample, counts, read = _Sample(most), Counter[str](), 0
    for path in paths:
        before = counts[WRONG_WAY], read
        for source, target in read_memory(path):
            read += 1
            if source is None or target is None:
                counts[_OTHER_LANGUAGE] += 1
                continue
            pair = prepared(source, target)
            if reason := broken_rule(pair) or sample.offer(pair):
                counts[reason] += 1
        if 2 * (counts[WRONG_WAY] - before[0]) > read - before[1]:
            raise InputError(f"{path}: its Arabic stands where the English should; change the two over")
    gathered = Gathered(sample.pairs(), read, +counts)
    if len(gathered.pairs) < fewest:
        names = ", ".join(map(str, paths))
        raise InputError(f"{names}: {gathered}; a fine-tune needs {fewest} or more: name more memories")
    return gathered


class _Sample:
    """The pairs with the smallest hashes."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._heap: list[int] = []  # negated: the largest of the smallest comes first
        self._kept: dict[int, Pair] = {}

    def offer(self, pair: Pair) -> str:
        """Take a pair in; if one is left out for that, itself or another, say why."""
        digest = hashlib.blake2b("\t".join(pair.key).encode(), digest_size=8).digest()
        number = int.from_bytes(digest, "big")
        if number in self._kept:
            return _TWICE
        self._kept[number] = pair
        if len(self._heap) < self._most:
            heappush(self._heap, -number)
            return ""
        del self._kept[-heappushpop(self._heap, -number)]
        return _TOO_MANY

    def pairs(self) -> tuple[Pair, ...]:
        """Give what is kept, by hash: a fixed shuffle."""
        return tuple(pair for _, pair in sorted(self._kept.items()))
