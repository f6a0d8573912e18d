"""Names left out: Arabic words that surely are names, and nothing like them in the English.

Arabic has no capitals. A word is taken for a name only if it is a common given name, if it has an ending of
foreign surnames, or if so many of its letters are the long vowels that foreign names are spelled with that no
Arabic word looks like it. A run of such words is left out if not one of them has its like in the English.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from mujaz.glossary.arabic import fold, words
from mujaz.glossary.ordinary import ORDINARY_WORDS
from mujaz.translate.checks.sounds import alike, arabic_sounds, english_sounds
from mujaz.translate.checks.words import arabic_words

_REMEMBERED = 1 << 14  # words

_GIVEN = frozenset(
    fold(
        "محمد أحمد محمود حسين إبراهيم إسماعيل يوسف مصطفى عثمان طارق خليل ياسر سمير بشار عباس زينب مريم فاطمة"
        " خديجة ليلى فيصل سلمان تميم هيثم مروان إلياس جورج جون ديفيد مايكل روبرت ويليام وليام جيمس توماس"
        " دانيال بيتر مارتن ماري كريستين كريستينا إليزابيث جوزيف فرانسوا جاك بيار بيير إيمانويل أنطونيو"
        " أنتوني ستيف ستيفن سكوت كيفن برايان باتريك ألكسندر فلاديمير سيرغي ديمتري نيكولاي ميخائيل إيفان"
        " أندريه أوليغ بوريس إيغور دونالد ريتشارد تشارلز إدوارد هنري فرانك رونالد كارلوس خوسيه لويس بابلو"
        " خوان ميغيل رافائيل نيكولاس كلاوس يورغن أنجيلا سارة لورا جيسيكا جنيفر ميشيل كارولين صوفيا بنيامين"
        " نفتالي موشيه أفيغدور مسعود جواد شهباز عمران نارندرا كيم يون ماثيو أندرو سايمون غاري توني بريت كريس"
    ).split()
)
_SURNAME = re.compile("[^يتن].+(?:سكي|فيتش|نكو|شتاين|غراد|بورغ|برغ|شفيلي|غلو|سون)$")
# Endings of Arabic nouns in the plural, dual and accusative, and of verbs; and of countries, whose English
# names often sound unlike them (ألمانيا).
_ARABIC_ENDING = re.compile("(?:يه|ات|ون|ين|ان|ها|هم|نا|وا|يا|تي|ته|ني|كم|هما|تا|هن|تك|اره|اتي)$")
_ARABIC_FORM = re.compile(
    "^..ا.[يو].[يها]?$"  # broken plurals: صواريخ, تواريخ
    "|^ا.ت.ا.|^است|^ان.ي?ا.|^م.ا|^م..و.|^ت.[اي]|^ي|^ا?ست"  # verbal nouns, participles, verbs
)
# The article inside a word: two words that somebody forgot to set apart.
_TWO_WORDS = re.compile(".{3,}ال.{3,}")
# Of words with two long vowels many more are Arabic: beginnings, endings and plurals that rule a name out.
_MAYBE_ARABIC = re.compile("^[اتيملس]|[ايهكء]$|^.وا|^..ا[وي].$|^.ا.و.$|^..[ايو].$|^.[وي]?.ا.$")
# Loan words and names whose English may be another word.
_UNLIKE = frozenset(
    fold(
        "كاريكاتير فهرنهايت جونيور موسيقى أولمبياد ديناصور دبليو سيناريو ميكانيكي فيروس كواليس ديفوار"
        " أوتوبيس كولونيل بروتوكول قاموسا سيناتور هليكوبتر دبلوماسي ديبلوماسي ديمقراطي ديموقراطي ترويكا"
        " روبوت كومبيوتر سويسرا"
    ).split()
)
_VOWEL = re.compile("[اوي]")
_PROCLITIC = re.compile("(?:[وف]?(?:[بكل]?ال|لل)|[وف]?[بكل]|[وف])(?=.{4})")
_LETTERS = range(5, 14)  # of a name
_GLUED = 16  # letters; no word has so many, but several that somebody forgot to set apart
_ENGLISH_WORD = re.compile(r"[^\W\d_]+")


def names(source: str, target: str) -> Iterator[str]:
    """Yield a message for each run of words that are names and have nothing like them in the English."""
    folded = arabic_words(source)
    if max(map(len, folded), default=0) >= _GLUED or not (runs := list(_runs(folded))):
        return
    english = [word.lower() for word in _ENGLISH_WORD.findall(target)]
    heard = {sounds for word in english for sounds in english_sounds(word)}
    joined: set[str] = set()
    for run in runs:
        said = [sounds for word in run for sounds in arabic_sounds(word)]
        if _any_alike(said, heard):
            continue
        # New York is one word in Arabic. Rarely needed.
        joined = joined or {sounds for a, b in pairwise(english) for sounds in english_sounds(a + b)}
        if not _any_alike(said, joined):
            yield f"in the Arabic only: {_as_written(run, source)}"


def _runs(folded: Sequence[str]) -> Iterator[list[str]]:
    run: list[str] = []
    for word in (*folded, ""):
        if is_name(word):
            run.append(word)
        elif run:
            # What follows is often a name too, one that does not look it.
            yield [*run, word] if word.isalpha() else run
            run = []


def _as_written(run: Sequence[str], source: str) -> str:
    """Give the names of a run as the source spells them."""
    spelled = {word.folded: source[word.start : word.end] for word in words(source)}
    return " ".join(spelled[folded] for folded in run if is_name(folded))


def _any_alike(said: Sequence[str], heard: set[str]) -> bool:
    return not heard.isdisjoint(said) or any(alike(a, b) for a in said for b in heard)


@lru_cache(_REMEMBERED)
def is_name(word: str) -> bool:
    """Tell whether a folded Arabic word surely is a name, by its form or as a common given name."""
    if word in _GIVEN or (word.startswith(("و", "ل", "ب", "ف")) and word[1:] in _GIVEN):
        return True
    if len(word) not in _LETTERS or not _foreign(word):
        return False
    proclitic = _PROCLITIC.match(word)
    if proclitic and (proclitic.group().endswith(("ال", "لل")) or not _foreign(word[proclitic.end() :])):
        return False
    return len(arabic_sounds(word)[0]) > 2


def _foreign(word: str) -> bool:
    vowels = len(_VOWEL.findall(word, 1))
    surname = len(word) > 5 and _SURNAME.match(word)
    if (vowels < 2 and not surname) or word in _UNLIKE or word in ORDINARY_WORDS or _TWO_WORDS.match(word):
        return False
    if surname:
        return True
    if _ARABIC_ENDING.search(word) or _ARABIC_FORM.search(word):
        return False
    return (vowels > 2 and len(word) > 5) or (
        vowels == 2 and len(word) > 4 and not _MAYBE_ARABIC.search(word)
    )
