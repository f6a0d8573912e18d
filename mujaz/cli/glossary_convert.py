"""`mujaz glossary convert`."""

from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from mujaz.cli.outputs import write
from mujaz.cli.talk import say, warn

if TYPE_CHECKING:
    from mujaz.glossary.forms import Form

# As in mujaz.glossary.forms, which a command line that is only asked for help need not load.
_FORMS = ("mujaz", "tsv", "csv", "omegat", "tbx", "tbx-dct", "tbx-v2")


@click.command()
@click.argument("source", metavar="IN")
@click.argument("target", metavar="OUT")
@click.option(
    "--to", "form", type=click.Choice(_FORMS),
    help="Form of OUT; by default its extension says: .tsv mujaz, .csv csv, .txt omegat, .tbx tbx.",
)  # fmt: skip
@click.option("--strict", is_flag=True, help="Exit with 1 at the first line that cannot be used.")
@click.option("-q", "--quiet", is_flag=True, help="No summary on stderr.")
def convert(source: str, target: str, form: str | None, strict: bool, quiet: bool) -> None:
    """Convert the glossary file IN, whatever its form, to OUT.

    \b
    mujaz    the project's own table: everything
    tsv csv  source and target, as DeepL and Google have them
    omegat   source, target and note
    tbx      TBX v3 (ISO 30042:2019), DCA style: everything
    tbx-dct  TBX v3, DCT style: everything
    tbx-v2   TBX v2 (martif): everything

    Either may be -, for standard input and output. What OUT has no place for is said on stderr.
    """  # noqa: D301 - \b is click's mark for lines to be kept
    from mujaz.glossary.files import glossary_chunks, read_glossary
    from mujaz.glossary.forms import form_of, losses

    written = cast("Form | None", form) or ("mujaz" if target == "-" else form_of(Path(target)))
    glossary = read_glossary(Path(source), strict=strict)
    warn(glossary.problems, f"mujaz glossary check {source} lists them")
    write(glossary_chunks(glossary, written), target)
    for loss in losses(glossary, written):
        say(f"Warning: {loss}")
    if not quiet:
        say(f"{len(glossary)} entr{'y' if len(glossary) == 1 else 'ies'} read, written as {written}.")
