"""A run: one system's translations of one test set, scored, with all that is needed to do it again."""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from time import perf_counter

from mujaz.errors import InputError
from mujaz.evaluation.measure import Score
from mujaz.evaluation.scores import measures
from mujaz.evaluation.testsets import Testset
from mujaz.glossary import Glossary, Matcher, Term
from mujaz.translate import Document, Translator
from mujaz.wording import counted


@dataclass(frozen=True, slots=True)
class System:
    """Who translated: a model with its glossaries and options, or a file of hypotheses (a name alone).

    Checksums are empty and `beam` is None where they mean nothing.
    """

    name: str
    model_sha256: str = ""
    glossaries: tuple[str, ...] = ()
    glossary_sha256: str = ""
    beam: int | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """What a system made of a test set, and its scores.

    `hypotheses[i]` translates segment i. `seconds` are those of the translation, loading the model included,
    None where nothing was translated.
    """

    system: System
    testset: Testset
    hypotheses: tuple[str, ...]
    scores: tuple[Score, ...]
    seconds: float | None = None

    @property
    def speed(self) -> float | None:
        """Segments translated in a second, the time to load the model included."""
        return len(self.hypotheses) / self.seconds if self.seconds else None


def evaluate(
    testset: Testset, translator: Translator, on_progress: Callable[[int], None] | None = None
) -> Run:
    """Translate the test set and score the translations.

    The terms that are scored are those of the test set, or else those of the translator's glossary.
    `on_progress` is called with the count of characters finished since its last call. Raises InputError for
    a test set without Arabic.
    """
    if not any(testset.sources):
        raise InputError(f"{testset.name}: holds references only; to translate it, give its Arabic too")
    began = perf_counter()
    documents = (Document.from_text(source) for source in testset.sources)
    # A segment may hold several sentences, even lines; its translation is one line all the same.
    hypotheses = [
        " ".join(document.text.split("\n")).strip()
        for document in translator.translate_all(documents, on_progress)
    ]
    seconds = perf_counter() - began
    return score(with_terms_of(testset, translator.glossary), hypotheses, system_of(translator), seconds)


def score(testset: Testset, hypotheses: Sequence[str], system: System, seconds: float | None = None) -> Run:
    """Score hypotheses, one for each segment of the test set."""
    if len(hypotheses) != len(testset):
        raise InputError(
            f"{system.name}: {counted(len(hypotheses), 'hypothesis', 'hypotheses')}, "
            f"but {testset.name} has {len(testset)}"
        )
    scores = tuple(measure.of(hypotheses) for measure in measures(testset))
    return Run(system, testset, tuple(hypotheses), scores, seconds)


def with_terms_of(testset: Testset, glossary: Glossary) -> Testset:
    """Give the test set with the terms that a glossary finds in it, unless it brings its own."""
    if testset.terms_by == "testset" or not glossary.terms:
        return testset
    find = Matcher(glossary).find
    pairs = tuple(replace(pair, terms=tuple(find(pair.source))) for pair in testset.pairs)
    return replace(testset, pairs=pairs, terms_by="glossary") if any(p.terms for p in pairs) else testset


def system_of(translator: Translator) -> System:
    """Say what the translator works with."""
    return System(
        translator.model.name,
        translator.model.sha256,
        translator.glossary.names,
        glossary_sha256(translator.glossary),
        translator.beam,
    )


def glossary_sha256(glossary: Glossary) -> str:
    """Give a checksum of all that a glossary asks for: not of notes, nor of where an entry was read."""
    if not glossary.terms:
        return ""
    asked = [f.name for f in fields(Term) if f.name not in {"note", "origin"}]
    content = [[getattr(term, name) for name in asked] for term in glossary.terms]
    return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()
