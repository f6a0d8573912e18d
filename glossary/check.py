"""Static checks of a glossary: what will surprise the desk that wrote it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from mujaz.glossary.arabic import ARABIC_LETTER, folded_words, stems
from mujaz.glossary.names import is_name
from mujaz.glossary.ordinary import ORDINARY_WORDS
from mujaz.glossary.terms import Glossary, Term

Severity = Literal["error", "warning"]
_SHORT = 2  # letters


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to look at, where (`origin`, as file:line) and how bad.

    Errors are entries that cannot do what they say; warnings are entries that may do more or less than
    was meant. `kind` is unreadable, target, conflict, duplicate, override, folding, arabic, conditions,
    forbidden, short or ambiguous.
    """

    kind: str
    severity: Severity
    message: str
    origin: str = ""

    def __str__(self) -> str:
        where = f"{self.origin}: " if self.origin else ""
        return f"{where}{self.severity}: {self.message} [{self.kind}]"


@dataclass(frozen=True, slots=True)
class Override:
    """A source for which a later entry is used in place of an earlier one that says something else."""

    source: str
    later: Term
    earlier: Term

    def __str__(self) -> str:
        return (
            f"{self.later.origin} {self.source} -> {self.later.target}"
            f" overrides {self.earlier.origin} {self.earlier.target}"
        )


def overrides(parts: Iterable[Glossary]) -> list[Override]:
    """Tell which entries of which glossaries are overridden by a later glossary of `parts`.

    What stands twice in one glossary is not told here but by `check_glossaries`.
    """
    found: list[Override] = []
    standing: dict[str, Term] = {}
    for part in parts:
        own = {_key(s): (s, term) for term in _used(part) for s in term.sources}
        for key, (source, later) in own.items():
            earlier = standing.get(key)
            if earlier and later.target != earlier.target and _hides(later, earlier):
                found.append(Override(source, later, earlier))
        standing |= {key: term for key, (_, term) in own.items()}
    return found


def check_glossaries(glossaries: Sequence[Glossary], shipped: Glossary | None = None) -> list[Finding]:
    """Check glossaries, each by itself and all as they would be merged, the later above the earlier.

    What they override in `shipped`, above which they will stand, is told too; it is not checked itself.
    """
    merged = Glossary.merged(glossaries)
    found = [_unreadable(problem) for problem in merged.problems]
    found += (finding for term in merged if term.status != "retired" for finding in _entry(term))
    found += _clashes(merged)
    found += map(_overriding, overrides([shipped, merged]) if shipped else ())
    found += _forbidden_elsewhere(merged)
    found += _inside_ordinary_words(merged)
    return found


def _unreadable(problem: str) -> Finding:
    """Make a finding of what a reader told, which begins with its place."""
    where, _, message = problem.partition(": ")
    # Readers also tell of what they could make sense of.
    severity: Severity = "error" if message.endswith("left out") else "warning"
    return Finding("unreadable", severity, message, where)


def _overriding(override: Override) -> Finding:
    later, earlier = override.later, override.earlier
    message = (
        f"'{override.source}' -> {later.target} overrides {earlier.target} of the shipped {earlier.origin}"
    )
    return Finding("override", "warning", message, later.origin)


def _used(glossary: Glossary) -> Iterator[Term]:
    return (term for term in glossary if term.used)


def _key(source: str) -> str:
    """Give what sources have in common that match the same words."""
    return " ".join(folded_words(source))


def _conditional(term: Term) -> bool:
    return bool(term.after or term.before or term.unless)


def _hides(later: Term, earlier: Term) -> bool:
    """Whether `earlier` is never used for a source that both have."""
    same = (later.after, later.before, later.unless) == (earlier.after, earlier.before, earlier.unless)
    return same or not _conditional(later)


def _file(term: Term) -> str:
    return term.origin.rpartition(":")[0]


