"""The same work done otherwise: transformers on the same weights, and a model of OPUS-MT's size.

Needs the extra mujaz[hub], and ../shared/model or another model in transformers' form.
"""

import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

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
        small, big = open_engine(), open_engine(large / "ct2")
        ways = {
            "embedded model, CTranslate2": bare(small, 4, lines, use_vmap=True, **fixed),
            "OPUS-MT's size, CTranslate2": bare(big, 4, lines, **fixed),
            "OPUS-MT's size, transformers": transformers(large / "hf", 4, BLOCK, PIECES),
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
    """Make a Marian with random weights, 6+6 layers, 512 wide, 62,834 pieces, in both forms."""
    import torch
    from ctranslate2.converters import TransformersConverter
    from transformers import MarianConfig, MarianMTModel, MarianTokenizer

    torch.manual_seed(1)
    source = directory / "hf"
    ours = MarianTokenizer.from_pretrained(MODEL)
    size = 62_834
    config = MarianConfig(
        vocab_size=size, d_model=512, encoder_layers=6, decoder_layers=6, encoder_ffn_dim=2048,
        decoder_ffn_dim=2048, encoder_attention_heads=8, decoder_attention_heads=8,
        activation_function="swish", scale_embedding=True, max_position_embeddings=512,
        pad_token_id=size - 1, eos_token_id=0, decoder_start_token_id=size - 1, forced_eos_token_id=0,
    )  # fmt: skip
    MarianMTModel(config).save_pretrained(source)
    ours.save_pretrained(source)
    vocabulary = ours.get_vocab()
    names = sorted(vocabulary, key=vocabulary.__getitem__)[:-1]
    names += [f"▁filler{i}" for i in range(size - 1 - len(names))] + ["<pad>"]
    import json

    (source / "vocab.json").write_text(json.dumps({name: i for i, name in enumerate(names)}))
    target = directory / "ct2"
    TransformersConverter(str(source), copy_files=["source.spm", "target.spm"]).convert(
        str(target), quantization="int8"
    )
    shutil.copy(MODEL / "source.spm", target)
    return directory
