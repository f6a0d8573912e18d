"""Arabic words as vectors see them: folded, light-stemmed, without the words that every text has.

The stemmer is light10 (Larkey, Ballesteros, Connell 2007): proclitics and the commonest endings off,
nothing else. It maps most forms of a word to one string, which is all that counting needs.
"""

from functools import lru_cache

from mujaz.glossary.arabic import fold, words

_PREFIXES = ("وال", "بال", "كال", "فال", "ولل", "لل", "ال", "و")
_SUFFIXES = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")

STOP_WORDS = frozenset(
    fold(
        """
        في من على إلى عن مع بين عند منذ حتى خلال بعد قبل حول ضد دون بدون عبر لدى نحو فوق تحت أمام
        خلف داخل خارج أن إن أنه إنه أنها إنها أنهم إنهم بأن لأن كأن أو أم بل ثم لكن ولكن لكنه
        لكنها كما مثل كذلك أيضا فقط غير سوى إلا كل بعض أي جميع هذا هذه هذان هؤلاء ذلك تلك أولئك
        هنا هناك حيث حين بينما عندما إذا لو لولا كي ما لا لم لن ليس ليست قد لقد سوف هل كان كانت
        كانوا يكون تكون يكن وكان وكانت هو هي هم هن نحن أنا أنت الذي التي الذين اللذين اللتين
        اللواتي قال قالت وقال وقالت وأضاف وأضافت وأكد وأكدت وأوضح وأوضحت وأشار وأشارت وذكر وذكرت
        وتابع وتابعت يقول تقول له لها لهم به بها بهم فيه فيها فيهم منه منها منهم عليه عليها عليهم
        إليه إليها عنه عنها معه معها بعضهم بعضها نفسه نفسها ذاته وهو وهي وهم ولا ولم ولن وقد وفي
        ومن وعلى وإلى وعن ومع كانا أكثر أقل الأكثر جدا أحد إحدى رغم الرغم
        """
    ).split()
)


def stem(folded: str) -> str:
    """Take the commonest proclitics and endings off a folded word, leaving two letters at least."""
    for prefix in _PREFIXES:
        if folded.startswith(prefix) and len(folded) - len(prefix) >= (3 if prefix == "و" else 2):
            folded = folded.removeprefix(prefix)
            break
    for suffix in _SUFFIXES:
        if folded.endswith(suffix) and len(folded) - len(suffix) >= 2:
            folded = folded.removesuffix(suffix)
    return folded


@lru_cache(maxsize=16384)
def content_stems(text: str) -> tuple[str, ...]:
    """Give the stems of the words of `text` that say something; numbers are kept as they are."""
    return tuple(
        word.folded if word.folded.isdigit() else stem(word.folded)
        for word in words(text)
        if word.folded not in STOP_WORDS and len(word.folded) > 1 and word.folded.isalnum()
    )
