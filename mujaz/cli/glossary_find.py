"""`mujaz glossary find`."""

import re
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path

import click

from mujaz.cli.options import glossary_options
from mujaz.cli.outputs import write
from mujaz.cli.work import read_glossaries

_LIKE_A_PATH = re.compile(r"[^\n]*(?:/[^\n]*|\.[A-Za-z]{2,4})").fullmatch
_LONGEST_NAME = 255  # bytes


@click.command()
@click.argument("texts", nargs=-1, required=True, metavar="TEXT-OR-PATH...")
@glossary_options
@click.option(
    "-f", "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help="text is a line a hit: place, words, target, entry.",
)  # fmt: skip
@click.option("-o", "--output", metavar="PATH", help="Write to PATH, whole or not at all.")
def find(
    texts: tuple[str, ...], glossaries: tuple[str, ...], no_glossary: bool, form: str, output: str | None
) -> None:
    """Show every term that stands in Arabic texts, with its place and its entry.

    TEXT-OR-PATH is a file, - for standard input, or the Arabic text itself; what holds a slash or ends like
    .txt is a file.
    """
    glossary = read_glossaries(glossaries, no_glossary)
    from mujaz.glossary import Matcher
    from mujaz.glossary.reports import Hit, hits, hits_json, hits_text

    matcher = Matcher(glossary)

    def found() -> Iterator[Hit]:
        for text, path in _texts(texts):
            yield from hits(text, path, matcher)

    write(hits_json(found(), glossary.names) if form == "json" else hits_text(found()), output)


def _texts(arguments: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield each text and what to call it: its file, or its number where several stand in no file."""
    from mujaz.files import decode, read_text, stdin_bytes

    several = sum(not _is_path(argument) for argument in arguments) > 1
    numbers = count(1)
    for argument in arguments:
        if not _is_path(argument):
            yield argument, f"text-{next(numbers)}" if several else "text"
        elif argument == "-":
            yield decode(stdin_bytes(), "standard input"), "standard input"
        else:
            yield read_text(Path(argument)), argument


def _is_path(argument: str) -> bool:
    """Tell a path from a text: the text is Arabic that neither looks like a path nor names a file."""
    from mujaz.glossary.arabic import ARABIC_LETTER

    if not ARABIC_LETTER.search(argument):
        return True
    # What is too long for a name may not even be asked about.
    if any(len(part.encode()) > _LONGEST_NAME for part in argument.split("/")):
        return False
    return bool(_LIKE_A_PATH(argument)) or Path(argument).exists()
