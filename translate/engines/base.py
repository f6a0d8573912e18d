"""What every engine does: cut text into pieces, decode, align, score.

Nothing here knows about terms or checks; an engine decodes token sequences and gives back hypotheses.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from mujaz.translate.pieces import Pieces
from mujaz.translate.prepare import TAGS
from mujaz.translate.store import ModelInfo, Shape

# Pieces. Marian models are trained on sentences (the embedded one on fewer than 127 pieces on either side);
# beyond that a model is on unknown ground and leaves clauses out.
_SENTENCE = 120
# Positions kept free: for the end mark, the start of the decoder, and to spare.
_SPARE = 12


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

    The end mark counts as a piece; pieces that a prefix forced count as certain. `attention[t][s]`, if it was
    asked for, is what `Engine.align` gives; the row of a piece is empty where the engine cannot tell it.
    """

    tokens: tuple[str, ...]
    score: float
    attention: Sequence[Sequence[float]] = ()


class Engine(ABC):
    """A Marian model, ready to translate; `open_engine` makes one.

    `info` and `shape` are what the model says of itself, `directory` where it was read from. All methods
    raise ModelError, in one line, for a model that is broken.
    """

    def __init__(self, directory: Path, info: ModelInfo, shape: Shape) -> None:
        self.directory = directory
        self.info = info
        self.shape = shape
        self._pieces = Pieces(directory)

    @property
    def max_positions(self) -> int:
        """The most pieces that either side has room for, tags and forced targets included."""
        return self.shape.positions - _SPARE

    @property
    def max_source(self) -> int:
        """The most pieces that a text should have to be translated at once."""
        return min(_SENTENCE, self.max_positions // 2)

    @property
    def max_target(self) -> int:
        """The most pieces that `translate` writes, prefix included."""
        return min(256, self.max_positions)

    @cached_property
    def has_tags(self) -> bool:
        """Whether the model was trained to take terms as `<t> source <to> target </t>`."""
        return self._pieces.hold(TAGS)

    def encode(self, text: str) -> list[str]:
        """Cut text into pieces, without the end mark."""
        return self._pieces.encode(text)

    def encode_target(self, text: str) -> list[str]:
        """Cut text of the target language into pieces."""
        return self._pieces.encode_target(text)

    def places(self, text: str) -> list[tuple[int, int]]:
        """Give for each piece of `encode(text)` its place (start, end) in `text`."""
        return self._pieces.places(text)

    def decode(self, tokens: Sequence[str]) -> str:
        """Join pieces into text."""
        return self._pieces.decode(tokens)

    @abstractmethod
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

    @abstractmethod
    def align(
        self, sources: Sequence[Sequence[str]], targets: Sequence[Sequence[str]]
    ) -> list[list[list[float]]]:
        """Give for each pair what target piece t looked at: `weights[t][s]`, a row sums to 1.

        The first head of the last decoder layer: a word aligner where the model was trained to have one
        there (guided alignment, Garg et al. 2019), a rough pointer in others. The last s is the end mark.
        """

    @abstractmethod
    def score(self, sources: Sequence[Sequence[str]], targets: Sequence[Sequence[str]]) -> list[float]:
        """Give the mean log-probability that the model sees in each target, end mark included."""
