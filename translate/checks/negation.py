"""Negations left out, which turn a sentence into its opposite, and negations put in.

Only the plain cases are told: an Arabic sentence that surely denies something and an English one without any
word that could say so, or the other way round. What one language denies and the other says with a word of
its own (لا يزال and still, عدم and lack, لا يقل عن and at least) is no difference.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from mujaz.translate.checks.words import arabic_words

# Words that deny and do nothing else.
_DENIES = frozenset("لم لن ليس ليست ليسوا ليسا لست لسنا لستم لسن ليسن عدم بعدم لعدم".split())
# What لا may stand before without denying anything: still, must, doubtless, especially, at least, at most.
_AFTER_LA = frozenset(
    "يزال تزال يزالون ازال نزال زال زالت زالوا بد شك ريب سيما يقل تقل يتجاوز تتجاوز يتعدي تتعدي يزيد تزيد"
    " اقل اكثر محاله مفر مناص حصر يحصي تحصي غير غبار جدال خلاف سوي باس ادني تعد يعد ينفك داعي يخفي".split()
)
# Without: also "under", and what drones are without.
_WITHOUT = frozenset(("دون", "بدون"))
_AFTER_WITHOUT = frozenset("سن طيار طيارين المستوي شك ادني خط الصفر".split())
_GATHERED = ("شمل", "الشمل")  # لم شمل, reunion
# ألا, that ... not; its folded form is that of إلا, except.
_THAT_NOT = re.compile(r"(?<!\w)[وف]?ألا [يتنأ]")

_NEGATIVE = re.compile(
    # Words that deny, or that a denial is said with.
    r"n[’']t\b|\bno-|\b(?:not?|cannot|never|none|nor|neither|nothing|nobody|nowhere|without|unless|except"
    r"|hardly|barely|rarely|seldom|scarcely|little|few|fewer|less|zero|nil|free|beyond|instead|minus|empty"
    r"|alone|too \w+ (?:to|for)|far from|rather than|other than|apart from|out of|short of|still|offline"
    # Below, for دون, and names that begin like a denial in Arabic: La Paz, Don Quixote.
    r"|below|under|la|don)\b"
    # Prefixes that deny, but not in words that only look as if they had one.
    r"|\b(?:un(?!der|ion|it|ive|til|cles?\b|less|fort)|non|disc(?:om|on|our|red)|dis(?![cpt]|h|k|aster|ease)"
    r"|disp(?:el|rov)|disq|il(?=l[eio])|ir(?=r[eo])|im(?=pos|poss|prop|perf|mob|mat)"
    r"|in(?=ab|acc|act|adeq|cap|comp(?!an)|corr|cred|def|del|dep|eff|elig|eq|exp(?!o)|hum|just|sec|sep|suff"
    r"|tol|val|vis))\w+|\w+less\b"
    # Words whose sense is a denial.
    r"|\b(?:fail|den[iy]|refus|reject|lack|stop|prevent|avoid|ceas|absen|miss(?:ed|ing)|forb|prohib|exclu"
    r"|rul(?:ed?|ing) out|los[est]|withh|declin|abst|oppos|resist|ignor|neglect|halt|depriv|abandon|doubt"
    r"|ban(?:s|n|\b)|contrary|shut|unable|anonym|mistrust|mistak)\w*",
    re.IGNORECASE,
)
# Where the Arabic goes on with "but", "until" or "so far", the two together are "only" and "yet".
_ONLY_ARABIC = frozenset("الا سوي غير فقط بعد حتي قبل لما".split())
_ONLY = re.compile(r"\b(?:only|yet|just|until|but|before|once|after)\b", re.IGNORECASE)

_DENIAL = re.compile(
    r"n[’']t\b|\b(?:not|never|cannot|no longer|nor|neither|no one|nobody|nothing)\b", re.IGNORECASE
)
# Denials of none.
_IDIOM = re.compile(
    r"\b(?:not (?:only|just|least|to mention|merely|simply|alone|long|far|until|un\w+)|not-|whether or not"
    r"|(?:or|if|why|need) not|no doubt|nothing but|can[’']t help"
    r"|why (?:do|does|did|is|are|was|were)n[’']t)\b",
    re.IGNORECASE,
)
# Arabic words that English may say with a denial, and what others are made of.
_ANY = frozenset(
    "لا لم لن غير دون بدون عدم بلا الا سوي كلا ابدا قط بل فقط مجرد ضد ليت لئلا كيلا لما مهما احد شيء"
    " لولا".split()
)
_ROOTS = re.compile(
    "ليس|لست|لسن|نفي|نفت|ينف|رفض|منع|فشل|عجز|توقف|وقف|حظر|متنع|متناع|تعذر|مستحيل|ستحال|فتقر|فتقار|نقص|غياب"
    "|غاب|نعدام|منعدم|خلو|خالي|ستبعد|تجاهل|تجنب|تفاد|نكر|نكار|جهل|مجهول|مفقود|فقد|ستثن|نادر|ندر|قليل|قله"
    "|اقل|صعب|صعوب|تخلي|تخلت|حرم|تعطل|عكس|خلاف|بدلا|باطل|ضعف|ضعيف|كاد|نهاي|انته|الغ[اي]|نتف|بعيد|يستطع|لاي"
    "|عدم|كف|خارج|قبل ان|حذر|لكن|بقي"
)


def negation(source: str, target: str) -> Iterator[str]:
    """Yield a message for a negation that only one of the two has."""
    words = arabic_words(source)
    if denial := _denial(words) or ("ألا" if _THAT_NOT.search(source) else ""):
        only = not _ONLY_ARABIC.isdisjoint(words) and _ONLY.search(target)
        if not only and not _NEGATIVE.search(target):
            yield f"in the Arabic only: {denial}"
    elif (
        _DENIAL.search(target) and (added := _DENIAL.search(_IDIOM.sub("", target))) and not _may_deny(words)
    ):
        yield f"in the English only: {added.group()}"


def _denial(words: Sequence[str]) -> str:
    """Give the first word that surely denies something, "" if there is none."""
    for word, after in pairwise((*words, "")):
        plain = word[1:] if word.startswith(("و", "ف")) else word
        if plain in _DENIES and not after.startswith(_GATHERED):
            return plain
        if (plain == "لا" and after not in _AFTER_LA) or (plain in _WITHOUT and after not in _AFTER_WITHOUT):
            return plain
    return ""


def _may_deny(words: Sequence[str]) -> bool:
    bare = (word[1:] for word in words if word.startswith(("و", "ف", "ب", "ا")))
    return not _ANY.isdisjoint(words) or not _ANY.isdisjoint(bare) or bool(_ROOTS.search(" ".join(words)))
