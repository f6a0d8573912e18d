"""The loop: a constant rate for as long as there is time, then, as a stage of its own, a fall to nothing.

So training can go on from its checkpoint for ever, and a model be made of it at any time: the cooldown works
on a copy. transformers' trainer has no use here: batches are counted in tokens, rates differ by part of the
model, and time is what there is a budget of.
"""

import signal
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from time import monotonic
from typing import TYPE_CHECKING, Any

import torch

from mujaz.training.blend import blend
from mujaz.training.processor import bf16_is_native
from mujaz.training.recipe.batches import endless, tensors
from mujaz.training.recipe.objective import Objective
from mujaz.training.recipe.rows import Rows
from mujaz.training.recipe.settings import Recipe
from mujaz.training.recipe.start import faded

if TYPE_CHECKING:
    from transformers import MarianMTModel

Say = Callable[[str], None]
_CLIP = 1.0  # the greatest norm of a gradient
_LEAST = 0.02  # of the rate, at the end of the cooldown
_TOLD = 60.0  # seconds between lines of the log


@dataclass
class Progress:
    """How far training has come: steps, target tokens, and seconds spent at it; `origin` is what began it."""

    origin: str = ""
    step: int = 0
    tokens: int = 0
    seconds: float = 0.0
    recent: deque[float] = field(default_factory=lambda: deque(maxlen=200))

    def __str__(self) -> str:
        """Say it in one line."""
        nll = sum(self.recent) / max(1, len(self.recent))
        return f"step {self.step}, {self.tokens / 1e6:.2f}M target tokens, nll {nll:.3f}"


