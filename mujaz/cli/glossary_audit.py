"""`mujaz glossary audit`."""

from pathlib import Path

import click

from mujaz.cli.common import glossary_options, read_glossaries, write
from mujaz.errors import CheckFailed, InputError


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
    "--fail-under", type=click.FloatRange(0, 100), metavar="PERCENT",
    help="Exit with 3 if less than PERCENT of the terms' occurrences are kept.",
)  # fmt: skip
def audit(
    source: Path, target: Path, glossaries: tuple[str, ...], no_glossary: bool, form: str,
    output: str | None, fail_under: float | None,
) -> None:  # fmt: skip
    """Audit a translation made by anyone: what became of the terms of SOURCE in TARGET.

    Both are text files, one line of TARGET for each line of SOURCE. Terms are kept, missed, written in a
    forbidden form, spurious (a name that the Arabic does not have) or inconsistent.
    """
    from mujaz.files import read_text
    from mujaz.glossary.audit import audit_translation
    from mujaz.glossary.reports import audit_json, audit_text, summary

    sources, targets = read_text(source).splitlines(), read_text(target).splitlines()
    if len(sources) != len(targets):
        raise InputError(
            f"{source} has {len(sources)} lines and {target} has {len(targets)};"
            " each line needs its translation on the same line"
        )
    done = audit_translation(sources, targets, read_glossaries(glossaries, no_glossary))
    write(audit_json(done) if form == "json" else audit_text(done), output)
    if fail_under is not None and 100 * done.accuracy < fail_under:
        raise CheckFailed(f"{target}: under {fail_under:g} %; {summary(done)}")
