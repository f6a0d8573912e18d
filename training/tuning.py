"""A model adapted to a desk: from its translation memories to a model directory of its own."""

import hashlib
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from random import Random

from mujaz.errors import CheckFailed, InputError, MujazError, OutputError
from mujaz.evaluation import Run, Testset, evaluate, measures
from mujaz.evaluation.testsets import Pair as TestPair
from mujaz.glossary import Glossary, shipped_glossary
from mujaz.training.annotate import Annotator, with_annotations
from mujaz.training.base import base_directory, load_base
from mujaz.training.gather import FEWEST, Gathered, gather
from mujaz.training.heldout import Split, split
from mujaz.training.options import Options
from mujaz.training.pairs import Pair
from mujaz.translate import Document, Translator
from mujaz.translate.store import read_description, write_own

_SCORE = "chrF2++"
_NEEDED = ("torch", "transformers", "accelerate", "sacrebleu")
_LONGEST = 126  # pieces of a side, as the embedded model was trained
# Bytes on disk for each parameter, at most: two checkpoints of the model and its optimizer in float32, the
# model itself, and its conversions.
_BYTES = 40
_FULL = 1 << 24  # bytes: with fewer free, a failure to write is believed to be one of space


@dataclass(frozen=True, slots=True)
class Finetuned:
    """A finished model in `directory`, and the scores before and after on what was held out.

    `general` has them for the text against forgetting, where there was some.
    """

    directory: Path
    gathered: Gathered
    parts: Split
    before: Run
    after: Run
    general: tuple[Run, Run] | None = None


def finetune(
    memories: Sequence[Path],
    out: Path,
    *,
    glossary: Glossary | None = None,
    base: str | Path | None = None,
    general: Sequence[Path] = (),
    options: Options | None = None,
    say: Callable[[str], None] = lambda _: None,
    progress: Callable[[int, int], None] = lambda _, __: None,
) -> Finetuned:
    """Adapt a model to the memories and write it to the new directory `out`, ready for `Translator`.

    `base` is a MarianMT model by name or directory, None for the one that is used by default; `glossary` has
    the terms to mark in training and to score, None for the shipped ones; `general` are memories of other
    text to mix in, a pair for each of the desk's, against forgetting. A run that was killed goes on when it
    is started again in the same way. `say` is told what happens in lines, `progress` step and steps.

    Raises InputError for memories that will not do, ModelError, OutputError, CheckFailed if the model came
    out no better, and MujazError where the extra `train` is not installed. Nothing is at `out` unless it is
    whole.
    """
    options = options or Options()
    terms = shipped_glossary() if glossary is None else glossary
    _check(out)
    start = base_directory(base)
    gathered = gather(memories)
    parts = split(gathered.pairs)
    say(f"{gathered}.")
    say(f"{_sizes(parts)}.")
    if 2 * len(parts.learn) < FEWEST:
        raise InputError(
            f"{memories[0]}: its pairs are nearly all alike ({_sizes(parts)}); name more memories"
        )
    others = split(gather(general, most=2 * len(parts.learn) + FEWEST).pairs) if general else None
    work = _workplace(out, [*parts.learn, *(others.learn if others else ())], start, options)
    with _written(out):
        sets = [_testset(name, p.held_out) for name, p in (("held out", parts), ("general", others)) if p]
        before = [evaluate(testset, Translator(start, terms)) for testset in sets]
        _train(start, out, parts, others, terms, work, options, progress)
        made = work / "made"
        after = [evaluate(testset, Translator(made, terms)) for testset in sets]
        if value(after[0]) < value(before[0]):
            raise CheckFailed(
                f"{out}: not written, since the model came out no better ({_SCORE} {value(before[0]):.1f} "
                f"before, {value(after[0]):.1f} after); more pairs of one kind would help"
            )
        made.replace(out)
        shutil.rmtree(work)
    pair = (before[1], after[1]) if others else None
    return Finetuned(out, gathered, parts, before[0], after[0], pair)


