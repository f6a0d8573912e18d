"""The recipe: one TOML file that says what the model is made of and how."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, get_type_hints

from mujaz.errors import InputError

TERMS = "+terms"  # behind the name of a set: its copies with terms marked


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """How many `pieces` of the encoder's vocabulary stay."""

    pieces: int = 20_000


@dataclass(frozen=True, slots=True)
class Start:
    """Where the weights come from.

    Either `model`, a MarianMT model in transformers' form that is trained on, with its vocabulary; or
    `encoder`, a BERT-shaped multilingual one (a directory or a hub name), and a decoder from scratch.
    `fade` is the number of steps in which the encoder's own positions give way to Marian's.
    """

    model: Path | None = None
    encoder: str = "intfloat/multilingual-e5-small"
    decoder_layers: int = 3
    fade: int = 900


@dataclass(frozen=True, slots=True)
class Terms:
    """How many annotated copies there are of each pair that has terms: `authored` ones and others."""

    authored: int = 3
    other: int = 1


@dataclass(frozen=True, slots=True)
class Training:
    """The loop. Minutes are of the clock; the constant rate goes on from its checkpoint when run again.

    `rate` is the decoder's; the encoder has `encoder_share` of it, the embeddings `embedding_share`.
    `batch` is in tokens, padding included. With `candidates`, the softmax is over so many pieces, those most
    frequent in the targets, and those of the batch. The result is `share` of what was learnt, the rest of it
    the weights begun with: less than 1 makes sense where these are a model.
    """

    minutes: float = 170.0
    cooldown_minutes: float = 40.0
    rate: float = 8e-4
    encoder_share: float = 0.25
    embedding_share: float = 0.4
    warmup: int = 200
    batch: int = 3072
    candidates: int = 0
    dropout: float = 0.1
    smoothing: float = 0.1
    guide: float = 0.1
    share: float = 1.0
    checkpoint_minutes: float = 10.0
    threads: int = 0
    seed: int = 5


@dataclass(frozen=True, slots=True)
class Recipe:
    """All of it. Folders are as written in the file, relative to the folder that it lies in.

    `weights` say how often a pass takes the pairs of a set, "*" those of sets not named; NAME+terms are the
    annotated copies of a set, *+terms those of sets whose copies are not named.
    """

    corpus: tuple[Path, ...]
    work: Path
    tests: Path | None = None
    name: str = "mujaz-ar-en"
    licence: str = "CC-BY-SA-4.0"
    aligner: str = "eflomal"
    vocabulary: Vocabulary = Vocabulary()
    start: Start = Start()
    terms: Terms = Terms()
    training: Training = Training()
    weights: Mapping[str, float] = field(default_factory=lambda: {"*": 1.0})

    def weight(self, name: str) -> float:
        """Give how often a pass takes the pairs of the set `name`."""
        rest = self.weights.get("*", 1.0)
        return self.weights.get(name, self.weights.get(f"*{TERMS}", rest) if name.endswith(TERMS) else rest)


def read_recipe(path: Path) -> Recipe:
    """Read a recipe; raises InputError that names what it cannot be."""
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise InputError(f"{path}: no such file") from None
    except (OSError, ValueError) as e:
        raise InputError(f"{path}: not a recipe in TOML ({e})") from None
    for key in ("corpus", "work"):
        if key not in said:
            raise InputError(f"{path}: does not say '{key}'")
    recipe: Recipe = _made(Recipe, said, str(path), path.parent)
    if recipe.aligner not in ("eflomal", "none"):
        raise InputError(f"{path}: aligner is '{recipe.aligner}'; use eflomal or none")
    return recipe


def _made(kind: Any, said: Mapping[str, Any], where: str, folder: Path) -> Any:
    """Make a dataclass of a table; every value must be of the kind that its field has."""
    hints, values = get_type_hints(kind), {}
    known = {f.name for f in fields(kind)}
    for key, value in said.items():
        if key not in known:
            raise InputError(
                f"{where}: '{key}' is nothing that a recipe says; known: {', '.join(sorted(known))}"
            )
        values[key] = _value(hints[key], value, f"{where}: {key}", folder)
    return kind(**values)


def _value(hint: Any, value: Any, where: str, folder: Path) -> Any:
    if hint in (Path, Path | None) and isinstance(value, str):
        return folder / Path(value).expanduser()
    if hint == tuple[Path, ...]:
        said = value if isinstance(value, list) and value else [value]
        return tuple(_value(Path, folder_name, where, folder) for folder_name in said)
    if hasattr(hint, "__dataclass_fields__") and isinstance(value, dict):
        return _made(hint, value, where, folder)
    if hint is float and isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    if hint in (int, str) and type(value) is hint:
        return value
    if hint == Mapping[str, float] and isinstance(value, dict):
        return {name: _value(float, weight, f"{where}.{name}", folder) for name, weight in value.items()}
    raise InputError(f"{where} is {value!r}, which it cannot be")
