"""How often the checks cry wolf, and how often they see a mistake.

    python benchmarks/checks.py [FOLDER]
    python benchmarks/checks.py --scores

Prints the tables of docs/checks.md. FOLDER holds flores-dev and ntrex-half (CC BY-SA, so not part of this
repository); tests/data/desk.jsonl is always looked at. False alarms are issues that reference translations
raise; mistakes are put into references by program, one in each copy. With `--scores` the embedded model
translates the test sets, and the table says how good its translations are by the score that it gives them.
"""

import re
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import get_args

import click
from sacrebleu.metrics import CHRF

from mujaz.evaluation import read_testset
from mujaz.glossary import Matcher, shipped_glossary
from mujaz.translate import Document, Sentence, Translator, audit
from mujaz.translate.checks import IssueKind, check

ROOT = Path(__file__).parents[1]
# Those that `check` tells; the others are told of the model's score and of the source alone.
KINDS: tuple[IssueKind, ...] = tuple(k for k in get_args(IssueKind) if k not in ("confidence", "source"))
Pair = tuple[str, str]
BANDS = (-1.2, -1.0, -0.8, -0.6, -0.4)

_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_NUMBER_WORD = re.compile(
    r"\b(three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty)\b"
)
_SCALE = re.compile(r"(?<=\d )(million|billion)\b")
_UNIT = re.compile(
    r"(?<=\d )(km|kilometers|kilometres|miles|metres|meters|feet|kg|tonnes|hours|days|weeks|years|dollars)\b"
)
_OTHER_UNIT = {
    "km": "miles",
    "kilometers": "miles",
    "kilometres": "miles",
    "miles": "kilometres",
    "metres": "kilometres",
    "meters": "kilometres",
    "feet": "metres",
    "kg": "tonnes",
    "tonnes": "kg",
    "hours": "days",
    "days": "hours",
    "weeks": "months",
    "years": "months",
    "dollars": "euros",
}
_MONTHS = "January February March April June July August September October November December".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_DATE = re.compile(rf"\b(?:{'|'.join(_MONTHS + _DAYS)})\b")
_CAPITALISED = r"[A-Z][\w’'-]+"
_NO_NAME = rf"(?!(?:I|Mr|Mrs|Ms|Dr|{'|'.join(_MONTHS + _DAYS)})\b)"
_NAME = re.compile(rf"(?<=[a-z,] ){_NO_NAME}{_CAPITALISED}(?: (?:al-|bin )?{_CAPITALISED})*(?:['’]s)?")
_NOT = re.compile(r" (?:not|never)\b|(?<=[a-z])n['’]t\b|\bno (?=[a-z])|\bwithout (?=[a-z])|(?<=\bcan)not\b")
_VERB = re.compile(r"\b(?:is|are|was|were|will|would|could|can|should|must)(?= (?!not?\b|never)[a-z])")
_MARK = re.compile('["“”«»]')


def _other(random: Random, words: Sequence[str], word: str) -> str:
    return random.choice([w for w in words if w != word])


def _changed(pattern: re.Pattern[str], change: Callable[[Random, str], str]) -> Callable[[Random, Pair], str]:
    """Give a function that changes one of the places of `pattern` in the English."""

    def corrupt(random: Random, pair: Pair) -> str:
        places = list(pattern.finditer(pair[1]))
        if not places:
            return pair[1]
        m = random.choice(places)
        return " ".join((pair[1][: m.start()] + change(random, m.group()) + pair[1][m.end() :]).split())

    return corrupt


def _digit(random: Random, number: str) -> str:
    at = random.choice([i for i, c in enumerate(number) if c.isdigit()])
    return number[:at] + _other(random, "123456789", number[at]) + number[at + 1 :]


def _repeated(random: Random, pair: Pair) -> str:
    words = pair[1].rstrip(".").split()
    return " ".join([*words, *words[-6:]]) + "." if len(words) > 11 else pair[1]


