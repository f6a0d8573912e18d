"""The forms of files: one reader and writer each, told apart by content.

Readers load what they need (lxml, pypdfium2 ...) when they are called for.
"""

from importlib import import_module
from pathlib import Path
from typing import Any

from mujaz.errors import InputError
from mujaz.translate.formats.base import Shaped

__all__ = ["FORMS", "Shaped", "form_of", "read_shaped"]

# Each form with its module, and the options that its reader takes.
_MODULES = {
    "text": "text",
    "markdown": "markdown",
    "docx": "docx",
    "html": "html",
    "xliff": "xliff",
    "tmx": "tmx",
    "srt": "subtitles",
    "vtt": "subtitles",
    "tsv": "table",
    "csv": "table",
    "pdf": "pdf",
}
FORMS = tuple(_MODULES)
_ENDINGS = {
    ".md": "markdown", ".markdown": "markdown", ".docx": "docx", ".html": "html", ".htm": "html",
    ".xhtml": "html", ".xlf": "xliff", ".xliff": "xliff", ".sdlxliff": "xliff", ".mqxliff": "xliff",
    ".tmx": "tmx", ".srt": "srt", ".vtt": "vtt", ".tsv": "tsv", ".csv": "csv", ".pdf": "pdf", ".txt": "text",
}  # fmt: skip
# What content alone tells, whatever the name; html behind the others that are written with tags.
_TOLD = ("pdf", "docx", "xliff", "tmx", "vtt", "html")


def form_of(path: Path | None, data: bytes) -> str:
    """Tell the form of a file by its content, else by the ending of its name, else by what it looks like.

    What is none of the others is text.
    """
    named = _ENDINGS.get(path.suffix.lower()) if path else None
    told = next((form for form in _TOLD if _module(form).looks_like(data)), None)
    if told == "vtt":
        from mujaz.translate.formats import subtitles

        return subtitles.form_of(data)
    if told and (told, named) != ("html", "markdown"):  # Markdown may begin with tags
        return told
    if named:
        return named
    return "markdown" if _module("markdown").looks_like(data) else "text"


def read_shaped(
    path: Path | None,
    data: bytes,
    form: str | None = None,
    *,
    column: str | None = None,
    overwrite: bool = False,
) -> Shaped:
    """Read the bytes of a file in its form, which is told by `form_of` if it is not given.

    `path` names it in messages, None for standard input. `column` is that of a table which is translated,
    its number from 1 or its name; `overwrite` makes targets anew that an XLIFF or TMX file has already.
    Raises InputError for what is broken or cannot be told.
    """
    form = form or form_of(path, data)
    if form not in _MODULES:
        raise InputError(f"'{form}' is no form of files; there are {', '.join(FORMS)}")
    options: dict[str, Any] = {}
    if form in ("xliff", "tmx"):
        options = {"overwrite": overwrite}
    elif form in ("tsv", "csv"):
        options = {"column": column, "form": form}
    shaped: Shaped = _module(form).read(data, str(path) if path else None, **options)
    return shaped


def _module(form: str) -> Any:
    return import_module(f"{__name__}.{_MODULES[form]}")
