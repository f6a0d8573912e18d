"""`mujaz glossary check`."""

from pathlib import Path

import click

from mujaz.cli.common import say, write
from mujaz.errors import CheckFailed, MujazError


@click.command()
@click.argument("files", nargs=-1, metavar="[FILE]...")
@click.option("--strict", is_flag=True, help="Exit with 3 if there is an error; warnings do not count.")
@click.option("-q", "--quiet", is_flag=True, help="No summary on stderr.")
def check(files: tuple[str, ...], strict: bool, quiet: bool) -> None:
    """Check glossaries, each by itself and all together in this order.

    Finds lines that cannot be read, entries that contradict or repeat each other, sources that match the same
    words, targets with Arabic in them, and sources that stand for other words too. Without FILE the shipped
    glossary is checked.
    """
    from mujaz.glossary import Glossary, read_glossary, shipped_glossary
    from mujaz.glossary.check import check_glossaries

    glossaries: list[Glossary] = [] if files else [shipped_glossary()]
    failed: list[MujazError] = []
    for file in files:
        try:
            glossaries.append(read_glossary(Path(file)))
        except MujazError as e:
            failed.append(e)
    findings = check_glossaries(glossaries)
    write((f"{finding}\n" for finding in findings), None)
    errors = sum(finding.severity == "error" for finding in findings)
    counts = f"{errors} errors and {len(findings) - errors} warnings"
    if not quiet:
        say(f"{sum(map(len, glossaries))} entries, {counts}.")
    for error in failed[:-1]:
        say(f"Error: {error}")
    if failed:
        raise failed[-1]
    if strict and errors:
        raise CheckFailed(f"the check found {counts}")
