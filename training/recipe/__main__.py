"""`python -m mujaz.training.recipe`: make a model by a recipe, from where it stopped."""

from pathlib import Path

import click

from mujaz.errors import MujazError
from mujaz.training.recipe.making import Kitchen, with_minutes
from mujaz.training.recipe.settings import read_recipe
from mujaz.training.recipe.stages import make, named


@click.command()
@click.argument("recipe", type=click.Path(path_type=Path))
@click.argument("stage", default="card")
@click.option(
    "--minutes", type=click.FloatRange(0), metavar="N",
    help="Train for N minutes instead, those before included; 0 takes the checkpoint as it is.",
)  # fmt: skip
def main(recipe: Path, stage: str, minutes: float | None) -> None:
    """Make STAGE of RECIPE (a TOML file) and what it needs; what is up to date is skipped.

    The stages: clean, vocabulary, start, rows, train, cooldown, convert, score, card.
    """
    try:
        kitchen = Kitchen(with_minutes(read_recipe(recipe), minutes))
        make(named(kitchen.stages, stage), kitchen.recipe.work, lambda line: click.echo(line, err=True))
    except MujazError as e:
        raise click.ClickException(str(e)) from None
    except KeyboardInterrupt:
        click.echo("Stopped; the same command goes on from the checkpoint.", err=True)
        raise SystemExit(130) from None


if __name__ == "__main__":
    main()
