"""The whole path of a model: from a hub on this machine through conversion to a translation."""

import json
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import sleep
from types import ModuleType
from typing import Any

import pytest

from mujaz.errors import ModelError
from mujaz.translate import open_engine
from mujaz.translate.engines import Decoding
from mujaz.translate.store import Checkpoint, add_model, ctranslate_directory, embedded_model, write_converted

pytestmark = pytest.mark.torch
torch = pytest.importorskip("torch")

NAME = "Helsinki-NLP/opus-mt-ar-en"
ARABIC = "أسقطت الدفاعات الجوية 110 طائرات بدون طيار في شمال البلاد.\n"


@pytest.fixture(scope="session")
def older(models: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same checkpoint as `opus` with the weights as a pickle, as older repositories have them."""
    made: Path = models.make_checkpoint(tmp_path_factory.mktemp("older") / "opus", weights="bin")
    return made


def described(directory: Path) -> dict[str, Any]:
    said: dict[str, Any] = json.loads((directory / "mujaz.json").read_text())
    return said


def test_from_the_hub_to_a_translation(hub: Any, shell: Any, older: Path) -> None:
    hub.repositories[NAME] = {"main": older}
    code, out, err = shell.mujaz("model", "add", NAME, offline=True)
    assert (code, out) == (1, "")
    assert err.count("\n") == 1
    assert f"mujaz model add {NAME}" in err
    assert shell.mujaz("model", "add", NAME)[0] == 0
    assert shell.mujaz("model", "use", NAME)[0] == 0
    hub.repositories.clear()
    _, out, _ = shell.mujaz("model", "list", offline=True)
    assert f"* {NAME}  " in out
    code, out, _ = shell.mujaz("model", "info", NAME, offline=True)
    assert code == 0
    for told in ("ar -> en", f"{NAME}@{'a' * 40}", "apache-2.0", "(verified)", "none", "int8"):
        assert told in out
    assert shell.mujaz("model", "remove", NAME)[0] == 0
    assert "* mujaz-ar-en" in shell.mujaz("model", "list")[1]


def test_two_processes_that_add_the_same_model_make_it_once(hub: Any, shell: Any, opus: Path) -> None:
    hub.repositories[NAME] = {"main": opus}
    code = "from mujaz.cli.main import main; main()"
    processes = [shell.start(code, "model", "add", NAME) for _ in range(2)]
    told = [process.communicate(timeout=300) for process in processes]
    assert [process.returncode for process in processes] == [0, 0], told
    models = shell.home / "data" / "mujaz" / "models"
    assert [path.name for path in models.iterdir() if path.is_dir()] == ["Helsinki-NLP--opus-mt-ar-en"]
    assert sum(name == "model.safetensors" for name, _ in hub.asked) == 1


def test_who_comes_second_waits_and_makes_nothing(opus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Path] = []

    def slowly(checkpoint: Checkpoint, new: Path, **options: str) -> None:
        made.append(new)
        sleep(0.5)  # time for the other one to come
        write_converted(checkpoint, new, **options)

    monkeypatch.setattr("mujaz.translate.store.shelf.write_converted", slowly)
    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(add_model, [opus, opus])
    assert first == second
    assert len(made) == 1


def test_both_forms_of_weights_give_the_same_model(opus: Path, older: Path) -> None:
    first, second = add_model(opus), add_model(older)
    assert first.info.sha256 == second.info.sha256
    assert first.shape == second.shape
    assert first.shape.parameters == sum(
        weights.numel()
        for name, weights in torch.load(older / "pytorch_model.bin").items()
        # tied to the shared table, or computed
        if name not in ("lm_head.weight", "final_logits_bias")
        and not name.endswith(("embed_positions.weight", "embed_tokens.weight"))
    )


def test_a_local_checkpoint_is_converted_once_for_its_content(opus: Path, tmp_path: Path) -> None:
    local = shutil.copytree(opus, tmp_path / "local")
    first = ctranslate_directory(local)
    made = (first / "model.bin").stat().st_mtime_ns
    assert ctranslate_directory(str(local)) == first
    assert (first / "model.bin").stat().st_mtime_ns == made
    assert described(first)["quantization"] == "int8"
    card = local / "README.md"
    card.write_text(card.read_text().replace("apache-2.0", "cc-by-4.0"))
    second = ctranslate_directory(local)
    assert second != first
    assert described(second)["licence"] == "cc-by-4.0"
    assert open_engine(local).translate([["▁"]], Decoding(1))


def test_what_is_added_already_is_not_made_again_unless_it_changed(opus: Path, tmp_path: Path) -> None:
    local = shutil.copytree(opus, tmp_path / "local")
    made = (add_model(local).directory / "model.bin").stat().st_ino
    assert (add_model(local).directory / "model.bin").stat().st_ino == made
    (local / "README.md").write_text("---\nlicense: mit\n---\n")
    assert add_model(local).info.licence == "mit"


def test_another_quantization_takes_the_place(opus: Path) -> None:
    small = add_model(opus)
    large = add_model(opus, "float32")
    assert (small.info.quantization, large.info.quantization) == ("int8", "float32")
    assert small.directory == large.directory


def _encoded_and_scored(directory: Path) -> None:
    engine = open_engine(directory, kind="transformers")
    engine.score([engine.encode("نعم")], [[]])


class _Evil:
    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> Any:
        return Path.touch, (self.path,)


@pytest.mark.parametrize("break_it", ["evil", "cut", "other", "vocabulary", "sentencepiece"])
def test_a_broken_checkpoint_is_one_line_and_leaves_nothing(
    older: Path, tmp_path: Path, break_it: str
) -> None:
    local = shutil.copytree(older, tmp_path / "local")
    weights = local / "pytorch_model.bin"
    if break_it == "evil":
        torch.save({"final_logits_bias": _Evil(tmp_path / "harm")}, weights)
    elif break_it == "cut":
        weights.write_bytes(weights.read_bytes()[:100_000])
    elif break_it == "other":
        torch.save({"some.weight": torch.zeros(3)}, weights)
    elif break_it == "vocabulary":
        vocabulary = json.loads((local / "vocab.json").read_text())
        (local / "vocab.json").write_text(json.dumps(dict(list(vocabulary.items())[:-2])))
    else:
        (local / "source.spm").write_bytes(b"none")
    for use in (add_model, ctranslate_directory, _encoded_and_scored):
        with pytest.raises(ModelError, match=r"\A[^\n]*\Z"):
            use(local)
    assert not (tmp_path / "harm").exists()


def test_the_embedded_model_is_what_the_tool_makes(tmp_path: Path) -> None:
    """Holds the shipped directory and tools/convert_model.py together where the weights are at hand."""
    source = Path(__file__).parents[4] / "shared" / "model"
    if not source.is_dir():
        pytest.skip("needs ../shared/model")
    import runpy

    tool = runpy.run_path(str(Path(__file__).parents[3] / "tools" / "convert_model.py"))
    made = tmp_path / "ar-en"
    tool["convert"](source, made, "CC-BY-SA-4.0")
    for name in (path.name for path in made.iterdir()):
        assert (made / name).read_bytes() == (embedded_model() / name).read_bytes(), name
