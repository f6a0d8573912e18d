"""XLIFF 2.0 and 2.1 (OASIS, 2014 and 2018): the `target` of each segment filled, all else left as it was."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count
from typing import ClassVar

from mujaz.errors import InputError
from mujaz.translate.formats.base import Block
from mujaz.translate.formats.cat import (
    CatFile,
    Filled,
    Splice,
    has_text,
    is_filled,
    terms_in,
    wrong_languages,
)
from mujaz.translate.formats.codes import Segment, Wrap
from mujaz.translate.formats.places import Element, Xml, escaped, with_attributes
from mujaz.translate.formats.xliff_codes import segment_of, unbalanced
from mujaz.wording import counted

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
_AUTHOR = "mujaz"
# What a person has looked at is not made anew, whatever is to be overwritten.
_CLOSED = frozenset({"reviewed", "final"})


@dataclass(slots=True)
class _Slot:
    """A `segment` to fill."""

    element: Element
    source: Element
    target: Element | None
    number: int


@dataclass
class Xliff21(CatFile):
    """An XLIFF 2.x file: by unit, the segments to fill."""

    form: ClassVar[str] = "xliff"
    units: list[tuple[Element, list[_Slot]]] = field(default_factory=list)

    def wraps(self, segment: Segment, block: Block) -> list[Wrap]:
        """Mark the terms, unless the source has its own marked."""
        if any(re.search(r"""type\s*=\s*["']term""", mark.opens) for mark in segment.flat()):
            return []
        return terms_in(block, lambda: f'<mrk id="{next(self._ids)}" type="term">', "</mrk>")

    @cached_property
    def _ids(self) -> Iterator[str]:
        """Names that no element has yet."""
        used = {e.get("id") for e in self.xml.root.iter()}
        return (name for n in count(1) if (name := f"mujaz{n}") not in used)

    def splices(self, filled: Sequence[Filled | None]) -> Iterator[Splice]:
        """Yield targets, the states of their segments, notes that say what to check, the target language."""
        root, xml, touched = self.xml.root, self.xml, False
        for unit, slots in self.units:
            remarks: list[str] = []
            for slot in slots:
                if done := filled[slot.number]:
                    touched = True
                    yield from self._segment(slot, done)
                    remarks += done.remarks
            if any(filled[slot.number] for slot in slots):
                yield from self._notes(unit, remarks)
        if touched and not root.get("trgLang"):
            yield root.start, root.inner, with_attributes(xml.raw(root.start, root.inner), {"trgLang": "en"})

    def _segment(self, slot: _Slot, done: Filled) -> Iterator[Splice]:
        xml, segment, source, target = self.xml, slot.element, slot.source, slot.target
        origin = done.origins.pop() if len(done.origins) == 1 else "model"
        state: dict[str, str | None] = {
            "state": "translated",
            "subState": f"{_AUTHOR}:{'needs-review' if done.doubtful else origin}",
        }
        yield segment.start, segment.inner, with_attributes(xml.raw(segment.start, segment.inner), state)
        prefix = _prefix(xml, source)
        opening = xml.raw(target.start, target.inner) if target else f"<{prefix}target>"
        new = re.sub(r"\s*/>\Z", ">", opening) + done.written.text + f"</{prefix}target>"
        if target:
            yield target.start, target.end, new
        else:
            yield source.end, source.end, xml.space_before(source.start) + new

    def _notes(self, unit: Element, remarks: Sequence[str]) -> Iterator[Splice]:
        """Yield what to write where so that the notes of a unit are `remarks` and those of others."""
        xml, notes = self.xml, unit.find("notes")
        old = [e for e in notes.elements if e.get("category") == _AUTHOR] if notes else []
        # `notes` must not be empty.
        if notes and not remarks and len(old) == len(notes.elements):
            yield notes.start - len(xml.space_before(notes.start)), notes.end, ""
            return
        for note in old:
            yield note.start - len(xml.space_before(note.start)), note.end, ""
        if not remarks:
            return
        first = next(e for e in unit.elements if e.name in ("originalData", "segment", "ignorable"))
        prefix, indent = _prefix(xml, first), xml.space_before(first.start)
        new = (
            f'<{prefix}note appliesTo="target" category="{_AUTHOR}">{escaped("; ".join(remarks))}'
            f"</{prefix}note>"
        )
        if notes:
            yield notes.outer, notes.outer, new
        else:
            place = first.start - len(indent)
            yield place, place, f"{indent}<{prefix}notes>{new}</{prefix}notes>"


def _prefix(xml: Xml, element: Element) -> str:
    tag = re.match(r"<([\w.-]+:)?", xml.raw(element.start, element.inner))
    return tag[1] or "" if tag else ""


def read(xml: Xml, data: bytes, path: str | None, *, overwrite: bool = False) -> Xliff21:
    """Read an XLIFF 2.x file; with `overwrite` targets that are there are made anew, save reviewed ones.

    Raises InputError if it is not from Arabic into English.
    """
    name, root = path or "-", xml.root
    if wrong := wrong_languages(root.get("srcLang"), root.get("trgLang")):
        raise InputError(f"{name}:{root.line}: {wrong}")
    reader = _Reader(xml, name, overwrite)
    for file in root.elements:
        reader.walk(file, True)
    return Xliff21(xml, data, path, reader.segments, (*reader.notes, *reader.counts()), reader.units)


class _Reader:
    def __init__(self, xml: Xml, name: str, overwrite: bool) -> None:
        self._xml, self._name, self._overwrite = xml, name, overwrite
        self.units: list[tuple[Element, list[_Slot]]] = []
        self.segments: list[Segment] = []
        self.notes: list[str] = []
        self._left: Counter[str] = Counter()

    def counts(self) -> Iterator[str]:
        for why, number in self._left.items():
            yield f"{self._name}: {counted(number, 'segment')} {why}; left as found"

    def walk(self, element: Element, translated: bool) -> None:
        """Go through files, groups and units; `translate` holds for what is inside, if that does not say."""
        if element.namespace != self._xml.root.namespace:
            return
        translated = element.get("translate", "yes" if translated else "no") == "yes"
        if element.name == "unit":
            self._unit(element, translated)
        elif element.name in ("file", "group"):
            for child in element.elements:
                self.walk(child, translated)

    def _unit(self, unit: Element, translated: bool) -> None:
        parts = [e for e in unit.elements if e.name in ("segment", "ignorable")]
        sources = [(e, source) for e in parts if (source := e.find("source"))]
        segments = [(e, source) for e, source in sources if e.name == "segment" and has_text(source)]
        if not translated:
            self._left["not to be translated"] += len(segments)
            return
        if bad := unbalanced([source for _, source in sources]):
            where = f"{self._name}: line {unit.line}"
            self.notes.append(f"{where}: {bad} in unit {unit.get('id')}; left as found")
            return
        slots = []
        for segment, source in segments:
            target = segment.find("target")
            if segment.get("state") in _CLOSED:
                self._left["reviewed or final"] += 1
            elif is_filled(source, target) and not self._overwrite:
                self._left["with a target already"] += 1
            else:
                slots.append(_Slot(segment, source, target, len(self.segments)))
                self.segments.append(segment_of(source, self._xml))
        if slots:
            self.units.append((unit, slots))
