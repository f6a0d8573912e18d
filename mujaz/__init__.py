"""mujaz: Arabic news into English that keeps its names, and into briefs that cite their sentences.

>>> from mujaz import Document, Translator, brief
>>> translated = Translator().translate(Document.from_file(Path("article.ar.txt")))
>>> for bullet in brief([translated]).bullets: print(bullet.text)
"""

from typing import TYPE_CHECKING

from mujaz.lazy import lazily

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

_NAMES = {
    "mujaz.errors": "MujazError",
    "mujaz.glossary": "Glossary Matcher Term audit_translation read_glossary shipped_glossary write_glossary",
    "mujaz.translate": "Document Sentence TranslatedDocument Translation Translator",
    "mujaz.summarise": "Brief Bullet Story brief choose_sentences read_earlier",
}
__getattr__ = lazily(__name__, {name: home for home, names in _NAMES.items() for name in names.split()})
