"""`python -m mujaz`."""

from mujaz.cli.main import run

run()
