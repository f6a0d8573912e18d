"""Links between pieces of source and target, for guided alignment: by eflomal, if it is there.

eflomal (Östling & Tiedemann, 2016) is under the GPL: it is run as a program of its own and never imported.
"""

import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray

from mujaz.errors import MujazError
from mujaz.training.recipe.rows import Rows

_PROGRAM = "eflomal-align"
# Model 3 in few iterations, which is enough for pieces of a million pairs (lab).
_SETTINGS = ("-m", "3", "-1", "2", "-2", "1", "-3", "3", "--n-samplers", "1")


def linked(rows: Rows, aligner: str, scratch: Path) -> Rows:
    """Give the rows with their links; unchanged for the aligner "none".

    Raises MujazError where the aligner is not installed, or fails.
    """
    if aligner == "none":
        return rows
    # Beside the interpreter too, which is where pip puts it, on the PATH or not.
    program = shutil.which(_PROGRAM) or shutil.which(_PROGRAM, path=str(Path(sys.executable).parent))
    if not program:
        raise MujazError(
            f'{_PROGRAM} is not installed; pip install eflomal, or say aligner = "none" in the recipe'
        )
    with TemporaryDirectory(dir=scratch) as folder:
        source, target, out = (Path(folder) / name for name in ("source", "target", "links"))
        _write(source, rows.source, rows.source_ends)
        _write(target, rows.target, rows.target_ends)
        done = subprocess.run(
            [program, "-s", source, "-t", target, "-f", out, *_SETTINGS],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode or not out.is_file():
            raise MujazError(f"{_PROGRAM} failed: {(done.stderr.strip() or 'no output').splitlines()[-1]}")
        links = parse(out.read_text().splitlines(), rows)
    return replace(rows, links=links)


def _write(path: Path, ids: NDArray[np.int32], ends: NDArray[np.int64]) -> None:
    """Write a line of ids for each row, without the end mark."""
    with path.open("w") as file:
        file.writelines(" ".join(map(str, row[:-1])) + "\n" for row in np.split(ids, ends[:-1]))


def parse(lines: list[str], rows: Rows) -> NDArray[np.int32]:
    """Read links written `source-target`, a line a row; the end mark is linked to the end mark."""
    links = np.full(len(rows.target), -1, np.int32)
    start = 0
    sources = np.diff(rows.source_ends, prepend=0)
    for line, size, end in zip(lines, sources, rows.target_ends, strict=True):
        for link in line.split():
            s, t = link.split("-")
            links[start + int(t)] = int(s)
        links[end - 1] = size - 1
        start = int(end)
    return links
