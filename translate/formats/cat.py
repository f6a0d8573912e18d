"""What the files of CAT tools have in common: segments to fill, terms marked in them, doubts told."""

from abc import abstractmethod
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

from mujaz.glossary import judge
from mujaz.glossary.arabic import ARABIC_LETTER
from mujaz.translate.documents import Document
from mujaz.translate.formats.base import Block, Shaped, blocks, links
from mujaz.translate.formats.codes import Segment, Wrap, Written, write_segment
from mujaz.translate.formats.places import Element, Xml, escaped
from mujaz.translate.formats.xliff_codes import text_of
from mujaz.translate.links import Linker
from mujaz.translate.translation import TranslatedDocument, Translation

_AT_ONCE = 200  # segments whose links are asked for together
Splice = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Filled:
    """A segment in English: how it is written, and the block that it was made of."""

    written: Written
    block: Block

    @property
    def doubtful(self) -> bool:
        """Whether a translator should look at it."""
        return self.block.doubtful or bool(self.written.lost)

    @property
    def remarks(self) -> Iterator[str]:
        """Say what to look at."""
        for _, _, translation in self.block.parts:
            yield from doubts(translation)
        for code in self.written.lost:
            yield f"code: {code} stands at the end, its place could not be told"

    @property
    def origins(self) -> set[str]:
        """Where its English comes from."""
        return {translation.origin for _, _, translation in self.block.parts}


@dataclass
class CatFile(Shaped):
    """A file of segments, those to translate as lines of the document.

    `segments` are those; segment i stands at `places[i]` in the document.
    """

    xml: Xml
    data: bytes
    path: str | None
    segments: list[Segment]
    document: Document = field(init=False)
    places: list[tuple[int, int]] = field(init=False)
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        self.document, self.places = joined([s.text for s in self.segments], self.path)

    def write(self, translated: TranslatedDocument, out: BinaryIO, linker: Linker) -> list[str]:
        """Write the file with its empty targets filled; give the codes whose place could not be told."""
        filled = list(self._filled(translated, linker))
        splices = list(self.splices([None if "pending" in f.origins else f for f in filled]))
        out.write(self.xml.spliced(splices) if splices else self.data)
        return [
            f"{self.path or '-'}: {code} stands at the end of “{f.block.target[:40]}”, its place is not known"
            for f in filled
            for code in f.written.lost
        ]

    def _filled(self, translated: TranslatedDocument, linker: Linker) -> Iterator[Filled]:
        found = blocks(translated, self.places)
        for first in range(0, len(found), _AT_ONCE):
            some = list(zip(self.segments[first:], found[first : first + _AT_ONCE], strict=False))
            coded = [block for segment, block in some if segment.marks]
            rows = iter(links(coded, linker) if coded else ())
            for segment, block in some:
                wraps = self.wraps(segment, block)
                row = next(rows) if segment.marks else []
                yield Filled(write_segment(segment, block, row, escaped, wraps), block)

    def wraps(self, segment: Segment, block: Block) -> list[Wrap]:
        """Give the mark-up around the terms of a segment; none where the form has none."""
        return []

    @abstractmethod
    def splices(self, filled: Sequence[Filled | None]) -> Iterator[Splice]:
        """Yield what to write where for the segments in English, None for those not translated yet."""


def joined(texts: Sequence[str], name: str | None) -> tuple[Document, list[tuple[int, int]]]:
    """Make a document of texts, each a line or lines of its own, and give their places in it."""
    places, at = [], 0
    for text in texts:
        places.append((at, at + len(text)))
        at += len(text) + 1
    return Document.from_text("\n".join(texts), name), places


def doubts(translation: Translation) -> Iterator[str]:
    """Say what to check in a translation: terms missed, issues."""
    for use in translation.terms:
        if use.outcome == "missed":
            yield f"term missed: {use.match.surface} is {use.match.term.target} in the glossary"
    for issue in translation.issues:
        yield f"{issue.kind}: {issue.message}"


def terms_in(block: Block, opening: Callable[[], str], closing: str) -> list[Wrap]:
    """Give a wrap for each term of a block that stands in its English."""
    found = []
    for _, at, translation in block.parts:
        for judgement in judge([use.match for use in translation.terms], translation.text):
            if judgement.verdict == "kept" and judgement.place:
                start, end = judgement.place
                found.append((at + start, at + end))
    return [Wrap(start, end, opening(), closing) for start, end in sorted(set(found))]


def has_text(element: Element) -> bool:
    """Whether there is anything to translate in a segment: a letter or a digit."""
    return any(c.isalnum() for c in text_of(element))


def is_filled(source: Element, target: Element | None) -> bool:
    """Whether there is a translation; a target that repeats the Arabic, as some tools fill in, is none."""
    if target is None or not text_of(target).strip():
        return False
    copied = text_of(target).split() == text_of(source).split()
    return not (copied and ARABIC_LETTER.search(text_of(source)))


def language(code: str) -> str:
    """Give the language of a code such as ar-SA.

    >>> language("AR_sa")
    'ar'
    """
    return code.replace("_", "-").partition("-")[0].lower()


def wrong_languages(source: str, target: str) -> str:
    """Say what is wrong with the languages of a file, "" if they are Arabic and English (or not said)."""
    if language(source) == "ar" and language(target) in ("en", ""):
        return ""
    if language(source) == "en" and language(target) == "ar":
        return f"is from English ({source}) into Arabic ({target}); mujaz translates Arabic into English"
    said = f"from {source or 'no language'} into {target or 'no language'}"
    return f"is {said}; mujaz translates Arabic (ar) into English (en)"
