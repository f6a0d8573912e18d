"""Names in English that the Arabic beside them does not have."""

import re
from collections.abc import Container, Iterator

from mujaz.glossary.arabic import folded_words, stems
from mujaz.glossary.english import occurrences
from mujaz.glossary.terms import Glossary, Term

_FIRST_WORD = re.compile(r"\w+")
# Letters that come and go between a name and what is derived from it: روسيا, روسي; أرمينيا, الأرمن.
_WEAK = "اويه"
_NO_WEAK = str.maketrans("", "", _WEAK)
_SHORTEST_ROOT = 3


def is_name(term: Term) -> bool:
    """Whether an entry's target is a name: English writes all of those with capitals."""
    return any(c.isupper() for c in term.target)


class NameFinder:
    """Finds targets of a glossary that are names: common words may stand anywhere, whatever the source."""

    def __init__(self, glossary: Glossary) -> None:
        # For each form the entries that permit it: US is good for الولايات المتحدة and for أمريكي.
        self._entries: dict[str, list[Term]] = {}
        # The targets that are names, by their first words.
        self._names: dict[str, dict[str, Term]] = {}
        for term in glossary:
            if not term.used:
                continue
            for form in (term.target, *term.alternatives):
                self._entries.setdefault(form, []).append(term)
            first = _FIRST_WORD.search(term.target)
            if first and is_name(term):
                self._names.setdefault(first.group(), {})[term.target] = term

    def unsupported(
        self, source: str, target: str, present: Container[Term]
    ) -> Iterator[tuple[tuple[int, int], str, Term]]:
        """Yield place, form and entry of names in `target` that `source` does not have, the longest first.

        `present` are the entries found in the source. Words of the same root also support a name (the
        English may say Russia's where the Arabic says الروسية), and so does the name itself in Latin.
        """
        words = set(_FIRST_WORD.findall(target))
        words |= {word[:-1] for word in words if word.endswith("s")}  # Shaheds
        forms = {form: term for word in words for form, term in self._names.get(word, {}).items()}
        readings: set[str] = set()
        for form in sorted(forms, key=lambda f: (-len(f), f)):
            if not (places := occurrences(form, target, forms[form].case)):
                continue
            if form in source or any(term in present for term in self._entries[form]):
                continue
            readings = readings or {
                r for word in folded_words(source) for s in stems(word) for r in _roots(s)
            }
            if any(_hinted(term, form, readings) for term in self._entries[form]):
                continue
            for place in places:
                yield place, form, forms[form]


def _hinted(term: Term, form: str, readings: set[str]) -> bool:
    """Whether as many words as `form` has, of one of the sources, have their like in the text.

    A source may have more of them, which English leaves out: مدينة بارا, Bara.
    """
    size = len(form.split())
    for source in term.sources:
        words = folded_words(source)
        if sum(_has_like(word, readings) for word in words) >= min(size, len(words)):
            return True
    return False


def _has_like(word: str, readings: set[str]) -> bool:
    """Whether the text has a word of the same root; entries may have a proclitic too (بالروسية)."""
    roots = {root for stem in stems(word) for root in _roots(stem)}
    return any(reading.startswith(root) for root in roots for reading in readings)


def _roots(stem: str) -> Iterator[str]:
    """Yield what forms of a word have in common: all but its last weak letters, and its strong ones."""
    yield stem.rstrip(_WEAK) if len(stem.rstrip(_WEAK)) >= _SHORTEST_ROOT else stem
    strong = stem[0] + stem[1:].translate(_NO_WEAK)
    if len(strong) >= _SHORTEST_ROOT:
        yield strong