def _halved(random: Random, pair: Pair) -> str:
    words = pair[1].split()
    return " ".join(words[: len(words) // 2]) + "." if len(words) > 11 else pair[1]


def _arabic(random: Random, pair: Pair) -> str:
    words, arabic = pair[1].split(), pair[0].split()
    at = random.randrange(len(words))
    return " ".join([*words[:at], random.choice(arabic), *words[at + 1 :]])


def _all_marks(random: Random, pair: Pair) -> str:
    return _MARK.sub("", pair[1])


_NUMBER_WORDS = "three four five six seven eight nine ten".split()
MISTAKES: tuple[tuple[str, IssueKind, Callable[[Random, Pair], str]], ...] = (
    ("a digit changed", "number", _changed(_DIGITS, _digit)),
    ("a number in words changed", "number", _changed(_NUMBER_WORD, lambda r, w: _other(r, _NUMBER_WORDS, w))),
    ("a number dropped", "number", _changed(_DIGITS, lambda r, w: "")),
    ("million and billion swapped", "number", _changed(_SCALE, lambda r, w: "mb"[w[0] == "m"] + "illion")),
    ("a unit changed", "unit", _changed(_UNIT, lambda r, w: _OTHER_UNIT[w])),
    (
        "a month or day changed",
        "date",
        _changed(_DATE, lambda r, w: _other(r, _DAYS if w in _DAYS else _MONTHS, w)),
    ),
    ("a name dropped", "name", _changed(_NAME, lambda r, w: "")),
    ("a negation dropped", "negation", _changed(_NOT, lambda r, w: "")),
    ("a negation put in", "negation", _changed(_VERB, lambda r, w: f"{w} not")),
    ("a quotation mark dropped", "quote", _changed(_MARK, lambda r, w: "")),
    ("all quotation marks dropped", "quote", _all_marks),
    ("a question mark dropped", "question", _changed(re.compile(r"\?"), lambda r, w: ".")),
    ("the last six words repeated", "repetition", _repeated),
    ("a word left in Arabic", "untranslated", _arabic),
    ("the second half dropped", "length", _halved),
)


def pairs(path: str) -> list[Pair]:
    """Read the sentences of a test set and the first reference of each."""
    testset = read_testset(path)
    return [(p.source, p.references[0]) for p in testset.pairs if p.source and p.references[0]]


def false_alarms(sets: dict[str, list[Pair]]) -> Iterator[str]:
    """Yield a table: for each test set and kind, the share of the references with such an issue."""
    found = {name: [{i.kind for i in check(*pair)} for pair in rows] for name, rows in sets.items()}
    yield f"| | {' | '.join(f'{name} ({len(rows)})' for name, rows in sets.items())} |"
    yield "|---|" + "---:|" * len(sets)
    for kind in KINDS:
        yield (
            f"| {kind} | "
            + " | ".join(_share(sum(kind in k for k in f), len(f)) for f in found.values())
            + " |"
        )
    yield (
        "| **clean** | "
        + " | ".join(f"**{_share(sum(not k for k in f), len(f))}**" for f in found.values())
        + " |"
    )


def detection(sets: dict[str, list[Pair]]) -> Iterator[str]:
    """Yield a table: for each mistake, the share of corrupted references that its check, or anything, finds.

    Anything is the other checks, and the audit of the terms of the shipped glossary.
    """
    matcher = Matcher(shipped_glossary())

    def missed(source: str, target: str) -> set[str]:
        uses = audit(tuple(matcher.find(source)), target)
        return {use.match.surface for use in uses if use.outcome == "missed"}

    yield f"| mistake | kind | {' | '.join(f'{name}: found | by any' for name in sets)} |"
    yield "|---|---|" + "---:|---:|" * len(sets)
    for mistake, kind, corrupt in MISTAKES:
        cells = []
        for rows in sets.values():
            random, made, found, seen = Random(1), 0, 0, 0
            for pair in rows:
                wrong = corrupt(random, pair)
                if wrong != pair[1]:
                    before, after = set(check(*pair)), set(check(pair[0], wrong))
                    made += 1
                    found += any(issue.kind == kind for issue in after - before)
                    seen += bool(after - before or missed(pair[0], wrong) - missed(*pair))
            cells.append(
                f"{_share(found, made)} of {made} | {_share(seen, made)}" if made else "none made | "
            )
        yield f"| {mistake} | {kind} | {' | '.join(cells)} |"


def by_score(sets: dict[str, list[Pair]]) -> Iterator[str]:
    """Yield a table: for each band of scores, how many translations are in it and their mean chrF2++."""
    measure, translator = CHRF(word_order=2), Translator()
    found: list[list[tuple[float, float]]] = []
    for rows in sets.values():
        documents = [Document(source, (Sentence(source, 0, len(source), 0),)) for source, _ in rows]
        done = (d.translations[0] for d in translator.translate_all(documents))
        marks = [
            (t.score, measure.sentence_score(t.text, [reference]).score)
            for t, (_, reference) in zip(done, rows, strict=True)
            if t.score is not None
        ]
        found.append(marks)
    yield f"| score | {' | '.join(f'{name}: share | chrF2++' for name in sets)} |"
    yield "|---|" + "---:|---:|" * len(sets)
    for low, high in pairwise((-99.0, *BANDS, 0.01)):
        cells = []
        for marks in found:
            inside = [chrf for score, chrf in marks if low <= score < high]
            mean = f"{sum(inside) / len(inside):.1f}" if inside else ""
            cells.append(f"{_share(len(inside), len(marks))} | {mean}")
        name = f"below {high}" if low < -10 else f"{low} to {high}" if high < 0 else f"{low} and up"
        yield f"| {name} | {' | '.join(cells)} |"


def _share(count: int, of: int) -> str:
    return f"{100 * count / of:.1f} %"


@click.command()
@click.argument("folder", type=Path, default=ROOT.parent / "shared" / "testsets")
@click.option("--only", multiple=True, help="Look at this test set only; may be repeated.")
@click.option("--scores", is_flag=True, help="Translate, and print how good translations are by score.")
def main(folder: Path, only: tuple[str, ...], scores: bool) -> None:
    """Print how often the checks are wrong about right translations, and right about wrong ones."""
    paths = {"desk": str(ROOT / "tests" / "data" / "desk.jsonl")}
    paths |= {
        name: str(folder / name) for name in ("flores-dev", "ntrex-half") if (folder / f"{name}.ar").exists()
    }
    sets = {name: pairs(path) for name, path in paths.items() if not only or name in only}
    if scores:
        click.echo("\n".join(by_score(sets)))
        return
    start = time.process_time()
    click.echo("\n".join(false_alarms(sets)))
    count = sum(map(len, sets.values()))
    click.echo(f"{count / (time.process_time() - start):.0f} pairs a second on one core", err=True)
    click.echo()
    click.echo("\n".join(detection(sets)))


if __name__ == "__main__":
    main()
