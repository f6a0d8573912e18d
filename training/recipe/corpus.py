"""The corpus: parallel text in compressed TSV, cleaned, each rule counted, kept apart from the test sets.

    authored/NAME.tsv.xz    text written for the project
    parallel/NAME.tsv.xz    text from elsewhere; each NAME is a row of the licence table in README.md
    lexicon/NAME.tsv.xz     names and words with translations
    README.md               the sources with their licences, in tables

A line is Arabic, a tab, English. Nothing else is needed to train on another corpus, or on several.
"""

import lzma
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from mujaz.errors import InputError
from mujaz.files import lines, read_text, whole_file
from mujaz.training.pairs import Pair, bare, broken_rule, prepared

AUTHORED = "authored"
_END = ".tsv.xz"
_LICENSED = ("parallel", "lexicon")  # folders whose sets the licence table names
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')


@dataclass(frozen=True, slots=True)
class Licence:
    """A row of the licence table."""

    name: str
    pairs: int
    origin: str
    licence: str


def files(corpora: Sequence[Path], *folders: str) -> list[Path]:
    """Give the files of some folders, of all corpora; raises InputError if there are none at all."""
    found = _found(corpora, folders)
    if not found:
        raise InputError(f"{', '.join(map(str, corpora))}: no corpus there (no {folders[0]}/*{_END})")
    return found


def _found(corpora: Sequence[Path], folders: Sequence[str]) -> list[Path]:
    return [p for folder in folders for root in corpora for p in sorted((root / folder).glob(f"*{_END}"))]


def set_name(path: Path) -> str:
    """Give the name of the set in a file of the corpus."""
    return path.name.removesuffix(_END)


def read_pairs(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the two sides of each line that has two, as they stand; raises InputError."""
    try:
        with lzma.open(path, "rt", encoding="utf-8", errors="replace") as file:
            for line in file:
                sides = line.rstrip("\n").split("\t")
                if len(sides) == 2:
                    yield sides[0], sides[1]
    except (OSError, lzma.LZMAError, EOFError) as e:
        raise InputError(f"{path}: cannot be read ({e})") from None


def clean_corpus(corpora: Sequence[Path], tests: Path | None, out: Path) -> Counter[str]:
    """Write the good pairs as lines of set, Arabic, English; give how many were read, kept, and why not.

    Authored text comes first, so that of two equal pairs its own is kept.
    """
    held, seen, counts = _test_texts(tests), set[tuple[str, str]](), Counter[str]()
    with whole_file(out) as file:
        for path in files(corpora, AUTHORED, "parallel"):
            name = AUTHORED if path.parent.name == AUTHORED else set_name(path)
            for sides in read_pairs(path):
                counts["read"] += 1
                pair = prepared(*sides)
                reason = broken_rule(pair)
                key = pair.key
                if not reason and (key[0] in held or key[1] in held):
                    reason = "in a test set"
                if not reason and key in seen:
                    reason = "duplicates"
                if reason:
                    counts[reason] += 1
                    continue
                seen.add(key)
                counts["kept"] += 1
                file.write(f"{name}\t{pair.source}\t{pair.target}\n")
    return counts


def read_clean(path: Path) -> Iterator[tuple[str, Pair]]:
    """Yield the sets and pairs that `clean_corpus` wrote."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            name, source, target = line.rstrip("\n").split("\t")
            yield name, Pair(source, target)


def _test_texts(tests: Path | None) -> frozenset[str]:
    """Give all texts of the test sets, bare: sentences of .ar and .en files, strings of JSON."""
    found: set[str] = set()
    for path in sorted(tests.iterdir()) if tests else ():
        if path.suffix in (".ar", ".en"):
            found.update(bare(line) for line in lines(read_text(path)))
        elif path.suffix in (".json", ".jsonl"):
            found.update(bare(m[1].replace('\\"', '"')) for m in _QUOTED.finditer(read_text(path)))
    return frozenset(found - {""})


def licences(corpora: Sequence[Path]) -> list[Licence]:
    """Read the tables of each README.md: one row for each set of `parallel` and `lexicon`.

    Raises InputError for a set that is in no table: text without a known licence trains nothing.
    """
    files(corpora, *_LICENSED)
    return [row for corpus in corpora for row in _licences(corpus)]


def _licences(corpus: Path) -> list[Licence]:
    rows = [
        [cell.strip() for cell in line.strip("| ").split("|")]
        for line in lines(read_text(corpus / "README.md"))
        if line.startswith("|")
    ]
    # name, pairs, from, licence, and what else a table has.
    table = {
        row[0]: Licence(row[0], int(row[1].replace(",", "")), row[2], row[3])
        for row in rows
        if len(row) >= 4 and row[1].replace(",", "").isdigit()
    }
    names = [set_name(path) for path in _found([corpus], _LICENSED)]
    if unknown := [name for name in names if name not in table]:
        raise InputError(
            f"{corpus}/README.md: names no licence for {', '.join(unknown)}; add it or the file goes"
        )
    return [table[name] for name in names]
