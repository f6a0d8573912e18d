"""Terms: glossaries, finding them in Arabic, and telling whether the English holds them."""

from mujaz.glossary.english import occurrences
from mujaz.glossary.files import read_glossary, shipped_glossary
from mujaz.glossary.match import Match, Matcher
from mujaz.glossary.terms import Glossary, Term

__all__ = ["Glossary", "Match", "Matcher", "Term", "occurrences", "read_glossary", "shipped_glossary"]
