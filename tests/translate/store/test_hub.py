"""Downloads: through huggingface_hub, from a hub on this machine."""

import os
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("huggingface_hub")

NAME = "Helsinki-NLP/opus-mt-ar-en"
FILES = ("config.json", "generation_config.json", "tokenizer_config.json", "vocab.json", "source.spm",
         "target.spm", "README.md")  # fmt: skip


@pytest.fixture
def repository(hub: Any, tmp_path: Path) -> Path:
    """Files of the right names; what is in them does not matter to a download."""
    directory = tmp_path / "repository"
    directory.mkdir()
    for name in (*FILES, "rust_model.ot", "tf_model.h5"):
        (directory / name).write_bytes(name.encode() * 9)
    (directory / "pytorch_model.bin").write_bytes(os.urandom(300_000))
    hub.repositories[NAME] = {"main": directory}
    return directory


def fetched(directory: Path | None) -> dict[str, bytes]:
    assert directory
    return {path.name: path.read_bytes() for path in directory.iterdir()}


def test_only_what_makes_a_model_is_loaded(shell: Any, repository: Path) -> None:
    directory, error = shell.fetch(NAME)
    assert error == ""
    assert set(fetched(directory)) == {*FILES, "pytorch_model.bin"}
    assert fetched(directory)["pytorch_model.bin"] == (repository / "pytorch_model.bin").read_bytes()


def test_safetensors_go_before_pickles(shell: Any, repository: Path) -> None:
    (repository / "model.safetensors").write_bytes(b"weights")
    assert set(fetched(shell.fetch(NAME)[0])) == {*FILES, "model.safetensors"}


def test_a_pinned_revision_is_the_one_loaded(shell: Any, hub: Any, repository: Path, tmp_path: Path) -> None:
    old = tmp_path / "old"
    old.mkdir()
    for path in repository.iterdir():
        (old / path.name).write_bytes(path.read_bytes())
    (old / "config.json").write_text("old")
    hub.repositories[NAME]["v1"] = old
    assert fetched(shell.fetch(f"{NAME}@v1")[0])["config.json"] == b"old"
    assert fetched(shell.fetch(f"{NAME}@{'b' * 40}")[0])["config.json"] == b"old"
    assert fetched(shell.fetch(NAME)[0])["config.json"] != b"old"


def test_an_interrupted_download_is_whole_after_the_next_run(shell: Any, hub: Any, repository: Path) -> None:
    hub.cut = 100_000
    directory, error = shell.fetch(NAME)
    assert directory is None
    assert error.startswith(f"{NAME}: cannot be downloaded (")
    assert "\n" not in error
    hub.cut = -1
    hub.asked.clear()
    directory, error = shell.fetch(NAME)
    assert error == ""
    assert fetched(directory)["pytorch_model.bin"] == (repository / "pytorch_model.bin").read_bytes()


def test_a_download_is_taken_up_where_the_connection_broke(shell: Any, hub: Any, repository: Path) -> None:
    # huggingface_hub writes 10 MB at once.
    (repository / "pytorch_model.bin").write_bytes(os.urandom(12_000_000))
    hub.cut = 11_000_000
    directory, error = shell.fetch(NAME)
    assert error == ""
    assert fetched(directory)["pytorch_model.bin"] == (repository / "pytorch_model.bin").read_bytes()
    assert [start > 0 for name, start in hub.asked if name == "pytorch_model.bin"] == [False, True]


def test_what_was_loaded_is_there_offline_and_what_was_not_is_one_line(shell: Any, repository: Path) -> None:
    _, error = shell.fetch(NAME, offline=True)
    assert f"`mujaz model add {NAME}`" in error
    assert "\n" not in error
    there, _ = shell.fetch(NAME)
    assert shell.fetch(NAME, offline=True) == (there, "")


@pytest.mark.parametrize(
    ("name", "told"),
    [("nobody/nothing", "no such model"), (f"{NAME}@v9", "no revision v9")],
)
def test_what_the_hub_has_not_is_one_line(shell: Any, repository: Path, name: str, told: str) -> None:
    _, error = shell.fetch(name)
    assert error.startswith(f"{name}: ")
    assert told in error
    assert "\n" not in error
