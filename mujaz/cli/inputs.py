"""The documents that a command is given: files of any form and standard input, read as they are needed."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mujaz.cli.talk import say, warn
from mujaz.errors import InputError, MujazError

if TYPE_CHECKING:
    from mujaz.translate import Document
    from mujaz.translate.formats import Shaped

# Bytes of Arabic text in UTF-8, spaces and digits included, for a character.
_BYTES = 1.8
_HEAD = 1 << 16  # bytes by which the form of a file is told


@dataclass(frozen=True, slots=True)
class _Input:
    path: str
    form: str
    size: int
    data: bytes | None = None  # of what can be read only once

    @property
    def name(self) -> str:
        return "standard input" if self.path == "-" else self.path

    @property
    def file(self) -> Path | None:
        return None if self.path == "-" else Path(self.path)


class Inputs:
    """The documents at `paths`, no path or `-` being standard input, in the form that is given or told.

    Iterating reads them; long texts come in parts. What cannot be read is passed over and put into
    `errors`.
    """

    def __init__(
        self,
        paths: Sequence[str],
        form: str | None = None,
        column: str | None = None,
        overwrite: bool = False,
    ) -> None:
        if paths.count("-") > 1:
            raise click.UsageError("standard input (-) is named twice")
        self.errors: list[MujazError] = []
        self._column, self._overwrite = column, overwrite
        self._inputs: list[_Input] = []
        for path in paths or ("-",):
            try:
                self._inputs.append(_opened(path, form))
            except InputError as e:
                self.errors.append(e)

    @property
    def forms(self) -> list[str]:
        """The form of each input that is there."""
        return [found.form for found in self._inputs]

    @property
    def characters(self) -> int:
        """About how many characters there are, as far as the sizes of files tell."""
        return sum(int(found.size / _BYTES) for found in self._inputs)

    def __iter__(self) -> Iterator["Document"]:
        for found in self._inputs:
            try:
                yield from _checked(self._documents(found), found.name)
            except InputError as e:
                self.errors.append(e)

    def shaped(self) -> Iterator["Shaped"]:
        """Read the files in their forms, to be written in them again."""
        for found in self._inputs:
            try:
                yield self._shaped(found)
            except InputError as e:
                self.errors.append(e)

    def whole(self) -> list["Document"]:
        """Give the documents, each in one."""
        from mujaz.translate import Document

        whole: list[Document] = []
        parts: list[str] = []
        for document in self:
            parts.append(document.text)
            if not document.more:
                text = "".join(parts)
                whole.append(Document.from_text(text, document.path) if parts[1:] else document)
                parts = []
        return whole

    def _documents(self, found: _Input) -> Iterable["Document"]:
        if found.form != "text":
            return [self._shaped(found).document]
        from mujaz.files import decode, text_pieces
        from mujaz.translate import Document

        if found.file is None:
            return Document.in_parts([decode(found.data or b"", found.name)])
        return Document.in_parts(text_pieces(found.file), found.path)

    def _shaped(self, found: _Input) -> "Shaped":
        from mujaz.files import open_bytes
        from mujaz.translate.formats import read_shaped

        data = found.data
        if data is None:
            with open_bytes(Path(found.path)) as file:
                data = file.read()
        shaped = read_shaped(found.file, data, found.form, column=self._column, overwrite=self._overwrite)
        warn(shaped.notes, "")
        return shaped


def _opened(path: str, form: str | None) -> _Input:
    """Look at the beginning of a file; raises InputError if it is not there."""
    from mujaz.files import open_bytes, stdin_bytes

    if not path:
        raise InputError("an empty name: name a file, or - for standard input")
    if path == "-":
        if sys.stdin and sys.stdin.isatty():
            say("Reading Arabic text from the terminal; end it with Ctrl-D (Windows: Ctrl-Z, Enter).")
        data = stdin_bytes()
        return _Input(path, form or _told(None, data), len(data), data)
    with open_bytes(Path(path)) as file:
        if not file.seekable():  # a pipe
            data = file.read()
            return _Input(path, form or _told(Path(path), data), len(data), data)
        head = file.read(_HEAD)
        size = file.seek(0, 2)
    return _Input(path, form or _told(Path(path), head), size)


def _told(path: Path | None, head: bytes) -> str:
    if path and path.suffix == ".txt" and not head.startswith((b"PK", b"%PDF", b"<")):
        return "text"  # by far the most, and it need not load the other forms
    from mujaz.translate.formats import form_of

    return form_of(path, head)


def _checked(parts: Iterable["Document"], name: str) -> Iterator["Document"]:
    """Pass the parts of a document on; raise InputError where there is nothing to translate in it."""
    from mujaz.glossary.arabic import ARABIC_LETTER

    arabic = anything = False
    for part in parts:
        anything |= bool(part.sentences)
        arabic |= ARABIC_LETTER.search(part.text) is not None
        if not arabic and not part.more:
            why = "holds no Arabic" if anything else "is empty"
            raise InputError(f"{name}: {why}; nothing to translate")
        yield part
