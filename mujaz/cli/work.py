"""What the options ask for: glossaries and a translator."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from mujaz.cli.options import Work
from mujaz.cli.talk import warn

if TYPE_CHECKING:
    from mujaz.glossary import Glossary
    from mujaz.translate import Translator
    from mujaz.translate.cache import Cache
    from mujaz.translate.memory import Memory


def read_glossaries(paths: Iterable[str], no_glossary: bool) -> "Glossary":
    """Read and join the glossaries that the options name; what a user should know of them is told."""
    from mujaz.glossary import Glossary, read_glossary, shipped_glossary, shipped_names

    named: list[str] = []
    own = []
    for path in paths:
        if set(names := path.split(",")) <= set(shipped_names()):
            named += names
        else:
            own.append(read_glossary(Path(path)))
    parts = [*([shipped_glossary(*named)] if named or not no_glossary else []), *own]
    told = [problem for glossary in own for problem in glossary.problems]
    warn(told, "mujaz glossary check lists them")
    if own:
        from mujaz.glossary.check import overrides

        warn([str(override) for override in overrides(parts)], "mujaz glossary check lists them")
    return Glossary.merged(parts)


def translator(work: Work) -> "Translator":
    """Make the translator that the options ask for."""
    glossary = read_glossaries(work.glossaries, work.no_glossary)
    from mujaz.translate import Translator

    return Translator(
        work.model,
        glossary,
        engine=work.engine,
        beam=work.beam,
        memory=_memory(work.memories) if work.memories else None,
        cache=None if work.no_cache else _cache(),
    )


def _memory(paths: Iterable[str]) -> "Memory":
    from mujaz.translate.memory import Memory

    memory = Memory.read(map(Path, paths))
    warn(memory.notes, "")
    return memory


def _cache() -> "Cache":
    from mujaz.translate.cache import Cache, default_path

    return Cache(default_path(), lambda message: warn([message], ""))
