"""What it costs to add a model of the size of Helsinki-NLP/opus-mt-ar-en and to run it by either engine.

    python benchmarks/models.py [--layers 6] [--width 512] [--vocabulary 62834] [--weights bin]

Makes a checkpoint with the files, configuration and vocabulary handling of that repository and random
weights, adds it in folders of its own, and tells seconds and MB. The tests make their small ones with it.
Needs mujaz[hub].
"""

import argparse
import json
import os
import resource
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

ROOT = Path(__file__).parent.parent
DESK = ROOT / "tests" / "data" / "desk.jsonl"
# A piece of both sentencepiece models that the vocabulary has not, as there are some in real ones.
LEFT_OUT = "▁the"
_CARD = """---
language:
- ar
- en
tags:
- translation
license: apache-2.0
---

### opus-mt-ar-en, random weights
"""


def desk() -> tuple[list[str], list[str]]:
    """Give the desk's Arabic sentences and their English."""
    articles = [json.loads(line) for line in DESK.read_text(encoding="utf-8").splitlines()]

    def sentences(key: str) -> list[str]:
        return [s for article in articles for paragraph in article[key] for s in paragraph]

    return sentences("paragraphs"), sentences("reference")


def make_checkpoint(
    directory: Path,
    *,
    layers: int = 2,
    width: int = 64,
    pieces: int = 250,
    vocabulary: int = 0,
    weights: str = "safetensors",
    seed: int = 0,
) -> Path:
    """Write a Marian checkpoint with random weights to `directory`, as Helsinki-NLP's repositories have them.

    source.spm and target.spm have `pieces` each, vocab.json those of both and idle ones up to `vocabulary`.
    `weights` is "safetensors" or, as in older repositories, "bin".
    """
    import torch
    from transformers import GenerationConfig, MarianConfig, MarianMTModel

    directory.mkdir(parents=True)
    names = _sentencepieces(directory, pieces)
    names += [f"▁idle{i}" for i in range(vocabulary - len(names) - 1)]
    pad = len(names)
    vocab = {name: number for number, name in enumerate([*names, "<pad>"])}
    _write(directory / "vocab.json", vocab)
    _write(directory / "tokenizer_config.json", {"target_lang": "eng", "source_lang": "ara"})
    (directory / "README.md").write_text(_CARD, encoding="utf-8")
    torch.manual_seed(seed)
    config = MarianConfig(
        vocab_size=pad + 1,
        decoder_vocab_size=pad + 1,
        d_model=width,
        encoder_layers=layers,
        decoder_layers=layers,
        encoder_attention_heads=8,
        decoder_attention_heads=8,
        encoder_ffn_dim=4 * width,
        decoder_ffn_dim=4 * width,
        activation_function="swish",
        max_position_embeddings=512,
        scale_embedding=True,
        static_position_embeddings=True,
        pad_token_id=pad,
        decoder_start_token_id=pad,
        bos_token_id=0,
        eos_token_id=0,
        forced_eos_token_id=0,
        init_std=0.15,
    )
    model = MarianMTModel(config)
    with torch.no_grad():  # as trained ones have them; so that translations come to an end
        model.final_logits_bias.normal_()
        model.final_logits_bias[0, 0] = 4.5
        model.final_logits_bias[0, pad] = 0.0
    model.generation_config = GenerationConfig(
        bad_words_ids=[[pad]], max_length=512, num_beams=4, renormalize_logits=True, bos_token_id=0,
        decoder_start_token_id=pad, eos_token_id=0, forced_eos_token_id=0, pad_token_id=pad,
    )  # fmt: skip
    model.save_pretrained(directory)
    if weights == "bin":
        (directory / "model.safetensors").unlink()
        torch.save(model.state_dict(), directory / "pytorch_model.bin")
    return directory


def _sentencepieces(directory: Path, pieces: int) -> list[str]:
    """Train source.spm and target.spm on the desk's texts; give the names of both, without <pad>."""
    import sentencepiece

    names = ["</s>", "<unk>"]
    for name, texts in zip(("source.spm", "target.spm"), desk(), strict=True):
        with (directory / name).open("wb") as file:
            sentencepiece.SentencePieceTrainer.train(
                sentence_iterator=iter(texts), model_writer=file, vocab_size=pieces, minloglevel=2,
                hard_vocab_limit=False, character_coverage=0.999, num_threads=1,
            )  # fmt: skip
        processor = sentencepiece.SentencePieceProcessor(model_file=str(directory / name))
        names += [processor.id_to_piece(i) for i in range(processor.get_piece_size())]
    return [name for name in dict.fromkeys(names) if name not in ("<s>", LEFT_OUT)]


def _write(path: Path, data: Any) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")


def _step(label: str, work: Callable[[], Any]) -> Any:
    """Do `work`, and tell its seconds and the most memory that the process has had by then."""
    begun = perf_counter()
    done = work()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"| {label} | {perf_counter() - begun:.1f} s | {memory:,.0f} MB |", flush=True)
    return done


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--width", type=int, default=512)
    parser.add_argument("--vocabulary", type=int, default=62_834)
    parser.add_argument("--weights", choices=("safetensors", "bin"), default="bin")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"XDG_DATA_HOME": home, "XDG_CACHE_HOME": home, "XDG_CONFIG_HOME": home}
        _measure(Path(home) / "opus-mt-ar-en", vars(args))


def _measure(directory: Path, size: dict[str, Any]) -> None:
    from mujaz.translate import open_engine
    from mujaz.translate.engines import Decoding
    from mujaz.translate.store import add_model

    # About all that the desk's texts give; the rest of the vocabulary is idle.
    make_checkpoint(directory, pieces=4000, **size)
    before = sum(path.stat().st_size for path in directory.iterdir())
    print("| step | time | memory at its peak |\n|---|---|---|")
    added = _step("add: convert to int8", lambda: add_model(directory))
    again = _step("add again: nothing to do", lambda: add_model(directory))
    assert again == added
    whole = _step("info: compute the checksum", added.is_whole)
    assert whole
    sources = [["▁"] * (10 + i) for i in range(8)]
    decoding = Decoding(beam=1)
    for kind in ("ctranslate2", "transformers"):
        engine = open_engine(added.name, kind=kind)
        _step(f"{kind}: load and score one piece", lambda engine=engine: engine.score([["▁"]], [["▁"]]))
        _step(f"{kind}: 8 sentences, beam 1", lambda engine=engine: engine.translate(sources, decoding))
    print(f"\n{added.shape.parameters:,} parameters, {added.shape.vocabulary:,} pieces")
    print(f"checkpoint {before / 1e6:.0f} MB, added model {added.size / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
