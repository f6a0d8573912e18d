"""The pipeline: documents in, translated documents out, with terms kept and doubts marked."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from mujaz.glossary import Glossary, Matcher, shipped_glossary
from mujaz.glossary.arabic import ARABIC_LETTER
from mujaz.translate.cache import Cache
from mujaz.translate.checks import Issue, check, unsure
from mujaz.translate.documents import Document, Sentence, is_arabic, other_language
from mujaz.translate.engines import Kind, open_engine
from mujaz.translate.keep import TermUse, audit
from mujaz.translate.links import Linker
from mujaz.translate.memory import Memory
from mujaz.translate.prepare import as_english, clean
from mujaz.translate.renderer import Renderer
from mujaz.translate.search import Rendering
from mujaz.translate.store import ModelInfo
from mujaz.translate.symbols import with_symbols
from mujaz.translate.translation import TranslatedDocument, Translation
from mujaz.translate.units import Unit, cut, join


class Translator:
    """Translates Arabic into English with one model and one glossary.

    `model` is a model directory or the name of a model, None for the user's default, which is the one in the
    package where none was chosen; `engine` what runs it. `glossary` holds the terms to keep, None for those
    that come with the package. `beam` is the width of the search: 1 is fastest, 4 reads better. What the
    translation `memory` has is taken from there. With a `cache`, what was translated before in the same way
    is not translated again.
    """

    def __init__(
        self,
        model: str | Path | None = None,
        glossary: Glossary | None = None,
        *,
        engine: Kind = "ctranslate2",
        beam: int = 4,
        threads: int = 0,
        memory: Memory | None = None,
        cache: Cache | None = None,
    ) -> None:
        self._engine = open_engine(model, kind=engine, threads=threads)
        self.glossary = shipped_glossary() if glossary is None else glossary
        self._matcher = Matcher(self.glossary)
        self._renderer = Renderer(self._engine, beam, cache)
        self._beam, self._memory = beam, memory

    @property
    def model(self) -> ModelInfo:
        """What the model says of itself."""
        return self._engine.info

    @property
    def directory(self) -> Path:
        """The directory that the model was read from."""
        return self._engine.directory

    @property
    def beam(self) -> int:
        """The width of the search."""
        return self._beam

    @cached_property
    def linker(self) -> Linker:
        """What finds which words were written for which."""
        return Linker(self._engine)

    def translate(self, source: str | Document) -> TranslatedDocument:
        """Translate one text or document."""
        document = Document.from_text(source) if isinstance(source, str) else source
        return next(self.translate_all([document]))

    def translate_all(
        self, documents: Iterable[Document], on_progress: Callable[[int], None] | None = None
    ) -> Iterator[TranslatedDocument]:
        """Translate documents one after the other, giving each as soon as it is done.

        Documents are taken as they are needed: of however many, a few hundred sentences are in memory.
        `on_progress` is called with the count of characters finished since its last call.
        """
        return self.complete(map(self.outline, documents), on_progress)

    def outline(self, document: Document) -> TranslatedDocument:
        """Find the terms of a document and leave what the model is needed for pending."""
        language = other_language(document.text)
        # A letter or two tell nothing of a sentence, but much of a whole text.
        told = (
            (Issue("source", f"{language}: the model knows Arabic only"),)
            if language == "Persian or Urdu"
            else ()
        )
        return TranslatedDocument(document, tuple(self._outline(s, told) for s in document.sentences))

    def _outline(self, sentence: Sentence, told: tuple[Issue, ...]) -> Translation:
        text = sentence.text
        if not ARABIC_LETTER.search(text):
            if any(c.isalpha() for c in text):
                told = (*told, Issue("source", "no Arabic in it: copied as it is"))
            return Translation(sentence, as_english(text), None, issues=told, origin="copied")
        if not is_arabic(text):
            told = (*told, Issue("source", "mostly not Arabic: the model knows no other language"))
        matches = self._matcher.find(text)
        if self._memory and (english := self._memory.exact(text)) is not None:
            issues = (*told, *check(Unit(text, tuple(matches)).checked, english))
            return Translation(sentence, english, None, audit(matches, english), issues, origin="memory")
        uses = tuple(TermUse(match, "pending") for match in matches)
        fuzzy = tuple(self._memory.fuzzy(text)) if self._memory else ()
        return Translation(sentence, "", None, uses, told, origin="pending", fuzzy=fuzzy)

    def complete(
        self,
        documents: Iterable[TranslatedDocument],
        on_progress: Callable[[int], None] | None = None,
        only: Collection[tuple[int, int]] | None = None,
    ) -> Iterator[TranslatedDocument]:
        """Translate what is pending in documents, giving each as soon as it is done.

        `only` names the sentences to translate, each by the numbers of its document and in it.
        """
        finished: list[Translation] = []
        for item, renderings in self._renderer.render(self._items(documents, only)):
            if isinstance(item, TranslatedDocument):
                yield replace(item, translations=tuple(finished))
                finished = []
                continue
            finished.append(item.finish(renderings))
            if on_progress:
                on_progress(len(item.translation.sentence.text))

    def _items(
        self, documents: Iterable[TranslatedDocument], only: Collection[tuple[int, int]] | None
    ) -> Iterator[tuple["_Plan | TranslatedDocument", tuple[Unit, ...]]]:
        """Give each sentence with the units to decode for it, and each document behind its sentences."""
        for d, document in enumerate(documents):
            for i, translation in enumerate(document.translations):
                wanted = translation.origin == "pending" and (only is None or (d, i) in only)
                plan = self._plan(translation) if wanted else _Plan(translation)
                yield plan, plan.units
            yield document, ()

    def _plan(self, translation: Translation) -> "_Plan":
        unit = Unit(translation.sentence.text, tuple(use.match for use in translation.terms))
        parts = cut(unit, self._size, self._engine.max_source)
        return _Plan(translation, tuple(start for start, _ in parts), tuple(part for _, part in parts))

    def _size(self, text: str) -> int:
        return len(self._engine.encode(clean(text)))


@dataclass(frozen=True, slots=True)
class _Plan:
    """A translation and the units it is decoded in, with their places; none if there is nothing to do."""

    translation: Translation
    starts: tuple[int, ...] = ()
    units: tuple[Unit, ...] = ()

    def finish(self, parts: Sequence[Rendering]) -> Translation:
        """Give the translation made of the renderings of its units."""
        if not parts:
            return self.translation
        source = self.translation.sentence.text
        terms = tuple(
            replace(use, match=replace(use.match, start=use.match.start + start, end=use.match.end + start))
            for start, part in zip(self.starts, parts, strict=True)
            for use in part.terms
        )
        text = join([unit.text for unit in self.units], [part.text for part in parts])
        issues = (
            parts[0].issues if len(parts) == 1 else check(" ".join(unit.checked for unit in self.units), text)
        )
        text, lost = with_symbols(source, text)
        if lost:
            issues = (*issues, Issue("symbol", f"left out: {lost}"))
        # The mean over tokens of all parts, each as long as it is.
        lengths = [max(1, part.pieces) for part in parts]
        score = sum(p.score * n for p, n in zip(parts, lengths, strict=True)) / sum(lengths)
        return replace(
            self.translation,
            text=text,
            score=score,
            terms=terms,
            issues=(*self.translation.issues, *issues, *unsure(score)),
            origin="model",
            tried=tuple(dict.fromkeys(way for part in parts for way in part.tried)),
            how=tuple(dict.fromkeys(part.how for part in parts if part.how)),
        )
