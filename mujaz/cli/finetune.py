"""`mujaz finetune`."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mujaz.cli.options import glossary_options
from mujaz.cli.talk import say
from mujaz.cli.work import read_glossaries

if TYPE_CHECKING:
    from mujaz.training import Finetuned


@click.command()
@click.argument("memories", nargs=-1, required=True, metavar="MEMORY...")
@click.option("--out", required=True, metavar="DIR", help="The new model: a directory that is not there yet.")
@glossary_options
@click.option(
    "--base", metavar="MODEL", help="The MarianMT model to start from.  [default: the embedded one]"
)
@click.option(
    "--general", multiple=True, metavar="MEMORY",
    help="Other text, mixed in pair for pair so that the model does not forget it; repeat for more.",
)  # fmt: skip
@click.option(
    "--passes", default=3, show_default=True, type=click.IntRange(1, 50), help="At most, over the text."
)
@click.option("-q", "--quiet", is_flag=True, help="No progress bar and no summary on stderr.")
def finetune(
    memories: tuple[str, ...], out: str, glossaries: tuple[str, ...], no_glossary: bool, base: str | None,
    general: tuple[str, ...], passes: int, quiet: bool,
) -> None:  # fmt: skip
    """Adapt a model to translation memories (.tmx, .tsv, .jsonl).

    A part is held out to score the model before and after. What was stopped goes on with the same command.

    \b
    mujaz finetune desk.tmx -g desk.tsv --out desk-model
    mujaz translate --model desk-model article.txt
    """  # noqa: D301 - click looks for the character, not for a backslash
    from mujaz.training import Options, finetune

    terms = read_glossaries(glossaries, no_glossary)
    hidden = quiet or not (sys.stderr and sys.stderr.isatty())
    with click.progressbar(length=1, label="Training", file=sys.stderr, hidden=hidden, show_pos=True) as bar:

        def told(step: int, steps: int) -> None:
            bar.length = steps
            bar.update(step - bar.pos)

        try:
            done = finetune(
                [Path(memory) for memory in memories],
                Path(out),
                glossary=terms,
                base=base,
                general=[Path(memory) for memory in general],
                options=Options(passes=passes),
                say=(lambda _: None) if quiet else say,
                progress=told,
            )
        except KeyboardInterrupt:
            say("The same command goes on from the last checkpoint.")
            raise
    if not quiet:
        _summary(done)


def _summary(done: "Finetuned") -> None:
    """Say the scores before and after, and how to use the model."""
    from mujaz.evaluation import System, runs_text

    for runs in filter(None, ((done.before, done.after), done.general)):
        named = [
            replace(run, system=System(name)) for run, name in zip(runs, ("before", "after"), strict=True)
        ]
        say("\n" + "".join(runs_text(named)))
    say(f"Use it with --model {done.directory}")
