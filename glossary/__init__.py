"""Terms: glossaries, finding them in Arabic, and telling whether the English holds them."""

from typing import TYPE_CHECKING

from mujaz.glossary.audit import Audit, audit_translation, judge
from mujaz.glossary.english import occurrences
from mujaz.glossary.files import read_glossary, shipped_glossary, shipped_names, write_glossary
from mujaz.glossary.match import Match, Matcher
from mujaz.glossary.terms import Glossary, Term
from mujaz.lazy import lazily

if TYPE_CHECKING:
    from mujaz.glossary.check import check_glossaries
    from mujaz.glossary.suggest import suggest_terms

__all__ = [
    "Audit",
    "Glossary",
    "Match",
    "Matcher",
    "Term",
    "audit_translation",
    "check_glossaries",
    "judge",
    "occurrences",
    "read_glossary",
    "shipped_glossary",
    "shipped_names",
    "suggest_terms",
    "write_glossary",
]

_LATER = {"check_glossaries": "mujaz.glossary.check", "suggest_terms": "mujaz.glossary.suggest"}
__getattr__ = lazily(__name__, _LATER)
