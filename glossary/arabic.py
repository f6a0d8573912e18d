"""Arabic writing: what counts as the same word, and where its words begin.

Newspapers write one name in several ways (أوكرانيا, اوكرانيا), glue short words to its front (لدونباس,
والكرملين) and sprinkle marks that nobody sees. `fold` makes the first alike, `stems` undoes the second,
`words` gives places in the text as it stands.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

# Vowel marks and other signs on letters (the last range: as presentation forms), tatweel, and controls of
# direction and joining.
_MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0640\ufe70-\ufe7f"
_INVISIBLE = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_DROPPED = re.compile(f"[{_MARKS}{_INVISIBLE}]+")
# Hyphens are neither word nor mark: إف-16 and إف 16 are the same two words.
_WORD = re.compile(
    rf"\w+(?:[{_MARKS}{_INVISIBLE}]+\w+)*[{_MARKS}]*|[^\w\s{_MARKS}{_INVISIBLE}\-\u2010\u2011]"
)
_PLAIN = re.compile("[\u0621-\u063a\u0641-\u064a]+").fullmatch
ARABIC_LETTER = re.compile("[\u0621-\u063a\u0641-\u064a\u066e-\u06d3\u06fa-\u06ff\ufb50-\ufdff\ufe70-\ufefc]")

# Letters that writers swap: hamza seats on alef, final ya and ta marbuta, Persian and Urdu shapes, letters
# for sounds that Arabic lacks (ڤيينا), digits.
_ALIKE = str.maketrans(
    "أإآٱىةکیگھہەۀۃێېڤڥپچژڨ" + "٠١٢٣٤٥٦٧٨٩" + "۰۱۲۳۴۵۶۷۸۹",
    "ااااي" + "هكيكهههههييففبجزق" + "0123456789" + "0123456789",
)

# Conjunction, preposition, article, as they may follow one another in front of a noun. The article's
# alef falls after ل. Longer strings come later, so that the reading that strips least is tried first.
_ARTICLE = "ال"
_CONJUNCTIONS = ("", "و", "ف")
_PROCLITICS = tuple(
    sorted(
        (c + p for c in _CONJUNCTIONS for p in ("", "ب", "ل", "ك", "ال", "بال", "كال", "لل") if c + p),
        key=len,
    )
)
_SHORTEST_STEM = 3  # letters; below it almost any word begins with something that looks like a proclitic
# Distinct words whose folded form is remembered; a year of news has more, but most of them once.
_REMEMBERED = 1 << 15


class Word(NamedTuple):
    """A word or a punctuation mark: `text[start:end]`, and how it reads when folded."""

    start: int
    end: int
    folded: str


def visible(text: str) -> str:
    """Drop marks that are not seen or not always written: vowel signs, tatweel, bidi controls."""
    return _DROPPED.sub("", text)


def fold(text: str) -> str:
    """Map spellings of the same word to one, such as أوكرانيا and اوكرانيا to the latter.

    Not for display. Length may change; use `words` for places in the original.
    """
    if _PLAIN(text):  # by far the most; the rest is for what may decompose or vanish
        return text.translate(_ALIKE)
    # Composed first: the hamza of a decomposed ؤ is part of the letter, not a mark on it. Marks are dropped
    # again at the end because ligatures may hold some.
    plain = unicodedata.normalize("NFKC", visible(unicodedata.normalize("NFC", text)))
    return visible(plain).translate(_ALIKE).casefold()


fold_word = lru_cache(_REMEMBERED)(fold)


def words(text: str, start: int = 0, end: int | None = None) -> Iterator[Word]:
    """Yield the words and punctuation marks of `text` with their places in it, folded; hyphens are gaps."""
    for m in _WORD.finditer(text, start, len(text) if end is None else end):
        yield Word(m.start(), m.end(), fold_word(m.group()))


def places(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Give the places of `words` alone, which is cheaper."""
    return [m.span() for m in _WORD.finditer(text, start, end)]


def folded_words(text: str) -> list[str]:
    """Give `text` as a sequence of folded words and marks: equal for texts that differ in spelling only.

    >>> folded_words("إف-16") == folded_words("اف ١٦")
    True
    """
    return [folded for word in _WORD.findall(text) if (folded := fold_word(word))]


def stems(folded: str, shortest: int = _SHORTEST_STEM) -> Iterator[str]:
    """Yield `folded` and what is left of it without proclitics, the least stripped first.

    Nothing shorter than `shortest` letters is left.

    >>> list(stems("للكرملين"))
    ['للكرملين', 'لكرملين', 'كرملين', 'الكرملين']
    """
    yield folded
    for proclitic in _PROCLITICS:
        if folded.startswith(proclitic) and len(folded) - len(proclitic) >= shortest:
            rest = folded[len(proclitic) :]
            yield rest
            if proclitic.endswith("لل"):
                yield _ARTICLE + rest


def without_article(folded: str) -> str | None:
    """Give the word without its article, None if it has none: any word of a multi-word term may have one."""
    rest = folded[len(_ARTICLE) :]
    return rest if folded.startswith(_ARTICLE) and len(rest) >= _SHORTEST_STEM - 1 else None
