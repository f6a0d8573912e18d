"""Word documents (DOCX), translated in place: what is not text stays as it is, byte for byte.

The package itself is read and written, with lxml, of the extra `files`: libraries that model documents
write them anew and lose what they do not know.
"""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from itertools import islice
from typing import Any, BinaryIO

from mujaz.errors import InputError
from mujaz.translate.formats.base import Block, Shaped, blocks, links
from mujaz.translate.formats.cat import joined
from mujaz.translate.formats.docx_package import Package, W, looks_like
from mujaz.translate.formats.docx_rebuild import rebuild
from mujaz.translate.formats.docx_turn import Styles, align, turn_all
from mujaz.translate.formats.docx_walk import MC, Segment, paragraphs, segments
from mujaz.translate.links import Link, Linker
from mujaz.translate.translation import TranslatedDocument

__all__ = ["DocxFile", "looks_like", "read"]

# Parts without text of their own that say how text runs.
_DIRECTED = ("word/styles.xml", "word/numbering.xml")
_UNREAD = {"word/charts/chart": "chart", "word/diagrams/data": "diagram"}
# Segments whose words are linked in one go.
_CHUNK = 64
_QUOTED = 40


class DocxFile(Shaped):
    """A Word document. Its text is the body's, then notes, comments, headers and footers."""

    form = "docx"

    def __init__(self, data: bytes, path: str | None) -> None:
        self._name = path or "-"
        self._package = Package(data, self._name)
        texts = [
            segment.text
            for part in self._package.stories
            for _, found in _segments(self._package.xml(part))
            for segment in found
        ]
        self.document, self._places = joined(texts, path)
        self.notes = tuple(f"{self._name}: {note}" for note in _unread(self._package))

    def write(self, translated: TranslatedDocument, out: BinaryIO, linker: Linker) -> list[str]:
        """Write the document in English, from left to right; give what has lost its place, a line each."""
        package, changed, notes = self._package, dict[str, Any](), list[str]()
        if self._places:
            english = iter(blocks(translated, self._places))
            styles = Styles(package.xml(_DIRECTED[0]) if _DIRECTED[0] in package else None)
            for part in package.stories:
                root = package.xml(part)
                if _translate(root, english, styles, linker, notes):
                    changed[part] = root
            for part in _DIRECTED:
                if part in package and _turned(root := package.xml(part)):
                    changed[part] = root
        package.save(changed, out)
        return [f"{self._name}: {note}" for note in notes]


def read(data: bytes, path: str | None) -> DocxFile:
    """Read a Word document; raises InputError for what is none, is protected, broken or hostile."""
    try:
        import lxml  # noqa: F401
    except ImportError:
        raise InputError(
            f"{path or '-'}: DOCX needs lxml; install it with: pip install 'mujaz[files]'"
        ) from None
    return DocxFile(data, path)


def _segments(root: Any) -> Iterator[tuple[Any, list[Segment]]]:
    for paragraph in list(paragraphs(root)):
        yield paragraph, segments(paragraph)


def _unread(package: Package) -> Iterator[str]:
    for start, what in _UNREAD.items():
        if count := len(package.names(start)):
            yield f"{count} {what}{'s' * (count > 1)} left as {'they are' if count > 1 else 'it is'}"


def _translate(root: Any, english: Iterator[Block], styles: Styles, linker: Linker, notes: list[str]) -> bool:
    """Put the next of the `english` blocks into a part and turn it; tell whether anything changed."""
    found = list(_segments(root))
    if not found:
        return _turned(root)
    for paragraph, _ in found:
        align(paragraph, styles)
    both = [(segment, next(english)) for _, inside in found for segment in inside]
    todo = iter([(segment, block) for segment, block in both if not block.pending])
    while chunk := list(islice(todo, _CHUNK)):
        for (segment, block), linked in zip(chunk, _links(chunk, linker), strict=True):
            if lost := rebuild(segment, block, linked):
                notes.append(
                    f"“{_brief(segment.text)}”: {', '.join(lost)} lost, its place in the English is not known"
                )
    for box in root.iter(f"{MC}AlternateContent"):
        _same_fallback(box)
    turn_all(root)
    return True


def _links(chunk: Sequence[tuple[Segment, Block]], linker: Linker) -> list[list[Link]]:
    """Give the links of segments; none for those that have nothing to carry."""
    carried = [block for segment, block in chunk if segment.marks]
    found = iter(links(carried, linker) if carried else [])
    return [next(found) if segment.marks else [] for segment, _ in chunk]


def _same_fallback(alternatives: Any) -> None:
    """Give old programs the same text in a text box as new ones."""
    boxes = [list(alternatives.iterfind(f"{MC}{tag}//{W}txbxContent")) for tag in ("Choice", "Fallback")]
    for new, old in zip(*boxes, strict=False):
        old[:] = deepcopy(list(new))


def _turned(root: Any) -> bool:
    """Turn a part; tell whether that changed it."""
    from lxml import etree

    before = etree.tostring(root)
    turn_all(root)
    return bool(etree.tostring(root) != before)


def _brief(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED].rstrip()}…"
