"""Models on the shelf, the default, and which directory a name leads to; nothing here needs torch."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mujaz.cli.main import main
from mujaz.errors import ModelError
from mujaz.translate import open_engine
from mujaz.translate.store import (
    add_model,
    checkpoint_directory,
    ctranslate_directory,
    default_model,
    embedded,
    embedded_model,
    find_model,
    models,
    remove_model,
    set_default,
)
from mujaz.translate.store.folders import config_file, models_folder, whole_directory


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    """A model in CTranslate2's form that the user has: the embedded one under another name."""
    directory = tmp_path / "newsroom"
    shutil.copytree(embedded_model(), directory)
    return directory


def test_an_added_model_is_a_copy_that_stays_until_it_is_removed(newsroom: Path) -> None:
    added = add_model(newsroom)
    shutil.rmtree(newsroom)
    assert [model.name for model in models()] == [embedded().name, "newsroom"]
    assert find_model("newsroom") == added
    assert added.info.origin == str(newsroom)
    assert added.is_whole()
    assert added.tags
    assert open_engine("newsroom").info.name == "newsroom"
    remove_model("newsroom")
    assert [model.name for model in models()] == [embedded().name]
    assert not any(path.is_dir() for path in models_folder().iterdir())


def test_changed_weights_are_told(newsroom: Path) -> None:
    added = add_model(newsroom)
    with (added.directory / "model.bin").open("r+b") as file:
        file.seek(1000)
        file.write(b"!")
    assert not added.is_whole()
    broken = newsroom / "model.bin"
    broken.write_bytes(broken.read_bytes()[:-1])
    with pytest.raises(ModelError, match="checksum"):
        add_model(newsroom)
    assert find_model("newsroom") == added


def test_two_models_of_one_name_do_not_mix(newsroom: Path, tmp_path: Path) -> None:
    add_model(newsroom)
    other = shutil.copytree(newsroom, tmp_path / "elsewhere" / "newsroom")
    with pytest.raises(ModelError, match="mujaz model remove newsroom"):
        add_model(other)


def marked() -> list[str]:
    """Give what `mujaz model list` marks as in use, without sizes."""
    listed = CliRunner().invoke(main, ["model", "list"]).output.splitlines()
    return [line.partition("  ")[0] for line in listed if line.startswith("*")]


def test_precedence(newsroom: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = shutil.copytree(newsroom, tmp_path / "other")
    assert ctranslate_directory(None) == embedded_model()
    assert marked() == ["* mujaz-ar-en"]
    set_default(add_model(newsroom).name)
    assert ctranslate_directory(None) == models_folder() / "newsroom"
    assert marked() == ["* newsroom"]
    monkeypatch.setenv("MUJAZ_MODEL", str(other))
    assert ctranslate_directory(None) == other
    assert marked() == [f"* {other}"]
    assert ctranslate_directory("newsroom") == models_folder() / "newsroom"
    assert ctranslate_directory(newsroom) == newsroom


def test_an_added_model_goes_before_a_directory_of_its_name(
    newsroom: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_model(newsroom)
    monkeypatch.chdir(tmp_path)
    assert ctranslate_directory("newsroom") == models_folder() / "newsroom"
    assert ctranslate_directory("./newsroom") == Path("newsroom")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("", ""),
        ("# mine\nbeam = 2\n", "# mine\nbeam = 2\n"),
        ('model = "old"\nbeam = 2\n', "beam = 2\n"),
        ('beam = 2\n[model]\nmodel = "x"\n', None),
        ('beam = 2\n[other]\nmodel = "x"\n', 'beam = 2\n[other]\nmodel = "x"\n'),
    ],
)
def test_the_rest_of_the_configuration_stays(text: str, kept: str | None) -> None:
    config_file().parent.mkdir(parents=True, exist_ok=True)
    config_file().write_text(text)
    if kept is None:
        with pytest.raises(ModelError, match="no name in quotes"):
            set_default("newsroom")
        assert config_file().read_text() == text
        return
    set_default("newsroom")
    assert default_model() == "newsroom"
    assert config_file().read_text() == f'model = "newsroom"\n{kept}'
    set_default(None)
    assert default_model() is None
    assert config_file().read_text() == kept


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1))
def test_any_name_comes_back_from_the_configuration(name: str) -> None:
    set_default(name)
    assert default_model() == name


