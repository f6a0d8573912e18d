"""The house: who may import whom, and what start-up may not load."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LAYERS = {"glossary": set(), "translate": {"glossary"}, "summarise": {"glossary", "translate"}}
LEAVES = {"mujaz.errors", "mujaz.files", "mujaz.lazy", "mujaz.wording"}


def imports(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = {n.module for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and n.module}
    return found | {a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}


@pytest.mark.parametrize("layer", LAYERS)
def test_dependencies_run_one_way(layer: str) -> None:
    allowed = {f"mujaz.{below}" for below in LAYERS[layer] | {layer}} | LEAVES
    for path in (ROOT / layer).rglob("*.py"):
        for name in imports(path):
            if name.split(".")[0] == "mujaz":
                assert any(f"{name}.".startswith(f"{a}.") for a in allowed), f"{path} imports {name}"


def test_only_the_entry_points_import_the_command_line() -> None:
    for path in [*ROOT.glob("mujaz/*.py"), *ROOT.glob("mujaz/evaluation/*.py")]:
        if path.name != "__main__.py":
            assert not any(name.startswith("mujaz.cli") for name in imports(path)), path


def loaded(statement: str) -> set[str]:
    code = f"import sys; {statement}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd="/")
    return set(done.stdout.split())


def test_help_loads_nothing_heavy() -> None:
    modules = loaded("import mujaz.cli.main")
    heavy = {"numpy", "ctranslate2", "sentencepiece", "torch", "transformers", "lxml", "sacrebleu", "docx"}
    assert not modules & heavy
    assert not any(m.startswith(("mujaz.translate", "mujaz.glossary", "mujaz.summarise")) for m in modules)


def test_translating_loads_no_torch() -> None:
    modules = loaded("from mujaz import Translator; Translator().translate('نعم')")
    assert "ctranslate2" in modules
    assert not modules & {"torch", "transformers", "lxml", "sacrebleu"}
