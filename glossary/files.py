"""Glossary files: tables and TBX in, tables and TBX out, and the files shipped with the package.

What a file is, is told by its content; the forms and what each can hold are listed in `forms`.
"""

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from io import BufferedReader, BytesIO
from pathlib import Path
from typing import IO, TYPE_CHECKING

from mujaz.errors import GlossaryError
from mujaz.files import decode, open_bytes, stdin_bytes, write_text
from mujaz.glossary.clean import clean_table
from mujaz.glossary.tables import comma_lines, own_lines, read_table, tab_lines
from mujaz.glossary.terms import Glossary

if TYPE_CHECKING:
    from mujaz.glossary.forms import Form

_HEAD = 1024
_XML = re.compile(rb"\s*<(?:\?xml|!DOCTYPE|!--|(?:\w+:)?(?:martif|tbx|TBX)[\s>])")
_MARKS = re.compile(rb"^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)")
_SHELF = Path(__file__).with_name("data")


def read_glossary(path: Path, *, strict: bool = False) -> Glossary:
    """Read a glossary file: a table or TBX, in any usual encoding; `-` is standard input.

    Lines and entries that make no sense are left out and told in `Glossary.problems`, and so is what was
    read otherwise than it stands; with `strict` the first mistake raises GlossaryError. Raises InputError
    if the file cannot be read and GlossaryError if it holds no entry at all.
    """
    if str(path) == "-":
        return _read(BytesIO(stdin_bytes()), "standard input", "-", strict)
    with open_bytes(path) as file, _no_collector():
        return _read(file, str(path), path.name, strict)


def _read(file: IO[bytes], path: str, name: str, strict: bool) -> Glossary:
    if not (isinstance(file, BufferedReader) and file.seekable()):  # a pipe gives what it has so far
        file = BufferedReader(BytesIO(file.read()))
    head = file.peek(_HEAD)
    # The zero bytes of UTF-16 fall away; none of the marks looked for has any other.
    if _XML.match(_MARKS.sub(b"", head).replace(b"\x00", b"")):
        from mujaz.glossary.tbx_in import read_tbx

        return read_tbx(file, path, name, strict)
    if head.startswith(b"PK\x03\x04"):
        raise GlossaryError(f"{path}: is a workbook or archive; save it as tab-separated text (.tsv) or TBX")
    return read_table(clean_table(decode(file.read(), path)), path, name, strict)


@contextmanager
def _no_collector() -> Iterator[None]:
    """Pause the collector of cyclic garbage: terms make none, and it would walk them time and again."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def write_glossary(glossary: Glossary, path: Path, form: "Form | None" = None) -> tuple[str, ...]:
    """Write a glossary file, whole or not at all, in `form` or that which the extension of `path` names.

    Gives a line for each kind of thing that the form has no place for. Raises GlossaryError for an entry
    that the form cannot hold and OutputError if the file cannot be written.
    """
    from mujaz.glossary.forms import form_of, losses

    form = form or form_of(path)
    write_text(path, glossary_chunks(glossary, form))
    return losses(glossary, form)


def glossary_chunks(glossary: Glossary, form: "Form") -> Iterator[str]:
    """Yield the text of a glossary file in `form`."""
    from mujaz.glossary.forms import held

    terms = [part for term in glossary for part in held(term, form)]
    if form.startswith("tbx"):
        from mujaz.glossary.tbx_out import tbx_chunks

        return tbx_chunks(terms, form)
    return {"mujaz": own_lines, "csv": comma_lines}.get(form, tab_lines)(terms)


@cache
def shipped_glossary(*names: str) -> Glossary:
    """Give the glossary that comes with the package: all its files, or those named (`conflict` ...)."""
    if unknown := set(names) - set(shipped_names()):
        raise GlossaryError(f"no shipped glossary '{min(unknown)}'; there are {', '.join(shipped_names())}")
    with _no_collector():
        return Glossary.merged(_shipped(name) for name in names or shipped_names())


@cache
def shipped_names() -> tuple[str, ...]:
    """Give the names of the glossaries that come with the package."""
    return tuple(sorted(f.stem for f in _SHELF.glob("*.tsv")))


def _shipped(name: str) -> Glossary:
    file = _SHELF / f"{name}.tsv"
    # Neither guessed at nor cleaned, which would take as long as the reading: a test sees to both.
    return read_table(file.read_text(encoding="utf-8"), file.name, name, strict=True)
