"""Places to mark in a translation: glossary terms, and what a reader should check."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from mujaz.glossary import occurrences
from mujaz.translate.checks import Issue
from mujaz.translate.keep import TermUse
from mujaz.translate.numbers import Quantity, differing

MarkKind = Literal["", "term", "doubt"]

_ARABIC = re.compile("[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufeff]+")
_QUOTED = re.compile(r"'(.+)'")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a text: its kind, and what a reader is told about it."""

    start: int
    end: int
    kind: MarkKind
    title: str


def pieces(text: str, marks: Iterable[Mark]) -> Iterator[tuple[str, Mark | None]]:
    """Cut `text` into marked and plain pieces; of marks that overlap, doubts win, then the earlier one."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda m: (m.kind != "doubt", m.start, -m.end)):
        if mark.start < mark.end and not any(mark.start < k.end and k.start < mark.end for k in kept):
            kept.append(mark)
    at = 0
    for mark in sorted(kept, key=lambda m: m.start):
        if mark.start > at:
            yield text[at : mark.start], None
        yield text[mark.start : mark.end], mark
        at = mark.end
    if at < len(text):
        yield text[at:], None


def in_english(text: str, terms: Iterable[TermUse], issues: Sequence[Issue], source: str) -> Iterator[Mark]:
    """Give the places to mark in the English `text` of the Arabic `source`."""
    for use in terms:
        if use.outcome != "missed":
            for form in (use.match.term.target, *use.match.term.alternatives):
                for start, end in occurrences(form, text):
                    yield Mark(start, end, "term", use.match.term.source)
    kinds = {issue.kind for issue in issues}
    if "number" in kinds:
        yield from _numbers(differing(source, text)[1], "not in the Arabic")
    if "untranslated" in kinds:
        yield from (Mark(m.start(), m.end(), "doubt", "not translated") for m in _ARABIC.finditer(text))
    for issue in issues:
        if issue.kind == "repetition" and (m := _QUOTED.search(issue.message)):
            said = re.finditer(re.escape(m.group(1)), text, re.IGNORECASE)
            yield from (Mark(s.start(), s.end(), "doubt", "repeated") for s in said)


def in_arabic(
    text: str, terms: Iterable[TermUse], issues: Sequence[Issue], english: str | None
) -> Iterator[Mark]:
    """Give the places to mark in the Arabic `text`; `english` is None where it is not of this text alone."""
    for use in terms:
        missed = use.outcome == "missed"
        title = f"{use.match.term.target}{' (missed)' if missed else ''}"
        yield Mark(use.match.start, use.match.end, "doubt" if missed else "term", title)
    if english is not None and any(issue.kind == "number" for issue in issues):
        yield from _numbers(differing(text, english)[0], "not in the English")


def _numbers(quantities: Sequence[Quantity], title: str) -> Iterator[Mark]:
    return (Mark(q.start, q.end, "doubt", title) for q in quantities)
