"""Terms that a set of documents uses and a glossary does not have.

Candidates are sequences of up to four words that cross no punctuation and neither begin nor end in a
function word. They are ranked by C-value (Frantzi, Ananiadou and Mima 2000; for single words as Barrón-Cedeño
et al. 2009): how often they stand by themselves, not only inside longer candidates. A single word must
behave like a name: no ordinary word, and behind a title or never with an article.

Forms that differ in spelling, in what is glued to their front and in articles are one candidate.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from math import log2

from mujaz.glossary.arabic import fold_word, places, stems, visible, without_article
from mujaz.glossary.english import occurrences
from mujaz.glossary.match import Matcher
from mujaz.glossary.ordinary import FUNCTION_WORDS, ORDINARY_WORDS, TITLES
from mujaz.glossary.tables import own_lines
from mujaz.glossary.terms import Glossary, Term

_ARTICLE = re.compile("^(?:the|an?) ", re.IGNORECASE)
_LONGEST = 4  # words
_SEEN = 2  # times
_NAME_SEEN = 3  # times for a single word without a title in front of it
_ADJECTIVES = ("يه", "ات")  # endings of adjectives and plurals, rarely of names
_AROUND = 60  # characters of the example on either side


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A term that may be worth an entry: its dictionary form, and a sentence of the `count` it stands in.

    `titled` counts how often a title or the like stands in front. `draft` is a translation to start from,
    "" where none was made.
    """

    source: str
    count: int
    score: float
    example: str
    titled: int = 0
    draft: str = ""

    @property
    def term(self) -> Term:
        """The entry to be edited, a draft; without English its target is a question mark."""
        note = f"{self.count}x: {_excerpt(self.example, self.source)}"
        return Term((self.source,), self.draft or "?", status="draft", note=note)


def _excerpt(sentence: str, source: str) -> str:
    at = max(0, sentence.find(source.split()[-1]))
    start, end = max(0, at - _AROUND), at + _AROUND
    return " ".join(f"{'…' * (start > 0)}{sentence[start:end]}{'…' * (end < len(sentence))}".split())


@dataclass(slots=True)
class _Word:
    """A word without what is glued to its front, as written and folded."""

    written: str
    folded: str
    glued: bool  # whether something was
    titled: bool  # whether a title is near in front of it
    match: int  # which match of the glossary covers it, from 1; 0 for none

    @property
    def key(self) -> str:
        return without_article(self.folded) or self.folded

    @property
    def definite(self) -> bool:
        return self.key != self.folded


@dataclass(slots=True)
class _Candidate:
    example: str
    count: int = 0
    titled: int = 0
    definite: int = 0
    forms: Counter[str] = field(default_factory=Counter)
    around: list[int] = field(default_factory=list)  # counts of the longer candidates that it is part of


_Key = tuple[str, ...]


def suggest_terms(sentences: Sequence[str], glossary: Glossary, limit: int = 50) -> list[Suggestion]:
    """Give up to `limit` terms of `sentences` that `glossary` does not have, the best first."""
    matcher = Matcher(glossary, drafts=True)
    counts = Counter(fold_word(s[a:b]) for s in sentences for a, b in places(s, 0, len(s)))
    candidates: dict[_Key, _Candidate] = {}
    for sentence in sentences:
        for run in _runs(sentence, matcher, counts):
            _collect(run, sentence, candidates)
    kept = {key: c for key, c in candidates.items() if c.count >= _SEEN}
    for key, candidate in kept.items():
        for part in _parts(key):
            if part in kept:
                kept[part].around.append(candidate.count)
    found = [
        Suggestion(_dictionary_form(c), c.count, score, c.example, c.titled)
        for key, c in kept.items()
        if (score := _score(key, c)) > 0 and (len(key) > 1 or _like_a_name(key[0], c))
    ]
    found.sort(key=lambda s: (-s.score, s.source))
    return found[:limit]


def suggestions_text(suggestions: Sequence[Suggestion]) -> Iterator[str]:
    """Yield the lines of a glossary file to be edited; the first says how."""
    yield "# Rows count once `draft` is taken out of the status column and English stands where ? does.\n"
    yield from own_lines([suggestion.term for suggestion in suggestions])


def drafted(
    suggestions: Sequence[Suggestion], translate: Callable[[Sequence[str]], Sequence[str]]
) -> list[Suggestion]:
    """Give the suggestions with drafts of their targets; `translate` takes Arabic texts to English ones.

    A term is translated by itself. Where the translation of its example has the same words, they are taken
    from there, as only inside a sentence a capital tells a name. Single words that turn out to be none are
    left out.
    """
    bare = translate([s.source for s in suggestions])
    examples = translate([s.example for s in suggestions])
    found = []
    for suggestion, word, example in zip(suggestions, bare, examples, strict=True):
        draft, seen = _draft(word, example)
        name = draft != draft.lower() and (seen or suggestion.titled)
        if " " in suggestion.source or name:
            found.append(replace(suggestion, draft=draft))
    return found


