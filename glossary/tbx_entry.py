"""One TBX entry as a term.

Elements are known by their local names, data categories by the type attribute (DCA style) or the element's
name (DCT style), both without regard to case, so that v2, v3 and TBX-Min are read by the same few lines.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from mujaz.errors import GlossaryError
from mujaz.glossary.clean import clean
from mujaz.glossary.terms import KINDS, Term
from mujaz.glossary.values import scalar, short, with_english

if TYPE_CHECKING:
    from lxml.etree import _Element

_SECTIONS = frozenset(("langset", "langsec", "langgroup"))
_GROUPS = frozenset(("tig", "ntig", "termsec", "termgroup"))
_CARRIERS = frozenset(("termnote", "descrip", "admin"))

_LANGUAGES = {"ar": "ar", "ara": "ar", "arb": "ar", "arabic": "ar", "en": "en", "eng": "en", "english": "en"}

_STATUS = frozenset(("administrativestatus", "normativeauthorization", "termstatus", "status", "usagestatus"))
_NOTES = frozenset(("note", "definition", "usagenote", "explanation", "comment", "subjectfield"))
_PREFERRED = frozenset(("preferred", "standardized", "standardised", "legal", "regulated", "mandatory"))
_FORBIDDEN = frozenset(
    "deprecated superseded forbidden obsolete notrecommended prohibited rejected donotuse".split()
)
# Data categories of mujaz's own, for what ISO 30042 has none; written by tbx_out.
OWN = {
    "after": "appliesAfter", "before": "appliesBefore", "unless": "appliesUnless",
    "case": "caseRule", "status": "entryStatus",
}  # fmt: skip


class _Form(NamedTuple):
    """A term of one language; rank 0 is preferred, 1 admitted, 2 forbidden."""

    rank: int
    text: str


class _Fact(NamedTuple):
    category: str
    value: str


def local_name(element: "_Element") -> str:
    """Give the name of an element without its namespace or an undeclared prefix."""
    return _local(element.tag)


@lru_cache  # a file has a dozen of them
def _local(tag: str) -> str:
    return tag.rpartition("}")[2].rpartition(":")[2]


@lru_cache
def _plain(word: str) -> str:
    """Give letters and digits in lower case: data categories and values are written in many ways."""
    return re.sub(r"[\W_]", "", word.lower())


def term_of(entry: "_Element", where: str) -> Term | str:
    """Read one entry; a string says why it is of no use here. Raises GlossaryError if it makes no sense.

    Arabic forms become sources, the preferred first; those out of use stay too, as texts hold them. English
    forms become target, alternatives and forbidden forms by their administrative status.
    """
    facts = list(_facts(entry))
    forms: dict[str, list[_Form]] = {"ar": [], "en": []}
    for section in entry:
        language = _language(section) if local_name(section).lower() in _SECTIONS else ""
        if language:
            shared = list(_facts(section))
            facts += (f for f in shared if f.category not in _STATUS)
            for group in _groups(section):
                own = list(_facts(group))
                facts += (f for f in own if f.category in _NOTES)
                if text := _term_text(group):
                    forms[language].append(_Form(_rank([*own, *shared]), text))
    values = _values(facts, where)
    arabic, english = _unique(forms["ar"]), _unique(forms["en"])
    if not values.get("translate", True):  # the same in both languages, often given in one of them only
        arabic, english = arabic or english, english or arabic[:1]
    if not arabic or not english:
        return f"an entry without {'an Arabic' if not arabic else 'an English'} term"
    permitted = [f.text for f in english if f.rank < 2]
    if not permitted:
        raise GlossaryError(f"{where}: every English term of '{arabic[0].text}' is forbidden")
    short("term", tuple(f.text for f in (*arabic, *english)), where)
    term = Term(
        sources=tuple(f.text for f in arabic),
        target=permitted[0],
        alternatives=tuple(permitted[1:]),
        forbidden=tuple(f.text for f in english if f.rank == 2),
        origin=where,
        **values,
    )
    return with_english(term)


def _language(section: "_Element") -> str:
    code = section.get("{http://www.w3.org/XML/1998/namespace}lang") or section.get("lang") or ""
    return _LANGUAGES.get(re.split("[-_]", code.strip().lower())[0], "")


def _groups(section: "_Element") -> Iterator["_Element"]:
    return (e for e in section if local_name(e).lower() in _GROUPS)


def _term_text(group: "_Element") -> str:
    term = next(group.iter("{*}term"), None)
    return "" if term is None else clean("".join(term.itertext()))


def _facts(element: "_Element") -> Iterator[_Fact]:
    """Yield what is said of an entry, a section or a term, not of what is inside it."""
    for child in element:
        name = local_name(child).lower()
        if name in _SECTIONS or name in _GROUPS or name == "term":
            continue
        if name.endswith("grp"):
            yield from _facts(child)
            continue
        category = child.get("type", "") if name in _CARRIERS else name
        if value := clean("".join(child.itertext())):
            yield _Fact(_plain(category), value)


def _rank(facts: Iterable[_Fact]) -> int:
    """Rank a term by the first status that is given for it."""
    for category, value in facts:
        word = _plain(value).removesuffix("admnsts").removesuffix("term")
        if category == "forbidden" and word in ("true", "yes"):
            return 2
        if category in _STATUS:
            return 0 if word in _PREFERRED else 2 if word in _FORBIDDEN else 1
    return 1


def _unique(forms: Iterable[_Form]) -> list[_Form]:
    """Sort by rank; of one form in the sections of two regions (en-GB, en-US) the better rank counts."""
    best: dict[str, _Form] = {}
    for form in sorted(forms, key=lambda f: f.rank):
        best.setdefault(form.text, form)
    return list(best.values())


def _values(facts: Iterable[_Fact], where: str) -> dict[str, Any]:
    """Give the other fields of the term."""
    many: dict[str, list[str]] = {}
    values: dict[str, Any] = {}
    columns = {name.lower(): column for column, name in OWN.items()}
    for category, value in facts:
        if column := columns.get(category):
            if column in ("case", "status"):
                values[column] = scalar(column, value, where)
            else:
                many.setdefault(column, []).append(value)
        elif category == "translationneeded":
            values["translate"] = scalar("translate", value, where)
        elif category == "subjectfield" and value.lower() in KINDS:
            values["kind"] = value.lower()
        elif category in _NOTES:
            many.setdefault("note", []).append(value)
        elif category in _STATUS and _rank([_Fact(category, value)]) == 2:
            values["status"] = "retired"
    lists = {column: tuple(dict.fromkeys(v)) for column, v in many.items()}
    notes = "; ".join(lists.pop("note", ()))
    return values | lists | ({"note": notes} if notes else {})
