"""The words of numbers in Arabic and English: tables only, read by the readers of both languages.

Kinds that build a cardinal: `unit` (1-9), `ten`, `teen`, `tens`, `hundred`, `scale` (a thousand and up),
`plural` (a scale that counts only after a number: آلاف alone is an unknown many), `dual` (two of a scale),
`accusative` (one of a scale, or in the construct two), `half` (a fraction that may join a scale) and
`ordinal`; `one` is apart because واحد, unlike أحد, makes no eleven. Kinds that stand alone: `decade`, `times`
(a unit of time that may be multiplied out: five decades are fifty years) and `hint` (a word that may stand
for a number in a right translation, never a number of its own). Arabic words are written folded, as
`mujaz.glossary.arabic.fold` leaves them.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple


class Entry(NamedTuple):
    """Give what a word may be in a number: its kind, its value and the other values it may be read as."""

    kind: str
    value: Decimal
    others: tuple[Decimal, ...] = ()


NOTHING = Entry("", Decimal(1))


def _entries(kind: str, table: Mapping[int, str] | Mapping[float, str]) -> dict[str, Entry]:
    return {word: Entry(kind, Decimal(value)) for value, words in table.items() for word in words.split()}


def _readings(kind: str, words: str, *values: float) -> dict[str, Entry]:
    first, *others = (Decimal(value) for value in values)
    return {word: Entry(kind, first, tuple(others)) for word in words.split()}


def _counted(kind: str, first: int, words: str, step: int = 1) -> dict[str, Entry]:
    return {word: Entry(kind, Decimal(first + step * n)) for n, word in enumerate(words.split())}


def _months(names: str) -> dict[str, Entry]:
    # A month is a negative hint, so that only the numbers of a numeric date (which accept it) can match it.
    return _entries("hint", {-month: words for month, words in enumerate(names.split("|"), 1)})


_ARABIC_DIGIT_WORDS = {3: "ثلاث", 4: "اربع", 5: "خمس", 6: "ست", 7: "سبع", 8: "ثماني", 9: "تسع"}
_ARABIC_TENS = {
    20: "عشرون عشرين",
    30: "ثلاثون ثلاثين",
    40: "اربعون اربعين",
    50: "خمسون خمسين",
    60: "ستون ستين",
    70: "سبعون سبعين",
    80: "ثمانون ثمانين",
    90: "تسعون تسعين",
}

ARABIC: dict[str, Entry] = (
    _counted("hint", 2, "ثنائي ثلاثي رباعي خماسي سداسي سباعي")
    | _counted("hint", 2, "ثنائيه ثلاثيه رباعيه خماسيه سداسيه سباعيه")
    | _entries(
        "unit",
        {
            1: "احد احدي",
            2: "اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي",
            **{
                n: f"{stem} {stem}ه {stem}ا {stem}تهم {stem}تهن {stem}تنا"
                for n, stem in _ARABIC_DIGIT_WORDS.items()
            },
        },
    )
    | _entries("one", {1: "واحد واحده واحدا"})
    | _entries("unit", {8: "ثمان"})
    | _entries("ten", {10: "عشر عشره عشرا عشرتهم"})
    | _entries("tens", _ARABIC_TENS)
    | _entries(
        "hundred",
        {
            100: "مئه مائه مايه",
            200: "مئتان مئتين مئتا مئتي مائتان مائتين مائتا مائتي",
            800: "ثمانمئه ثمانمائه ثمانمايه",
        },
    )
    | {
        stem + hundred: Entry("hundred", Decimal(100 * n))
        for n, stem in _ARABIC_DIGIT_WORDS.items()
        for hundred in ("مئه", "مائه", "مايه")
    }
    | _entries("scale", {10**3: "الف", 10**6: "مليون", 10**9: "مليار", 10**12: "تريليون ترليون"})
    | _entries(
        "plural",
        {10**3: "الاف", 10**6: "ملايين", 10**9: "مليارات بلايين بليون", 10**12: "تريليونات ترليونات"},
    )
    | _entries(
        "dual",
        {
            2 * 10**3: "الفان الفين الفي",
            2 * 10**6: "مليونان مليونين مليوني",
            2 * 10**9: "ملياران مليارين ملياري بليونان بليونين بليوني",
            2 * 10**12: "تريليونان تريليونين تريليوني",
        },
    )
    | _entries("accusative", {10**3: "الفا", 10**6: "مليونا", 10**9: "مليارا بليونا", 10**12: "تريليونا"})
    | _entries("half", {0.5: "نصف نصفا", 0.25: "ربع ربعا"})
    | _entries(
        "ordinal",
        {
            1: "حادي حاديه",
            2: "ثاني ثانيه ثانيا",
            3: "ثالث ثالثه ثالثا",
            4: "رابع رابعه رابعا",
            5: "خامس خامسه خامسا",
            6: "سادس سادسه سادسا",
            7: "سابع سابعه سابعا",
            8: "ثامن ثامنه ثامنا",
            9: "تاسع تاسعه تاسعا",
            10: "عاشر عاشره عاشرا",
        },
    )
    | {
        # تسعينيات are 1990 or an age of 90; a century named after them is seen to where they are read.
        stem + ending: Entry(kind, Decimal(1900 + ten), (Decimal(ten), Decimal(2000 + ten)))
        for ten, stems in _ARABIC_TENS.items()
        for stem in stems.split()[1:]
        for kind, endings in (("decade", "ات يات"), ("hint", "ي يه يا"))
        for ending in endings.split()
    }
    | _entries("hint", {0: "صفر", 1: "اول اولي اولا", 1000: "الفيه"})
    | _entries("hint", {10: "عقد", 20: "عقدان عقدين", 100: "قرن", 200: "قرنان قرنين"})
    | _readings("hint", "منتصف ظهر ظهرا", 12, 0, 24)
    | _readings("hint", "ثلث ثلثا ثلثي ثلثه ثلثها ثلثهم", 3, 20)  # the third of an hour too
    | _readings("hint", "ثمن", 8, 16)  # the last sixteen of a cup
    | _entries("times", {10: "عقود", 100: "قرون"})
    | _months(
        "يناير جانفي|فبراير شباط فيفري|مارس اذار|ابريل نيسان افريل|مايو ايار ماي|يونيو حزيران جوان"
        "|يوليو تموز جويليه|اغسطس اب اوت|سبتمبر ايلول|اكتوبر|نوفمبر|ديسمبر"
    )
    | _readings("hint", "كانون", -1, -12)
    | _readings("hint", "تشرين", -10, -11)
)

# What may stand before an Arabic number word: and, then, in, to, like, the.
ARABIC_HEADS = {a + b for a in ("", "و", "ف") for b in ("", "ال", "ب", "ل", "ك", "بال", "كال", "لل")} - {""}

# Words that are no numbers though they look it: I am not; she dressed; a second; the century; a name.
ARABIC_NAMES = {"لست", "ولست", "فلست", "كست", "وكست", "ثانيه"} | {
    head + name for head in ("", "و", "ف", "ب", "ل", "ك") for name in ("القرن", "الالفي")
}

ENGLISH: dict[str, Entry] = (
    _counted("unit", 1, "one two three four five six seven eight nine")
    | _counted("teen", 10, "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
    | _counted("tens", 20, "twenty thirty forty fifty sixty seventy eighty ninety", 10)
    | _entries("hundred", {100: "hundred"})
    | _entries(
        "scale",
        {
            12: "dozen",
            10**3: "thousand",
            10**6: "million mn mln",
            10**9: "billion bn",
            10**12: "trillion tn trn",
        },
    )
    | _entries("half", {0.5: "half", 0.25: "quarter"})
    | _counted(
        "ordinal", 1, "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
    )
    | _counted("ordinal", 13, "thirteenth fourteenth fifteenth sixteenth")
    | _entries("ordinal", {17: "seventeenth", 18: "eighteenth", 19: "nineteenth"})
    | _counted(
        "ordinal", 20, "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth", 10
    )
    | _entries("ordinal", {100: "hundredth", 1000: "thousandth"})
    | {
        word: Entry("decade", 1900 + age, (age,))
        for word, (_, age, _) in _counted(
            "", 20, "twenties thirties forties fifties sixties seventies eighties nineties", 10
        ).items()
    }
    | _entries("hint", {0: "zero nil", 1: "single once", 2: "both twice double doubled doubling pair couple"})
    | _entries(
        "hint",
        {3: "thrice triple tripled tripling treble trebled trebling trio thirds", 4: "quadruple quadrupled"},
    )
    | _entries("hint", {10: "decade", 100: "century", 1000: "millennium", 24: "clock"})
    | _entries("hint", {100: "hundredths", 1000: "thousandths"})
    | _readings("hint", "fortnight", 14, 2)
    | _readings("hint", "midnight noon midday", 12, 0, 24)
    | _entries("times", {10: "decades", 100: "centuries"})
    | _months("january|february|march|april|may|june|july|august|september|october|november|december")
)

# Letters glued to digits. Without a currency sign before them `m` may be metres and `k` a model's name.
ENGLISH_GLUED = {"k": Decimal(10**3), "m": Decimal(10**6), "b": Decimal(10**9), "t": Decimal(10**12)}
