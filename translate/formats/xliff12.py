"""XLIFF 1.2 (OASIS, 2008): the `target` of each unit filled in place, and all else left as it was."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
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

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
AUTHOR = "mujaz"
# What a person has closed is not opened again, whatever is to be overwritten.
_CLOSED = frozenset({"final", "signed-off"})
_YES = frozenset({"yes", "true", "1", "locked"})


@dataclass(slots=True)
class _Slot:
    """A stretch to translate: all of a unit, or one of the `mrk` that it is cut into.

    `target` is the element to fill; None where one is to be made.
    """

    source: Element
    target: Element | None
    segment: Segment
    number: int


@dataclass(slots=True)
class _Unit:
    """A `trans-unit` with something to fill: the content that the target takes its shape from."""

    element: Element
    shape: Element
    target: Element | None
    slots: list[_Slot] = field(default_factory=list)

    @property
    def cut(self) -> bool:
        """Whether it is cut into segments."""
        return self.shape.name == "seg-source"

    @property
    def anew(self) -> bool:
        """Whether the target is written as a whole."""
        return all(slot.target is None for slot in self.slots)


@dataclass
class Xliff12(CatFile):
    """An XLIFF 1.x file."""

    form: ClassVar[str] = "xliff"
    units: list[_Unit] = field(default_factory=list)

    def wraps(self, segment: Segment, block: Block) -> list[Wrap]:
        """Mark the terms, unless the source has its own marked."""
        if any(re.search(r"""mtype\s*=\s*["']term""", mark.opens) for mark in segment.flat()):
            return []
        return terms(block)

    def splices(self, filled: Sequence[Filled | None]) -> Iterator[Splice]:
        """Yield targets, their states, notes that say what to check, and the language of the target."""
        files: dict[int, Element] = {}
        for unit in self.units:
            done = {slot.number: f for slot in unit.slots if (f := filled[slot.number])}
            if len(done) == len(unit.slots):
                yield from self._unit(unit, done)
                file = _file_of(unit.element)
                files[file.start] = file
        for file in files.values():
            if not file.get("target-language"):
                tag = self.xml.raw(file.start, file.inner)
                yield file.start, file.inner, with_attributes(tag, {"target-language": "en"})

    def _unit(self, unit: _Unit, done: dict[int, Filled]) -> Iterator[Splice]:
        xml, target = self.xml, unit.target
        source = unit.element.find("source")
        assert source  # read() has seen to it
        tag = re.match(r"<((?:[\w.-]+:)?)source", xml.raw(source.start, source.inner))
        prefix = tag[1] if tag else ""
        opening = xml.raw(target.start, target.inner) if target else f"<{prefix}target>"
        opening = re.sub(r"\s*/>\Z", ">", with_attributes(opening, state_of(list(done.values()))))
        indent = xml.space_before(source.start)
        if target is None or unit.anew:
            new = f"{opening}{self._content(unit, done)}</{prefix}target>"
            if target is None:
                after = unit.element.find("seg-source") or source
                yield after.end, after.end, indent + new
            else:
                yield target.start, target.end, new
        else:
            yield target.start, target.inner, opening
            for slot in unit.slots:
                assert slot.target
                yield _content_of(slot.target, xml, done[slot.number].written.text)
        for note in unit.element.elements:
            if note.name == "note" and note.get("from") == AUTHOR:
                yield note.start - len(xml.space_before(note.start)), note.end, ""
        remarks = [remark for f in done.values() for remark in f.remarks]
        if remarks:
            place = (target or unit.element.find("seg-source") or source).end
            text = escaped("; ".join(remarks))
            yield place, place, f'{indent}<{prefix}note from="{AUTHOR}">{text}</{prefix}note>'

    def _content(self, unit: _Unit, done: dict[int, Filled]) -> str:
        """Give the content of a new target: that of its shape, with the stretches in English."""
        shape = unit.shape
        parts, at = [], shape.inner
        for slot in unit.slots:
            start, end, text = slot.source.inner, slot.source.outer, done[slot.number].written.text
            parts += [self.xml.raw(at, start), text]
            at = end
        return "".join([*parts, self.xml.raw(at, shape.outer)])


def read(xml: Xml, data: bytes, path: str | None, *, overwrite: bool = False) -> Xliff12:
    """Read an XLIFF 1.x file; with `overwrite` targets that are there are made anew, save closed ones.

    Raises InputError if none of its files is from Arabic into English.
    """
    name = path or "-"
    files = [e for e in xml.root.elements if e.name == "file"]
    wrong = [w for f in files if (w := wrong_languages(f.get("source-language"), f.get("target-language")))]
    if wrong and len(wrong) == len(files):
        raise InputError(f"{name}:{files[0].line}: {wrong[0]}")
    reader = _Reader(xml, name, overwrite)
    if wrong:
        reader.note(f"{counted(len(wrong), 'file')} in it left as found: the first {wrong[0]}")
    for file in files:
        if not wrong_languages(file.get("source-language"), file.get("target-language")):
            reader.walk(file)
    return Xliff12(xml, data, path, reader.segments, (*reader.notes, *reader.counts()), reader.units)


