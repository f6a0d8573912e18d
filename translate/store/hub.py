"""Checkpoints from the hub, by huggingface_hub: its cache, its tokens, its HF_HUB_OFFLINE."""

import re
from pathlib import Path

from mujaz.errors import ModelError
from mujaz.translate.store.checkpoint import PARTS, WEIGHTS, first_line, needs

_NAME = re.compile(r"(?P<repository>[\w.-]+/[\w.-]+)(?:@(?P<revision>[\w./-]+))?")


def is_hub_name(name: str) -> bool:
    """Tell whether `name` looks like `owner/name` or `owner/name@revision`."""
    return bool(_NAME.fullmatch(name))


def fetch(name: str) -> tuple[Path, str]:
    """Download the checkpoint `owner/name` or `owner/name@revision`; give its directory and its commit.

    What is in huggingface_hub's cache already is not loaded again, an interrupted download goes on. Of the
    weights only one form is loaded, safetensors if there are some. Raises ModelError.
    """
    repository, revision = _parts(name)
    needs(f"{name}: loading a model from the hub", "huggingface_hub")
    from huggingface_hub import HfApi, constants, snapshot_download
    from huggingface_hub.errors import HfHubHTTPError, RepositoryNotFoundError, RevisionNotFoundError

    if constants.is_offline_mode():
        return fetched(name)
    try:
        found = HfApi().model_info(repository, revision=revision)
        there = {file.rfilename for file in found.siblings or ()}
        weights = [file for file in WEIGHTS if file in there][:1]
        directory = snapshot_download(repository, revision=revision, allow_patterns=[*PARTS, *weights])
    except RepositoryNotFoundError:
        raise ModelError(f"{name}: the hub has no such model, or it is not public") from None
    except RevisionNotFoundError:
        raise ModelError(f"{name}: the model has no revision {revision}") from None
    except HfHubHTTPError as e:
        raise ModelError(f"{name}: the hub refuses it ({first_line(e)})") from None
    except Exception as e:  # whatever the network, its library and the disk raise
        raise ModelError(
            f"{name}: cannot be downloaded ({first_line(e)}); try again, what is there is kept"
        ) from None
    return Path(directory), Path(directory).name


def fetched(name: str) -> tuple[Path, str]:
    """Give directory and commit of a checkpoint that was downloaded before; raises ModelError if none was."""
    repository, revision = _parts(name)
    needs(f"{name}: a model of the hub", "huggingface_hub")
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import LocalEntryNotFoundError

    try:
        # Which weights there are, `Checkpoint.read` finds out.
        directory = Path(
            snapshot_download(
                repository, revision=revision, local_files_only=True, allow_patterns=[*PARTS, WEIGHTS[0]]
            )
        )
    except LocalEntryNotFoundError:
        raise ModelError(
            f"{name}: not on this machine; run `mujaz model add {name}` with a network, "
            "or copy the directory of a model from another machine and name it"
        ) from None
    return directory, directory.name


def _parts(name: str) -> tuple[str, str | None]:
    found = _NAME.fullmatch(name)
    if not found:
        raise ModelError(f"{name}: not a name of the hub (owner/name or owner/name@revision)")
    return found["repository"], found["revision"]
