"""`mujaz translate`."""

from pathlib import Path

import click

from mujaz.cli.common import Tally, progress, read_documents, translator, work_options, write

_FORMS = {".json": "json", ".jsonl": "jsonl"}


@click.command()
@work_options
@click.option(
    "-f", "--format", "form", type=click.Choice(["text", "json", "jsonl"]),
    help="text keeps the lines; json has everything; jsonl has one document per line.  "
    "[default: by the ending of --output, else text]",
)  # fmt: skip
def translate(
    paths: tuple[str, ...], glossaries: tuple[str, ...], no_glossary: bool, output: str | None,
    beam: int, strict: bool, quiet: bool, form: str | None,
) -> None:  # fmt: skip
    """Translate Arabic text files into English, terms kept.

    Without PATH, or for -, standard input is read.
    """
    form = form or _FORMS.get(Path(output or "").suffix.lower(), "text")
    documents, errors = read_documents(paths)
    work, tally = translator(glossaries, no_glossary, beam), Tally()
    from mujaz.translate import forms

    with progress(documents, quiet) as update:
        done = tally.watch(work.translate_all(documents, update))
        if form == "text":
            chunks = forms.to_text(done, named=len(paths) > 1)
        elif form == "json":
            chunks = forms.to_json(done, work.model, work.glossary)
        else:
            chunks = forms.to_jsonl(done, work.model, work.glossary)
        if documents:
            write(chunks, output)
    tally.close(errors, strict, quiet)
