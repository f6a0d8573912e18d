"""What tests share. No test touches the user's own folders or the network."""

import os
from pathlib import Path

import pytest

from mujaz.translate import Document, TranslatedDocument, Translator

# Tests that need torch are left out where it is missing; with MUJAZ_TORCH=1, as CI sets it, that fails.
if os.environ.get("MUJAZ_TORCH") == "1":
    import torch  # noqa: F401
    import transformers  # noqa: F401

EXAMPLE = Path(__file__).parents[1] / "examples" / "peace-talks.ar.txt"


@pytest.fixture(autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each test folders of its own instead of the user's; variables that platformdirs reads."""
    home = str(tmp_path_factory.mktemp("home"))
    for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "HOME"):
        monkeypatch.setenv(name, home)
    monkeypatch.delenv("MUJAZ_MODEL", raising=False)


@pytest.fixture(scope="session")
def example() -> TranslatedDocument:
    """The example article, translated as the command does it; made once, since it takes seconds."""
    return Translator().translate(Document.from_file(EXAMPLE))
