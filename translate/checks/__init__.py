"""What a reader should look at: whatever makes a translation doubtful that the text alone can show.

Each module has one check, a function of the Arabic and the English that yields messages. They would rather
miss a mistake than cry wolf: docs/checks.md says how often they do either.
"""

from collections.abc import Callable, Iterator

from mujaz.translate.checks.confidence import unsure
from mujaz.translate.checks.copied import untranslated
from mujaz.translate.checks.dates import dates
from mujaz.translate.checks.issue import Issue, IssueKind
from mujaz.translate.checks.length import length
from mujaz.translate.checks.names import names
from mujaz.translate.checks.negation import negation
from mujaz.translate.checks.numbers import numbers
from mujaz.translate.checks.questions import questions
from mujaz.translate.checks.quotes import quotes
from mujaz.translate.checks.repetition import repetition
from mujaz.translate.checks.symbols import symbols
from mujaz.translate.checks.units import units

__all__ = ["Issue", "IssueKind", "check", "unsure"]

_CHECKS: tuple[tuple[IssueKind, Callable[[str, str], Iterator[str]]], ...] = (
    ("number", numbers),
    ("unit", units),
    ("date", dates),
    ("name", names),
    ("negation", negation),
    ("quote", quotes),
    ("question", questions),
    ("repetition", repetition),
    ("untranslated", untranslated),
    ("length", length),
    ("symbol", symbols),
)


def check(source: str, target: str) -> tuple[Issue, ...]:
    """Give everything doubtful about `target` as a translation of the Arabic `source`."""
    return tuple(Issue(kind, message) for kind, find in _CHECKS for message in find(source, target))
