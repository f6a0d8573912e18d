"""A comparison as one HTML file: no script, nothing fetched, to be mailed or put behind a build."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from html import escape

from mujaz.evaluation.comparison import Change, Comparison
from mujaz.evaluation.report import difference_rows
from mujaz.wording import counted

_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 84rem; padding: 0 1rem; }
body { color: #1b1b1b; background: #fff; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; }
th, td { padding: .35rem .6rem; vertical-align: top; text-align: left; border-bottom: 1px solid #d5d5d5; }
.scores { width: auto; } .scores td, .scores th { text-align: right; }
.scores tr > :first-child { text-align: left; }
.changes { table-layout: fixed; } .changes th:first-child { width: 6rem; }
[dir=rtl] { text-align: right; font-size: 1.1em; }
.reference { color: #555; }
del { background: #ffd9d5; text-decoration: none; } ins { background: #cdeccf; text-decoration: none; }
@media (prefers-color-scheme: dark) {
  body { color: #e8e8e8; background: #161616; } th, td { border-color: #444; } .reference { color: #aaa; }
  del { background: #6b2420; } ins { background: #1d5223; }
}
""".strip()
_WORD = re.compile(r"\s+|\w+|[^\w\s]")


def to_html(comparison: Comparison) -> Iterator[str]:
    """Yield the page: the table of differences, then every segment that changed, the worst for B first.

    The Arabic stands at the right, written from right to left; what A says otherwise is marked in A, what B
    says otherwise in B.
    """
    a, b = escape(comparison.a.system.name), escape(comparison.b.system.name)
    title = f"{a} and {b} on {escape(comparison.a.testset.name)}"
    yield f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<style>\n{_STYLE}\n</style>\n</head>\n<body>\n<h1>{title}</h1>\n"
    size, changed = len(comparison.a.testset), len(comparison.changes)
    yield f"<p>A is {a}, B is {b}. {counted(size, 'segment')}, {changed} changed.</p>\n"
    yield from _scores(comparison)
    yield "<h2>What changed, the worst for B first</h2>\n"
    yield '<table class="changes">\n<tr><th>chrF2++</th><th>A</th><th>B</th><th>reference</th>'
    yield '<th dir="rtl">Arabic</th></tr>\n'
    for change in comparison.changes:
        yield _change(change)
    yield "</table>\n</body>\n</html>\n"


def _scores(comparison: Comparison) -> Iterator[str]:
    header, *rows = difference_rows(comparison)
    yield '<table class="scores">\n' + _row("th", header)
    for row in rows:
        yield _row("td", row)
    yield "</table>\n<p>* 95 % of the resamples of the paired bootstrap lie on one side of 0</p>\n"


def _row(tag: str, cells: list[str]) -> str:
    return "<tr>" + "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in cells) + "</tr>\n"


def _change(change: Change) -> str:
    a, b = marked(change.a, change.b)
    references = "<br>".join(map(escape, change.references))
    score = f"{change.score_a:.1f} → {change.score_b:.1f}<br>{change.gain:+.1f}"
    return (
        f'<tr id="s{change.segment}"><th>{change.segment}<br>{score}</th><td>{a}</td>'
        f'<td>{b}</td><td class="reference">{references}</td>'
        f'<td dir="rtl" lang="ar">{escape(change.source)}</td></tr>\n'
    )


def marked(a: str, b: str) -> tuple[str, str]:
    """Give two texts as HTML, words of A that B lacks as <del>, words of B that A lacks as <ins>.

    >>> marked("talks in Geneva", "talks in Gaza")
    ('talks in <del>Geneva</del>', 'talks in <ins>Gaza</ins>')
    """
    words_a, words_b = _WORD.findall(a), _WORD.findall(b)
    left, right = [], []
    for kind, a1, a2, b1, b2 in SequenceMatcher(None, words_a, words_b, autojunk=False).get_opcodes():
        old, new = escape("".join(words_a[a1:a2])), escape("".join(words_b[b1:b2]))
        same = kind == "equal"
        left.append(old if same or not old else f"<del>{old}</del>")
        right.append(new if same or not new else f"<ins>{new}</ins>")
    return "".join(left), "".join(right)
