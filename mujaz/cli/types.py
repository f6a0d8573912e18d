"""Types of options that click has not."""

import math
from typing import Any

import click


class FloatRange(click.FloatRange):
    """A float within bounds. click lets "nan" pass, which is in no range."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Convert as click does; fail for what is not a number."""
        number = super().convert(value, param, ctx)
        if math.isnan(number):
            self.fail(f"{value!r} is not a number.", param, ctx)
        return number
