"""A translator that knows a few sentences by heart, and which of their words go together: no model."""

import pytest

from mujaz.translate import Document, TranslatedDocument, Translation
from mujaz.translate.links import Link

# Arabic: English, the words of it that translate each Arabic word.
KNOWN = {
    "التقى بوتين زيلينسكي في إسطنبول.": ("Zelensky met Putin in Istanbul.", ((1,), (2,), (0,), (3,), (4,))),
    "قال بوتين ذلك.": ("Putin said so.", ((1,), (0,), (2,))),
    "صفحة 3 من 10": ("Page 3 of 10", ((0,), (1,), (2,), (3,))),
    "ألف وباء": ("A & B <C>", ((0,), (1, 2))),
    "المدينة.": ("The city.", ((1,),)),
    "المدينة": ("The city", ((1,),)),
}


def words(text: str) -> list[tuple[int, int]]:
    found, at = [], 0
    for word in text.split():
        at = text.index(word, at)
        found.append((at, at := at + len(word)))
    return found


class Known:
    """Translates and links the sentences of KNOWN; others are numbered and have no links."""

    def translate(self, document: Document) -> TranslatedDocument:
        texts = [
            KNOWN.get(" ".join(s.text.split()), (f"English {n}", ()))[0]
            for n, s in enumerate(document.sentences, 1)
        ]
        made = (Translation(s, text, None) for s, text in zip(document.sentences, texts, strict=True))
        return TranslatedDocument(document, tuple(made))

    def link(self, pairs: list[tuple[str, str]]) -> list[list[Link]]:
        return [
            [
                Link(words(source)[s], words(target)[t], 1.0)
                for s, of in enumerate(KNOWN.get(" ".join(source.split()), ("", ()))[1])
                for t in of
            ]
            for source, target in pairs
        ]


@pytest.fixture(scope="session")
def known() -> Known:
    return Known()
