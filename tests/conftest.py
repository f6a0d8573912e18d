"""What tests share. No test touches the user's own folders or the network."""

from pathlib import Path

import pytest

from mujaz.translate import Document, TranslatedDocument, Translator

EXAMPLE = Path(__file__).parents[1] / "examples" / "peace-talks.ar.txt"


@pytest.fixture(scope="session")
def example() -> TranslatedDocument:
    """The example article, translated as the command does it; made once, since it takes seconds."""
    return Translator().translate(Document.from_file(EXAMPLE))
