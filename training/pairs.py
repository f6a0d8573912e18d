"""Pairs: a sentence and its translation, made ready for a model, and the rules that pairs must pass."""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass

from mujaz.glossary.arabic import ARABIC_LETTER, fold
from mujaz.translate.documents import is_arabic, other_language
from mujaz.translate.prepare import clean

# Markup in the text of a segment: tags (also as entities), and the {1} of CAT tools.
_MARKUP = re.compile(r"</?[A-Za-z][^<>]{0,300}>|\{/?\d{1,3}[>}]?\}?|<\d{1,3}\}")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_WORDS = 110  # a side; longer pairs are mostly more than one sentence, and slow
# Of characters, Arabic to English: outside of it one side says what the other does not (lab).
_RATIO = (0.4, 2.2)
_SHORT = 20  # characters below which the ratio says nothing


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence in Arabic and its English."""

    source: str
    target: str

    @property
    def key(self) -> tuple[str, str]:
        """What pairs that are the same have in common: spelling, case and punctuation left aside."""
        return bare(self.source), bare(self.target)


def bare(text: str) -> str:
    """Give the letters and digits of a text, folded: equal for texts that differ in writing only."""
    return re.sub(r"\W+", "", fold(text)).casefold()


def prepared(source: str, target: str) -> Pair:
    """Make a pair of two texts as they stand in a file: markup stripped, both sides as a model wants them."""
    return Pair(clean(_stripped(source)), clean(_stripped(target)))


def _stripped(text: str) -> str:
    # Twice: the entities of XML hide those of HTML.
    if "&" in text:
        text = html.unescape(html.unescape(text))
    return _MARKUP.sub(" ", text) if "<" in text or "{" in text else text


def _one_side(pair: Pair) -> bool:
    return not bare(pair.source) or not bare(pair.target)


def _wrong_way(pair: Pair) -> bool:
    return not ARABIC_LETTER.search(pair.source) and is_arabic(pair.target)


def _not_arabic(pair: Pair) -> bool:
    return not is_arabic(pair.source) or bool(other_language(pair.source))


def _not_latin(pair: Pair) -> bool:
    letters = [c for c in pair.target if c.isalpha()]
    return 2 * sum(bool(_LATIN.match(c)) for c in letters) < len(letters)


def _too_long(pair: Pair) -> bool:
    return max(len(pair.source.split()), len(pair.target.split())) > _WORDS


def _unlike(pair: Pair) -> bool:
    ratio = len(pair.source) / len(pair.target)
    return len(pair.target) > _SHORT and not _RATIO[0] < ratio < _RATIO[1]


# In this order; a pair counts for the first that it breaks.
RULES: tuple[tuple[str, Callable[[Pair], bool]], ...] = (
    ("with a side missing", _one_side),
    ("in the wrong direction", _wrong_way),
    ("not in Arabic", _not_arabic),
    ("not in English", _not_latin),
    ("too long", _too_long),
    ("of unlike lengths", _unlike),
)
WRONG_WAY = "in the wrong direction"


def broken_rule(pair: Pair) -> str:
    """Give the first rule that a pair breaks, "" for a good one.

    >>> broken_rule(Pair("انتهت المحادثات.", "")), broken_rule(Pair("انتهت المحادثات.", "The talks ended."))
    ('with a side missing', '')
    """
    return next((name for name, breaks in RULES if breaks(pair)), "")
