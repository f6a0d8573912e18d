"""Batches in which a sentence is decoded as if it were alone.

The padding of a batch is masked, but the order of sums depends on how much of it there is; with integers of
8 bits the smallest difference may tip a rounding, and from there the translation: of 150 sentences of the
desk set 31 came out otherwise in one batch than alone. What is padded to one length always comes out alike.
So lengths are rounded up, sentences of one such length go together, and a filler of just that length goes
with them, for which the model has nothing to write. It costs a tenth of the time at most.
"""

from collections.abc import Sequence

# Lengths are rounded up to a multiple of this many pieces: fewer kinds of batches against less padding.
_STEP = 32
# Source tokens of one batch, padding included. Larger ones gain nothing and cost memory.
_TOKENS = 1536

# Rounded lengths of the source, or of source and target.
Shape = tuple[int, ...]


def batches(lengths: Sequence[Shape], workers: int) -> list[tuple[Shape, list[int]]]:
    """Put sentences of these `lengths` into batches, each with its padded shape, the longest first.

    A job that is too small for full batches is shared among the `workers`.
    """
    alike: dict[Shape, list[int]] = {}
    for i, shape in enumerate(lengths):
        alike.setdefault(tuple(-(-length // _STEP) * _STEP for length in shape), []).append(i)
    share = -(-sum(shape[0] * len(members) for shape, members in alike.items()) // workers)
    found = []
    for shape, members in sorted(alike.items(), reverse=True):
        members.sort(key=lambda i: lengths[i])
        rows = max(1, min(_TOKENS // shape[0], -(-share // shape[0])))
        found += [(shape, members[k : k + rows]) for k in range(0, len(members), rows)]
    return found
