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
from mujaz.translate.documents import Document
from mujaz.translate.keep import TermUse
from mujaz.translate.store import ModelInfo
from mujaz.translate.translation import TranslatedDocument, Translation

VERSION = 1


def to_text(
    documents: Iterable[TranslatedDocument], *, named: bool = False, marks: bool = False
) -> Iterator[str]:
    """Yield the English of each document; `named` puts its path above it, as `head` does.

    With `marks`, a sentence that has something to check is followed by a mark, [?1], and each document by
    a legend that says what.
    """
    legend: list[str] = []
    for number, document in enumerate(documents):
        if named and not document.document.start:
            yield f"{chr(10) * bool(number)}==> {document.document.path or '-'} <==\n"
        if not marks:
            yield document.text
            continue
        for translation, text in document.pieces():
            yield text
            if translation and translation.doubtful:
                mark = f"[?{len(legend) + 1}]"
                yield f" {mark}"
                legend.append(f"{mark} {'; '.join(doubts(translation.terms, translation.issues))}\n")
        if legend and not document.document.more:
            yield "\n" + "".join(legend)
            legend = []


def doubts(terms: Iterable[TermUse], issues: Iterable[Issue]) -> Iterator[str]:
    """Say in words what to check: the terms that were missed, the issues."""
    for use in terms:
        if use.outcome == "missed":
            yield f"term missed: {use.match.surface} is {use.match.term.target} in the glossary"
    for issue in issues:
        yield f"{issue.kind}: {issue.message}"


def to_json(documents: Iterable[TranslatedDocument], model: ModelInfo, glossary: Glossary) -> Iterator[str]:
    """Yield one JSON object with all documents, piece by piece so that memory stays flat."""
    yield json.dumps(header(model, glossary), ensure_ascii=False)[:-1] + ', "documents": [\n'
    yield from documents_json(documents)
    yield "\n]}\n"


def documents_json(documents: Iterable[TranslatedDocument]) -> Iterator[str]:
    """Yield the documents as JSON objects with commas between them; one read in parts is one object."""
    between = ""
    for document in documents:
        yield (between if not document.document.start else "") + _document_json(document, {})
        between = ",\n"


def to_jsonl(documents: Iterable[TranslatedDocument], model: ModelInfo, glossary: Glossary) -> Iterator[str]:
    """Yield one line of JSON for each document, complete in itself."""
    head = header(model, glossary)
    for document in documents:
        yield _document_json(document, head) + ("" if document.document.more else "\n")


def _document_json(document: TranslatedDocument, head: dict[str, Any]) -> str:
    """Give a document, or what one part of it adds, as JSON."""
    part = document.document
    opening = json.dumps(head | {"path": part.path}, ensure_ascii=False)[:-1] + ', "sentences": ['
    sentences = [json.dumps(_sentence_json(t, part), ensure_ascii=False) for t in document.translations]
    return (
        ("" if part.start else opening)
        + (", " if part.paragraph and sentences else "")
        + ", ".join(sentences)
        + ("" if part.more else "]}")
    )


def header(model: ModelInfo, glossary: Glossary) -> dict[str, Any]:
    """Give what every JSON output says first: its version, the model and the glossaries."""
    return {"version": VERSION, "model": asdict(model), "glossaries": list(glossary.names)}


def _sentence_json(translation: Translation, part: Document) -> dict[str, Any]:
    sentence = translation.sentence
    return {
        "paragraph": part.paragraph + sentence.paragraph,
        "start": part.start + sentence.start,
        "end": part.start + sentence.end,
        "source": sentence.text,
        "text": translation.text,
        "origin": translation.origin,
        "score": None if translation.score is None else round(translation.score, 3),
        "boilerplate": sentence.boilerplate,
        "terms": terms_json(translation.terms, part.start + sentence.start),
        "issues": issues_json(translation.issues),
        "tried": list(translation.tried),
        "how": list(translation.how),
        "fuzzy": [asdict(match) for match in translation.fuzzy],
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
