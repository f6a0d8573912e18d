"""Convert a MarianMT model from transformers' form to the one that is shipped: CTranslate2, int8.

    python tools/convert_model.py ../shared/model translate/models/ar-en

Converts as `mujaz model add` does, and adds a vocabulary map. The model card and the licence that stand there
are kept: their scores must be measured anew for new weights.
"""

import argparse
import shutil
from pathlib import Path

from mujaz.translate.store import read_description, write_own
from mujaz.translate.store.folders import whole_directory

KEPT = ("README.md", "LICENSE")


def convert(source: Path, target: Path, licence: str) -> None:
    """Convert the model in `source`; `target` is replaced when all is done."""
    with whole_directory(target) as new:
        write_own(source, new, name=f"mujaz-{target.name}", licence=licence)
        info, shape = read_description(new)
        for kept in KEPT:
            (new / kept).unlink(missing_ok=True)
            if (target / kept).exists():
                shutil.copy(target / kept, new)
    print(f"{target}: {info.name}, {shape.parameters:,} parameters, sha256 {info.sha256[:12]}")


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--licence", default="CC-BY-SA-4.0")
    args = parser.parse_args()
    convert(args.source, args.target, args.licence)


if __name__ == "__main__":
    main()
