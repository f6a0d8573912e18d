"""Numbers that only one of the two has."""

from collections.abc import Iterator

from mujaz.translate.numbers import differing


def numbers(source: str, target: str) -> Iterator[str]:
    """Yield a message for each number that has no match on the other side."""
    missing, extra = differing(source, target)
    for quantity in missing:
        yield f"in the Arabic only: {quantity.surface}"
    for quantity in extra:
        yield f"in the English only: {quantity.surface}"