def value(run: Run) -> float:
    """Give the score that decides: chrF2++."""
    return next(score.value for score in run.scores if score.name == _SCORE)


def _check(out: Path) -> None:
    for module in _NEEDED:
        if find_spec(module) is None:
            raise MujazError(f"fine-tuning needs {module}; pip install 'mujaz[train]'")
    if out.exists() or out.is_symlink():
        raise OutputError(f"{out}: is there already; name a new directory, or remove it first")
    if not out.parent.is_dir():
        raise OutputError(f"{out}: there is no folder {out.parent}")


def _workplace(out: Path, learn: Sequence[Pair], base: Path, options: Options) -> Path:
    """Give the folder of the run beside `out`: that of the same run, if it was killed, else an empty one."""
    work = out.parent / f".{out.name}.tuning"
    said = [repr(options), str(base.resolve()), *(f"{p.source}\t{p.target}" for p in learn)]
    fingerprint = hashlib.sha256("\n".join(said).encode()).hexdigest()
    mark = work / "run"
    if mark.is_file() and mark.read_text() == fingerprint:
        return work
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    mark.write_text(fingerprint)
    return work


@contextmanager
def _written(out: Path) -> Iterator[None]:
    """Turn what writers raise when a disk is full into one error; torch's own do not say what it was."""
    try:
        yield
    except OSError as e:
        raise OutputError(f"{out}: cannot be written ({e.strerror or e})") from None
    except Exception:
        if shutil.disk_usage(out.parent).free > _FULL:
            raise
        raise OutputError(f"{out}: cannot be written (no space left on the disk)") from None


def _sizes(parts: Split) -> str:
    sizes = (
        f"{len(parts.learn)} to learn from, {len(parts.steer)} to steer by, {len(parts.held_out)} to judge by"
    )
    return sizes + (f", {parts.near} too much like these for any" if parts.near else "")


def _testset(name: str, pairs: Sequence[Pair]) -> Testset:
    return Testset(name, tuple(TestPair(p.source, (p.target,)) for p in pairs))


def _train(
    start: Path,
    out: Path,
    parts: Split,
    others: Split | None,
    glossary: Glossary,
    work: Path,
    options: Options,
    progress: Callable[[int, int], None],
) -> None:
    """Train and leave the converted model in `work`/made."""
    from mujaz.training.trainer import Encoded, tune

    base = load_base(start)
    longest = min(_LONGEST, base.model.config.max_position_embeddings)
    rows = Encoded(_rows(parts, others, glossary, options), base, longest)
    free, needed = shutil.disk_usage(work).free, _BYTES * base.model.num_parameters()
    if free < needed:
        raise OutputError(
            f"{work}: {needed / 1e9:.1f} GB are needed while training and {free / 1e9:.1f} are free"
        )
    form, tried = work / "form", work / "tried"
    testset = _testset("steering", parts.steer)

    def score() -> float:
        base.save(form)
        write_own(form, tried, name=work.name, licence="")
        return _quick_score(testset, tried)

    tune(base, rows, score, work / "checkpoints", options, progress)
    base.save(form)
    info, _ = read_description(start)
    write_own(form, work / "made", name=out.name, licence=info.licence)


def _rows(parts: Split, others: Split | None, glossary: Glossary, options: Options) -> list[Pair]:
    """Give the pairs of all passes: terms marked in some, general text mixed in one to one."""
    rng, annotator = Random(options.seed), Annotator(glossary)
    rows: list[Pair] = []
    for _ in range(options.passes):
        mixed = list(parts.learn)
        if others:
            mixed += rng.choices(others.learn, k=len(mixed))
        rows += with_annotations(mixed, annotator, options.annotated, rng)
    return rows


def _quick_score(testset: Testset, model: Path) -> float:
    """Score greedy translations, by the one measure that counts."""
    work = Translator(model, Glossary(), beam=1)
    documents = (Document.from_text(source) for source in testset.sources)
    hypotheses = [" ".join(d.text.split()) for d in work.translate_all(documents)]
    return next(m.of(hypotheses).value for m in measures(testset) if m.name == _SCORE)
