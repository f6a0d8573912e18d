"""`python -m mujaz`."""

from mujaz.cli.main import main

main(prog_name="mujaz")
