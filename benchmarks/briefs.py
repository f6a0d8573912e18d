"""How near the methods of briefing come to what editors pick.

    python benchmarks/briefs.py [FILE.jsonl]... [--without] [--cross-validate]

Each line of a file is an article: `paragraphs` (lists of Arabic sentences), `brief` (for each editor the
numbers of the sentences picked, counted through the article) and, if there is one, `topic`. Each method
takes as many sentences as the editor it is compared with. Told are sentence F1 against each editor and
ROUGE-1, -2 and -L (F1) of the Arabic against the picks, means over articles and editors, and a paired
bootstrap over articles against lead. ROUGE is this file's own code (Lin 2004, one reference at a time),
on Unicode words folded as in `mujaz.glossary.arabic`: the usual package drops all but ASCII.

Nothing is translated and nothing random is drawn without a fixed seed, so the table is the same every time.
"""

import argparse
import itertools
import json
import random
import statistics
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Any, get_args

from mujaz.glossary import Match, Matcher, shipped_glossary
from mujaz.glossary.arabic import words
from mujaz.summarise import Method, choose_sentences
from mujaz.summarise.choose import WEIGHTS, Weights
from mujaz.summarise.signs import usable
from mujaz.translate import Document, Sentence
from mujaz.translate.documents import is_boilerplate

DESK = Path(__file__).parent.parent / "tests" / "data" / "desk.jsonl"
SEED = 20260204
RESAMPLES = 10_000

Pick = Callable[["Article", int], Sequence[int]]


@dataclass(frozen=True)
class Article:
    """An article and what its editors picked."""

    name: str
    topic: str
    document: Document
    editors: tuple[tuple[int, ...], ...]

    @cached_property
    def matches(self) -> list[list[Match]]:
        """The glossary terms of each sentence."""
        return [_matcher().find(sentence.text) for sentence in self.document.sentences]

    @cached_property
    def tokens(self) -> list[list[str]]:
        """The folded words of each sentence."""
        return [
            [w.folded for w in words(sentence.text) if w.folded.isalnum()]
            for sentence in self.document.sentences
        ]


@cache
def _matcher() -> Matcher:
    return Matcher(shipped_glossary())


