"""A brief as data: stories with a title and bullets, each bullet with the sentences it comes from."""

from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - `date` is the field
from typing import Literal

from mujaz.translate import Issue, Sentence, TermUse, TranslatedDocument, Translation

# Against an earlier brief: not told there; told with other numbers; told. "" where there is none.
News = Literal["", "new", "changed", "known"]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a bullet comes from: sentence `index` of document number `document`, and its translation.

    The English of a bullet is that of its first sources; one that is `same` says the same elsewhere.
    """

    document: int
    index: int
    translation: Translation
    same: bool = False

    @property
    def sentence(self) -> Sentence:
        """The Arabic."""
        return self.translation.sentence


@dataclass(frozen=True, slots=True)
class Change:
    """A number that an earlier brief had otherwise: "138 drones, earlier 110"."""

    now: str
    earlier: str

    def __str__(self) -> str:
        return f"{self.now}, earlier {self.earlier}"


@dataclass(frozen=True, slots=True)
class Bullet:
    """One line of a brief, with the Arabic sentences it translates and their doubts.

    `text` is the translation, less what is in `trimmed` at its front. `score` is what the sentence is worth
    by itself, 1 for the best of its story.
    """

    text: str
    sentences: tuple[Source, ...]
    score: float
    issues: tuple[Issue, ...] = ()
    trimmed: str = ""
    news: News = ""
    changes: tuple[Change, ...] = ()

    @property
    def parts(self) -> tuple[Source, ...]:
        """The sources whose translation the text is, mostly one."""
        return tuple(source for source in self.sentences if not source.same)

    @property
    def terms(self) -> tuple[TermUse, ...]:
        """The glossary terms of those."""
        return tuple(use for source in self.parts for use in source.translation.terms)


@dataclass(frozen=True, slots=True)
class Story:
    """What several articles report together: a title, bullets, and the numbers of the articles."""

    title: str
    bullets: tuple[Bullet, ...]
    documents: tuple[int, ...]
    news: News = ""


@dataclass(frozen=True, slots=True)
class Brief:
    """Stories in the order of importance, and the articles in full.

    `date` stands at the foot. `notes` say in a line each what a reader should know about the articles:
    which hold nothing usable, are copies or in another language, or have too few or too long sentences for
    what was asked; and that nothing is new since an earlier brief.
    """

    title: str
    stories: tuple[Story, ...]
    documents: tuple[TranslatedDocument, ...]
    date: Date | None = None
    notes: tuple[str, ...] = ()

    @property
    def bullets(self) -> tuple[Bullet, ...]:
        """All bullets, story by story."""
        return tuple(bullet for story in self.stories for bullet in story.bullets)


def path_of(document: TranslatedDocument) -> str:
    """Give what to call an article."""
    return document.document.path or "standard input"
