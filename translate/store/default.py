"""The user's default model: a line in the configuration file."""

import json
import re
import tomllib

from mujaz.errors import ModelError
from mujaz.files import write_text
from mujaz.translate.store.folders import config_file

_KEY = "model"
_LINE = re.compile(rf"^[ \t]*{_KEY}[ \t]*=.*(?:\n|\Z)", re.MULTILINE)
_TABLE = re.compile(r"^[ \t]*\[", re.MULTILINE)


def default_model() -> str | None:
    """Give the name of the user's default model, None if none is chosen; raises ModelError."""
    text = _read()
    try:
        name = tomllib.loads(text).get(_KEY)
    except tomllib.TOMLDecodeError as e:
        raise ModelError(f"{config_file()}: no TOML ({e}); mend or remove it") from None
    if name is not None and not isinstance(name, str):
        raise ModelError(f'{config_file()}: `{_KEY}` is no name in quotes ({_KEY} = "...")')
    return name or None


def set_default(name: str | None) -> None:
    """Write the user's default model to the configuration file, None to have none; the rest of it stays."""
    default_model()  # what cannot be read is not written over
    text = _read()
    table = _TABLE.search(text)
    top = text[: table.start()] if table else text
    line = f"{_KEY} = {json.dumps(name, ensure_ascii=False)}\n" if name else ""
    path = config_file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as e:
        raise ModelError(f"{path.parent}: cannot be made ({e.strerror})") from None
    write_text(path, [line, _LINE.sub("", top), text[len(top) :]])


def _read() -> str:
    try:
        return config_file().read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""
    except (OSError, ValueError) as e:
        raise ModelError(f"{config_file()}: cannot be read ({e})") from None
