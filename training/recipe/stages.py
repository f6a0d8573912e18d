"""Stages: each made of what it needs, skipped while nothing that it is made of has changed.

A stage is up to date if its stamp says so: a checksum of its settings, of the stamps of the stages it needs
and of the files it reads. The stamp is written last, so that a stage that was killed is done again.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mujaz.errors import InputError
from mujaz.files import write_text

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Stage:
    """A step of the recipe.

    `run` makes everything, told where to talk; `settings` is all that the result depends on besides the
    stages in `needs` and the `files` it reads. `makes` must be there for the stage to be up to date.
    """

    name: str
    run: Callable[[Say], None]
    makes: Sequence[Path]
    settings: Any = None
    needs: Sequence["Stage"] = ()
    files: Sequence[Path] = field(default=())

    def stamp(self) -> str:
        """Give the checksum of all that the stage is made of."""
        said = [self.name, repr(self.settings), [n.stamp() for n in self.needs], list(_states(self.files))]
        return hashlib.sha256(json.dumps(said).encode()).hexdigest()


def _states(files: Iterable[Path]) -> Iterable[tuple[str, int, int]]:
    """Name, size and time of files: reading gigabytes to see that nothing changed would take minutes."""
    for path in sorted(files):
        state = path.stat()
        yield path.name, state.st_size, state.st_mtime_ns


def make(goal: Stage, work: Path, say: Say) -> None:
    """Run `goal` and what it needs, whatever is out of date; stamps lie in `work`."""
    for need in goal.needs:
        make(need, work, say)
    stamp, path = goal.stamp(), work / "stamps" / goal.name
    if all(made.exists() for made in goal.makes) and path.is_file() and path.read_text() == stamp:
        return
    path.unlink(missing_ok=True)
    say(f"{goal.name}:")
    goal.run(lambda line: say(f"  {line}"))
    path.parent.mkdir(parents=True, exist_ok=True)
    write_text(path, [stamp])


def named(stages: Sequence[Stage], name: str) -> Stage:
    """Give a stage by its name; raises InputError for one that there is not."""
    for stage in stages:
        if stage.name == name:
            return stage
    raise InputError(f"{name}: no stage of the recipe; they are {', '.join(s.name for s in stages)}")
