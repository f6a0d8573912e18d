"""`mujaz brief`."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mujaz.cli.inputs import Inputs
from mujaz.cli.options import Work, work_options
from mujaz.cli.outputs import write, write_bytes
from mujaz.cli.talk import Tally, progress
from mujaz.cli.types import FloatRange
from mujaz.cli.work import translator
from mujaz.errors import InputError

if TYPE_CHECKING:
    from mujaz.glossary import Glossary
    from mujaz.summarise import Brief, Method
    from mujaz.translate import ModelInfo

_FORMS = ("text", "markdown", "json", "html", "docx")
_SUFFIXES = {".md": "markdown", ".markdown": "markdown", ".json": "json", ".html": "html", ".htm": "html",
             ".docx": "docx", ".txt": "text", "": "text"}  # fmt: skip
# As in mujaz.summarise.METHODS, which is not imported for --help.
_METHODS = ("coverage", "centroid", "lead", "textrank", "lexrank")


@click.command()
@work_options
@click.option(
    "-n",
    "--bullets",
    type=click.IntRange(1),
    metavar="N",
    help="Bullets for each story.  [default: 5, or as many as --words or --ratio allow]",
)
@click.option("--words", type=click.IntRange(1), metavar="N", help="At most N English words for each story.")
@click.option(
    "--ratio",
    type=FloatRange(0, 1, min_open=True),
    metavar="SHARE",
    help="At most this share of the sentences of each story, 0 to 1.",
)
@click.option(
    "--method",
    type=click.Choice(_METHODS),
    default="coverage",
    show_default=True,
    help="How sentences are chosen.",
)
@click.option(
    "--since",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="JSON",
    help="Mark and put first what is new since an earlier brief, or translation, made with -f json.",
)
@click.option(
    "--date",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="The date at the foot.  [default: today]",
)
@click.option(
    "-f", "--format", "form", type=click.Choice(_FORMS),
    help="markdown cites the Arabic in footnotes; html shows Arabic and English side by side; "
    "json has everything.  [default: by the ending of --output; text for .txt or none]",
)  # fmt: skip
def brief(
    work: Work, bullets: int | None, words: int | None, ratio: float | None, method: "Method",
    since: Path | None, day: datetime | None, form: str | None,
) -> None:  # fmt: skip
    """Make an English brief of Arabic articles, in files of any form; every bullet names its sentence.

    Articles on one event make one story. Only what the brief shows is translated. Without PATH, or for -,
    standard input is read.
    """
    from mujaz.summarise import brief as make_brief
    from mujaz.summarise import read_earlier

    form = form or _form_of(work.output or "")
    print_as = _printer(form, work.output)
    earlier = read_earlier(since) if since else None
    inputs, tally = Inputs(work.paths, work.source_form, work.column), Tally()
    if documents := inputs.whole():
        engine = translator(work)
        with progress(inputs.characters, work.quiet) as update:
            made = make_brief(
                [engine.outline(document) for document in documents], bullets, words=words, ratio=ratio,
                method=method, since=earlier, date=day.date() if day else date.today(),
                notes=map(str, inputs.errors), translator=engine, on_progress=update,
            )  # fmt: skip
            if form == "json":  # which has the articles in full
                made = replace(made, documents=tuple(engine.complete(made.documents, update)))
        tally.count(made.documents)
        if made.stories or work.output in (None, "-"):  # no file is given up for a brief without news
            print_as(made, engine.model, engine.glossary)
        if not made.stories:
            inputs.errors.append(InputError(f"no usable sentence: {'; '.join(made.notes)}"))
    tally.close(inputs.errors, work.strict, work.quiet)


def _form_of(output: str) -> str:
    """Give the form that the ending of a file stands for."""
    ending = Path(output).suffix.lower()
    if ending not in _SUFFIXES:
        known = ", ".join(filter(None, _SUFFIXES))
        raise click.UsageError(f"{output}: {ending} names no form ({known} do); name one with -f")
    return _SUFFIXES[ending]


def _printer(form: str, output: str | None) -> "Callable[[Brief, ModelInfo, Glossary], None]":
    """Give what prints a brief in `form`; raises before the work begins if that cannot be."""
    from mujaz.summarise import forms

    if form == "docx":
        from mujaz.translate.formats.word import require

        require()
        return lambda brief, model, glossary: write_bytes(forms.to_docx(brief, model, glossary), output)
    chunks: Callable[[Brief, ModelInfo, Glossary], Iterable[str]] = getattr(forms, f"to_{form}")
    return lambda brief, model, glossary: write(chunks(brief, model, glossary), output)
