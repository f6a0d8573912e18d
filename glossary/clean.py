"""Cleaning of what files hold around and inside terms and nobody sees.

Word processors and spreadsheets leave marks of direction, soft hyphens, byte order marks and no-break
spaces in terms; with them a term is another string than the one in the text. Vowel marks and tatweel are
writing, not dirt: they are kept.
"""

import re

# Controls, soft hyphen, joiners, marks and overrides of direction, byte order marks, half characters.
_GONE = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff"
)
_SPACES = "\x0b\x0c\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_DIRT = re.compile(f"[{_GONE}]+")
_ODD_SPACE = re.compile(f"[{_SPACES}][ {_SPACES}]*| [ {_SPACES}]+")


def clean(value: str) -> str:
    """Give `value` on one line: no invisible marks, every run of white space one space, none at the ends."""
    return " ".join(_DIRT.sub("", value).split())


def clean_table(text: str) -> str:
    r"""Do the same to a whole table, whose tabs and line ends stay; every line ends with \n.

    White space at the ends of cells stays too.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _ODD_SPACE.sub(" ", _DIRT.sub("", text))
