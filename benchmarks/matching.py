"""Measure the matcher: time and memory for small and large glossaries against a million words.

    python benchmarks/matching.py

Entries are one to three words drawn from the shipped glossary, with a syllable glued on where that is
needed to have enough of them; the text is drawn from the example article and the shipped glossary as a
language is, few words often and many rarely, one word in ten with a proclitic. Times are processor
seconds; memory is the peak of what Python allocated while the matcher was made, and what finding added
to it (tracemalloc). Matches are counted, not kept.
"""

import random
import time
import tracemalloc
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path

from mujaz.glossary import Glossary, Matcher, Term, shipped_glossary

ENTRIES = (1_000, 10_000, 100_000)
WORDS = 1_000_000
LINE = 25  # words, as a sentence of news has
ARTICLE = Path(__file__).parent.parent / "examples" / "peace-talks.ar.txt"
PROCLITICS = ("و", "ب", "ل", "ف", "ك", "ال", "وال", "بال")
SYLLABLES = ("ان", "وف", "ين", "سك", "ير", "اد", "ول", "يا", "ست", "مر")


def glossary_words() -> list[str]:
    """Give the distinct words of the shipped glossary, in order."""
    return list(dict.fromkeys(w for term in shipped_glossary() for s in term.sources for w in s.split()))


def made_up(size: int, vocabulary: Sequence[str], dice: random.Random) -> Glossary:
    """Make a glossary of `size` entries, no two alike."""
    sources: dict[str, None] = {}
    while len(sources) < size:
        words = dice.choices(vocabulary, k=dice.choice((1, 2, 2, 3)))
        if len(sources) > len(vocabulary) // 2:
            words[0] += "".join(dice.choices(SYLLABLES, k=2))
        sources[" ".join(words)] = None
    return Glossary(tuple(Term((s,), f"Name {i}") for i, s in enumerate(sources)), ("made up",))


def text(vocabulary: Sequence[str], glossary: Glossary, dice: random.Random) -> Iterator[str]:
    """Make WORDS words in lines, one line in five with a term of `glossary` in it."""
    weights = list(accumulate(1 / rank for rank in range(1, len(vocabulary) + 1)))  # Zipf
    for _ in range(WORDS // LINE):
        words = [
            dice.choice(PROCLITICS) + w if dice.random() < 0.1 else w
            for w in dice.choices(vocabulary, cum_weights=weights, k=LINE)
        ]
        if dice.random() < 0.2:
            words[dice.randrange(LINE)] = dice.choice(glossary.terms).source
        yield " ".join(words)


def main() -> None:
    """Print a line for each size of glossary."""
    shipped = glossary_words()
    vocabulary = list(dict.fromkeys(ARTICLE.read_text(encoding="utf-8").split() + shipped))
    print(
        f"{'entries':>8} {'words':>10} {'make s':>7} {'find s':>7} {'hits':>8} {'make MB':>8} {'find MB':>8}"
    )
    for size in ENTRIES:
        dice = random.Random(size)
        glossary = made_up(size, shipped, dice)
        lines = list(text(vocabulary, glossary, dice))
        started = time.process_time()
        matcher = Matcher(glossary)
        made = time.process_time()
        hits = sum(len(matcher.find(line)) for line in lines)
        found = time.process_time()
        making, finding = memory(glossary, lines)
        print(
            f"{size:8,} {WORDS:10,} {made - started:7.2f} {found - made:7.2f} {hits:8,}"
            f" {making / 1e6:8.1f} {finding / 1e6:8.1f}",
            flush=True,
        )


def memory(glossary: Glossary, lines: Sequence[str]) -> tuple[int, int]:
    """Give the bytes that a matcher takes and what finding takes beyond."""
    tracemalloc.start()
    matcher = Matcher(glossary)
    making = tracemalloc.get_traced_memory()[1]
    tracemalloc.reset_peak()
    for line in lines:
        matcher.find(line)
    finding = tracemalloc.get_traced_memory()[1] - making
    tracemalloc.stop()
    return making, max(0, finding)


if __name__ == "__main__":
    main()
