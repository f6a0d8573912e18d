"""Preparing Arabic text for a model: what to drop, how to ask for terms.

The embedded model was trained on text prepared exactly so: NFC, without vowel marks, tatweel and bidi
controls, single spaces; terms as `<t> ودونباس <to> Donbas </t>`, the whole word with its proclitics.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from mujaz.glossary import Match

TAGS = ("<t>", "<to>", "</t>")
_DROPPED = re.compile("[\u064b-\u0652\u0670\u0640\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_SPACE = re.compile(r"\s+")
# Pictures, arrows, dingbats and what joins them: no words, and the model makes garbage of them.
SYMBOL = re.compile(
    "[\u2190-\u21ff\u2300-\u23ff\u2460-\u27bf\u2900-\u297f\u2b00-\u2bff\u20e3\ufe0e\ufe0f"
    "\U0001f000-\U0001faff\U000e0020-\U000e007f]"
)
# Arabic typed on a Persian or Urdu keyboard.
_KEYBOARD = str.maketrans("یکہھەۀ", "يكهههه")
_WESTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫٬٪،؛؟", "01234567890123456789.,%,;?")
# A literal tag in a user's text must not be taken for one of ours.
_LITERAL_TAG = re.compile(r"<(?=/?t>|to>|x\d|/s>|unk>|0x)")


def clean(text: str) -> str:
    """Give `text` as the model wants it. Idempotent; no word, number or mark of punctuation is lost."""
    return _SPACE.sub(" ", _plain(text)).strip()


def as_english(text: str) -> str:
    """Give a text without Arabic letters as English writes it: its digits, commas and question marks.

    >>> as_english("٣٫٥٪؟")
    '3.5%?'
    """
    return clean(text).translate(_WESTERN)


def _plain(text: str) -> str:
    text = _CONTROL.sub(" ", SYMBOL.sub(" ", _DROPPED.sub("", text))).translate(_KEYBOARD)
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
