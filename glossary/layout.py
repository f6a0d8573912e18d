"""What each column of a table holds: told by a header row in any language, else by the scripts.

Roles are the names of the project's own columns (`source`, `target`, `note` ...), "" for what is not read.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields

from mujaz.glossary.arabic import ARABIC_LETTER
from mujaz.glossary.problems import Problems
from mujaz.glossary.rows import Row
from mujaz.glossary.terms import Term

COLUMNS = ("source", *(f.name for f in fields(Term) if f.name not in ("sources", "origin")))
# These say something of the Arabic or of the English: a table that has them means its header literally.
_DIRECTED = {"alternatives", "forbidden", "after", "before", "unless"}
_PLAIN = ("source", "target", "note")

# Words of header rows, as terminology tools and people write them.
_WORDS = {
    "arabic": "ar ara arb arabic arabe árabe arabo arabisch arapça арабский عربي عربية العربي العربية"
    " بالعربية 阿拉伯语 アラビア語",
    "english": "en eng english anglais inglés inglese inglês englisch ingilizce английский إنجليزي إنجليزية"
    " الإنجليزي الإنجليزية الانجليزية انجليزي بالإنجليزية 英语 英語",
    "source": "source src original term terme término termino begriff terminus quelle quellbegriff origine"
    " origen fonte kaynak источник исходный термин مصطلح المصطلح المصدر الأصل الكلمة 原文 术语",
    "target": "target tgt translation translated traduction cible traducción traduccion destino traduzione"
    " tradução übersetzung ziel zielbegriff çeviri перевод ترجمة الترجمة الهدف المقابل المعنى 译文 翻译",
    "note": "note notes comment comments remark remarks description definition anmerkung bemerkung kommentar"
    " remarque remarques commentaire commentaires nota notas комментарий примечание ملاحظة ملاحظات تعليق"
    " تعليقات شرح تعريف 备注",
}
_ROLES = {word: role for role, words in _WORDS.items() for word in words.split()}
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class Layout:
    """The role of each column, and whether the first row is a header."""

    columns: tuple[str, ...]
    header: bool = False

    @property
    def literal(self) -> bool:
        """Whether the header says what is Arabic and what English, whatever the script of a line."""
        return not _DIRECTED.isdisjoint(self.columns)


def layout_of(rows: Sequence[Row], problems: Problems) -> Layout:
    """Tell the layout from the first rows; what was guessed or is not read goes to `problems`."""
    line, first = rows[0]
    names = [c.strip().lower() for c in first]
    if all(_ends_in_languages(cells) for _, cells in rows):  # DeepL, with `ar` and `en` in every line
        layout = Layout(("source", "target", "", ""))
    elif {"source", "target"} <= set(names):
        columns = [n if n in COLUMNS else "note" if _role(n) == "note" else "" for n in names]
        if unknown := [name for name, column in zip(names, columns, strict=True) if name and not column]:
            problems.odd(line, f"{_unread(unknown)} (known: {', '.join(COLUMNS)})")
        layout = Layout(tuple(columns), header=True)
    elif named := _named(names):
        if unread := [c.strip() for c, role in zip(first, named, strict=True) if not role and c.strip()]:
            problems.odd(line, _unread(unread))
        layout = Layout(tuple(named), header=True)
    else:
        layout = _unnamed(rows, problems)
    data = [cells for _, cells in rows[layout.header :]]
    return layout if layout.literal else _turned(layout, data, line, problems)


def _unread(names: Sequence[str]) -> str:
    return f"column {names[0]} is not read" if len(names) == 1 else f"columns {', '.join(names)} are not read"


def _ends_in_languages(cells: Sequence[str]) -> bool:
    return len(cells) == 4 and all(_LANGUAGE.fullmatch(cell.strip().lower()) for cell in cells[2:])


def _named(names: Sequence[str]) -> list[str] | None:
    """Read a header row that names a source and a target or Arabic and English; None if it is none."""
    roles = [_role(name) for name in names]
    for source, target in (("arabic", "english"), ("source", "target")):
        if source in roles and target in roles:
            wanted = {source: "source", target: "target", "note": "note"}
            columns = [wanted.get(role, "") for role in roles]
            # A name that comes twice: the first is meant.
            return [c if c not in columns[:i] else "" for i, c in enumerate(columns)]
    return None


def _role(name: str) -> str:
    """Give what a header cell is about; languages go before the rest (`Arabic term`, `source_ar`)."""
    words = re.findall(r"[^\W_]+", name)
    found = {_ROLES[w] for w in words if w in _ROLES} if len(words) <= 3 else set()
    languages = found & {"arabic", "english"}
    if languages:
        return languages.pop() if len(languages) == 1 else ""
    return next((role for role in ("target", "source", "note") if role in found), "")


def _unnamed(rows: Sequence[Row], problems: Problems) -> Layout:
    """Lay out a table without a header row that says so; a row in two scripts may still be one."""
    data = [cells for _, cells in rows]
    line, first = rows[0]
    wide = all(any(c.strip() for c in cells[3:]) for cells in data)
    if wide:
        problems.odd(line, "not read: the columns after the third; name them in a header row")
    columns = _PLAIN + ("",) * (max(map(len, data)) - 3) * wide
    # An Arabic word for an Arabic one is no entry, and those below are pairs of two scripts.
    both = len(data) > 1 and len(first) > 1 and all(map(ARABIC_LETTER.search, first[:2]))
    if both and first[0].strip() != first[1].strip() and all(_direction(c) for c in data[1:]):
        problems.odd(line, "taken for a header row, as it is Arabic on both sides")
        return Layout(columns, header=True)
    return Layout(columns)


def _direction(cells: Sequence[str]) -> int:
    """Tell 1 for Arabic first, -1 for Arabic second, 0 where the scripts do not say."""
    if len(cells) < 2:
        return 0
    return bool(ARABIC_LETTER.search(cells[0])) - bool(ARABIC_LETTER.search(cells[1]))


def _turned(layout: Layout, data: Sequence[Sequence[str]], line: int, problems: Problems) -> Layout:
    """Exchange source and target where most lines have the Arabic in the target's column."""
    source, target = (layout.columns.index(role) for role in ("source", "target"))
    pairs = [(cells[source], cells[target]) for cells in data if len(cells) > max(source, target)]
    turned = sum(map(_direction, pairs)) < 0
    if turned:
        source, target = target, source
    if target < source:
        problems.odd(line, "English stands first; read the right way round")
    if not turned:
        return layout
    swap = {"source": "target", "target": "source"}
    return Layout(tuple(swap.get(c, c) for c in layout.columns), layout.header)
