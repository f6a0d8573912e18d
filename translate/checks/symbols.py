"""Signs that were lost: currency signs that have no usual name, characters that cannot be read."""

import re
from collections.abc import Iterator

# Signs of money but for $ € £ ¥, which are often written as words.
_MONEY = re.compile("[¢¤֏؋৲৳฿៛\u20a0-\u20ab\u20ad-\u20cf﷼]")


def symbols(source: str, target: str) -> Iterator[str]:
    """Yield a message for characters that cannot be read, and for signs of money that the English lacks."""
    if "\ufffd" in target:
        yield "characters in the English that cannot be read"
    signs = dict.fromkeys(_MONEY.findall(source))
    if missing := [c for c in signs if source.count(c) > target.count(c)]:
        yield f"in the Arabic only: {' '.join(missing)}"
