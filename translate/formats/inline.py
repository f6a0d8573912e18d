"""Inline codes: bold, links and placeholders carried to the words that translate those they stood on."""

from collections.abc import Sequence
from dataclasses import dataclass

from mujaz.translate.links import Link


@dataclass(frozen=True, slots=True)
class Code:
    """A stretch of a block's text that something applies to, or a point (start == end) where it stands."""

    start: int
    end: int


def carry(codes: Sequence[Code], source: str, target: str, links: Sequence[Link]) -> list[Code | None]:
    """Give where each of the `codes` in `source` goes in `target`; None where that cannot be told.

    Those placed are nested as they were in the source, and points keep their order towards one another.
    """
    raise NotImplementedError
