"""From what the user calls a model to an engine that runs it."""

from pathlib import Path
from typing import Literal

from mujaz.translate.engines.base import Engine
from mujaz.translate.store import checkpoint_directory, ctranslate_directory

Kind = Literal["ctranslate2", "transformers"]


def open_engine(model: str | Path | None = None, *, kind: Kind = "ctranslate2", threads: int = 0) -> Engine:
    """Open a model with the engine `kind`.

    `model` is the name of an added model, a directory in either form, or a hub name (`owner/name`, with
    `@revision` to pin it), which is downloaded and converted once; None is what the variable MUJAZ_MODEL
    names, else the user's default, else the model that comes with the package. `threads` are processor
    threads, 0 for all cores. Raises ModelError.
    """
    if kind == "transformers":
        from mujaz.translate.engines.marian import MarianEngine

        return MarianEngine(checkpoint_directory(model), threads=threads)
    from mujaz.translate.engines.ctranslate import CTranslateEngine

    return CTranslateEngine(ctranslate_directory(model), threads=threads)
