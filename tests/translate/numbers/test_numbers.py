"""Numbers read in both languages, and the differences that a reader is told of."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mujaz.translate.numbers import Quantity, arabic_quantities, differing, english_quantities

# text -> the values found in it
ARABIC = [
    ("أُطلقت 96 طائرة مسيرة و٣٨ صاروخا", "96 38"),
    ("۱۲ قتيلا", "12"),
    ("احترق 13,500 طن من الذرة", "13500"),
    ("١٬٢٣٤٬٥٦٧٫٨ دولار", "1234567.8"),
    ("10.000 جندي و1.500.000 نازح", "10000 1500000"),
    ("1.234,5 طن", "1234.5"),
    ("100\u00a0000 نسمة و2\u202f500 بيت و3 000 خيمة", "100000 2500 3000"),
    ("نما الاقتصاد بنسبة ٣٫٥٪", "3.5"),
    ("بنسبة 2,4 في المئة", "2.4"),
    ("تسعين بالمئة", "90"),
    ("مئة في المئة", "100"),
    ("في المئة يوم الأولى", "100"),
    ("٣٫٥ مليون دولار", "3500000"),
    ("لـ1.4 مليار نسمة", "1400000000"),
    ("نصف مليون", "500000"),
    ("مليون ونصف المليون", "1500000"),
    ("ثلاثة ملايين ونصف مليون", "3500000"),
    ("3 ملايين و500 ألف", "3500000"),
    ("مئة ألف مليار", "100000000000000"),
    ("ملياري دولار", "2000000000"),
    ("ألفا ومئتا جريح", "1200"),
    ("قُتل خَمسة وأصيب ستّة", "5 6"),
    ("خمسه رجال وثمان نساء", "5 8"),
    ("بثلاثة صواريخ، ولخمسة أيام، والثلاثة عادوا", "3 5 3"),
    ("ثلاثتهم", "3"),
    ("خمسة عشر عاما", "15"),
    ("إحدى عشرة دقيقة وأحد عشر شخصا", "11 11"),
    ("ثماني عشرة شاشة", "18"),
    ("إثنان وعشرون، واحد وعشرين، إحدى وثلاثين", "22 21 31"),
    ("أربعا وعشرين ساعة", "24"),
    ("مئة ومائة ومايه ومئتان ومئتي", "100 100 100 200 200"),
    ("ثلاثمئة، ثلاثمائة، ثلاث مئة", "300 300 300"),
    ("سبعمئة وخمسة وأربعون", "745"),
    ("ثلاثمئة وخمسة وستين ألفا وأربعمئة", "365400"),
    ("عام ألفين وخمسة عشر", "2015"),
    ("في عام 2024 مليون شخص", "2024 1000000"),
    ("في القرن الحادي والعشرين، في الذكرى الخمسين", "21 50"),
    ("الثالث عشر من مارس", "13"),
    ("في عام واحد عشرة آلاف", "10000"),
    ("الموسم 2025-2026 والفئة 17-18", "2025 2026 17 18"),
    ("12.05.2026", "12 5 2026"),
    ("الساعة 3:30", "3.30"),
    ("إف-16 وتي-90 وخا-101", "16 90 101"),
    ("هزمه 2-0", "2"),
    ("التسعينيات", "1990"),
    ("المقاعد الاثنين والثلاثين", "32"),
    ("مبادلة ألف بألف", "1000 1000"),
    ("ألف شخص", "1000"),
    # No numbers, though they look like some.
    ("قال أحد السكان يوم الأحد", ""),
    ("الاثنين والثلاثاء والأربعاء والخميس", ""),
    ("ثانية واحدة", ""),
    ("لست وحدك", ""),
    ("في بئر السبع", ""),
    ("ألّف كتابا، وألف في الفلك", ""),
    ("آلاف المتظاهرين ومئات الآلاف وعشرات وبضعة ملايين", ""),
    ("نصف السكان وربعهم وثلثهم", ""),
]
ENGLISH = [
    ("96 drones and 13,500 tonnes", "96 13500"),
    ("1,234,567.8 and 0.5%", "1234567.8 0.5"),
    ("3.5 million, 3.5m people, $3.5m and $2bn", "3500000 3.5 3500000 2000000000"),
    ("10k", "10"),
    ("half a million, a quarter of a million, half-million", "500000 250000 500000"),
    ("three and a half million, a million and a half", "3500000 1500000"),
    ("two and a half years", "2.5"),
    ("twenty-two, Sixty six, nineteen", "22 66 19"),
    ("a hundred and five, two hundred, twelve hundred", "105 200 1200"),
    ("two thousand and twenty-six", "2026"),
    ("eighteen trillion two hundred billion", "18200000000000"),
    ("ninety-nine thousand nine hundred and ninety-nine", "99999"),
    ("between one hundred and two hundred", "100 200"),
    ("a dozen, two dozen, half a dozen", "12 24 6"),
    ("the 21st century, the twenty-first, the third", "21 21 3"),
    ("a 16-year-old, a three-day visit", "16 3"),
    ("F-16, Kh-101, S-400 and H20", "16 101 400 20"),
    ("the 1990s, the nineties", "1990 1990"),
    ("2025-26, 17–18", "2025 26 17 18"),
    ("at 16:00, 4.30pm", "16 4.30"),
    # No numbers, though they look like some.
    ("no one in May, at a second point, often, the first", ""),
    ("dozens, hundreds of thousands, several thousand", ""),
    ("a third, half, one-fifth", ""),
    ("2 million km2", "2000000"),
]

RIGHT = [
    ("أسقطت 71 منها في ليلة واحدة.", "They shot down 71 of them in a single night."),
    ("قتل سبعة وعشرون شخصا وأصيب اثنان.", "27 people were killed and two injured."),
    ("عاد بعد يومين مع صاروخين.", "He came back after two days with 2 rockets."),
    ("تبلغ الكلفة ٣٫٥ مليون دولار.", "It costs $3,500,000."),
    ("بين 3 و5 ملايين نسمة.", "Between 3 million and 5 million inhabitants."),
    ("من 300 إلى 400 ألف.", "300,000 to 400,000."),
    ("نشر في 1/2/2026.", "Published on 1 February 2026."),
    ("في الموسم 2025-2026.", "In the 2025-26 season."),
    ("يبدأ الساعة الرابعة والنصف عصرا.", "It starts at 4:30 pm."),
    ("يبدأ الساعة 16:30 بتوقيت غرينتش.", "It starts at 1630 GMT."),
    ("يبدأ الساعة 9:30.", "It starts at 9.30am."),
    ("في ثمانينيات القرن التاسع عشر.", "In the 1880s."),
    ("في القرن التاسع عشر.", "In the 1800s."),
    ("في السبعينيات من عمره.", "He is in his 70s."),
    ("منذ خمسة عقود.", "For 50 years."),
    ("قبل عقدين.", "Twenty years ago."),
    ("خلال عشر سنوات.", "Within a decade."),
    ("بعد خمسة أعوام ونصف.", "After five and a half years."),
    ("بعد عام ونصف.", "After 1.5 years."),
    ("نصف السكان.", "50 percent of the population."),
    ("ثماني ساعات ونصفا.", "Eight and a half hours."),
    ("بعد نصف عام.", "Six months later."),
    ("في التاسعة وعشر دقائق صباحا.", "At 9:10 a.m."),
    ("تعادلا بهدف لكل منهما.", "They drew 1-1."),
    ("يخسر ثلثهم.", "The northern third lose."),
    ("بقيمة ملياري دولار ونصف المليار.", "Worth two and a half billion dollars."),
    ("وقتلت عشرات وبضعة آلاف.", "It killed dozens and several thousand."),
    ("الملك تشارلز الثالث.", "King Charles III."),
    ("ارتفع ثلاثة أضعاف.", "It tripled."),
    ("سيارة رباعية الدفع.", "A four-wheel drive."),
    ("بلغ مليونا.", "It reached one million."),
    ("مليونا شخص.", "Two million people."),
    ("ترتيبه الأول.", "He is first, and no one else."),
    ("1.250 طن.", "1,250 tonnes."),
    ("مقاتلة إف-16.", "An F16 fighter."),
    ("خُمس سكان العالم.", "A fifth of the world's population."),
]
# Arabic, English, what the English lost, what it added
WRONG = [
    ("أسقطت 66 طائرة.", "They shot down 6 aircraft.", "66", "6"),
    ("أسقطت 66 طائرة.", "They shot down aircraft.", "66", ""),
    ("أسقطت طائرات.", "They shot down 66 aircraft.", "", "66"),
    ("أسقطت 66 طائرة.", "They shot down 66 66 aircraft.", "", "66"),
    ("بقيمة 3.5 مليون دولار.", "Worth $3.5 billion.", "3500000", "3500000000"),
    ("بقيمة 3.5 مليون دولار.", "Worth $3.5.", "3500000", "3.5"),
    ("قتل خمسة عشر شخصا.", "Fifty people were killed.", "15", "50"),
    ("قتل ثلاثة وعشرون.", "Thirty-two were killed.", "23", "32"),
    ("13,500 طن.", "13.5 tonnes.", "13500", "13.5"),
    ("في السابع من أكتوبر.", "On the eighth of October.", "7", "8"),
    ("صواريخ خا-101.", "Kh-110 missiles.", "101", "110"),
    ("في ثمانينيات القرن الماضي.", "In the 1880s.", "1980", "1880"),
    ("مئتا جريح.", "A hundred wounded.", "200", "100"),
    ("عاش في الفترة 1950-1960.", "He lived in the period 1950-1970.", "1960", "1970"),
    ("الساعة 16:30.", "At 4:13 pm.", "16.30", "4.13"),
]

HOSTILE = [
    "1" * 10_000,
    "1" * 1_000_001 + "pm",
    "1" * 5_000 + " trillion ونصف",
    "." * 10_000,
    "1," * 5_000,
    "1'" * 5_000,
    "1,111" * 2_000,
    "1 000" * 2_000,
    "-1/" * 3_000,
    "\ud800" * 1_000 + "1\udc00",
    "\u064b" * 5_000,
    "مليون " * 5_000,
    "و" * 5_000,
    "hundred and " * 3_000,
    "X" * 5_000,
    "half a " * 2_000,
]
DIGITS = ("0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹")


def values(quantities: list[Quantity]) -> list[Decimal]:
    return [quantity.value for quantity in quantities]


def decimals(written: str) -> list[Decimal]:
    return [Decimal(value) for value in written.split()]


@pytest.mark.parametrize(("text", "expected"), ARABIC)
def test_arabic_numbers_are_read(text: str, expected: str) -> None:
    assert values(arabic_quantities(text)) == decimals(expected)


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english_numbers_are_read(text: str, expected: str) -> None:
    assert values(english_quantities(text)) == decimals(expected)


def test_a_quantity_is_the_whole_of_its_number() -> None:
    arabic = arabic_quantities("دفع ٣٫٥ مليون دولار لخمسة وعشرين")
    assert [q.surface for q in arabic] == ["٣٫٥ مليون", "لخمسة وعشرين"]
    english = english_quantities("He paid $35m for a hundred and five")
    assert [q.surface for q in english] == ["35m", "a hundred and five"]


@pytest.mark.parametrize(("source", "target"), RIGHT)
def test_a_right_translation_is_not_reported(source: str, target: str) -> None:
    assert differing(source, target) == ([], [])


@pytest.mark.parametrize(("source", "target", "lost", "added"), WRONG)
def test_a_wrong_number_is_reported(source: str, target: str, lost: str, added: str) -> None:
    missing, extra = differing(source, target)
    assert (values(missing), values(extra)) == (decimals(lost), decimals(added))
    assert all(source[q.start : q.end] == q.surface for q in missing)
    assert all(target[q.start : q.end] == q.surface for q in extra)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_read(text: str) -> None:
    differing(text, text[:-1])
    differing(text, text.replace("1", "2"))


@given(st.integers(0, 10**12), st.sampled_from(DIGITS), st.sampled_from(["", ",", "٬", "\u00a0", "\u202f"]))
def test_any_integer_comes_back(number: int, digits: str, separator: str) -> None:
    # A bare zero is no quantity ("zero" and "صفر" come and go); everything else is.
    written = f"{number:,}".replace(",", separator).translate(str.maketrans(DIGITS[0], digits))
    expected = [Decimal(number)] if number else []
    assert values(arabic_quantities(f"قال إن {written} شخصا")) == expected
    assert values(english_quantities(f"some {written} people")) == expected
    assert differing(f"قال إن {written} شخصا", f"some {number} people") == ([], [])


ARABIC_BITS = "1 ٣ 2025 1.5 , . : / - – و وخمسة خمسة عشر وعشرون مئة ألف ملايين نصف ونصف القرن"
ENGLISH_BITS = "a and one two twenty hundred thousand million half of between third 5m 90s pm III"
BITS = st.one_of(st.sampled_from(f"{ARABIC_BITS} {ENGLISH_BITS}".split()), st.text(max_size=2))
TEXT = st.one_of(st.text(), st.lists(BITS).map(" ".join))


@given(TEXT, st.booleans())
def test_offsets_give_back_the_surface(text: str, packed: bool) -> None:
    text = text.replace(" ", "") if packed else text
    for quantities in (arabic_quantities(text), english_quantities(text)):
        assert all(text[q.start : q.end] == q.surface and q.surface for q in quantities)
        assert all(a.end <= b.start for a, b in pairwise(quantities))


@given(TEXT, TEXT)
def test_no_text_raises(source: str, target: str) -> None:
    lost, added = differing(source, target)
    assert set(lost) <= set(arabic_quantities(source))
    assert set(added) <= set(english_quantities(target))
