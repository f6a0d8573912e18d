"""How fast the command line starts, and how fast it makes the brief of one article."""

import subprocess
import sys
from collections.abc import Iterator

from rows import EXAMPLE, Figure, mujaz, process

RUNS = 5
_SLOWEST = 8


def figures() -> Iterator[Figure]:
    """Measure the start, what it imports, and the example article from a cold process."""
    for name, arguments in {
        "mujaz --help": ["--help"],
        "mujaz translate --help": ["translate", "--help"],
        "brief of the example": ["brief", str(EXAMPLE), "--no-cache", "-q"],
        "the same again, from the cache": ["brief", str(EXAMPLE), "-q"],
        "translation of the example": ["translate", str(EXAMPLE), "--no-cache", "-q"],
    }.items():
        process(mujaz(*arguments), 1)  # fills what caches there are
        walls, peak = process(mujaz(*arguments), RUNS)
        yield Figure("start", name, tuple(walls), "s", f"peak memory {peak:.0f} MB")
    yield from _imports()


def _imports() -> Iterator[Figure]:
    """Measure what a brief imports before it translates (python -X importtime), the slowest modules."""
    code = "import mujaz.cli.main, mujaz.summarise.forms, mujaz.translate, ctranslate2, sentencepiece"
    command = [sys.executable, "-X", "importtime", "-c", code]
    told = subprocess.run(command, capture_output=True, text=True, check=True, cwd="/").stderr
    rows = [line.removeprefix("import time:").split("|") for line in told.splitlines()[1:]]
    own: dict[str, float] = {}
    for self_us, _, module in rows:
        top = ".".join(module.strip().split(".")[: 2 if "mujaz" in module else 1])
        own[top] = own.get(top, 0.0) + int(self_us) / 1000
    yield Figure("imports", "all", (sum(own.values()),), "ms", "for a brief")
    for module in sorted(own, key=own.__getitem__, reverse=True)[:_SLOWEST]:
        yield Figure("imports", module, (own[module],), "ms", "with what it holds")
