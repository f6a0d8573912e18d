"""Test sets: Arabic segments with their reference translations, and sometimes the terms they hold."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar, Literal

from mujaz.errors import InputError
from mujaz.files import decode, read_text, stdin_bytes
from mujaz.glossary import Match
from mujaz.glossary.arabic import ARABIC_LETTER
from mujaz.translate.documents import is_arabic
from mujaz.wording import counted

TermsBy = Literal["", "testset", "glossary"]
_FEW = 5  # lines named in a warning


@dataclass(frozen=True, slots=True)
class Pair:
    """A segment: its Arabic `source` ("" if not known), its English references, the terms in the source."""

    source: str
    references: tuple[str, ...]
    terms: tuple[Match, ...] = ()


@dataclass(frozen=True, slots=True)
class Testset:
    """Segments in order, numbered from 1 wherever people read of them.

    `terms_by` says who found the terms of the pairs: the authors of the test set, or a glossary.
    `warnings` are oddities that were kept, each in one line.
    """

    __test__: ClassVar[bool] = False  # nothing for pytest to collect, whatever the name

    name: str
    pairs: tuple[Pair, ...]
    terms_by: TermsBy = ""
    warnings: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.pairs)

    @property
    def sources(self) -> tuple[str, ...]:
        """The Arabic of all segments."""
        return tuple(pair.source for pair in self.pairs)

    @property
    def references(self) -> list[list[str | None]]:
        """The references as sacrebleu has them: streams as long as the test set, None where one is short."""
        most = max(len(pair.references) for pair in self.pairs)
        padded = [[*p.references, *[None] * (most - len(p.references))] for p in self.pairs]
        return [list(stream) for stream in zip(*padded, strict=True)]

    @property
    def sha256(self) -> str:
        """A checksum of sources and references: equal where scores can be compared."""
        content = [[pair.source, *pair.references] for pair in self.pairs]
        return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()


def from_files(source: str | None, references: Sequence[str]) -> Testset:
    """Read parallel files, a segment a line; `-` is standard input, no `source` will do for scoring alone.

    Raises InputError where the files do not match in their number of lines, naming both.
    """
    streams = [_lines(path) for path in references]
    size = len(streams[0])
    sources = _lines(source) if source else [""] * size
    for path, lines in zip([*references[1:], source or ""], [*streams[1:], sources], strict=True):
        if len(lines) != size:
            raise unequal(path, len(lines), references[0], size)
    pairs = [Pair(text, tuple(translations)) for text, *translations in zip(sources, *streams, strict=True)]
    return checked(source or references[0], pairs)


def read_hypotheses(path: str, testset: Testset) -> tuple[str, ...]:
    """Read the translations of a test set from a file, a segment a line; raises InputError."""
    lines = _lines(path)
    if len(lines) != len(testset):
        raise unequal(path, len(lines), testset.name, len(testset))
    if is_mostly_arabic(lines):
        raise InputError(f"{path}: is in Arabic; hypotheses are English")
    return tuple(lines)


def unequal(path: str, lines: int, other: str, others: int) -> InputError:
    """Make the error for files that should have the same number of lines."""
    return InputError(
        f"{path}: {counted(lines, 'line')}, but {other} has {others}; "
        "line n of one must translate line n of the other"
    )


def checked(
    name: str, pairs: Iterable[Pair], terms_by: TermsBy = "", warnings: Iterable[str] = ()
) -> Testset:
    """Make a test set of `pairs`; raises InputError for what cannot be meant, warns of what may be."""
    testset = Testset(name, tuple(pairs), terms_by)
    if not testset.pairs:
        raise InputError(f"{name}: is empty; nothing to evaluate")
    references = [reference for pair in testset.pairs for reference in pair.references]
    if is_mostly_arabic(references):
        raise InputError(
            f"{name}: its references are in Arabic; give the Arabic as source, the English as reference"
        )
    if any(testset.sources) and not any(ARABIC_LETTER.search(source) for source in testset.sources):
        raise InputError(
            f"{name}: its source holds no Arabic; give the Arabic as source, the English as reference"
        )
    return replace(testset, warnings=(*warnings, *_empty_lines(testset)))


def is_mostly_arabic(lines: Sequence[str]) -> bool:
    """Whether English was mixed up with Arabic: true if most of the letters are Arabic."""
    text = "".join(lines)
    return ARABIC_LETTER.search(text) is not None and is_arabic(text)


def _empty_lines(testset: Testset) -> Iterator[str]:
    sides = [("source", [not p.source.strip() for p in testset.pairs] if any(testset.sources) else [])]
    sides.append(("reference", [not all(r.strip() for r in p.references) for p in testset.pairs]))
    for side, empty in sides:
        if places := [str(i) for i, is_empty in enumerate(empty, 1) if is_empty]:
            named = ", ".join(places[:_FEW]) + (" ..." if len(places) > _FEW else "")
            yield f"{testset.name}: {len(places)} with an empty {side}, kept as pairs: {named}"


def _lines(path: str) -> list[str]:
    text = decode(stdin_bytes(), "standard input") if path == "-" else read_text(Path(path))
    return split_lines(text)


def split_lines(text: str) -> list[str]:
    """Split at line ends as sacrebleu does, so that scores are the same: CRLF too, rarer line ends not."""
    lines = text.split("\n")
    if not lines[-1]:
        lines.pop()
    return [line.rstrip() for line in lines]
