"""Judging a translation: what became of the terms of its source.

`judge` looks at one sentence. `audit_translation` looks at a whole text, whoever translated it, line by
line, and also finds what a single sentence does not show: names that the source does not have, and terms
written now one way, now another.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from mujaz.errors import InputError
from mujaz.glossary.english import occurrences
from mujaz.glossary.match import Match, Matcher
from mujaz.glossary.names import NameFinder
from mujaz.glossary.terms import Glossary, Term

Span = tuple[int, int]
Verdict = Literal["kept", "forbidden", "missed", "spurious"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What stands in the target for a match: one of its entry's forms at `place`, or nothing."""

    match: Match
    verdict: Verdict
    form: str = ""
    place: Span | None = None


@dataclass(frozen=True, slots=True)
class _Claim:
    """A place in the target that an entry may count for itself."""

    term: Term
    form: str
    place: Span
    permitted: bool

    @property
    def rank(self) -> tuple[bool, int, bool, Span]:
        """Sort the claim: what is permitted, then what is longest, then the target itself come first."""
        start, end = self.place
        return not self.permitted, start - end, self.form != self.term.target, self.place


def judge(matches: Sequence[Match], target: str) -> tuple[Judgement, ...]:
    """Tell for each match whether the English `target` holds its term.

    A term that is in the source twice must be in the target twice. Each place in the target counts for
    one term only, for the longest that fits it.
    """
    wanted = Counter(match.term for match in matches)
    held: dict[Term, list[_Claim]] = {term: [] for term in wanted}
    taken: list[Span] = []
    for claim in sorted((c for term in wanted for c in _claims(term, target)), key=lambda c: c.rank):
        if len(held[claim.term]) < wanted[claim.term] and not _overlaps(claim.place, taken):
            held[claim.term].append(claim)
            taken.append(claim.place)
    for claims in held.values():
        claims.sort(key=lambda c: (not c.permitted, c.place), reverse=True)
    return tuple(_judgement(match, held[match.term]) for match in matches)


def _claims(term: Term, target: str) -> Iterator[_Claim]:
    """Give the places of a term's forms, not those within longer ones (a forbidden `Vladimir Zelensky`)."""
    claims = [
        _Claim(term, form, place, permitted)
        for forms, permitted in (((term.target, *term.alternatives), True), (term.forbidden, False))
        for form in forms
        for place in occurrences(form, target, term.case)
    ]
    return (c for c in claims if not any(_within(c.place, other.place) for other in claims))


def _judgement(match: Match, claims: list[_Claim]) -> Judgement:
    if not claims:
        return Judgement(match, "missed")
    claim = claims.pop()
    return Judgement(match, "kept" if claim.permitted else "forbidden", claim.form, claim.place)


def _overlaps(place: Span, others: Iterable[Span]) -> bool:
    return any(place[0] < end and start < place[1] for start, end in others)


def _within(inner: Span, outer: Span) -> bool:
    return inner != outer and outer[0] <= inner[0] and inner[1] <= outer[1]


@dataclass(frozen=True, slots=True)
class Use:
    """One place where a term is used or should be: `line` counts from 1; `form` is "" where it is missed."""

    line: int
    verdict: Verdict
    form: str = ""


@dataclass(frozen=True, slots=True)
class TermAudit:
    """All uses of one term in a translation."""

    term: Term
    uses: tuple[Use, ...]

    def count(self, verdict: Verdict) -> int:
        """Count the uses with this verdict."""
        return sum(use.verdict == verdict for use in self.uses)

    def lines(self, verdict: Verdict) -> list[int]:
        """Give the lines of the uses with this verdict."""
        return [use.line for use in self.uses if use.verdict == verdict]

    @property
    def forms(self) -> Counter[str]:
        """Count the forms that the source's occurrences got."""
        return Counter(use.form for use in self.uses if use.form and use.verdict != "spurious")

    @property
    def inconsistent(self) -> bool:
        """Whether it is written in different ways, a surname or an abbreviation not counted as one."""
        return any(not (_shortens(a, b) or _shortens(b, a)) for a, b in combinations(self.forms, 2))

    @property
    def faultless(self) -> bool:
        """Whether every use is kept, and all in the same way."""
        return not self.inconsistent and all(use.verdict == "kept" for use in self.uses)


def _shortens(short: str, long: str) -> bool:
    """Whether `short` is `long` inflected, written with other capitals or stops, cut or abbreviated."""
    short, long = (form.replace(".", "").replace("-", " ") for form in (short, long))
    return bool(occurrences(short, long, "any")) or (short.isupper() and not long.isupper())


@dataclass(frozen=True, slots=True)
class Audit:
    """What became of a glossary's terms in a translation; terms in the order of their first use."""

    terms: tuple[TermAudit, ...]
    lines: int
    glossaries: tuple[str, ...] = ()

    def count(self, verdict: Verdict) -> int:
        """Count the uses of all terms with this verdict."""
        return sum(term.count(verdict) for term in self.terms)

    @property
    def occurrences(self) -> int:
        """Count the places in the source where a term stands."""
        return sum(self.count(v) for v in ("kept", "forbidden", "missed"))

    @property
    def inconsistent(self) -> int:
        """Count the terms written in different ways."""
        return sum(term.inconsistent for term in self.terms)

    @property
    def accuracy(self) -> float:
        """The share of the occurrences that are kept, 0 to 1; 1 where there are none."""
        return self.count("kept") / self.occurrences if self.occurrences else 1.0


def audit_translation(sources: Sequence[str], targets: Sequence[str], glossary: Glossary) -> Audit:
    """Audit the translation of each line of `sources` by the same line of `targets`.

    Raises InputError if their numbers differ.
    """
    if len(sources) != len(targets):
        raise InputError(f"{len(sources)} source lines and {len(targets)} target lines; they must pair")
    matcher, names = Matcher(glossary), NameFinder(glossary)
    uses: dict[Term, list[Use]] = {}
    for number, (source, target) in enumerate(zip(sources, targets, strict=True), 1):
        judgements = judge(matcher.find(source), target)
        for j in judgements:
            uses.setdefault(j.match.term, []).append(Use(number, j.verdict, j.form))
        taken = [j.place for j in judgements if j.place]
        present = {j.match.term for j in judgements}
        for place, form, term in names.unsupported(source, target, present):
            if not _overlaps(place, taken):
                taken.append(place)
                uses.setdefault(term, []).append(Use(number, "spurious", form))
    terms = tuple(TermAudit(term, tuple(found)) for term, found in uses.items())
    return Audit(terms, len(sources), glossary.names)
