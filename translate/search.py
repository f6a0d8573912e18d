"""From a piece of Arabic to its best translation: the ladder of ways to get it right.

Each rung looks at the best candidate so far and asks the engine for others where that one misses a term or
trips a check; a candidate takes its place only if it is better and harms nothing else. In the order of
their cost:

1. plain decoding; of its n-best list, the first hypothesis with nothing wrong;
2. decoding again with the missed terms in the model's own tags, where it has them;
3. for each term still missed, the target put in the place of the words that the aligner points at
   (splice), and the translation up to there with the target forced behind it, the model going on (prefix);
   where the model left the term out, the same behind the word for what stands before it in the Arabic;
4. for repetition or a wrong length, decoding with repetition held down, then in two parts, as also where a
   number is missing from a long text;
5. for anything else that a check still finds, a search of another width: greedy after a beam, and the other
   way round.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from mujaz.glossary import Match
from mujaz.translate.align import Weights, aligned_words, place_after
from mujaz.translate.checks import Issue, check
from mujaz.translate.engines import Decoding, Engine, Hypothesis
from mujaz.translate.keep import How, TermUse, audit, fitted
from mujaz.translate.prepare import clean, mark
from mujaz.translate.units import Unit, cut, join

# Rounds of each kind of repair; a round may bring back one missed term of every unit.
_ROUNDS = 3
# Of 137 doubtful sentences of news, decoded with beam 4, 35 came out better greedily with repetition held
# down a little; with beam 6 as many, in 2.5 times the time. What is greedy from the start needs a beam: with
# another greedy search it kept 95.5 % of the numbers instead of 98.
_GREEDY, _BEAM = Decoding(beam=1, repetition_penalty=1.1), Decoding(beam=3)
_FORCED_BEAM = 1  # what is forced leaves little to search for
_AT_ONCE = 4  # missed terms of a unit that a round tries, so that a list of names does not take minutes
# A repair that the model finds this much less likely (mean log-probability of a token) is no English.
_MARGIN = 1.0
# Those that bring back terms; the others mend what else is wrong.
WAYS: tuple[How, ...] = ("n-best", "tags", "splice", "prefix")
_AGAIN = {"repetition", "length"}
# Source pieces; a shorter text is not cut for stuttering.
_SHORT = 24
# And one above this for a number that is left out: of four in 400 news sentences, cutting brought three back.
_LONG = 48


@dataclass(frozen=True, slots=True)
class _Job:
    """One thing to decode: source pieces, where the terms are in them, what the target begins with."""

    source: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    prefix: tuple[str, ...] = ()
    how: How = ""


# From a term, the target pieces, what they looked at and the source pieces of the term: what a translation
# that holds the term could begin with, and how it came about.
_Prefixes = Callable[
    [Match, tuple[str, ...], Weights, tuple[int, int]], Iterator[tuple[How, tuple[str, ...]]]
]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A translation of a unit with all that is known about it."""

    text: str
    score: float
    terms: tuple[TermUse, ...]
    issues: tuple[Issue, ...]
    job: _Job
    hypothesis: Hypothesis

    @property
    def missed(self) -> tuple[Match, ...]:
        """Give the terms that are missed."""
        return _missed(self.terms)

    @property
    def rank(self) -> tuple[int, int, float]:
        """Order candidates: the smaller the better."""
        return len(self.missed), len(self.issues), -self.score


@dataclass(frozen=True, slots=True)
class Rendering:
    """What the ladder made of a unit: its English, `pieces` long, and all that is known about it.

    `tried` are the ways tried beyond plain decoding, in order; `how` the one that gave the text.
    """

    text: str
    score: float
    pieces: int
    terms: tuple[TermUse, ...]
    issues: tuple[Issue, ...]
    tried: tuple[How, ...]
    how: How

    @property
    def missed(self) -> tuple[Match, ...]:
        """Give the terms that are missed."""
        return _missed(self.terms)


def search(units: Sequence[Unit], engine: Engine, beam: int, ways: Collection[How] = WAYS) -> list[Rendering]:
    """Translate each unit as well as the engine can; the order is kept.

    `ways` are those that may bring back a missed term. Tags are used with models that know them.
    """
    # Attention tells where a term went; nothing else needs it.
    decoding = Decoding(beam, attention=any(unit.matches for unit in units))
    ladder = _Search(units, engine, decoding, frozenset(ways))
    return [
        Rendering(
            c.text,
            c.score,
            len(c.hypothesis.tokens),
            c.terms,
            c.issues,
            tuple(dict.fromkeys(tried)),
            c.job.how,
        )
        for c, tried in zip(ladder.run(), ladder.tried, strict=True)
    ]


