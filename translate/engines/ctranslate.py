"""The fast engine: a MarianMT model run by CTranslate2."""

import os
from collections.abc import Sequence
from functools import cached_property
from itertools import repeat
from pathlib import Path
from typing import Any

from mujaz.errors import ModelError
from mujaz.glossary.arabic import ARABIC_LETTER
from mujaz.translate.engines.base import Decoding, Engine, Hypothesis
from mujaz.translate.engines.batches import batches
from mujaz.translate.store import read_description

_EOS = "</s>"
# What processors compute with, by how weights are stored; with all others, integers of 8 bits.
_COMPUTED = {"float32": "float32", "float16": "float32", "bfloat16": "float32", "int16": "int16"}


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

    def _run(self, method: str, columns: Sequence[Sequence[Sequence[str]]], **options: Any) -> list[Any]:
        """Run a method of the translator on batches made of `columns`, such as sources and targets.

        What `score_batch` is given is padded in all columns, what others are given in the first.
        """
        padded = columns if method == "score_batch" else columns[:1]
        shapes = [tuple(map(len, row)) for row in zip(*padded, strict=True)]
        waiting: list[tuple[list[int], list[Any]]] = []
        results: list[Any] = [None] * len(shapes)
        try:
            run = getattr(self._translator, method)
            for shape, members in batches(shapes, self._threads):
                filler = [[_EOS] * length for length in shape] + [[]] * (len(columns) - len(shape))
                rows = [
                    [*(list(column[i]) for i in members), fill]
                    for column, fill in zip(columns, filler, strict=True)
                ]
                waiting.append((members, run(*rows, asynchronous=True, max_input_length=0, **options)))
            for members, promised in waiting:
                for i, result in zip(members, promised, strict=False):  # not of the filler
                    results[i] = result.result()
        except (RuntimeError, ValueError, IndexError) as e:
            raise ModelError(f"{self.directory}: the model failed ({e})") from None
        return results

    def translate(
        self,
        sources: Sequence[Sequence[str]],
        decoding: Decoding,
        prefixes: Sequence[Sequence[str]] | None = None,
    ) -> list[list[Hypothesis]]:
        """Translate as `Engine.translate` says."""
        forced = [prefixes] if prefixes and any(prefixes) else []
        results = self._run(
            "translate_batch",
            [_ended(sources), *forced],
            beam_size=decoding.beam,
            num_hypotheses=decoding.beam,
            repetition_penalty=decoding.repetition_penalty,
            no_repeat_ngram_size=decoding.no_repeat_ngram,
            max_decoding_length=self.max_target,
            suppress_sequences=[list(s) for s in self.shape.suppressed] or None,
            # The map has no Arabic; a prefix that has some must not meet it.
            use_vmap=self._has_map and not any(ARABIC_LETTER.search(p) for q in prefixes or () for p in q),
            return_scores=True,
            return_attention=decoding.attention,
        )
        return [
            [
                Hypothesis(tuple(tokens), score, _told(rows[: len(tokens)], decoding.beam))
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
            [_ended(sources), targets],
            beam_size=1,
            max_decoding_length=max(map(len, targets), default=0) + 1,
            return_attention=True,
        )
        return [r.attention[0][: len(t)] for r, t in zip(results, targets, strict=True)]

    def score(self, sources: Sequence[Sequence[str]], targets: Sequence[Sequence[str]]) -> list[float]:
        """Score as `Engine.score` says."""
        results = self._run("score_batch", [_ended(sources), targets])
        return [sum(r.log_probs) / max(1, len(r.log_probs)) for r in results]


def _ended(sources: Sequence[Sequence[str]]) -> list[list[str]]:
    """Put the end mark behind each source; without it a model repeats itself endlessly."""
    return [[*source, _EOS] for source in sources]


def _told(rows: list[list[float]], beam: int) -> list[list[float]]:
    """Leave out the first piece's weights where they are wrong.

    In a search wider than 1 CTranslate2 4.8.5 gives the first piece the weights of another sentence of the
    batch (88 of 96 sentences of desk.jsonl at beam 4).
    """
    return [[], *rows[1:]] if rows and beam > 1 else rows


def _cores() -> int:
    """Count the cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
