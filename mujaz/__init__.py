"""mujaz: Arabic news into English that keeps its names, and into briefs that cite their sentences.

>>> from mujaz import Document, Translator, brief
>>> translated = Translator().translate(Document.from_file(Path("article.ar.txt")))
>>> for bullet in brief([translated]).bullets: print(bullet.text)
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mujaz.errors import MujazError
    from mujaz.glossary import (
        Glossary,
        Matcher,
        Term,
        audit_translation,
        read_glossary,
        shipped_glossary,
        write_glossary,
    )
    from mujaz.summarise import Brief, Bullet, Story, brief, choose_sentences, read_earlier
    from mujaz.translate import Document, Sentence, TranslatedDocument, Translation, Translator

__all__ = [
    "Brief",
    "Bullet",
    "Document",
    "Glossary",
    "Matcher",
    "MujazError",
    "Sentence",
    "Story",
    "Term",
    "TranslatedDocument",
    "Translation",
    "Translator",
    "audit_translation",
    "brief",
    "choose_sentences",
    "read_earlier",
    "read_glossary",
    "shipped_glossary",
    "write_glossary",
]

# Loaded on first use, so that `mujaz --help` and the lower packages do not pay for the upper ones.
_HOMES = ("mujaz.errors", "mujaz.glossary", "mujaz.translate", "mujaz.summarise")


def __getattr__(name: str) -> Any:
    if name in __all__:
        for home in _HOMES:
            if hasattr(module := import_module(home), name):
                return getattr(module, name)
    raise AttributeError(f"module 'mujaz' has no attribute '{name}'")
