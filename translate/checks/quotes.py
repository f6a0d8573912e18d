"""Quotation marks: as many as in the Arabic, and all of them closed."""

import re
from collections.abc import Iterator

# Single marks are apostrophes too, and Arabic hardly uses them; they only count for what they may replace.
_MARK = re.compile("[\"“”„‟«»]|''|``")
_SINGLE = re.compile(r"(?<!\w)['‘’](?=\w)|(?<=[\w.,!?])['’](?!\w)")
_LONG = 5  # words; shorter ones are names and terms, which English may do without marks
_WORD = re.compile(r"\w+")


def quotes(source: str, target: str) -> Iterator[str]:
    """Yield a message if marks are left open in English only, or if something long is quoted in one only."""
    before, after = _MARK.findall(source), _MARK.findall(target)
    if not before and not after:
        return
    if not after and _SINGLE.search(target):
        return  # British single marks
    if len(after) % 2 and not len(before) % 2:
        yield "a quotation mark of the English has no partner"
    elif len(before) % 2 == 0 and (lost := _long(source) - len(after) // 2) > 0:
        yield f"quoted in the Arabic only: {_counted(lost)}"
    elif not before and (added := _long(target)):
        yield f"quoted in the English only: {_counted(added)}"


def _long(text: str) -> int:
    """Count the quotations of so many words that they are somebody's."""
    return sum(len(_WORD.findall(part)) >= _LONG for part in _MARK.split(text)[1::2])


def _counted(count: int) -> str:
    return "one passage" if count == 1 else f"{count} passages"
