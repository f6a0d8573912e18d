"""Measure speed and memory, and write docs/speed.md and benchmarks/speed.json.

Run by `make bench`; all groups take about three quarters of an hour on two cores.
"""

import importlib
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

import click
from rows import ROOT, Figure, as_json, machine

from mujaz.files import read_text, write_text

PAGE = ROOT / "docs" / "speed.md"
RESULTS = Path(__file__).parent / "speed.json"
BEGIN, END = "<!-- make bench: begin -->\n", "<!-- make bench: end -->\n"
GROUPS = ("startup", "throughput", "others", "linear", "stream")


def table(figures: Sequence[Figure]) -> str:
    """Give the figures as Markdown: medians, with the lowest and highest run."""
    lines = [f"- {name}: {value}\n" for name, value in machine().items()]
    for group, rows in groupby(figures, key=lambda figure: figure.group):
        lines.append(f"\n| {group} | median | of runs | |\n|---|---:|---|---|\n")
        for row in rows:
            spread = f"{number(min(row.runs))} to {number(max(row.runs))}" if row.runs[1:] else ""
            lines.append(f"| {row.name} | {number(row.median)} {row.unit} | {spread} | {row.note} |\n")
    return "".join(lines)


def number(value: float) -> str:
    """Write a figure with three digits that count, or all before the point."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


@click.command()
@click.argument("groups", nargs=-1, type=click.Choice(GROUPS))
@click.option("--write/--no-write", default=True, help="Write docs/speed.md and benchmarks/speed.json.")
def main(groups: tuple[str, ...], write: bool) -> None:
    """Measure the GROUPS, all if none is named; the page is written only where all are measured."""
    figures: list[Figure] = []
    for name in groups or GROUPS:
        for figure in importlib.import_module(name).figures():
            figures.append(figure)
            click.echo(f"{figure.group}: {figure.name}: {number(figure.median)} {figure.unit}  {figure.note}")
    if write and not groups:
        head, rest = read_text(PAGE).split(BEGIN)
        write_text(PAGE, [head, BEGIN, table(figures), END, rest.split(END)[1]])
        write_text(RESULTS, [as_json(figures)])


if __name__ == "__main__":
    main()