def _entry(term: Term) -> Iterator[Finding]:
    """Check one entry by itself."""
    where, spelled = term.origin, dict[str, str]()
    for source in term.sources:
        key = _key(source)
        twin = spelled.setdefault(key, source)
        # Hyphens are left to taste: شاهد-136.
        if twin.replace("-", " ") != source.replace("-", " "):
            message = f"'{source}' and '{twin}' match the same words; one is enough"
            yield Finding("folding", "warning", message, where)
        if len(key) <= _SHORT:
            message = f"'{source}' is so short that it may stand for other words"
            yield Finding("short", "warning", message, where)
    if not term.written:
        message = f"the target '{term.target}' of '{term.source}' holds no letter or digit"
        yield Finding("target", "error", message, where)
    if term.translate:
        for form in (term.target, *term.alternatives, *term.forbidden):
            if ARABIC_LETTER.search(form):
                message = f"'{form}' for '{term.source}' has Arabic letters in it"
                yield Finding("arabic", "error", message, where)
    barred = {_key(w) for w in term.unless}
    if both := [w for w in (*term.after, *term.before) if _key(w) in barred]:
        message = f"'{both[0]}' both allows and bars '{term.source}'"
        yield Finding("conditions", "error", message, where)
    if is_name(term) and not _conditional(term):
        for source in spelled.keys() & ORDINARY_WORDS:
            message = f"'{spelled[source]}' ({term.target}) is an ordinary word too; give it conditions"
            yield Finding("ambiguous", "warning", message, where)


def _clashes(glossary: Glossary) -> Iterator[Finding]:
    """Find sources that stand in two entries, one of which is never used."""
    entries: dict[str, list[tuple[str, Term]]] = {}
    for term in _used(glossary):
        for key, source in {_key(source): source for source in reversed(term.sources)}.items():
            entries.setdefault(key, []).append((source, term))
    for same in entries.values():
        for (_, earlier), (source, later) in pairwise(same):
            if not _hides(later, earlier):
                continue
            together = _file(earlier) == _file(later)
            if earlier.target != later.target:
                message = f"'{source}' -> {later.target} overrides {earlier.target} of {earlier.origin}"
                yield Finding("conflict", "error" if together else "warning", message, later.origin)
            elif together:  # files are also used one by one
                message = f"'{source}' -> {later.target} stands at {earlier.origin} too"
                yield Finding("duplicate", "warning", message, later.origin)


def _forbidden_elsewhere(glossary: Glossary) -> Iterator[Finding]:
    """Find targets that another entry with the same source forbids."""
    forbidding: dict[tuple[str, str], Term] = {}
    for term in _used(glossary):
        if term.forbidden:
            for source in term.sources:
                forbidding |= {(_key(source), form): term for form in term.forbidden}
    forms = {form for _, form in forbidding}
    for term in _used(glossary):
        for source in term.sources if term.target in forms else ():
            if other := forbidding.get((_key(source), term.target)):
                message = f"{other.origin} forbids {term.target} for '{source}'"
                yield Finding("forbidden", "error", message, term.origin)


def _inside_ordinary_words(glossary: Glossary) -> Iterator[Finding]:
    """Find sources that are left when an ordinary word is stripped of what looks like a proclitic."""
    within: dict[str, str] = {}
    for word in ORDINARY_WORDS:
        for stem in list(stems(word))[1:]:
            within[stem] = min(word, within.get(stem, word))
    single = {
        key: (source, term)
        for term in _used(glossary)
        for source in term.sources
        if " " not in source and ((key := _key(source)) in within or key in ORDINARY_WORDS)
    }
    for key, (source, term) in single.items():
        # Whole words come first: an entry for the ordinary word itself keeps this one out.
        if key in within and within[key] not in single and not _conditional(term):
            message = f"'{source}' ({term.target}) is found inside the ordinary word '{within[key]}'"
            yield Finding("ambiguous", "warning", message, term.origin)
