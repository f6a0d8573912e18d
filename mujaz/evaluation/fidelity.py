"""What BLEU hardly sees and a desk cares for: terms, numbers and names that made it into the English.

Each is a share in per cent: of the terms in the source those written as asked, of its numbers those that
the English has too, of the names in the reference those that the hypothesis spells the same.
"""

import re
from abc import abstractmethod
from collections import Counter
from collections.abc import Iterator

from mujaz.evaluation.measure import Counts, Measure
from mujaz.evaluation.testsets import Testset
from mujaz.translate import audit
from mujaz.translate.numbers import arabic_quantities, differing

# A capital says nothing where a sentence begins: at the front, behind . ! ? : and an opening quote.
_WORD = re.compile(r"[^\W\d_](?:[\w-]*\w)?")
_BEGINS = re.compile(r"(?:^|[.!?:…]['\"”’)]*\s+)[\s'\"“‘(\[–—-]*$")
_NO_NAMES = frozenset({"I"})


class _Share(Measure):
    """Hits of a total; a score of 100 where there was nothing to hit."""

    def __init__(self, testset: Testset) -> None:
        super().__init__()
        self._pairs = testset.pairs

    @property
    @abstractmethod
    def total(self) -> int:
        """How much there is to hit in the whole test set; without any the measure means nothing."""

    def score(self, sums: Counts) -> float:
        """Give hits of total in per cent."""
        hits, of = sums
        return float(100 * hits / of) if of else 100.0


class Terms(_Share):
    """Terms of the source that stand in the English as asked, by the audit that guards translations too."""

    name = "terms"

    def __init__(self, testset: Testset) -> None:
        super().__init__(testset)
        self.signature = f"by:{testset.terms_by}|match:words|version:1"

    @property
    def total(self) -> int:
        """Count the terms in the sources."""
        return sum(len(pair.terms) for pair in self._pairs)

    def _count(self, index: int, hypothesis: str) -> tuple[int, int]:
        uses = audit(self._pairs[index].terms, hypothesis)
        return sum(use.outcome != "missed" for use in uses), len(uses)


class Numbers(_Share):
    """Numbers of the source that the English has too; what only the English has counts as one more to hit."""

    name = "numbers"
    signature = "in:digits,words|invented:counted|version:1"

    def __init__(self, testset: Testset) -> None:
        super().__init__(testset)
        self._sizes = [len(arabic_quantities(pair.source)) for pair in testset.pairs]

    @property
    def total(self) -> int:
        """Count the numbers in the sources."""
        return sum(self._sizes)

    def _count(self, index: int, hypothesis: str) -> tuple[int, int]:
        source, size = self._pairs[index].source, self._sizes[index]
        if not source:
            return 0, 0
        missing, invented = differing(source, hypothesis)
        return max(0, size - len(missing)), size + len(invented)


class Names(_Share):
    """Capitalised words of the reference that the hypothesis has too, to the letter.

    Days, months and peoples count as well: they are written the same way. Of several references the one
    counts of which most is found.
    """

    name = "names"

    def __init__(self, testset: Testset) -> None:
        super().__init__(testset)
        self.signature = f"nrefs:{len(testset.references)}|words:capitalised|version:1"
        self._wanted = [[Counter(names(r)) for r in pair.references] for pair in testset.pairs]

    @property
    def total(self) -> int:
        """Count the names in the references, those of the richest where there are several."""
        return sum(max(c.total() for c in choices) for choices in self._wanted)

    def _count(self, index: int, hypothesis: str) -> tuple[int, int]:
        # All its words, not its names alone: where a sentence begins may differ.
        held = Counter(_words(hypothesis))
        found = [((wanted & held).total(), wanted.total()) for wanted in self._wanted[index]]
        return max(found, key=lambda f: (f[0] / f[1] if f[1] else 0.0, f[1]))


def names(text: str) -> Iterator[str]:
    """Yield the capitalised words of an English text, but not those that begin a sentence.

    >>> list(names('Talks ended. "No deal," Steve Witkoff of the US said in Abu Dhabi.'))
    ['Steve', 'Witkoff', 'US', 'Abu', 'Dhabi']
    """
    for m in _WORD.finditer(text):
        if m.group()[0].isupper() and m.group() not in _NO_NAMES and not _BEGINS.search(text, 0, m.start()):
            yield m.group()


def _words(text: str) -> list[str]:
    return [m.group() for m in _WORD.finditer(text)]
