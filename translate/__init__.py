"""Documents and sentences, the engine that translates them, terms kept and doubts marked."""

from mujaz.translate.checks import Issue, check
from mujaz.translate.documents import Document, Sentence
from mujaz.translate.engines import Engine, open_engine
from mujaz.translate.keep import TermUse, audit
from mujaz.translate.pipeline import Translator
from mujaz.translate.store import ModelInfo
from mujaz.translate.translation import TranslatedDocument, Translation

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
    "open_engine",
]
