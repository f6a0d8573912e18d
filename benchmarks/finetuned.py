"""What a fine-tune gained and cost: scores before and after, and whether the tags are still obeyed.

    python benchmarks/finetuned.py embedded desk-model --testset tests/data/desk.jsonl

Prints a Markdown table: BLEU and chrF2++ of the bare model, then the share of the terms that a test set names
which stand in the English without any help, and with the model's own tags alone.
"""

import argparse
from pathlib import Path

from mujaz.evaluation import Testset, measures, read_testset
from mujaz.translate.engines import Engine, open_engine
from mujaz.translate.search import search
from mujaz.translate.store import embedded_model
from mujaz.translate.units import Unit

MEASURES = ("BLEU", "chrF2++")


def texts(testset: Testset, engine: Engine, beam: int, *, tags: bool | None) -> list[str]:
    """Translate; `tags` says whether missed terms are asked for, None that there are no terms."""
    units = [Unit(pair.source, () if tags is None else pair.terms) for pair in testset.pairs]
    return [found.text for found in search(units, engine, beam, ("tags",) if tags else ())]


def scores(testset: Testset, hypotheses: list[str]) -> dict[str, float]:
    """Give all scores by name."""
    return {
        measure.name: measure.of(hypotheses).value for measure in measures(testset) if measure.name != "TER"
    }


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("models", nargs="+")
    parser.add_argument("--testset", action="append", required=True)
    parser.add_argument("--beam", type=int, default=4)
    args = parser.parse_args()
    print(f"beam {args.beam}\n\n| test set | model | BLEU | chrF2++ | terms | with tags |")
    print("|---|---|---:|---:|---:|---:|")
    for name in args.testset:
        testset = read_testset(name)
        for model in args.models:
            engine = open_engine(embedded_model() if model == "embedded" else Path(model))
            plain = scores(testset, texts(testset, engine, args.beam, tags=None))
            cells = [f"{plain[m]:.1f}" for m in MEASURES]
            if "terms" in plain:
                tagged = scores(testset, texts(testset, engine, args.beam, tags=True))
                cells += [f"{plain['terms']:.1f} %", f"{tagged['terms']:.1f} %"]
            cells += [""] * (4 - len(cells))
            print(f"| {Path(name).name} | {Path(model).name} | {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
