"""The error tree: everything a caller may want to catch.

    MujazError              root; the message is one line: what, where, what to do
    ├── InputError          a text, file or folder that cannot be read
    ├── OutputError         a result that cannot be written
    ├── GlossaryError       a glossary file or entry that makes no sense
    ├── ModelError          a model that is missing, broken or of another kind
    └── CheckFailed         a strict check that did not hold

This module is the bottom of the package: every other one may import it, it imports none.
"""

from typing import ClassVar


class MujazError(Exception):
    """Root of all errors that are not a bug in mujaz; `exit_code` is what the command line exits with."""

    exit_code: ClassVar[int] = 1


class InputError(MujazError):
    """A text, file or folder that cannot be read."""


class OutputError(MujazError):
    """A result that cannot be written; what stood at its place before is untouched."""


class GlossaryError(MujazError):
    """A glossary file or entry that makes no sense; the message names file and line."""


class ModelError(MujazError):
    """A model that is missing, broken, or of another kind than asked for."""


class CheckFailed(MujazError):  # noqa: N818 - reads as what happened
    """A strict check that did not hold; the work itself was done."""

    exit_code = 3
