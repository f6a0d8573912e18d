"""Translation memories as they lie on a desk's disk, read as a stream: TMX, TSV, JSON lines."""

import json
from collections.abc import Callable, Iterator
from itertools import zip_longest
from pathlib import Path

from mujaz.errors import InputError
from mujaz.files import open_bytes, text_pieces
from mujaz.translate.tmx import read_units

# What a unit has in Arabic and in English; None for a side that it does not have in that language.
Raw = tuple[str | None, str | None]

_HEADERS = frozenset({"source", "src", "ar", "arabic"})
_NAMES = (("ar", "source", "src", "arabic"), ("en", "target", "tgt", "english"))


def read_memory(path: Path) -> Iterator[Raw]:
    """Yield what each unit of a memory has in Arabic and in English, whatever it is worth, as it stands.

    `path` ends in .tmx; .tsv (Arabic, a tab, English, with a header or without); or .jsonl (a line each:
    {"ar": "...", "en": "..."}, or an article with `paragraphs` and `reference`). Nothing of it is kept.
    Raises InputError.
    """
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise InputError(f"{path}: not a memory by its name; {', '.join(_READERS)} can be read")
    yield from reader(path)


def _tmx(path: Path) -> Iterator[Raw]:
    """Give the first variant in each language that is not empty."""
    with open_bytes(path) as file:
        for texts in read_units(file, str(path)):
            source, target = (
                next(filter(None, texts[code]), "") if code in texts else None for code in ("ar", "en")
            )
            yield source, target


def _tsv(path: Path) -> Iterator[Raw]:
    for number, line in enumerate(_lines(path), 1):
        source, *rest = line.split("\t")
        if number == 1 and source.strip().lower() in _HEADERS:
            continue
        if number == 1 and not rest:
            raise InputError(f"{path}: one column only; expected Arabic, a tab, English")
        yield source, rest[0] if rest else ""


def _json_lines(path: Path) -> Iterator[Raw]:
    for number, line in enumerate(_lines(path), 1):
        if line.strip():
            yield from _entry(line, f"{path}:{number}")


def _entry(line: str, where: str) -> Iterator[Raw]:
    try:
        entry = json.loads(line)
        if "paragraphs" in entry:
            sides = [[s for p in entry[name] for s in p] for name in ("paragraphs", "reference")]
        else:
            sides = [[next((entry[name] for name in names if name in entry), None)] for names in _NAMES]
        if not all(isinstance(text, str | None) for side in sides for text in side):
            raise TypeError
    except json.JSONDecodeError as e:
        raise InputError(f"{where}: not JSON ({e.msg})") from None
    except (KeyError, TypeError, RecursionError):
        raise InputError(
            f'{where}: not a pair; expected {{"ar": "...", "en": "..."}} or an article'
        ) from None
    source, target = sides
    yield from zip_longest(source, target)


def _lines(path: Path) -> Iterator[str]:
    """Yield the lines of a text file of any size."""
    rest = ""
    for piece in text_pieces(path):
        *whole, rest = (rest + piece).split("\n")
        yield from (line.removesuffix("\r") for line in whole)
    if rest:
        yield rest


_READERS: dict[str, Callable[[Path], Iterator[Raw]]] = {
    ".tmx": _tmx,
    ".tsv": _tsv,
    ".jsonl": _json_lines,
}
