"""How well terms are kept, all ways together and each alone, on articles that name their terms.

    python benchmarks/ladder.py tests/data/desk.jsonl

Prints a Markdown table. Every occurrence that the articles name is a term with the target they give; a
term is spurious where its English stands in a sentence whose Arabic does not hold it. BLEU and chrF2++ are
sacrebleu's.
"""

import argparse
import json
from collections.abc import Collection, Iterator
from pathlib import Path

import sacrebleu

from mujaz.glossary import Glossary, Match, Matcher, Term, audit_translation
from mujaz.translate import open_engine
from mujaz.translate.keep import How
from mujaz.translate.search import WAYS, search
from mujaz.translate.units import Unit

ROWS: tuple[tuple[str, Collection[How] | None], ...] = (
    ("no glossary", None),
    ("the model by itself", ()),
    *((f"+ {way} alone", (way,)) for way in WAYS),
    ("all but tags, as with other models", tuple(w for w in WAYS if w != "tags")),
    ("all", WAYS),
)


def articles(path: Path) -> Iterator[tuple[str, str, tuple[Match, ...]]]:
    """Yield sentence, reference and the terms that the sentence is said to hold."""
    for line in path.read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        arabic = [s for paragraph in article["paragraphs"] for s in paragraph]
        english = [s for paragraph in article["reference"] for s in paragraph]
        for number, (source, reference) in enumerate(zip(arabic, english, strict=True)):
            named = [t for t in article["terms"] if t["sentence"] == number]
            terms = Glossary(tuple(Term((t["ar"],), t["target"]) for t in named))
            found = Matcher(terms).find(source) if named else []
            # Folding finds الأولي in الأولى too: only what is written as named was meant.
            yield source, reference, tuple(m for m in found if m.surface == m.term.source)


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles", type=Path)
    parser.add_argument("--beam", type=int, default=4)
    args = parser.parse_args()
    rows = list(articles(args.articles))
    sources, references = [r[0] for r in rows], [r[1] for r in rows]
    terms = Glossary(tuple({m.term.source: m.term for r in rows for m in r[2]}.values()))
    total = sum(len(r[2]) for r in rows)
    engine = open_engine()
    print(f"{len(rows)} sentences, {total} terms, beam {args.beam}\n")
    print("| | kept or repaired | spurious | BLEU | chrF2++ |\n|---|---|---|---|---|")
    for name, ways in ROWS:
        units = [Unit(source, () if ways is None else matches) for source, _, matches in rows]
        found = search(units, engine, args.beam, WAYS if ways is None else ways)
        texts = [candidate.text for candidate in found]
        missed = sum(len(c.missed) for c in found)
        kept = "" if ways is None else f"{100 * (total - missed) / total:.1f} %"
        extra = audit_translation(sources, texts, terms).count("spurious")
        bleu = sacrebleu.corpus_bleu(texts, [references]).score
        chrf = sacrebleu.corpus_chrf(texts, [references], word_order=2).score
        print(f"| {name} | {kept} | {100 * extra / total:.1f} % | {bleu:.1f} | {chrf:.1f} |", flush=True)


if __name__ == "__main__":
    main()
