"""Score the embedded model beside published systems on FLORES dev, and write the table of docs/quality.md.

Run by `make quality`; reads ../shared/testsets (CC BY-SA, so not part of this repository), or the folder
that is named.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import unescape
from pathlib import Path

import click

from mujaz.evaluation import Run, System, Testset, evaluate, read_testset, score
from mujaz.files import read_text, write_text
from mujaz.glossary import Glossary
from mujaz.translate import Translator

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "quality.md"
BEGIN, END = "<!-- make quality: begin -->\n", "<!-- make quality: end -->\n"
SYSTEMS = {
    "google": "Google Translate",
    "microsoft": "Microsoft Translator",
    "nllb": "NLLB-200 600M",
    "bergamot-base": "Firefox Translations base",
    "bergamot-base-memory": "Firefox Translations base-memory",
    "opusmt": "OPUS-MT ar-en",
    "argos": "Argos Translate",
}
MEASURES = ("BLEU", "chrF2++", "TER", "names")


def published(testset: Testset, folder: Path) -> Iterator[Run]:
    """Score what other systems made of the test set."""
    for file, name in SYSTEMS.items():
        text = read_text(folder / f"flores-dev.{file}.en")
        # Google's interface gives HTML: &#39; where an apostrophe is meant.
        lines = (unescape(text) if file == "google" else text).removesuffix("\n").split("\n")
        yield score(testset, [line.rstrip() for line in lines], System(name))


def ours(testset: Testset) -> Iterator[Run]:
    """Translate the test set with the embedded model, with the shipped glossary and without."""
    characters = sum(map(len, testset.sources))
    for name, glossary in (("mujaz", None), ("mujaz --no-glossary", Glossary())):
        with click.progressbar(length=characters, label=name, file=sys.stderr) as bar:
            run = evaluate(testset, Translator(glossary=glossary), bar.update)
        yield replace(run, system=System(name))


def table(runs: Sequence[Run]) -> Iterator[str]:
    """Yield a Markdown table, the best BLEU first, and the signatures."""
    yield f"| system | {' | '.join(MEASURES)} |\n|---|{'---:|' * len(MEASURES)}\n"
    for run in sorted(runs, key=lambda run: -value(run, "BLEU")):
        own = run.system.name.startswith("mujaz")
        name = f"**{run.system.name}**" if own else run.system.name
        yield f"| {name} | {' | '.join(f'{value(run, measure):.1f}' for measure in MEASURES)} |\n"
    yield "\n"
    for measure in runs[0].scores:
        if measure.name in MEASURES:
            yield f"- {measure.name}: `{measure.signature}`\n"


def value(run: Run, measure: str) -> float:
    """Give a score of a run."""
    return next(s.value for s in run.scores if s.name == measure)


@click.command()
@click.argument("folder", type=Path, default=ROOT.parent / "shared" / "testsets")
def main(folder: Path) -> None:
    """Write the table of docs/quality.md anew from the test sets in FOLDER."""
    if not (folder / "flores-dev.ar").exists():
        raise click.ClickException(f"{folder}: no flores-dev.ar there; docs/quality.md stays as it is")
    testset = read_testset(str(folder / "flores-dev"))
    runs = [*published(testset, folder), *ours(testset)]
    head, rest = read_text(PAGE).split(BEGIN)
    written = "".join(table(runs))
    write_text(PAGE, [head, BEGIN, written, END, rest.split(END)[1]])
    click.echo(written, nl=False)


if __name__ == "__main__":
    main()
