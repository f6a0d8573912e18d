"""Writing TBX: v3 (ISO 30042:2019) in DCA or DCT style, and v2 (ISO 30042:2008).

Sources are Arabic terms; target, alternatives and forbidden forms are English ones with the administrative
status preferred, admitted and deprecated; `kind` is the subject field. What TBX-Basic has no data category
for (conditions, case, do-not-translate, status) goes into categories of our own; then the file calls itself
TBX-mujaz, a private dialect as the standard provides for.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from mujaz.glossary.forms import Form
from mujaz.glossary.tbx_entry import OWN
from mujaz.glossary.terms import Term

_ABOUT = "<fileDesc><sourceDesc><p>An Arabic-English glossary written by mujaz</p></sourceDesc></fileDesc>"
_NAMESPACE = 'xmlns="urn:iso:std:iso:30042:ed-2"'
_DCT = 'xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:mujaz="urn:mujaz:tbx"'


@dataclass(frozen=True, slots=True)
class _Style:
    """What differs between the versions and styles; `attributes` are those of the root."""

    root: str
    attributes: str
    header: str
    entry: str
    section: str
    group: str
    dct: bool = False

    def fact(self, carrier: str, category: str, value: str) -> str:
        """Give a data category as a carrier with a type (DCA) or as an element of its name (DCT)."""
        if not self.dct:
            return f'<{carrier} type="{category}">{escape(value)}</{carrier}>'
        prefix = "min" if category in ("subjectField", "administrativeStatus") else "mujaz"
        name = f"{prefix}:{_DCT_NAMES.get(category, category)}"
        return f"<{name}>{escape(value)}</{name}>"


_NEEDED = "Translation needed"  # as translate-toolkit and Weblate have it
_DCT_NAMES = {_NEEDED: "translationNeeded"}
_V3 = ("conceptEntry", "langSec", "termSec")
_STYLES: dict[Form, _Style] = {
    "tbx": _Style("tbx", f'style="dca" {_NAMESPACE}', f"<tbxHeader>{_ABOUT}</tbxHeader>", *_V3),
    "tbx-dct": _Style(
        "tbx", f'style="dct" {_NAMESPACE} {_DCT}', f"<tbxHeader>{_ABOUT}</tbxHeader>", *_V3, dct=True
    ),
    "tbx-v2": _Style("martif", "", f"<martifHeader>{_ABOUT}</martifHeader>", "termEntry", "langSet", "tig"),
}


def tbx_chunks(terms: Sequence[Term], form: Form) -> Iterator[str]:
    """Yield a TBX file, a piece for each entry."""
    style = _STYLES[form]
    basic = not any(t.after or t.before or t.unless or t.case or t.status or not t.translate for t in terms)
    kind = "TBX-Basic" if basic else "TBX-mujaz"
    attributes = f'type="{kind}" {style.attributes}'.rstrip()
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<{style.root} {attributes} xml:lang="ar">\n{style.header}\n<text><body>\n'
    for number, term in enumerate(terms, 1):
        yield f'<{style.entry} id="c{number}">\n{"".join(_entry(term, style))}</{style.entry}>\n'
    yield f"</body></text>\n</{style.root}>\n"


def _entry(term: Term, style: _Style) -> Iterator[str]:
    """Yield the lines of an entry: what holds for all of it, the Arabic, the English."""
    if term.kind:
        yield f"  {style.fact('descrip', 'subjectField', term.kind)}\n"
    if not term.translate:
        yield f"  {style.fact('descrip', _NEEDED, 'No')}\n"
    for field, category in OWN.items():
        value = getattr(term, field)
        for v in value if isinstance(value, tuple) else (value,):
            if v:
                yield f"  {style.fact('admin', category, v)}\n"
    if term.note:
        yield f"  <note>{escape(term.note)}</note>\n"
    yield from _section("ar", [(source, "") for source in term.sources], style)
    english = [(term.target, "preferred"), *((a, "admitted") for a in term.alternatives)]
    yield from _section("en", english + [(f, "deprecated") for f in term.forbidden], style)


def _section(language: str, forms: Sequence[tuple[str, str]], style: _Style) -> Iterator[str]:
    yield f'  <{style.section} xml:lang="{language}">\n'
    for text, status in forms:
        fact = style.fact("termNote", "administrativeStatus", f"{status}Term-admn-sts") if status else ""
        yield f"    <{style.group}><term>{escape(text)}</term>{fact}</{style.group}>\n"
    yield f"  </{style.section}>\n"
