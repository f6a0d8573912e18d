"""What the commands share: input paths, glossary options, progress, output, the closing words."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from mujaz.errors import CheckFailed, InputError, MujazError, OutputError
from mujaz.wording import counted

if TYPE_CHECKING:
    from mujaz.glossary import Glossary
    from mujaz.translate import Document, TranslatedDocument, Translator

F = TypeVar("F", bound=Callable[..., Any])

_FEW = 5000  # characters: below this a bar would only flicker
_FEW_WARNINGS = 5


_GLOSSARY_OPTIONS: tuple[Callable[[Any], Any], ...] = (
    click.option(
        "-g", "--glossary", "glossaries", multiple=True, metavar="FILE",
        help="Keep the terms of FILE, above those shipped; repeat for more, later ones win. "
        "Names of shipped ones (conflict,countries) stand for these instead of all shipped.",
    ),
    click.option("--no-glossary", is_flag=True, help="Do without the shipped glossary."),
)  # fmt: skip

_OPTIONS: tuple[Callable[[Any], Any], ...] = (
    click.argument("paths", nargs=-1, metavar="[PATH]..."),
    *_GLOSSARY_OPTIONS,
    click.option("-o", "--output", metavar="PATH", help="Write to PATH, whole or not at all."),
    click.option(
        "--beam", default=4, show_default=True, type=click.IntRange(1, 16), metavar="N",
        help="Width of the search: 1 is fastest.",
    ),
    click.option("--strict", is_flag=True, help="Exit with 3 if a term was missed."),
    click.option("-q", "--quiet", is_flag=True, help="No progress bar and no summary on stderr."),
)  # fmt: skip


def glossary_options(command: F) -> F:
    """Add the options of every command that looks at terms."""
    for option in reversed(_GLOSSARY_OPTIONS):
        command = option(command)
    return command


def work_options(command: F) -> F:
    """Add the options of every command that translates."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def say(message: str) -> None:
    """Talk to the user on stderr."""
    click.echo(message, err=True)


def read_glossaries(paths: Iterable[str], no_glossary: bool) -> "Glossary":
    """Read and join the glossaries that the options name; what a user should know of them is told."""
    from mujaz.glossary import Glossary, read_glossary, shipped_glossary, shipped_names
    from mujaz.glossary.check import overrides

    named: list[str] = []
    own = []
    for path in paths:
        if set(names := path.split(",")) <= set(shipped_names()):
            named += names
        else:
            own.append(read_glossary(Path(path)))
    parts = [*([shipped_glossary(*named)] if named or not no_glossary else []), *own]
    told = [problem for glossary in own for problem in glossary.problems]
    warn(told, "mujaz glossary check lists them")
    warn([str(override) for override in overrides(parts)] if own else [], "mujaz glossary check lists them")
    return Glossary.merged(parts)


def warn(warnings: Sequence[str], rest: str) -> None:
    """Say the first few warnings on stderr, and how many more there are; `rest` says how to see them."""
    for warning in warnings[:_FEW_WARNINGS]:
        say(f"Warning: {warning}")
    if more := len(warnings[_FEW_WARNINGS:]):
        say(f"Warning: {more} more like these; {rest}")


def translator(glossaries: Iterable[str], no_glossary: bool, beam: int) -> "Translator":
    """Make the translator that the options ask for."""
    glossary = read_glossaries(glossaries, no_glossary)
    from mujaz.translate import Translator

    return Translator(glossary=glossary, beam=beam)


def read_documents(paths: Iterable[str]) -> tuple[list["Document"], list[MujazError]]:
    """Read what can be read; the errors of the rest come beside it. No path, or `-`, is standard input."""
    documents: list[Document] = []
    errors: list[MujazError] = []
    if list(paths).count("-") > 1:
        raise click.UsageError("standard input (-) is named twice")
    for path in paths or ("-",):
        try:
            documents.append(_read(path))
        except InputError as e:
            errors.append(e)
    return documents, errors


def _read(path: str) -> "Document":
    from mujaz.files import decode, stdin_bytes
    from mujaz.glossary.arabic import ARABIC_LETTER
    from mujaz.translate import Document

    if path == "-":
        if sys.stdin and sys.stdin.isatty():
            say("Reading Arabic text from the terminal; end it with Ctrl-D (Windows: Ctrl-Z, Enter).")
        document = Document.from_text(decode(stdin_bytes(), "standard input"))
    elif not path:
        raise InputError("an empty name: name a file, or - for standard input")
    else:
        document = Document.from_file(Path(path))
    name = document.path or "standard input"
    if not document.sentences:
        raise InputError(f"{name}: is empty; nothing to translate")
    if not ARABIC_LETTER.search(document.text):
        raise InputError(f"{name}: holds no Arabic; nothing to translate")
    return document


@contextmanager
def progress(documents: Iterable["Document"], quiet: bool) -> Iterator[Callable[[int], None]]:
    """Show a bar on stderr for long work; none where stderr is no terminal."""
    length = sum(len(s.text) for d in documents for s in d.sentences)
    hidden = quiet or length < _FEW or not (sys.stderr and sys.stderr.isatty())
    with click.progressbar(length=length, label="Translating", file=sys.stderr, hidden=hidden) as bar:
        yield bar.update


def write(chunks: Iterable[str], output: str | None) -> None:
    """Write to the file `output`, whole or not at all, or to standard output as it comes."""
    if output and output != "-":
        from mujaz.files import write_text

        write_text(Path(output), chunks)
        return
    _stdout_open()
    if isinstance(sys.stdout, TextIOWrapper):  # whatever the locale or the code page of the terminal
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    for chunk in chunks:
        sys.stdout.write(chunk)
        sys.stdout.flush()


def _stdout_open() -> None:
    if sys.stdout is None:
        raise OutputError("standard output: is closed")


def write_bytes(data: bytes, output: str | None) -> None:
    """Write a binary form to the file `output`, whole or not at all, or into a pipe."""
    if output and output != "-":
        from mujaz.files import whole_file

        with whole_file(Path(output)) as file:
            file.buffer.write(data)
        return
    _stdout_open()
    if sys.stdout.isatty():
        raise click.UsageError("this form is binary: name a file for it with -o")
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def raise_all(errors: Sequence[MujazError]) -> None:
    """Say all errors on stderr, a line each: the last by raising it."""
    for error in errors[:-1]:
        say(f"Error: {error}")
    if errors:
        raise errors[-1]


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
            for translation in document.translations:
                self.sentences += 1
                self.doubtful += bool(translation.issues)
                self.terms += len(translation.terms)
                self.missed += [
                    f"{use.match.surface} ({use.match.term.target})"
                    for use in translation.terms
                    if use.outcome == "missed"
                ]
            yield document

    def close(self, errors: list[MujazError], strict: bool, quiet: bool) -> None:
        """Say on stderr what became of the work; raise what makes the run a failure."""
        if self.sentences and not quiet:
            terms = f"{counted(self.terms, 'term')}, {len(self.missed)} missed"
            say(f"{counted(self.sentences, 'sentence')}, {self.doubtful} with something to check; {terms}.")
        raise_all(errors)
        if strict and self.missed:
            names = ", ".join(dict.fromkeys(self.missed))
            raise CheckFailed(f"{len(self.missed)} of {self.terms} terms missed: {names}")
