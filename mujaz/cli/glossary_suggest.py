"""`mujaz glossary suggest`."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from mujaz.cli.inputs import Inputs
from mujaz.cli.options import glossary_options
from mujaz.cli.outputs import write
from mujaz.cli.talk import raise_all, say
from mujaz.cli.work import read_glossaries
from mujaz.wording import counted

if TYPE_CHECKING:
    from mujaz.glossary import Glossary
    from mujaz.glossary.suggest import Suggestion


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@glossary_options
@click.option(
    "-n", "--count", default=50, show_default=True, type=click.IntRange(1), help="At most N entries."
)
@click.option(
    "--no-draft", is_flag=True, help="Write ? for the English; faster, but with more that is no name."
)
@click.option("-o", "--output", metavar="PATH", help="Write to PATH, whole or not at all.")
@click.option("-q", "--quiet", is_flag=True, help="No summary on stderr.")
def suggest(
    paths: tuple[str, ...], glossaries: tuple[str, ...], no_glossary: bool, count: int, no_draft: bool,
    output: str | None, quiet: bool,
) -> None:  # fmt: skip
    """Propose entries for names and terms that Arabic texts use often and no glossary has yet.

    Prints a glossary file to be edited: the model's own translations are its draft targets, the note says
    how often a term stands in the texts and shows an example. Its rows are used once `draft` is taken out of
    the status column.
    """
    inputs = Inputs(paths)
    if documents := list(inputs):
        from mujaz.glossary.suggest import suggestions_text

        sentences = [s.text for d in documents for s in d.sentences if not s.boilerplate]
        found = _suggested(sentences, read_glossaries(glossaries, no_glossary), count, no_draft)
        write(suggestions_text(found), output)
        if not quiet:
            told = f"{counted(len(found), 'suggestion')} from {counted(len(sentences), 'sentence')}"
            say(f"{told}; check each before use.")
    raise_all(inputs.errors)


def _suggested(
    sentences: Sequence[str], glossary: "Glossary", count: int, no_draft: bool
) -> list["Suggestion"]:
    from mujaz.glossary.suggest import drafted, suggest_terms

    # Some turn out to be no names when they are translated.
    found = suggest_terms(sentences, glossary, count if no_draft else 2 * count)
    if found and not no_draft:
        from mujaz.translate import Document, Translator

        translator = Translator(glossary=glossary)

        def translate(texts: Sequence[str]) -> list[str]:
            return [d.text.strip() for d in translator.translate_all(map(Document.from_text, texts))]

        found = drafted(found, translate)[:count]
    return found
