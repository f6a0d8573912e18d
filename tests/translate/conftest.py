"""Checkpoints as the hub has them, small and with random weights."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def models() -> ModuleType:
    """The benchmark that makes checkpoints."""
    spec = importlib.util.spec_from_file_location("models_benchmark", ROOT / "benchmarks" / "models.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def opus(models: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small checkpoint with the files of Helsinki-NLP/opus-mt-ar-en. For tests marked torch."""
    made: Path = models.make_checkpoint(tmp_path_factory.mktemp("opus") / "opus-mt-ar-en")
    return made
