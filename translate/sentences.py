"""Splitting Arabic text into sentences, with exact places.

The rule is plain because off-the-shelf splitters do worse on Arabic news: a sentence ends at `.` `!` `?`
`؟` `…` with the closing quotes behind it, and at every line end, never at `،` `؛` `:`. A full stop does
not end one after an abbreviation, between digits or inside a Latin word.
"""

import re
from collections.abc import Iterator

_CLOSERS = "\"'”’»)\\]}›"
_END = re.compile(f"[.!?؟…]+[{_CLOSERS}]*")
_LINE = re.compile(r"[^\r\n]+")
_PIECE = re.compile(r"[^\v\f\x1c-\x1e\x85\u2028\u2029]+")  # of a line: what other separators leave

# Written with a full stop: Dr, Prof, Eng., BC, AD, AH, joint-stock company ...
_ABBREVIATIONS = frozenset("د أ م ق ص ب ت ط ج ش ع هـ ه إلخ الخ ق.م ب.م د.م أ.د ا.د ش.م ش.م.ع ص.ب ت.ب".split())
_LATIN_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof st no vs inc ltd co corp gen lt col sgt jr sr e.g i.e etc".split()
)


def split_sentences(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield (paragraph, start, end) for each sentence of `text`, in order.

    A paragraph is a line that is not blank, counted from 0. `text[start:end]` has no white space at its
    ends; every character that is not white space belongs to exactly one sentence.
    """
    paragraph = 0
    for line in _LINE.finditer(text):
        spans = [
            (start, end)
            for piece in _PIECE.finditer(text, line.start(), line.end())
            for start, end in _sentences(text, piece.start(), piece.end())
            if start < end
        ]
        for start, end in spans:
            yield paragraph, start, end
        paragraph += bool(spans)


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for m in _END.finditer(text, start, end):
        if _ends_sentence(text, m, start, end):
            yield _trimmed(text, start, m.end())
            start = m.end()
    yield _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _ends_sentence(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    """Whether the sentence that runs from `start` ends with `mark`; `end` is the end of the line."""
    after = text[mark.end()] if mark.end() < end else ""
    before = text[mark.start() - 1] if mark.start() > start else ""
    if not before:  # marks at the beginning of a sentence belong to it: ...وتابع
        return False
    if not after:
        return True
    if mark.group() == "..":  # how Arabic headlines write a dash
        return False
    if mark.group() != ".":
        # Quotes, exclamations and dots inside a sentence go on with a comma or a full stop of its own.
        return after not in "،؛,;:.-" and (
            after.isspace() or mark.group()[-1] in _CLOSERS or _is_arabic(after)
        )
    if not after.isspace():
        # A missing space between Arabic words breaks; 3.5, ق.م and aljazeera.net hold.
        return _is_arabic(before) and _is_arabic(after) and not _abbreviated(text, mark.start(), start)
    if before.isdigit() and text[start : mark.start()].strip().isdigit():  # "1. " numbers a list
        return False
    return not _abbreviated(text, mark.start(), start)


def _is_arabic(c: str) -> bool:
    return "\u0621" <= c <= "\u0652" or "\u066e" <= c <= "\u06d3" or "\ufb50" <= c <= "\ufefc"


def _abbreviated(text: str, dot: int, start: int) -> bool:
    """Whether the word in front of the full stop at `dot` is an abbreviation."""
    begin = dot
    while begin > start and not text[begin - 1].isspace() and text[begin - 1] not in "([{«“\"'":
        begin -= 1
    word = text[begin:dot]
    if word in _ABBREVIATIONS or (word.removeprefix("و") in _ABBREVIATIONS and len(word) > 1):
        return True
    return word.lower() in _LATIN_ABBREVIATIONS or re.fullmatch(r"(?:[A-Z]\.)*[A-Z]", word) is not None
