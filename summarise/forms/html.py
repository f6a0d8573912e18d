"""A brief as one HTML page: English beside Arabic, no script, nothing loaded, light and dark, for print."""

from collections.abc import Iterable, Iterator
from html import escape

from mujaz.glossary import Glossary
from mujaz.summarise.brief import Brief, Bullet, Story
from mujaz.summarise.forms import marks, says
from mujaz.translate import ModelInfo

_STYLE = """
:root { color-scheme: light dark; --ink: #1b1b1f; --soft: #5c5f66; --page: #fff; --line: #dcdee3;
  --term: #e3efff; --doubt: #ffe2a8; --warn: #8a4b00; --new: #0a6b3d; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e8ea; --soft: #a3a7b0; --page: #17181c;
  --line: #34363d; --term: #1f3a5c; --doubt: #5f4510; --warn: #f2b866; --new: #6fd3a0; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink);
  font: 17px/1.5 Georgia, "Times New Roman", serif; }
main { max-width: 68rem; margin: 0 auto; padding: 2.5rem 1.5rem; }
h1 { font-size: 1.75rem; line-height: 1.25; margin: 0 0 1.5rem; }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 2.5rem 0 .5rem; }
ul { list-style: none; margin: 0; padding: 0; }
li { border-top: 1px solid var(--line); padding: .9rem 0; break-inside: avoid; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 2.5rem; }
.pair p { margin: 0; }
.ar { font: 1.08rem/1.75 "Noto Naskh Arabic", "Geeza Pro", "Traditional Arabic", "Times New Roman", serif;
  color: var(--soft); }
mark { color: inherit; background: var(--term); border-radius: .2em; padding: 0 .12em; }
mark.doubt { background: var(--doubt); }
.news { color: var(--new); font: 700 .75rem/1 system-ui, sans-serif; letter-spacing: .06em;
  text-transform: uppercase; }
.small, footer { font: .82rem/1.5 system-ui, -apple-system, "Segoe UI", sans-serif; color: var(--soft); }
.small { margin: .45rem 0 0; overflow-wrap: anywhere; }
.check { color: var(--warn); }
footer { border-top: 2px solid var(--line); margin-top: 2rem; padding-top: .8rem; overflow-wrap: anywhere; }
footer p { margin: 0 0 .35rem; }
@media (max-width: 44rem) { .pair { grid-template-columns: 1fr; gap: .6rem; } }
@media print { :root { color-scheme: light; --ink: #000; --soft: #444; --page: #fff; --line: #bbb;
  --term: #e8eef7; --doubt: #ffe2a8; --warn: #6b3a00; --new: #0a6b3d; }
  @page { margin: 18mm; } body { font-size: 11pt; } main { max-width: none; padding: 0; }
  h2 { break-after: avoid; } mark { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
""".strip()


def to_html(brief: Brief, model: ModelInfo, glossary: Glossary) -> Iterator[str]:
    """Yield the brief as a page that stands by itself; terms and doubtful places are marked."""
    title = escape(brief.title)
    yield (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\n{_STYLE}\n</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n"
    )
    for story in brief.stories:
        yield from _story(brief, story)
    yield "<footer>\n"
    yield from (f"<p><strong>Note:</strong> {_plain(note)}</p>\n" for note in brief.notes)
    yield from (f"<p>{_plain(line)}</p>\n" for line in says.foot(brief, model, glossary))
    yield "</footer>\n</main>\n</body>\n</html>\n"


def _story(brief: Brief, story: Story) -> Iterator[str]:
    yield "<section>\n"
    if len(brief.stories) > 1:
        yield f"<h2>{_plain(says.heading(story))}</h2>\n"
    yield "<ul>\n"
    for bullet in story.bullets:
        yield from _bullet(brief, bullet)
    yield "</ul>\n</section>\n"


def _bullet(brief: Brief, bullet: Bullet) -> Iterator[str]:
    news = f'<span class="news">{bullet.news}</span> ' if bullet.news in ("new", "changed") else ""
    arabic = " ".join(_marked(s.sentence.text, marks.arabic(bullet, s)) for s in bullet.parts)
    yield '<li>\n<div class="pair">\n'
    yield f'<p class="en" lang="en" dir="ltr">{news}{_marked(bullet.text, marks.english(bullet))}</p>\n'
    yield f'<p class="ar" lang="ar" dir="rtl">{arabic}</p>\n</div>\n'
    for change in bullet.changes:
        yield f'<p class="small news-change">{_plain(str(change))}</p>\n'
    for doubt in says.doubts(bullet):
        yield f'<p class="small check">Check {_plain(doubt)}</p>\n'
    trimmed = f" · “{escape(bullet.trimmed)}” trimmed in front" if bullet.trimmed else ""
    yield f'<p class="small">{_plain(says.cited(brief, bullet))}{trimmed}</p>\n</li>\n'


def _marked(text: str, found: Iterable[marks.Mark]) -> str:
    return "".join(
        f'<mark class="{mark.kind}" title="{escape(mark.title)}">{escape(piece)}</mark>'
        if mark
        else escape(piece)
        for piece, mark in marks.pieces(text, found)
    )


def _plain(text: str) -> str:
    """Escape a line of talk; Arabic in it must not turn the words around it."""
    return f"<bdi>{escape(text)}</bdi>"
