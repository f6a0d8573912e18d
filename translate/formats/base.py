"""What every file form has in common: a text to translate, and the way back into the file's own shape."""

import re
from abc import ABC, abstractmethod
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO, ClassVar

from mujaz.translate.documents import Document
from mujaz.translate.formats.linking import sharpened
from mujaz.translate.links import Link, Linker
from mujaz.translate.translation import TranslatedDocument, Translation

_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")


def is_translatable(text: str) -> bool:
    """Whether there is Arabic in a text: letters, digits or punctuation."""
    return _ARABIC.search(text) is not None


class Shaped(ABC):
    """A file that has been read: its text as a document, and all that is needed to write it in English.

    `document.text` holds what is to be translated, a line for each block (paragraph, cell, segment, cue
    group); what is not to be translated (codes, scripts, locked segments) is not in it. `notes` say in a
    line each what a user should know of the reading, such as the doubtful order of a PDF.
    """

    form: ClassVar[str]
    document: Document
    notes: tuple[str, ...] = ()

    @abstractmethod
    def write(self, translated: TranslatedDocument, out: BinaryIO, linker: Linker) -> list[str]:
        """Write the file with its text in English; give what could not be kept, a line each.

        `translated` is the translation of `document`. Where nothing was to be translated, a text form comes
        out byte for byte as it was read.
        """


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a document and its English, with the places of its sentences in both.

    `parts[i]` is (place in `source`, place in `target`, translation) of sentence i.
    """

    source: str
    target: str
    parts: tuple[tuple[int, int, Translation], ...]

    @property
    def doubtful(self) -> bool:
        """Whether a sentence of it has something to check."""
        return any(t.doubtful for _, _, t in self.parts)

    @property
    def pending(self) -> bool:
        """Whether a sentence of it is not translated yet."""
        return any(t.origin == "pending" for _, _, t in self.parts)

    def links(self, linker: Linker) -> list[Link]:
        """Give the links between the words of `source` and those of `target`, places in these."""
        return links([self], linker)[0]


def links(found: Sequence[Block], linker: Linker) -> list[list[Link]]:
    """Give the links of each block, see `Block.links`; faster than one by one."""
    rows = iter(linker.link([(t.sentence.text, t.text) for block in found for _, _, t in block.parts]))
    return [
        [
            Link(
                (link.source[0] + s, link.source[1] + s),
                (link.target[0] + t, link.target[1] + t),
                link.weight,
            )
            for s, t, translation in block.parts
            for link in sharpened(next(rows), translation)
        ]
        for block in found
    ]


def blocks(translated: TranslatedDocument, places: Sequence[tuple[int, int]]) -> list[Block]:
    """Give the blocks (start, end) of a document's text with their English; lines in them stay lines.

    No sentence may lie across the border of a block, which holds if blocks are lines of the text.
    """
    text, translations = translated.document.text, translated.translations
    starts = [t.sentence.start for t in translations]
    found = []
    for start, end in places:
        inside = translations[bisect_left(starts, start) : bisect_left(starts, end)]
        target, parts, at = "", [], start
        for translation in inside:
            gap = text[at : translation.sentence.start]
            target += "\n" * gap.count("\n") or " " * bool(target)
            parts.append((translation.sentence.start - start, len(target), translation))
            target += translation.text
            at = translation.sentence.end
        found.append(Block(text[start:end], target + "\n" * text[at:end].count("\n"), tuple(parts)))
    return found
