"""A brief as plain text for the terminal."""

from collections.abc import Iterator

from mujaz.glossary import Glossary
from mujaz.summarise.brief import Brief, Bullet
from mujaz.summarise.forms import says
from mujaz.translate import ModelInfo


def to_text(brief: Brief, model: ModelInfo, glossary: Glossary) -> Iterator[str]:
    """Yield the brief as plain text: [n] behind a bullet is the n-th sentence of the article."""
    yield f"{brief.title}\n"
    for number, story in enumerate(brief.stories, 1):
        yield f"\n{number}. {says.heading(story)}\n\n" if len(brief.stories) > 1 else "\n"
        for bullet in story.bullets:
            yield _bullet(brief, bullet)
    yield "\n"
    for note in brief.notes:
        yield f"Note: {note}\n"
    for line in says.foot(brief, model, glossary):
        yield f"{line}\n"


def _bullet(brief: Brief, bullet: Bullet) -> str:
    mark = f"{bullet.news.upper()}: " if bullet.news in ("new", "changed") else ""
    lines = [f"• {mark}{bullet.text} {says.cited(brief, bullet)}"]
    lines += [f"  = {remark}" for remark in says.remarks(bullet)]
    lines += [f"  ? {doubt}" for doubt in says.doubts(bullet)]
    return "".join(f"{line}\n" for line in lines)
