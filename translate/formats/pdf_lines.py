"""The lines of a page of Arabic: put right where they are backwards, and joined to paragraphs."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from mujaz.translate.documents import is_arabic

_FORMS = re.compile("[\ufb50-\ufdfb\ufe70-\ufefc]+")
_WORD = re.compile("[\u0621-\u063a\u0641-\u064a]{3,}")
# What runs from left to right inside Arabic: numbers with their marks, Latin words.
_LATIN = r"[A-Za-z0-9\u0660-\u0669\u00c0-\u024f]"
_LEFT_TO_RIGHT = re.compile(
    rf"%?{_LATIN}(?:(?:{_LATIN}|[.,:/@&'+_-]|(?<=[A-Za-z]) (?=[A-Za-z]))*{_LATIN})?%?"
)
_MIRRORED = str.maketrans("()[]{}«»<>", ")(][}{»«><")
# The full stop or comma behind a number, and its per cent, where PDFium has put them in front of it.
_IN_FRONT = re.compile(r"(?<!\S)(?:([.،؛])?%|([،؛]))(\d[\d.,/٫٬]*)(?!\S)")
# The share of the width of a page that a line ends short of to be the last of its paragraph.
_SHORT = 0.1
# Distances between lines, and heights of them, that set paragraphs apart, as shares of the usual.
_WIDE, _HIGHER = 1.5, 1.3


@dataclass(frozen=True, slots=True)
class Line:
    """A line and its box on the page, in points from the lower left."""

    text: str
    left: float
    right: float
    bottom: float
    top: float

    def with_text(self, text: str) -> "Line":
        """Give the line with another text."""
        return replace(self, text=text)


def plain(text: str) -> str:
    """Make plain letters of presentation forms, and nothing else.

    >>> plain("\ufea9\ufeed\ufee7\ufe92\ufe8e\ufeb1 ½")
    'دونباس ½'
    """
    return _FORMS.sub(lambda m: unicodedata.normalize("NFKC", m[0]), text)


def seems_reversed(lines: Iterable[str]) -> bool:
    """Tell whether Arabic is written backwards: ة and ى begin words there, and the article ends them."""
    right = wrong = 0
    for line in lines:
        for word in _WORD.findall(line):
            right += (word[-1] in "ةى") + word.startswith("ال")
            wrong += (word[0] in "ةى") + word.endswith("لا")
    return wrong > right


def from_visual(line: str) -> str:
    """Turn a line in the order of painting, left to right, into the order of reading.

    >>> from_visual(".12/3/2026 ىف NATO ةليكو")
    'وكيلة NATO فى 12/3/2026.'
    """
    line = line[::-1].translate(_MIRRORED)
    return _LEFT_TO_RIGHT.sub(lambda m: m[0][::-1], line)


def paragraphs(lines: Sequence[Line]) -> Iterator[str]:
    """Join lines to paragraphs by where they end and how far apart they are."""
    lines = [line for line in lines if line.text.strip()]
    if not lines:
        return
    steps = [a.bottom - b.bottom for a, b in pairwise(lines)]
    step = median([s for s in steps if s > 0] or [0.0])
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    joined = ""
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        joined += " " * bool(joined) + " ".join(line.text.split())
        if following is None or _ends(line, following, step, (left, right)):
            yield _IN_FRONT.sub(_behind, joined)
            joined = ""


def _ends(line: Line, following: Line, step: float, width: tuple[float, float]) -> bool:
    """Tell whether a paragraph ends with `line`."""
    left, right = width
    spare = line.left - left if is_arabic(line.text) else right - line.right
    if spare > _SHORT * (right - left):
        return True
    down = line.bottom - following.bottom
    # A step up is a new column or page, where paragraphs go on.
    if down > _WIDE * step:
        return True
    heights = sorted((line.top - line.bottom, following.top - following.bottom))
    return heights[1] > _HIGHER * max(heights[0], 1.0)


def _behind(found: re.Match[str]) -> str:
    mark = found[1] or found[2] or ""
    return f"{found[3]}{'%' if '%' in found[0] else ''}{mark}"
