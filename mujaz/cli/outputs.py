"""Where results go: standard output as they come, or a file that is written whole or not at all."""

import sys
from collections.abc import Callable, Iterable
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO, TypeVar

import click

from mujaz.errors import OutputError

T = TypeVar("T")


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
    write_with(lambda out: out.write(data), output, binary=True)


def write_with(writer: Callable[[BinaryIO], T], output: str | None, *, binary: bool) -> T:
    """Let `writer` write bytes to the file `output`, whole or not at all, or to standard output.

    What is `binary` goes to no terminal. Gives what `writer` gives.
    """
    if output and output != "-":
        from mujaz.files import whole_file

        with whole_file(Path(output)) as file:
            return writer(file.buffer)
    _stdout_open()
    if binary and sys.stdout.isatty():
        raise click.UsageError("this form is binary: name a file for it with -o")
    result = writer(sys.stdout.buffer)
    sys.stdout.buffer.flush()
    return result
