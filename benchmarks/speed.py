"""Measure speed and memory, and write docs/speed.md and benchmarks/speed.json.

Run by `make bench`; all groups take about three quarters of an hour on two cores.
"""

import importlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import Any

import click
from rows import ROOT, Figure, machine

from mujaz.files import read_text, write_text

PAGE = ROOT / "docs" / "speed.md"
RESULTS = Path(__file__).parent / "speed.json"
BEGIN, END = "<!-- make bench: begin -->\n", "<!-- make bench: end -->\n"
GROUPS = ("startup", "throughput", "others", "linear", "stream")


def table(machine: Mapping[str, str], figures: Sequence[Mapping[str, Any]]) -> str:
    """Give figures as Markdown: medians, with the lowest and highest run, and what they were measured on."""
    lines: list[str] = []
    for group, rows in groupby((Figure(**figure) for figure in figures), key=lambda figure: figure.group):
        lines.append(f"\n| {group} | median | of runs | |\n|---|---:|---|---|\n")
        for row in rows:
            spread = f"{number(min(row.runs))} to {number(max(row.runs))}" if row.runs[1:] else ""
            lines.append(f"| {row.name} | {number(row.median)} {row.unit} | {spread} | {row.note} |\n")
    return "".join([*lines, f"\n{'; '.join(machine.values())}\n"])


def number(value: float) -> str:
    """Write a figure with three digits that count, or all before the point."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


@click.command()
@click.argument("groups", nargs=-1, type=click.Choice(GROUPS))
def main(groups: tuple[str, ...]) -> None:
    """Measure the GROUPS, all if none is named; the figures of the others stay as they are."""
    known = json.loads(read_text(RESULTS)) if RESULTS.exists() else {}
    for name in groups or GROUPS:
        known[name] = {"machine": machine(), "figures": []}
        for figure in importlib.import_module(name).figures():
            known[name]["figures"].append(asdict(figure))
            click.echo(f"{figure.group}: {figure.name}: {number(figure.median)} {figure.unit}  {figure.note}")
        write_text(RESULTS, [json.dumps(known, ensure_ascii=False, indent=1) + "\n"])
    head, rest = read_text(PAGE).split(BEGIN)
    tables = (table(**known[name]) for name in GROUPS if name in known)
    write_text(PAGE, [head, BEGIN, *tables, END, rest.split(END)[1]])


if __name__ == "__main__":
    main()
