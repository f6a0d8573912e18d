"""The pipeline: documents in, translated documents out, with terms kept and doubts marked."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from mujaz.files import LINE_END
from mujaz.glossary import Glossary, Matcher, shipped_glossary
from mujaz.glossary.arabic import ARABIC_LETTER
from mujaz.translate.checks import Issue, check
from mujaz.translate.documents import Document, Sentence, is_arabic, other_language
from mujaz.translate.engine import MAX_SOURCE, Engine, ModelInfo
from mujaz.translate.keep import TermUse
from mujaz.translate.prepare import SYMBOL, clean
from mujaz.translate.search import Candidate, search
from mujaz.translate.units import Unit, cut, join

# Sentences decoded in one go: enough for full batches sorted by length, few enough that Ctrl-C, progress
# and the first results come soon.
_CHUNK = 96


# Symbols in front of a sentence and behind it, which are put back where they were.
_FRONT = re.compile(rf"(?:{SYMBOL.pattern}|\s)+")
_BACK = re.compile(rf"(?:{SYMBOL.pattern}|\s)+\Z")


@dataclass(frozen=True, slots=True)
class Translation:
    """A sentence in English, with what became of its terms and what to look at.

    `score` is the model's mean log-probability of a token (0 at best), None where nothing was decoded.
    Places in `terms` are places in `sentence.text`.
    """

    sentence: Sentence
    text: str
    score: float | None
    terms: tuple[TermUse, ...] = ()
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class TranslatedDocument:
    """A document and a translation for each of its sentences, in order."""

    document: Document
    translations: tuple[Translation, ...]

    @property
    def text(self) -> str:
        """The English, its lines and blank lines as in the Arabic; "" for an empty document."""
        source, at = self.document.text, 0
        parts: list[str] = []
        for translation in self.translations:
            gap = source[at : translation.sentence.start]
            parts += ["\n" * _line_ends(gap) or " " * bool(parts), translation.text]
            at = translation.sentence.end
        return "".join(parts) + "\n" * (_line_ends(source[at:]) or bool(parts))


def _line_ends(gap: str) -> int:
    return len(LINE_END.findall(gap))


class Translator:
    """Translates Arabic into English with one model and one glossary.

    `model` is a model directory, None for the one in the package; `glossary` the terms to keep, None for
    those that come with the package; `beam` the width of the search: 1 is fastest, 4 reads better.
    """

    def __init__(
        self,
        model: Path | None = None,
        glossary: Glossary | None = None,
        *,
        beam: int = 4,
        threads: int = 0,
    ) -> None:
        self._engine = Engine(model, threads=threads)
        self.glossary = shipped_glossary() if glossary is None else glossary
        self._matcher = Matcher(self.glossary)
        self._beam = beam

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

    def translate(self, source: str | Document) -> TranslatedDocument:
        """Translate one text or document."""
        document = Document.from_text(source) if isinstance(source, str) else source
        return next(self.translate_all([document]))

    def translate_all(
        self, documents: Iterable[Document], on_progress: Callable[[int], None] | None = None
    ) -> Iterator[TranslatedDocument]:
        """Translate documents one after the other, giving each as soon as it is done.

        `on_progress` is called with the count of characters finished since its last call.
        """
        waiting: list[Document] = []
        for document in documents:
            waiting.append(document)
            if sum(len(d.sentences) for d in waiting) >= _CHUNK:
                yield from self._documents(waiting, on_progress)
                waiting = []
        yield from self._documents(waiting, on_progress)

    def _documents(
        self, documents: Sequence[Document], on_progress: Callable[[int], None] | None
    ) -> Iterator[TranslatedDocument]:
        sentences = [s for d in documents for s in d.sentences]
        translations = self._sentences(sentences, on_progress)
        for document in documents:
            done = [next(translations) for _ in document.sentences]
            # A letter or two tell nothing of a sentence, but much of a whole text.
            if (language := other_language(document.text)) == "Persian or Urdu":
                told = Issue("source", f"{language}: the model knows Arabic only")
                done = [replace(t, issues=(told, *t.issues)) for t in done]
            yield TranslatedDocument(document, tuple(done))

    def _sentences(
        self, sentences: Sequence[Sentence], on_progress: Callable[[int], None] | None
    ) -> Iterator[Translation]:
        done: dict[Unit, Candidate] = {}
        for first in range(0, len(sentences), _CHUNK):
            plans = [self._plan(sentence) for sentence in sentences[first : first + _CHUNK]]
            todo = list(dict.fromkeys(u for plan in plans for u in plan.units if u not in done))
            told = 0
            for i in range(0, len(todo), _CHUNK):
                part = todo[i : i + _CHUNK]
                done.update(zip(part, search(part, self._engine, self._beam), strict=True))
                if on_progress:
                    on_progress(size := sum(len(unit.text) for unit in part))
                    told += size
            if on_progress:
                on_progress(sum(len(plan.sentence.text) for plan in plans) - told)
            for plan in plans:
                yield plan.finish(done)

    def _plan(self, sentence: Sentence) -> "_Plan":
        text = sentence.text
        if not ARABIC_LETTER.search(text):
            return _Plan(sentence, (), ())
        parts = cut(Unit(text, tuple(self._matcher.find(text))), self._size, MAX_SOURCE)
        return _Plan(sentence, tuple(start for start, _ in parts), tuple(unit for _, unit in parts))

    def _size(self, text: str) -> int:
        return len(self._engine.encode(clean(text)))


@dataclass(frozen=True, slots=True)
class _Plan:
    """A sentence and the units it is decoded in; one without Arabic has none and is copied."""

    sentence: Sentence
    starts: tuple[int, ...]
    units: tuple[Unit, ...]

    def finish(self, done: dict[Unit, Candidate]) -> Translation:
        if not self.units:
            copied = any(c.isalpha() for c in self.sentence.text)
            told = (Issue("source", "no Arabic in it: copied as it is"),) if copied else ()
            return Translation(self.sentence, clean(self.sentence.text), None, issues=told)
        parts = [done[unit] for unit in self.units]
        terms = tuple(
            replace(use, match=replace(use.match, start=use.match.start + start, end=use.match.end + start))
            for start, part in zip(self.starts, parts, strict=True)
            for use in part.terms
        )
        text = join([unit.text for unit in self.units], [part.text for part in parts])
        issues = (
            parts[0].issues if len(parts) == 1 else check(" ".join(unit.checked for unit in self.units), text)
        )
        if not is_arabic(self.sentence.text):
            issues = (Issue("source", "mostly not Arabic: the model knows no other language"), *issues)
        text, lost = _with_symbols(self.sentence.text, text)
        if lost:
            issues = (*issues, Issue("symbol", f"left out: {lost}"))
        # The mean over tokens of all parts, each as long as it is.
        lengths = [max(1, len(part.hypothesis.tokens)) for part in parts]
        score = sum(p.score * n for p, n in zip(parts, lengths, strict=True)) / sum(lengths)
        return Translation(self.sentence, text, score, terms, issues)


def _with_symbols(source: str, target: str) -> tuple[str, str]:
    """Put the symbols at the ends of `source` around `target`; give those inside it, which have no place."""
    front, back = _FRONT.match(source), _BACK.search(source)
    start, end = front.end() if front else 0, back.start() if back else len(source)
    ends = ["".join(SYMBOL.findall(part)) for part in (source[:start], source[end:])]
    return " ".join(filter(None, (ends[0], target, ends[1]))), "".join(SYMBOL.findall(source[start:end]))
