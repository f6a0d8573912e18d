"""TMX as a file to translate, units that have only Arabic filled; and translations written as TMX."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import ClassVar

from mujaz.errors import InputError
from mujaz.translate.formats.cat import CatFile, Filled, Splice, doubts, has_text, is_filled, language
from mujaz.translate.formats.places import XML, Element, escaped, read_xml
from mujaz.translate.formats.xliff_codes import segment_of, unbalanced
from mujaz.translate.translation import TranslatedDocument, Translation
from mujaz.wording import counted

_ROOT = re.compile(rb"<(?:[\w.-]+:)?tmx[\s>]")
_HEAD = 4096
_ISSUE = "x-mujaz-issue"
_ORIGIN = "x-mujaz-origin"


def looks_like(data: bytes) -> bool:
    """Whether the bytes begin as a TMX file does."""
    head = data[:_HEAD].replace(b"\x00", b"")
    return head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<") and _ROOT.search(head) is not None


@dataclass(slots=True)
class _Unit:
    """A unit to fill: its Arabic variant, and the English one if it has one."""

    arabic: Element
    english: Element | None


@dataclass
class Tmx(CatFile):
    """A TMX file: `units[i]` is that of segment i."""

    form: ClassVar[str] = "tmx"
    units: list[_Unit] = field(default_factory=list)

    def splices(self, filled: Sequence[Filled | None]) -> Iterator[Splice]:
        """Yield English variants, with properties that say where each comes from and what to check."""
        xml = self.xml
        for unit, done in zip(self.units, filled, strict=True):
            if done is None:
                continue
            new = f'<tuv xml:lang="en">{"".join(_props(done))}<seg>{done.written.text}</seg></tuv>'
            if old := unit.english:
                yield old.start, old.end, new
            else:
                yield unit.arabic.end, unit.arabic.end, xml.space_before(unit.arabic.start) + new


def _props(done: Filled) -> Iterator[str]:
    for origin in sorted(done.origins):
        yield f'<prop type="{_ORIGIN}">{origin}</prop>'
    for remark in done.remarks:
        yield f'<prop type="{_ISSUE}">{escaped(remark)}</prop>'


def read(data: bytes, path: str | None, *, overwrite: bool = False) -> Tmx:
    """Read a TMX file; units that have English are left, unless `overwrite`.

    Raises InputError for what is broken, declares entities, or holds no Arabic at all.
    """
    name = path or "-"
    xml = read_xml(data, name, dtd=True)
    if xml.root.name != "tmx":
        raise InputError(f"{name}:{xml.root.line}: no TMX file; its root is '{xml.root.name}'")
    units, segments, notes, left = [], [], [], Counter[str]()
    for tu in (e for e in xml.root.iter() if e.name == "tu"):
        sides: dict[str, Element] = {}
        for tuv in (e for e in tu.elements if e.name == "tuv"):
            sides.setdefault(language(tuv.get(f"{{{XML}}}lang") or tuv.get("lang")), tuv)
        arabic, english = sides.get("ar"), sides.get("en")
        source = arabic.find("seg") if arabic else None
        if arabic is None or source is None:
            left["without Arabic"] += 1
        elif english and is_filled(source, english.find("seg")) and not overwrite:
            left["with English already"] += 1
        elif bad := unbalanced([source]):
            notes.append(f"{name}: line {tu.line}: {bad}; left as found")
        elif has_text(source):
            units.append(_Unit(arabic, english))
            segments.append(segment_of(source, xml))
    if not units and not notes and set(left) <= {"without Arabic"}:
        raise InputError(f"{name}: no unit with Arabic; mujaz fills in the English of Arabic ones")
    notes += [f"{name}: {counted(count, 'unit')} {why}; left as found" for why, count in left.items()]
    return Tmx(xml, data, path, segments, tuple(notes), units)


def to_tmx(documents: Iterable[TranslatedDocument]) -> Iterator[str]:
    """Yield documents as one TMX 1.4 file, a unit for each sentence, a piece for each document."""
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n'
        f'<header creationtool="mujaz" creationtoolversion="{version("mujaz")}" segtype="sentence" '
        'o-tmf="mujaz" adminlang="en" srclang="ar" datatype="plaintext"/>\n<body>\n'
    )
    for document in documents:
        yield "".join(_tu(translation) for translation in document.translations if translation.text)
    yield "</body>\n</tmx>\n"


def _tu(translation: Translation) -> str:
    props = f'<prop type="{_ORIGIN}">{translation.origin}</prop>'
    props += "".join(f'<prop type="{_ISSUE}">{escaped(doubt)}</prop>' for doubt in doubts(translation))
    return (
        f'<tu>{props}\n<tuv xml:lang="ar"><seg>{escaped(translation.sentence.text)}</seg></tuv>\n'
        f'<tuv xml:lang="en"><seg>{escaped(translation.text)}</seg></tuv>\n</tu>\n'
    )
