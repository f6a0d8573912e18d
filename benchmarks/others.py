"""The same work done otherwise: transformers on the same weights, and a model of OPUS-MT's size.

Needs the extra mujaz[hub], and ../shared/model or another model in transformers' form.
"""

import json
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from models import make_checkpoint
from rows import ROOT, Figure, news
from throughput import bare, compared

from mujaz.translate import open_engine
from mujaz.translate.prepare import clean

MODEL = ROOT.parent / "shared" / "model"
SENTENCES = 48
BLOCK = 24
# Pieces that random weights are made to write for each sentence: about what a sentence of news has.
PIECES = 30


def figures(sentences: int = SENTENCES) -> Iterator[Figure]:
    """Measure transformers (fp32) against CTranslate2 (int8), and OPUS-MT's size against ours."""
    lines = news(sentences)
    for beam in (1, 4):
        engine = open_engine()
        ways = {
            "bare CTranslate2": bare(engine, beam, lines, use_vmap=True),
            "transformers, in batches": transformers(MODEL, beam, BLOCK),
            "transformers, one by one": transformers(MODEL, beam, 1),
        }
        yield from compared(f"against transformers, beam {beam}", ways, lines, BLOCK)
    with tempfile.TemporaryDirectory() as scratch:
        large = opus_sized(Path(scratch))
        fixed = {"min_decoding_length": PIECES, "max_decoding_length": PIECES}
        small, big = open_engine(), open_engine(large)
        ways = {
            "embedded model, CTranslate2": bare(small, 4, lines, use_vmap=True, **fixed),
            "OPUS-MT's size, CTranslate2": bare(big, 4, lines, **fixed),
            "OPUS-MT's size, transformers": transformers(large, 4, BLOCK, PIECES),
        }
        yield from compared(f"against OPUS-MT's size, beam 4, {PIECES} pieces each", ways, lines, BLOCK)


def transformers(directory: Path, beam: int, size: int, pieces: int = 0) -> Callable[[Sequence[str]], object]:
    """Give what a user of transformers would write: generate, in batches of so many."""
    import torch
    from transformers import MarianMTModel, MarianTokenizer

    tokenizer = MarianTokenizer.from_pretrained(directory)
    model = MarianMTModel.from_pretrained(directory, dtype=torch.float32).eval()
    lengths: dict[str, Any] = (
        {"min_new_tokens": pieces, "max_new_tokens": pieces} if pieces else {"max_new_tokens": 256}
    )

    def run(lines: Sequence[str]) -> object:
        with torch.inference_mode():
            for start in range(0, len(lines), size):
                batch = tokenizer(
                    [clean(line) for line in lines[start : start + size]], return_tensors="pt", padding=True
                )
                model.generate(**batch, num_beams=beam, **lengths)
        return None

    return run


def opus_sized(directory: Path) -> Path:
    """Make a checkpoint with random weights, 6+6 layers, 512 wide, 62,834 pieces: ours, and idle ones."""
    made = make_checkpoint(directory / "opus-sized", layers=6, width=512, vocabulary=62_834)
    for name in ("source.spm", "target.spm"):
        (made / name).unlink()
        shutil.copy(MODEL / name, made / name)
    idle = json.loads((made / "vocab.json").read_text(encoding="utf-8"))
    ours = json.loads((MODEL / "vocab.json").read_text(encoding="utf-8"))
    names = sorted(ours, key=ours.__getitem__)[:-1]
    names += [f"▁idle{i}" for i in range(len(idle) - 1 - len(names))]
    vocabulary = {name: number for number, name in enumerate([*names, "<pad>"])}
    (made / "vocab.json").write_text(json.dumps(vocabulary, ensure_ascii=False), encoding="utf-8")
    return made
