"""The renderer: units through the ladder in the order they come, each distinct one once.

Two batches are on their way at a time, so that the engine is not idle while one is audited; what was done
before comes from the cache.
"""

from collections import OrderedDict, deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import chain, islice, repeat
from typing import Generic, TypeVar

from mujaz.translate.cache import Cache
from mujaz.translate.engines import Engine
from mujaz.translate.search import Rendering, search
from mujaz.translate.units import Unit

# Units decoded in one go: few at first, so that the first results come soon, then more and more, as second
# tries fill their batches only where there are many.
_BATCHES = (32, 64, 128, 256)
_IN_FLIGHT = 2
# Distinct units whose renderings are remembered, about 2 MB; the cache knows what came earlier.
_REMEMBERED = 1000
# Items behind which a batch is closed even if nearly all of it is known.
_MOST = 2000

T = TypeVar("T")


def _parts(units: Iterable[Unit], most: int) -> Iterator[tuple[Unit, ...]]:
    """Cut into tuples of at most so many (itertools.batched, which Python 3.11 has not)."""
    rest = iter(units)
    while part := tuple(islice(rest, most)):
        yield part


@dataclass(slots=True)
class _Batch(Generic[T]):
    items: list[tuple[T, tuple[Unit, ...]]] = field(default_factory=list)
    todo: dict[Unit, None] = field(default_factory=dict)
    known: dict[Unit, Rendering] = field(default_factory=dict)
    decoding: list[tuple[tuple[Unit, ...], Future[list[Rendering]]]] = field(default_factory=list)


class Renderer:
    """Renders units with one engine and one width of search."""

    def __init__(self, engine: Engine, beam: int, cache: Cache | None = None) -> None:
        self._engine, self._beam, self._cache = engine, beam, cache
        self._done: OrderedDict[Unit, Rendering] = OrderedDict()

    def render(self, items: Iterable[tuple[T, tuple[Unit, ...]]]) -> Iterator[tuple[T, list[Rendering]]]:
        """Give each item with the renderings of its units, in order; items are taken as they are needed."""
        waiting: deque[_Batch[T]] = deque()
        pool = ThreadPoolExecutor(_IN_FLIGHT, "ladder")
        try:
            for batch in self._batches(items, waiting):
                # One sentence may have thousands of units: never more than so many at once.
                for part in _parts(batch.todo, _BATCHES[-1]):
                    batch.decoding.append((part, pool.submit(search, part, self._engine, self._beam)))
                waiting.append(batch)
                if len(waiting) == _IN_FLIGHT:
                    yield from self._finish(waiting[0])
                    waiting.popleft()
            while waiting:
                yield from self._finish(waiting[0])
                waiting.popleft()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)

    def _batches(
        self, items: Iterable[tuple[T, tuple[Unit, ...]]], waiting: Sequence[_Batch[T]]
    ) -> Iterator[_Batch[T]]:
        batch: _Batch[T] = _Batch()
        sizes = chain(_BATCHES, repeat(_BATCHES[-1]))
        size = next(sizes)
        for item, units in items:
            batch.items.append((item, units))
            for unit in units:
                if found := self._done.get(unit):
                    batch.known[unit] = found
                elif not any(unit in earlier.todo for earlier in waiting):
                    batch.todo[unit] = None
            if len(batch.todo) >= size or len(batch.items) >= _MOST:
                yield self._recalled(batch)
                batch, size = _Batch(), next(sizes)
        if batch.items:
            yield self._recalled(batch)

    def _recalled(self, batch: _Batch[T]) -> _Batch[T]:
        """Take out of what a batch has to do what the cache knows."""
        if self._cache and batch.todo:
            found = self._cache.recall(batch.todo, self._engine, self._beam)
            batch.known |= found
            batch.todo = {unit: None for unit in batch.todo if unit not in found}
        return batch

    def _finish(self, batch: _Batch[T]) -> Iterator[tuple[T, list[Rendering]]]:
        fresh: dict[Unit, Rendering] = {}
        for part, future in batch.decoding:
            done = dict(zip(part, future.result(), strict=True))
            if self._cache:
                self._cache.keep(done, self._engine, self._beam)
            fresh |= done
        known = batch.known | fresh
        for item, units in batch.items:
            yield item, [known.get(unit) or self._done[unit] for unit in units]
        for unit, rendering in known.items():
            self._done[unit] = rendering
            self._done.move_to_end(unit)
        # The next batch may count on all of this one.
        while len(self._done) > max(_REMEMBERED, len(known)):
            self._done.popitem(last=False)
