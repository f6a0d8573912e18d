"""How a fine-tune is trained."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """How to train. The defaults are what training/LOG.md found best for some thousand pairs.

    `passes` over the memory at most, in batches of `batch` pairs; a pair with terms has them marked in
    `annotated` of the passes. Training stops when `patience` of the `evaluations` in a row bring nothing. Of
    what was learnt the result keeps `share`, 1 for all of it: less forgets less.
    """

    passes: int = 3
    batch: int = 16
    rate: float = 1e-4
    annotated: float = 0.4
    share: float = 0.7
    evaluations: int = 4
    patience: int = 3
    seed: int = 1
