"""The command `mujaz model`, with models that need no torch."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mujaz.cli.main import main
from mujaz.translate.store import QUANTIZATIONS, config_file, embedded_model, models_folder


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["model", *arguments])


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    return Path(shutil.copytree(embedded_model(), tmp_path / "newsroom"))


def test_add_use_list_info_remove(newsroom: Path) -> None:
    assert run("list").stdout.startswith("* mujaz-ar-en  ")
    assert "Added newsroom" in run("add", str(newsroom)).stderr
    assert run("use", "newsroom").exit_code == 0
    assert config_file().read_text() == 'model = "newsroom"\n'
    assert "* newsroom  " in run("list").stdout
    told = dict(line.split(maxsplit=1) for line in run("info", "newsroom").stdout.splitlines())
    assert told["parameters"] == "36,178,944"
    assert told["vocabulary"] == "20,275 pieces"
    assert told["licence"] == "CC-BY-SA-4.0"
    assert told["from"] == str(newsroom)
    assert told["sha256"].endswith(" (verified)")
    assert "mujaz-ar-en is the default now" in run("remove", "newsroom").stderr
    assert config_file().read_text() == ""
    assert "newsroom" not in run("list").stdout


def test_info_fails_for_weights_that_have_changed(newsroom: Path) -> None:
    run("add", str(newsroom))
    with (models_folder() / "newsroom" / "model.bin").open("ab") as file:
        file.write(b"!")
    result = run("info", "newsroom")
    assert result.exit_code == 1
    assert "(WRONG)" in result.stdout
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [*((command, "nothing") for command in ("info", "use", "remove", "add")), ("remove", "mujaz-ar-en")],
)
def test_a_name_that_is_no_models_is_one_line(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"Error: {arguments[1]}: ")
    assert result.stderr.count("\n") == 1


def test_the_quantizations_offered_are_those_that_there_are() -> None:
    from mujaz.cli.model import add

    (option,) = (p for p in add.params if p.name == "quantization")
    assert tuple(option.type.choices) == QUANTIZATIONS  # type: ignore[attr-defined]
