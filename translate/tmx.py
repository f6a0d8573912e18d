"""TMX 1.4 (LISA OSCAR, 2005), the form of translation memories, read as a stream.

Entities stay unresolved and nothing is fetched: a memory may come from anywhere. Filling in the English of a
memory in place is another matter, see `formats.tmx`.
"""

import re
from collections.abc import Iterator
from typing import IO, Any

from mujaz.errors import InputError, MujazError

# Their content is the mark-up of the file that was translated, not its text.
MARKUP = frozenset({"bpt", "ept", "ph", "it", "ut"})
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_SAFE = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}


def read_units(file: IO[bytes], name: str) -> Iterator[dict[str, list[str]]]:
    """Yield for each unit of a memory its texts by language ("ar", whatever the country), in order.

    Memory use does not grow with the file. Raises InputError where it is broken or no TMX.
    """
    etree = _lxml()
    units = etree.iterparse(file, events=("end",), tag="{*}tu", **_SAFE)
    try:
        for _, unit in units:
            yield _texts(unit)
            unit.clear()
            while unit.getprevious() is not None:  # what was read goes, so that memory stays flat
                del unit.getparent()[0]
    except etree.XMLSyntaxError as e:
        raise InputError(f"{name}: not well-formed XML ({e})") from None
    root = etree.QName(units.root).localname
    if root != "tmx":
        raise InputError(f"{name}: no TMX file; its root is '{root}'")


def _lxml() -> Any:
    try:
        from lxml import etree
    except ImportError:
        raise MujazError("reading TMX needs lxml; install it with: pip install 'mujaz[files]'") from None
    return etree


def _texts(unit: Any) -> dict[str, list[str]]:
    texts: dict[str, list[str]] = {}
    for variant in unit.iter("{*}tuv"):
        language = (variant.get(LANGUAGE) or variant.get("lang") or "").lower()
        segment = variant.find("{*}seg")
        if segment is not None:
            text = " ".join("".join(_text(segment)).split())
            texts.setdefault(re.split("[-_]", language)[0], []).append(text)
    return texts


def _text(element: Any) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        # The tag of comments and entities is a function, not a name.
        if isinstance(child.tag, str) and child.tag.rpartition("}")[2] not in MARKUP:
            yield from _text(child)
        yield child.tail or ""
