"""The documents and the program cannot drift apart."""

import re
import shlex
from pathlib import Path

import click
import pytest

from mujaz.cli.main import main

ROOT = Path(__file__).parents[2]
TEXTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


def commands(text: str) -> list[list[str]]:
    """Give the words of every `mujaz ...` command in code of a document."""
    code = re.findall(r"```(?:sh|console)\n(.*?)```", text, re.DOTALL) + re.findall(r"`(mujaz [^`]*)`", text)
    code += re.findall(r"^ {4}((?:\$ )?mujaz .*)$", text, re.MULTILINE)
    lines = [line.split("#")[0] for block in code for line in block.splitlines()]
    found = [re.search(r"(?:^|\$ |/)(mujaz\s.*)", line) for line in lines]
    return [shlex.split(m.group(1).split("|")[0].split(">")[0])[1:] for m in found if m]


@pytest.mark.parametrize("path", TEXTS, ids=lambda p: p.name)
def test_commands_in_documents_exist_with_their_options(path: Path) -> None:
    for words in commands(path.read_text(encoding="utf-8")):
        command: click.Command = main
        while isinstance(command, click.Group) and words and not words[0].startswith("-"):
            assert words[0] in command.commands, words
            command, words = command.commands[words[0]], words[1:]
        known = {o for p in command.params for o in (*p.opts, *p.secondary_opts)} | {"-h", "--help"}
        used = {w.split("=")[0] for w in words if re.match(r"--?[a-z]", w)}
        assert used <= known, f"{path.name}: {used - known}"


def test_readme_names_every_command() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for name in main.commands:
        assert f"mujaz {name}" in text


def test_ci_runs_the_test_command_of_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (command,) = re.findall(r"^(python3 -m venv .*pytest)$", readme, re.MULTILINE)
    assert command in (ROOT / ".ci" / "run").read_text()


def test_links_in_documents_lead_somewhere() -> None:
    for path in TEXTS:
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", path.read_text(encoding="utf-8")):
            assert (path.parent / target).exists(), f"{path.name}: {target}"
