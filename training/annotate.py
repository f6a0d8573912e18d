"""Terms marked in training text, so that a model learns, or does not unlearn, to write what it is told.

`<t> ودونباس <to> Donbas </t>` in the source, Donbas in the target (Dinu et al., ACL 2019). Some names are
changed for others on both sides: the model then copies what stands in the tag instead of what it remembers.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from mujaz.glossary import Glossary, Match, Matcher, judge, occurrences
from mujaz.training.pairs import Pair
from mujaz.translate.prepare import mark

# What the embedded model was trained with: how often a name and a word that could be marked is, how often
# a name is another's, and how many terms a sentence has at most.
_NAMES, _WORDS, _STRANGERS, _MOST = 0.7, 0.25, 0.5, 4
_ENDINGS = ("sk", "ov", "yn", "a", "dra", "in", "ez", "ko", "th", "u")
_PLAIN_NAME = re.compile(r"[A-Z][a-z]{3,}(?:[ -][A-Z][a-z]{2,}){0,2}")


@dataclass(frozen=True, slots=True)
class _Found:
    """A term that stands on both sides: its match in the source, and its place in the target."""

    match: Match
    form: str
    place: tuple[int, int]

    @property
    def is_name(self) -> bool:
        return self.form[0].isupper()


class Annotator:
    """Marks the terms of a glossary in pairs that have them on both sides."""

    def __init__(self, glossary: Glossary) -> None:
        self._matcher = Matcher(glossary)
        self._names = sorted({t.target for t in glossary if _PLAIN_NAME.fullmatch(t.target)})

    def annotated(self, pair: Pair, rng: Random) -> Pair | None:
        """Give a copy of the pair with some of its terms marked; None if it has none."""
        found = self._found(pair)
        if not found:
            return None
        chosen = [f for f in found if rng.random() < (_NAMES if f.is_name else _WORDS)] or [rng.choice(found)]
        chosen = sorted(rng.sample(chosen, min(_MOST, len(chosen))), key=lambda f: f.match.start)
        target, marked = pair.target, []
        for f in sorted(chosen, key=lambda f: f.place, reverse=True):  # from behind, so that places hold
            written = f.form
            if self._names and f.is_name and rng.random() < _STRANGERS and _once(f.form, pair.target):
                written = self._stranger(rng)
                start = f.place[0]
                target = f"{target[:start]}{written}{target[start + len(f.form) :]}"
            marked.append(replace(f.match, term=replace(f.match.term, target=written)))
        matches = sorted(marked, key=lambda m: m.start)
        return Pair(mark(pair.source, matches, matches).text, target)

    def _found(self, pair: Pair) -> list[_Found]:
        matches = self._matcher.find(pair.source)
        judged = judge(matches, pair.target) if matches else ()
        return [
            _Found(j.match, j.form, j.place)
            for j in judged
            # To the letter: "Drones" at the start of a sentence does not show what is asked for as "drones".
            if j.verdict == "kept" and j.place and pair.target.startswith(j.form, j.place[0])
        ]

    def _stranger(self, rng: Random) -> str:
        """Give another name, two of them, or one that nobody has."""
        first, kind = rng.choice(self._names), rng.random()
        if kind < 0.5:
            return first
        if kind < 0.75:
            return f"{first} {rng.choice(self._names)}"
        cut = rng.randrange(1, len(first))
        return f"{first[:cut]}{rng.choice(_ENDINGS)}{first[cut:]}".title()


def _once(form: str, text: str) -> bool:
    return len(occurrences(form, text)) == 1


def with_annotations(pairs: Sequence[Pair], annotator: Annotator, share: float, rng: Random) -> list[Pair]:
    """Give the pairs, each with a chance of `share` as its annotated copy where it has terms."""
    return [(annotator.annotated(p, rng) if rng.random() < share else None) or p for p in pairs]
