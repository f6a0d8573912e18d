"""Pictures and arrows around a sentence: no words, but not to be lost."""

import re

from mujaz.translate.prepare import SYMBOL

_FRONT = re.compile(rf"(?:{SYMBOL.pattern}|\s)+")
_BACK = re.compile(rf"(?:{SYMBOL.pattern}|\s)+\Z")


def with_symbols(source: str, target: str) -> tuple[str, str]:
    """Put the symbols at the ends of `source` around `target`; give those inside it, which have no place."""
    front, back = _FRONT.match(source), _BACK.search(source)
    start, end = front.end() if front else 0, back.start() if back else len(source)
    ends = ["".join(SYMBOL.findall(part)) for part in (source[:start], source[end:])]
    return " ".join(filter(None, (ends[0], target, ends[1]))), "".join(SYMBOL.findall(source[start:end]))
