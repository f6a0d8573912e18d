"""`mujaz translate`."""

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mujaz.cli.inputs import Inputs
from mujaz.cli.options import Work, work_options
from mujaz.cli.outputs import write, write_bytes, write_with
from mujaz.cli.talk import Tally, progress, warn
from mujaz.cli.work import translator
from mujaz.errors import InputError

if TYPE_CHECKING:
    from mujaz.translate import Document, TranslatedDocument, Translator

_FORMS = {
    ".txt": "text", ".json": "json", ".jsonl": "jsonl", ".xlf": "xliff", ".xliff": "xliff", ".tmx": "tmx",
}  # fmt: skip

# Forms that are only ever kept, never made.
_KEPT = {
    ".docx": "docx", ".html": "html", ".htm": "html", ".srt": "srt", ".vtt": "vtt", ".csv": "csv",
    ".tsv": "tsv", ".md": "markdown",
}  # fmt: skip


@click.command()
@work_options
@click.option("--overwrite", is_flag=True, help="Translate what has a translation already, in XLIFF and TMX.")
@click.option(
    "-f", "--format", "form", type=click.Choice(["text", "json", "jsonl", "xliff", "tmx"]),
    help="json has everything; jsonl has one document per line; xliff and tmx are for CAT tools.  "
    "[default: by the ending of --output, else that of the input]",
)  # fmt: skip
@click.option("--marks", is_flag=True, help="In text, mark sentences with something to check, and say what.")
@click.option(
    "--bilingual", is_flag=True, help="Write a Word document with Arabic and English side by side, to review."
)
def translate(work: Work, overwrite: bool, form: str | None, marks: bool, bilingual: bool) -> None:
    """Translate Arabic text and files into English, terms kept.

    Word documents, web pages, subtitles, tables, Markdown, XLIFF and TMX files come out in their own form.
    With several such files, --output names a folder. Without PATH, or for -, standard input is read.
    """
    if bilingual:
        from mujaz.translate.formats.word import require

        require()
    inputs, tally = Inputs(work.paths, work.source_form, work.column, overwrite), Tally()
    form = "bilingual" if bilingual else form or _form(inputs, work.output)
    if form is None:
        _in_place(inputs, work, tally)
    else:
        documents = iter(inputs)
        # Nothing is begun, and no file given up, if nothing can be read.
        if (first := next(documents, None)) is not None:
            engine = translator(work)
            with progress(inputs.characters, work.quiet) as update:
                done = tally.watch(engine.translate_all(chain([first], documents), update))
                if bilingual:
                    write_bytes(_bilingual(done, engine), work.output)
                else:
                    write(_chunks(done, engine, form, len(work.paths) > 1, marks), work.output)
    tally.close(inputs.errors, work.strict, work.quiet)


def _form(inputs: Inputs, output: str | None) -> str | None:
    """Give the form that documents are printed in, None where files are to keep their own."""
    ending = Path(output or "").suffix.lower()
    if ending == ".pdf":
        raise click.UsageError(f"{output}: PDF is read only; name a .txt file")
    own = set(inputs.forms)
    kept = _KEPT.get(ending)
    if kept and own and kept not in own:
        forms = ", ".join(sorted(own))
        raise click.UsageError(f"{output}: {kept} is made of {kept} files only, and this is {forms}")
    named = _FORMS.get(ending)
    if own <= {"text"}:
        return named or "text"
    return None if named in own else named


def _chunks(
    documents: Iterable["TranslatedDocument"], engine: "Translator", form: str, named: bool, marks: bool
) -> Iterator[str]:
    from mujaz.translate import forms

    if form == "text":
        return forms.to_text(documents, named=named, marks=marks)
    if form in ("json", "jsonl"):
        printed = forms.to_json if form == "json" else forms.to_jsonl
        return printed(documents, engine.model, engine.glossary)
    if form == "xliff":
        from mujaz.translate.formats.xliff import to_xliff

        return to_xliff(documents)
    from mujaz.translate.formats.tmx import to_tmx

    return to_tmx(documents)


def _bilingual(documents: Iterable["TranslatedDocument"], engine: "Translator") -> bytes:
    from mujaz.translate.formats.bilingual import to_bilingual

    return to_bilingual(documents, engine.model, engine.glossary)


def _in_place(inputs: Inputs, work: Work, tally: Tally) -> None:
    """Translate each file and write it in its own form."""
    folder = _folder(work) if len(work.paths) > 1 else None
    files = inputs.shaped()
    if (first := next(files, None)) is None:
        return
    engine = translator(work)
    written: set[str | None] = set()
    with progress(inputs.characters, work.quiet) as update:
        for file in chain([first], files):
            target = str(folder / _name(file.document)) if folder else work.output
            if target in written:
                inputs.errors.append(
                    InputError(f"{file.document.path}: another file of its name is in {folder}")
                )
                continue
            written.add(target)
            (translated,) = tally.watch(engine.translate_all([file.document], update))
            writer = partial(file.write, translated, linker=engine.linker)
            warn(write_with(writer, target, binary=file.form == "docx"), "")


def _folder(work: Work) -> Path:
    folder = Path(work.output or "")
    if not work.output or not folder.is_dir():
        raise click.UsageError(
            "several files keep their forms: name a folder for them with -o, or one form with -f"
        )
    return folder


def _name(document: "Document") -> str:
    """Give the name of a file in English: report.ar.docx becomes report.en.docx, talks.srt talks.en.srt."""
    path = Path(document.path or "stdin")
    return f"{path.stem.removesuffix('.ar')}.en{path.suffix}"
