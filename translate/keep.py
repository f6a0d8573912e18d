"""Keeping terms: what became of each, and fitting a term into the English around it.

The ways to bring a missed term back are in `search`; `audit` here is their judge.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

from mujaz.glossary import Match, judge, occurrences

# "pending" until there is English to look at.
Outcome = Literal["kept", "repaired", "missed", "pending"]
# The ways of mujaz.translate.search, "" for plain decoding.
How = Literal["", "n-best", "tags", "splice", "prefix", "again", "parts", "width"]
# Numbers above one, in digits (not what a decimal point or a letter goes before) or words.
_SEVERAL = (
    r"(?:[2-9]|[1-9]\d[\d,]*|\d+\.\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens of"
    r"|hundreds of|thousands of|several|many)"
)
# What shows that the noun before it does not stand in front of another: "12 drones in", "12 drone strikes".
_NOUN_ENDS = (
    r"(?=[.,;:!?”\")]|$"
    r"| (?:and|or|to|at|in|on|over|from|of|were|had|have|that|which|into|by|with|for|against)\b)"
)
# Where the model did not write the term by itself.
_REPAIRS = {"n-best", "splice", "prefix"}


@dataclass(frozen=True, slots=True)
class TermUse:
    """What became of a term and `how`; a missed one stands in the English in no permitted form."""

    match: Match
    outcome: Outcome
    how: How = ""


def audit(
    matches: Sequence[Match], target: str, before: Sequence[TermUse] = (), how: How = ""
) -> tuple[TermUse, ...]:
    """Tell for each match whether the English `target` holds its term.

    `mujaz.glossary.judge` decides; a forbidden form is as good as none. A term that was missed in the audit
    `before` and is there now came back by way of `how`.
    """
    uses = []
    for i, judgement in enumerate(judge(matches, target)):
        match = judgement.match
        old = before[i] if before else TermUse(match, "missed", how)
        if judgement.verdict != "kept":
            uses.append(TermUse(match, "missed"))
        elif old.outcome == "missed":
            uses.append(TermUse(match, "repaired" if how in _REPAIRS else "kept", how))
        else:
            uses.append(old)
    return tuple(uses)


def fitted(matches: Sequence[Match], target: str) -> str:
    """Give `target` with its terms fitted to their surroundings: the desk's capitals, the right article.

    A model that is told to write a term may leave "a" in front of a plural or of a vowel, write the last
    word of it once more ("the Eagle Plan plan"), and does not inflect it: a common noun takes the plural
    behind a number and a capital at the start of the sentence.
    """
    for term in dict.fromkeys(match.term for match in matches):
        name = term.target
        if name != name.lower() and not occurrences(name, target):
            target = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", _literal(name), target, flags=re.I)
        target = re.sub(rf"\b([Aa])n? (?={re.escape(name)}(?!\w))", partial(_article, name), target)
        last = re.escape(re.split(r"[\s-]", name)[-1])
        target = re.sub(rf"(?<!\w)({re.escape(name)})(?:[\s-]{last})+(?!\w)", r"\1", target, flags=re.I)
        if name[0].islower():
            counted = rf"(?<![\w.,])({_SEVERAL} ){re.escape(name)}{_NOUN_ENDS}"
            target = re.sub(counted, rf"\g<1>{_literal(plural(name))}", target)
            if target.startswith(name):
                target = target[0].upper() + target[1:]
    return target


def plural(noun: str) -> str:
    """Give the regular plural of an English noun.

    >>> plural("decoy drone"), plural("army"), plural("air bridge"), plural("ceasefire clash")
    ('decoy drones', 'armies', 'air bridges', 'ceasefire clashes')
    """
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun if noun.endswith("s") and not noun.endswith("ss") else f"{noun}es"
    return f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2:-1] not in "aeiou" else f"{noun}s"


def _literal(text: str) -> str:
    return text.replace("\\", r"\\")


def _article(name: str, found: re.Match[str]) -> str:
    if name[0].islower() and name.endswith("s") and not name.endswith("ss"):
        return ""
    # By the letter; "a UN envoy" and "an hour" are left as the model wrote them.
    if name[0] in "aeioAEIO":
        return f"{found[1]}n "
    return found[0] if name[0] in "uUhH" or name.isupper() else f"{found[1]} "
