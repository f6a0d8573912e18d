"""The ladder, with an engine whose every answer is written here."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from mujaz.glossary import Glossary, Matcher, Term
from mujaz.translate.engines import Decoding, Hypothesis
from mujaz.translate.search import search
from mujaz.translate.units import Unit

ARABIC = "وصلت قوات إلى دونباس أمس"
MATCHER = Matcher(Glossary((Term(("دونباس",), "Donbas"), Term(("قوات",), "troops"))))
UNIT = Unit(ARABIC, tuple(MATCHER.find(ARABIC)))


@dataclass
class Scripted:
    """Answers by what it is asked: plain text, tagged text, a prefix; every word is a piece."""

    plain: list[str]
    tagged: list[str] = field(default_factory=list)
    forced: list[str] = field(default_factory=list)
    again: list[str] = field(default_factory=list)
    has_tags: bool = True
    max_positions: int = 500
    max_target: int = 256
    likely: str = ""
    asked: list[tuple[str, str]] = field(default_factory=list)

    def encode(self, text: str) -> list[str]:
        return ["▁" + word for word in text.split()]

    encode_target = encode

    def places(self, text: str) -> list[tuple[int, int]]:
        places, at = [], 0
        for word in text.split(" "):
            places.append((at, at + len(word)))
            at += len(word) + 1
        return places

    def decode(self, tokens: Sequence[str]) -> str:
        return " ".join(token.removeprefix("▁") for token in tokens)

    def translate(
        self, sources: Sequence[Sequence[str]], decoding: Decoding, prefixes: Any = None
    ) -> list[list[Hypothesis]]:
        results = []
        for source, prefix in zip(sources, prefixes, strict=True):
            text, start = self.decode(source), self.decode(prefix)
            self.asked.append((text, start))
            if start:
                answers = [f"{start} {answer}" for answer in self.forced] or [start]
            elif decoding.no_repeat_ngram:
                answers = self.again
            else:
                answers = self.tagged if "<t>" in text else self.plain
            results.append([Hypothesis(tuple(self.encode(a)), -0.1 * i) for i, a in enumerate(answers)])
        return results

    def align(self, sources: Any, targets: Sequence[Sequence[str]]) -> list[list[list[float]]]:
        """Align word for word, in order: target word t is written for source word t."""
        return [
            [[1.0 if s == t else 0.0 for s in range(len(source) + 1)] for t in range(len(target))]
            for source, target in zip(sources, targets, strict=True)
        ]

    def score(self, sources: Any, targets: Sequence[Sequence[str]]) -> list[float]:
        return [-0.2 if self.decode(target) == self.likely else -0.5 for target in targets]


def looking_at_the_end(sources: Any, targets: Sequence[Sequence[str]]) -> list[list[list[float]]]:
    return [[[0.0] * len(s) + [1.0] for _ in t] for s, t in zip(sources, targets, strict=True)]


def best(engine: Scripted, unit: Unit = UNIT) -> Any:
    return search([unit], engine, 4)[0]  # type: ignore[arg-type]


def outcomes(candidate: Any) -> dict[str, tuple[str, str]]:
    return {use.match.term.target: (use.outcome, use.how) for use in candidate.terms}


def test_nothing_more_is_asked_where_nothing_is_wrong() -> None:
    engine = Scripted(["Troops came to Donbas yesterday"])
    assert best(engine).text == "Troops came to Donbas yesterday"
    assert len(engine.asked) == 1


def test_the_n_best_list_comes_first() -> None:
    engine = Scripted(["Troops came to Donbass yesterday", "Troops reached Donbas yesterday"])
    found = best(engine)
    assert found.text == "Troops reached Donbas yesterday"
    assert outcomes(found) == {"troops": ("kept", ""), "Donbas": ("repaired", "n-best")}
    assert len(engine.asked) == 1


def test_then_the_tags_for_the_missed_terms_only() -> None:
    engine = Scripted(["Troops came to Donbass yesterday"], ["Troops came to Donbas yesterday"])
    found = best(engine)
    assert engine.asked[1][0] == "وصلت قوات إلى <t> دونباس <to> Donbas </t> أمس"
    assert outcomes(found) == {"troops": ("kept", ""), "Donbas": ("kept", "tags")}


def test_then_the_target_goes_where_the_aligner_points() -> None:
    engine = Scripted(["came troops to Donbass yesterday"], has_tags=False)
    engine.likely = "came troops to Donbas yesterday"
    found = best(engine)
    assert found.text == engine.likely
    assert outcomes(found)["Donbas"] == ("repaired", "splice")


def test_or_is_forced_and_the_model_goes_on() -> None:
    engine = Scripted(["came troops to Don bass"], forced=["the day before"], has_tags=False)
    engine.likely = "came troops to Donbas the day before"
    found = best(engine)
    assert found.text == engine.likely
    assert outcomes(found)["Donbas"] == ("repaired", "prefix")


def test_a_repair_that_loses_another_term_is_refused() -> None:
    engine = Scripted(["Troops came to Donbass yesterday"], ["forces came to Donbas yesterday"])
    engine.align = looking_at_the_end  # type: ignore[method-assign]
    found = best(engine)
    assert found.text == "Troops came to Donbass yesterday"
    assert outcomes(found) == {"troops": ("kept", ""), "Donbas": ("missed", "")}


def test_a_repair_that_loses_a_number_is_refused() -> None:
    text = "وصلت 140 دبابة إلى دونباس أمس"
    engine = Scripted(["140 tanks reached Donbass yesterday"], ["tanks reached Donbas yesterday"])
    engine.align = looking_at_the_end  # type: ignore[method-assign]
    found = best(engine, Unit(text, tuple(MATCHER.find(text))))
    assert found.text == "140 tanks reached Donbass yesterday"


def test_stuttering_is_decoded_again_with_repetition_held_down() -> None:
    engine = Scripted(["the the troops came"], again=["Troops came to Donbas yesterday"])
    found = best(engine, Unit(ARABIC))
    assert found.text == "Troops came to Donbas yesterday"
    assert found.issues == ()


def test_the_better_of_two_bad_ones_is_kept() -> None:
    engine = Scripted(["the the troops came"], again=["the the troops of of it"])
    found = best(engine, Unit(ARABIC))
    assert found.text == "the the troops came"
    assert [issue.kind for issue in found.issues] == ["repetition"]


def test_a_harmful_rival_does_not_stand_in_the_way_of_a_harmless_one() -> None:
    engine = Scripted(
        ["forces came to Donbass 10"],
        ["Troops came to Donbas", "Troops came to Donbass 10"],  # all terms but no number; one term, no harm
    )
    engine.align = looking_at_the_end  # type: ignore[method-assign]
    text = ARABIC + " 10"
    found = best(engine, Unit(text, tuple(MATCHER.find(text))))
    assert found.text == "Troops came to Donbass 10"
