"""`mujaz model`."""

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from mujaz.translate.store import Model

# As in mujaz.translate.store.QUANTIZATIONS, which is not imported for --help.
_QUANTIZATIONS = (
    "int8", "int8_float32", "int8_float16", "int8_bfloat16", "int16", "float16", "bfloat16", "float32",
)  # fmt: skip


@click.group()
def model() -> None:
    """Add other Marian models than the one that comes with mujaz, and choose among them."""


@model.command("list")
def list_models() -> None:
    """List the models on this machine; * marks the one in use."""
    from mujaz.translate.store import in_use, models

    used, there = in_use(), models()
    for found in there:
        click.echo(f"{'*' if found.name == used else ' '} {found.name}  {_megabytes(found)}")
    if used not in [found.name for found in there]:  # a directory, or one that is yet to be added
        click.echo(f"* {used}")


@model.command()
@click.argument("name")
def info(name: str) -> None:
    """Tell about a model: parameters, vocabulary, tags, licence, size; its checksum is computed anew.

    Exits with 1 if the weights are not those that were added.
    """
    from mujaz.errors import ModelError
    from mujaz.translate.store import find_model

    found = find_model(name)
    told, shape = found.info, found.shape
    whole = found.is_whole()
    rows = (
        ("name", told.name),
        ("languages", f"{told.source} -> {told.target}"),
        ("from", told.origin or "made as it is"),
        ("licence", told.licence or "unknown"),
        ("parameters", f"{shape.parameters:,}" if shape.parameters else "unknown"),
        ("vocabulary", f"{shape.vocabulary:,} pieces" if shape.vocabulary else "unknown"),
        ("term tags", "yes" if found.tags else "none"),
        ("quantization", told.quantization or "unknown"),
        ("size", _megabytes(found)),
        ("directory", str(found.directory)),
        ("sha256", f"{told.sha256} ({'verified' if whole else 'WRONG'})"),
    )
    for key, value in rows:
        click.echo(f"{key:13} {value}")
    if not whole:
        raise ModelError(f"{name}: the weights have changed since it was added; remove it and add it again")


@model.command()
@click.argument("source", metavar="NAME-or-PATH")
@click.option(
    "--quantization",
    type=click.Choice(_QUANTIZATIONS),
    default="int8",
    show_default=True,
    help="How the weights are kept.",
)
def add(source: str, quantization: str) -> None:
    """Add a Marian model: a hub name (owner/name, owner/name@revision) or a directory.

    A hub model is downloaded, one in transformers' form is converted; both need mujaz[hub].
    """
    from mujaz.cli.talk import say
    from mujaz.translate.store import add_model

    found = add_model(source, quantization)
    say(f"Added {found.name} ({_megabytes(found)}); `mujaz model use {found.name}` makes it the default.")


@model.command()
@click.argument("name")
def use(name: str) -> None:
    """Make a model the default, for this user; --model and MUJAZ_MODEL go before it."""
    from mujaz.cli.talk import say
    from mujaz.translate.store import embedded, find_model, set_default

    found = find_model(name)
    set_default(None if found.name == embedded().name else found.name)
    say(f"{found.name} is the default now.")


@model.command()
@click.argument("name")
def remove(name: str) -> None:
    """Remove an added model from this machine."""
    from mujaz.cli.talk import say
    from mujaz.translate.store import default_model, embedded, remove_model, set_default

    remove_model(name)
    say(f"Removed {name}.")
    if default_model() == name:
        set_default(None)
        say(f"{embedded().name} is the default now.")


def _megabytes(found: "Model") -> str:
    return f"{found.size / 1e6:.0f} MB"
