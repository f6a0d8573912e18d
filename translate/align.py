"""Reading word alignments off attention weights: where in the English an Arabic word went.

Pieces that begin a word begin with `▁`, as sentencepiece writes them.
"""

from collections.abc import Sequence

_WORD_START = "▁"
# A target piece whose weight on a span is below this was not written for it.
_LEAST = 0.1

Weights = Sequence[Sequence[float]]


def aligned_words(tokens: Sequence[str], weights: Weights, span: tuple[int, int]) -> tuple[int, int] | None:
    """Find the run of whole target words (start, end) written for the source pieces `span`.

    `weights[t][s]` is how much target piece t looked at source piece s. None where nothing was.
    """
    on = [sum(row[span[0] : span[1]]) for row in weights]
    peak = max(range(len(on)), key=on.__getitem__, default=None)
    if peak is None or on[peak] < _LEAST:
        return None
    enough = min(0.5, on[peak] / 2)
    start, end = peak, peak + 1
    while start and (on[start - 1] >= enough or not tokens[start].startswith(_WORD_START)):
        start -= 1
    while end < len(tokens) and (on[end] >= enough or not tokens[end].startswith(_WORD_START)):
        end += 1
    return start, _without_punctuation(tokens, start, end)


def place_after(tokens: Sequence[str], weights: Weights, source: int) -> int | None:
    """Find the place behind the target word written for the piece nearest before `source`.

    None where no target word was written for anything before it.
    """
    looked = [max(range(len(row)), key=row.__getitem__, default=source) for row in weights]
    before = [t for t, s in enumerate(looked) if s < source]
    if not before:
        return None
    end = max(before, key=lambda t: (looked[t], t)) + 1
    while end < len(tokens) and not tokens[end].startswith(_WORD_START):
        end += 1
    return _without_punctuation(tokens, 0, end)


def _without_punctuation(tokens: Sequence[str], start: int, end: int) -> int:
    """Give `end` moved back over the punctuation that closes the words start..end; one piece stays."""
    while end - 1 > start and not any(c.isalnum() for c in tokens[end - 1]):
        end -= 1
    return end
