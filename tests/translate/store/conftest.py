"""A hub on this machine: what huggingface_hub asks of the real one, over loopback."""

import hashlib
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

COMMITS = {"main": "a" * 40, "v1": "b" * 40}


@dataclass
class Hub:
    """A hub with repositories by name; each revision has a directory.

    `cut` bytes of a file larger than that are sent before the connection breaks, -1 for all. `asked` are the
    files that were sent and where they began.
    """

    repositories: dict[str, dict[str, Path]]
    endpoint: str = ""
    cut: int = -1
    asked: list[tuple[str, int]] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)


class _Handler(BaseHTTPRequestHandler):
    hub: Hub
    protocol_version = "HTTP/1.1"

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_GET(self) -> None:
        parts = unquote(urlsplit(self.path).path).strip("/").split("/")
        api = parts[:2] == ["api", "models"]
        owner, name, *rest = parts[2:] if api else parts
        revisions = self.hub.repositories.get(f"{owner}/{name}")
        if revisions is None:
            return self._say(404, b"{}", {"X-Error-Code": "RepoNotFound"})
        kind, revision = rest[:2] if rest else ("revision", "main")
        found = [r for r in revisions if revision in (r, COMMITS[r])]
        if not found:
            return self._say(404, b"{}", {"X-Error-Code": "RevisionNotFound"})
        commit, directory = COMMITS[found[0]], revisions[found[0]]
        if kind == "resolve":
            return self._send(directory / "/".join(rest[2:]), commit)
        files = sorted(path for path in directory.iterdir())
        if kind == "tree":
            return self._json(
                [{"type": "file", "path": f.name, "size": f.stat().st_size, "oid": _oid(f)} for f in files]
            )
        siblings = [{"rfilename": f.name} for f in files]
        return self._json({"id": f"{owner}/{name}", "sha": commit, "siblings": siblings})

    def _send(self, path: Path, commit: str) -> None:
        if not path.is_file():
            return self._say(404, b"", {"X-Error-Code": "EntryNotFound", "X-Repo-Commit": commit})
        data, asked = path.read_bytes(), self.headers.get("Range")
        first = int(asked.removeprefix("bytes=").split("-")[0]) if asked else 0
        headers = {"ETag": f'"{_oid(path)}"', "X-Repo-Commit": commit, "Accept-Ranges": "bytes"}
        if first:
            headers["Content-Range"] = f"bytes {first}-{len(data) - 1}/{len(data)}"
        if self.command == "GET":
            with self.hub.lock:
                self.hub.asked.append((path.name, first))
        self._say(206 if first else 200, data[first:], headers, self.hub.cut)
        return None

    def _json(self, data: Any) -> None:
        self._say(200, json.dumps(data).encode(), {"Content-Type": "application/json"})

    def _say(self, status: int, body: bytes, headers: dict[str, str], cut: int = -1) -> None:
        self.send_response(status)
        for key, value in headers.items():
            self.send_header(key, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command == "HEAD":
            return
        if 0 <= cut < len(body):
            self.wfile.write(body[:cut])
            self.wfile.flush()
            self.connection.close()
            self.close_connection = True
            return
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _oid(path: Path) -> str:
    data = path.read_bytes()
    return hashlib.sha1(f"blob {len(data)}\0".encode() + data).hexdigest()


@pytest.fixture
def hub() -> Iterator[Hub]:
    made = Hub({})
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"hub": made}))
    made.endpoint = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield made
    server.shutdown()
    thread.join()
    server.server_close()


class Shell:
    """Starts Python in processes that know the hub; both endpoint and cache are read on import."""

    def __init__(self, hub: Hub, home: Path) -> None:
        self.home = home
        self._environment = os.environ | {
            "HF_ENDPOINT": hub.endpoint,
            "HF_HOME": str(home / "hf"),
            "HF_HUB_DISABLE_PROGRESS_BARS": "1",
            "XDG_CACHE_HOME": str(home / "cache"),
            "XDG_DATA_HOME": str(home / "data"),
            "XDG_CONFIG_HOME": str(home / "config"),
            "NO_PROXY": "127.0.0.1",
        }

    def start(self, code: str, *arguments: str, offline: bool = False) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-P", "-c", code, *arguments],
            env=self._environment | {"HF_HUB_OFFLINE": "1" if offline else "0"},
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip

    def mujaz(self, *arguments: str, offline: bool = False) -> tuple[int, str, str]:
        """Run `mujaz`; give exit code, standard output and standard error."""
        code = "from mujaz.cli.main import main; main()"
        process = self.start(code, *arguments, offline=offline)
        out, err = process.communicate(timeout=300)
        return process.returncode, out, err

    def fetch(self, name: str, *, offline: bool = False) -> tuple[Path | None, str]:
        """Call `fetch`; give the directory and the error, without what huggingface_hub says of its tries."""
        code = (
            "import sys\nfrom mujaz.errors import ModelError\nfrom mujaz.translate.store.hub import fetch\n"
            "try:\n    print(fetch(sys.argv[1])[0])\n"
            "except ModelError as e:\n    print(f'Error: {e}', file=sys.stderr)"
        )
        out, err = self.start(code, name, offline=offline).communicate(timeout=300)
        return Path(out.strip()) if out.strip() else None, err.partition("Error: ")[2].strip()


@pytest.fixture
def shell(hub: Hub, tmp_path: Path) -> Shell:
    return Shell(hub, tmp_path)
