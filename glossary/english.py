"""English forms of a term: whether a text holds it as the desk writes it.

English terms inflect little: a plural, a possessive, a capital at the start of a sentence. Everything
else must be to the letter, but for what typography alone decides: white space, apostrophes, hyphens.
"""

import re
from functools import lru_cache

# Plural and possessive endings, straight and curly apostrophe. A sibilant takes no bare s: Donbass is no
# plural of Donbas.
_ENDING = r"(?:['’]s|s['’]?)?"
_AFTER_SIBILANT = r"(?:['’]s?|es['’]?)?"
_SIBILANTS = ("s", "x", "z", "ch", "sh")
_SINGULARS = ("ss", "us", "is", "as")
_TYPOGRAPHY = {r"\ ": r"\s+", "'": "['’]", "’": "['’]", r"\-": "[-‐‑]"}


@lru_cache(maxsize=16384)
def _pattern(form: str, case: str) -> re.Pattern[str]:
    """Match `form` as whole words, inflected, with any white space between its words."""
    form = " ".join(form.split())
    first, stem, ending = form[0], form[1:], _ENDING
    if stem.endswith("y") and stem[-2:-1] not in "aeiou":
        stem, ending = stem[:-1], f"(?:y{_ENDING}|ies['’]?)"
    elif first.islower() and stem.endswith("s") and not stem.endswith(_SINGULARS):
        # A common noun in the plural also stands before another noun: `drones`, `drone attacks`.
        stem = stem[:-1]
    elif stem.endswith(_SIBILANTS):
        ending = _AFTER_SIBILANT
    capital = case != "exact" and first.islower()  # where a sentence or a headline begins
    body = f"[{first}{first.upper()}]" if capital else _escaped(first)
    flags = re.IGNORECASE if case == "any" else re.NOFLAG
    return re.compile(rf"(?<!\w){body}{_escaped(stem)}{ending}(?!\w)", flags)


def _escaped(text: str) -> str:
    return "".join(_TYPOGRAPHY.get(c, c) for c in map(re.escape, text))


def occurrences(form: str, text: str, case: str = "") -> list[tuple[int, int]]:
    """Give the places (start, end) where the English `form` stands in `text`, left to right.

    `case` is the rule of its entry (`Term.case`): by default the first letter of a lower-case form may be
    a capital; "exact" allows no other case, "any" all of them.

    >>> occurrences("Donbas", "Donbas's fate; Donbass")
    [(0, 8)]
    >>> occurrences("air defences", "Air defences, AIR DEFENCES"), occurrences("air defences", "AIR", "any")
    ([(0, 12)], [])
    """
    return [m.span() for m in _pattern(form, case).finditer(text)]
