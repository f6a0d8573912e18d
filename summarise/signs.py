"""What a sentence is to a briefing desk: usable or not, leaning on an earlier one, mostly a quotation.

Signs are read off the Arabic, which is clean where a translation is not.
"""

import re

from mujaz.glossary.arabic import ARABIC_LETTER, visible, words
from mujaz.summarise.stems import content_stems
from mujaz.translate import Document, Sentence
from mujaz.translate.documents import is_arabic

_SAYING = "قال|أضاف|اضاف|تابع|أكد|اكد|أوضح|اوضح|أردف|استطرد|زاد|أشار|اشار|ذكر|شدد|لفت|صرح|رأى|اعتبر|كشف"
_TIMES = "العام|الأسبوع|الشهر|اليوم|المساء|الصباح|الليلة|السنة|الصيف|الشتاء|الربيع|الخريف|الموسم"
# A verb of saying whose speaker is not named behind it, a pronoun in front, or a noun that belongs to one.
_LEANS = re.compile(
    rf"\W*(?:من (?:جانبه|جانبها|جهته|جهتها|ناحيته|ناحيتها)[،\s]+)?"
    rf"(?:و|ف)?(?:{_SAYING})(?:ت|ا|وا)?\s*"
    r"(?:[:،]|[إأا]ن(?:ه|ها|هم)?\b|ب[أا]ن|إلى أن|على أن|[أا]يضا|كذلك|خلال)"
    rf"|\W*(?:و|ف)?(?:هذا|هذه)\s(?!{_TIMES})"
    r"|\W*(?:و|ف|ل)?(?:هو|هي|هم|هنا|ذلك|تلك|بذلك|لذلك|كذلك|إنه|إنها|إنهم|كما [أإ]ن(?:ه|ها|هم))\b"
    r"|\W*(?:و|ف)?(?:مع|رغم|بعد|قبل|عقب|منذ|على الرغم من) (?:ذلك|هذا)\b"
    r"|\W*(?!من\b|في\b)\w+\s+\w{3,}(?:ؤه|ؤها|ئه|هما|هم|ها)\b"
)
# Words that end like a possessive pronoun and are none.
_NO_PRONOUN = re.compile(
    r"\W*\w+\s+(?:ال|لل|وال|بال)?(?:متهم|مهم|أهم|سهم|أسهم|درهم|فهم|دهم|بعضهم|تفاهم|تراهم)\b"
)
_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")
_PAIRS = (("“", "”"), ("«", "»"))
_LONG_QUOTE = 4  # words; shorter ones are names and terms

# Who wrote it, who took the picture, when it was put up: lines of a page that are no news.
_SIGNATURE = re.compile(
    r"[\s\W]*(?:"
    r"(?:كتب(?:ت|ه|ها)?|بقلم|[إا]عداد|تحرير|ترجمة|تصوير|مراسل(?:نا|تنا)?|متابعة|خاص)\s*[:：/|–-]"
    r"|(?:بقلم|من [إا]عداد|تصوير)\s"
    r"|(?:نشر(?:ت)?(?: في)?|تاريخ النشر|[آا]خر تحديث|تم التحديث|وقت القراءة)\s*[:：\d٠-٩]"
    r"|(?:الصورة|صورة)\s*(?:[:：]|[أا]رشيفية|من الأرشيف|لوكالة)"
    r")"
)
_AGENCIES = frozenset(
    """
    رويترز فرانس برس اسوشيتد اسوشييتد وكالات وكاله وكالاتنا الوكالات الانباء انباء الاناضول سبوتنيك تاس
    شينخوا سانا واس وام قنا بترا كونا اونا الجزيره العربيه نت بي سي سكاي نيوز عربي بلومبرغ ا ف ب د و
    afp ap reuters cnn bbc dpa upi tass xinhua getty images مونت كارلو روسيا اليوم
    """.split()
)
_SHORT = 9  # words; a longer line is a sentence, whatever it begins with


def leans(text: str) -> bool:
    """Whether a sentence cannot be understood without the one before it.

    >>> leans("وأضاف أن وحدته أحصت 84 قنبلة."), leans("وأضاف الوزير أن الاتفاق قريب.")
    (True, False)
    """
    seen = visible(text)
    return _LEANS.match(seen) is not None and _NO_PRONOUN.match(seen) is None


def half_quoted(text: str) -> bool:
    """Whether a quotation begins or ends outside the sentence."""
    return any(text.count(opening) != text.count(closing) for opening, closing in _PAIRS) or (
        text.count('"') % 2 == 1
    )


def quoted_share(text: str) -> float:
    """Give the share of the characters that stand in quotations of some length, 0 to 1."""
    quotes = [quote for quote in _QUOTED.findall(text) if len(quote.split()) >= _LONG_QUOTE]
    return sum(map(len, quotes)) / max(1, len(text))


def is_signature(text: str) -> bool:
    """Whether a line only says who wrote it, took the picture or put it up.

    >>> is_signature("القاهرة (رويترز)"), is_signature("قالت رويترز إن النفط ارتفع.")
    (True, False)
    """
    seen = visible(text)
    found = [word.folded for word in words(seen) if word.folded.isalnum()]
    if not found or len(found) > _SHORT:
        return False
    if _SIGNATURE.match(seen):
        return True
    named = sum(word.removeprefix("و") in _AGENCIES or word in _AGENCIES for word in found)
    dateline = re.search(r"[-–—/(]", seen) is not None and not re.search(r"[.!?؟]\s*$", seen)
    return named == len(found) or (dateline and named > 0 and len(found) - named <= 2)


def usable(document: Document, index: int) -> bool:
    """Whether sentence `index` may stand in a brief: news in Arabic, no teaser, credit or headline."""
    sentence = document.sentences[index]
    return (
        not sentence.boilerplate
        and not (index == 0 and headline(document) is not None)
        and is_arabic(sentence.text)
        and ARABIC_LETTER.search(sentence.text) is not None
        and not is_signature(sentence.text)
        and bool(content_stems(sentence.text))
    )


def headline(document: Document) -> Sentence | None:
    """Give the first line if it is a headline: one short sentence without a full stop, more lines below."""
    first = [s for s in document.sentences[:2] if s.paragraph == 0]
    if len(first) != 1 or len(document.sentences) < 2:
        return None
    text = first[0].text
    # A question or a quotation that closes is a headline, unless it is as long as a sentence.
    return first[0] if text[-1] not in ".!…" and len(text.split()) <= 20 and not _quote_only(text) else None


def _quote_only(text: str) -> bool:
    return text[0] in '“«"' and quoted_share(text) > 0.5
