"""Places to mark in a bullet: glossary terms, and what a reader should check."""

from collections.abc import Iterator

from mujaz.summarise.brief import Bullet, Source
from mujaz.translate.marks import Mark, MarkKind, in_arabic, in_english, pieces

__all__ = ["Mark", "MarkKind", "arabic", "english", "pieces"]


def english(bullet: Bullet) -> Iterator[Mark]:
    """Give the places to mark in the text of a bullet."""
    source = " ".join(source.sentence.text for source in bullet.parts)
    return in_english(bullet.text, bullet.terms, bullet.issues, source)


def arabic(bullet: Bullet, source: Source) -> Iterator[Mark]:
    """Give the places to mark in the Arabic of one of the sentences of a bullet."""
    alone = bullet.text if len(bullet.parts) == 1 else None
    return in_arabic(source.sentence.text, source.translation.terms, bullet.issues, alone)
