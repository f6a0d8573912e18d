"""Translation memory: English that people wrote for the same Arabic, or for much the same.

The same is what differs only in how it is typed: tatweel, invisible characters, presentation forms, digits
of either script, Persian keyboards, quotation marks, white space; a vowel mark or a hamza on alef that one
of both leaves out. Not the same, though `mujaz.glossary.arabic.fold` makes them alike, is what may be
another word: ة and ه (كتابة, كتابه), ى and ي (على, علي), أ and إ (أعلام, إعلام), two different vowels.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from mujaz.errors import InputError, MujazError
from mujaz.files import open_bytes
from mujaz.glossary.arabic import ARABIC_LETTER, fold
from mujaz.translate.documents import is_arabic
from mujaz.translate.tmx import read_units
from mujaz.wording import counted

_LEAST = 75.0  # per cent; what translators' tools show
_NOT_THE_SAME = 99.0  # the most that a match can have which is not the same
_TYPED = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹کیٱ“”„«»‘’", '01234567890123456789كيا"""""' + "''")
_INVISIBLE = re.compile("[\u0640\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_SPACE = re.compile(r"\s+")
# A letter with the marks on it.
_LETTER = re.compile(r".[\u0610-\u061a\u064b-\u065f\u0670]*", re.DOTALL)
_HAMZA = frozenset("أإآ")


@dataclass(frozen=True, slots=True)
class FuzzyMatch:
    """A unit of a memory whose source is `score` per cent like a text; `origin` is the file it is in."""

    source: str
    target: str
    score: float
    origin: str


@dataclass(frozen=True, slots=True)
class _Entry:
    source: str
    target: str
    origin: str


class Memory:
    """Units of one memory or several, those added later counting for more.

    `notes` say in a line each what was left out.
    """

    def __init__(self) -> None:
        self.notes: tuple[str, ...] = ()
        self._entries: list[_Entry] = []
        self._folded: list[str] = []
        self._same: dict[str, list[int]] = {}
        self._by_length: list[int] = []
        self._texts: list[str] = []
        self._lengths: list[int] = []

    @classmethod
    def read(cls, paths: Iterable[Path]) -> "Memory":
        """Read TMX files; raises InputError for one that is broken or has no Arabic with its English."""
        memory = cls()
        for path in paths:
            memory._read(path)
        return memory

    def __len__(self) -> int:
        return len(self._entries)

    def add(self, source: str, target: str, origin: str) -> None:
        """Add a unit that comes from the file `origin`."""
        folded = _folded(source)
        self._same.setdefault(folded, []).append(len(self._entries))
        self._folded.append(folded)
        self._entries.append(_Entry(source, target, origin))

    def exact(self, text: str) -> str | None:
        """Give the English of the same Arabic, None if there is none; of several the last."""
        found = [self._entries[i] for i in self._same.get(_folded(text), ())]
        same = [entry for entry in found if _same(text, entry.source)]
        # Of those, one that is typed the same comes before one that is not.
        best = max(enumerate(same), key=lambda e: (e[1].source == text, e[0]), default=None)
        return best[1].target if best else None

    def fuzzy(self, text: str, limit: int = 3) -> list[FuzzyMatch]:
        """Give the units whose source is at least 75 per cent like `text`, the most alike first.

        By normalised indel similarity of the folded texts (rapidfuzz); in time linear in the memory.
        """
        if len(self._lengths) != len(self):
            self._by_length = sorted(range(len(self)), key=lambda i: len(self._folded[i]))
            self._texts = [self._folded[i] for i in self._by_length]
            self._lengths = [len(text) for text in self._texts]
        process, fuzz = _rapidfuzz()
        folded = _folded(text)
        # What is much longer or shorter cannot be alike.
        shortest = len(folded) * _LEAST / (200 - _LEAST)
        longest = len(folded) * (200 - _LEAST) / _LEAST
        first, last = bisect_left(self._lengths, shortest), bisect_right(self._lengths, longest)
        texts, scorer = self._texts[first:last], fuzz.ratio
        found = process.extract(folded, texts, scorer=scorer, score_cutoff=_LEAST, limit=limit)
        matches = []
        for _, score, i in found:
            entry = self._entries[self._by_length[first + i]]
            most = 100.0 if _same(text, entry.source) else _NOT_THE_SAME
            matches.append(FuzzyMatch(entry.source, entry.target, round(min(score, most), 1), entry.origin))
        return sorted(matches, key=lambda match: -match.score)

    def _read(self, path: Path) -> None:
        before, left, languages = len(self), 0, set[str]()
        with open_bytes(path) as file:
            for texts in read_units(file, str(path)):
                languages |= texts.keys()
                arabic, english = ("".join(texts.get(code, [])[:1]) for code in ("ar", "en"))
                if ARABIC_LETTER.search(arabic) and english and not _is_arabic(english):
                    self.add(arabic, english, str(path))
                else:
                    left += 1
        if len(self) == before:
            raise InputError(f"{path}: {_why_empty(languages)}")
        if left:
            units = counted(left, "unit")
            self.notes += (f"{path}: {units} without both Arabic and English, left out",)


def _rapidfuzz() -> tuple[Any, Any]:
    try:
        from rapidfuzz import fuzz, process
    except ImportError:
        raise MujazError(
            "fuzzy matches need rapidfuzz; install it with: pip install 'mujaz[files]'"
        ) from None
    return process, fuzz


def _why_empty(languages: set[str]) -> str:
    if {"ar", "en"} <= languages:
        return "no unit has Arabic marked as ar and English marked as en; are they the wrong way round?"
    if languages:
        return f"is a memory of {', '.join(sorted(languages))}; mujaz needs Arabic (ar) and English (en)"
    return "is an empty memory"


def _is_arabic(text: str) -> bool:
    return ARABIC_LETTER.search(text) is not None and is_arabic(text)


def _typed(text: str) -> str:
    """Undo what is only a way of typing."""
    text = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)).translate(_TYPED)
    return _SPACE.sub(" ", text).strip()


def _folded(text: str) -> str:
    # By the word, most of which have been folded before: six times as fast.
    return " ".join(filter(None, map(_folded_word, text.split())))


@lru_cache(1 << 16)
def _folded_word(word: str) -> str:
    return fold(_typed(word))


def _same(a: str, b: str) -> bool:
    """Tell whether two texts that fold to the same are the same."""
    letters = [[m.group() for m in _LETTER.finditer(_typed(text))] for text in (a, b)]
    return len(letters[0]) == len(letters[1]) and all(map(_compatible, *letters))


def _compatible(a: str, b: str) -> bool:
    base = {a[0], b[0]}
    alike = len(base) == 1 or ("ا" in base and base - {"ا"} <= _HAMZA)
    marks = set(a[1:]), set(b[1:])
    return alike and (marks[0] <= marks[1] or marks[1] <= marks[0])
