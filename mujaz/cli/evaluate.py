"""`mujaz evaluate`."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mujaz.cli.outputs import write
from mujaz.cli.talk import progress, say
from mujaz.cli.types import FloatRange
from mujaz.cli.work import read_glossaries

if TYPE_CHECKING:
    from mujaz.evaluation import Comparison, Run, Testset, Verdict
    from mujaz.translate import Translator


@click.command()
@click.argument("source", required=False)
@click.option(
    "-r",
    "--reference",
    "references",
    multiple=True,
    metavar="FILE",
    help="A translation of SOURCE, line by line; repeat for more.",
)
@click.option(
    "--testset",
    metavar="NAME",
    help="A .tsv, .tmx, .jsonl or .json file, NAME for NAME.ar and NAME.en, or a set of sacrebleu's "
    "(iwslt17).",
)
@click.option("--download", is_flag=True, help="Let sacrebleu fetch its set; nothing else is ever fetched.")
@click.option(
    "--hypothesis",
    "hypotheses",
    multiple=True,
    metavar="FILE",
    help="Score FILE instead of translating; repeat to compare.",
)
@click.option(
    "--model",
    "models",
    multiple=True,
    metavar="NAME",
    help="Translate with the model NAME, or in the directory NAME (mujaz model list); repeat to compare.",
)
@click.option(
    "-g",
    "--glossary",
    "glossaries",
    multiple=True,
    metavar="FILE",
    help="Keep the terms of FILE, above those shipped; repeat for more, later ones win.",
)
@click.option("--no-glossary", is_flag=True, help="Do without the shipped glossary.")
@click.option(
    "--beam",
    default=4,
    show_default=True,
    type=click.IntRange(1, 16),
    metavar="N",
    help="Width of the search: 1 is fastest.",
)
@click.option("--compare", nargs=2, metavar="A.json B.json", help="Compare two results of -f json.")
@click.option(
    "--baseline", metavar="FILE", help="Exit with 3 if worse than FILE beyond chance and tolerance."
)
@click.option("--update-baseline", is_flag=True, help="Write the baseline instead.")
@click.option(
    "--tolerance",
    default=1.0,
    show_default=True,
    type=FloatRange(0),
    metavar="POINTS",
    help="What a score may fall without alarm, for other processors' arithmetic.",
)
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(["text", "json", "html"]),
    default="text",
    show_default=True,
    help="json has everything; html shows a comparison, sentence by sentence.",
)
@click.option("-o", "--output", metavar="PATH", help="Write to PATH, whole or not at all.")
@click.option("-q", "--quiet", is_flag=True, help="No progress bar and no warnings on stderr.")  # fmt: skip
def evaluate(
    source: str | None, references: tuple[str, ...], testset: str | None, download: bool,
    hypotheses: tuple[str, ...], models: tuple[str, ...], glossaries: tuple[str, ...], no_glossary: bool,
    beam: int, compare: tuple[str, str] | None, baseline: str | None, update_baseline: bool,
    tolerance: float, form: str, output: str | None, quiet: bool,
) -> None:  # fmt: skip
    """Translate SOURCE and score it against references; compare systems; guard a baseline.

    \b
    mujaz evaluate news.ar -r news.en                          translate and score
    mujaz evaluate -r news.en --hypothesis theirs.en           score what is there
    mujaz evaluate --compare a.json b.json -f html -o ab.html  compare two results
    mujaz evaluate --testset desk.jsonl --baseline desk.json   exit with 3 if worse
    """  # noqa: D301 - click looks for the character, not for a backslash
    _usage(source, references, testset, hypotheses, models, compare, baseline, update_baseline, form)
    from mujaz import evaluation
    from mujaz.translate import Translator

    pairs = _testset(source, references, testset, download)
    if pairs and not quiet:
        for warning in pairs.warnings:
            say(f"Warning: {warning}")
    # Read first: what is wrong with it should be told before the long work, not after.
    old = evaluation.read_run(Path(baseline), pairs) if baseline and not update_baseline else None
    if compare:
        runs = [evaluation.read_run(Path(path), pairs) for path in compare]
    elif pairs:
        work = Translator(glossary=read_glossaries(glossaries, no_glossary), beam=beam)
        runs = [_scored(pairs, path, work) for path in hypotheses] or _translated(pairs, models, work, quiet)
    verdict = evaluation.guard(runs[0], old, tolerance=tolerance) if old else None
    comparisons = [evaluation.compare(runs[0], run) for run in runs[1:]]
    write(_forms(form, runs, comparisons, verdict), output)
    if baseline and update_baseline:  # last: a run that fails renews nothing
        evaluation.write_baseline(Path(baseline), runs[0])
    if verdict:
        verdict.raise_if_fallen()


def _usage(
    source: str | None, references: tuple[str, ...], testset: str | None, hypotheses: tuple[str, ...],
    models: tuple[str, ...], compare: tuple[str, str] | None, baseline: str | None, update_baseline: bool,
    form: str,
) -> None:  # fmt: skip
    """Refuse what makes no sense together."""
    several = max(len(hypotheses), len(models)) > 1 or compare
    wrong = {
        "give a test set: SOURCE with -r REFERENCE, or --testset": not (references or testset or compare),
        "give either --testset or files, not both": testset and (source or references),
        "--compare takes results that are there; leave out what would make new ones": compare
        and (hypotheses or models or baseline),
        "--hypothesis scores what is there, --model translates; give one of the two": hypotheses and models,
        "to score without SOURCE, give the translations with --hypothesis": not source
        and references
        and not hypotheses,
        "--update-baseline needs --baseline FILE": update_baseline and not baseline,
        "--baseline is of one system; give one --model or --hypothesis": baseline and several,
        "html shows a comparison; give --compare, --baseline, two models or two hypotheses": form == "html"
        and not several
        and (not baseline or update_baseline),
    }
    for message, is_so in wrong.items():
        if is_so:
            raise click.UsageError(message)


def _testset(
    source: str | None, references: tuple[str, ...], testset: str | None, download: bool
) -> "Testset | None":
    from mujaz.evaluation import from_files, read_testset

    if references:
        return from_files(source, references)
    return read_testset(testset, download=download) if testset else None


def _scored(pairs: "Testset", path: str, work: "Translator") -> "Run":
    from mujaz.evaluation import System, read_hypotheses, score, with_terms_of

    return score(with_terms_of(pairs, work.glossary), read_hypotheses(path, pairs), System(path))


def _translated(pairs: "Testset", models: tuple[str, ...], work: "Translator", quiet: bool) -> list["Run"]:
    from mujaz.evaluation import evaluate
    from mujaz.translate import Translator

    runs = []
    for other in [Translator(model, work.glossary, beam=work.beam) for model in models] or [work]:
        with progress(sum(map(len, pairs.sources)), quiet) as update:
            runs.append(evaluate(pairs, other, update))
    return runs


def _forms(
    form: str, runs: list["Run"], comparisons: list["Comparison"], verdict: "Verdict | None"
) -> Iterator[str]:
    from mujaz.evaluation import comparison_text, runs_text, to_html, to_json, verdict_text

    if form == "json":
        yield to_json(runs, comparisons, verdict)
    elif form == "html":
        for comparison in (verdict.comparison,) if verdict else comparisons:
            yield from to_html(comparison)
    else:
        yield from runs_text(runs)
        for comparison in comparisons:
            yield "\n"
            yield from comparison_text(comparison)
        if verdict:
            yield "\n"
            yield from verdict_text(verdict)
