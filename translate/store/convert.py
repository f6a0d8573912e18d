"""From transformers' form to CTranslate2's."""

import filecmp
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from mujaz.errors import ModelError
from mujaz.files import file_sha256
from mujaz.glossary.arabic import ARABIC_LETTER
from mujaz.translate.pieces import Pieces
from mujaz.translate.store.checkpoint import CARDS, SOURCE, TARGET, Checkpoint, first_line, load_model
from mujaz.translate.store.description import write_description

QUANTIZATIONS = (
    "int8",
    "int8_float32",
    "int8_float16",
    "int8_bfloat16",
    "int16",
    "float16",
    "bfloat16",
    "float32",
)


def write_converted(checkpoint: Checkpoint, new: Path, *, name: str, quantization: str, origin: str) -> None:
    """Convert a checkpoint into the empty directory `new`.

    Sentencepiece files, card, licence and a description (`mujaz.json`) come with it. Raises ModelError.
    """
    model = load_model(checkpoint, dtype="auto")
    with _converting(checkpoint):
        _converter(checkpoint, model).convert(str(new), quantization=quantization, force=True)
        for part in (SOURCE, TARGET, *CARDS):
            if (checkpoint.directory / part).is_file():
                shutil.copyfile(checkpoint.directory / part, new / part)
        if filecmp.cmp(new / SOURCE, new / TARGET, shallow=False):
            (new / TARGET).unlink()
        _try(new)
    info = replace(
        checkpoint.info,
        name=name,
        sha256=file_sha256(new / "model.bin"),
        origin=origin,
        origin_sha256=checkpoint.digest if origin else "",
        quantization=quantization,
    )
    # Positions are computed, not learned.
    learned = sum(p.numel() for n, p in model.named_parameters() if "embed_positions" not in n)
    write_description(new, info, replace(checkpoint.shape, parameters=learned))


def write_own(source: Path, new: Path, *, name: str, licence: str) -> None:
    """Convert a checkpoint with the embedded model's vocabulary into the directory `new`, as that is shipped.

    A vocabulary map leaves the decoder the pieces without Arabic letters, for any source. A third of
    the joint vocabulary is Arabic and has no place in English. Without it decoding takes a fifth less
    time and BLEU is what it was (desk.jsonl, first 96 sentences, beam 4: 45.3 against 45.0). Maps that
    depend on the source save more, but then a sentence's translation depends on the batch it is in.
    Raises ModelError.
    """
    new.mkdir(parents=True, exist_ok=True)
    checkpoint = Checkpoint.read(source)
    licensed = replace(checkpoint, info=replace(checkpoint.info, licence=licence))
    write_converted(licensed, new, name=name, quantization="int8", origin="")
    pieces = json.loads((new / "shared_vocabulary.json").read_text(encoding="utf-8"))
    english = " ".join(piece for piece in pieces if not ARABIC_LETTER.search(piece))
    (new / "vmap.txt").write_text(f"\t{english}\n", encoding="utf-8")


def _converter(checkpoint: Checkpoint, model: Any) -> Any:
    from ctranslate2.converters import TransformersConverter

    class Converter(TransformersConverter):  # type: ignore[misc]
        """Takes the model that is loaded already, and its vocabulary as it stands in vocab.json."""

        def load_model(self, *_: Any, **__: Any) -> Any:
            return model

        def load_tokenizer(self, *_: Any, **__: Any) -> Any:
            return _Tokenizer(checkpoint.vocabulary)

    return Converter(str(checkpoint.directory))


def _try(new: Path) -> None:
    """Load what was made, so that what cannot be used is not kept."""
    import ctranslate2

    pieces = Pieces(new)
    pieces.encode("")
    pieces.encode_target("")
    ctranslate2.Translator(str(new), compute_type="float32")


class _Tokenizer:
    """What the converter asks of a tokenizer."""

    eos_token, unk_token, pad_token = "</s>", "<unk>", "<pad>"

    def __init__(self, vocabulary: dict[str, int]) -> None:
        self._vocabulary = vocabulary

    def get_vocab(self) -> dict[str, int]:
        return self._vocabulary


@contextmanager
def _converting(checkpoint: Checkpoint) -> Iterator[None]:
    try:
        yield
    except (RuntimeError, ValueError, AttributeError, KeyError) as e:
        raise ModelError(f"{checkpoint.directory}: cannot be converted ({first_line(e)})") from None
