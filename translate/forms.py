"""How translations are printed: plain text, and JSON for machines.

The JSON form is versioned: fields are added, never renamed or removed, as long as `version` stays 1.
All places are character offsets into the text of the file.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from mujaz.glossary import Glossary
from mujaz.translate.checks import Issue
from mujaz.translate.engine import ModelInfo
from mujaz.translate.keep import TermUse
from mujaz.translate.pipeline import TranslatedDocument, Translation

VERSION = 1


def to_text(documents: Iterable[TranslatedDocument], *, named: bool = False) -> Iterator[str]:
    """Yield the English of each document; `named` puts its path above it, as `head` does."""
    for number, document in enumerate(documents):
        if named:
            yield f"{chr(10) * bool(number)}==> {document.document.path or '-'} <==\n"
        yield document.text


def to_json(documents: Iterable[TranslatedDocument], model: ModelInfo, glossary: Glossary) -> Iterator[str]:
    """Yield one JSON object with all documents, a piece for each so that memory stays flat."""
    head = json.dumps(header(model, glossary), ensure_ascii=False)
    yield head[:-1] + ', "documents": ['
    for number, document in enumerate(documents):
        yield ("," if number else "") + "\n" + json.dumps(document_json(document), ensure_ascii=False)
    yield "\n]}\n"


def to_jsonl(documents: Iterable[TranslatedDocument], model: ModelInfo, glossary: Glossary) -> Iterator[str]:
    """Yield one line of JSON for each document, complete in itself."""
    head = header(model, glossary)
    for document in documents:
        yield json.dumps(head | document_json(document), ensure_ascii=False) + "\n"


def header(model: ModelInfo, glossary: Glossary) -> dict[str, Any]:
    """Give what every JSON output says first: its version, the model and the glossaries."""
    return {"version": VERSION, "model": asdict(model), "glossaries": list(glossary.names)}


def document_json(document: TranslatedDocument) -> dict[str, Any]:
    """Give a document as JSON values."""
    return {
        "path": document.document.path,
        "sentences": [_sentence_json(translation) for translation in document.translations],
    }


def _sentence_json(translation: Translation) -> dict[str, Any]:
    sentence = translation.sentence
    return {
        "paragraph": sentence.paragraph,
        "start": sentence.start,
        "end": sentence.end,
        "source": sentence.text,
        "text": translation.text,
        "score": None if translation.score is None else round(translation.score, 3),
        "boilerplate": sentence.boilerplate,
        "terms": terms_json(translation.terms, sentence.start),
        "issues": issues_json(translation.issues),
    }


def terms_json(terms: Sequence[TermUse], start: int) -> list[dict[str, Any]]:
    """Give what became of terms as JSON values; `start` is the place of their sentence in the file."""
    return [
        {
            "source": use.match.term.source,
            "target": use.match.term.target,
            "surface": use.match.surface,
            "start": start + use.match.start,
            "end": start + use.match.end,
            "outcome": use.outcome,
            "how": use.how,
        }
        for use in terms
    ]


def issues_json(issues: Sequence[Issue]) -> list[dict[str, str]]:
    """Give issues as JSON values."""
    return [{"kind": issue.kind, "message": issue.message} for issue in issues]
