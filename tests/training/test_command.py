"""The command says in one line what will not do, and leaves nothing behind."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from mujaz.cli.finetune import finetune
from mujaz.errors import InputError, MujazError, OutputError


@pytest.mark.parametrize(
    ("memory", "out", "error", "words"),
    [
        ("few.tsv", "new", InputError, "1 pair usable; a fine-tune needs 100 or more"),
        ("none.tsv", "new", InputError, "no such file"),
        ("few.tsv", "few.tsv", OutputError, "is there already"),
        ("few.tsv", "none/new", OutputError, "there is no folder"),
    ],
)
def test_what_will_not_do(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    memory: str,
    out: str,
    error: type[MujazError],
    words: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("mujaz.training.tuning.find_spec", lambda _: True)
    Path("few.tsv").write_text("انتهت المحادثات في جنيف.\tThe talks ended in Geneva.\n", encoding="utf-8")
    done = CliRunner().invoke(finetune, [memory, "--out", out])
    assert isinstance(done.exception, error)
    assert words in str(done.exception)
    assert "\n" not in str(done.exception)
    assert [path.name for path in tmp_path.iterdir()] == ["few.tsv"]