class _Reader:
    def __init__(self, xml: Xml, name: str, overwrite: bool) -> None:
        self._xml, self._name, self._overwrite = xml, name, overwrite
        self.units: list[_Unit] = []
        self.segments: list[Segment] = []
        self.notes: list[str] = []
        self._left: Counter[str] = Counter()

    def note(self, what: str) -> None:
        self.notes.append(f"{self._name}: {what}")

    def counts(self) -> Iterator[str]:
        for why, count in self._left.items():
            yield f"{self._name}: {counted(count, 'segment')} {why}; left as found"

    def walk(self, element: Element) -> None:
        for child in element.elements:
            if child.name == "trans-unit":
                self._unit(child)
            elif child.name in ("body", "group"):
                if child.get("translate") == "no":
                    self._left["not to be translated"] += sum(e.name == "trans-unit" for e in child.iter())
                else:
                    self.walk(child)

    def _unit(self, unit: Element) -> None:
        source, target, cut = unit.find("source"), unit.find("target"), unit.find("seg-source")
        if source is None:
            self.note(f"line {unit.line}: a unit without a source; left as found")
        elif unit.get("translate") == "no" or unit.get("approved") == "yes" or _is_locked(unit):
            self._left["locked, approved or not to be translated"] += 1
        elif target and target.get("state") in _CLOSED:
            self._left["final or signed off"] += 1
        elif bad := unbalanced([source]):
            self.note(f"line {source.line}: {bad} in unit {unit.get('id')}; left as found")
        else:
            parts = _parts(cut) if cut else []
            shape = cut if cut and parts else source
            found = _Unit(unit, shape, target)
            self._slots(found, parts or [source])
            if found.slots:
                self.units.append(found)

    def _slots(self, unit: _Unit, sources: Sequence[Element]) -> None:
        """Add the stretches of a unit that are to be filled."""
        wanted = [s for s in sources if has_text(s)]
        locked = _locked_parts(unit.element)
        targets = {t.get("mid"): t for t in (_parts(unit.target) if unit.target and unit.cut else [])}
        pairs: list[tuple[Element, Element | None]] = []
        for source in wanted:
            target = targets.get(source.get("mid")) if targets else unit.target
            if source.get("mid") in locked:
                self._left["locked, approved or not to be translated"] += 1
            elif targets and target is None:
                self._left["without a place in the target"] += 1
            elif is_filled(source if targets else unit.shape, target) and not self._overwrite:
                self._left["with a target already"] += 1
            else:
                pairs.append((source, target if targets else None))
        if not targets and len(pairs) < len(wanted):  # there is no place to leave some of it as found
            pairs = []
        for source, target in pairs:
            unit.slots.append(_Slot(source, target, segment_of(source, self._xml), len(self.segments)))
            self.segments.append(unit.slots[-1].segment)


def _parts(element: Element) -> list[Element]:
    """Give the segments that a `seg-source` or `target` is cut into."""
    return [e for e in element.iter() if e.name == "mrk" and e.get("mtype") == "seg"]


def _is_locked(unit: Element) -> bool:
    """Whether a CAT tool's own attribute locks a unit (memoQ, Phrase ...)."""
    return any(n.rpartition("}")[2] == "locked" and v.lower() in _YES for n, v in unit.attributes.items())


def _locked_parts(unit: Element) -> frozenset[str]:
    """Give the numbers of segments that Trados has locked."""
    return frozenset(e.get("id") for e in unit.iter() if e.name == "seg" and _is_locked(e))


def _file_of(element: Element) -> Element:
    while element.parent and element.name != "file":
        element = element.parent
    return element


def terms(block: Block) -> list[Wrap]:
    """Give the marks of the terms in a block."""
    return terms_in(block, lambda: '<mrk mtype="term">', "</mrk>")


def state_of(done: Sequence[Filled]) -> dict[str, str | None]:
    """Give the attributes of a target: whether it is to be reviewed, and where it comes from."""
    origins = {origin for filled in done for origin in filled.origins}
    qualifier = {frozenset({"memory"}): "exact-match", frozenset({"copied"}): None}
    return {
        "state": "needs-review-translation" if any(f.doubtful for f in done) else "translated",
        "state-qualifier": qualifier.get(frozenset(origins), "mt-suggestion"),
    }


def _content_of(element: Element, xml: Xml, text: str) -> Splice:
    """Give what to write where so that an element has `text` as its content."""
    if element.inner < element.end:
        return element.inner, element.outer, text
    tag = xml.raw(element.start, element.inner)
    name = re.match(r"<([\w.:-]+)", tag)
    closing = f"</{name[1]}>" if name else ""
    return element.start, element.end, re.sub(r"\s*/>\Z", ">", tag) + text + closing
