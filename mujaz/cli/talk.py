"""Talk with the user on stderr: warnings, errors, a bar for long work, the closing words."""

import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import click

from mujaz.errors import CheckFailed, MujazError
from mujaz.wording import counted

if TYPE_CHECKING:
    from mujaz.translate import TranslatedDocument

_FEW = 5000  # characters: below this a bar would only flicker
_FEW_WARNINGS = 5


def say(message: str) -> None:
    """Talk to the user on stderr."""
    click.echo(message, err=True)


def warn(warnings: Sequence[str], rest: str) -> None:
    """Say the first few warnings on stderr, and how many more there are; `rest` says how to see them."""
    for warning in warnings[:_FEW_WARNINGS]:
        say(f"Warning: {warning}")
    if more := len(warnings[_FEW_WARNINGS:]):
        say(f"Warning: {more} more like these; {rest}")


def raise_all(errors: Sequence[MujazError]) -> None:
    """Say all errors on stderr, a line each: the last by raising it."""
    for error in errors[:-1]:
        say(f"Error: {error}")
    if errors:
        raise errors[-1]


@contextmanager
def progress(characters: int, quiet: bool) -> Iterator[Callable[[int], None]]:
    """Show a bar with sentences per second and the time left, for long work on a terminal.

    `characters` is about how many there are to do; what is given takes those of each sentence done.
    """
    hidden = quiet or characters < _FEW or not (sys.stderr and sys.stderr.isatty())
    begun, sentences = time.monotonic(), 0

    def speed(_: object) -> str:
        return f"{sentences / max(1e-9, time.monotonic() - begun):.1f} sentences/s"

    with click.progressbar(
        length=characters, label="Translating", file=sys.stderr, hidden=hidden, item_show_func=speed
    ) as bar:

        def update(count: int) -> None:
            nonlocal sentences
            sentences += 1
            bar.update(count)

        yield update
        bar.update(max(0, characters - bar.pos))


@dataclass
class Tally:
    """What became of the work, counted as the documents go by."""

    sentences: int = 0
    doubtful: int = 0
    terms: int = 0
    missed: list[str] = field(default_factory=list)

    def watch(self, documents: Iterable["TranslatedDocument"]) -> Iterator["TranslatedDocument"]:
        """Pass documents through, counting."""
        for document in documents:
            self.count([document])
            yield document

    def count(self, documents: Iterable["TranslatedDocument"]) -> None:
        """Count what was translated in the documents."""
        for translation in (t for d in documents for t in d.translations if t.origin != "pending"):
            self.sentences += 1
            self.doubtful += bool(translation.issues)
            self.terms += len(translation.terms)
            self.missed += [
                f"{use.match.surface} ({use.match.term.target})"
                for use in translation.terms
                if use.outcome == "missed"
            ]

    def close(self, errors: list[MujazError], strict: bool, quiet: bool) -> None:
        """Say on stderr what became of the work; raise what makes the run a failure."""
        if self.sentences and not quiet:
            terms = f"{counted(self.terms, 'term')}, {len(self.missed)} missed"
            say(f"{counted(self.sentences, 'sentence')}, {self.doubtful} with something to check; {terms}.")
        raise_all(errors)
        if strict and self.missed:
            names = ", ".join(dict.fromkeys(self.missed))
            raise CheckFailed(f"{len(self.missed)} of {self.terms} terms missed: {names}")
