"""Terms and glossaries: what a desk writes for what, and where it says so."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from mujaz.errors import GlossaryError

Kind = Literal["", "person", "place", "organisation", "weapon", "agreement", "event", "media", "term"]
Case = Literal["", "exact", "any"]
Status = Literal["", "draft", "approved", "retired"]
KINDS: frozenset[str] = frozenset(get_args(Kind))

# A letter or digit; tatweel and the small Koranic letters count as letters but are folded away.
_written = re.compile(r"[^\W_\u0640\u06e5\u06e6]").search


@dataclass(frozen=True, slots=True)
class Term:
    """One entry: Arabic forms and the English that the desk writes for them.

    `sources` hold the dictionary form first. `alternatives` count as right beside `target`, `forbidden`
    forms are wrong even though readers would understand them. An entry with conditions applies only
    where one of the words `after` stands within three words in front of it or one of `before` within
    three behind it, and none of `unless` on either side: شاهد is a drone after طائرات and a witness
    elsewhere.

    `case`: by default a capital is welcome where a sentence begins and names are case-sensitive; "exact"
    allows no other case at all, "any" all of them. With `translate` False the term is to stay as it is in
    the source: the target is that form. A `draft` and a `retired` entry are kept on file but not matched.
    `origin` says where the entry was read, as `file:line`.
    """

    sources: tuple[str, ...]
    target: str
    kind: Kind = ""
    alternatives: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    case: Case = ""
    translate: bool = True
    status: Status = ""
    note: str = ""
    origin: str = ""

    def __post_init__(self) -> None:
        if problem := self._problem():
            raise GlossaryError(f"{self.origin}: {problem}" if self.origin else problem)

    def _problem(self) -> str:
        if not self.target or self.target.isspace():
            return "an entry needs a target"
        if not self.sources:
            return f"'{self.target}' needs a source"
        for source in self.sources:
            if not _written(source):
                return f"the source '{source}' of '{self.target}' holds no letter or digit"
        if self.kind not in KINDS:
            return f"'{self.kind}' is no kind of term; use one of {', '.join(sorted(KINDS - {''}))}"
        if self.forbidden and (wrong := {*self.forbidden} & {self.target, *self.alternatives}):
            return f"'{min(wrong)}' is both permitted and forbidden"
        return ""

    @property
    def source(self) -> str:
        """The dictionary form."""
        return self.sources[0]

    @property
    def written(self) -> bool:
        """Whether there is English yet: a letter or digit in the target."""
        return bool(_written(self.target))

    @property
    def used(self) -> bool:
        """Whether it is matched: neither a draft nor retired, and `written`."""
        return self.status not in ("draft", "retired") and self.written


@dataclass(frozen=True, slots=True)
class Glossary:
    """An ordered set of terms; of two that match the same words the later one is used.

    `names` are the files it was read from. `problems` are the lines of them that could not be used, each
    told in one line that names file and line.
    """

    terms: tuple[Term, ...] = ()
    names: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.terms)

    def __iter__(self) -> Iterator[Term]:
        return iter(self.terms)

    @classmethod
    def merged(cls, glossaries: Iterable["Glossary"]) -> "Glossary":
        """Join glossaries into one, the later ones above the earlier."""
        parts = list(glossaries)
        return cls(
            tuple(t for g in parts for t in g),
            tuple(name for g in parts for name in g.names),
            tuple(p for g in parts for p in g.problems),
        )
