"""What the benchmarks of speed share: a figure, medians, the machine, and commands run as processes."""

import os
import platform
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).parents[1]
TESTSETS = ROOT.parent / "shared" / "testsets"
EXAMPLE = ROOT / "examples" / "peace-talks.ar.txt"


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure: the median of `runs`, in `unit`, and what to know of it."""

    group: str
    name: str
    runs: tuple[float, ...]
    unit: str
    note: str = ""

    @property
    def median(self) -> float:
        """The middle one."""
        return statistics.median(self.runs)


def news(count: int) -> list[str]:
    """Give so many sentences of the test sets, general news and FLORES in turns; fewer if there are fewer."""
    files = [(TESTSETS / name).read_text("utf-8").splitlines() for name in ("ntrex-half.ar", "flores-dev.ar")]
    turns = [line for pair in zip(*files, strict=False) for line in pair]
    return turns[:count]


def seconds(work: Callable[[], object]) -> float:
    """Time one call, in seconds of wall time."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def process(arguments: Sequence[str], runs: int) -> tuple[list[float], float]:
    """Run a command so many times; give the seconds of each and the most memory (MB) that one took."""
    walls, peak = [], 0.0
    for _ in range(runs):
        began = time.perf_counter()
        # From the root, where no folder is taken for the installed package.
        child = subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/")
        _, status, usage = os.wait4(child.pid, 0)
        walls.append(time.perf_counter() - began)
        if status:
            raise RuntimeError(f"{' '.join(arguments)} failed")
        peak = max(peak, usage.ru_maxrss / (1 if sys.platform == "darwin" else 1024))
    return walls, peak


def mujaz(*arguments: str) -> list[str]:
    """Give the command line of a mujaz command in this environment."""
    return [sys.executable, "-m", "mujaz", *arguments]


def memory() -> float:
    """Give the memory of this process now, in MB; its peak where the system does not tell."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS:"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def machine() -> dict[str, str]:
    """Say what the figures were measured on."""
    cpu = platform.processor()
    info = Path("/proc/cpuinfo")
    if info.exists():
        fields = dict(line.split(":", 1) for line in info.read_text().splitlines() if ":" in line)
        named = {key.strip(): value.strip() for key, value in fields.items()}
        sets = [s for s in ("avx2", "avx512f", "avx512_vnni", "avx512_bf16") if s in named.get("flags", "")]
        cpu = f"{named.get('model name', cpu)} ({', '.join(sets)})"
    libraries = ("mujaz", "ctranslate2", "sentencepiece", "transformers", "torch")
    return {
        "processor": cpu,
        "cores": str(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()),
        "system": f"{platform.system()}, Python {platform.python_version()}",
        "versions": ", ".join(f"{name} {found}" for name in libraries if (found := _version(name))),
    }


def _version(name: str) -> str:
    try:
        return version(name)
    except ModuleNotFoundError:
        return ""
