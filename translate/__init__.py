"""Documents and sentences, the engine that translates them, terms kept and doubts marked."""

from mujaz.translate.checks import Issue, check
from mujaz.translate.documents import Document, Sentence
from mujaz.translate.engine import Engine, ModelInfo
from mujaz.translate.keep import TermUse, audit
from mujaz.translate.pipeline import TranslatedDocument, Translation, Translator

__all__ = [
    "Document",
    "Engine",
    "Issue",
    "ModelInfo",
    "Sentence",
    "TermUse",
    "TranslatedDocument",
    "Translation",
    "Translator",
    "audit",
    "check",
]
