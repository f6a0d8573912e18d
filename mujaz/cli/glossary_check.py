"""`mujaz glossary check`."""

from pathlib import Path

import click

from mujaz.cli.outputs import write
from mujaz.cli.talk import say
from mujaz.errors import CheckFailed, MujazError
from mujaz.wording import counted


@click.command()
@click.argument("files", nargs=-1, metavar="[FILE]...")
@click.option("--strict", is_flag=True, help="Exit with 3 if there is an error; warnings do not count.")
@click.option("-q", "--quiet", is_flag=True, help="No summary on stderr.")
def check(files: tuple[str, ...], strict: bool, quiet: bool) -> None:
    """Check glossaries, each by itself and all together: later files override earlier ones.

    Finds lines that cannot be read, entries that contradict or repeat each other or override shipped ones,
    sources that match the same words, targets without English or with Arabic in them, and sources that stand
    for other words too. As with -g, names of shipped glossaries (conflict,countries) stand for these instead
    of all shipped, below each FILE; they are checked too. Without FILE all shipped are checked.
    """
    from mujaz.glossary import Glossary, read_glossary, shipped_glossary, shipped_names
    from mujaz.glossary.check import check_glossaries

    named: list[str] = []
    own: list[Glossary] = []
    failed: list[MujazError] = []
    for file in files:
        if set(names := file.split(",")) <= set(shipped_names()):
            named += names
            continue
        try:
            own.append(read_glossary(Path(file)))
        except MujazError as e:
            failed.append(e)
    shipped = shipped_glossary(*dict.fromkeys(named))
    if named or not files:
        glossaries, below = [shipped, *own], None
    else:
        glossaries, below = own, shipped
    findings = check_glossaries(glossaries, below)
    write((f"{finding}\n" for finding in findings), None)
    errors = sum(finding.severity == "error" for finding in findings)
    counts = f"{counted(errors, 'error')} and {counted(len(findings) - errors, 'warning')}"
    if not quiet:
        entries = sum(map(len, glossaries))
        unused = sum(not term.used for glossary in glossaries for term in glossary)
        drafts = f" ({unused} not used: draft or retired)" if unused else ""
        say(f"{entries} entr{'y' if entries == 1 else 'ies'}{drafts}, {counts}.")
    for error in failed[:-1]:
        say(f"Error: {error}")
    if failed:
        raise failed[-1]
    if strict and errors:
        raise CheckFailed(f"the check found {counts}")
