"""The inline codes of XLIFF 1.2 and 2.x: segments with codes out of elements, and where they are unbalanced.

What stands in a code (`ph`, `bpt`, `ept`, `it` hold mark-up of the first file) is copied as it is written.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from mujaz.translate.formats.codes import Segment, pair_up
from mujaz.translate.formats.places import Element, Xml

# Elements around text. Others are points, or halves of pairs:
_AROUND = frozenset({"g", "mrk", "pc", "hi"})
_OPENING = {"bpt": "ept", "bx": "ex", "sc": "ec", "sm": "em"}
_CLOSING = {closing: opening for opening, closing in _OPENING.items()}
_WHITE = re.compile(r"[\t\r\n]+ *")
_BREAK = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE)


def segment_of(element: Element, xml: Xml) -> Segment:
    """Take the content of a `source`, `seg` or `mrk` apart into text and codes."""
    segment = Segment()
    _add(element.children, xml, segment)
    return segment


def _add(children: Sequence[Element | str], xml: Xml, segment: Segment) -> None:
    pairs = _pairs(children)
    closing = set(pairs.values())
    for n, child in enumerate(children):
        if isinstance(child, str):
            segment.add(_WHITE.sub(" ", child))
            continue
        raw, fixed = xml.raw(child.start, child.end), child.get("canReorder", "yes") != "yes"
        if child.name in _AROUND and child.children and not _protected(child):
            segment.open(xml.raw(child.start, child.inner), fixed=fixed)
            _add(child.children, xml, segment)
            segment.close(xml.raw(child.outer, child.end))
        elif n in pairs:
            segment.open(raw, fixed=fixed)
        elif n in closing:
            segment.close(raw)
        elif _breaks(child):
            segment.line_break(raw)
        else:
            segment.point(raw, fixed=fixed)


def text_of(element: Element) -> str:
    """Give the text of a segment without what stands in its codes."""
    return "".join(
        child if isinstance(child, str) else text_of(child) if child.name in _AROUND else ""
        for child in element.children
    )


def _protected(element: Element) -> bool:
    return element.get("translate") == "no" or element.get("mtype") == "protected"


def _breaks(element: Element) -> bool:
    """Whether a code ends a line of the text."""
    kinds = (element.get("ctype"), element.get("subType"), element.get("type"))
    return "lb" in kinds or "xlf:lb" in kinds or _BREAK.fullmatch(element.content) is not None


def _pairs(children: Sequence[Element | str]) -> dict[int, int]:
    """Find the halves that make pairs, by their place; those that cross others are no pair but points."""
    halves = ((n, _key(c), c.name in _OPENING) for n, c in enumerate(children) if isinstance(c, Element))
    return pair_up(half for half in halves if half[1])


def _key(element: Element) -> tuple[str, str] | None:
    """Give what both halves of a pair have in common; None for other codes."""
    if element.name in ("bpt", "ept", "bx", "ex"):
        # TMX numbers pairs with `i`.
        number = element.get("rid") or element.get("i") or element.get("id")
        return _CLOSING.get(element.name, element.name), number
    if element.name in ("sc", "sm"):
        return element.name, element.get("id")
    if element.name in ("ec", "em"):
        return _CLOSING[element.name], element.get("startRef") or element.get("id")
    return None


def unbalanced(sources: Iterable[Element]) -> str:
    """Name the first half of a pair whose other half is nowhere in the `sources` of a unit; "" for none."""
    opened: dict[tuple[str, str], Element] = {}
    for element in (e for source in sources for e in _codes(source)):
        if (key := _key(element)) is None or element.get("isolated") == "yes":
            continue
        if element.name in _OPENING:
            if key in opened:
                return f"{_named(element)} opens twice"
            opened[key] = element
        elif opened.pop(key, None) is None:
            return f"{_named(element)} closes what nothing opens"
    return next((f"{_named(e)} has no {_OPENING[e.name]}" for e in opened.values()), "")


def _codes(element: Element) -> Iterator[Element]:
    """Yield the codes in an element in order, not what is in codes."""
    for child in element.elements:
        yield child
        if child.name in _AROUND:
            yield from _codes(child)


def _named(element: Element) -> str:
    name = next((n for n in ("rid", "i", "startRef", "id") if element.get(n)), "id")
    return f'<{element.name} {name}="{element.get(name)}">'
