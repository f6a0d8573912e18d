"""`mujaz cache`."""

import click

from mujaz.cli.talk import say


@click.group()
def cache() -> None:
    """Look at, or remove, what was translated before and need not be translated again."""


@cache.command()
def info() -> None:
    """Say where the cache is, how much it holds and how large it is."""
    from mujaz.translate.cache import Cache, default_path

    found = Cache(default_path(), say).info()
    click.echo(f"{found.path}\n{found.entries} sentences and parts of sentences, {found.size / 1e6:.1f} MB")


@cache.command()
def clear() -> None:
    """Remove the cache with all texts in it."""
    from mujaz.translate.cache import Cache, default_path

    Cache(default_path(), say).clear()
