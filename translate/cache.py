"""The cache: what was translated before, so that repeated sentences and runs cost nothing.

A run that was killed goes on where it stopped, since each batch is written as it is done. One SQLite file
(write-ahead log) that several processes may use at once. It is a convenience: nothing that is wrong with it
ends a run. It holds the texts themselves, on this machine only; `mujaz cache clear` removes them.
"""

import json
import sqlite3
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from mujaz.errors import OutputError
from mujaz.translate.checks import check
from mujaz.translate.engines import Engine
from mujaz.translate.keep import TermUse
from mujaz.translate.prepare import clean
from mujaz.translate.search import Rendering
from mujaz.translate.units import Unit

# Part of every key: raise it when the ladder would make something else of the same unit.
_LADDER = 2
_TABLE = """
    CREATE TABLE IF NOT EXISTS renderings (
        key BLOB PRIMARY KEY, source TEXT, rendering TEXT, made REAL DEFAULT (unixepoch())
    ) WITHOUT ROWID
"""
_PATIENCE = 10.0  # seconds to wait for another process


@dataclass(frozen=True, slots=True)
class CacheInfo:
    """What a cache holds: units of text, and bytes on disk."""

    path: Path
    entries: int
    size: int


class Cache:
    """A file of renderings. Created when missing; one that is broken is set aside, and `warn` is told."""

    def __init__(self, path: Path, warn: Callable[[str], None] = lambda _: None) -> None:
        self.path, self._warn = path, warn
        self._connection: sqlite3.Connection | None = None
        self._open()

    def _open(self) -> None:
        for last in (False, True):
            try:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                # The renderer's consumer may change from one thread to another, never two at once.
                connection = sqlite3.connect(self.path, timeout=_PATIENCE, check_same_thread=False)
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("PRAGMA synchronous = NORMAL")
                connection.execute(_TABLE)
                connection.execute("SELECT key, rendering FROM renderings LIMIT 1").fetchone()
                connection.commit()
            except (sqlite3.Error, OSError) as e:
                if last or not self._set_aside(e):
                    self._give_up(e)
                    return
            else:
                self._connection = connection
                return

    def _set_aside(self, error: Exception) -> bool:
        """Rename a file that is no cache to make place for a new one; tell whether that was done."""
        if isinstance(error, (sqlite3.OperationalError, OSError)):  # locked, read-only, full: not broken
            return False
        aside = self.path.with_name(f"{self.path.name}.broken")
        try:
            self.path.replace(aside)
            for ending in ("-wal", "-shm"):
                self.path.with_name(self.path.name + ending).unlink(missing_ok=True)
        except OSError:
            return False
        self._warn(f"{self.path}: the cache is broken ({error}); set aside as {aside.name}, begun anew")
        return True

    def _give_up(self, error: Exception) -> None:
        self.close()
        self._warn(f"{self.path}: the cache cannot be used ({error}); going on without it")

    def recall(self, units: Collection[Unit], engine: Engine, beam: int) -> dict[Unit, Rendering]:
        """Give the units that were rendered before by this model, in this way, with these terms."""
        found: dict[Unit, Rendering] = {}
        if self._connection is None:
            return found
        try:
            for unit in units:
                key = _key(unit, engine, beam)
                row = self._connection.execute(
                    "SELECT rendering FROM renderings WHERE key = ?", (key,)
                ).fetchone()
                if row:
                    found[unit] = _read(row[0], unit)
        except (sqlite3.Error, ValueError, KeyError, TypeError) as e:
            self._broke(e)
        return found

    def keep(self, renderings: Mapping[Unit, Rendering], engine: Engine, beam: int) -> None:
        """Write down what was rendered."""
        if self._connection is None:
            return
        rows = [(_key(u, engine, beam), clean(u.text), _written(r)) for u, r in renderings.items()]
        try:
            with self._connection:
                self._connection.executemany(
                    "INSERT OR REPLACE INTO renderings (key, source, rendering) VALUES (?, ?, ?)", rows
                )
        except sqlite3.Error as e:
            self._broke(e)

    def _broke(self, error: Exception) -> None:
        self.close()
        if not isinstance(error, sqlite3.OperationalError) and self._set_aside(error):
            self._open()
        else:
            self._give_up(error)

    def info(self) -> CacheInfo:
        """Count what is in it."""
        count = 0
        if self._connection:
            count = self._connection.execute("SELECT count(*) FROM renderings").fetchone()[0]
        return CacheInfo(self.path, count, sum(path.stat().st_size for path in self._files()))

    def clear(self) -> None:
        """Remove the file; raises OutputError if that cannot be done."""
        self.close()
        try:
            for path in self._files():
                path.unlink()
        except OSError as e:
            raise OutputError(f"{self.path}: cannot be removed ({e.strerror})") from None

    def _files(self) -> list[Path]:
        return [p for p in self.path.parent.glob(f"{self.path.name}*") if p.is_file()]

    def close(self) -> None:
        """Close the file; what it is asked for afterwards it does not know."""
        if self._connection:
            with suppress(sqlite3.Error):
                self._connection.close()
        self._connection = None


def default_path() -> Path:
    """Give where the command line keeps its cache."""
    from platformdirs import user_cache_path

    return user_cache_path("mujaz", appauthor=False) / "translations.sqlite3"


def _key(unit: Unit, engine: Engine, beam: int) -> bytes:
    """Hash all that the rendering of a unit depends on, but for places: they are the unit's own."""
    terms = [(clean(m.surface), repr(m.term)) for m in unit.matches]
    model = engine.info.sha256 or str(engine.directory)
    parts = [_LADDER, type(engine).__name__, model, beam, clean(unit.text), terms]
    return sha256(json.dumps(parts, ensure_ascii=False).encode("utf-8", "surrogatepass")).digest()


def _written(rendering: Rendering) -> str:
    parts = {
        "text": rendering.text,
        "score": rendering.score,
        "pieces": rendering.pieces,
        "terms": [(use.outcome, use.how) for use in rendering.terms],
        "tried": rendering.tried,
        "how": rendering.how,
    }
    return json.dumps(parts, ensure_ascii=False)


def _read(value: str, unit: Unit) -> Rendering:
    """Read a rendering of the unit; the checks are made anew, they cost little and may have grown."""
    parts = json.loads(value)
    uses = zip(unit.matches, parts["terms"], strict=True)
    return Rendering(
        parts["text"],
        parts["score"],
        parts["pieces"],
        tuple(TermUse(match, outcome, how) for match, (outcome, how) in uses),
        check(unit.checked, parts["text"]),
        tuple(parts["tried"]),
        parts["how"],
    )
