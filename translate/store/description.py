"""What a model says of itself: the `mujaz.json` in its directory."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from importlib.resources import as_file, files
from pathlib import Path

from mujaz.errors import ModelError

EMBEDDED = "ar-en"
DESCRIPTION = "mujaz.json"


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """Which model it is: what stands in every output.

    `sha256` is that of its weights. `origin` is what it was converted from, a directory or a hub name with
    its commit (`owner/name@commit`), `origin_sha256` the digest of what was there; both are "" for a model
    that was made as it is.
    """

    name: str
    source: str = "ar"
    target: str = "en"
    licence: str = ""
    sha256: str = ""
    origin: str = ""
    origin_sha256: str = ""
    quantization: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    """How large a model is and what it may not write; zeros where it does not say.

    `positions` are the places that either side has room for, `vocabulary` the pieces of both sides,
    `suppressed` sequences of pieces that must never be written.
    """

    parameters: int = 0
    vocabulary: int = 0
    positions: int = 512
    suppressed: tuple[tuple[str, ...], ...] = ()


def embedded_model() -> Path:
    """Give the directory of the model that comes with the package."""
    with as_file(files("mujaz.translate") / "models" / EMBEDDED) as path:
        return Path(path)


def read_description(directory: Path) -> tuple[ModelInfo, Shape]:
    """Read what the model in `directory` says of itself; one that says nothing has the directory's name.

    Raises ModelError for a description that makes no sense.
    """
    path = directory / DESCRIPTION
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        shape = said.pop("shape", {})
        suppressed = _sequences(shape.pop("suppressed", ()))
        return ModelInfo(**said), Shape(**shape, suppressed=suppressed)
    except FileNotFoundError:
        return ModelInfo(directory.resolve().name), Shape()
    except (OSError, ValueError, TypeError, AttributeError) as e:
        raise ModelError(f"{path}: not a model description ({e})") from None


def _sequences(pieces: Iterable[Iterable[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(sequence) for sequence in pieces)


def write_description(directory: Path, info: ModelInfo, shape: Shape) -> None:
    """Write what `read_description` reads."""
    said = json.dumps(asdict(info) | {"shape": asdict(shape)}, indent=1, ensure_ascii=False)
    (directory / DESCRIPTION).write_text(said + "\n", encoding="utf-8")
