"""What a check says: something that a reader should look at."""

from dataclasses import dataclass
from typing import Literal

IssueKind = Literal[
    "number",
    "unit",
    "date",
    "name",
    "negation",
    "quote",
    "question",
    "repetition",
    "untranslated",
    "length",
    "symbol",
    "confidence",
    "source",
]


@dataclass(frozen=True, slots=True)
class Issue:
    """Something a reader should look at: the `kind` for machines, the `message` for people."""

    kind: IssueKind
    message: str
