"""How hits and audits are printed: lines and tables for people, JSON for machines.

The JSON form is versioned: fields are added, never renamed or removed, as long as `version` stays 1.
"""

import json
from bisect import bisect
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from mujaz.files import lines
from mujaz.glossary.audit import Audit, TermAudit, Verdict
from mujaz.glossary.match import Match, Matcher

VERSION = 1
_FAULTS: tuple[Verdict, ...] = ("missed", "forbidden", "spurious")
_FEW_LINES = 8


@dataclass(frozen=True, slots=True)
class Hit:
    """A match and its place in a file: `line` and `column` count from 1, the match's offsets from 0."""

    path: str
    line: int
    column: int
    match: Match


def hits(text: str, path: str, matcher: Matcher) -> Iterator[Hit]:
    """Yield the terms in `text`, the content of `path`."""
    starts = [0]
    for words in lines(text):
        end = starts[-1] + len(words)
        starts.append(end + (2 if text.startswith("\r\n", end) else 1))
    for match in matcher.find(text):
        line = bisect(starts, match.start)
        yield Hit(path, line, match.start - starts[line - 1] + 1, match)


def hits_text(found: Iterable[Hit]) -> Iterator[str]:
    """Yield a line for each hit: place, words, target, where the entry stands; tabs between them."""
    for hit in found:
        term = hit.match.term
        yield f"{hit.path}:{hit.line}:{hit.column}\t{hit.match.surface}\t{term.target}\t{term.origin}\n"


def hits_json(found: Iterable[Hit], glossaries: Iterable[str]) -> Iterator[str]:
    """Yield one JSON object with all hits."""
    values = [
        {
            "path": hit.path,
            "line": hit.line,
            "column": hit.column,
            "start": hit.match.start,
            "end": hit.match.end,
            "surface": hit.match.surface,
            "source": hit.match.term.source,
            "target": hit.match.term.target,
            "origin": hit.match.term.origin,
        }
        for hit in found
    ]
    yield _json({"version": VERSION, "glossaries": list(glossaries), "hits": values})


def audit_text(audit: Audit) -> Iterator[str]:
    """Yield a table with a line for each term, those with faults first, and a line of totals."""
    yield "kept missed forbidden spurious  term\n"
    for term in sorted(audit.terms, key=lambda t: t.faultless):
        numbers = (term.count("kept"), *(term.count(v) for v in _FAULTS))
        yield "{:4} {:6} {:9} {:8}  ".format(*numbers)
        yield f"{term.term.target}  {term.term.source}{_where(term)}\n"
    yield summary(audit) + "\n"


def _where(term: TermAudit) -> str:
    """Say in which lines the faults are, and which forms compete."""
    parts = []
    for verdict in _FAULTS:
        if numbers := list(dict.fromkeys(term.lines(verdict))):
            more = " ..." if len(numbers) > _FEW_LINES else ""
            parts.append(f"{verdict} in line {', '.join(map(str, numbers[:_FEW_LINES]))}{more}")
    if term.inconsistent:
        parts.append("written " + ", ".join(f"{form} {n}x" for form, n in term.forms.most_common()))
    return "  (" + "; ".join(parts) + ")" if parts else ""


def summary(audit: Audit) -> str:
    """Give the totals in a line."""
    faults = ", ".join(f"{audit.count(verdict)} {verdict}" for verdict in _FAULTS)
    kept = f"{audit.accuracy:.1%} kept: {audit.count('kept')} of {audit.occurrences}"
    return (
        f"{kept if audit.occurrences else 'no terms found'} in {audit.lines} line{'s' * (audit.lines != 1)};"
        f" {faults}; {audit.inconsistent} inconsistent"
    )


def audit_json(audit: Audit) -> Iterator[str]:
    """Yield one JSON object: totals, and for each term its counts, its forms and the lines of its faults."""
    yield _json(
        {
            "version": VERSION,
            "glossaries": list(audit.glossaries),
            "lines": audit.lines,
            "occurrences": audit.occurrences,
            "accuracy": round(audit.accuracy, 4),
            **{verdict: audit.count(verdict) for verdict in ("kept", *_FAULTS)},
            "inconsistent": audit.inconsistent,
            "terms": [_term_json(term) for term in audit.terms],
        }
    )


def _term_json(term: TermAudit) -> dict[str, Any]:
    return {
        "source": term.term.source,
        "target": term.term.target,
        "origin": term.term.origin,
        **{verdict: term.count(verdict) for verdict in ("kept", *_FAULTS)},
        "inconsistent": term.inconsistent,
        "forms": dict(term.forms),
        "fault_lines": {verdict: term.lines(verdict) for verdict in _FAULTS},
    }


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
