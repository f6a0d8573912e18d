"""Keeping terms: what became of each, and the ways to bring a missed one back.

`audit` is the judge. The ways are tried by the pipeline in the order of cost: the model's own tags, another
hypothesis of its beam, splicing the target over the words that the aligner points at, and decoding again
with the translation up to there and the target forced.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from mujaz.glossary import Match, Term, occurrences

Outcome = Literal["kept", "repaired", "missed"]
How = Literal["", "tags", "n-best", "splice", "prefix"]


@dataclass(frozen=True, slots=True)
class TermUse:
    """What became of a term and `how`; a missed one stands in the English in no permitted form."""

    match: Match
    outcome: Outcome
    how: How = ""


def audit(matches: Sequence[Match], target: str) -> tuple[TermUse, ...]:
    """Tell for each match whether the English `target` holds its term.

    A term that is in the source twice must be in the target twice. Each place in the target counts for
    one term only, for the longest that fits it.
    """
    wanted: dict[Term, int] = {}
    for match in matches:
        wanted[match.term] = wanted.get(match.term, 0) + 1
    taken: list[tuple[int, int]] = []
    held: dict[Term, int] = {}
    for term in sorted(wanted, key=lambda t: -len(t.target)):
        for form in (term.target, *term.alternatives):
            for start, end in occurrences(form, target):
                if held.get(term, 0) < wanted[term] and not any(start < e and s < end for s, e in taken):
                    taken.append((start, end))
                    held[term] = held.get(term, 0) + 1
    uses = []
    for match in matches:
        kept = held.get(match.term, 0) > 0
        held[match.term] = held.get(match.term, 0) - 1
        uses.append(TermUse(match, "kept" if kept else "missed"))
    return tuple(uses)
