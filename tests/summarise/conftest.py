"""Translations without a model: the English of a sentence is given, or made up of its Arabic."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mujaz.glossary import Glossary, Matcher, shipped_glossary
from mujaz.translate import (
    Document,
    Issue,
    ModelInfo,
    TermUse,
    TranslatedDocument,
    Translation,
    audit,
)

Translate = Callable[..., TranslatedDocument]
DATA = Path(__file__).parent.parent / "data"


@pytest.fixture(scope="session")
def matcher() -> Matcher:
    return Matcher(shipped_glossary())


@pytest.fixture
def translated(matcher: Matcher) -> Translate:
    """Give a function that translates a text: sentence by sentence from `english`, else a stand-in."""

    def translate(
        text: str,
        path: str | None = None,
        english: dict[str, str] | None = None,
        issues: dict[str, tuple[Issue, ...]] | None = None,
    ) -> TranslatedDocument:
        document = Document.from_text(text, path)
        return TranslatedDocument(
            document, tuple(_translations(document, english or {}, issues or {}, matcher))
        )

    return translate


def _translations(
    document: Document,
    english: dict[str, str],
    issues: dict[str, tuple[Issue, ...]],
    matcher: Matcher,
) -> Iterator[Translation]:
    for sentence in document.sentences:
        matches = matcher.find(sentence.text)
        text = english.get(sentence.text, f"English of {sentence.text}")
        uses = audit(matches, text) if sentence.text in english else [TermUse(m, "kept") for m in matches]
        yield Translation(sentence, text, -0.5, tuple(uses), issues.get(sentence.text, ()))


@pytest.fixture(scope="session")
def model() -> ModelInfo:
    return ModelInfo("stand-in")


@pytest.fixture(scope="session")
def glossary() -> Glossary:
    return shipped_glossary("conflict")
