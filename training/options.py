"""How a fine-tune is trained."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """How to train. The defaults are what training/LOG.md found best for some thousand pairs.

    `passes` over the memory at most, in batches of `batch` pairs; a pair with terms has them marked in
    `annotated` of the passes. Training stops when `patience` of the `evaluations` in a row bring nothing.
    """

    passes: int = 3
    batch: int = 16
    rate: float = 5e-5
    annotated: float = 0.4
    evaluations: int = 4
    patience: int = 3
    seed: int = 1
