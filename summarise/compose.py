"""Making a brief: articles to stories, stories to bullets."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date as Date  # noqa: N812 - `date` is the parameter
from typing import Protocol

from mujaz.summarise import notes as remarks
from mujaz.summarise import signs, stories
from mujaz.summarise.brief import Brief, Bullet, Change, News, Source, Story, path_of
from mujaz.summarise.choose import Budget, Candidate, Method, choose, worth
from mujaz.summarise.english import headline, stand_alone
from mujaz.summarise.since import Earlier
from mujaz.summarise.stems import content_stems
from mujaz.summarise.units import Place, Unit, candidate, retellings, units
from mujaz.translate import TranslatedDocument, Translation

_ORDER: Mapping[News, int] = {"new": 0, "changed": 1, "known": 2, "": 2}
_LONGEST = 60  # English words of a bullet that brings the sentence it leans on along

State = tuple[News, tuple[Change, ...]]
_NO_STATE: State = ("", ())


class Completer(Protocol):
    """What translates the sentences of documents that are pending; a `Translator` does."""

    def complete(
        self,
        documents: Iterable[TranslatedDocument],
        on_progress: Callable[[int], None] | None = None,
        only: Collection[Place] | None = None,
    ) -> Iterator[TranslatedDocument]:
        """Translate what is pending, or only so much of it."""


def brief(
    documents: Sequence[TranslatedDocument],
    bullets: int | None = None,
    *,
    words: int | None = None,
    ratio: float | None = None,
    method: Method = "coverage",
    since: Earlier | None = None,
    date: Date | None = None,
    notes: Iterable[str] = (),
    translator: Completer | None = None,
    on_progress: Callable[[int], None] | None = None,
) -> Brief:
    """Make a brief of translated articles: a story for each event, the most important first.

    A story has `bullets` lines (5 where nothing else is asked for), at most `words` English words, and at
    most the share `ratio` of its usable sentences; fewer only where it has fewer usable sentences. With
    `since`, what is new against an earlier brief is marked and comes first. A single bullet may be longer
    than `words`, and a note says so. `notes` are put before those that the articles give rise to.

    Of articles that are pending (`Translator.outline`), the `translator` translates what the brief shows, and
    no more: the choice is made on the Arabic, made again where a translation that was chosen turns out to
    have something to check, and thus the one that the whole translation would give. `on_progress` is called
    with the count of characters translated since its last call.
    """
    budget, notes = Budget(bullets, words, ratio), tuple(notes)
    if words is not None and translator:  # what fits is told by the English
        documents = list(translator.complete(documents, on_progress))
    while True:
        made = _composed(documents, budget, method, since, date, notes)
        pending = set(_shown_pending(made)) if translator else set()
        if not translator or not pending:
            return made
        documents = list(translator.complete(documents, on_progress, pending))


def _shown_pending(made: Brief) -> Iterator[Place]:
    """Give the sentences that a brief would show and that are not translated, headlines among them."""
    for story in made.stories:
        shown = [(s.document, s.index) for bullet in story.bullets for s in bullet.parts]
        shown += [(d, 0) for d in story.documents if signs.headline(made.documents[d].document)]
        yield from ((d, i) for d, i in shown if made.documents[d].translations[i].origin == "pending")


def _composed(
    documents: Sequence[TranslatedDocument],
    budget: Budget,
    method: Method,
    since: Earlier | None,
    date: Date | None,
    notes: Iterable[str],
) -> Brief:
    desk = _Desk(documents, budget, method, since)
    written = [desk.story(members) for members in stories.group(desk.features())]
    found = [story for story in written if story.bullets]
    if since:
        found.sort(key=lambda story: (_ORDER[story.news], -sum(b.news == "new" for b in story.bullets)))
    told = (
        *notes,
        *([f"Nothing new since {since.name}"] if since and found and not desk.has_news else []),
        *remarks.left_out(documents, desk.used),
        *remarks.copies(documents, desk.used),
        *desk.remarks,
    )
    return Brief(_title_of_all(found), tuple(found), tuple(documents), date, told)


def _title_of_all(found: Sequence[Story]) -> str:
    if len(found) > 1:
        return f"{len(found)} stories from {sum(len(story.documents) for story in found)} articles"
    return found[0].title if found else "No news to report"


class _Desk:
    """One run: the articles, what they say, and what has been told already."""

    def __init__(
        self,
        documents: Sequence[TranslatedDocument],
        budget: Budget,
        method: Method,
        since: Earlier | None,
    ) -> None:
        self._documents, self._budget, self._method, self._since = documents, budget, method, since
        self._units = units(documents, [remarks.known_language(document) for document in documents])
        self._home: dict[Place, int] = {
            place: number for number, unit in enumerate(self._units) for place in unit.places
        }
        self.used = {d for d, _ in self._home}
        self._told: set[int] = set()
        self.remarks: list[str] = []
        self.has_news = False

    def features(self) -> list[Mapping[str, int]]:
        """Give what each article is about, by its headline and its usable sentences."""
        return [self._about(number) if number in self.used else {} for number in range(len(self._documents))]

    def _about(self, number: int) -> Mapping[str, int]:
        document = self._documents[number]
        top = signs.headline(document.document)
        about = [
            t for i, t in enumerate(document.translations) if (number, i) in self._home or t.sentence is top
        ]
        return stories.features(
            [t.sentence.text for t in about], [[use.match.term.target for use in t.terms] for t in about]
        )

    def story(self, members: Sequence[int]) -> Story:
        """Choose from what the articles say and earlier stories have not told."""
        numbers = self._open(members)
        if not numbers:
            self.remarks += [remarks.told_elsewhere(path_of(self._documents[d])) for d in members]
            return Story("", (), tuple(members))
        states = {n: self._state(self._units[n].translation) for n in numbers}
        self.has_news |= any(news != "known" for news, _ in states.values())
        groups = self._groups(numbers, states)
        pool = [self._candidate(group, states) for group in groups]
        picked = choose(pool, self._budget, self._method)
        self.remarks += self._shortcomings(path_of(self._documents[members[0]]), pool, picked)
        self._told |= {n for k in picked for n in groups[k]}
        scores = worth(pool, self._method)
        lines = [
            self._bullet(pool[k], self._units[groups[k][0]], scores[k], states[groups[k][0]])
            for k in sorted(picked, key=lambda k: self._rank(self._units[groups[k][0]]))
        ]
        title = self._title(members, lines) or headline(self._units[groups[picked[0]][0]].text)
        lines.sort(key=lambda line: _ORDER[line.news])
        return Story(title, tuple(lines), tuple(members), lines[0].news)

    def _shortcomings(self, title: str, pool: Sequence[Candidate], picked: Sequence[int]) -> Iterator[str]:
        """Say where a story could not be made as asked."""
        asked, most = self._budget.bullets, self._budget.words
        if asked and len(pool) < asked:
            yield remarks.few(title, len(pool), asked)
        if most and (taken := pool[picked[0]].words) > most:
            yield remarks.long(title, taken, min(candidate.words for candidate in pool))

    def _open(self, members: Sequence[int]) -> list[int]:
        """Give the units of these articles that have not been told, in order."""
        inside = {
            self._home[d, i]
            for d in members
            for i in range(len(self._documents[d].translations))
            if (d, i) in self._home
        }
        return sorted(inside - self._told)

    def _groups(self, numbers: Sequence[int], states: Mapping[int, State]) -> list[list[int]]:
        """Put together what several articles report, the telling that is worth most in front."""
        alone = worth([self._candidate([n], states) for n in numbers], self._method)
        value = dict(zip(numbers, alone, strict=True))
        return [sorted(group, key=lambda n: (-value[n], n)) for group in retellings(numbers, self._units)]

    def _candidate(self, group: Sequence[int], states: Mapping[int, State]) -> Candidate:
        shown, *others = (self._units[n] for n in group)
        return candidate(shown, self._documents, states[group[0]][0] == "known", others)

    def _state(self, translation: Translation) -> State:
        return self._since.compare(translation) if self._since else _NO_STATE

    def _rank(self, unit: Unit) -> tuple[float, Place]:
        """Order bullets as their article has them; those of several articles by how far down they stand."""
        d, i = unit.places[0]
        return i / len(self._documents[d].translations), (d, i)

    def _bullet(self, chosen: Candidate, unit: Unit, score: float, state: State) -> Bullet:
        sources = [
            Source(d, i, self._documents[d].translations[i], same=number > 0)
            for number, (d, i) in enumerate(chosen.places)
        ]
        line = Bullet(unit.text, tuple(sources), score, unit.issues, unit.trimmed, *state)
        antecedent = self._antecedent(sources[0]) if chosen.leaning else None
        if antecedent is None:
            return line
        self._told.add(self._home[antecedent.document, antecedent.index])
        text, trimmed = stand_alone(antecedent.translation.text)
        return replace(
            line,
            text=f"{text} {sources[0].translation.text}",
            sentences=(antecedent, *sources),
            issues=(*antecedent.translation.issues, *unit.issues),
            trimmed=trimmed,
        )

    def _antecedent(self, source: Source) -> Source | None:
        """Give the sentence in front of a leaning one if it is not told yet and leans on none itself."""
        d, i = source.document, source.index - 1
        number = self._home.get((d, i))
        if number is None or number in self._told:
            return None
        before = self._documents[d].translations[i]
        long = len(before.text.split()) + len(source.translation.text.split()) > _LONGEST
        if long or signs.leans(before.sentence.text) or self._budget.words is not None:
            return None
        return Source(d, i, before)

    def _title(self, members: Sequence[int], lines: Sequence[Bullet]) -> str:
        """Give the headline that has most in common with the bullets, one without doubts first."""
        told = {stem for line in lines for s in line.sentences for stem in content_stems(s.sentence.text)}

        def fit(headline: Translation) -> tuple[bool, float]:
            found = set(content_stems(headline.sentence.text))
            return not headline.issues, len(found & told) / len(found) ** 0.5 if found else 0.0

        best = max(self._headlines(members), key=fit, default=None)
        return best.text.removesuffix(".") if best else ""

    def _headlines(self, members: Sequence[int]) -> Iterator[Translation]:
        for d in members:
            document = self._documents[d]
            if signs.headline(document.document) and any(c.isalpha() for c in document.translations[0].text):
                yield document.translations[0]
