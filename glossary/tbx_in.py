"""Reading TBX, the exchange format of terminology: v2 (ISO 30042:2008), v3 (ISO 30042:2019) and TBX-Min.

The file is read as a stream, entry by entry, with entities, DTDs and the network off; libxml2's limits on
depth and length stay on. Where it is not well-formed its entries are taken one by one instead, so that a
stray `&` costs no other entry.
"""

import re
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, Any

from mujaz.errors import GlossaryError
from mujaz.files import decode
from mujaz.glossary.problems import Problems
from mujaz.glossary.tbx_entry import local_name, term_of
from mujaz.glossary.terms import Glossary, Term

if TYPE_CHECKING:
    from lxml.etree import XMLSyntaxError, _Element

_ENTRIES = ("termEntry", "conceptEntry", "entry")
_ROOTS = ("martif", "tbx", "TBX")
_SAFE = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
_QUIET = {"remove_comments": True, "remove_pis": True}
_START = re.compile(rf"<(?:\w+:)?(?:{'|'.join(_ENTRIES)})(?=[\s>])")
_END = re.compile(rf"</(?:\w+:)?(?:{'|'.join(_ENTRIES)})\s*>")
_PREFIX = re.compile(r"</?(?!xml)([\w.-]+):|\s(?!xml)([\w.-]+):[\w.-]+\s*=")
_LARGEST_ENTRY = 1 << 20  # characters, where entries are taken one by one; libxml2 has its own limits


def read_tbx(file: IO[bytes], path: str, name: str, strict: bool) -> Glossary:
    """Read an open, seekable TBX file.

    Raises GlossaryError if it holds no entry, and for the first mistake if `strict`. A file that declares
    entities, or that holds more than a termbase could in one place, is refused.
    """
    etree = _lxml()
    problems = Problems(path, strict)
    try:
        _check_root(file, path, problems)
        file.seek(0)
        terms = list(_stream(file, problems))
    except etree.XMLSyntaxError as e:
        _refuse(e, path, strict)
        problems = Problems(path, strict)
        problems.odd(e.lineno or 1, f"is not well-formed ({_reason(e)}); entries were read one by one")
        file.seek(0)
        terms = list(_one_by_one(decode(file.read(), path), path, problems))
    if not terms:
        first = f" ({problems.lines[-1]})" if problems.lines else ""
        raise GlossaryError(f"{path}: no entry with an Arabic and an English term{first}")
    return Glossary(tuple(terms), (name,), problems.lines)


def _lxml() -> Any:
    try:
        from lxml import etree
    except ImportError:
        raise GlossaryError("reading TBX needs lxml; install it with: pip install 'mujaz[files]'") from None
    return etree


def _check_root(file: IO[bytes], path: str, problems: Problems) -> None:
    for _, root in _lxml().iterparse(file, events=("start",), **_SAFE, **_QUIET):
        about = root.getroottree().docinfo
        if about.internalDTD is not None and list(about.internalDTD.iterentities()):
            raise _declares_entities(path)
        if local_name(root) not in _ROOTS:
            raise GlossaryError(f"{path}: is XML but not TBX: its root is <{local_name(root)}>")
        if about.system_url or about.public_id:
            named = about.system_url or about.public_id
            problems.odd(root.sourceline, f"names the DTD {named}, which is not needed and was not read")
        return


def _declares_entities(path: str) -> GlossaryError:
    return GlossaryError(f"{path}: declares XML entities, which a termbase needs none of; refused")


def _refuse(error: "XMLSyntaxError", path: str, strict: bool) -> None:
    """Raise GlossaryError for what is an attack rather than a mistake, and if `strict` for either."""
    limits = ("XML_PARSE_HUGE", "amplification", "entity reference loop", "huge")
    if any(word in error.msg for word in limits):
        raise GlossaryError(f"{path}:{error.lineno}: {_reason(error)}; refused") from None
    if strict:
        raise GlossaryError(f"{path}:{error.lineno}: is not well-formed ({_reason(error)})") from None


def _reason(error: "XMLSyntaxError") -> str:
    """Give libxml2's reason without the place, which is told apart, and without its advice to programmers."""
    return re.sub(r", (?:line \d.*|try XML_PARSE_HUGE.*|use XML_PARSE_HUGE.*|see xml.*)", "", error.msg)


def _stream(file: IO[bytes], problems: Problems) -> Iterator[Term]:
    tags = tuple(f"{{*}}{name}" for name in _ENTRIES)
    for _, entry in _lxml().iterparse(file, events=("end",), tag=tags, **_SAFE, **_QUIET):
        yield from _terms(entry, entry.sourceline, problems)
        entry.clear()
        while entry.getprevious() is not None:  # what was read goes, so that memory stays flat
            del entry.getparent()[0]


def _one_by_one(text: str, path: str, problems: Problems) -> Iterator[Term]:
    """Read each entry of a broken file by itself."""
    if "<!ENTITY" in text:
        raise _declares_entities(path)
    etree = _lxml()
    parser = etree.XMLParser(**_SAFE, **_QUIET)
    starts = [m.start() for m in _START.finditer(text)]
    line, counted = 1, 0
    for start, stop in zip(starts, [*starts[1:], len(text)], strict=True):
        line, counted = line + text.count("\n", counted, start), start
        if not (end := _END.search(text, start, stop)):
            problems.wrong(line, "an entry is not closed")
            continue
        if end.end() - start > _LARGEST_ENTRY:
            problems.wrong(line, f"an entry of {end.end() - start} characters")
            continue
        try:
            entry = etree.fromstring(_standing_alone(text[start : end.end()]), parser)[0]
        except etree.XMLSyntaxError as e:
            problems.wrong(line + (e.lineno or 1) - 1, f"an entry is not well-formed ({_reason(e)})")
        else:
            yield from _terms(entry, line, problems)


def _standing_alone(entry: str) -> str:
    """Declare the prefixes that an entry uses; what they stand for does not matter here."""
    prefixes = {m[1] or m[2] for m in _PREFIX.finditer(entry)}
    declared = " ".join(f'xmlns:{prefix}="urn:{prefix}"' for prefix in sorted(prefixes))
    return f"<x {declared}>{entry}</x>"


def _terms(entry: "_Element", line: int, problems: Problems) -> Iterator[Term]:
    """Yield the term of an entry, or nothing where there is none."""
    if (entity := next(entry.iter(_lxml().Entity), None)) is not None:
        problems.wrong(line, f"an entry uses {entity.text}, which the file does not define")
        return
    try:
        term = term_of(entry, problems.at(line))
    except GlossaryError as e:
        problems.failed(e)
        return
    if isinstance(term, Term):
        yield term
    else:
        problems.skipped(line, term)