def read_articles(path: Path) -> list[Article]:
    """Read a JSONL file of articles with picks."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [article(json.loads(line), f"{path.stem}:{n}") for n, line in enumerate(lines, 1) if line.strip()]


def article(data: dict[str, Any], name: str) -> Article:
    """Make an article of its JSON form; its sentences stay as they are cut there."""
    text, sentences = "", []
    for number, paragraph in enumerate(data["paragraphs"]):
        for place, sentence in enumerate(paragraph):
            text += ("\n" if not place else " ") if text else ""
            end = len(text) + len(sentence)
            sentences.append(Sentence(sentence, len(text), end, number, is_boilerplate(sentence)))
            text += sentence
    picks = tuple(tuple(editor) for editor in data["brief"])
    return Article(data.get("id", name), data.get("topic", ""), Document(text, tuple(sentences)), picks)


def f1(a: Sequence[int], b: Sequence[int]) -> float:
    """Give the F1 of two sets of sentences."""
    return 2 * len(set(a) & set(b)) / (len(a) + len(b)) if a and b else 0.0


def rouge_n(candidate: Sequence[str], reference: Sequence[str], n: int) -> float:
    """Give ROUGE-N as F1 of n-gram counts."""
    a, b = (Counter(zip(*(t[k:] for k in range(n)), strict=False)) for t in (candidate, reference))
    return 2 * sum((a & b).values()) / total if (total := a.total() + b.total()) else 0.0


def rouge_l(candidate: Sequence[str], reference: Sequence[str]) -> float:
    """Give ROUGE-L as F1 of the longest common subsequence."""
    row = [0] * (len(reference) + 1)
    for token in candidate:
        diagonal = 0
        for j, other in enumerate(reference, 1):
            diagonal, row[j] = row[j], diagonal + 1 if token == other else max(row[j], row[j - 1])
    return 2 * row[-1] / total if (total := len(candidate) + len(reference)) else 0.0


def _method(method: Method, weights: Weights = WEIGHTS) -> Pick:
    return lambda a, n: choose_sentences(a.document, n, method, a.matches, weights)


def _longest(a: Article, n: int) -> Sequence[int]:
    """Take the sentences with most words: shows how much of a score is length alone."""
    numbers = [i for i in range(len(a.tokens)) if usable(a.document, i)]
    return sorted(numbers, key=lambda i: (-len(a.tokens[i]), i))[:n]


PICKS: dict[str, Pick] = {method: _method(method) for method in get_args(Method)} | {"longest": _longest}


def sentence_f1(pick: Pick, articles: Sequence[Article]) -> list[float]:
    """Give for each article the mean F1 against its editors, with as many sentences as each took."""
    return [statistics.fmean(f1(pick(a, len(e)), e) for e in a.editors) for a in articles]


def between_editors(articles: Sequence[Article]) -> list[float]:
    """Give for each article with several editors their mean F1 against one another."""
    pairs = [list(itertools.combinations(a.editors, 2)) for a in articles]
    return [statistics.fmean(f1(a, b) for a, b in found) for found in pairs if found]


def rouge(pick: Pick, articles: Sequence[Article]) -> tuple[float, float, float]:
    """Give ROUGE-1, -2 and -L, means over articles and editors."""
    rows = []
    for a in articles:
        for editor in a.editors:
            said, meant = (_joined(a, numbers) for numbers in (pick(a, len(editor)), editor))
            rows.append((rouge_n(said, meant, 1), rouge_n(said, meant, 2), rouge_l(said, meant)))
    one, two, longest = (statistics.fmean(column) for column in zip(*rows, strict=True))
    return one, two, longest


def _joined(a: Article, numbers: Sequence[int]) -> list[str]:
    return [token for i in sorted(numbers) for token in a.tokens[i]]


def bootstrap(a: Sequence[float], b: Sequence[float]) -> tuple[float, float, float]:
    """Compare paired scores: the 95 % interval of mean(a) - mean(b), and how often it is not above 0."""
    rng = random.Random(SEED)
    gaps = [x - y for x, y in zip(a, b, strict=True)]
    means = sorted(statistics.fmean(rng.choices(gaps, k=len(gaps))) for _ in range(RESAMPLES))
    below = sum(m <= 0 for m in means) / RESAMPLES
    return means[int(0.025 * RESAMPLES)], means[int(0.975 * RESAMPLES)], below


def table(articles: Sequence[Article]) -> str:
    """Give the scores of all methods as a Markdown table."""
    base = sentence_f1(PICKS["lead"], articles)
    lines = [
        "| method | F1 | against lead (95 %) | p | ROUGE-1 | ROUGE-2 | ROUGE-L |",
        "|---|---|---|---|---|---|---|",
    ]
    for name, pick in PICKS.items():
        scores = sentence_f1(pick, articles)
        low, high, p = bootstrap(scores, base)
        gap = "" if name == "lead" else f"{100 * low:+.1f} to {100 * high:+.1f}"
        chance = "" if name == "lead" else f"{p:.3f}"
        figures = " | ".join(f"{100 * value:.1f}" for value in rouge(pick, articles))
        lines.append(f"| {name} | {100 * statistics.fmean(scores):.1f} | {gap} | {chance} | {figures} |")
    if agreement := between_editors(articles):
        lines.append(f"| editor against editor | {100 * statistics.fmean(agreement):.1f} | | | | | |")
    return "\n".join(lines)


def topics(articles: Sequence[Article]) -> str:
    """Give the F1 of the default and of lead for each topic as a Markdown table."""
    scores = {name: sentence_f1(PICKS[name], articles) for name in ("coverage", "lead", "textrank")}
    lines = ["| topic | articles | coverage | lead | textrank |", "|---|---|---|---|---|"]
    for topic in dict.fromkeys(a.topic for a in articles):
        mine = [k for k, a in enumerate(articles) if a.topic == topic]
        figures = " | ".join(f"{100 * statistics.fmean(s[k] for k in mine):.0f}" for s in scores.values())
        lines.append(f"| {topic or '-'} | {len(mine)} | {figures} |")
    return "\n".join(lines)


# Each sign with the value at which it counts for nothing.
OFF = {
    "spread": 0.0, "term": 0.0, "number": 0.0, "said": 1.0, "length": 0.0, "position": 0.0, "opening": 1.0,
    "near": 0.0, "quote": 0.0, "leaning": 1.0, "half_quote": 1.0,
}  # fmt: skip


def without(articles: Sequence[Article]) -> str:
    """Tell what the default loses without each of its signs, as a Markdown table."""
    whole = statistics.fmean(sentence_f1(PICKS["coverage"], articles))
    lines = ["| without | F1 | difference |", "|---|---|---|"]
    for name, value in OFF.items():
        score = statistics.fmean(
            sentence_f1(_method("coverage", replace(WEIGHTS, **{name: value})), articles)
        )
        lines.append(f"| {name} | {100 * score:.1f} | {100 * (score - whole):+.1f} |")
    return "\n".join(lines)


GRID = {
    "spread": (0.25, 0.5, 0.75), "term": (0.5, 1.0), "said": (0.0, 0.3), "length": (0.5, 0.7, 1.0),
    "position": (0.1, 0.2, 0.3), "opening": (1.0, 1.1), "near": (0.25, 0.5),
}  # fmt: skip


def cross_validate(articles: Sequence[Article]) -> str:
    """Tell how the weights would do where they are chosen without the articles they are scored on."""
    settings = [dict(zip(GRID, values, strict=True)) for values in itertools.product(*GRID.values())]
    scores = [sentence_f1(_method("coverage", replace(WEIGHTS, **s)), articles) for s in settings]
    means = sorted(statistics.fmean(row) for row in scores)

    def held_out(groups: Sequence[Sequence[int]]) -> float:
        found = []
        for out in groups:
            best = max(scores, key=lambda row: sum(row) - sum(row[k] for k in out))
            found += [best[k] for k in out]
        return statistics.fmean(found)

    each = [[k] for k in range(len(articles))]
    by_topic = [[k for k, a in enumerate(articles) if a.topic == t] for t in {a.topic: 0 for a in articles}]
    ours = statistics.fmean(sentence_f1(PICKS["coverage"], articles))
    return (
        f"{len(settings)} settings: worst {100 * means[0]:.1f}, median {100 * statistics.median(means):.1f},"
        f" best {100 * means[-1]:.1f}; the default {100 * ours:.1f}\n"
        f"chosen with one article held out: {100 * held_out(each):.1f};"
        f" with one topic held out: {100 * held_out(by_topic):.1f}"
    )


def main() -> None:
    """Print the tables for each file."""
    parser = argparse.ArgumentParser(description="Score methods of briefing against editors' picks.")
    parser.add_argument("files", nargs="*", type=Path, default=[DESK])
    parser.add_argument("--without", action="store_true", help="the default without each of its signs")
    parser.add_argument("--cross-validate", action="store_true", help="takes about two minutes")
    arguments = parser.parse_args()
    for path in arguments.files:
        articles = read_articles(path)
        print(f"## {path.name}: {len(articles)} articles\n\n{table(articles)}\n\n{topics(articles)}\n")
        if arguments.without:
            print(without(articles) + "\n")
        if arguments.cross_validate:
            print(cross_validate(articles) + "\n")


if __name__ == "__main__":
    main()
