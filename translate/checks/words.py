"""The words of a source as the checks look at them, worked out once for all its hypotheses."""

from functools import lru_cache

from mujaz.glossary.arabic import folded_words

_REMEMBERED = 512  # sources


@lru_cache(_REMEMBERED)
def arabic_words(source: str) -> tuple[str, ...]:
    """Give the words and punctuation marks of an Arabic text, folded."""
    return tuple(folded_words(source))
