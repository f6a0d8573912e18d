"""Sentences that say the same: near-duplicates by their content words, found without comparing all pairs.

Likeness is the share of words in common (Jaccard). Two sentences that are alike enough share one of their
rarest words (prefix filtering: Chaudhuri et al. 2006; Bayardo et al. 2007), so an index of those few words
finds every pair, and time grows with the sentences.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from mujaz.glossary.arabic import fold
from mujaz.summarise.stems import content_stems

# Below so many words, one word more or less is another sentence: only the same words are alike.
_FEW = 5
# A word that so many different sentences share no longer tells them apart; bounds the work for one sentence.
_COMMON = 300


def content(text: str) -> frozenset[str]:
    """Give what a sentence says, numbers apart: two states of one count are alike and yet differ."""
    found = frozenset(stem for stem in content_stems(text) if not stem[0].isdigit())
    return found if len(found) >= _FEW else frozenset([f"={' '.join(fold(text).split())}"])


def rarity(contents: Iterable[frozenset[str]]) -> Counter[str]:
    """Count in how many sentences each word is."""
    return Counter(word for content in contents for word in content)


@dataclass(slots=True)
class Alike:
    """An index of sentences; `like` gives those that are alike among the ones added.

    `spread` counts words over the sentences that will come; an unknown word is a rare one. `least` is the
    lowest likeness that counts, 0 to 1.
    """

    spread: Mapping[str, int]
    least: float
    _contents: list[frozenset[str]] = field(default_factory=list)
    _homes: dict[str, list[int]] = field(default_factory=dict)

    def add(self, content: frozenset[str]) -> int:
        """Add a sentence; give its number, counted from 0."""
        number = len(self._contents)
        self._contents.append(content)
        for word in self._rarest(content):
            self._homes.setdefault(word, []).append(number)
        return number

    def like(self, content: frozenset[str]) -> list[tuple[int, float]]:
        """Give the sentences that are alike and how much, the most alike first, then the earliest."""
        seen = {
            number
            for word in self._rarest(content)
            if len(homes := self._homes.get(word, ())) <= _COMMON
            for number in homes
        }
        found = ((number, self._likeness(content, self._contents[number])) for number in seen)
        return sorted(((n, s) for n, s in found if s >= self.least), key=lambda pair: (-pair[1], pair[0]))

    def _rarest(self, content: frozenset[str]) -> list[str]:
        keep = len(content) - math.ceil(self.least * len(content)) + 1
        return sorted(content, key=lambda word: (self.spread.get(word, 0), word))[:keep]

    @staticmethod
    def _likeness(a: frozenset[str], b: frozenset[str]) -> float:
        shared = len(a & b)
        return shared / (len(a) + len(b) - shared)
