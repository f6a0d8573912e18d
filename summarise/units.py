"""The usable sentences of all articles, those that say the same put together."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from mujaz.summarise import signs
from mujaz.summarise.alike import Alike, content, rarity
from mujaz.summarise.brief import path_of
from mujaz.summarise.choose import WEIGHTS, Candidate, opening, standing
from mujaz.summarise.english import stand_alone
from mujaz.summarise.notes import some
from mujaz.translate import Issue, TranslatedDocument, Translation
from mujaz.translate.numbers import Quantity, arabic_quantities

# Share of the content words in common. Above the first, one sentence is the other with a word changed. Above
# the second, two articles on one event report the same thing: pairs that do measure 0.24 and more, those that
# do not 0.19 and less, sentences of one article 0.15 (tests/data/stories against tests/data/desk.jsonl).
_SAME, _RETOLD = 0.6, 0.22

Place = tuple[int, int]  # document, number of the sentence in it


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing said, in one sentence or in several alike: `places[0]` is the one that is shown."""

    places: tuple[Place, ...]
    translation: Translation
    text: str
    trimmed: str
    issues: tuple[Issue, ...]
    values: frozenset[Decimal]


@dataclass(slots=True)
class _Growing:
    place: Place
    translation: Translation
    text: str
    trimmed: str
    places: list[Place]
    terms: frozenset[str]
    values: Counter[Decimal]
    differing: dict[str, list[str]]


def units(documents: Sequence[TranslatedDocument], taken: Sequence[bool]) -> list[Unit]:
    """Give the usable sentences of the documents that are `taken`, in order, each thing said once.

    Sentences with the same Arabic or English are one. So are those of different articles with nearly the
    same words and no other names; where their numbers differ, an issue of the unit says so.
    """
    sentences = [
        (d, i, t)
        for d, document in enumerate(documents)
        if taken[d]
        for i, t in enumerate(document.translations)
        if signs.usable(document.document, i) and (t.origin == "pending" or any(c.isalnum() for c in t.text))
    ]
    contents = [content(t.sentence.text) for _, _, t in sentences]
    index = Alike(rarity(set(contents)), _SAME)
    exact: dict[str, _Growing] = {}
    found: list[_Growing] = []
    for (d, i, t), words in zip(sentences, contents, strict=True):
        text, trimmed = stand_alone(t.text)
        keys = [f"ar {' '.join(t.sentence.text.split())}", *([f"en {text.casefold()}"] if text else [])]
        home = next((exact[key] for key in keys if key in exact), None)
        values: Counter[Decimal] = Counter()
        if home is None:
            values = Counter(q.value for q in arabic_quantities(t.sentence.text))
            terms = frozenset(use.match.term.target for use in t.terms)
            like = (found[n] for n, _ in index.like(words))
            home = next((u for u in like if _may_join(u, d, terms, values)), None)
            if home is not None and home.values != values:
                _note_numbers(home, values, t, path_of(documents[d]))
        if home is None:
            home = _Growing((d, i), t, text, trimmed, [], terms, values, {})
            index.add(words)
            found.append(home)
        home.places.append((d, i))
        for key in keys:
            exact.setdefault(key, home)
    return [_unit(one) for one in found]


def _may_join(unit: _Growing, document: int, terms: frozenset[str], values: Counter[Decimal]) -> bool:
    """Whether alike sentences may be one: no other names, and other numbers only in another article."""
    if not (terms <= unit.terms or unit.terms <= terms):
        return False
    return values == unit.values or all(d != document for d, _ in unit.places)


def _note_numbers(unit: _Growing, values: Counter[Decimal], other: Translation, path: str) -> None:
    """Note what numbers an article has where the unit has others."""
    mine = [q for q in arabic_quantities(unit.translation.sentence.text) if not _in(q, values)]
    theirs = [q for q in arabic_quantities(other.sentence.text) if not _in(q, unit.values)]
    here = ", ".join(q.surface for q in mine) or "none"
    there = ", ".join(q.surface for q in theirs) or "none"
    unit.differing.setdefault(f"{there} for {here}", []).append(path)


def _in(quantity: Quantity, values: Counter[Decimal]) -> bool:
    return quantity.value in values


def _unit(growing: _Growing) -> Unit:
    told = (
        Issue("number", f"other articles say {numbers} ({some(paths)})")
        for numbers, paths in growing.differing.items()
    )
    return Unit(
        tuple(growing.places),
        growing.translation,
        growing.text,
        growing.trimmed,
        (*growing.translation.issues, *told),
        frozenset(growing.values),
    )


def retellings(numbers: Sequence[int], all_units: Sequence[Unit]) -> list[list[int]]:
    """Put together the units, given by number, in which different articles on one event report the same.

    Two that have numbers but none in common report different things. Each group begins with its earliest.
    """
    contents = [content(all_units[n].translation.sentence.text) for n in numbers]
    index = Alike(rarity(contents), _RETOLD)
    groups: list[list[int]] = []
    for number, words in zip(numbers, contents, strict=True):
        unit = all_units[number]
        home = next(
            (g for g, _ in index.like(words) if _retells(unit, [all_units[n] for n in groups[g]])), None
        )
        if home is None:
            index.add(words)
            groups.append([number])
        else:
            groups[home].append(number)
    return groups


def _retells(unit: Unit, told: Sequence[Unit]) -> bool:
    """Whether a unit comes from other articles than what is told there, with a number of it if both have."""
    articles = {d for d, _ in unit.places}
    if any(d in articles for other in told for d, _ in other.places):
        return False
    mine, theirs = unit.values, told[0].values
    return not mine or not theirs or bool(mine & theirs)


def candidate(
    unit: Unit, documents: Sequence[TranslatedDocument], known: bool, retold: Sequence[Unit] = ()
) -> Candidate:
    """Give a unit as what `choose` chooses from; doubts about the translation only lower its weight.

    Its places are also those of the units in which it is `retold`.
    """
    d, i = unit.places[0]
    weight = standing(unit.translation.sentence.text) * opening(documents[d].document, i, WEIGHTS)
    if unit.translation.doubtful:
        weight *= WEIGHTS.doubtful
    return Candidate(
        unit.translation.sentence.text,
        (*unit.places, *(place for other in retold for place in other.places)),
        frozenset(use.match.term.target for use in unit.translation.terms),
        len(unit.text.split()),
        weight * (WEIGHTS.known if known else 1.0),
        signs.leans(unit.translation.sentence.text),
    )
