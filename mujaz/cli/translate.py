"""`mujaz translate`."""

import click

from mujaz.cli.common import Tally, progress, read_documents, translator, work_options, write


@click.command()
@work_options
@click.option(
    "-f", "--format", "form", type=click.Choice(["text", "json", "jsonl"]), default="text", show_default=True,
    help="text keeps the paragraphs; json has everything; jsonl is a document a line.",
)  # fmt: skip
def translate(
    paths: tuple[str, ...], glossaries: tuple[str, ...], no_glossary: bool, output: str | None,
    beam: int, strict: bool, quiet: bool, form: str,
) -> None:  # fmt: skip
    """Translate Arabic text files into English, terms kept.

    Without PATH, or for -, standard input is read.
    """
    documents, errors = read_documents(paths)
    work, tally = translator(glossaries, no_glossary, beam), Tally()
    from mujaz.translate import forms

    with progress(documents, quiet) as update:
        done = tally.watch(work.translate_all(documents, update))
        if form == "text":
            chunks = forms.to_text(done, named=len(documents) > 1)
        elif form == "json":
            chunks = forms.to_json(done, work.model, work.glossary)
        else:
            chunks = forms.to_jsonl(done, work.model, work.glossary)
        if documents:
            write(chunks, output)
    tally.close(errors, strict, quiet)
