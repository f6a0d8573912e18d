"""What is new since an earlier brief: sentences that it had not, and numbers that have changed."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mujaz.errors import InputError
from mujaz.files import read_text
from mujaz.glossary.arabic import words
from mujaz.summarise.alike import Alike, content, rarity
from mujaz.summarise.brief import Change, News
from mujaz.summarise.stems import stem
from mujaz.translate import Translation
from mujaz.translate.numbers import Quantity, arabic_quantities, english_quantities

# Share of the content words in common from which a sentence has been told: articles on one event report the
# same thing at 0.24 and more (see mujaz.summarise.units); to call news old takes somewhat more.
_TOLD = 0.3
_MONTHS = frozenset(
    "يناير فبراير مارس ابريل نيسان مايو يونيو حزيران يوليو تموز اغسطس اب سبتمبر ايلول اكتوبر نوفمبر ديسمبر"
    " كانون شباط اذار ايار تشرين عام سنه".split()
)
_NO_NOUN = frozenset("of in to and or at on by from with for than that the a an as per last this".split())


@dataclass(slots=True)
class Earlier:
    """The articles of an earlier brief; made from its sentences, (Arabic, English) each, and its name."""

    sentences: Sequence[tuple[str, str]]
    name: str = "the earlier brief"
    _exact: dict[str, int] = field(init=False)
    _index: Alike = field(init=False)

    def __post_init__(self) -> None:
        contents = [content(arabic) for arabic, _ in self.sentences]
        self._index = Alike(rarity(contents), _TOLD)
        self._exact = {}
        for number, (told, (arabic, _)) in enumerate(zip(contents, self.sentences, strict=True)):
            self._index.add(told)
            self._exact.setdefault(_line(arabic), number)

    def compare(self, translation: Translation) -> tuple[News, tuple[Change, ...]]:
        """Tell whether a sentence is new against the earlier articles, and which numbers have changed."""
        arabic = translation.sentence.text
        if _line(arabic) in self._exact:
            return "known", ()
        like = self._index.like(content(arabic))
        if not like:
            return "new", ()
        changes = _changes(self.sentences[like[0][0]][0], arabic, translation.text)
        return ("changed" if changes else "known"), changes


def read_earlier(path: Path) -> Earlier:
    """Read the JSON of an earlier brief (or translation); raises InputError naming what is wrong with it."""
    try:
        data = json.loads(read_text(path))
        sentences = [
            (str(sentence["source"]), str(sentence["text"]))
            for document in _documents(data)
            for sentence in document["sentences"]
            if not sentence.get("boilerplate")
        ]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise InputError(
            f"{path}: not a brief in JSON; write one with mujaz brief ARTICLES -o earlier.json"
        ) from None
    return Earlier(sentences, path.name)


def _documents(data: Any) -> list[Mapping[str, Any]]:
    documents: list[Mapping[str, Any]] = data["documents"]
    return documents


def _line(text: str) -> str:
    return " ".join(text.split())


def _changes(before: str, now: str, english: str) -> tuple[Change, ...]:
    """Pair numbers that count the same thing in two states of a sentence, and give those that differ."""
    old = [(q, _counted(before, q)) for q in arabic_quantities(before)]
    found: list[Change] = []
    for quantity in arabic_quantities(now):
        what = _counted(now, quantity)
        if not what:
            continue
        match = next((k for k, (_, other) in enumerate(old) if other & what), None)
        if match is None:
            continue
        was, _ = old.pop(match)
        if was.value != quantity.value:
            found.append(Change(_in_english(quantity, english), _digits(was)))
    return tuple(found)


def _counted(text: str, quantity: Quantity) -> frozenset[str]:
    """Give what a number counts: the word behind it, and the one in front ("بنسبة 24%"); none for dates."""
    behind = [w.folded for w in words(text[quantity.end :])][:1]
    front = [w.folded for w in words(text[: quantity.start])][-1:]
    if any(stem(word) in _MONTHS or word in _MONTHS for word in behind + front):
        return frozenset()
    marks = {f"{side}:{stem(w)}" for side, found in (("<", front), (">", behind)) for w in found}
    return frozenset(mark for mark in marks if len(mark) > 3 or mark.endswith("%"))


def _in_english(quantity: Quantity, english: str) -> str:
    """Give the number as the translation has it with the word behind it: "138 drones"."""
    for found in english_quantities(english):
        if found.value == quantity.value:
            rest = english[found.end :].split()
            noun = rest[0].strip('.,;:!?"”’)') if rest else ""
            return f"{found.surface} {noun}" if noun.isalpha() and noun not in _NO_NOUN else found.surface
    return _digits(quantity)


def _digits(quantity: Quantity) -> str:
    """Write a number in English digits."""
    value = quantity.value
    return f"{int(value):,}" if value == value.to_integral_value() else f"{value.normalize():,f}"