def _draft(bare: str, example: str) -> tuple[str, bool]:
    """Give the draft and whether it stands inside the translation of the example."""
    bare = " ".join(bare.split()).strip(" .,;:!?\"'“”")
    bare = _ARTICLE.sub("", bare)
    for start, end in occurrences(bare, example, "any") if bare else ():
        if start > 0:  # at the beginning a capital says nothing
            return example[start:end].removesuffix("'s").removesuffix("’s"), True
    return bare, False


def _runs(sentence: str, matcher: Matcher, counts: Counter[str]) -> Iterator[list[_Word]]:
    """Yield the stretches of words within which terms may stand, for each word what is known of it.

    They end at punctuation and numbers, in front of a word with a conjunction or preposition glued to it,
    and where an indefinite word follows a definite one: that is apposition (الرئيس دونالد ترامب).
    """
    matches = matcher.find(sentence)
    run: list[_Word] = []
    before: list[str] = []
    for start, end in places(sentence, 0, len(sentence)):
        folded = fold_word(sentence[start:end])
        if not folded.isalpha():
            yield run
            run, before = [], []
            continue
        stem = _stem(folded, counts)
        match = next((n for n, m in enumerate(matches, 1) if m.start < end and start < m.end), 0)
        titled = not TITLES.isdisjoint(before[-2:])
        word = _Word(_unglued(sentence[start:end], folded, stem), stem, stem != folded, titled, match)
        inside = run and match and run[-1].match == match
        if run and not inside and (word.glued or (run[-1].definite and not word.definite)):
            yield run
            run = []
        run.append(word)
        before.append(word.key)
    yield run


def _stem(folded: str, counts: Counter[str]) -> str:
    """Take glued conjunctions and prepositions off where the rest stands by itself at least as often."""
    if folded in ORDINARY_WORDS:
        return folded
    best, seen = folded, counts[folded] - 1
    for stem in stems(folded):
        bare = without_article(stem) or stem
        if stem != folded and bare != without_article(folded) and stem not in FUNCTION_WORDS:
            lexeme = counts[bare] + counts["ال" + bare]
            # Of two readings of one word, the one with the article: للكرملين is ل and الكرملين.
            if lexeme > seen or (lexeme == seen and stem == "ال" + best):
                best, seen = stem, lexeme
    return best


def _unglued(written: str, folded: str, stem: str) -> str:
    """Give the part of a word as written that its stem is."""
    written = visible(written)
    if len(written) != len(folded):  # ligatures
        return stem
    if folded.endswith(stem):
        return written[len(folded) - len(stem) :]
    return "ال" + written[len(folded) - len(stem) + 2 :]  # لل


def _collect(run: Sequence[_Word], sentence: str, candidates: dict[_Key, _Candidate]) -> None:
    for first in range(len(run)):
        for end in range(first + 1, min(first + _LONGEST, len(run)) + 1):
            words = run[first:end]
            if not _may_be_term(run, first, end):
                continue
            candidate = candidates.setdefault(tuple(w.key for w in words), _Candidate(sentence))
            candidate.count += 1
            candidate.titled += words[0].titled
            candidate.definite += words[0].definite
            candidate.forms[" ".join(w.written for w in words)] += 1


def _may_be_term(run: Sequence[_Word], first: int, end: int) -> bool:
    words = run[first:end]
    if _functional(words[0]) or _functional(words[-1]) or any(len(w.key) < 2 for w in words):
        return False
    if all(w.match for w in words):  # nothing new
        return False
    before = first > 0 and words[0].match and words[0].match == run[first - 1].match
    behind = end < len(run) and words[-1].match and words[-1].match == run[end].match
    return not (before or behind)  # no half of a known term


def _functional(word: _Word) -> bool:
    """Whether it is a function word, or one glued to another: وقال, ومن."""
    folded = word.folded
    return word.key in FUNCTION_WORDS or (folded[0] in "وفبلك" and folded[1:] in FUNCTION_WORDS)


def _parts(key: _Key) -> Iterator[_Key]:
    for size in range(1, len(key)):
        for first in range(len(key) - size + 1):
            yield key[first : first + size]


def _score(key: _Key, candidate: _Candidate) -> float:
    """C-value; up to three times that behind titles, half for words that stand in any text."""
    alone = candidate.count - (sum(candidate.around) / len(candidate.around) if candidate.around else 0)
    rare = sum(word not in ORDINARY_WORDS for word in key) / len(key)
    return (1 + log2(len(key))) * alone * (1 + 2 * candidate.titled / candidate.count) * (0.5 + rare)


def _like_a_name(word: str, candidate: _Candidate) -> bool:
    if len(word) < 3 or word.endswith(_ADJECTIVES) or not ORDINARY_WORDS.isdisjoint(stems(word)):
        return False
    if 2 * candidate.titled >= candidate.count:
        return not candidate.definite
    return candidate.count >= _NAME_SEEN and not candidate.definite


def _dictionary_form(candidate: _Candidate) -> str:
    """Give the form with the fewest articles, as the matcher finds the others by it; then the commonest."""
    return min(
        candidate.forms, key=lambda f: (sum(w.startswith("ال") for w in f.split()), -candidate.forms[f], f)
    )
