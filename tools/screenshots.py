"""Take the picture of the example brief that the README shows: docs/brief.png.

    python tools/screenshots.py

Needs Chromium on the PATH; `make screenshots` calls it. The page is the one that
`mujaz brief examples/peace-talks.ar.txt -f html` writes, with a fixed date.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
DATE = "2026-02-04"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
# Nothing but the page: no first-run page, no updates, no network of its own.
_FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync --hide-scrollbars --disable-lcd-text"
).split()


def chromium() -> str | None:
    """Give the path of Chromium, None if there is none."""
    return next((found for name in CHROMIUM if (found := shutil.which(name))), None)


def screenshot(
    page: Path,
    picture: Path,
    *,
    dark: bool = False,
    size: tuple[int, int] = (1000, 900),
    scale: float = 1.0,
) -> None:
    """Draw an HTML file as Chromium shows it in a window of `size`, to a PNG file `scale` times that."""
    program = chromium()
    if program is None:
        sys.exit("no Chromium found; install it (Debian: apt-get install chromium)")
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [
                program,
                *_FLAGS,
                f"--user-data-dir={profile}",
                f"--blink-settings=preferredColorScheme={0 if dark else 1}",
                f"--force-device-scale-factor={scale}",
                f"--window-size={size[0]},{size[1]}",
                f"--screenshot={picture}",
                page.resolve().as_uri(),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )


def main() -> None:
    """Make the example brief and its picture."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "brief.html"
        command = ["brief", "examples/peace-talks.ar.txt", "-q", "--date", DATE, "-o", str(page)]
        subprocess.run([sys.executable, "-m", "mujaz", *command], check=True, cwd=ROOT)
        picture = ROOT / "docs" / "brief.png"
        screenshot(page, picture, scale=0.9)  # below 200 kB
        print(f"{picture.relative_to(ROOT)}: {picture.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
