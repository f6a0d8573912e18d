"""Text to sentencepiece's pieces and back, as the model's own sentencepiece files cut it."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from mujaz.errors import ModelError


class Pieces:
    """The pieces of a model directory: source.spm, and target.spm if the target has pieces of its own.

    Loaded on first use, which raises ModelError for a file that is missing or broken.
    """

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    @cached_property
    def _source(self) -> Any:
        return _sentencepiece(self._directory / "source.spm")

    @cached_property
    def _target(self) -> Any:
        path = self._directory / "target.spm"
        return _sentencepiece(path) if path.exists() else self._source

    def hold(self, pieces: Iterable[str]) -> bool:
        """Tell whether all of `pieces` are pieces of the source."""
        return all(self._source.id_to_piece(self._source.piece_to_id(piece)) == piece for piece in pieces)

    def encode(self, text: str) -> list[str]:
        """Cut text into pieces, without the end mark."""
        pieces: list[str] = self._source.encode(text, out_type=str)
        return pieces

    def encode_target(self, text: str) -> list[str]:
        """Cut text of the target language into pieces."""
        pieces: list[str] = self._target.encode(text, out_type=str)
        return pieces

    def places(self, text: str) -> list[tuple[int, int]]:
        """Give for each piece of `encode(text)` its place (start, end) in `text`."""
        places: list[tuple[int, int]] = self._source.encode(text, return_type="offset_mapping")["offsets"]
        return places

    def decode(self, tokens: Sequence[str]) -> str:
        """Join pieces into text."""
        text: str = self._target.decode(list(tokens))
        return text.strip()


def _sentencepiece(path: Path) -> Any:
    import sentencepiece

    try:
        return sentencepiece.SentencePieceProcessor(model_file=str(path))
    except (OSError, RuntimeError) as e:
        raise ModelError(f"{path}: cannot be loaded as a sentencepiece model ({e})") from None
