"""Finding the text of a Word document: paragraphs as segments, with all that stands in and around the words.

A segment is what is translated as one: a paragraph, or what stands in it between tabs and line breaks.
"""

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Literal

from mujaz.translate.formats.base import is_translatable
from mujaz.translate.formats.docx_package import W
from mujaz.translate.formats.docx_turn import turn_text

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_LINES = re.compile(r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_SEPARATORS = {f"{W}{tag}" for tag in ("tab", "ptab", "br", "cr")}
_NOTHING = {f"{W}{tag}" for tag in ("lastRenderedPageBreak", "softHyphen", "proofErr")}
_CONTAINERS = {
    f"{W}{tag}" for tag in ("hyperlink", "ins", "moveTo", "smartTag", "sdt", "fldSimple", "customXml")
}
_CLEAR = {f"{W}dir", f"{W}bdo"}  # they say that Arabic runs from right to left
_STARTS = {f"{W}{tag}" for tag in ("bookmarkStart", "commentRangeStart")}
_ENDS = {f"{W}bookmarkEnd": f"{W}bookmarkStart", f"{W}commentRangeEnd": f"{W}commentRangeStart"}
# What says nothing of how a text looks.
_UNSEEN = tuple(f"{W}{tag}" for tag in ("lang", "noProof", "rPrChange", "ins", "szCs", "bCs", "iCs"))

Kind = Literal["container", "field", "milestone", "point", "form"]


@dataclass(slots=True)
class Mark:
    """What applies to a stretch of a segment, or stands at a place in it.

    A container's `element` goes around the words; a field has `head` before its result and `tail` behind
    it, `body` is all of it; of a milestone (bookmark, range of a comment) `head` and `tail` are its two
    ends; a point is its `head`; a form has the properties of its runs as `element`. `outer` is the index of
    the mark around it.
    """

    kind: Kind
    start: int
    end: int
    outer: int | None = None
    element: Any = None
    head: list[Any] = field(default_factory=list)
    tail: list[Any] = field(default_factory=list)
    body: list[Any] = field(default_factory=list)


@dataclass(slots=True)
class Segment:
    """A text to translate, the sibling nodes that it is in, and its marks; `form` is its predominant form."""

    nodes: list[Any]
    text: str = ""
    marks: list[Mark] = field(default_factory=list)
    form: Any = None


def paragraphs(root: Any) -> Iterator[Any]:
    """Yield the paragraphs of a part that have something to translate.

    The same text box for old programs (`mc:Fallback`) is not among them.
    """
    for paragraph in root.iter(f"{W}p"):
        if next(paragraph.iterancestors(f"{MC}Fallback"), None) is None and has_arabic(paragraph):
            yield paragraph


def has_arabic(paragraph: Any) -> bool:
    """Whether a paragraph itself, not one in a text box of it, has something to translate."""
    return any(
        is_translatable(t.text or "") and next(t.iterancestors(f"{W}p")) is paragraph
        for t in paragraph.iter(f"{W}t")
    )


def segments(paragraph: Any) -> list[Segment]:
    """Cut a paragraph into its segments that have something to translate; its runs are split, no more."""
    _split_runs(paragraph)
    return [segment for segment in map(_flat, _stretches(paragraph)) if is_translatable(segment.text)]


def _split_runs(paragraph: Any) -> None:
    """Give each content of the runs of a paragraph a run of its own."""
    for run in [r for r in paragraph.iter(f"{W}r") if next(r.iterancestors(f"{W}p")) is paragraph]:
        properties = run.find(f"{W}rPr")
        contents = [child for child in run if child is not properties]
        for child in contents:
            if child.tag in _NOTHING:
                run.remove(child)
        contents = [child for child in contents if child.tag not in _NOTHING]
        after = run
        for child in contents[1:]:
            new = run.makeelement(run.tag, dict(run.attrib))
            if properties is not None:
                new.append(deepcopy(properties))
            new.append(child)
            after.addnext(new)
            after = new


def _stretches(parent: Any) -> Iterator[list[Any]]:
    """Yield the stretches of siblings that no tab or line break parts, also those in containers that are."""
    stretch: list[Any] = []
    for node in parent:
        if _parts(node):
            yield stretch
            stretch = []
            if node.tag != f"{W}r":
                yield from _stretches(node)
        elif node.tag in (f"{W}pPr", f"{W}sdtPr", f"{W}sdtEndPr", f"{W}smartTagPr", f"{W}customXmlPr"):
            continue
        else:
            stretch.append(node)
    yield stretch


def _parts(node: Any) -> bool:
    """Whether a node is, or has in it, what parts segments."""
    if node.tag == f"{W}r":
        return any(child.tag in _SEPARATORS for child in node)
    if node.tag == f"{W}sdtContent":
        return True
    if node.tag not in _CONTAINERS | _CLEAR:
        return False
    return any(_parts(child) for child in content(node))


def content(container: Any) -> list[Any]:
    """Give the nodes inside a container."""
    if container.tag == f"{W}sdt":
        inside = container.find(f"{W}sdtContent")
        return [] if inside is None else list(inside)
    return [child for child in container if not str(child.tag).endswith("Pr")]


def _flat(nodes: list[Any]) -> Segment:
    segment = Segment(nodes)
    pieces: list[tuple[int, int, Any]] = []
    _add(nodes, None, segment, pieces)
    segment.text = _LINES.sub(" ", segment.text)
    _add_forms(pieces, segment)
    return segment


def _add(
    nodes: Sequence[Any], outer: int | None, segment: Segment, pieces: list[tuple[int, int, Any]]
) -> None:
    """Add nodes to the text and the marks of a segment, its runs of text to `pieces`."""
    fields = _fields(nodes)
    i = 0
    while i < len(nodes):
        node, at = nodes[i], len(segment.text)
        number = len(segment.marks)
        if i in fields:
            result, end = fields[i]
            head, tail, body = nodes[i : result + 1], nodes[end : end + 1], nodes[i : end + 1]
            mark = Mark("field", at, at, outer, None, list(head), list(tail), list(body))
            segment.marks.append(mark)
            _add(nodes[result + 1 : end], number, segment, pieces)
            mark.end = len(segment.text)
            i = end
        elif (text := _text(node)) is not None and not _is_raised(node, text):
            segment.text += text
            pieces.append((at, len(segment.text), node.find(f"{W}rPr")))
        elif node.tag in _CLEAR:
            _add(content(node), outer, segment, pieces)
        elif node.tag in _CONTAINERS:
            mark = Mark("container", at, at, outer, node, body=[node])
            segment.marks.append(mark)
            _add(content(node), number, segment, pieces)
            mark.end = len(segment.text)
            if mark.end == at:  # nothing but points in it: a point itself
                segment.marks[number:] = [Mark("point", at, at, outer, head=[node])]
        elif (start := _start_of(node, segment.marks)) is not None:
            start.kind, start.end, start.tail = "milestone", at, [node]
        elif node.tag not in _NOTHING:
            segment.marks.append(Mark("point", at, at, outer, head=[node]))
        i += 1


def _start_of(node: Any, marks: Sequence[Mark]) -> Mark | None:
    """Give the mark of the start of the range that a node ends, if it is in the same segment."""
    tag = _ENDS.get(node.tag)
    for mark in marks:
        same = tag and mark.kind == "point" and mark.head[0].tag == tag
        if same and mark.head[0].get(f"{W}id") == node.get(f"{W}id"):
            return mark
    return None


def _fields(nodes: Sequence[Any]) -> dict[int, tuple[int, int]]:
    """Give the fields that are whole among sibling nodes: begin to (separate, end), outermost ones."""
    found: dict[int, tuple[int, int]] = {}
    open_: list[list[int]] = []
    for i, node in enumerate(nodes):
        mark = node.find(f"{W}fldChar") if node.tag == f"{W}r" else None
        kind = None if mark is None else mark.get(f"{W}fldCharType")
        if kind == "begin":
            open_.append([i])
        elif kind == "separate" and open_:
            open_[-1].append(i)
        elif kind == "end" and open_ and len(field_ := open_.pop()) == 2:
            found[field_[0]] = field_[1], i
    return found


def _text(node: Any) -> str | None:
    """Give the text of a run that holds text, None for other nodes."""
    if node.tag != f"{W}r":
        return None
    for child in node:
        if child.tag == f"{W}t":
            text = child.text or ""
            kept = child.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
            return text if kept else text.strip(" \t\r\n")
        if child.tag == f"{W}noBreakHyphen":
            return "\u2011"
    return None


def _is_raised(run: Any, text: str) -> bool:
    """Whether a run of text is a note's mark, a power and the like: raised or lowered, without a letter."""
    side = run.find(f"{W}rPr/{W}vertAlign")
    raised = side is not None and side.get(f"{W}val") != "baseline"
    return raised and any(map(str.isalnum, text)) and not any(map(str.isalpha, text))


def _add_forms(pieces: Sequence[tuple[int, int, Any]], segment: Segment) -> None:
    """Find the predominant form of a segment, and mark the stretches that have another."""
    forms: dict[str, Any] = {}
    spans: list[tuple[int, int, str]] = []
    for start, end, properties in pieces:
        if start < end:
            key, form = _form(properties)
            forms.setdefault(key, form)
            spans.append((start, end, key))
    sizes = dict.fromkeys(forms, 0)
    for start, end, key in spans:
        sizes[key] += sum(c.isalnum() for c in segment.text[start:end])
    main = max(sizes, key=lambda key: sizes[key], default="")
    segment.form = forms.get(main)
    for start, end, key in _merged(spans, segment.text, main):
        if key != main:
            segment.marks.append(Mark("form", start, end, element=forms[key]))


def _merged(spans: list[tuple[int, int, str]], text: str, main: str) -> list[tuple[int, int, str]]:
    """Join neighbours of one form; spaces and punctuation have no form that none of their neighbours has."""
    lettered = [any(c.isalnum() for c in text[start:end]) for start, end, _ in spans]
    merged: list[tuple[int, int, str]] = []
    for i, (start, end, key) in enumerate(spans):
        if not lettered[i]:
            left = merged[-1][2] if merged else main
            right = next((spans[j][2] for j in range(i + 1, len(spans)) if lettered[j]), main)
            key = left if left == right else key if key in (left, right) else main
        if merged and merged[-1][2] == key:
            merged[-1] = merged[-1][0], end, key
        else:
            merged.append((start, end, key))
    return merged


def _form(properties: Any) -> tuple[str, Any]:
    """Turn run properties to Latin text; give them with a key that is equal for what looks equal."""
    from lxml import etree

    return _form_of(etree.tostring(properties, with_tail=False)) if properties is not None else ("", None)


@lru_cache(maxsize=512)
def _form_of(written: bytes) -> tuple[str, Any]:
    from lxml import etree

    turned = etree.fromstring(written)
    turn_text(turned)
    seen = deepcopy(turned)
    for child in list(seen):
        if child.tag in _UNSEEN:
            seen.remove(child)
        elif child.tag == f"{W}rFonts":
            for name in ("cs", "eastAsia", "cstheme", "eastAsiaTheme"):
                child.attrib.pop(f"{W}{name}", None)
            if not child.attrib:
                seen.remove(child)
    key = sorted([(e.tag, sorted(e.attrib.items())) for e in child.iter()] for child in seen)
    return repr(key) if key else "", turned if len(turned) else None
