"""transformers' trainer, judged by what its model translates and not by its loss."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import torch
from torch.utils.data import Dataset
from transformers import (
    EarlyStoppingCallback,
    MarianMTModel,
    PrinterCallback,
    Seq2SeqTrainer,
    Seq2SeqTrainingArguments,
    TrainerCallback,
    TrainerControl,
    TrainerState,
    TrainingArguments,
)
from transformers.trainer_utils import get_last_checkpoint
from transformers.utils import logging

from mujaz.training.base import Base
from mujaz.training.blend import blend
from mujaz.training.options import Options
from mujaz.training.pairs import Pair
from mujaz.training.processor import bf16_is_native

Score = Callable[[], float]
Progress = Callable[[int, int], None]
_IGNORED = -100  # of labels: padding, which no loss counts


class Encoded(Dataset):  # type: ignore[misc]
    """Pairs as ids; those too long for the model are left out."""

    def __init__(self, pairs: Sequence[Pair], base: Base, longest: int) -> None:
        sources = base.encode([p.source for p in pairs])
        targets = base.encode([p.target for p in pairs], target=True)
        self._rows = [
            {"input_ids": s, "labels": t}
            for s, t in zip(sources, targets, strict=True)
            if max(len(s), len(t)) <= longest
        ]

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, index: int) -> dict[str, list[int]]:
        return self._rows[index]


class Collator:
    """Pads rows to one batch; the decoder's input is the labels shifted by one."""

    def __init__(self, pad: int) -> None:
        self._pad = pad

    def __call__(self, rows: Sequence[dict[str, list[int]]]) -> dict[str, torch.Tensor]:
        """Give the tensors of a batch."""
        inputs = _padded([row["input_ids"] for row in rows], self._pad)
        labels = _padded([row["labels"] for row in rows], _IGNORED)
        shifted = torch.cat([torch.full((len(rows), 1), self._pad), labels[:, :-1]], 1)
        return {
            "input_ids": inputs,
            "attention_mask": (inputs != self._pad).long(),
            "decoder_input_ids": shifted.masked_fill(shifted == _IGNORED, self._pad),
            "labels": labels,
        }


def _padded(rows: Sequence[Sequence[int]], value: int) -> torch.Tensor:
    longest = max(map(len, rows))
    return torch.tensor([[*row, *[value] * (longest - len(row))] for row in rows])


class Tuner(Seq2SeqTrainer):  # type: ignore[misc]
    """A trainer that evaluates by `score`, the chrF of what the model as it is now translates."""

    control: TrainerControl

    def __init__(self, score: Score, **options: Any) -> None:
        super().__init__(**options)
        self._score = score

    def evaluate(self, *_: Any, **__: Any) -> dict[str, float]:
        """Score the model; the trainer keeps the best by it and stops when it no longer rises."""
        metrics = {"eval_chrf": self._score()}
        self.log(metrics)
        self.control = self.callback_handler.on_evaluate(self.args, self.state, self.control, metrics)
        return metrics


class _Told(TrainerCallback):  # type: ignore[misc]
    def __init__(self, progress: Progress) -> None:
        self._progress = progress

    def on_step_end(self, _: TrainingArguments, state: TrainerState, __: TrainerControl, **___: Any) -> None:
        self._progress(state.global_step, state.max_steps)


def tune(
    base: Base,
    rows: Encoded,
    score: Score,
    workplace: Path,
    options: Options,
    progress: Progress,
) -> None:
    """Train `base.model` in place on `rows`, once each; it ends as the best of what was scored, blended.

    A checkpoint is written to `workplace` at each evaluation; if there is one already, the run goes on from
    there. `progress` is told the step and the number of steps.
    """
    logging.set_verbosity_error()
    logging.disable_progress_bar()
    steps = -(-len(rows) // options.batch)
    every = max(1, steps // options.evaluations)
    arguments = Seq2SeqTrainingArguments(
        output_dir=str(workplace),
        num_train_epochs=1,
        per_device_train_batch_size=options.batch,
        train_sampling_strategy="group_by_length",
        learning_rate=options.rate,
        warmup_steps=max(1, steps // 20),
        lr_scheduler_type="linear",
        max_grad_norm=1.0,
        label_smoothing_factor=0.1,
        bf16=bf16_is_native(),
        use_cpu=not torch.cuda.is_available(),
        eval_strategy="steps",
        eval_steps=every,
        save_strategy="steps",
        save_steps=every,
        save_total_limit=1,
        load_best_model_at_end=True,
        metric_for_best_model="eval_chrf",
        greater_is_better=True,
        disable_tqdm=True,
        report_to="none",
        dataloader_pin_memory=torch.cuda.is_available(),
        seed=options.seed,
    )
    _prepare(base.model)
    start = {name: p.detach().clone() for name, p in base.model.named_parameters() if p.requires_grad}
    tuner = Tuner(
        score,
        model=base.model,
        args=arguments,
        train_dataset=rows,
        eval_dataset=rows,  # asked for, but `evaluate` does without
        data_collator=Collator(base.pad),
        callbacks=[EarlyStoppingCallback(options.patience), _Told(progress)],
    )
    tuner.remove_callback(PrinterCallback)  # prints to standard output, which is for data
    tuner.train(resume_from_checkpoint=get_last_checkpoint(str(workplace)) if workplace.is_dir() else None)
    blend(base.model, start, options.share)


def _prepare(model: MarianMTModel) -> None:
    """Leave all but the embeddings to learn, without dropout.

    With the tied embeddings left as they are what was learnt of rare words stays; sinusoids are not saved
    with a model. Dropout of 0.1 takes the negative log-likelihood of the embedded model from 1.2 to 2.1: it
    would first learn to live with that (training/LOG.md).
    """
    for embeddings in (
        model.model.shared,
        model.model.encoder.embed_positions,
        model.model.decoder.embed_positions,
    ):
        embeddings.weight.requires_grad_(False)
    for module in model.modules():
        if isinstance(getattr(module, "dropout", None), float):
            module.dropout = 0.0
