"""Source words a second: the pipeline, the bare engine under it, and what a user would write himself.

What is compared is run in turns on the same blocks of sentences, so that the ratios hold whatever else the
machine does meanwhile.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from rows import Figure, news, seconds

from mujaz.glossary import Glossary
from mujaz.translate import Document, Translator, open_engine
from mujaz.translate.prepare import clean

SENTENCES = 2000
BLOCK = 500


def figures(sentences: int = SENTENCES) -> Iterator[Figure]:
    """Measure the pipeline against ctranslate2.Translator.translate_batch on the same input."""
    lines = news(sentences)
    for beam in (1, 4):
        engine = open_engine()
        ways: dict[str, Callable[[Sequence[str]], object]] = {
            "bare CTranslate2": bare(engine, beam, lines),
            "bare CTranslate2, our vocabulary map": bare(engine, beam, lines, use_vmap=True),
            "mujaz without a glossary": pipeline(Translator(glossary=Glossary(), beam=beam)),
            "mujaz with the shipped glossary": pipeline(Translator(beam=beam)),
        }
        yield from compared(f"throughput, beam {beam}", ways, lines, BLOCK)


def compared(
    group: str, ways: dict[str, Callable[[Sequence[str]], object]], lines: Sequence[str], size: int
) -> Iterator[Figure]:
    """Run each way on each block of lines in turn; the first one is what the others are compared with."""
    for way in ways.values():
        way(lines[:8])  # loads what is loaded once
    speeds: dict[str, list[float]] = {name: [] for name in ways}
    for start in range(0, len(lines), size):
        block = lines[start : start + size]
        words = sum(len(line.split()) for line in block)
        for name, way in ways.items():
            speeds[name].append(words / seconds(lambda way=way, block=block: way(block)))
    first = next(iter(speeds.values()))
    for name, found in speeds.items():
        ratios = sorted(mine / other for mine, other in zip(found, first, strict=True))
        ratio = ratios[len(ratios) // 2]
        yield Figure(
            group, name, tuple(found), "words/s", f"{ratio:.2f} of the first" if found is not first else ""
        )


def bare(engine: Any, beam: int, lines: Sequence[str], **options: Any) -> Callable[[Sequence[str]], object]:
    """Give what translates lines with CTranslate2 alone, tokenised beforehand: the limit."""
    ready = {line: [*engine.encode(clean(line)), "</s>"] for line in lines}
    return lambda block: engine._translator.translate_batch(
        [ready[line] for line in block], beam_size=beam, batch_type="tokens", max_batch_size=1536, **options
    )


def pipeline(translator: Translator) -> Callable[[Sequence[str]], object]:
    """Give what translates lines with all that mujaz does."""
    return lambda lines: translator.translate(Document.from_text("\n".join(lines)))
