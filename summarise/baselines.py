"""The methods a desk may compare with: lead, centroid with MMR, TextRank, LexRank.

Each scores the sentences of a text in its order; `centroid` is the only one of them that also looks at
what it has taken already.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Sequence

from mujaz.summarise.stems import content_stems
from mujaz.summarise.vectors import Vector, centre, cosine, vectors

_POSITION = 0.5  # measured best on CNN/DM and EASC, where lead is strong
_RELEVANCE = 0.7  # of maximal marginal relevance, against novelty
_DAMPING, _ROUNDS = 0.85, 50
_LEXRANK_EDGE = 0.1  # the threshold of the paper


def lead(texts: Sequence[str]) -> list[float]:
    """Score by position alone: the first sentence is the best."""
    return [1 / (1 + i) for i in range(len(texts))]


def centroid(texts: Sequence[str]) -> list[float]:
    """Score by likeness to the whole text, less for later sentences (Radev et al. 2004)."""
    parts = vectors(texts)
    middle = centre(parts)
    return [cosine(part, middle) / (1 + i) ** _POSITION for i, part in enumerate(parts)]


def textrank(texts: Sequence[str]) -> list[float]:
    """Score by PageRank over shared words (Mihalcea and Tarau 2004), numbers among them."""
    bags = [frozenset(content_stems(text)) for text in texts]

    def weight(a: int, b: int, shared: int) -> float:
        size = math.log(len(bags[a])) + math.log(len(bags[b]))
        return shared / size if size > 0 else 0.0

    edges = {pair: w for pair, n in _shared(bags).items() if (w := weight(*pair, n)) > 0}
    return _pagerank(len(texts), edges)


def lexrank(texts: Sequence[str]) -> list[float]:
    """Score by PageRank over sentences whose TF-ISF cosine passes a threshold (Erkan and Radev 2004)."""
    parts = vectors(texts)
    pairs = _shared([frozenset(part) for part in parts])
    edges = {(a, b): 1.0 for a, b in pairs if cosine(parts[a], parts[b]) >= _LEXRANK_EDGE}
    return _pagerank(len(texts), edges)


def _shared(bags: Sequence[frozenset[str]]) -> dict[tuple[int, int], int]:
    """Count what two sentences share, for those that share something."""
    homes: dict[str, list[int]] = defaultdict(list)
    pairs: dict[tuple[int, int], int] = defaultdict(int)
    for b, bag in enumerate(bags):
        for stem in sorted(bag):
            for a in homes[stem]:
                pairs[a, b] += 1
            homes[stem].append(b)
    return pairs


def _pagerank(n: int, edges: dict[tuple[int, int], float]) -> list[float]:
    """Rank the nodes of a weighted graph without direction (Brin and Page 1998)."""
    near: list[list[tuple[int, float]]] = [[] for _ in range(n)]
    for (a, b), weight in edges.items():
        near[a].append((b, weight))
        near[b].append((a, weight))
    totals = [sum(weight for _, weight in links) or 1.0 for links in near]
    ranks = [1.0] * n
    for _ in range(_ROUNDS):
        ranks = [
            1 - _DAMPING + _DAMPING * sum(ranks[b] * weight / totals[b] for b, weight in links)
            for links in near
        ]
    return ranks


def relevance_and_novelty(texts: Sequence[str], scores: Sequence[float]) -> Callable[[int, list[int]], float]:
    """Give the gain of maximal marginal relevance (Carbonell and Goldstein 1998).

    The gain is that of taking sentence i when those of a list are taken already.
    """
    parts: list[Vector] = vectors(texts)
    top = max(scores, default=0.0) or 1.0

    def gain(i: int, taken: list[int]) -> float:
        said = max((cosine(parts[i], parts[j]) for j in taken), default=0.0)
        return _RELEVANCE * scores[i] / top - (1 - _RELEVANCE) * said

    return gain
