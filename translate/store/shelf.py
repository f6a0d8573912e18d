"""The user's shelf of models: those that were added, by name."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from mujaz.errors import ModelError
from mujaz.files import file_sha256
from mujaz.translate.pieces import Pieces
from mujaz.translate.prepare import TAGS
from mujaz.translate.store.checkpoint import Checkpoint, is_checkpoint
from mujaz.translate.store.convert import write_converted
from mujaz.translate.store.description import (
    ModelInfo,
    Shape,
    embedded_model,
    read_description,
    write_description,
)
from mujaz.translate.store.folders import locked, models_folder, size, whole_directory
from mujaz.translate.store.hub import fetch, is_hub_name

_WEIGHTS = "model.bin"


@dataclass(frozen=True, slots=True)
class Model:
    """A model in CTranslate2's form on this machine."""

    name: str
    directory: Path
    info: ModelInfo
    shape: Shape

    @property
    def size(self) -> int:
        """Its bytes on disk."""
        return size(self.directory)

    @property
    def tags(self) -> bool:
        """Whether it was trained to take terms in tags."""
        return Pieces(self.directory).hold(TAGS)

    def is_whole(self) -> bool:
        """Compute the checksum of its weights; tell whether it is the one that the description has."""
        return bool(self.info.sha256) and file_sha256(self.directory / _WEIGHTS) == self.info.sha256


def embedded() -> Model:
    """Give the model that comes with the package."""
    return _model(embedded_model())


def models() -> list[Model]:
    """Give the model that comes with the package and those that were added, by name."""
    return [embedded(), *sorted(_added(), key=lambda model: model.name)]


def _added() -> Iterator[Model]:
    for weights in models_folder().glob(f"[!.]*/{_WEIGHTS}"):
        yield _model(weights.parent)


def _model(directory: Path) -> Model:
    info, shape = read_description(directory)
    return Model(info.name, directory, info, shape)


def find_model(name: str) -> Model:
    """Give the model called `name`; raises ModelError, saying how to get it."""
    if name == embedded().name:
        return embedded()
    directory = _place(name)
    if not (directory / _WEIGHTS).is_file():
        told = f"`mujaz model add {name}` gets it, " if is_hub_name(name) else ""
        raise ModelError(f"{name}: no such model; {told}`mujaz model list` shows those that there are")
    return _model(directory)


def has_model(name: str) -> bool:
    """Tell whether a model called `name` was added."""
    return bool(name) and (_place(name) / _WEIGHTS).is_file()


def add_model(source: str | Path, quantization: str = "int8") -> Model:
    """Put a model on the shelf: a directory in either form, or a hub name (`owner/name[@revision]`).

    What is of transformers' form is converted, with weights as `quantization` says; what is there already
    so is not made again. Safe where several processes do it at once. Raises ModelError.
    """
    if Path(source).is_dir():
        return _add_directory(Path(source), quantization)
    name = str(source)
    if not is_hub_name(name):
        raise ModelError(f"{name}: no such directory, and not a name of the hub (owner/name)")
    with locked(_place(name)):
        if (there := _there(name)) and there.info.quantization == quantization:
            return there
        directory, commit = fetch(name)
        origin = f"{name.partition('@')[0]}@{commit}"
        return _put(Checkpoint.read(directory), name, quantization, origin)


def _add_directory(directory: Path, quantization: str) -> Model:
    name, origin = directory.resolve().name, str(directory.resolve())
    if name == embedded().name:
        raise ModelError(f"{directory}: the model that comes with mujaz has this name; rename the directory")
    with locked(_place(name)):
        there = _there(name)
        if there and there.info.origin != origin:
            raise ModelError(
                f"{name}: a model of this name from {there.info.origin or 'elsewhere'} is there; "
                f"rename the directory, or first `mujaz model remove {name}`"
            )
        if not is_ctranslate(directory):
            checkpoint = Checkpoint.read(directory)
            if there and (there.info.origin_sha256, there.info.quantization) == (
                checkpoint.digest,
                quantization,
            ):
                return there
            return _put(checkpoint, name, quantization, origin)
        info, shape = read_description(directory)
        with whole_directory(_place(name)) as new:
            shutil.copytree(directory, new, dirs_exist_ok=True)
            sha256 = file_sha256(new / _WEIGHTS)
            if info.sha256 and info.sha256 != sha256:
                raise ModelError(f"{directory}: broken, {_WEIGHTS} has not the checksum that it should have")
            write_description(new, replace(info, name=name, origin=origin, sha256=sha256), shape)
        return _model(_place(name))


def _put(checkpoint: Checkpoint, name: str, quantization: str, origin: str) -> Model:
    with whole_directory(_place(name)) as new:
        write_converted(checkpoint, new, name=name, quantization=quantization, origin=origin)
    return _model(_place(name))


def remove_model(name: str) -> None:
    """Take an added model off the shelf; what the hub's own cache has of it stays. Raises ModelError."""
    model = find_model(name)
    if model.directory == embedded_model():
        raise ModelError(f"{name}: comes with mujaz and cannot be removed")
    with locked(model.directory):
        try:
            shutil.rmtree(model.directory)
        except OSError as e:
            raise ModelError(f"{model.directory}: cannot be removed ({e.strerror})") from None


def is_ctranslate(directory: Path) -> bool:
    """Tell by its files whether `directory` has a model in CTranslate2's form.

    Raises ModelError where it has a model in no form.
    """
    if (directory / _WEIGHTS).is_file():
        return True
    if is_checkpoint(directory):
        return False
    raise ModelError(f"{directory}: no model there (neither {_WEIGHTS} nor a checkpoint of transformers)")


def _there(name: str) -> Model | None:
    return _model(_place(name)) if has_model(name) else None


def _place(name: str) -> Path:
    return models_folder() / name.replace("/", "--")
