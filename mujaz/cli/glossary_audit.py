"""`mujaz glossary audit`."""

from pathlib import Path

import click

from mujaz.cli.options import glossary_options
from mujaz.cli.outputs import write
from mujaz.cli.types import FloatRange
from mujaz.cli.work import read_glossaries
from mujaz.errors import CheckFailed, InputError
from mujaz.wording import counted


@click.command()
@click.argument("source", type=click.Path(path_type=Path))
@click.argument("target", type=click.Path(path_type=Path))
@glossary_options
@click.option(
    "-f", "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help="A table, or everything for machines.",
)  # fmt: skip
@click.option("-o", "--output", metavar="PATH", help="Write to PATH, whole or not at all.")
@click.option(
    "--fail-under", type=FloatRange(0, 100), metavar="PERCENT",
    help="Exit with 3 if less than PERCENT of the terms' occurrences are kept, with 1 if there are none.",
)  # fmt: skip
def audit(
    source: Path, target: Path, glossaries: tuple[str, ...], no_glossary: bool, form: str,
    output: str | None, fail_under: float | None,
) -> None:  # fmt: skip
    """Audit a translation made by anyone: what became of the terms of SOURCE in TARGET.

    Both are text files, one line of TARGET for each line of SOURCE. Terms are kept, missed, written in a
    forbidden form, spurious (a name that the Arabic does not have) or inconsistent.
    """
    from mujaz.glossary.audit import audit_translation
    from mujaz.glossary.reports import audit_json, audit_text, summary

    sources, targets = _read(source, target)
    done = audit_translation(sources, targets, read_glossaries(glossaries, no_glossary))
    write(audit_json(done) if form == "json" else audit_text(done), output)
    if fail_under is None:
        return
    if not done.occurrences:
        raise InputError(f"{source}: no terms found; nothing was checked")
    # Not by the share, whose rounding lets 58 of 100 fall under 58 %.
    if 100 * done.count("kept") < fail_under * done.occurrences:
        raise CheckFailed(f"{target}: under {fail_under:g} %; {summary(done)}")


def _read(source: Path, target: Path) -> tuple[list[str], list[str]]:
    """Read the lines of a text and of its translation; raises InputError where they cannot be these."""
    from mujaz.files import lines, read_text
    from mujaz.glossary.arabic import ARABIC_LETTER

    arabic, english = read_text(source), read_text(target)
    if not ARABIC_LETTER.search(arabic):
        raise InputError(f"{source}: holds no Arabic; name the Arabic text first, then its translation")
    if 2 * len(ARABIC_LETTER.findall(english)) > sum(map(str.isalpha, english)):
        raise InputError(f"{target}: is mostly Arabic; name the Arabic text first, then its translation")
    sources, targets = lines(arabic), lines(english)
    if len(sources) != len(targets):
        raise InputError(
            f"{source} has {counted(len(sources), 'line')} and {target} has {len(targets)};"
            " each line needs its translation on the same line"
        )
    return sources, targets
