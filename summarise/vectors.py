"""Sparse vectors of sentences and texts: TF-ISF, unit length, cosine."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from mujaz.summarise.stems import content_stems

Vector = dict[str, float]


def vectors(texts: Sequence[str]) -> list[Vector]:
    """Give unit TF-ISF vectors: term frequency times log(1 + texts / texts with the term)."""
    counts = [Counter(content_stems(text)) for text in texts]
    return weighted(counts, Counter(stem for count in counts for stem in count))


def weighted(counts: Sequence[Mapping[str, float]], spread: Mapping[str, int]) -> list[Vector]:
    """Turn counts into unit vectors; `spread` says in how many of them a feature is."""
    n = len(counts)
    return [unit({s: c * math.log(1 + n / spread[s]) for s, c in count.items()}) for count in counts]


def unit(vector: Mapping[str, float]) -> Vector:
    """Scale a vector to length 1; one of zeros becomes empty."""
    norm = math.sqrt(sum(v * v for v in vector.values()))
    return {k: v / norm for k, v in vector.items()} if norm else {}


def cosine(a: Vector, b: Vector) -> float:
    """Give the cosine of two unit vectors."""
    if len(b) < len(a):
        a, b = b, a
    return sum(value * b[key] for key, value in a.items() if key in b)


def centre(parts: Iterable[Mapping[str, float]]) -> Vector:
    """Give the centroid of vectors, at unit length (Radev et al. 2004)."""
    total: Counter[str] = Counter()  # adds floats as well
    for part in parts:
        total.update(part)
    return unit(total)
