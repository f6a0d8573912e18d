"""The engine: a MarianMT model run by CTranslate2, text tokenised by sentencepiece.

Nothing here knows about terms or checks; it decodes token sequences and gives back hypotheses.
"""

import json
import os
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import as_file, files
from itertools import repeat
from pathlib import Path
from typing import Any

from mujaz.errors import ModelError
from mujaz.glossary.arabic import ARABIC_LETTER
from mujaz.translate.prepare import TAGS

EMBEDDED = "ar-en"
_EOS = "</s>"
# Source tokens of one batch, padding included. Larger ones gain nothing and cost memory.
_BATCH_TOKENS = 1536
# Pieces. Texts in training had fewer than 127 on either side; beyond that the model is on unknown ground.
MAX_SOURCE = 120
MAX_TARGET = 256
# There are positions for 512, tags and forced targets included; the rest is for the end mark and to spare.
MAX_POSITIONS = 500


@dataclass(frozen=True, slots=True)
class Decoding:
    """How to search for a translation: `beam` hypotheses are kept and as many returned."""

    beam: int = 4
    repetition_penalty: float = 1.0
    no_repeat_ngram: int = 0
    attention: bool = False


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One translation: its pieces, and the mean log-probability of one, 0 at best.

    `attention[t][s]`, if it was asked for, is what `Engine.align` gives.
    """

    tokens: tuple[str, ...]
    score: float
    attention: Sequence[Sequence[float]] = ()


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """What a model says of itself in its `mujaz.json`."""

    name: str
    source: str = "ar"
    target: str = "en"
    licence: str = ""
    sha256: str = ""


class Engine:
    """A CTranslate2 model directory, ready to translate.

    `directory` holds model.bin, the vocabulary, source.spm, and target.spm if the target has pieces of its
    own; None is the model that comes with the package. `threads` are processor threads, 0 for all cores.
    Raises ModelError.
    """

    def __init__(self, directory: Path | None = None, *, threads: int = 0) -> None:
        self.directory = directory or embedded_model()
        self.info = _info(self.directory)
        self._threads = threads or _cores()
        self._has_map = (self.directory / "vmap.txt").is_file()

    @cached_property
    def _translator(self) -> Any:
        import ctranslate2

        try:
            return ctranslate2.Translator(
                str(self.directory),
                device="cpu",
                compute_type="int8",
                # Workers do not wait for one another as the threads that share a batch do: 1.9 times one
                # core on two, against 1.7.
                inter_threads=self._threads,
                intra_threads=1,
            )
        except (RuntimeError, ValueError) as e:
            raise ModelError(f"{self.directory}: cannot be loaded as a CTranslate2 model ({e})") from None

    @cached_property
    def _pieces(self) -> Any:
        return _sentencepiece(self.directory / "source.spm")

    @cached_property
    def _target_pieces(self) -> Any:
        path = self.directory / "target.spm"
        return _sentencepiece(path) if path.exists() else self._pieces

    @cached_property
    def has_tags(self) -> bool:
        """Whether the model was trained to take terms as `<t> source <to> target </t>`."""
        return all(self._pieces.id_to_piece(self._pieces.piece_to_id(tag)) == tag for tag in TAGS)

    def encode(self, text: str) -> list[str]:
        """Cut text into pieces, without the end mark."""
        pieces: list[str] = self._pieces.encode(text, out_type=str)
        return pieces

    def encode_target(self, text: str) -> list[str]:
        """Cut text of the target language into pieces."""
        pieces: list[str] = self._target_pieces.encode(text, out_type=str)
        return pieces

    def places(self, text: str) -> list[tuple[int, int]]:
        """Give for each piece of `encode(text)` its place (start, end) in `text`."""
        places: list[tuple[int, int]] = self._pieces.encode(text, return_type="offset_mapping")["offsets"]
        return places

    def decode(self, tokens: Sequence[str]) -> str:
        """Join pieces into text."""
        text: str = self._target_pieces.decode(list(tokens))
        return text.strip()

    def _run(self, method: str, *args: Any, **options: Any) -> Any:
        try:
            return getattr(self._translator, method)(*args, **options)
        except (RuntimeError, ValueError, IndexError) as e:
            raise ModelError(f"{self.directory}: the model failed ({e})") from None

    def translate(
        self,
        sources: Sequence[Sequence[str]],
        decoding: Decoding,
        prefixes: Sequence[Sequence[str]] | None = None,
    ) -> list[list[Hypothesis]]:
        """Translate tokenised sentences; the best hypothesis of each comes first.

        Where `prefixes` are given, each translation begins with its prefix (may be empty) and goes on
        from there; the prefix is part of the hypothesis.
        """
        results = self._run(
            "translate_batch",
            [[*source, _EOS] for source in sources],
            target_prefix=[list(p) for p in prefixes] if prefixes and any(prefixes) else None,
            batch_type="tokens",
            max_batch_size=batch_tokens([len(s) + 1 for s in sources], self._threads),
            beam_size=decoding.beam,
            num_hypotheses=decoding.beam,
            repetition_penalty=decoding.repetition_penalty,
            no_repeat_ngram_size=decoding.no_repeat_ngram,
            max_input_length=0,  # never cut the input; callers keep it short
            max_decoding_length=MAX_TARGET,
            # The map has no Arabic; a prefix that has some must not meet it.
            use_vmap=self._has_map and not any(ARABIC_LETTER.search(p) for q in prefixes or () for p in q),
            return_scores=True,
            return_attention=decoding.attention,
        )
        return [
            [
                Hypothesis(tuple(tokens), score, rows[: len(tokens)])
                for tokens, score, rows in zip(
                    r.hypotheses, r.scores, r.attention or repeat(()), strict=False
                )
            ]
            for r in results
        ]

    def align(
        self, sources: Sequence[Sequence[str]], targets: Sequence[Sequence[str]]
    ) -> list[list[list[float]]]:
        """Give for each pair what target piece t looked at: `weights[t][s]`, a row sums to 1.

        The first head of the last decoder layer: a word aligner where the model was trained to have one
        there (guided alignment, Garg et al. 2019), a rough pointer in others.
        """
        results = self._run(
            "translate_batch",
            [[*source, _EOS] for source in sources],
            target_prefix=[list(t) for t in targets],
            batch_type="tokens",
            max_batch_size=batch_tokens([len(s) + 1 for s in sources], self._threads),
            beam_size=1,
            max_input_length=0,
            max_decoding_length=max(map(len, targets), default=0) + 1,
            return_attention=True,
        )
        return [r.attention[0][: len(t)] for r, t in zip(results, targets, strict=True)]

    def score(self, sources: Sequence[Sequence[str]], targets: Sequence[Sequence[str]]) -> list[float]:
        """Give the mean log-probability that the model sees in each target, end mark included."""
        results = self._run(
            "score_batch",
            [[*source, _EOS] for source in sources],
            [list(t) for t in targets],
            batch_type="tokens",
            max_batch_size=batch_tokens([len(s) + 1 for s in sources], self._threads),
            max_input_length=0,
        )
        return [sum(r.log_probs) / max(1, len(r.log_probs)) for r in results]


def embedded_model() -> Path:
    """Give the directory of the model that comes with the package."""
    with as_file(files("mujaz.translate") / "models" / EMBEDDED) as path:
        return Path(path)


def _sentencepiece(path: Path) -> Any:
    import sentencepiece

    try:
        return sentencepiece.SentencePieceProcessor(model_file=str(path))
    except (OSError, RuntimeError) as e:
        raise ModelError(f"{path}: cannot be loaded as a sentencepiece model ({e})") from None


def _cores() -> int:
    """Count the cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def batch_tokens(lengths: Sequence[int], workers: int) -> int:
    """Give the tokens, padding included, of batches that keep `workers` equally busy; bounded.

    CTranslate2 fills batches with the longest sentences first. For a job that is too small to keep the
    workers busy with full batches, this is the least size that makes no more batches than there are workers.
    """
    falling = sorted(lengths, reverse=True)

    def batches(limit: int) -> int:
        count, longest, filled = 0, 0, 0
        for length in falling:
            if not count or (filled + 1) * longest > limit:
                count, longest, filled = count + 1, length, 0
            filled += 1
        return count

    sizes = range(max(lengths, default=1), _BATCH_TOKENS)
    return sizes.start + bisect_left(sizes, -workers, key=lambda limit: -batches(limit))


def _info(directory: Path) -> ModelInfo:
    if not (directory / "model.bin").is_file():
        raise ModelError(f"{directory}: no CTranslate2 model there (model.bin is missing)")
    try:
        return ModelInfo(**json.loads((directory / "mujaz.json").read_text(encoding="utf-8")))
    except FileNotFoundError:
        return ModelInfo(directory.name)
    except (ValueError, TypeError) as e:
        raise ModelError(f"{directory / 'mujaz.json'}: not a model description ({e})") from None
