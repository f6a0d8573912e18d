"""Models on this machine: where they lie, what they say of themselves, how they come and go."""

from mujaz.translate.store.checkpoint import Checkpoint
from mujaz.translate.store.convert import QUANTIZATIONS, write_converted, write_own
from mujaz.translate.store.default import default_model, set_default
from mujaz.translate.store.description import (
    ModelInfo,
    Shape,
    embedded_model,
    read_description,
    write_description,
)
from mujaz.translate.store.folders import config_file, models_folder
from mujaz.translate.store.resolve import checkpoint_directory, ctranslate_directory, in_use
from mujaz.translate.store.shelf import Model, add_model, embedded, find_model, models, remove_model

__all__ = [
    "QUANTIZATIONS",
    "Checkpoint",
    "Model",
    "ModelInfo",
    "Shape",
    "add_model",
    "checkpoint_directory",
    "config_file",
    "ctranslate_directory",
    "default_model",
    "embedded",
    "embedded_model",
    "find_model",
    "in_use",
    "models",
    "models_folder",
    "read_description",
    "remove_model",
    "set_default",
    "write_converted",
    "write_description",
    "write_own",
]
