"""The forms a glossary is written in, and what each of them can hold.

    mujaz    the project's own table: everything
    tsv      source, tab, target (DeepL, Google): a line for each source
    csv      source, comma, target (DeepL, Google): a line for each source
    omegat   source, tab, target, tab, note: a line for each source
    tbx      TBX v3 (ISO 30042:2019), DCA style: everything
    tbx-dct  TBX v3, DCT style: everything
    tbx-v2   TBX v2 (ISO 30042:2008, `martif`): everything

In all of them white space within a value is one space, invisible marks are gone, a value is not empty; in
tables only the note may hold `|`. Where an entry was read (`Term.origin`) is not written. Drafts,
retired entries and those without English are left out of forms that cannot say that they are.
"""

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any, Literal, get_args

from mujaz.errors import GlossaryError
from mujaz.glossary.clean import clean
from mujaz.glossary.terms import Glossary, Term

Form = Literal["mujaz", "tsv", "csv", "omegat", "tbx", "tbx-dct", "tbx-v2"]
FORMS: tuple[Form, ...] = get_args(Form)

_BY_SUFFIX: dict[str, Form] = {
    ".tsv": "mujaz", ".csv": "csv", ".tbx": "tbx", ".xml": "tbx", ".txt": "omegat", ".utf8": "omegat"
}  # fmt: skip
_PLAIN: dict[Form, frozenset[str]] = {
    "tsv": frozenset(), "csv": frozenset(), "omegat": frozenset({"note"})
}  # fmt: skip
_EXTRA = tuple(f for f in fields(Term) if f.name not in ("sources", "target", "origin"))


def form_of(path: Path) -> Form:
    """Tell the form to write from the extension of `path`; raises GlossaryError if it says nothing."""
    if form := _BY_SUFFIX.get(path.suffix.lower()):
        return form
    raise GlossaryError(f"{path}: its name does not tell a form; name one of {', '.join(FORMS)}")


def held(term: Term, form: Form) -> Iterator[Term]:
    """Yield what is left of `term` when it is written in `form` and read again, its origin apart."""
    places = _PLAIN.get(form)
    if places is None:
        yield _cleaned(term)
    elif term.used:
        kept = {name: getattr(term, name) for name in places}
        for source in _cleaned(term).sources:
            yield _cleaned(Term((source,), term.target, **kept))


def losses(glossary: Glossary, form: Form) -> tuple[str, ...]:
    """Tell what of `glossary` has no place in `form`, and in how many entries, a line for each matter."""
    places = _PLAIN.get(form)
    if places is None:
        return ()
    used = [term for term in glossary if term.used]
    lost = {
        field.name: n
        for field in _EXTRA
        if field.name not in places and (n := sum(getattr(t, field.name) != field.default for t in used))
    }
    told = []
    if lost:
        counted = ", ".join(f"{name} ({n})" for name, n in lost.items())
        told.append(f"the form {form} has no place for {counted}; in brackets, entries that have it")
    if unused := len(glossary) - len(used):
        told.append(f"the form {form} cannot say that an entry is a draft or retired; left out: {unused}")
    return tuple(told)


def _cleaned(term: Term) -> Term:
    """Clean the values of `term` as reading does, and drop those that say nothing new."""
    values: dict[str, Any] = {}
    for field in fields(Term):
        value = getattr(term, field.name)
        if isinstance(value, tuple):
            value = tuple(dict.fromkeys(c for v in value if (c := clean(v))))
        elif isinstance(value, str) and field.name != "origin":
            value = clean(value)
        values[field.name] = value
    values["alternatives"] = tuple(a for a in values["alternatives"] if a != values["target"])
    return Term(**values)