@pytest.mark.parametrize("text", ["model =", "model = 3\n", "model = ['a']\n"])
def test_a_broken_configuration_is_one_line(text: str) -> None:
    config_file().parent.mkdir(parents=True, exist_ok=True)
    config_file().write_text(text)
    with pytest.raises(ModelError, match=r"\A.*config\.toml: [^\n]*\Z"):
        ctranslate_directory(None)


def checkpoint(directory: Path, **files: str) -> Path:
    directory.mkdir()
    for name, text in files.items():
        (directory / f"{name}.json").write_text(text)
    return directory


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({}, "no model there"),
        ({"vocab": "{}"}, "config.json is missing"),
        ({"vocab": "{}", "config": "{"}, "cannot be read as JSON"),
        ({"vocab": "{}", "config": "[]"}, "cannot be read as JSON"),
        ({"vocab": "{}", "config": '{"model_type": "bart"}'}, "of the kind bart, not a Marian model"),
        (
            {"vocab": "{}", "config": '{"model_type": "marian", "share_encoder_decoder_embeddings": false}'},
            "two vocabularies",
        ),
        ({"vocab": "{}", "config": '{"model_type": "marian"}'}, "source.spm is missing"),
    ],
)
def test_a_directory_that_is_no_model_is_one_line(tmp_path: Path, files: dict[str, str], told: str) -> None:
    directory = checkpoint(tmp_path / "model", **files)
    for look in (ctranslate_directory, add_model):
        with pytest.raises(ModelError, match=rf"\A[^\n]*{told}[^\n]*\Z"):
            look(directory)


@pytest.mark.parametrize("name", ["nothing", "", "a/b/c", "../up"])
def test_a_name_that_is_no_model_is_one_line(name: str) -> None:
    with pytest.raises(ModelError, match=r"\A[^\n]*no such model[^\n]*\Z"):
        find_model(name)


@pytest.mark.parametrize("said", ["{", "[]", '{"name": "x", "colour": "red"}', '{"shape": {"layers": 6}}'])
def test_a_description_that_makes_no_sense_is_one_line(newsroom: Path, said: str) -> None:
    (newsroom / "mujaz.json").write_text(said)
    with pytest.raises(ModelError, match=r"\A[^\n]*mujaz\.json: not a model description[^\n]*\Z"):
        open_engine(newsroom)


def test_limits_fit_the_model(newsroom: Path) -> None:
    engine = open_engine(newsroom)
    assert (engine.max_source, engine.max_target, engine.max_positions) == (120, 256, 500)
    said = json.loads((newsroom / "mujaz.json").read_text())
    (newsroom / "mujaz.json").write_text(json.dumps(said | {"shape": {"positions": 128}}))
    engine = open_engine(newsroom)
    assert (engine.max_source, engine.max_target, engine.max_positions) == (58, 116, 116)


def test_the_transformers_engine_needs_an_original(newsroom: Path) -> None:
    for model in (None, newsroom):
        with pytest.raises(ModelError, match="transformers"):
            checkpoint_directory(model)


def test_a_directory_is_replaced_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "model"
    (tmp_path / ".model.killed.part").mkdir()
    for text in ("first", "second"):
        with whole_directory(target) as new:
            (new / "file").write_text(text)
        assert (target / "file").read_text() == text
    with pytest.raises(ModelError, match="cannot be written"), whole_directory(target) as new:
        (new / "file").rename(target / "nowhere" / "file")
    assert (target / "file").read_text() == "second"
    assert [path.name for path in tmp_path.iterdir()] == ["model"]
