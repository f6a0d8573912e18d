"""How names sound in both scripts: their consonants, with those that spellings mix counted as one.

b p v f are one sound, k g q j another, then t d th, and s z sh: زيلينسكي and Zelensky are both s-l-n-s-k.
Vowels and what is hardly heard (h w y, hamza, ain) do not count.
"""

import re
from functools import lru_cache

_REMEMBERED = 1 << 14  # words

_SOUNDS = {
    "b": "بفbpfv",
    "k": "كقغجخkgqjcx",
    "t": "تطدضذثtd",
    "s": "سصزشظsz",
    "l": "لl",
    "r": "رr",
    "m": "مm",
    "n": "نn",
}
_SOUND = str.maketrans({letter: sound for sound, letters in _SOUNDS.items() for letter in letters})
_SILENT = re.compile(f"[^{''.join(_SOUNDS)}]+")
_TWICE = re.compile(r"(.)\1+")
# Letters that are one sound together; ch and c may be either of two.
_SOFT = re.compile("t?s?ch|sh|c(?=[eiy])|ts(?=c)")
_GROUP = re.compile("ph|kh|gh|x")
_GROUPS = {"ph": "f", "kh": "k", "gh": "g", "x": "ks"}


@lru_cache(_REMEMBERED)
def arabic_sounds(word: str) -> tuple[str, ...]:
    """Give the sounds of a folded Arabic word, with its first letter and without it if it may be glued on."""
    bare = word[1:] if word.startswith(("و", "ل", "ب", "ف", "ك")) and len(word) > 3 else word
    return tuple(dict.fromkeys(_heard(reading.replace("تش", "ش")) for reading in (word, bare)))


@lru_cache(_REMEMBERED)
def english_sounds(word: str) -> tuple[str, ...]:
    """Give the sounds of an English word in lower case, in each way it may be said."""
    soft = _GROUP.sub(lambda m: _GROUPS[m.group()], _SOFT.sub("s", word))
    hard = _GROUP.sub(lambda m: _GROUPS[m.group()], word)
    return tuple(dict.fromkeys((_heard(soft), _heard(hard))))


def _heard(word: str) -> str:
    return _TWICE.sub(r"\1", _SILENT.sub("", word.translate(_SOUND)))


def alike(a: str, b: str) -> bool:
    """Tell whether two names may be one: equal sounds, one the other's beginning, or one sound apart.

    Names of fewer than three sounds must be equal.
    """
    short, long = sorted((a, b), key=len)
    if len(short) < 3:
        return short == long
    if long.startswith(short):
        return True
    if len(long) < 4 or len(long) - len(short) > 1:
        return False
    if len(long) == len(short):
        return sum(x != y for x, y in zip(a, b, strict=True)) == 1
    return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))
