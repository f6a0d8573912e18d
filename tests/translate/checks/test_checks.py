"""What each check tells, and what it must not tell: cases as data.

The English of RIGHT and WRONG is of three kinds: written for the case, made by the embedded model (marked so
where it is wrong), or what a desk would write. A right translation may raise no issue of any kind.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mujaz.translate.checks import IssueKind, check, unsure

# By the kind that a careless check would tell.
RIGHT: list[tuple[IssueKind, str, str]] = [
    ("number", "أسقطت الدفاعات 110 طائرات في الشمال.", "Air defences shot down 110 drones in the north."),
    ("number", "قتل ثلاثة أشخاص وأصيب ٢٥ آخرون.", "Three people were killed and 25 others injured."),
    ("number", "بلغت الخسائر ٣٫٥ مليون دولار.", "Losses came to $3.5 million."),
    ("number", "صدرت 90 ألف طن و1.5 مليار برميل.", "It exported 90,000 tonnes and 1.5bn barrels."),
    ("unit", "قطع العداء مسافة 42 كيلومترا.", "The runner covered 42 km."),
    ("unit", "يبعد 12 كيلومترا (7 أميال).", "It is 12 kilometres (seven miles) away."),
    ("unit", "ارتفعت 7.5 في المئة إلى ٦١٪.", "It rose 7.5 percentage points to 61 percent."),
    ("unit", "السعر $5 اليوم", "The price is five dollars today."),
    ("unit", "خسر الجنيه 3 جنيهات أمام الدولار.", "The pound lost £3 against the dollar."),
    ("unit", "سجل هدفين في مرمى ريال سوسيداد.", "He scored twice against Real Sociedad."),
    ("unit", "استمر الحصار ثلاثة أيام من أصل ثلاث سنوات.", "The siege lasted three days of the three years."),
    ("date", "افتتح في 14 تشرين الثاني/نوفمبر.", "It opened on 14 November."),
    ("date", "ارتفعت الأسعار خلال كانون الثاني.", "Prices rose in January."),
    ("date", "نشر في 1 آذار 2026.", "Published on 1/3/2026."),
    ("date", "قال أحد السكان إن الطفل مارس السباحة.", "One resident said that the child went swimming."),
    ("date", "وصل الجمعة وغادر في اليوم التالي.", "He arrived on Friday and left on Saturday."),
    ("date", "أقيمت صلاة الجمعة في المسجد.", "Friday prayers were held at the mosque."),
    ("name", "وصل باولو سورنتينو إلى مراكش.", "Paolo Sorrentino has arrived in Marrakesh."),
    ("name", "توفي فياتشيسلاف كاربوفيتش في نيويورك.", "Vyacheslav Karpovich died in New York."),
    ("name", "التقى محمد بن زايد وإبراهيم الجعفري.", "Mohamed bin Zayed met Ibrahim al-Jaafari."),
    ("name", "نجا تشارلز وجورج من الحادث.", "Charles and George survived the accident."),
    ("name", "أطلقت الصواريخ وتواريخ الإطلاق معروفة.", "The rockets were fired; the dates are known."),
    ("name", "هذه رسالة لجون من أخيه.", "This is a letter to John from his brother."),
    ("name", "توصلت دول ترويكا إلى اتفاق.", "The big European powers agreed."),
    ("name", "حفظ تواريخ الأحداث.", "He knew when it all happened."),
    (
        "name",
        "ساعدريموندسو منكاليفورنياوهوطالبالبيولوجيا",
        "Raymond So of California, a biology student, helped.",
    ),
    ("name", "وصل ميخائيل أمس.", "Michael came yesterday."),
    ("name", "وصلوا بطريقالخطأ إلى القرية.", "They came to the village by mistake."),
    ("name", "يدرسون البروتوكول في الاستوديو.", "They study the agreement in the studio."),
    ("negation", "لم تعلن الوزارة عن موعد.", "The ministry has not announced a date."),
    ("negation", "لا يزال العمال محاصرين.", "The workers are trapped to this day."),
    ("negation", "لا يقل عدد الضحايا عن أربعين.", "At least forty people died."),
    ("negation", "لم يصل سوى شاحنتين.", "Just two lorries arrived."),
    ("negation", "لم يتفقوا حتى الآن.", "They have yet to agree."),
    ("negation", "لا يمكن الوصول إلى القرية.", "The village is inaccessible."),
    ("negation", "عدم الاتفاق يهدد المؤسسات.", "Failure to agree threatens the institutions."),
    ("negation", "أسقطوا طائرة بدون طيار.", "They shot down a drone."),
    ("negation", "نفى المتحدث وقوع خسائر.", "The spokesman said there were no losses."),
    ("negation", "رفضت المحكمة الإفراج عنه.", "The court would not release him."),
    ("negation", "حضر الوزير والسفير معا.", "Not only the minister, the envoy came as well."),
    ("negation", "وسط الاحتفال لم شمل الأسرة.", "The family was reunited amid celebrations."),
    ("quote", "قال: «نعمل بلا كهرباء».", '"We work without power," he said.'),
    (
        "quote",
        'وصف القرار بأنه "خطوة جيدة جدا في الاتجاه الصحيح".',
        "He called the decision ‘a very good step in the right direction’.",
    ),
    ("quote", "توجهوا إلى قناة «الجزيرة» أمس.", "They went to Al Jazeera yesterday."),
    ("quote", 'وأضاف: "سنعود غدا', '"We shall return tomorrow, he added.'),
    ("question", "متى تنتهي الحرب؟", "When will the war end?"),
    ("repetition", "ضحك وضحك حتى بكى", "He laughed and laughed until he cried."),
    ("repetition", "كان قد انتهى من ذلك كله", "He had had enough of all that."),
    ("repetition", "يتقدمون من منزل إلى منزل نحو البلدة", "They advance house to house to take the town."),
    ("repetition", "كان يوما عظيما", "It was a big, big day."),
    ("repetition", "انهار فندق Roa Roa أمس", "The Roa Roa Hotel collapsed yesterday"),
    ("untranslated", "أسهم شركة α في البورصة", "Shares of α on the exchange"),
    ("length", "نعم", "Yes"),
    ("length", "مـــــــــــــــــــــــــــــــــــــــــــــــــــــــــــــــــبروك", "Congratulations"),
    (
        "length",
        "فيمحاولةلتخفيضتمويلبرامجهاالصاروخيةوالنووية",
        "In an attempt to cut funding for its missile plans",
    ),
    ("symbol", "ارتفع اليورو", "The € rose"),
]

WRONG: list[tuple[IssueKind, str, str]] = [
    ("number", "أسقطت الدفاعات 110 طائرات في الشمال.", "Air defences shot down 101 drones in the north."),
    ("number", "قتل ثلاثة أشخاص في الهجوم.", "People were killed in the attack."),
    ("number", "بلغت الكلفة 1.5 مليار يورو.", "It cost 1.5 million euros."),
    ("unit", "قطع العداء مسافة 42 كيلومترا.", "The runner covered 42 miles."),
    ("unit", "الشحنة 350 كيلوغراما من الكوكايين.", "A cargo of 350 tonnes of cocaine."),
    ("unit", "استمر الاجتماع خمس ساعات.", "The meeting lasted five days."),
    ("unit", "بلغت الكلفة 1.5 مليار يورو.", "It cost $1.5 billion."),
    ("unit", "بلغت الكلفة 1.5 مليار يورو.", "It cost 1.5 billion."),
    ("unit", "ارتفعت الأسعار 7.5 في المئة.", "Prices rose by 7.5."),
    (
        "unit",
        "وصل المطر إلى 6.34 بوصة في الجزيرة.",
        "The rain came to 6.34 square metres on the island.",
    ),  # model
    ("date", "يجمعون التواقيع في شهر تشرين الثاني.", "They collect signatures in October."),  # model
    ("date", "بدأت القضية في 1 كانون الثاني.", "The case began on 1 December."),  # model
    ("date", "وصل الوفد يوم الثلاثاء.", "The delegation arrived on Thursday."),
    ("name", "تشكلت العاصفة نيكولاس في المحيط.", "The tropical storm formed in the ocean."),  # model
    ("name", "التقى سيريبورنو الصحفيين أمس.", "He met the journalists yesterday."),  # model
    ("name", "دعا إبراهيم إلى الهدوء.", "He called for calm."),
    ("name", "قال كاربوفيتش إنه بريء.", "The businessman said he was innocent."),
    ("negation", "لم تعلن الوزارة عن موعد.", "The ministry has announced a date."),
    ("negation", "لن يحضر الرئيس القمة.", "The president will attend the summit."),
    ("negation", "ليس هناك دليل على تورطه.", "There is evidence of his involvement."),
    ("negation", "أمر بألا يتحرك، وقال ألا يطلق النار أحد.", "He ordered him to move and anyone to fire."),
    ("negation", "غادر الوفد دون أن يتحدث.", "The delegation left and spoke."),
    ("negation", "أعلنت الوزارة عن موعد.", "The ministry has not announced a date."),
    ("negation", "وافق الرئيس على القمة.", "The president didn't agree to the summit."),
    ("quote", "كانت بمثابة «الأخ الأصغر» لهم.", 'It was "the little brother of theirs.'),  # model
    (
        "quote",
        "قال: «نحن نعمل هنا منذ ثلاثة أيام بلا كهرباء».",
        "They have worked for three days with no power.",
    ),
    (
        "quote",
        "يعملون هناك منذ ثلاثة أيام بلا كهرباء كما قال.",
        'He said, "we work there, three days, no power".',
    ),
    ("question", "متى تنتهي الحرب؟", "When the war ends."),
    ("repetition", "وصل الوزير إلى باريس أمس", "The the minister arrived in Paris yesterday."),
    ("repetition", "وصل الوزير إلى كييف أمس", "He arrived in Kyiv Kyiv yesterday."),
    (
        "repetition",
        "وصل الوزير إلى باريس أمس للقاء نظيره",
        "The minister of the day and the minister of the day arrived.",
    ),
    ("untranslated", "وصل الوزير إلى باريس أمس", "The minister arrived in باريس yesterday."),
    ("untranslated", "وصل الوزير إلى باريس أمس", "The minister arrived in Париж yesterday."),
    (
        "untranslated",
        "وصل الوزير إلى باريس أمس للقاء نظيره الفرنسي وبحث الحرب معه طويلا ثم غادر إلى برلين ليلا",
        "wasal alwazir ila baris ams liliqa nazirih wabahth alharb maeah tawil thum ghadar ila barlin layl",
    ),
    ("length", "وصل الوزير إلى باريس أمس للقاء نظيره الفرنسي وبحث الحرب معه طويلا", "The minister."),
    ("length", "وصل الوزير", "The minister came " + "to see many other people " * 4),
    ("symbol", "السعر 5 ₪ اليوم", "The price is 5 today."),
    ("symbol", "وصل الوفد أمس", "The \ufffd delegation arrived yesterday."),
]


@pytest.mark.parametrize(("kind", "arabic", "english"), RIGHT)
def test_right_translations_raise_no_alarm(kind: IssueKind, arabic: str, english: str) -> None:
    assert check(arabic, english) == ()


@pytest.mark.parametrize(("kind", "arabic", "english"), WRONG)
def test_doubts_are_told(kind: IssueKind, arabic: str, english: str) -> None:
    assert kind in [issue.kind for issue in check(arabic, english)]


def test_every_check_has_cases_of_both_sorts() -> None:
    assert {kind for kind, _, _ in RIGHT} == {kind for kind, _, _ in WRONG}


def test_a_name_is_told_as_the_arabic_spells_it() -> None:
    (issue,) = check("دعا إبراهيم إلى الهدوء.", "He called for calm.")
    assert issue.message == "in the Arabic only: إبراهيم"


def test_a_source_that_repeats_itself_may_be_translated_so() -> None:
    arabic = "لا للحرب في هذا البلد، لا للحرب في هذا البلد"
    assert not check(arabic, "No to the war in this country, no to the war in this country")


def test_only_what_the_model_thinks_unlikely_is_unsure() -> None:
    assert [issue.kind for issue in unsure(-1.4)] == ["confidence"]
    assert unsure(-0.4) == unsure(None) == ()


ARABIC_BITS = "لا لم ليس قال نيكولاس «نعم» 5 كيلومترات ٪ كانون الثاني الجمعة ؟ و ألا دون".split()
ENGLISH_BITS = "not no said “yes” 5 miles % January Friday ? and the the Nicholas without".split()
TEXT = st.one_of(st.text(), st.lists(st.sampled_from(ARABIC_BITS + ENGLISH_BITS)).map(" ".join))


@given(TEXT, TEXT)
def test_no_text_raises_and_the_same_is_told_twice(source: str, target: str) -> None:
    once, again = check(source, target), check(source, target)
    assert once == again
    assert all(issue.message and "\n" not in issue.message for issue in once)
