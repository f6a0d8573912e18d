"""Choosing sentences: as much of the news as fits into so many of them.

The default method covers content: each content word, glossary term and number of a text weighs by the
sentences that hold it, and what a chosen sentence has said already counts little from then on (concept
coverage: SumBasic of Nenkova and Vanderwende 2005; its greedy choice is near the best one because the gain
only falls, Lin and Bilmes 2011). The gain is made less for later sentences, for neighbours of chosen ones,
for quotations and for sentences that lean on an earlier one. See docs/briefs.md for what each is worth.
"""

import heapq
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from mujaz.glossary import Match
from mujaz.summarise import baselines, signs
from mujaz.summarise.stems import content_stems
from mujaz.translate import Document

Method = Literal["coverage", "centroid", "lead", "textrank", "lexrank"]
METHODS: tuple[str, ...] = get_args(Method)
BULLETS = 5
# A sentence that adds less than this share of what the best one says is a scrap.
_SCRAP = 0.2


@dataclass(frozen=True, slots=True)
class Weights:
    """What a sign is worth to `coverage`; 1 or 0 where it is to count for nothing.

    The figures are round ones from the middle of a wide plateau on the desk set: of 432 settings the worst
    scored 69.5, the median 73.0, the best 74.5 (benchmarks/briefs.py --cross-validate).
    """

    spread: float = 0.5  # power of the share of sentences that hold a word
    term: float = 1.0  # a glossary term counts so much above its words
    number: float = 0.5  # and a number above a word
    said: float = 0.3  # of its worth left to what has been said
    length: float = 0.7  # power of the gain: below 1, long sentences win less by length
    position: float = 0.2  # sentence i counts (1 + i) ** -position
    opening: float = 1.1  # first sentence of a paragraph
    near: float = 0.5  # taken off a direct neighbour of a chosen one, half of it at distance 2
    quote: float = 0.7  # taken off a sentence that is all quotation
    leaning: float = 0.5
    half_quote: float = 0.5
    doubtful: float = 0.8  # a translation with something to check
    known: float = 0.5  # told in an earlier brief


