"""Preparing Arabic text for a model: what to drop, where to cut, how to ask for terms.

The embedded model was trained on text prepared exactly so: NFC, without vowel marks, tatweel and bidi
controls, single spaces; terms as `<t> ودونباس <to> Donbas </t>`, the whole word with its proclitics.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from mujaz.glossary import Match

TAGS = ("<t>", "<to>", "</t>")
_DROPPED = re.compile("[\u064b-\u0652\u0670\u0640\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_SPACE = re.compile(r"\s+")
# A literal tag in a user's text must not be taken for one of ours.
_LITERAL_TAG = re.compile(r"<(?=/?t>|to>|x\d|/s>|unk>|0x)")

# Where a long sentence may be cut, best first: clause marks, commas, conjunctions, spaces.
_CUTS = tuple(
    map(
        re.compile,
        (
            r"(?<=[؛;.!?؟…])\s+",
            r"(?<=[،,:])\s+",
            r"\s+(?=(?:ثم|أو|لكن|حيث|بينما|فيما|كما|إذ|لأن|التي|الذي|و\w{3,})\b)",
            r"\s+",
        ),
    )
)
# Teasers follow one another without a space: ...17 مليون أسرةاقرأ المزيد: وأدان ...
_GLUED = re.compile(r"(?<=\S)(?=اقر[أا] (?:المزيد|[أا]يض)|شاهد [أا]يض|طالع [أا]يض)")


def clean(text: str) -> str:
    """Give `text` as the model wants it. Idempotent; nothing that a reader sees is lost."""
    return _SPACE.sub(" ", _plain(text)).strip()


def _plain(text: str) -> str:
    text = _CONTROL.sub(" ", _DROPPED.sub("", text))
    return unicodedata.normalize("NFC", _LITERAL_TAG.sub("< ", text))


@dataclass(frozen=True, slots=True)
class Marked:
    """Prepared text and where in it each term stands, tags included: `text[slice(*spans[i])]`."""

    text: str
    spans: tuple[tuple[int, int], ...]


def mark(text: str, matches: Sequence[Match], tagged: Sequence[Match] = ()) -> Marked:
    """Clean `text`, keep track of the `matches` in it, and ask for the targets of those in `tagged`.

    `matches` stand in `text` from left to right and do not overlap.
    """
    out, spans, at = "", [], 0
    for match in matches:
        out = _joined(out, text[at : match.start])
        before, surface = len(out), clean(match.surface)
        if match in tagged:
            surface = f"<t> {surface} <to> {clean(match.term.target)} </t>"
        out += surface
        spans.append((before, len(out)))
        at = match.end
    return Marked(_joined(out, text[at:]).rstrip(), tuple(spans))


def _joined(left: str, right: str) -> str:
    right = _SPACE.sub(" ", _plain(right))
    return left + (right.lstrip() if not left or left.endswith(" ") else right)


def units(
    text: str, held: Sequence[tuple[int, int]], size: Callable[[str], int], limit: int
) -> Iterator[tuple[int, int]]:
    """Cut a sentence into the spans (start, end) that are translated one by one, in order.

    One span for most; more where teasers are glued together or `size(span)` is over `limit`. Cuts are
    made at the best place near the middle, never inside one of the spans `held` (terms) or a number.
    """
    start = 0
    for end in [m.start() for m in _GLUED.finditer(text)] + [len(text)]:
        yield from _halved(text, start, end, held, size, limit)
        start = end


def _halved(
    text: str,
    start: int,
    end: int,
    held: Sequence[tuple[int, int]],
    size: Callable[[str], int],
    limit: int,
) -> Iterator[tuple[int, int]]:
    if size(text[start:end]) <= limit:
        yield start, end
        return
    inside = [(s, e) for s, e in held if start < e and s < end]
    cut = _best_cut(text, start, end, inside)
    if cut is None:
        yield start, end
        return
    yield from _halved(text, start, cut, inside, size, limit)
    yield from _halved(text, cut, end, inside, size, limit)


def _best_cut(text: str, start: int, end: int, held: Sequence[tuple[int, int]]) -> int | None:
    middle, quarter = (start + end) // 2, (end - start) // 4
    for pattern in _CUTS:
        places = [m.end() for m in pattern.finditer(text, start + quarter, end - quarter)]
        places = [p for p in places if not any(s < p < e for s, e in held)]
        if places:
            return min(places, key=lambda p: abs(p - middle))
    # No space at all in the middle half: between any two characters, but not within a term, a number,
    # or a letter and its marks.
    for p in sorted(range(start + 1, end), key=lambda p: abs(p - middle)):
        number = text[p - 1].isdigit() and text[p].isdigit()
        if not number and not unicodedata.combining(text[p]) and not any(s < p < e for s, e in held):
            return p
    return middle if start < middle < end else None
