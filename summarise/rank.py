"""Which sentences matter: a centroid of TF-ISF vectors, weighed by position, then maximal marginal relevance.

The centroid is that of Radev et al. 2004 over sentences of one document; MMR is that of Carbonell and
Goldstein 1998. Ranking is done on the Arabic, which is clean where the translation is not.
"""

import math
from collections import Counter
from collections.abc import Sequence

from mujaz.summarise.stems import content_stems

Vector = dict[str, float]

# Chosen on CNN/DM and EASC, where lead is strong: position counts, but a later sentence can still win.
_POSITION = 0.5
_RELEVANCE = 0.7  # against novelty
# A sentence this short (content words) says little by itself; a very long one should not win by length.
_SHORT = 5


def vectors(texts: Sequence[str]) -> list[Vector]:
    """Give unit TF-ISF vectors of sentences: term frequency times log(sentences / sentences with it)."""
    counts = [Counter(content_stems(text)) for text in texts]
    spread = Counter(stem for count in counts for stem in count)
    return [
        _unit({s: n * math.log(1 + len(texts) / spread[s]) for s, n in count.items()}) for count in counts
    ]


def _unit(vector: Vector) -> Vector:
    norm = math.sqrt(sum(v * v for v in vector.values()))
    return {k: v / norm for k, v in vector.items()} if norm else {}


def cosine(a: Vector, b: Vector) -> float:
    """Give the cosine of two unit vectors."""
    if len(b) < len(a):
        a, b = b, a
    return sum(value * b[key] for key, value in a.items() if key in b)


def importance(parts: Sequence[Vector]) -> list[float]:
    """Score sentences of one text, in its order: likeness to the whole, less for later ones."""
    centroid: Counter[str] = Counter()
    for vector in parts:
        centroid.update(vector)
    centre = _unit(dict(centroid))
    return [
        cosine(vector, centre) / (1 + i) ** _POSITION * min(1.0, len(vector) / _SHORT)
        for i, vector in enumerate(parts)
    ]


def choose(parts: Sequence[Vector], scores: Sequence[float], n: int) -> list[int]:
    """Pick up to `n` sentences by score, each unlike those picked before; in the order of the text."""
    top = max(scores, default=0.0) or 1.0
    picked: list[int] = []
    left = [i for i, score in enumerate(scores) if score > 0]
    while left and len(picked) < n:

        def gain(i: int) -> float:
            said = max((cosine(parts[i], parts[j]) for j in picked), default=0.0)
            return _RELEVANCE * scores[i] / top - (1 - _RELEVANCE) * said

        best = max(left, key=lambda i: (gain(i), -i))
        picked.append(best)
        left.remove(best)
    return sorted(picked)
