"""The model to start from, in transformers' form, with the pieces and the vocabulary that belong to it."""

import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mujaz.errors import ModelError
from mujaz.training.unpack import marian_from_ctranslate2, vocabulary
from mujaz.translate.pieces import Pieces
from mujaz.translate.store import Checkpoint, checkpoint_directory, ctranslate_directory
from mujaz.translate.store.checkpoint import SOURCE, TARGET, TOKENIZER, VOCABULARY, load_model

if TYPE_CHECKING:
    from transformers import MarianMTModel

_TOKENIZER = {
    "source_lang": "ar",
    "target_lang": "en",
    "eos_token": "</s>",
    "unk_token": "<unk>",
    "pad_token": "<pad>",
    "model_max_length": 512,
}


@dataclass(frozen=True, slots=True)
class Base:
    """A MarianMT model in float32 and how to feed it: `ids` are those of the tokens."""

    model: "MarianMTModel"
    ids: Mapping[str, int]
    directory: Path

    @property
    def pad(self) -> int:
        """The id that fills batches up and starts the decoder."""
        return int(self.model.config.pad_token_id)

    def encode(self, texts: Sequence[str], *, target: bool = False) -> list[list[int]]:
        """Give the ids of texts, in English if `target`, end mark included."""
        pieces, unknown, end = Pieces(self.directory), self.ids["<unk>"], self.ids["</s>"]
        cut = pieces.encode_target if target else pieces.encode
        return [[*(self.ids.get(piece, unknown) for piece in cut(text)), end] for text in texts]

    def save(self, directory: Path) -> None:
        """Write the model as it is now, as `save_model` does."""
        source, target = self.directory / SOURCE, self.directory / TARGET
        save_model(self.model, self.ids, source, target if target.is_file() else source, directory)


def base_directory(model: str | Path | None) -> Path:
    """Give the directory of what the user calls a model: its original where there is one, in float32.

    None is the user's default, else the embedded model. Raises ModelError.
    """
    converted = ctranslate_directory(model)
    try:
        return checkpoint_directory(model)
    except ModelError:
        return converted


def load_base(directory: Path) -> Base:
    """Load the model in `directory`, in CTranslate2's form or in transformers'; raises ModelError."""
    if (directory / "model.bin").is_file():
        tokens = [*vocabulary(directory), "<pad>"]
        ids = {token: i for i, token in enumerate(tokens)}
        return Base(marian_from_ctranslate2(directory), ids, directory)
    checkpoint = Checkpoint.read(directory)
    return Base(load_model(checkpoint), checkpoint.vocabulary, directory)


def save_model(
    model: "MarianMTModel", ids: Mapping[str, int], source: Path, target: Path, directory: Path
) -> None:
    """Write a model with its vocabulary as a directory that transformers and the converters can read.

    `source` and `target` are the sentencepiece models of the two sides.
    """
    model.save_pretrained(directory)
    shutil.copyfile(source, directory / SOURCE)
    shutil.copyfile(target, directory / TARGET)
    (directory / VOCABULARY).write_text(json.dumps(dict(ids), ensure_ascii=False), encoding="utf-8")
    (directory / TOKENIZER).write_text(json.dumps(_TOKENIZER), encoding="utf-8")
