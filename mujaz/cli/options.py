"""The options that several commands share."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import wraps
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])

# As in mujaz.translate.formats.FORMS, which a command line that is only asked for help need not load.
_FORMS = ("text", "markdown", "docx", "html", "xliff", "tmx", "srt", "vtt", "tsv", "csv", "pdf")
_ENGINES = ("ctranslate2", "transformers")

_GLOSSARY_OPTIONS: tuple[Callable[[Any], Any], ...] = (
    click.option(
        "-g", "--glossary", "glossaries", multiple=True, metavar="FILE",
        help="Keep the terms of FILE, above those shipped; repeat for more, later ones win. "
        "Names of shipped ones (conflict,countries) stand for these instead of all shipped.",
    ),
    click.option("--no-glossary", is_flag=True, help="Do without the shipped glossary."),
)  # fmt: skip

_WORK_OPTIONS: tuple[Callable[[Any], Any], ...] = (
    click.argument("paths", nargs=-1, metavar="[PATH]..."),
    *_GLOSSARY_OPTIONS,
    click.option(
        "--model", metavar="NAME",
        help="An added model, a directory, or a hub name (owner/name): downloaded and converted "
        "once.  [default: MUJAZ_MODEL, else what `mujaz model use` chose, else that of the package]",
    ),
    click.option(
        "--engine", default="ctranslate2", show_default=True, type=click.Choice(_ENGINES),
        help="What runs the model; transformers is slow and takes only models in its own form.",
    ),
    click.option(
        "--beam", default=4, show_default=True, type=click.IntRange(1, 16), metavar="N",
        help="Width of the search: 1 is fastest.",
    ),
    click.option(
        "--memory", "memories", multiple=True, metavar="FILE",
        help="Take what the translation memory FILE (TMX) has from there; repeat for more.",
    ),
    click.option(
        "--no-cache", is_flag=True,
        help="Translate everything anew, and do not remember it for the next time.",
    ),
    click.option(
        "--from", "source_form", type=click.Choice(_FORMS),
        help="The form of the input.  [default: as it looks]",
    ),
    click.option("--column", metavar="NAME", help="The column of a table to translate, by name or number."),
    click.option("-o", "--output", metavar="PATH", help="Write to PATH, whole or not at all."),
    click.option("--strict", is_flag=True, help="Exit with 3 if a term was missed."),
    click.option("-q", "--quiet", is_flag=True, help="No progress bar and no summary on stderr."),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Work:
    """What the shared options of a command that translates say."""

    paths: tuple[str, ...]
    glossaries: tuple[str, ...]
    no_glossary: bool
    model: str | None
    engine: Any
    beam: int
    memories: tuple[str, ...]
    no_cache: bool
    source_form: str | None
    column: str | None
    output: str | None
    strict: bool
    quiet: bool


def glossary_options(command: F) -> F:
    """Add the options of every command that looks at terms."""
    for option in reversed(_GLOSSARY_OPTIONS):
        command = option(command)
    return command


def work_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options of every command that translates; the command gets them as one `Work`."""

    @wraps(command)
    def with_work(**options: Any) -> None:
        work = Work(**{field.name: options.pop(field.name) for field in fields(Work)})
        command(work, **options)

    decorated: Callable[..., None] = with_work
    for option in reversed(_WORK_OPTIONS):
        decorated = option(decorated)
    return decorated
