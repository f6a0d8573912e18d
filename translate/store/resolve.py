"""From what the user calls a model to the directory that an engine reads."""

import os
from pathlib import Path

from mujaz.errors import ModelError
from mujaz.translate.store.checkpoint import Checkpoint
from mujaz.translate.store.convert import write_converted
from mujaz.translate.store.default import default_model
from mujaz.translate.store.folders import converted_folder, locked, whole_directory
from mujaz.translate.store.hub import fetched, is_hub_name
from mujaz.translate.store.shelf import Model, add_model, embedded, find_model, has_model, is_ctranslate

VARIABLE = "MUJAZ_MODEL"


def ctranslate_directory(model: str | Path | None) -> Path:
    """Give the directory of a model in CTranslate2's form; one in transformers' form is converted once.

    `model` is the name of an added model, a directory in either form, or a hub name, which is added. None is
    what the variable MUJAZ_MODEL names, else the user's default, else the embedded model. Raises ModelError.
    """
    found = _wanted(model)
    if isinstance(found, Model):
        return found.directory
    return found if is_ctranslate(found) else _converted(found)


def checkpoint_directory(model: str | Path | None) -> Path:
    """Give the directory of a model in transformers' form; `model` as in `ctranslate_directory`.

    Raises ModelError, for a model without an original in this form too.
    """
    found = _wanted(model)
    if isinstance(found, Path):
        if is_ctranslate(found):
            raise ModelError(f"{found}: in CTranslate2's form; name its original for the engine transformers")
        return found
    origin = found.info.origin
    if origin and Path(origin).is_dir() and not is_ctranslate(Path(origin)):
        return Path(origin)
    if is_hub_name(origin):
        return fetched(origin)[0]
    raise ModelError(
        f"{found.name}: its original in transformers' form is not there; name one with --model, "
        "or take --engine ctranslate2"
    )


def in_use() -> str:
    """Give what the model that translates is called where none is named."""
    return os.environ.get(VARIABLE) or default_model() or embedded().name


def _wanted(model: str | Path | None) -> Model | Path:
    named = model or os.environ.get(VARIABLE)
    if not named:
        default = default_model()
        return find_model(default) if default else embedded()
    if isinstance(named, str) and (has_model(named) or not Path(named).is_dir()):
        return add_model(named) if is_hub_name(named) and not has_model(named) else find_model(named)
    return Path(named)


def _converted(directory: Path) -> Path:
    """Convert a local checkpoint to int8, once for the same content."""
    checkpoint = Checkpoint.read(directory)
    target = converted_folder() / checkpoint.digest[:32]
    with locked(target):
        if not (target / "model.bin").is_file():
            with whole_directory(target) as new:
                name, origin = checkpoint.info.name, str(directory.resolve())
                write_converted(checkpoint, new, name=name, quantization="int8", origin=origin)
    return target
