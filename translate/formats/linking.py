"""Links made surer by what else is known of a translation: its terms, and what was copied."""

import re
from collections.abc import Sequence
from itertools import product

from mujaz.glossary import Term, occurrences
from mujaz.translate.links import Link
from mujaz.translate.translation import Translation

Place = tuple[int, int]

_WORD = re.compile(r"\S+")
# Of a word that no link reaches: little enough that any true link outweighs it.
_FAINT = 0.05


def sharpened(links: Sequence[Link], translation: Translation) -> list[Link]:
    """Give the links of a translation by the place in the target, corrected where more is known.

    The English of a term was written for the term and for nothing else; a sentence that was copied translates
    itself. A target word without a link belongs to all of its sentence, faintly.
    """
    source, target = translation.sentence.text, translation.text
    sources, targets = _words(source), _words(target)
    if source == target:
        return [Link(place, place, 1.0) for place in sources]
    sure = list(links)
    for term in dict.fromkeys(use.match.term for use in translation.terms if use.outcome != "missed"):
        matches = [(u.match.start, u.match.end) for u in translation.terms if u.match.term == term]
        sure = _with_term(sure, _touched(sources, matches), _touched(targets, _english(term, target)))
    linked = {link.target for link in sure}
    faint = [place for place in targets if place not in linked]
    sure += [Link(s, t, _FAINT / len(sources)) for t, s in product(faint, sources)]
    return sorted(sure, key=lambda link: (link.target, -link.weight, link.source))


def _words(text: str) -> list[Place]:
    return [m.span() for m in _WORD.finditer(text)]


def _english(term: Term, target: str) -> list[Place]:
    forms = (term.target, *term.alternatives)
    return [place for form in forms for place in occurrences(form, target, term.case)]


def _touched(words: Sequence[Place], places: Sequence[Place]) -> list[Place]:
    return [(s, e) for s, e in words if any(s < end and start < e for start, end in places)]


def _with_term(links: Sequence[Link], source: Sequence[Place], target: Sequence[Place]) -> list[Link]:
    """Drop the links of a term's English to other words; its words that have none get all of the term."""
    if not target:
        return list(links)
    kept = [link for link in links if link.source in source or link.target not in target]
    linked = {link.target for link in kept}
    bare = [place for place in target if place not in linked]
    return kept + [Link(s, t, 1 / len(source)) for t, s in product(bare, source)]
