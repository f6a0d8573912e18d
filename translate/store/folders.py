"""Where models lie on this machine, and directories that appear whole or not at all."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import platformdirs

from mujaz.errors import ModelError


def models_folder() -> Path:
    """Give the folder of the models that the user has added."""
    return platformdirs.user_data_path("mujaz", appauthor=False) / "models"


def converted_folder() -> Path:
    """Give the folder of conversions of local checkpoints, which can be made again."""
    return platformdirs.user_cache_path("mujaz", appauthor=False) / "models"


def config_file() -> Path:
    """Give the user's configuration file."""
    return platformdirs.user_config_path("mujaz", appauthor=False) / "config.toml"


@contextmanager
def locked(target: Path) -> Iterator[None]:
    """Hold the lock of the directory `target` among processes; wait for who holds it."""
    from filelock import FileLock

    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(target.parent / f".{target.name}.lock")
        lock.acquire()
    except OSError as e:
        raise ModelError(f"{target.parent}: cannot be written to ({e.strerror})") from None
    try:
        yield
    finally:
        lock.release()


@contextmanager
def whole_directory(target: Path) -> Iterator[Path]:
    """Give a new directory beside `target` that takes its place, whole, at the end of the block.

    What stood there is gone then; if the block fails it is untouched. Call it with `target` locked: what
    killed processes have left there is removed.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        for left in target.parent.glob(f".{target.name}.*.part"):
            shutil.rmtree(left, ignore_errors=True)
        with tempfile.TemporaryDirectory(
            prefix=f".{target.name}.", suffix=".part", dir=target.parent
        ) as scratch:
            new, old = Path(scratch) / "new", Path(scratch) / "old"
            new.mkdir()
            yield new
            if target.exists():
                target.rename(old)
            new.rename(target)
    except OSError as e:
        raise ModelError(f"{target}: cannot be written ({e.strerror or e})") from None


def size(directory: Path) -> int:
    """Give the bytes of all files in `directory`."""
    return sum(path.stat().st_size for path in directory.rglob("*") if path.is_file())
