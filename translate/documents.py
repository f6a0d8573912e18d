"""Documents and their sentences: the text as it stands, cut at exact places."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from mujaz.files import LINE_END, read_text
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


# Characters of the parts that a long text is read in.
_PART = 1 << 18

_PERSIAN = re.compile("[پچژگٹڈڑںےۓ]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and its place in its document: `document.text[start:end] == text`.

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
    """A text with its sentences; `path` is where it came from, None for one made in memory.

    A long file is read as several documents, one behind the other: `start` is the place of this one's text
    in the file, in characters, and `paragraph` the number of its first paragraph, both 0 for the first;
    `more` says that another one follows.
    """

    text: str
    sentences: tuple[Sentence, ...]
    path: str | None = None
    start: int = 0
    paragraph: int = 0
    more: bool = False

    @classmethod
    def from_text(cls, text: str, path: str | None = None) -> "Document":
        """Split `text` into sentences. An empty text is a document without sentences."""
        sentences = tuple(
            Sentence(text[start:end], start, end, paragraph, is_boilerplate(text[start:end]))
            for paragraph, start, end in split_sentences(text)
        )
        return cls(text, sentences, path)

    @classmethod
    def in_parts(cls, text: Iterable[str], path: str | None = None) -> Iterator["Document"]:
        """Read a long text, given in pieces of any size, as documents of some thousand sentences each.

        Together they are as `from_text` makes one: cut at line ends only.
        """
        start = paragraph = 0
        for part, more in _parts(text):
            document = replace(cls.from_text(part, path), start=start, paragraph=paragraph, more=more)
            yield document
            start += len(part)
            paragraph += len({sentence.paragraph for sentence in document.sentences})

    @classmethod
    def from_file(cls, path: Path) -> "Document":
        """Read a text file; raises InputError."""
        return cls.from_text(read_text(path), str(path))

    @property
    def paragraphs(self) -> Iterator[list[Sentence]]:
        """Give the sentences line by line."""
        for _, group in groupby(self.sentences, key=lambda s: s.paragraph):
            yield list(group)


def _parts(text: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """Cut behind line ends into parts of _PART characters or somewhat more; tell whether more follow."""
    held: list[str] = []
    size = 0
    for piece in text:
        held.append(piece)
        size += len(piece)
        if size > _PART and LINE_END.search(piece):
            whole = "".join(held)
            # Not behind the last character: the other half of CR LF may follow, and something shall.
            end = max(whole.rfind("\n", 0, -1), whole.rfind("\r", 0, -1)) + 1
            end += whole[end - 1 : end + 1] == "\r\n"
            if 0 < end < len(whole):
                yield whole[:end], True
                held, size = [whole[end:]], len(whole) - end
    yield "".join(held), False


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
