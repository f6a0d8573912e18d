"""A brief as JSON: fields are added, never renamed or removed, as long as `version` stays 1."""

import json
from collections.abc import Iterator
from typing import Any

from mujaz.glossary import Glossary
from mujaz.summarise.brief import Brief, Bullet
from mujaz.translate import ModelInfo
from mujaz.translate.forms import documents_json, header, issues_json, terms_json


def to_json(brief: Brief, model: ModelInfo, glossary: Glossary) -> Iterator[str]:
    """Yield the brief as one JSON object; places are offsets into the text of the file.

    `stories` name their bullets by number in `bullets`, and their articles by number in `documents`.
    """
    first, stories = 0, []
    for story in brief.stories:
        stories.append(
            {
                "title": story.title,
                "bullets": list(range(first, first + len(story.bullets))),
                "documents": list(story.documents),
                "news": story.news,
            }
        )
        first += len(story.bullets)
    head = header(model, glossary) | {
        "title": brief.title,
        "date": brief.date.isoformat() if brief.date else None,
        "stories": stories,
        "bullets": [_bullet_json(bullet) for bullet in brief.bullets],
        "notes": list(brief.notes),
    }
    yield json.dumps(head, ensure_ascii=False)[:-1] + ', "documents": [\n'
    yield from documents_json(brief.documents)
    yield "\n]}\n"


def _bullet_json(bullet: Bullet) -> dict[str, Any]:
    return {
        "text": bullet.text,
        "sentences": [
            {
                "document": source.document,
                "index": source.index,
                "start": source.sentence.start,
                "end": source.sentence.end,
                "source": source.sentence.text,
                "same": source.same,
            }
            for source in bullet.sentences
        ],
        "score": bullet.score,
        "terms": [
            {"document": source.document, **term}
            for source in bullet.parts
            for term in terms_json(source.translation.terms, source.sentence.start)
        ],
        "issues": issues_json(bullet.issues),
        "trimmed": bullet.trimmed,
        "news": bullet.news,
        "changes": [{"now": change.now, "earlier": change.earlier} for change in bullet.changes],
    }
