"""Units that changed beside a number that did not: kilometres for miles, dollars for euros."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from mujaz.glossary.arabic import fold_word
from mujaz.translate.numbers.arabic import read_arabic
from mujaz.translate.numbers.english import read_english
from mujaz.translate.numbers.reading import Reading

# By family the units that may be mistaken for one another: their Arabic words, folded and without article,
# and their English ones.
_FAMILIES: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "length": {
        "kilometres": (
            "كيلومتر كيلومترا كيلومترات كلم كم",
            "km kms kilometre kilometres kilometer kilometers kph kmh",
        ),
        "metres": ("متر مترا امتار", "metre metres meter meters"),
        "centimetres": ("سنتيمتر سنتيمترا سم", "cm centimetre centimetres centimeter centimeters"),
        "millimetres": ("مليمتر مليمترا مليمترات ملم", "mm millimetre millimetres millimeter millimeters"),
        "miles": ("ميل ميلا اميال", "mile miles mph"),
        "feet": ("قدم قدما اقدام", "foot feet ft"),
        "inches": ("بوصه بوصات انش انشا", "inch inches"),
    },
    "weight": {
        "kilograms": (
            "كيلوغرام كيلوغراما كيلوغرامات كيلوجرام كيلوجراما كيلوجرامات كلغ كغ كجم",
            "kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes",
        ),
        "grams": ("غرام غراما غرامات جرام جراما جرامات", "gram grams gramme grammes"),
        "tonnes": ("طن طنا اطنان", "ton tons tonne tonnes"),
        "pounds": ("رطل رطلا ارطال باوند", "pound pounds lb lbs"),
    },
    "volume": {
        "litres": ("لتر لترا لترات ليتر ليترا ليترات", "litre litres liter liters"),
        "barrels": ("برميل برميلا براميل", "barrel barrels bpd"),
        "gallons": ("غالون غالونا غالونات جالون جالونا جالونات", "gallon gallons"),
    },
    "area": {
        "hectares": ("هكتار هكتارا هكتارات", "hectare hectares ha"),
        "acres": ("فدان فدانا فدادين اكر", "acre acres feddan feddans"),
        "dunams": ("دونم دونما دونمات", "dunam dunams dunum dunums"),
    },
    "power": {
        "kilowatts": ("كيلوواط كيلووات", "kw kilowatt kilowatts"),
        "megawatts": ("ميغاواط ميغاوات ميجاواط ميجاوات", "mw megawatt megawatts"),
        "gigawatts": ("غيغاواط غيغاوات جيجاواط جيجاوات", "gw gigawatt gigawatts"),
    },
    "time": {
        "seconds": ("ثوان ثواني", "second seconds"),
        "minutes": ("دقيقه دقائق دقايق", "minute minutes min mins"),
        "hours": ("ساعه ساعات", "hour hours hr hrs"),
        "days": ("يوم يوما ايام", "day days"),
        "weeks": ("اسبوع اسبوعا اسابيع", "week weeks"),
        "months": ("شهر شهرا اشهر شهور", "month months"),
        "years": ("سنه سنوات عام عاما اعوام سنين", "year years"),
        "decades": ("عقد عقدا عقود", "decade decades"),
    },
    "money": {
        "dollars": ("دولار دولارا دولارات $", "dollar dollars $ usd"),
        "euros": ("يورو €", "euro euros € eur"),
        "pounds": ("جنيه جنيها جنيهات £", "pound pounds £ gbp"),
        "roubles": ("روبل روبلا روبلات", "rouble roubles ruble rubles"),
        "riyals": ("ريال ريالا ريالات", "riyal riyals rial rials"),
        "dirhams": ("درهم درهما دراهم", "dirham dirhams"),
        "dinars": ("دينار دينارا دنانير", "dinar dinars"),
        "lira": ("ليره ليرات", "lira liras pound pounds"),
        "shekels": ("شيكل شيكلا شواكل شيقل", "shekel shekels"),
        "yen": ("ين", "yen ¥"),
        "yuan": ("يوان يوانا", "yuan ¥ renminbi"),
        "rupees": ("روبيه روبيات", "rupee rupees"),
        "francs": ("فرنك فرنكا فرنكات", "franc francs"),
        "cents": ("سنت سنتا سنتات", "cent cents"),
    },
}


def _table(language: int) -> dict[str, frozenset[tuple[str, str]]]:
    table: dict[str, set[tuple[str, str]]] = {}
    for family, units in _FAMILIES.items():
        for unit, words in units.items():
            for word in words[language].split():
                table.setdefault(word, set()).add((family, unit))
    return {word: frozenset(units) for word, units in table.items()}


_ARABIC, _ENGLISH = _table(0), _table(1)
_Units = frozenset[tuple[str, str]]
_BEHIND_ARABIC = re.compile(r"\s*(?:ال|لل)?([^\W\d_]+|[$€£])")
_BEHIND_ENGLISH = re.compile(r"[\s-]*(?:(?:US|square|cubic|nautical|metric)[\s-])?([^\W\d_]+|[%¥])")
# What must be said in English too, in whatever words.
_SHARE = re.compile("[%٪]|(?:في |ب)ال(?:مئة|مائة|مية)")
_ENGLISH_SHARE = re.compile("%|per ?cent|pct|point|proportion|half|third|quarter", re.IGNORECASE)
_ENGLISH_MONEY = re.compile(
    "[$€£¥₪]|dollar|euro|pound|rou?bl|dinar|dirham|ri[ya]+l|shekel|lira|yen|yuan|rupee|franc|cent|buck|US[D$]"
    "|sterling",
    re.IGNORECASE,
)


def units(source: str, target: str) -> Iterator[str]:
    """Yield a message for numbers that count other units in English, and for per cent or money left out."""
    if (m := _SHARE.search(source)) and not _ENGLISH_SHARE.search(target):
        yield f"in the Arabic only: {m.group().strip()}"
    before = _counted(source, read_arabic(source), _ARABIC, _BEHIND_ARABIC)
    if not before:
        return
    money = [unit for meant in before.values() for family, unit in sorted(meant) if family == "money"]
    if money and not _ENGLISH_MONEY.search(target):
        yield f"in the Arabic only: {money[0]}"
    after = _counted(target, read_english(target), _ENGLISH, _BEHIND_ENGLISH)
    for value, meant in before.items():
        written = after.get(value, frozenset())
        if written.isdisjoint(meant) and (family := {f for f, _ in written} & {f for f, _ in meant}):
            had, has = (" or ".join(sorted(u for f, u in side if f in family)) for side in (meant, written))
            yield f"{value.normalize():f} {had} in the Arabic, {has} in the English"


def _counted(
    text: str, readings: tuple[Reading, ...], table: Mapping[str, _Units], behind: re.Pattern[str]
) -> dict[Decimal, _Units]:
    """Give for each number of a text what it counts, if that is a unit."""
    found: dict[Decimal, _Units] = {}
    for reading in readings:
        m = behind.match(text, reading.end)
        name = fold_word(m.group(1)) if m and m.group(1) else ""
        unit = table.get(name, frozenset()) | table.get(text[reading.start - 1 : reading.start], frozenset())
        if unit:
            found[reading.value] = found.get(reading.value, frozenset()) | unit
    return found
