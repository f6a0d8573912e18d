"""Writing the English of a segment in the place of its Arabic, marks and all."""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from mujaz.translate.formats.base import Block
from mujaz.translate.formats.docx_package import W
from mujaz.translate.formats.docx_walk import Mark, Segment, content
from mujaz.translate.formats.inline import Code, carry
from mujaz.translate.links import Link

_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_LINK, _FIELD = f"{W}hyperlink", f"{W}fldSimple"


@dataclass(slots=True)
class _Stretch:
    """A stretch of the English in one mark (None: the segment), and what is in it by place."""

    mark: Mark | None
    start: int
    end: int
    # Place, whether it is a stretch (points come first), number of the mark, what.
    inside: "list[tuple[int, bool, int, _Stretch | list[Any]]]" = field(default_factory=list)


def rebuild(segment: Segment, block: Block, links: Sequence[Link]) -> list[str]:
    """Put the English of `block` in the place of a segment's nodes; name what has lost its place there.

    Of what has, formatting falls away, and what a reviewer changed counts as accepted; a link goes over all;
    fields, pictures and notes go to the end.
    """
    marks, size = segment.marks, len(block.target)
    places = carry([Code(m.start, m.end) for m in marks], segment.text, block.target, links)
    lost = {_name(m) for m, p in zip(marks, places, strict=True) if p is None} - {""}

    wide = next((i for i, m in enumerate(marks) if places[i] is None and _is_link(m)), None)
    top = _Stretch(None if wide is None else marks[wide], 0, size)
    stretches: dict[int | None, _Stretch] = {None: top, wide: top}
    points: list[tuple[int, int | None, int, list[Any]]] = []
    for i, (mark, place) in enumerate(zip(marks, places, strict=True)):
        if i == wide or mark.kind == "form":
            continue
        if mark.kind == "milestone":
            start, end = (place.start, place.end) if place else (0, size)
            points += [(start, None, i, mark.head), (end, None, i, mark.tail)]
        elif mark.kind == "point":
            nodes = _spaced(mark, place, segment, block.target)
            points.append((place.start, mark.outer, i, nodes) if place else (size, None, i, nodes))
        elif place and place.start < place.end:
            stretches[i] = _Stretch(mark, place.start, place.end)
            stretches[mark.outer].inside.append((place.start, True, i, stretches[i]))
        else:
            stretches[i] = stretches[mark.outer]
            if mark.kind == "field" or mark.element.tag == _FIELD:
                space = _text_run(mark.body[0].makeelement, " ", segment.form)
                points.append((size, None, i, [space, *mark.body]))
    for at, outer, i, nodes in points:
        _insert(stretches[outer], at, i, nodes)

    writer = _Writer(block.target, segment, places)
    parent = segment.nodes[0].getparent()
    index = parent.index(segment.nodes[0])
    written = writer.wrapped(top)
    for node in segment.nodes:
        if node.getparent() is parent:
            parent.remove(node)
    for node in reversed(written):
        parent.insert(index, node)
    return sorted(lost)


def _is_link(mark: Mark) -> bool:
    return mark.kind == "container" and mark.element.tag == _LINK


def _name(mark: Mark) -> str:
    """Name a mark as its user knows it; "" for what nobody sees."""
    if mark.kind == "container":
        names = {_LINK: "link", _FIELD: "field", f"{W}ins": "tracked change", f"{W}moveTo": "tracked change"}
        return names.get(mark.element.tag, "content control")
    return {"form": "formatting", "field": "field", "point": "picture or note"}.get(mark.kind, "")


def _spaced(mark: Mark, place: Code | None, segment: Segment, target: str) -> list[Any]:
    """Give the nodes of a point, with a space between it and the words on either side if it had one there."""
    at, source = mark.start, segment.text
    if not place or not (source[at - 1 : at].isspace() and source[at : at + 1].isspace()):
        return mark.head
    front, back = target[: place.start][-1:], target[place.start :][:1]
    run = mark.head[0].makeelement
    nodes = list(mark.head)
    for needed, i in ((front and not front.isspace(), 0), (back and not back.isspace(), len(nodes) + 1)):
        if needed:
            nodes.insert(i, _text_run(run, " ", segment.form))
    return nodes


def _text_run(element: Any, text: str, form: Any) -> Any:
    """Make a run with `element`, a way to make elements."""
    run = element(f"{W}r")
    if form is not None:
        run.append(deepcopy(form))
    inside = element(f"{W}t", {_XML_SPACE: "preserve"})
    inside.text = text
    run.append(inside)
    return run


def _insert(stretch: _Stretch, at: int, number: int, nodes: list[Any]) -> None:
    """Put nodes at a place in a stretch, or in that stretch in it that goes on there."""
    at = min(max(at, stretch.start), stretch.end)
    for _, _, _, inner in stretch.inside:
        if isinstance(inner, _Stretch) and inner.start < at < inner.end:
            return _insert(inner, at, number, nodes)
    return stretch.inside.append((at, False, number, nodes))


class _Writer:
    """Writes stretches of the English as nodes."""

    def __init__(self, text: str, segment: Segment, places: Sequence[Code | None]) -> None:
        self._text, self._plain = text, segment.form
        self._element = segment.nodes[0].makeelement
        self._forms = sorted(
            (place.start, place.end, i, mark.element)
            for i, (mark, place) in enumerate(zip(segment.marks, places, strict=True))
            if place and mark.kind == "form"
        )

    def wrapped(self, stretch: _Stretch) -> list[Any]:
        """Give the nodes of a stretch in what its mark puts around them."""
        nodes = self._content(stretch)
        mark = stretch.mark
        if mark is None:
            return nodes
        if mark.kind == "field":
            return [*mark.head, *nodes, *mark.tail]
        for old in content(mark.element):
            old.getparent().remove(old)
        inside = mark.element.find(f"{W}sdtContent") if mark.element.tag == f"{W}sdt" else mark.element
        inside.extend(nodes)
        return [mark.element]

    def _content(self, stretch: _Stretch) -> list[Any]:
        nodes, at = [], stretch.start
        for place, _, _, inner in sorted(stretch.inside, key=lambda item: item[:3]):
            nodes += self._runs(at, place)
            at = max(at, place)
            if isinstance(inner, _Stretch):
                nodes += self.wrapped(inner)
                at = inner.end
            else:
                nodes += inner
        return nodes + self._runs(at, stretch.end)

    def _runs(self, start: int, end: int) -> list[Any]:
        runs = []
        for first, last, _, form in self._forms:
            if start < last and first < end:
                if start < first:
                    runs.append(self._run(start, first, self._plain))
                    start = first
                runs.append(self._run(start, min(last, end), form))
                start = min(last, end)
        if start < end:
            runs.append(self._run(start, end, self._plain))
        return runs

    def _run(self, start: int, end: int, form: Any) -> Any:
        return _text_run(self._element, self._text[start:end], form)
