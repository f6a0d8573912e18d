"""Articles to stories: those that report the same event, by the words and glossary terms they share.

One pass, each article to the nearest story so far or to a new one (single-pass clustering, as in topic
detection and tracking: Allan et al. 1998). An index of the words that weigh most in an article gives the
few stories to compare it with, so that time grows with the articles.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from mujaz.summarise.stems import content_stems
from mujaz.summarise.vectors import Vector, centre, cosine, unit, weighted

# Two articles on one event by different agencies measure 0.35 to 0.5, on related events 0.13 at most
# (tests/summarise/test_brief.py; tests/data/desk.jsonl against itself).
_ALIKE = 0.22
_TELLING = 24  # heaviest words of an article that must lead to its story
_COMMON = 300  # stories that may share such a word before it tells nothing


def features(sentences: Iterable[str], terms: Iterable[Iterable[str]]) -> Counter[str]:
    """Count what an article is about: its content words, and its glossary terms above them."""
    counts: Counter[str] = Counter()
    for sentence, names in zip(sentences, terms, strict=True):
        counts.update(content_stems(sentence))
        counts.update(f"term:{name}" for name in names)
    return counts


@dataclass(slots=True)
class _Group:
    members: list[int] = field(default_factory=list)
    total: Counter[str] = field(default_factory=Counter)
    middle: Vector = field(default_factory=dict)

    def add(self, number: int, vector: Vector) -> None:
        self.members.append(number)
        self.total.update(vector)
        self.middle = unit(self.total)


def group(articles: Sequence[Mapping[str, int]]) -> list[list[int]]:
    """Group articles, given by their `features`, into stories; the most important story comes first.

    A story is as important as it has different articles; of two with as many, the one nearer to what all
    the articles are about comes first, then the earlier one. Articles without features are left out.
    """
    numbers = [n for n, counts in enumerate(articles) if counts]
    damped = [{f: 1 + math.log(c) for f, c in articles[n].items()} for n in numbers]
    parts = weighted(damped, Counter(f for counts in damped for f in counts))
    first = _one_pass(parts)
    # Two short articles may find each other only through a longer one that came after them.
    second = _one_pass([found.middle for found in first])
    groups = [sorted(numbers[m] for g in found.members for m in first[g].members) for found in second]
    everything = centre(parts)
    rank = {
        g: (
            -len({frozenset(articles[n].items()) for n in members}),
            -round(cosine(second[g].middle, everything), 9),
            members,
        )
        for g, members in enumerate(groups)
    }
    return [groups[g] for g in sorted(rank, key=rank.__getitem__)]


def _one_pass(parts: Sequence[Vector]) -> list[_Group]:
    """Put each vector into the nearest group so far, or into a new one."""
    groups: list[_Group] = []
    homes: dict[str, list[int]] = {}
    for number, part in enumerate(parts):
        telling = sorted(part, key=lambda f: (-part[f], f))[:_TELLING]
        near = {g for f in telling if len(homes.get(f, ())) <= _COMMON for g in homes.get(f, ())}
        alike = [(cosine(part, groups[g].middle), -g) for g in near]
        likeness, best = max(alike, default=(0.0, 0))
        if likeness >= _ALIKE:
            home = -best
        else:
            home = len(groups)
            groups.append(_Group())
        groups[home].add(number, part)
        for f in telling:
            if home not in homes.setdefault(f, []):
                homes[f].append(home)
    return groups
