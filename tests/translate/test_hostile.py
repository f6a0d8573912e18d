"""What nobody would call news: an output for each sentence, nothing forbidden in it, sensible doubts."""

from collections.abc import Iterator

import pytest

from mujaz.translate import Document, TranslatedDocument, Translator

# Text, and a kind of issue that its first sentence must have; "" for none in particular, "none" for no issue.
HOSTILE: dict[str, tuple[str, str]] = {
    "one word": ("نعم", ""),
    "one letter": ("و", ""),
    "only digits": ("12345 67890", "none"),
    "only Arabic digits": ("١٢٣٤٥", "none"),
    "only punctuation": ("؟!،؛ ... «»", "none"),
    "only a dash": ("–", "none"),
    "only tatweel": ("ـــــ", ""),
    "only vowel marks": ("\u064e\u064f\u0650", "none"),
    "only emoji": ("😀🔥🇪🇬", "none"),
    "emoji inside": ("قال 😀 الوزير", "symbol"),
    "emoji around": ("🔴 وصل الوفد 🔴", ""),
    "skin tones and joined families": ("👩🏽‍🚀👨‍👩‍👧‍👦 وصل الوفد", ""),
    "a long token": ("ا" * 3000, ""),
    "a long Latin token": ("a" * 3000, "source"),
    "a long number": ("بلغ العدد " + "9" * 400, ""),
    "a word again and again": ("نعم " * 200, ""),
    "a letter again and again": ("لااااااااااااااااااااااا يا رجل", ""),
    "marks of direction": ("\u202eقال\u202c الوزير \u2067نعم\u2069", ""),
    "mixed directions": ("قال Lavrov إن Oreshnik أصاب 3 أهداف في Dnipro", ""),
    "control characters": ("قال\x07 الوزير\x00 نعم", ""),
    "a lone surrogate": ("قال \ud800 الوزير", ""),
    "noncharacters": ("قال \uffff الوزير \ufffe", ""),
    "the replacement character": ("قال \ufffd الوزير", ""),
    "presentation forms": ("ﻗﺎﻝ ﺍﻟﻮﺯﻳﺮ ﻧﻌﻢ", ""),
    "a ligature of a sentence": ("\ufdfa", ""),
    "full vowels": ("قَالَ الوَزِيرُ إِنَّ السَّلَامَ قَرِيبٌ", ""),
    "too many vowel marks": ("ق" + "\u064e" * 500 + "ال", ""),
    "Persian": ("رئیس جمهور گفت که این پیشنهاد را چند روز پیش دیده است.", "source"),
    "Urdu": ("وزیر اعظم نے کہا ہے کہ مذاکرات جلد شروع ہوں گے۔", "source"),
    "English": ("The minister arrived in Paris on Tuesday.", "source"),
    "Russian": ("Министр прибыл в Париж.", "source"),
    "Chinese": ("部长抵达巴黎。", "source"),
    "Hebrew": ("השר הגיע לפריז.", "source"),
    "mostly English": ("The minister said نعم to the offer of the delegation.", "source"),
    "a URL": ("https://example.org/خبر?x=1&y=2", ""),
    "a URL inside": ("اقرأ https://example.org/a_b?c=d اليوم", ""),
    "an address": ("راسلونا على desk@example.org", ""),
    "handles and tags": ("@desk #أوكرانيا #عاجل", ""),
    "a Markdown table": ("| أ | ب |\n|---|---|\n| ١ | ٢ |", ""),
    "tabs": ("الاسم\tالعدد\tالمدينة", ""),
    "poetry": ("الخيل والليل والبيداء تعرفني   والسيف والرمح والقرطاس والقلم", ""),
    "dialect": ("شو عم تعمل هلق يا زلمة؟ مش عارف والله", ""),
    "code": ("def f(x): return x + 1  # نعم", ""),
    "JSON": ('{"خبر": "وصل الوزير", "عدد": 3}', ""),
    "HTML": ("<p onclick='x()'>وصل <b>الوزير</b> &amp; عاد</p>", ""),
    "our own tags": ("قال <t> دونباس <to> Donetsk </t> نعم", ""),
    "pieces of the vocabulary": ("قال </s> <unk> <pad> <0x41> ▁نعم", ""),
    "formulas": ("س = ٢ص + ٣ ÷ ٤ × ٥ ≥ ٦", ""),
    "currencies": ("السعر 5$ أو 4€ أو 3£ أو 18₪", ""),
    "only spaces between letters": ("ا ل و ز ي ر", ""),
    "quotes that do not close": ("قال «إن الاتفاق قريب", ""),
    "brackets that do not close": ("قال (الوزير [إن {الاتفاق قريب", ""),
    "dates and times": ("١٢/٣/٢٠٢٦ الساعة ١٤:٣٠ – ١٦:٤٥", ""),
    "an answer that stutters": ("هههههههههه ههههههههه هههههه ههههه", ""),
}


@pytest.fixture(scope="module")
def done() -> dict[str, TranslatedDocument]:
    texts: Iterator[Document] = (Document.from_text(text) for text, _ in HOSTILE.values())
    return dict(zip(HOSTILE, Translator(beam=1).translate_all(texts), strict=True))


@pytest.mark.parametrize("name", HOSTILE)
def test_one_output_for_each_sentence(name: str, done: dict[str, TranslatedDocument]) -> None:
    translated = done[name]
    assert [t.sentence for t in translated.translations] == list(translated.document.sentences)
    if any(c.isalnum() and c != "ـ" for c in HOSTILE[name][0]):
        assert any(t.text for t in translated.translations)
    english = translated.text
    assert len(english) < 40 * len(HOSTILE[name][0]) + 2000
    assert not any(c in english for c in "\x00\x07\u202e\u202c\u2067\u2069\ud800\ufffe\uffff")
    assert not any(tag in english for tag in ("</s>", "<unk>", "<t>", "<to>", "</t>"))
    kinds = [issue.kind for issue in translated.translations[0].issues]
    match HOSTILE[name][1]:
        case "none":
            assert kinds == []
        case "":
            pass
        case kind:
            assert kind in kinds
