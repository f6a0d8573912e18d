"""Briefs: the sentences of an article that carry it, in English, each with its place in the Arabic."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from mujaz.glossary.arabic import visible
from mujaz.summarise.rank import choose, importance, vectors
from mujaz.translate import Issue, Sentence, TermUse, TranslatedDocument, Translation

BULLETS = 5

# A sentence that leans on the one before it, or that opens or closes somebody's quote half-way.
_LEANS = re.compile(
    r"(?:و|ف)?(?:قال|أضاف|تابع|أكد|أوضح|أردف|استطرد|زاد)(?:ت|وا)?\s*[:،]"
    r"|\W*(?:من جانبه|كما أنه|وذلك|وهذا|وهذه|وهو|وهي)\b"
)
_QUOTES = (("“", "”"), ("«", "»"))
_LEANING, _HALF_QUOTE, _DOUBTFUL = 0.5, 0.5, 0.8


@dataclass(frozen=True, slots=True)
class Source:
    """Where a bullet comes from: sentence `index` of document number `document`."""

    document: int
    index: int
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Bullet:
    """One line of a brief, with the Arabic sentences it translates, their terms and doubts.

    `score` is the importance among the sentences of its article, 1 for the highest.
    """

    text: str
    sentences: tuple[Source, ...]
    score: float
    terms: tuple[TermUse, ...]
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """A title, bullets in the order of the articles, and the articles in full."""

    title: str
    bullets: tuple[Bullet, ...]
    documents: tuple[TranslatedDocument, ...]


def brief(documents: Sequence[TranslatedDocument], bullets: int = BULLETS) -> Brief:
    """Make a brief of `bullets` lines from each document; fewer where it has fewer usable sentences."""
    lines = tuple(
        bullet for number, document in enumerate(documents) for bullet in _bullets(number, document, bullets)
    )
    titles = [title for document in documents if (title := _title(document))]
    return Brief(" · ".join(titles), lines, tuple(documents))


def _bullets(number: int, document: TranslatedDocument, n: int) -> list[Bullet]:
    usable = [(i, t) for i, t in enumerate(document.translations) if _usable(i, t, document)]
    parts = vectors([t.sentence.text for _, t in usable])
    scores = [score * _weight(t) for score, (_, t) in zip(importance(parts), usable, strict=True)]
    top = max(scores, default=0.0) or 1.0
    return [
        Bullet(t.text, (Source(number, i, t.sentence),), round(scores[k] / top, 3), t.terms, t.issues)
        for k in choose(parts, scores, n)
        for i, t in [usable[k]]
    ]


def _usable(index: int, translation: Translation, document: TranslatedDocument) -> bool:
    headline = index == 0 and _headline(document) is not None
    return not translation.sentence.boilerplate and not headline and bool(translation.text)


def _weight(translation: Translation) -> float:
    text = visible(translation.sentence.text)
    weight = _DOUBTFUL if translation.issues else 1.0
    if _LEANS.match(text):
        weight *= _LEANING
    if any(text.count(opening) != text.count(closing) for opening, closing in _QUOTES) or text.count('"') % 2:
        weight *= _HALF_QUOTE
    return weight


def _title(document: TranslatedDocument) -> str:
    headline = _headline(document)
    if headline:
        return headline.text
    return PurePath(document.document.path).name if document.document.path else ""


def _headline(document: TranslatedDocument) -> Translation | None:
    """Give the first line if it is a headline: one short sentence without a full stop, more lines below."""
    lines = list(document.document.paragraphs)
    if len(lines) < 2 or len(lines[0]) != 1:
        return None
    first = lines[0][0].text
    return document.translations[0] if first[-1] not in '.!؟?…”»"' and len(first.split()) <= 20 else None