class Trainee:
    """A model in training: with its optimizer and its progress, to and from a checkpoint."""

    def __init__(
        self, directory: Path, recipe: Recipe, origin: str, candidates: torch.Tensor | None = None
    ) -> None:
        from transformers import MarianMTModel

        settings = recipe.training
        torch.set_num_threads(settings.threads or torch.get_num_threads())
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        self.model: MarianMTModel = MarianMTModel.from_pretrained(
            directory, dtype=torch.float32, dropout=settings.dropout, attn_implementation="eager"
        ).to(self.device)
        self.model.train()
        for part in (self.model.model.encoder, self.model.model.decoder):
            part.embed_positions.requires_grad_(requires_grad=False)  # sinusoids: Marian computes them
        self._start = {n: p.detach().clone() for n, p in self.model.named_parameters() if p.requires_grad}
        own = directory / "positions.pt"
        self._own = torch.load(own, weights_only=True) if own.exists() else None
        self._sinusoids = self.model.model.encoder.embed_positions.weight.detach().clone()
        self._fade = recipe.start.fade
        self._rates = {
            "decoder": settings.rate,
            "encoder": settings.rate * settings.encoder_share,
            "shared": settings.rate * settings.embedding_share,
        }
        self.optimizer = torch.optim.AdamW(
            [{"params": self._part(name), "lr": rate} for name, rate in self._rates.items()],
            betas=(0.9, 0.98),
            eps=1e-9,
            weight_decay=0.0,
            fused=True,
        )
        self._objective = Objective(self.model, settings.smoothing, settings.guide, candidates)
        self.progress = Progress(origin)

    def _part(self, name: str) -> list[torch.nn.Parameter]:
        part = getattr(self.model.model, name)
        table = self.model.model.shared.weight
        return [p for p in part.parameters() if p.requires_grad and (name == "shared" or p is not table)]

    def step(self, batch: tuple[torch.Tensor, torch.Tensor, torch.Tensor], factor: float) -> None:
        """Learn from one batch at `factor` of the rates."""
        sources, targets, links = (t.to(self.device) for t in batch)
        if self._own is not None:
            share = max(0.0, 1 - self.progress.step / self._fade) if self._fade else 0.0
            self._place(faded(self._sinusoids, self._own.to(self.device), share))
        for group, rate in zip(self.optimizer.param_groups, self._rates.values(), strict=True):
            group["lr"] = rate * factor
        with torch.autocast(self.device.type, torch.bfloat16, enabled=bf16_is_native()):
            loss, nll = self._objective(sources, targets, links)
        loss.backward()
        table = self.model.model.shared.weight
        if table.grad is not None:
            table.grad[self.model.config.pad_token_id] = 0  # <pad> starts the decoder, from nothing
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), _CLIP)
        self.optimizer.step()
        self.optimizer.zero_grad()
        self.progress.step += 1
        self.progress.tokens += int((targets != self.model.config.pad_token_id).sum())
        self.progress.recent.append(float(nll))

    def _place(self, positions: torch.Tensor) -> None:
        with torch.no_grad():
            self.model.model.encoder.embed_positions.weight.copy_(positions)

    def save(self, path: Path) -> None:
        """Write a checkpoint, whole or not at all."""
        part = path.with_suffix(".part")
        p = self.progress
        done = {"origin": p.origin, "step": p.step, "tokens": p.tokens, "seconds": p.seconds}
        state = {"model": self.model.state_dict(), "optimizer": self.optimizer.state_dict(), "progress": done}
        torch.save(state, part)
        part.replace(path)

    def resume(self, path: Path) -> bool:
        """Go on from a checkpoint, if there is one that began where this began."""
        if not path.exists():
            return False
        state = torch.load(path, weights_only=True, map_location=self.device)
        if state["progress"]["origin"] != self.progress.origin:
            return False
        self.model.load_state_dict(state["model"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.progress = Progress(**state["progress"])
        return True

    def finished(self, share: float = 1.0) -> "MarianMTModel":
        """Give the model as it is to be used: Marian's own positions, nothing dropped out.

        It is `share` of what was learnt and else the weights begun with.
        """
        blend(self.model, self._start, share)
        self._place(self._sinusoids)
        return self.model.eval()


def train(trainee: Trainee, rows: Rows, recipe: Recipe, checkpoint: Path, say: Say) -> None:
    """Train at a constant rate until `recipe.training.minutes` are spent, those before a resumption included.

    A checkpoint is written every few minutes, and when stopped by SIGTERM or Ctrl-C, which then goes on as
    KeyboardInterrupt.
    """
    settings, first = recipe.training, trainee.progress.step

    def factor() -> float:
        return _warm(trainee.progress.step - first, settings.warmup)

    def saved() -> None:
        trainee.save(checkpoint)

    _run(trainee, rows, recipe, settings.minutes, factor, saved, say)


def cool(trainee: Trainee, rows: Rows, recipe: Recipe, say: Say) -> None:
    """Lower the rate to almost nothing, in a straight line, in `recipe.training.cooldown_minutes` more."""
    start = trainee.progress.seconds
    length = max(1e-9, recipe.training.cooldown_minutes * 60)

    def factor() -> float:
        # Where nothing came before, a cooldown warms up too.
        warm = _warm(trainee.progress.step, recipe.training.warmup)
        return max(_LEAST, min(warm, 1 - (trainee.progress.seconds - start) / length))

    _run(trainee, rows, recipe, (start + length) / 60, factor, lambda: None, say)


def _warm(steps: int, warmup: int) -> float:
    return min(1.0, (steps + 1) / max(1, warmup))


def _run(
    trainee: Trainee,
    rows: Rows,
    recipe: Recipe,
    minutes: float,
    factor: Callable[[], float],
    save: Callable[[], None],
    say: Say,
) -> None:
    progress, settings = trainee.progress, recipe.training
    # Another order each time it is taken up again, but the same for the same step.
    batches = endless(rows, recipe, Random(settings.seed + progress.step))
    pad = int(trainee.model.config.pad_token_id)
    told = kept = now = monotonic()
    before = progress.tokens
    with _stops() as stopped:
        while progress.seconds < minutes * 60 and not stopped:
            trainee.step(tensors(rows, next(batches), pad), factor())
            progress.seconds += monotonic() - now
            now = monotonic()
            if now - told > _TOLD:
                speed = (progress.tokens - before) / (now - told)
                say(f"{progress.seconds / 60:.0f} of {minutes:.0f} min, {progress}, {speed:.0f} tokens/s")
                told, before = now, progress.tokens
            if now - kept > settings.checkpoint_minutes * 60:
                save()
                kept = now
    save()
    say(str(progress))
    if stopped:
        raise KeyboardInterrupt


@contextmanager
def _stops() -> Iterator[list[int]]:
    """Note SIGTERM and SIGINT instead of dying of them, so that the step at hand is finished."""
    stopped: list[int] = []
    signals = (signal.SIGTERM, signal.SIGINT)
    before: list[Any] = [signal.signal(s, lambda number, _: stopped.append(number)) for s in signals]
    try:
        yield stopped
    finally:
        for number, handler in zip(signals, before, strict=True):
            signal.signal(number, handler)
