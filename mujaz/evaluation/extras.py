"""What only evaluation needs, and one clear line where it is not installed."""

from importlib import import_module
from typing import Any

from mujaz.errors import MujazError


def need(module: str) -> Any:
    """Import a module of the extra `evaluate`; raises MujazError that says how to install it."""
    try:
        return import_module(module)
    except ModuleNotFoundError as e:
        if e.name != module.partition(".")[0]:  # it is there, but something of its own is not
            raise
        raise MujazError(f"evaluation needs {e.name}; pip install 'mujaz[evaluate]'") from None
