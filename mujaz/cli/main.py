"""The `mujaz` command: its subcommands, and how errors end it."""

import errno
import os
import sys
from contextlib import suppress
from typing import Any

import click

from mujaz.cli.brief import brief
from mujaz.cli.cache import cache
from mujaz.cli.evaluate import evaluate
from mujaz.cli.finetune import finetune
from mujaz.cli.glossary import glossary
from mujaz.cli.model import model
from mujaz.cli.translate import translate
from mujaz.errors import MujazError

_INTERRUPTED = 130  # 128 + SIGINT, as shells have it


class _Group(click.Group):
    """Ends every expected error as one line on stderr and the right exit code."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except MujazError as e:
            raise _Failure(str(e), e.exit_code) from e
        except KeyboardInterrupt:
            raise _Failure("stopped by Ctrl-C; no output file was touched", _INTERRUPTED) from None
        except OSError as e:
            if e.errno == errno.EPIPE:  # the reader has seen enough: click ends quietly
                raise
            raise _Failure(f"standard output: cannot be written ({e.strerror})", 1) from None


class _Failure(click.ClickException):
    def __init__(self, message: str, exit_code: int) -> None:
        super().__init__(message)
        self.exit_code = exit_code  # type: ignore[misc]  # click declares it for classes, reads it here


def _version(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        from importlib.metadata import version

        click.echo(f"mujaz {version('mujaz')}")
        ctx.exit()


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version", is_flag=True, callback=_version, expose_value=False, is_eager=True, help="Show the version."
)
def main() -> None:
    """Arabic news into English that keeps every name as the desk writes it, and into briefs.

    Works offline; nothing you translate leaves this machine.
    """


main.add_command(translate)
main.add_command(brief)
main.add_command(evaluate)
main.add_command(glossary)
main.add_command(model)
main.add_command(finetune)
main.add_command(cache)


def run() -> None:
    """Run the command line, then end the process at once.

    Taking the interpreter down in good order takes a tenth of a second, and after Ctrl-C as long as what is
    being decoded, which cannot be stopped.
    """
    code: str | int | None = 0
    try:
        main(prog_name="mujaz")
    except SystemExit as e:
        code = e.code
    for stream in filter(None, (sys.stdout, sys.stderr)):
        with suppress(OSError, ValueError):  # a closed pipe has been dealt with
            stream.flush()
    os._exit(code if isinstance(code, int) else bool(code))
