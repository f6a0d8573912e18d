"""From a piece of Arabic to its best translation: the ladder of ways to get it right.

Each rung looks at the best candidate so far and asks the engine for others where that one misses a term
or trips a check. A candidate takes its place only if it is better and harms nothing else. The rungs, in
the order of their cost: plain decoding, the model's term tags, splicing the target over the words that the
aligner points at, forcing it and decoding on from there, and for repetition or a wrong length decoding with
repetition held down.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from mujaz.glossary import Match
from mujaz.translate.checks import Issue, check
from mujaz.translate.engine import Decoding, Engine, Hypothesis
from mujaz.translate.keep import How, TermUse, audit
from mujaz.translate.prepare import mark

_WORD_START = "▁"
# Rounds of splicing and forcing, each for the first missed term of a sentence.
_ROUNDS = 3
_AGAIN = {"repetition", "length"}


@dataclass(frozen=True, slots=True)
class Unit:
    """What is decoded at once: a sentence, or a part of a long one, with its terms (places in `text`)."""

    text: str
    matches: tuple[Match, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A translation of a unit with all that is known about it."""

    text: str
    score: float
    terms: tuple[TermUse, ...]
    issues: tuple[Issue, ...]
    job: "_Job"
    hypothesis: Hypothesis

    @property
    def missed(self) -> int:
        """Count the terms that are missed."""
        return sum(use.outcome == "missed" for use in self.terms)


@dataclass(frozen=True, slots=True)
class _Job:
    """One thing to decode: source pieces, where the terms are in them, and what the target begins with."""

    source: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    prefix: tuple[str, ...] = ()
    how: How = ""


def search(units: Sequence[Unit], engine: Engine, beam: int) -> list[Candidate]:
    """Translate each unit as well as the engine can; the order is kept."""
    return _Search(units, engine, Decoding(beam)).run()


class _Search:
    def __init__(self, units: Sequence[Unit], engine: Engine, decoding: Decoding) -> None:
        self.units, self.engine, self.decoding = units, engine, decoding
        self.best: list[Candidate] = []

    def run(self) -> list[Candidate]:
        jobs = [self._job(unit) for unit in self.units]
        results = self.engine.translate([j.source for j in jobs], self._aligned())
        for unit, job, hypotheses in zip(self.units, jobs, results, strict=True):
            self.best.append(self._best(unit, job, hypotheses))
        if self.engine.has_tags:
            self._climb(self._tags, self._aligned())
        for _ in range(_ROUNDS):
            self._climb(self._splice, None)
            self._climb(self._force, self._aligned())
        self._climb(self._again, replace(self._aligned(), repetition_penalty=1.2, no_repeat_ngram=4))
        return self.best

    def _aligned(self) -> Decoding:
        return replace(self.decoding, attention=True)

    def _climb(self, rung: Callable[[Unit, Candidate], Iterator[_Job]], decoding: Decoding | None) -> None:
        """Try one rung for all units; without `decoding` its jobs are whole translations, only scored."""
        todo = [(i, job) for i, unit in enumerate(self.units) for job in rung(unit, self.best[i])]
        if not todo:
            return
        sources, prefixes = [job.source for _, job in todo], [job.prefix for _, job in todo]
        if decoding is None:
            scores = self.engine.score(sources, prefixes)
            results = [[Hypothesis(p, s)] for p, s in zip(prefixes, scores, strict=True)]
        else:
            results = self.engine.translate(sources, decoding, prefixes)
        for (i, job), hypotheses in zip(todo, results, strict=True):
            candidate = self._best(self.units[i], job, hypotheses)
            if _better(candidate, self.best[i]):
                self.best[i] = candidate

    def _best(self, unit: Unit, job: _Job, hypotheses: Sequence[Hypothesis]) -> Candidate:
        """Take the first of the n-best that nothing is wrong with, else the best of them."""
        best = self._candidate(unit, job, hypotheses[0])
        for hypothesis in hypotheses[1:]:
            if not best.missed and not best.issues:
                break
            other = self._candidate(unit, replace(job, how="n-best"), hypothesis)
            if _better(other, best):
                best = other
        return best

    def _candidate(self, unit: Unit, job: _Job, hypothesis: Hypothesis) -> Candidate:
        text = self.engine.decode(hypothesis.tokens)
        terms = tuple(self._named(use, job.how) for use in audit(unit.matches, text))
        return Candidate(text, hypothesis.score, terms, check(unit.text, text), job, hypothesis)

    @staticmethod
    def _named(use: TermUse, how: How) -> TermUse:
        return use if use.outcome == "missed" else replace(use, how=how)

    def _job(self, unit: Unit, tagged: Sequence[Match] = (), how: How = "") -> _Job:
        marked = mark(unit.text, unit.matches, tagged)
        places = self.engine.places(marked.text)
        spans = tuple(_covered(places, span) for span in marked.spans)
        return _Job(tuple(self.engine.encode(marked.text)), spans, how=how)

    def _tags(self, unit: Unit, best: Candidate) -> Iterator[_Job]:
        if missed := [use.match for use in best.terms if use.outcome == "missed"]:
            yield self._job(unit, missed, "tags")

    def _splice(self, unit: Unit, best: Candidate) -> Iterator[_Job]:
        for use, start, end in self._pointed_at(best):
            tokens = best.hypothesis.tokens
            target = self.engine.encode(use.match.term.target)
            yield replace(best.job, prefix=(*tokens[:start], *target, *tokens[end:]), how="splice")
            return

    def _force(self, unit: Unit, best: Candidate) -> Iterator[_Job]:
        for use, start, _ in self._pointed_at(best):
            target = self.engine.encode(use.match.term.target)
            yield replace(best.job, prefix=(*best.hypothesis.tokens[:start], *target), how="prefix")
            return

    def _again(self, unit: Unit, best: Candidate) -> Iterator[_Job]:
        if any(issue.kind in _AGAIN for issue in best.issues):
            yield replace(best.job, prefix=())

    def _pointed_at(self, best: Candidate) -> Iterator[tuple[TermUse, int, int]]:
        """Missed terms with the target pieces (start, end), whole words, that were written for them."""
        for use, span in zip(best.terms, best.job.spans, strict=True):
            if use.outcome == "missed" and (place := _aligned_words(best.hypothesis, span)):
                yield use, *place


def _better(new: Candidate, old: Candidate) -> bool:
    """Tell whether `new` may replace `old`: fewer terms missed and nothing else worse, or fewer issues."""
    if new.missed != old.missed:
        return new.missed < old.missed and len(new.issues) <= len(old.issues)
    return len(new.issues) < len(old.issues)


def _covered(places: Sequence[tuple[int, int]], span: tuple[int, int]) -> tuple[int, int]:
    """Give the pieces (first, past the last) that lie in the characters `span`."""
    inside = [i for i, (start, end) in enumerate(places) if start < span[1] and span[0] < end]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


def _aligned_words(hypothesis: Hypothesis, span: tuple[int, int]) -> tuple[int, int] | None:
    """Find the run of target words most of whose attention lies on the source pieces `span`."""
    tokens, first, last = hypothesis.tokens, span[0], span[1]
    on = [sum(row[first:last]) > 0.5 for row in hypothesis.attention[: len(tokens)]]
    if True not in on:
        return None
    start = on.index(True)
    while start and not tokens[start].startswith(_WORD_START):
        start -= 1
    end = on.index(True) + 1
    while end < len(tokens) and (on[end] or not tokens[end].startswith(_WORD_START)):
        end += 1
    return start, end
