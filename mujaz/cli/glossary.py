"""`mujaz glossary`: the group; each command has a file of its own."""

import click

from mujaz.cli.glossary_audit import audit
from mujaz.cli.glossary_check import check
from mujaz.cli.glossary_convert import convert
from mujaz.cli.glossary_find import find
from mujaz.cli.glossary_suggest import suggest


@click.group()
def glossary() -> None:
    """Check and convert glossaries, find their terms, audit translations, draft new entries."""


for _command in (check, find, convert, audit, suggest):
    glossary.add_command(_command)
