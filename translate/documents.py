"""Documents and their sentences: the text as it stands, cut at exact places."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from mujaz.files import read_text
from mujaz.glossary.arabic import ARABIC_LETTER, visible
from mujaz.translate.sentences import split_sentences

# How sites point to other articles and sign their own, before or behind the news itself.
_BOILERPLATE = re.compile(
    r"[\s\W]*(?:"
    r"و?[اأإ]قر(?:أ|ا|ؤوا|أوا)\s+(?:المزيد|[اأ]يض|كذلك|في هذا|عن)"
    r"|(?:شاهدو?ا?|طالع)\s+(?:[اأ]يض|كذلك|الفيديو)"
    r"|(?:مواضيع|أخبار|مقالات)\s+(?:ذات صلة|متعلقة|قد تهمك)|ذات صلة\b|قد يهمك"
    r"|للمزيد\s*[:،]|لمزيد من (?:الأخبار|التفاصيل)"
    r"|(?:المصدر|المصادر)\s*[:：]"
    r"|تابعو?نا\b|اشترك(?:وا)? (?:في|الآن)"
    r"|حقوق (?:النشر|الطبع)|جميع الحقوق محفوظة|©"
    r")"
)


_PERSIAN = re.compile("[پچژگٹڈڑںےۓ]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and its place: `document.text[start:end] == text`.

    `paragraph` counts lines that are not blank, from 0. `boilerplate` marks pointers to other articles
    and credits ("اقرأ المزيد", "المصدر:"): translated, but no news.
    """

    text: str
    start: int
    end: int
    paragraph: int
    boilerplate: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its sentences; `path` is where it came from, None for one made in memory."""

    text: str
    sentences: tuple[Sentence, ...]
    path: str | None = None

    @classmethod
    def from_text(cls, text: str, path: str | None = None) -> "Document":
        """Split `text` into sentences. An empty text is a document without sentences."""
        sentences = tuple(
            Sentence(text[start:end], start, end, paragraph, is_boilerplate(text[start:end]))
            for paragraph, start, end in split_sentences(text)
        )
        return cls(text, sentences, path)

    @classmethod
    def from_file(cls, path: Path) -> "Document":
        """Read a text file; raises InputError."""
        return cls.from_text(read_text(path), str(path))

    @property
    def paragraphs(self) -> Iterator[list[Sentence]]:
        """Give the sentences line by line."""
        for _, group in groupby(self.sentences, key=lambda s: s.paragraph):
            yield list(group)


def is_boilerplate(sentence: str) -> bool:
    """Whether a sentence only points elsewhere or credits the source."""
    return _BOILERPLATE.match(visible(sentence)) is not None


def other_language(text: str) -> str:
    """Name the language of a text that the model does not know, as far as its letters tell; "" for Arabic.

    Persian and Urdu share the script but not its letters: one in fifty is a letter that Arabic only
    borrows for foreign names.
    """
    letters = sum(c.isalpha() for c in text)
    if letters and not is_arabic(text):
        return "another language than Arabic"
    return "Persian or Urdu" if len(_PERSIAN.findall(text)) * 50 > letters else ""


def is_arabic(text: str) -> bool:
    """Whether most letters of `text` are of the Arabic script; true for a text without letters."""
    counts = Counter(bool(ARABIC_LETTER.match(c)) for c in text if c.isalpha())
    return counts[True] >= counts[False]
