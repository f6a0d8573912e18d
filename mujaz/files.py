"""Text in and out: bytes of any usual encoding to text, and files written whole or not at all."""

import codecs
import hashlib
import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from mujaz.errors import InputError, OutputError

# Longest first: the UTF-32 mark begins with the UTF-16 one.
_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ARABIC = re.compile("[\u0621-\u064a]")
# What no text holds: control characters other than tab, line and page ends; DEL to U+009F bar NEL.
_BINARY = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
# One control character in so many is dirt.
_DIRT = 200
_BLOCK = 1 << 18  # bytes read at once

# Text is UTF-8; a file name that is not, in a message or in JSON, is spelled out.
_WRITING: Any = {"encoding": "utf-8", "errors": "backslashreplace", "newline": "\n"}
LINE_END = re.compile(r"\r\n|\r|\n")


def decode(data: bytes, name: str) -> str:
    """Turn the bytes of the file `name` into text: by its BOM, else UTF-8, UTF-16, windows-1256.

    The BOM is no part of the text; line ends stay as they are, so that character offsets into the
    result are offsets into the file as an editor shows it. Raises InputError for what is not text.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strict(data[len(bom) :], encoding, name)
    candidates = ["utf-8", *_utf16(data), "windows-1256"]
    for encoding in candidates:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_text(text) and (encoding != "windows-1256" or _looks_arabic(text)):
            return text
    raise InputError(f"{name}: {_reason(data)}; save it as UTF-8")


def _reason(data: bytes) -> str:
    """Say why bytes are no text: where UTF-8 breaks in what is UTF-8 else, or that there are NULs."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as e:
        good = data[: e.start].decode("utf-8")
        if _looks_arabic(good) and _ARABIC.search(good):
            return f"UTF-8 that breaks at byte {e.start + 1}"
        return "not a text file in UTF-8, UTF-16 or windows-1256"
    return "holds NUL bytes or other binary data, not a text file" if data else "not a text file"


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as e:
        raise InputError(
            f"{name}: marked as {encoding} but broken at byte {e.start}; save it again"
        ) from None
    if not _is_text(text):
        raise InputError(f"{name}: holds binary data, not text")
    return text


def _utf16(data: bytes) -> Iterator[str]:
    """Byte orders that the zero bytes of spaces and line ends point to; Arabic letters have none."""
    if len(data) % 2 == 0 and b"\x00" in data:
        little, big = data[1::2].count(0), data[::2].count(0)
        yield "utf-16-le" if little >= big else "utf-16-be"


def _is_text(text: str) -> bool:
    """Whether control characters are rare enough to be dirt in a text."""
    return len(_BINARY.findall(text)) * _DIRT <= len(text)


def _looks_arabic(text: str) -> bool:
    """Any bytes are valid windows-1256: believe it only where most of the non-ASCII is Arabic letters."""
    other = sum(c > "\x7f" for c in text)
    return len(_ARABIC.findall(text)) > 0.8 * other


def lines(text: str) -> list[str]:
    """Give the lines of `text` without their ends (CR LF, CR or LF); no empty one after the last end."""
    found = LINE_END.split(text)
    return found if found[-1] else found[:-1]


def stdin_bytes() -> bytes:
    """Read standard input to its end; raises InputError if there is none."""
    if sys.stdin is None:
        raise InputError("standard input: is closed")
    return sys.stdin.buffer.read()


def read_text(path: Path) -> str:
    """Read one text file; raises InputError naming the path and what is wrong with it."""
    with open_bytes(path) as file:
        return decode(file.read(), str(path))


def text_pieces(path: Path) -> Iterator[str]:
    """Read a text file piece by piece, of whatever size it is; raises InputError as `read_text` does.

    UTF-8 is read twice, to be sure of all of it before the first piece is given. What else there is, or
    cannot be read twice (a pipe), is read whole.
    """
    with open_bytes(path) as file:
        if not (file.seekable() and _is_utf8(file)):
            if file.seekable():
                file.seek(0)
            yield decode(file.read(), str(path))
            return
        file.seek(0)
        yield from _pieces(file, codecs.getincrementaldecoder("utf-8-sig")())


def _pieces(file: BinaryIO, decoder: codecs.IncrementalDecoder) -> Iterator[str]:
    while block := file.read(_BLOCK):
        yield decoder.decode(block)
    yield decoder.decode(b"", final=True)


def _is_utf8(file: BinaryIO) -> bool:
    """Whether the file is text in UTF-8 to its end."""
    size = dirt = 0
    try:
        for piece in _pieces(file, codecs.getincrementaldecoder("utf-8")()):
            size += len(piece)
            dirt += len(_BINARY.findall(piece))
    except UnicodeDecodeError:
        return False
    return dirt * _DIRT <= size


@contextmanager
def open_bytes(path: Path) -> Iterator[BinaryIO]:
    """Open `path` for reading bytes; raises InputError naming the path and what is wrong with it."""
    try:
        with path.open("rb") as file:
            yield file
    except IsADirectoryError:
        raise InputError(f"{path}: is a folder; name the files in it, for example {path}/*.txt") from None
    except FileNotFoundError:
        raise InputError(f"{path}: no such file") from None
    except OSError as e:
        raise InputError(f"{path}: cannot be read ({e.strerror})") from None


def file_sha256(path: Path) -> str:
    """Give the checksum that `sha256sum` prints."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def whole_file(path: Path) -> Iterator[TextIO]:
    """Open `path` for writing so that it appears whole, at the end of the block, or not at all.

    Writes to a temporary file beside it and renames that. What is no plain file (a device, a pipe) is
    written directly. Raises OutputError when the disk is full or the place cannot be written to.
    """
    import tempfile  # a hundredth of a second, which what only reads need not pay

    try:
        if path.is_dir():
            raise OutputError(f"{path}: is a folder; name a file in it")
        special = path.exists() and not stat.S_ISREG(path.stat().st_mode)
        target = path.resolve()
        if special:
            with path.open("w", **_WRITING) as file:
                yield file
            return
        # Part of the name only, so that a name of the greatest length has room for the rest.
        handle, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", suffix=".part", dir=target.parent)
        part = Path(name)
        try:
            with os.fdopen(handle, "w", **_WRITING) as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            part.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask())
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
    except OSError as e:
        raise OutputError(f"{path}: cannot be written ({e.strerror})") from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def write_text(path: Path, chunks: Iterable[str]) -> None:
    """Write `chunks` to `path`, whole or not at all."""
    with whole_file(path) as file:
        for chunk in chunks:
            file.write(chunk)
