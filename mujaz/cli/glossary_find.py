"""`mujaz glossary find`."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from mujaz.cli.common import glossary_options, read_glossaries, write


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

    TEXT-OR-PATH is a file, - for standard input, or the Arabic text itself.
    """
    glossary = read_glossaries(glossaries, no_glossary)
    from mujaz.glossary import Matcher
    from mujaz.glossary.reports import Hit, hits, hits_json, hits_text

    matcher = Matcher(glossary)

    def found() -> Iterator[Hit]:
        for text in texts:
            yield from hits(*_read(text), matcher)

    write(hits_json(found(), glossary.names) if form == "json" else hits_text(found()), output)


def _read(text: str) -> tuple[str, str]:
    """Give a text and what to call it."""
    from mujaz.files import decode, read_text
    from mujaz.glossary.arabic import ARABIC_LETTER

    if text == "-":
        return decode(sys.stdin.buffer.read(), "standard input"), "standard input"
    # Arabic that names no file is the text; a long one is no name at all and may not even be asked about.
    if ARABIC_LETTER.search(text) and (len(text.encode()) > 255 or not Path(text).exists()):
        return text, "text"
    return read_text(Path(text)), text
