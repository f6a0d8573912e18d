"""What every form says in the same words: citations, doubts, changes, the foot."""

from collections.abc import Iterator

from mujaz.glossary import Glossary
from mujaz.summarise.brief import Brief, Bullet, Story, path_of
from mujaz.summarise.notes import some
from mujaz.translate import ModelInfo
from mujaz.translate.forms import doubts as said

_CITED = 4  # places named after a bullet; JSON has them all


def cited(brief: Brief, bullet: Bullet) -> str:
    """Say where a bullet comes from: [4], or [peace-talks.ar.txt 4] where there are several articles."""
    several = len(brief.documents) > 1
    places = [
        f"{path_of(brief.documents[s.document]) + ' ' if several else ''}{s.index + 1}"
        for s in bullet.sentences
    ]
    return f"[{some(places, _CITED)}]"


def doubts(bullet: Bullet) -> Iterator[str]:
    """Say what to check before a bullet is printed."""
    return said(bullet.terms, bullet.issues)


def remarks(bullet: Bullet) -> Iterator[str]:
    """Say what was done to a bullet, and what has changed since the earlier brief."""
    for change in bullet.changes:
        yield f"changed: {change}"
    if bullet.trimmed:
        yield f"“{bullet.trimmed}” trimmed in front"


def heading(story: Story) -> str:
    """Give the title of a story among several, with the count of its articles."""
    count = len(story.documents)
    return f"{story.title} ({count} articles)" if count > 1 else story.title


def foot(brief: Brief, model: ModelInfo, glossary: Glossary) -> list[str]:
    """Say what a reader may ask next: which articles, which model and glossary, which day."""
    articles = ", ".join(f"{path_of(d)} ({_sentences(len(d.translations))})" for d in brief.documents)
    terms = f"glossary {', '.join(glossary.names)}" if glossary.names else "no glossary"
    day = [f"{brief.date.day} {brief.date:%B %Y}"] if brief.date else []
    return [f"[n] is a sentence of {articles}", " · ".join([f"model {model.name}", terms, *day])]


def _sentences(count: int) -> str:
    return "1 sentence" if count == 1 else f"{count} sentences"
