"""A brief as Markdown, with the Arabic in footnotes."""

import re
from collections.abc import Iterator

from mujaz.glossary import Glossary
from mujaz.summarise.brief import Brief, Bullet
from mujaz.summarise.forms import says
from mujaz.translate import ModelInfo

_SPECIAL = re.compile(r"([\\`*_\[\]<>|])")
# What would begin a heading, a list or a rule at the start of a line.
_OPENING = re.compile(r"^(?:(#+|[-+>=])|(\d+)([.)]))(?=\s|$)")


def to_markdown(brief: Brief, model: ModelInfo, glossary: Glossary) -> Iterator[str]:
    """Yield the brief as Markdown; each bullet cites its Arabic sentence in a footnote."""
    yield f"# {_escaped(brief.title)}\n"
    number = 0
    for story in brief.stories:
        yield f"\n## {_escaped(says.heading(story))}\n\n" if len(brief.stories) > 1 else "\n"
        for bullet in story.bullets:
            number += 1
            mark = f"**{bullet.news.capitalize()}:** " if bullet.news in ("new", "changed") else ""
            yield f"- {mark}{_escaped(bullet.text)}[^{number}]\n"
            for change in bullet.changes:
                yield f"    *{_escaped(str(change))}*\n"
    yield "\n"
    for number, bullet in enumerate(brief.bullets, 1):
        yield from _footnote(number, brief, bullet)
    yield "\n---\n\n"
    for note in brief.notes:
        yield f"Note: {_escaped(note)}\n\n"
    yield "\n\n".join(_escaped(line) for line in says.foot(brief, model, glossary)) + "\n"


def _footnote(number: int, brief: Brief, bullet: Bullet) -> Iterator[str]:
    arabic = " ".join(_escaped(source.sentence.text) for source in bullet.parts)
    yield f"[^{number}]: {arabic} {_escaped(says.cited(brief, bullet))}\n"
    if bullet.trimmed:
        yield f"    “{_escaped(bullet.trimmed)}” trimmed in front.\n"
    for doubt in says.doubts(bullet):
        yield f"    **Check:** {_escaped(doubt)}\n"


def _escaped(text: str) -> str:
    return _OPENING.sub(r"\\\1" if text[:1] in "#-+>=" else r"\2\\\3", _SPECIAL.sub(r"\\\1", text))
