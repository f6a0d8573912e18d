"""English forms of a term: whether a text holds it as the desk writes it.

English terms inflect little: a plural, a possessive, a capital at the start of a sentence. Everything
else must be to the letter.
"""

import re
from functools import lru_cache

# Plural and possessive endings, straight and curly apostrophe.
_ENDING = r"(?:['’]s|s['’]|s|es)?"


@lru_cache(maxsize=16384)
def _pattern(form: str) -> re.Pattern[str]:
    """Match `form` as whole words, inflected, with any white space between its words."""
    words = form.split()
    body = r"\s+".join(map(re.escape, words))
    first = form[0]
    if first.islower():  # a capital where a sentence or a headline begins
        body = f"[{first}{first.upper()}]{body[1:]}"
    if form[-1] == "y" and form[-2:-1] not in "aeiou":
        body = f"{body[:-1]}(?:y{_ENDING}|ies['’]?)"
    elif form[0].islower() and form.endswith("s") and not form.endswith("ss"):
        # A common noun in the plural also stands before another noun: `drones`, `drone attacks`.
        body = f"{body[:-1]}s?{_ENDING}"
    else:
        body += _ENDING
    return re.compile(rf"(?<!\w){body}(?!\w)")


def occurrences(form: str, text: str) -> list[tuple[int, int]]:
    """Give the places (start, end) where the English `form` stands in `text`, left to right.

    >>> occurrences("Donbas", "Donbas's fate; Donbass")
    [(0, 8)]
    """
    return [m.span() for m in _pattern(form).finditer(text)]
