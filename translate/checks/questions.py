"""Questions that are none any more."""

from collections.abc import Iterator


def questions(source: str, target: str) -> Iterator[str]:
    """Yield a message if a source that asks has a translation without any question mark."""
    if "؟" in source and "?" not in target:
        yield "the Arabic asks, the English has no question mark"
