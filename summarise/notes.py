"""What a reader of a brief should know about its articles: left out, copied, too short, without news."""

from collections.abc import Collection, Iterator, Sequence

from mujaz.summarise.brief import path_of
from mujaz.translate import TranslatedDocument
from mujaz.translate.documents import other_language


def known_language(document: TranslatedDocument) -> bool:
    """Whether an article is in the language that the model knows."""
    return not other_language(document.document.text)


def left_out(documents: Sequence[TranslatedDocument], used: Collection[int]) -> Iterator[str]:
    """Say which articles gave nothing, and why; `used` are the numbers of those that did."""
    for number, document in enumerate(documents):
        if number not in used:
            yield f"{path_of(document)}: left out, {_why(document)}"


def _why(document: TranslatedDocument) -> str:
    if not document.translations:
        return "it is empty"
    if language := other_language(document.document.text):
        return f"it is in {language}"
    return "no usable sentence in it (headlines, teasers and credits do not count)"


def copies(documents: Sequence[TranslatedDocument], used: Collection[int]) -> Iterator[str]:
    """Say which articles are the same text."""
    first: dict[str, int] = {}
    found: dict[int, list[str]] = {}
    for number in sorted(used):
        text = "\n".join(t.sentence.text for t in documents[number].translations)
        if (same := first.setdefault(text, number)) != number:
            found.setdefault(same, []).append(path_of(documents[number]))
    for number, paths in found.items():
        yield f"{path_of(documents[number])}: the same text as {some(paths)}"


def few(title: str, usable: int, bullets: int) -> str:
    """Say that a story has fewer sentences than bullets were asked for."""
    sentences = "1 usable sentence" if usable == 1 else f"{usable} usable sentences"
    return f"{title}: {sentences} for {bullets} bullets"


def long(title: str, words: int, shortest: int) -> str:
    """Say that a story has one bullet, and that longer than it may be, as no shorter one will do."""
    return f"{title}: one bullet of {words} words, above the limit; the shortest bullet of it has {shortest}"


def told_elsewhere(path: str) -> str:
    """Say that an article has nothing of its own."""
    return f"{path}: other stories tell all that is in it"


def some(names: Sequence[str], most: int = 3) -> str:
    """List names, the first few of many."""
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more
