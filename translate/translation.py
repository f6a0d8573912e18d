"""What a translation is: a sentence in English with all that is known about it, and a document of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from mujaz.files import LINE_END
from mujaz.translate.checks import Issue
from mujaz.translate.documents import Document, Sentence
from mujaz.translate.keep import How, TermUse
from mujaz.translate.memory import FuzzyMatch

# Where the English comes from: the model; a translation memory; the source itself, where there is no Arabic
# in it; "pending" where there is none yet.
Origin = Literal["model", "memory", "copied", "pending"]


@dataclass(frozen=True, slots=True)
class Translation:
    """A sentence in English, with what became of its terms and what to look at.

    `score` is the model's mean log-probability of a token (0 at best), None where nothing was decoded.
    Places in `terms` are places in `sentence.text`. `tried` are the ways tried to mend it, `how` those
    that gave the text; none where plain decoding did. `fuzzy` are the units of a memory that are like it.
    """

    sentence: Sentence
    text: str
    score: float | None
    terms: tuple[TermUse, ...] = ()
    issues: tuple[Issue, ...] = ()
    origin: Origin = "model"
    tried: tuple[How, ...] = ()
    how: tuple[How, ...] = ()
    fuzzy: tuple[FuzzyMatch, ...] = ()

    @property
    def doubtful(self) -> bool:
        """Whether there is something to check: an issue, or a term that was missed."""
        return bool(self.issues) or any(use.outcome == "missed" for use in self.terms)


@dataclass(frozen=True, slots=True)
class TranslatedDocument:
    """A document and a translation for each of its sentences, in order."""

    document: Document
    translations: tuple[Translation, ...]

    @property
    def text(self) -> str:
        """The English, its lines and blank lines as in the Arabic; "" for an empty document."""
        return "".join(text for _, text in self.pieces())

    def pieces(self) -> Iterator[tuple[Translation | None, str]]:
        """Give the English piece by piece: the text of a translation, or what stands between two (None)."""
        source, at = self.document.text, 0
        for number, translation in enumerate(self.translations):
            gap = source[at : translation.sentence.start]
            yield None, "\n" * _line_ends(gap) or " " * bool(number)
            yield translation, translation.text
            at = translation.sentence.end
        yield None, "\n" * (_line_ends(source[at:]) or bool(self.translations))


def _line_ends(gap: str) -> int:
    return len(LINE_END.findall(gap))