class _Search:
    def __init__(
        self, units: Sequence[Unit], engine: Engine, decoding: Decoding, ways: frozenset[How]
    ) -> None:
        self.units, self.engine, self.decoding = units, engine, decoding
        self.ways = ways if engine.has_tags else ways - {"tags"}
        self.best: list[Candidate] = []
        self.tried: list[list[How]] = [[] for _ in units]

    def run(self) -> list[Candidate]:
        jobs = [self._job(unit) for unit in self.units]
        for i, hypotheses in enumerate(self._decode(jobs)):
            first = self._candidate(i, jobs[i], hypotheses[0])
            self.best.append(first)
            if "n-best" in self.ways and (first.missed or first.issues):
                self._offer(
                    i, (self._candidate(i, replace(jobs[i], how="n-best"), h) for h in hypotheses[1:])
                )
        if "tags" in self.ways:
            tagged = [(i, self._job(self.units[i], b.missed, "tags")) for i, b in self._open()]
            self._decode_again(tagged)
        for prefixes in (self._at_its_place, self._behind_its_neighbour):
            todo = [i for i, _ in self._open()]
            for _ in range(_ROUNDS):
                todo = self._repair(todo, prefixes)
        stuttering = [(i, b.job) for i, b in enumerate(self.best) if _stutters(b)]
        held_down = Decoding(self.decoding.beam, repetition_penalty=1.2, no_repeat_ngram=4)
        self._decode_again(_anew(stuttering, "again"), held_down)
        self._decode_in_parts([i for i, b in enumerate(self.best) if _torn(b)])
        doubtful = [(i, b.job) for i, b in enumerate(self.best) if b.issues]
        self._decode_again(_anew(doubtful, "width"), _GREEDY if self.decoding.beam > 1 else _BEAM)
        return self.best

    def _open(self) -> Iterator[tuple[int, Candidate]]:
        return ((i, best) for i, best in enumerate(self.best) if best.missed)

    def _decode(self, jobs: Sequence[_Job], decoding: Decoding | None = None) -> list[list[Hypothesis]]:
        sources, prefixes = [j.source for j in jobs], [j.prefix for j in jobs]
        return self.engine.translate(sources, decoding or self.decoding, prefixes) if jobs else []

    def _decode_again(self, todo: Sequence[tuple[int, _Job]], decoding: Decoding | None = None) -> None:
        results = self._decode([job for _, job in todo], decoding)
        for (i, job), hypotheses in zip(todo, results, strict=True):
            self._offer(i, (self._candidate(i, job, h) for h in hypotheses))

    def _offer(self, i: int, candidates: Iterable[Candidate]) -> bool:
        """Take the best of those `candidates` that are better than what unit `i` has, if any is."""
        better = []
        for candidate in candidates:
            self.tried[i].append(candidate.job.how)
            if _better(candidate, self.best[i]):
                better.append(candidate)
        if better:
            self.best[i] = min(better, key=lambda c: c.rank)
        return bool(better)

    def _repair(self, todo: Sequence[int], prefixes: _Prefixes) -> list[int]:
        """Try to bring back one missed term of each unit in `todo`; give those where more may come."""
        if not todo:
            return []
        forced, whole = self._attempts(todo, prefixes)
        decoded = self._decode([job for _, job in forced], replace(self.decoding, beam=_FORCED_BEAM))
        tried = [
            *((i, job, Hypothesis(job.prefix, 0.0)) for i, job in whole),
            *((i, job, hypotheses[0]) for (i, job), hypotheses in zip(forced, decoded, strict=True)),
        ]
        rivals = [(i, self._candidate(i, job, h)) for i, job, h in tried]
        rivals = [(i, c) for i, c in rivals if _better(c, self.best[i])]
        # The engine's own scores leave the forced part out.
        scores = self.engine.score(
            [c.job.source for _, c in rivals], [c.hypothesis.tokens for _, c in rivals]
        )
        offers: dict[int, list[Candidate]] = {}
        for (i, candidate), score in zip(rivals, scores, strict=True):
            if score >= self.best[i].score - _MARGIN:
                offers.setdefault(i, []).append(replace(candidate, score=score))
        return [i for i, found in offers.items() if self._offer(i, found) and self.best[i].missed]

    def _attempts(
        self, todo: Sequence[int], prefixes: _Prefixes
    ) -> tuple[list[tuple[int, _Job]], list[tuple[int, _Job]]]:
        """Give jobs to decode on from a prefix, and jobs that are whole translations."""
        bests = [self.best[i] for i in todo]
        forced: list[tuple[int, _Job]] = []
        whole: list[tuple[int, _Job]] = []
        rows = self._weights([(best.job, best.hypothesis) for best in bests])
        for i, best, weights in zip(todo, bests, rows, strict=True):
            for match, span in zip(self.units[i].matches, best.job.spans, strict=True):
                if match in best.missed[:_AT_ONCE]:
                    for how, prefix in prefixes(match, best.hypothesis.tokens, weights, span):
                        longest = self.engine.max_positions if how == "splice" else self.engine.max_target
                        if how in self.ways and len(prefix) < longest:
                            job = replace(best.job, prefix=prefix, how=how)
                            (whole if how == "splice" else forced).append((i, job))
        return forced, whole

    def _weights(self, pairs: Sequence[tuple[_Job, Hypothesis]]) -> list[Weights]:
        """Give what the target pieces looked at; those that the engine has told already are not asked for."""
        unknown = [(job, h) for job, h in pairs if not h.attention]
        found = iter(
            self.engine.align([job.source for job, _ in unknown], [h.tokens for _, h in unknown])
            if unknown
            else ()
        )
        return [h.attention or next(found) for _, h in pairs]

    def _at_its_place(
        self, match: Match, tokens: tuple[str, ...], weights: Weights, span: tuple[int, int]
    ) -> Iterator[tuple[How, tuple[str, ...]]]:
        target = self.engine.encode_target(match.term.target)
        if place := aligned_words(tokens, weights, span):
            start, end = place
            yield "prefix", (*tokens[:start], *target)
            yield "splice", (*tokens[:start], *target, *tokens[end:])

    def _behind_its_neighbour(
        self, match: Match, tokens: tuple[str, ...], weights: Weights, span: tuple[int, int]
    ) -> Iterator[tuple[How, tuple[str, ...]]]:
        at = place_after(tokens, weights, span[0])
        if at is not None:
            joined = "and " if match.surface.startswith("و") else ""
            yield "prefix", (*tokens[:at], *self.engine.encode_target(joined + match.term.target))

    def _decode_in_parts(self, todo: Sequence[int]) -> None:
        """Decode the halves of each unit in `todo`, those of all units at once."""
        cuts = {i: halves for i in todo if (halves := self._halves(self.units[i]))}
        halves = [half for found in cuts.values() for half in found]
        if not halves:
            return
        found = iter(_Search(halves, self.engine, self.decoding, self.ways).run())
        for i, parts in cuts.items():
            best = [next(found) for _ in parts]
            text = join([part.text for part in parts], [c.text for c in best])
            tokens = tuple(token for c in best for token in c.hypothesis.tokens)
            job = replace(self.best[i].job, how="parts")
            whole = Hypothesis(tokens, min(c.score for c in best))
            self._offer(i, [self._judged(i, text, job, whole)])

    def _halves(self, unit: Unit) -> list[Unit]:
        """Cut a unit in two, or a few more; none where it cannot be cut."""
        parts = [part for _, part in cut(unit, self._size, self._size(unit.text) // 2 + 1)]
        return parts if len(parts) > 1 else []

    def _size(self, text: str) -> int:
        return len(self.engine.encode(clean(text)))

    def _candidate(self, i: int, job: _Job, hypothesis: Hypothesis) -> Candidate:
        return self._judged(i, self.engine.decode(hypothesis.tokens), job, hypothesis)

    def _judged(self, i: int, text: str, job: _Job, hypothesis: Hypothesis) -> Candidate:
        unit = self.units[i]
        text = fitted(unit.matches, text)
        before = self.best[i].terms if i < len(self.best) else ()
        terms = audit(unit.matches, text, before, job.how)
        return Candidate(text, hypothesis.score, terms, check(unit.checked, text), job, hypothesis)

    def _job(self, unit: Unit, tagged: Sequence[Match] = (), how: How = "") -> _Job:
        marked = mark(unit.text, unit.matches, tagged)
        places = self.engine.places(marked.text)
        if tagged and len(places) > self.engine.max_positions:  # ask for fewer
            return self._job(unit, tagged[: len(tagged) // 2], how)
        spans = tuple(_covered(places, span) for span in marked.spans)
        return _Job(tuple(self.engine.encode(marked.text)), spans, how=how)


def _missed(terms: Sequence[TermUse]) -> tuple[Match, ...]:
    return tuple(use.match for use in terms if use.outcome == "missed")


def _anew(todo: Sequence[tuple[int, _Job]], how: How) -> list[tuple[int, _Job]]:
    """Give jobs to do again without what was forced."""
    return [(i, replace(job, prefix=(), how=how)) for i, job in todo]


def _stutters(candidate: Candidate) -> bool:
    return any(issue.kind in _AGAIN for issue in candidate.issues)


def _torn(candidate: Candidate) -> bool:
    """Tell whether shorter texts may do better: long ones lose details."""
    size = len(candidate.job.source)
    if _stutters(candidate):
        return size > _SHORT
    return size > _LONG and any(issue.kind == "number" for issue in candidate.issues)


def _better(new: Candidate, old: Candidate) -> bool:
    """Tell whether `new` may replace `old`: fewer terms missed and nothing else worse, or fewer issues."""
    if len(new.missed) != len(old.missed):
        return len(new.missed) < len(old.missed) and len(new.issues) <= len(old.issues)
    return len(new.issues) < len(old.issues)


def _covered(places: Sequence[tuple[int, int]], span: tuple[int, int]) -> tuple[int, int]:
    """Give the pieces (first, past the last) that lie in the characters `span`."""
    inside = [i for i, (start, end) in enumerate(places) if start < span[1] and span[0] < end]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)
