"""`mujaz brief`."""

import click

from mujaz.cli.common import Tally, progress, read_documents, translator, work_options, write


@click.command()
@work_options
@click.option(
    "-n", "--bullets", default=5, show_default=True, type=click.IntRange(1), help="Bullets for each article."
)
@click.option(
    "-f", "--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text",
    show_default=True,    help="markdown cites the Arabic in footnotes; json has everything.",
)  # fmt: skip
def brief(
    paths: tuple[str, ...], glossaries: tuple[str, ...], no_glossary: bool, output: str | None,
    beam: int, strict: bool, quiet: bool, bullets: int, form: str,
) -> None:  # fmt: skip
    """Make an English brief of Arabic articles; every bullet names its sentence.

    Without PATH, or for -, standard input is read.
    """
    documents, errors = read_documents(paths)
    work, tally = translator(glossaries, no_glossary, beam), Tally()
    from mujaz.summarise import brief as make_brief
    from mujaz.summarise import forms

    with progress(documents, quiet) as update:
        done = list(tally.watch(work.translate_all(documents, update)))
    if done:
        form_of = {"text": forms.to_text, "markdown": forms.to_markdown, "json": forms.to_json}[form]
        write(form_of(make_brief(done, bullets), work.model, work.glossary), output)
    tally.close(errors, strict, quiet)
