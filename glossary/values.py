"""What the values of an entry may be, whatever file they stand in."""

from typing import Any, get_args

from mujaz.errors import GlossaryError
from mujaz.glossary.terms import Case, Status, Term

LONGEST = 1000  # characters of a term; what is longer is a broken line, and slow to look for
_YES = frozenset("yes y true 1 نعم".split())
_NO = frozenset("no n false 0 لا".split())
_KNOWN = {"case": get_args(Case), "status": get_args(Status)}


def short(column: str, values: tuple[str, ...], where: str) -> None:
    """Raise GlossaryError if one of `values` is too long for a term."""
    if (long := max(map(len, values), default=0)) > LONGEST:
        raise GlossaryError(f"{where}: a {column} of {long} characters; at most {LONGEST} are a term")


def with_english(term: Term) -> Term:
    """Give `term`; raises GlossaryError if its target is a mark that stands for one, such as `?`."""
    if not term.written:
        raise GlossaryError(f"{term.origin}: no English yet")
    return term


def scalar(column: str, value: str, where: str) -> Any:
    """Give the value of a column that holds one; raises GlossaryError for what it cannot hold."""
    if column == "translate":
        if (word := value.lower()) not in _YES | _NO:
            raise GlossaryError(f"{where}: translate is '{value}'; write yes or no")
        return word in _YES
    if column in _KNOWN and value not in _KNOWN[column]:
        known = ", ".join(filter(None, _KNOWN[column]))
        raise GlossaryError(f"{where}: {column} is '{value}'; use one of {known}")
    return value
