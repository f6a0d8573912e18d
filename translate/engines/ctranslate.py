"""The fast engine: a MarianMT model run by CTranslate2."""

import os
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from itertools import repeat
from pathlib import Path
from typing import Any

from mujaz.errors import ModelError
from mujaz.glossary.arabic import ARABIC_LETTER
from mujaz.translate.engines.base import Decoding, Engine, Hypothesis
from mujaz.translate.store import read_description

_EOS = "</s>"
# What processors compute with, by how weights are stored; with all others, integers of 8 bits.
_COMPUTED = {"float32": "float32", "float16": "float32", "bfloat16": "float32", "int16": "int16"}
# Source tokens of one batch, padding included. Larger ones gain nothing and cost memory.
_BATCH_TOKENS = 1536


class CTranslateEngine(Engine):
    """A CTranslate2 model directory, ready to translate.

    `directory` holds model.bin, the vocabulary, source.spm, and target.spm if the target has pieces of its
    own. `threads` are processor threads, 0 for all cores.
    """

    def __init__(self, directory: Path, *, threads: int = 0) -> None:
        if not (directory / "model.bin").is_file():
            raise ModelError(f"{directory}: no CTranslate2 model there (model.bin is missing)")
        super().__init__(directory, *read_description(directory))
        self._threads = threads or _cores()
        self._has_map = (directory / "vmap.txt").is_file()

    @cached_property
    def _translator(self) -> Any:
        import ctranslate2

        try:
            return ctranslate2.Translator(
                str(self.directory),
                device="cpu",
                compute_type=_COMPUTED.get(self.info.quantization, "int8"),
                # Workers do not wait for one another as the threads that share a batch do: 1.9 times one
                # core on two, against 1.7.
                inter_threads=self._threads,
                intra_threads=1,
            )
        except (RuntimeError, ValueError) as e:
            raise ModelError(f"{self.directory}: cannot be loaded as a CTranslate2 model ({e})") from None

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
        """Translate as `Engine.translate` says."""
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
            max_decoding_length=self.max_target,
            # The map has no Arabic; a prefix that has some must not meet it.
            suppress_sequences=[list(s) for s in self.shape.suppressed] or None,
            use_vmap=self._has_map and not any(ARABIC_LETTER.search(p) for q in prefixes or () for p in q),
            return_scores=True,
            # In a wider search CTranslate2 4.8.5 gives the first piece the weights of another sentence of the
            # batch (88 of 96 sentences of desk.jsonl at beam 4).
            return_attention=decoding.attention and decoding.beam == 1,
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
        """Align as `Engine.align` says."""
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
        """Score as `Engine.score` says."""
        results = self._run(
            "score_batch",
            [[*source, _EOS] for source in sources],
            [list(t) for t in targets],
            batch_type="tokens",
            max_batch_size=batch_tokens([len(s) + 1 for s in sources], self._threads),
            max_input_length=0,
        )
        return [sum(r.log_probs) / max(1, len(r.log_probs)) for r in results]


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
