"""The options that say which model translates, and what runs it."""

import click

MODEL = click.option(
    "--model", metavar="NAME",
    help="An added model, a directory, or a hub name (owner/name), which is downloaded and converted once.  "
    "[default: MUJAZ_MODEL, else what `mujaz model use` chose, else the one that comes with mujaz]",
)  # fmt: skip
ENGINE = click.option(
    "--engine", type=click.Choice(["ctranslate2", "transformers"]), default="ctranslate2", show_default=True,
    help="What runs the model; transformers is slow and takes only models in its own form.",
)  # fmt: skip
