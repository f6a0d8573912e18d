"""Time against size, without a model: matching, splitting, and choosing for a brief."""

import random
from collections.abc import Iterator

from matching import glossary_words, made_up, text
from rows import EXAMPLE, ROOT, Figure, news, seconds

from mujaz.evaluation import read_testset
from mujaz.glossary import Matcher, shipped_glossary
from mujaz.summarise import brief
from mujaz.translate import Document, TranslatedDocument, Translation

RUNS = 3
LINES = 4000
ARTICLES = (10, 100, 1000)


def figures() -> Iterator[Figure]:
    """Measure each at several sizes."""
    yield from _matching()
    yield from _splitting()
    yield from _briefs()


def _matching() -> Iterator[Figure]:
    words = glossary_words()
    vocabulary = list(dict.fromkeys(EXAMPLE.read_text(encoding="utf-8").split() + words))
    for entries in (1_000, 100_000):
        dice = random.Random(entries)
        glossary = made_up(entries, words, dice)
        lines = [line for line, _ in zip(text(vocabulary, glossary, dice), range(LINES), strict=False)]
        made = [seconds(lambda glossary=glossary: Matcher(glossary)) for _ in range(RUNS)]
        yield Figure("glossary", f"making the matcher, {entries:,} entries", tuple(made), "s")
        matcher, count = Matcher(glossary), sum(len(line.split()) for line in lines)
        found = [
            count / seconds(lambda matcher=matcher, lines=lines: [matcher.find(line) for line in lines])
            for _ in range(RUNS)
        ]
        yield Figure("glossary", f"matching, {entries:,} entries", tuple(found), "words/s")


def _splitting() -> Iterator[Figure]:
    for times in (1, 10):
        whole = "\n".join(news(2000) * times)
        took = [
            len(whole.split()) / seconds(lambda whole=whole: Document.from_text(whole)) for _ in range(RUNS)
        ]
        yield Figure(
            "sentences", f"splitting, {len(whole) / 1e6:.1f} million characters", tuple(took), "words/s"
        )


def _briefs() -> Iterator[Figure]:
    desk = read_testset(str(ROOT / "tests" / "data" / "desk.jsonl"))
    matcher = Matcher(shipped_glossary())
    for articles in ARTICLES:
        dice = random.Random(articles)
        documents = [
            _stand_in(dice.sample(list(desk.sources), 12), f"{k}.txt", matcher) for k in range(articles)
        ]
        took = [
            seconds(lambda documents=documents: brief(documents))
            for _ in range(RUNS if articles < 1000 else 1)
        ]
        yield Figure("brief", f"{articles:,} articles, translated", tuple(took), "s")


def _stand_in(sentences: list[str], path: str, matcher: Matcher) -> TranslatedDocument:
    document = Document.from_text("\n".join(sentences), path)
    return TranslatedDocument(
        document, tuple(Translation(s, f"English of {s.text}", -0.5) for s in document.sentences)
    )
