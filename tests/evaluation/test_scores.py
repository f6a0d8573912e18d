"""Scores: those of the `sacrebleu` command to the last digit, and the desk's own."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from mujaz.evaluation import Pair, Run, Score, System, Testset, measures, score
from mujaz.evaluation.fidelity import names
from mujaz.glossary import Glossary, Matcher, Term

DIGITS = 13  # of a score below 100 a double has 15 or 16 in all


def by_command(folder: Path, hypotheses: Sequence[str], references: Sequence[Sequence[str]]) -> list[Score]:
    """Score by sacrebleu's own command."""
    (folder / "hypothesis").write_text("".join(f"{h}\n" for h in hypotheses), encoding="utf-8")
    for number, stream in enumerate(references):
        (folder / f"reference{number}").write_text("".join(f"{r}\n" for r in stream), encoding="utf-8")
    files = [str(folder / f"reference{n}") for n in range(len(references))]
    options = "-m bleu chrf ter --chrf-word-order 2 --format json --width".split()
    command = [
        sys.executable,
        "-m",
        "sacrebleu",
        *files,
        "-i",
        str(folder / "hypothesis"),
        *options,
        str(DIGITS),
    ]
    done = subprocess.run(command, capture_output=True, check=True, text=True, encoding="utf-8")
    return [Score(s["name"], s["score"], s["signature"], s["name"] != "TER") for s in json.loads(done.stdout)]


def by_us(run: Run) -> list[Score]:
    scores = [s for s in run.scores if s.name in {"BLEU", "chrF2++", "TER"}]
    return [Score(s.name, round(s.value, DIGITS), s.signature, s.higher_is_better) for s in scores]


def test_scores_are_those_of_the_sacrebleu_command(tmp_path: Path, few: Testset, stored: Run) -> None:
    references = [[pair.references[0] for pair in few.pairs]]
    assert by_us(stored) == by_command(tmp_path, stored.hypotheses, references)


def test_scores_against_two_references_and_empty_lines(tmp_path: Path, few: Testset, stored: Run) -> None:
    first = [pair.references[0] for pair in few.pairs[:40]]
    second = ["", *stored.hypotheses[1:20], *first[20:39], ""]
    hypotheses = [*stored.hypotheses[:38], "", ""]
    testset = Testset("two", tuple(Pair("", pair) for pair in zip(first, second, strict=True)))
    ours = by_us(score(testset, hypotheses, System("two")))
    assert ours == by_command(tmp_path, hypotheses, [first, second])


NAMES = [
    ("Talks ended.", []),
    ("Ukraine's talks with Russia failed.", ["Russia"]),
    ('He said: "Steve Witkoff will come," in Abu Dhabi', ["Witkoff", "Abu", "Dhabi"]),
    ("the US and I, Al-Sisi and Saint-Denis", ["US", "Al-Sisi", "Saint-Denis"]),
    ("In 2024. Then Israel", ["Israel"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_names_are_capitalised_words_inside_a_sentence(text: str, expected: list[str]) -> None:
    assert list(names(text)) == expected


TALKS = Term(("محادثات",), "talks")
DONBAS = Term(("دونباس",), "Donbas", alternatives=("the Donbas region",))
SHARES = [
    # source, reference, hypothesis, measure, score
    ("في دونباس", "in Donbas", "in Donbas", "terms", 100),
    ("في دونباس", "in Donbas", "in Donbass", "terms", 0),
    ("محادثات في دونباس", "Talks in Donbas", "Talks in Donetsk", "terms", 50),
    ("في دونباس", "He is in Donbas", "He is in Donbas", "names", 100),
    ("في دونباس", "He met Joe Biden", "Joe met Joe Bidden", "names", 50),
    ("قتل 12 شخصا و7 نساء", "12 people and 7 women", "12 people and 7 women", "numbers", 100),
    ("قتل 12 شخصا و7 نساء", "12 people and 7 women", "12 people and 9 women", "numbers", 100 / 3),
    ("قتل 12 شخصا و7 نساء", "12 people and 7 women", "12 people", "numbers", 50),
]


@pytest.mark.parametrize(("source", "reference", "hypothesis", "measure", "expected"), SHARES)
def test_shares_of_terms_numbers_and_names(
    source: str, reference: str, hypothesis: str, measure: str, expected: float
) -> None:
    found = tuple(Matcher(Glossary((TALKS, DONBAS))).find(source))
    testset = Testset("one", (Pair(source, (reference,), found),), "glossary")
    values = {s.name: s.value for s in score(testset, [hypothesis], System("one")).scores}
    assert values[measure] == pytest.approx(expected)


def test_of_several_references_the_one_with_most_names_counts() -> None:
    testset = Testset("two", (Pair("", ("He met Biden in Geneva", "He met the president in Geneva")),))
    names_of = next(m for m in measures(testset) if m.name == "names")
    assert names_of.of(["in Geneva"]).value == 100


def test_measures_that_have_nothing_to_count_are_left_out() -> None:
    testset = Testset("none", (Pair("", ("it rained",)),))
    assert [measure.name for measure in measures(testset)] == ["BLEU", "chrF2++", "TER"]


def test_a_hypothesis_is_counted_once(few: Testset) -> None:
    measure = measures(few)[2]
    before = dict(measure._known)
    measure.counts(["x"] * len(few))
    known = dict(measure._known)
    measure.counts(["x"] * len(few))
    assert measure._known == known != before