WEIGHTS = Weights()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may be taken: what it holds, where it stands, and what speaks against it.

    `places` are (document, number of the sentence); several where articles say the same. `words` is what
    it costs of a budget. `weight` multiplies what the sentence is worth.
    """

    text: str
    places: tuple[tuple[int, int], ...]
    terms: frozenset[str] = frozenset()
    words: int = 1
    weight: float = 1.0
    leaning: bool = False


@dataclass(frozen=True, slots=True)
class Budget:
    """How much may be taken: sentences, words, or a share of the usable sentences; the tightest holds."""

    bullets: int | None = None
    words: int | None = None
    ratio: float | None = None

    def count(self, usable: int) -> int:
        """Give the most sentences to take of so many usable ones; at least one."""
        given = [usable]
        if self.bullets is not None:
            given.append(self.bullets)
        elif self.words is None and self.ratio is None:
            given.append(BULLETS)
        if self.ratio is not None:
            given.append(round(self.ratio * usable))
        return max(1, min(given))


def choose_sentences(
    document: Document,
    n: int = BULLETS,
    method: Method = "coverage",
    matches: Sequence[Sequence[Match]] = (),
    weights: Weights = WEIGHTS,
) -> list[int]:
    """Choose `n` sentences of one Arabic document, best first; no translation is needed.

    `matches` are the glossary terms of each sentence, empty for none. The result holds numbers of
    sentences, fewer than `n` only where fewer are usable.
    """
    pool = [
        Candidate(
            sentence.text,
            ((0, i),),
            frozenset(m.term.target for m in matches[i]) if matches else frozenset(),
            weight=standing(sentence.text, weights) * opening(document, i, weights),
            leaning=signs.leans(sentence.text),
        )
        for i, sentence in enumerate(document.sentences)
        if signs.usable(document, i)
    ]
    return [pool[k].places[0][1] for k in choose(pool, Budget(n), method, weights)]


def standing(text: str, weights: Weights = WEIGHTS) -> float:
    """Weigh how well an Arabic sentence stands without its speaker and context, quotations aside from it."""
    weight = 1 - weights.quote * min(1.0, 1.5 * signs.quoted_share(text))
    return weight * (weights.half_quote if signs.half_quoted(text) else 1.0)


def opening(document: Document, index: int, weights: Weights = WEIGHTS) -> float:
    """Weigh the first sentence of a paragraph: editors put there what is new."""
    before = document.sentences[index - 1].paragraph if index else -1
    return weights.opening if document.sentences[index].paragraph != before else 1.0


def choose(
    pool: Sequence[Candidate], budget: Budget, method: Method = "coverage", weights: Weights = WEIGHTS
) -> list[int]:
    """Choose from `pool`, best first; the result holds places in it.

    Sentences that do not fit into what is left of a word budget are passed over, and it is not filled up
    with scraps; if none fits at all, the best one is taken alone.
    """
    if not pool:
        return []
    coverage = _Coverage(pool, weights) if method == "coverage" else None
    gain = coverage.gain if coverage else _baseline(pool, method)
    most, left = budget.count(len(pool)), budget.words
    taken: list[int] = []
    # Lazily greedy (Minoux 1978): a gain of earlier rounds is a bound, as gains fall. The only one that
    # rises, of a sentence whose antecedent was just taken, is put in anew.
    heap = [(-gain(k, taken), k) for k in range(len(pool))]
    heapq.heapify(heap)
    bound, best = heap[0]
    done: set[int] = set()
    while heap and len(taken) < most:
        _, k = heapq.heappop(heap)
        if k in done or (left is not None and pool[k].words > left):
            continue
        now = -gain(k, taken)
        if heap and (now, k) > heap[0]:
            heapq.heappush(heap, (now, k))
            continue
        if coverage and left is not None and now > _SCRAP * bound:
            break
        done.add(k)
        taken.append(k)
        if left is not None:
            left -= pool[k].words
        if coverage:
            for follower in coverage.take(k):
                heapq.heappush(heap, (-gain(follower, taken), follower))
    return taken or [best]


def worth(pool: Sequence[Candidate], method: Method = "coverage") -> list[float]:
    """Give what each sentence is worth by itself, 1 for the best."""
    gain = _Coverage(pool, WEIGHTS).gain if method == "coverage" else _baseline(pool, method)
    gains = [gain(k, []) for k in range(len(pool))]
    top = max(gains, default=0.0) or 1.0
    return [round(value / top, 3) for value in gains]


def _baseline(pool: Sequence[Candidate], method: Method) -> Callable[[int, list[int]], float]:
    texts = [candidate.text for candidate in pool]
    if method == "lead":  # across articles: all first sentences, then all second ones
        return lambda k, _: 1 / (1 + min(i for _, i in pool[k].places))
    if method == "centroid":
        return baselines.relevance_and_novelty(texts, baselines.centroid(texts))
    scores = baselines.textrank(texts) if method == "textrank" else baselines.lexrank(texts)
    return lambda k, _: scores[k]


class _Coverage:
    """What is still to be said, and what each sentence would add to it."""

    def __init__(self, pool: Sequence[Candidate], weights: Weights) -> None:
        self._pool, self._w = pool, weights
        self._holds = [frozenset(content_stems(c.text)) | {f"term:{term}" for term in c.terms} for c in pool]
        # A sentence that three articles have counts three times.
        spread: Counter[str] = Counter()
        for candidate, holds in zip(pool, self._holds, strict=True):
            for item in holds:
                spread[item] += len(candidate.places)
        total = sum(len(candidate.places) for candidate in pool)
        self._worth = {
            item: self._kind(item) * (n / total) ** weights.spread for item, n in sorted(spread.items())
        }
        self._said: set[str] = set()
        self._at = {place: k for k, c in enumerate(pool) for place in c.places}
        self._chosen: dict[int, list[int]] = {}

    def _kind(self, item: str) -> float:
        if item.startswith("term:"):
            return self._w.term
        return 1 + self._w.number if item[0].isdigit() else 1.0

    def gain(self, k: int, _: list[int]) -> float:
        candidate, w = self._pool[k], self._w
        new = sum(
            self._worth[item] * (w.said if item in self._said else 1.0) for item in sorted(self._holds[k])
        )
        first = min(i for _, i in candidate.places)
        value: float = new**w.length * (1 + first) ** -w.position * candidate.weight
        if candidate.leaning and not any(i - 1 in self._chosen.get(d, ()) for d, i in candidate.places):
            value *= w.leaning
        apart = min((abs(i - j) for d, i in candidate.places for j in self._chosen.get(d, ())), default=0)
        return value * (1 - w.near / apart) if apart else value

    def take(self, k: int) -> list[int]:
        """Note that `k` is taken; give the sentences that now stand better, as they lean on it."""
        self._said |= self._holds[k]
        for document, i in self._pool[k].places:
            self._chosen.setdefault(document, []).append(i)
        after = (self._at.get((document, i + 1)) for document, i in self._pool[k].places)
        return [n for n in dict.fromkeys(after) if n is not None and self._pool[n].leaning]
