"""The reference engine: a MarianMT checkpoint run by transformers itself, in float32.

Slower than CTranslate2 and with the same hypotheses: a search ends when as many hypotheses are finished as
the beam is wide, no translation is empty, <pad> is never written, and scores are over what may be written.
Two differences are left. A repetition penalty works on log-probabilities here and on logits there; and
CTranslate2 may leave a hypothesis out that ends right behind its prefix. Needs the extra mujaz[hub].
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

from mujaz.errors import ModelError
from mujaz.translate.engines.base import Decoding, Engine, Hypothesis
from mujaz.translate.store.checkpoint import Checkpoint, first_line, load_model

# Source tokens of one batch, padding included.
_BATCH_TOKENS = 1024


class MarianEngine(Engine):
    """A checkpoint directory in transformers' form, ready to translate.

    `threads` are torch's processor threads, which all of the process shares; 0 leaves them as they are.
    """

    def __init__(self, directory: Path, *, threads: int = 0) -> None:
        self._checkpoint = Checkpoint.read(directory)
        super().__init__(directory, self._checkpoint.info, self._checkpoint.shape)
        self._threads = threads

    @cached_property
    def _model(self) -> Any:
        from transformers import GenerationConfig

        model = load_model(self._checkpoint)
        # What counts of its own one is in `shape`; the rest must not be mixed into the search asked for.
        model.generation_config = GenerationConfig()
        if self._threads:
            import torch

            torch.set_num_threads(self._threads)
        return model

    @cached_property
    def _ids(self) -> dict[str, int]:
        return self._checkpoint.vocabulary

    @cached_property
    def _names(self) -> dict[int, str]:
        return {number: piece for piece, number in self._ids.items()}

    @property
    def _pad(self) -> int:
        return self._checkpoint.pad

    @property
    def _end(self) -> int:
        return self._checkpoint.end

    def _numbers(self, pieces: Sequence[str]) -> list[int]:
        return [self._ids.get(piece, self._checkpoint.unknown) for piece in pieces]

    def translate(
        self,
        sources: Sequence[Sequence[str]],
        decoding: Decoding,
        prefixes: Sequence[Sequence[str]] | None = None,
    ) -> list[list[Hypothesis]]:
        """Translate as `Engine.translate` says."""
        starts = prefixes or [()] * len(sources)
        found: dict[int, list[Hypothesis]] = {}
        for batch in _batches([len(source) for source in sources]):
            decoded = self._generate([sources[i] for i in batch], decoding, [starts[i] for i in batch])
            found.update(zip(batch, decoded, strict=True))
        return [found[i] for i in range(len(sources))]

    def _generate(
        self, sources: Sequence[Sequence[str]], decoding: Decoding, prefixes: Sequence[Sequence[str]]
    ) -> list[list[Hypothesis]]:
        """Decode one batch."""
        import torch
        from transformers import GenerationConfig, LogitsProcessorList

        ids, mask = self._padded(sources)
        config = GenerationConfig(
            num_beams=decoding.beam,
            num_return_sequences=decoding.beam,
            do_sample=False,
            early_stopping=decoding.beam > 1,
            min_new_tokens=1,  # besides the end mark
            max_new_tokens=self.max_target,
            repetition_penalty=decoding.repetition_penalty,
            no_repeat_ngram_size=decoding.no_repeat_ngram,
            bad_words_ids=[[self._pad], *map(self._numbers, self.shape.suppressed)],
            renormalize_logits=True,
            return_dict_in_generate=True,
            output_scores=True,
            decoder_start_token_id=self._checkpoint.start,
            eos_token_id=self._end,
            pad_token_id=self._pad,
        )
        forced = _forcing(list(map(self._numbers, prefixes)), decoding.beam)
        with torch.inference_mode(), _failing(self.directory):
            out = self._model.generate(
                input_ids=ids,
                attention_mask=mask,
                generation_config=config,
                logits_processor=LogitsProcessorList([forced]),
            )
        written = [self._written(row[1:]) for row in out.sequences.tolist()]
        if decoding.beam > 1:
            scores = out.sequences_scores.tolist()
        else:
            steps = self._model.compute_transition_scores(out.sequences, out.scores).tolist()
            scores = [_mean(row[: len(tokens) + 1]) for row, tokens in zip(steps, written, strict=True)]
        beams = [source for source in sources for _ in range(decoding.beam)]
        rows = self.align(beams, written) if decoding.attention else [()] * len(written)
        flat = [Hypothesis(tuple(t), s, r) for t, s, r in zip(written, scores, rows, strict=True)]
        return [flat[i : i + decoding.beam] for i in range(0, len(flat), decoding.beam)]

    def _written(self, numbers: Sequence[int]) -> list[str]:
        """Give the pieces before the end mark or the padding."""
        ends = [i for i, number in enumerate(numbers) if number in (self._end, self._pad)]
        return [self._names[n] for n in numbers[: ends[0] if ends else len(numbers)]]

    def align(
        self, sources: Sequence[Sequence[str]], targets: Sequence[Sequence[str]]
    ) -> list[list[list[float]]]:
        """Align as `Engine.align` says."""
        found: dict[int, list[list[float]]] = {}
        for batch, out in self._forced(sources, targets, attention=True):
            for i, head in zip(batch, out.cross_attentions[-1][:, 0], strict=True):
                found[i] = head[: len(targets[i]), : len(sources[i]) + 1].tolist()
        return [found[i] for i in range(len(sources))]

    def score(self, sources: Sequence[Sequence[str]], targets: Sequence[Sequence[str]]) -> list[float]:
        """Score as `Engine.score` says."""
        import torch

        found: dict[int, float] = {}
        for batch, out in self._forced(sources, targets):
            padding = torch.tensor([self._pad])  # no piece of CTranslate2's
            chances = out.logits.index_fill(-1, padding, float("-inf")).log_softmax(-1)
            for i, rows in zip(batch, chances, strict=True):
                wanted = torch.tensor([*self._numbers(targets[i]), self._end])
                found[i] = rows[torch.arange(len(wanted)), wanted].mean().item()
        return [found[i] for i in range(len(sources))]

    def _forced(
        self, sources: Sequence[Sequence[str]], targets: Sequence[Sequence[str]], *, attention: bool = False
    ) -> Iterator[tuple[list[int], Any]]:
        """Run the model over pairs in batches; give their numbers and what came out."""
        import torch

        sizes = [max(len(s), len(t)) for s, t in zip(sources, targets, strict=True)]
        for batch in _batches(sizes):
            ids, mask = self._padded([sources[i] for i in batch])
            begun = [[self._checkpoint.start, *self._numbers(targets[i])] for i in batch]
            width = max(map(len, begun))
            with torch.inference_mode(), _failing(self.directory):
                out = self._model(
                    input_ids=ids,
                    attention_mask=mask,
                    decoder_input_ids=torch.tensor([row + [self._pad] * (width - len(row)) for row in begun]),
                    output_attentions=attention,
                )
            yield batch, out

    def _padded(self, sources: Sequence[Sequence[str]]) -> tuple[Any, Any]:
        """Give the numbers of a batch of sources, end mark included, and where they are."""
        import torch

        rows = [[*self._numbers(source), self._end] for source in sources]
        width = max(map(len, rows))
        ids = torch.tensor([row + [self._pad] * (width - len(row)) for row in rows])
        lengths = torch.tensor([len(row) for row in rows])
        return ids, (torch.arange(width)[None] < lengths[:, None]).long()


@contextmanager
def _failing(directory: Path) -> Iterator[None]:
    try:
        yield
    except (RuntimeError, ValueError, IndexError) as e:
        raise ModelError(f"{directory}: the model failed ({first_line(e)})") from None


def _forcing(prefixes: Sequence[Sequence[int]], beam: int) -> Callable[[Any, Any], Any]:
    """Give a processor that writes the prefixes: certain, and part of the length, as with CTranslate2."""

    def force(written: Any, scores: Any) -> Any:
        at = written.shape[1] - 1
        for row, chances in enumerate(scores):
            prefix = prefixes[row // beam]
            if at < len(prefix):
                chances.fill_(float("-inf"))
                chances[prefix[at]] = 0.0
        return scores

    return force


def _mean(chances: Sequence[float]) -> float:
    return sum(chances) / len(chances)


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Give batches of places in `lengths`, long ones first, bounded."""
    batch: list[int] = []
    for i in sorted(range(len(lengths)), key=lambda i: -lengths[i]):
        if batch and (len(batch) + 1) * (lengths[batch[0]] + 1) > _BATCH_TOKENS:
            yield batch
            batch = []
        batch.append(i)
    if batch:
        yield batch
