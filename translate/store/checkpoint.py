"""Checkpoints: Marian models in the form that transformers writes and the hub has."""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from mujaz.errors import ModelError
from mujaz.files import file_sha256
from mujaz.translate.store.description import ModelInfo, Shape

# The first that is there is taken; both forms are read without running code that may be in them.
WEIGHTS = ("model.safetensors", "pytorch_model.bin")
CONFIG, GENERATION, TOKENIZER = "config.json", "generation_config.json", "tokenizer_config.json"
VOCABULARY, SOURCE, TARGET = "vocab.json", "source.spm", "target.spm"
CARDS = ("README.md", "LICENSE")
# What a checkpoint consists of, weights aside.
PARTS = (CONFIG, GENERATION, TOKENIZER, VOCABULARY, SOURCE, TARGET, *CARDS)
_LICENCE = re.compile(r"\A---\n(?:.*\n)*?license: *[\"']?([^\s\"']+)")
_LANGUAGES = {"ara": "ar", "eng": "en"}


@dataclass(frozen=True)
class Checkpoint:
    """A directory with a Marian model in transformers' form; nothing heavy is loaded.

    `vocabulary` has the number of each piece, `shape` all but the parameters, which the weights tell.
    """

    directory: Path
    weights: Path
    info: ModelInfo
    shape: Shape
    vocabulary: dict[str, int]
    start: int
    end: int
    pad: int

    @classmethod
    def read(cls, directory: Path) -> "Checkpoint":
        """Read all but the weights; raises ModelError where a part is missing or broken, or no Marian's."""
        config = _json(directory / CONFIG)
        if config.get("model_type") != "marian":
            raise ModelError(f"{directory}: is of the kind {config.get('model_type')}, not a Marian model")
        if not config.get("share_encoder_decoder_embeddings", True):
            raise ModelError(f"{directory}: has two vocabularies; only models with a joint one can be used")
        for name in (SOURCE, TARGET):
            if not (directory / name).is_file():
                raise ModelError(f"{directory}: no whole model ({name} is missing)")
        weights = next((directory / name for name in WEIGHTS if (directory / name).is_file()), None)
        if weights is None:
            raise ModelError(f"{directory}: no whole model ({' and '.join(WEIGHTS)} are missing)")
        vocabulary = _json(directory / VOCABULARY)
        names = {number: piece for piece, number in vocabulary.items()}
        try:
            size, positions = int(config["vocab_size"]), int(config["max_position_embeddings"])
            end, pad = int(config["eos_token_id"]), int(config["pad_token_id"])
            start = int(config.get("decoder_start_token_id", pad))
        except (KeyError, TypeError, ValueError) as e:
            raise ModelError(f"{directory / CONFIG}: not a Marian model's ({e!r})") from None
        if sorted(names) != list(range(size)) or "<unk>" not in vocabulary:
            raise ModelError(f"{directory / VOCABULARY}: does not have the {size} pieces of the model")
        generation = _json(directory / GENERATION) if (directory / GENERATION).is_file() else config
        try:
            # Both count the start of the decoder and the end mark.
            positions = min(positions, generation.get("max_length") or positions)
            sequences = generation.get("bad_words_ids") or []
            # Both engines leave the padding out anyhow.
            suppressed = tuple(tuple(names[n] for n in seq) for seq in sequences if list(seq) != [pad])
        except (KeyError, TypeError, AttributeError) as e:
            raise ModelError(f"{directory / GENERATION}: makes no sense ({e!r})") from None
        languages = _json(directory / TOKENIZER) if (directory / TOKENIZER).is_file() else {}
        info = ModelInfo(
            directory.resolve().name,
            source=_language(languages.get("source_lang"), "ar"),
            target=_language(languages.get("target_lang"), "en"),
            licence=_licence(directory / "README.md"),
            quantization="float32",
        )
        shape = Shape(vocabulary=size, positions=positions, suppressed=suppressed)
        return cls(directory, weights, info, shape, vocabulary, start, end, pad)

    @property
    def unknown(self) -> int:
        """The number of what stands for pieces that the vocabulary has not."""
        return self.vocabulary["<unk>"]

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of all files that make the model, hexadecimal."""
        whole = hashlib.sha256()
        for path in sorted(self._files()):
            whole.update(f"{path.name} {file_sha256(path)}\n".encode())
        return whole.hexdigest()

    def _files(self) -> Iterator[Path]:
        yield self.weights
        yield from (path for name in PARTS if (path := self.directory / name).is_file())


def is_checkpoint(directory: Path) -> bool:
    """Tell by its files whether `directory` has a model in transformers' form, whole or not."""
    return any((directory / name).is_file() for name in (*WEIGHTS, VOCABULARY))


def load_model(checkpoint: Checkpoint, dtype: str = "float32") -> Any:
    """Load a checkpoint as transformers' MarianMTModel, its attention weights to be had.

    `dtype` "auto" leaves the weights as they are stored. Only safetensors, or a pickle with nothing in it but
    weights, are read. Raises ModelError: for broken weights, and where torch or transformers are missing.
    """
    needs(f"{checkpoint.directory}: a model in transformers' form", "torch", "transformers")
    from transformers import MarianMTModel
    from transformers.utils import logging

    logging.set_verbosity_error()
    logging.disable_progress_bar()
    try:
        model, told = MarianMTModel.from_pretrained(
            checkpoint.directory,
            dtype=dtype,
            attn_implementation="eager",  # the others do not tell their weights
            use_safetensors=checkpoint.weights.name == WEIGHTS[0],
            weights_only=True,
            local_files_only=True,
            output_loading_info=True,
        )
    except Exception as e:  # whatever the readers of torch, safetensors and JSON raise
        raise ModelError(f"{checkpoint.weights}: cannot be loaded ({first_line(e)})") from None
    if wrong := sorted(map(str, [*told["missing_keys"], *told["mismatched_keys"]])):
        raise ModelError(f"{checkpoint.weights}: not the weights of this model ({wrong[0]} is missing)")
    return model.eval()


def needs(what: str, *modules: str) -> None:
    """Raise ModelError unless `modules`, which the extra mujaz[hub] brings, are there for `what`."""
    from importlib.util import find_spec

    for module in modules:
        if find_spec(module) is None:
            raise ModelError(f"{what} needs {module}, which is not installed: pip install 'mujaz[hub]'")


def first_line(e: Exception) -> str:
    """Give the first line of what an exception says, or its name."""
    return next(iter(str(e).strip().splitlines()), type(e).__name__)


def _json(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ModelError(f"{path.parent}: no whole model ({path.name} is missing)") from None
    except (OSError, ValueError) as e:
        raise ModelError(f"{path}: cannot be read as JSON ({e})") from None
    if not isinstance(found, dict):
        raise ModelError(f"{path}: cannot be read as JSON (no object)")
    return found


def _language(code: object, usual: str) -> str:
    return _LANGUAGES.get(code, code) if isinstance(code, str) else usual


def _licence(card: Path) -> str:
    try:
        found = _LICENCE.match(card.read_text(encoding="utf-8", errors="replace"))
    except OSError:
        return ""
    return found.group(1) if found else ""
