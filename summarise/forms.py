"""How briefs are printed: text for the terminal, Markdown with the Arabic in footnotes, JSON for machines."""

import json
import re
from collections.abc import Iterator
from typing import Any

from mujaz.glossary import Glossary
from mujaz.summarise.brief import Brief, Bullet
from mujaz.translate.engine import ModelInfo
from mujaz.translate.forms import document_json, header, issues_json, terms_json
from mujaz.translate.pipeline import TranslatedDocument

_SPECIAL = re.compile(r"([\\`*_\[\]<>|])")


def to_text(brief: Brief, model: ModelInfo, glossary: Glossary) -> Iterator[str]:
    """Yield the brief as plain text: [n] behind a bullet is the n-th sentence of the article."""
    if brief.title:
        yield f"{brief.title}\n\n"
    for bullet in brief.bullets:
        yield f"• {bullet.text} {_cited(brief, bullet)}\n"
        for doubt in _doubts(bullet):
            yield f"  ? {doubt}\n"
    yield f"\n{_foot(brief, model, glossary)}\n"


def to_markdown(brief: Brief, model: ModelInfo, glossary: Glossary) -> Iterator[str]:
    """Yield the brief as Markdown; each bullet cites its Arabic sentence in a footnote."""
    if brief.title:
        yield f"# {_escaped(brief.title)}\n\n"
    for number, bullet in enumerate(brief.bullets, 1):
        yield f"- {_escaped(bullet.text)}[^{number}]\n"
    yield "\n"
    for number, bullet in enumerate(brief.bullets, 1):
        arabic = " ".join(_escaped(source.sentence.text) for source in bullet.sentences)
        yield f"[^{number}]: {arabic} {_cited(brief, bullet)}\n"
        for doubt in _doubts(bullet):
            yield f"    **Check:** {_escaped(doubt)}\n"
    yield f"\n---\n\n{_escaped(_foot(brief, model, glossary))}\n"


def to_json(brief: Brief, model: ModelInfo, glossary: Glossary) -> Iterator[str]:
    """Yield the brief as one JSON object; places are offsets into the text of the file."""
    yield (
        json.dumps(
            header(model, glossary)
            | {
                "title": brief.title,
                "bullets": [_bullet_json(bullet) for bullet in brief.bullets],
                "documents": [document_json(document) for document in brief.documents],
            },
            ensure_ascii=False,
        )
        + "\n"
    )


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
            }
            for source in bullet.sentences
        ],
        "score": bullet.score,
        "terms": terms_json(bullet.terms, bullet.sentences[0].sentence.start),
        "issues": issues_json(bullet.issues),
    }


def _cited(brief: Brief, bullet: Bullet) -> str:
    """[4] for the fourth sentence; [peace-talks.ar.txt 4] where there are several articles."""
    return "".join(
        f"[{_path(brief.documents[s.document]) + ' ' if len(brief.documents) > 1 else ''}{s.index + 1}]"
        for s in bullet.sentences
    )


def _doubts(bullet: Bullet) -> Iterator[str]:
    for use in bullet.terms:
        if use.outcome == "missed":
            yield f"term missed: {use.match.surface} is {use.match.term.target} in the glossary"
    for issue in bullet.issues:
        yield f"{issue.kind}: {issue.message}"


def _foot(brief: Brief, model: ModelInfo, glossary: Glossary) -> str:
    """Say what a reader may ask next: which article, which sentences, which model and glossary."""
    articles = ", ".join(f"{_path(d)} ({len(d.translations)} sentences)" for d in brief.documents)
    terms = f"glossary {', '.join(glossary.names)}" if glossary.names else "no glossary"
    return f"[n] is a sentence of {articles} · model {model.name} · {terms}"


def _path(document: TranslatedDocument) -> str:
    return document.document.path or "standard input"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
