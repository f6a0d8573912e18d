"""The guard in a test suite of your own: the fixture `mujaz_regression`.

    def test_translations_hold(mujaz_regression):
        mujaz_regression("tests/desk.jsonl", "tests/desk.baseline.json")

`pytest --mujaz-update-baselines` writes the baselines instead of checking against them. Pytest loads this
module in every suite where mujaz is installed, so that it imports nothing until the fixture is used.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest

if TYPE_CHECKING:
    from mujaz.evaluation import Run, Testset, Verdict
    from mujaz.translate import Translator


class Regression:
    """Checks translations against baselines; relative paths are taken from pytest's rootdir."""

    def __init__(self, root: Path, update: bool) -> None:
        self._root = root
        self._update = update

    def __call__(
        self,
        work: "str | Path | Testset | Run",
        baseline: str | Path,
        translator: "Translator | None" = None,
        *,
        tolerance: float | None = None,
    ) -> "Verdict | None":
        """Fail the test if translations are worse than the baseline, naming scores and sentences.

        `work` is a test set, or the name of one, for `translator` to translate (the default one if None), or
        a run that was made before. `tolerance` is in points. Gives what was found, None where the baseline
        was written.
        """
        from mujaz.errors import MujazError
        from mujaz.evaluation import TOLERANCE, guard, read_run, verdict_text, write_baseline

        path = self._root / baseline
        if not (self._update or path.exists()):
            _fail([f"{path}: no baseline yet; write it with pytest --mujaz-update-baselines"])
        try:
            run = self._run(work, translator)
            if self._update:
                write_baseline(path, run)
                return None
            found = guard(
                run, read_run(path, run.testset), tolerance=TOLERANCE if tolerance is None else tolerance
            )
        except MujazError as e:
            _fail([str(e)])
        if found.falls:
            _fail(verdict_text(found))
        return found

    def _run(self, work: "str | Path | Testset | Run", translator: "Translator | None") -> "Run":
        from mujaz.evaluation import Run, evaluate, read_testset
        from mujaz.translate import Translator

        if isinstance(work, Run):
            return work
        if isinstance(work, str | Path):
            path = self._root / work
            work = read_testset(str(path if path.exists() else work))
        return evaluate(work, translator or Translator())


def _fail(lines: Iterable[str]) -> NoReturn:
    pytest.fail("".join(lines), pytrace=False)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that writes baselines."""
    parser.getgroup("mujaz").addoption(
        "--mujaz-update-baselines",
        action="store_true",
        help="write the baselines of mujaz_regression instead of checking against them",
    )


@pytest.fixture(scope="session")
def mujaz_regression(pytestconfig: pytest.Config) -> Regression:
    """Check translations against a baseline file: `mujaz_regression(testset, baseline)`."""
    return Regression(pytestconfig.rootpath, bool(pytestconfig.getoption("mujaz_update_baselines")))
