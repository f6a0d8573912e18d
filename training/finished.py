"""From transformers' form to the one that is used: CTranslate2, int8, with what `--model` reads."""

import json
from dataclasses import replace
from pathlib import Path

from mujaz.glossary.arabic import ARABIC_LETTER
from mujaz.translate.store import Checkpoint, read_description, write_converted, write_description


def convert(source: Path, target: Path, name: str, licence: str) -> None:
    """Convert the model in `source` into the directory `target`, which is made if it is not there.

    A vocabulary map leaves the decoder of the joint vocabulary the pieces without Arabic letters, as the
    embedded model has it. Raises ModelError.
    """
    target.mkdir(parents=True, exist_ok=True)
    write_converted(Checkpoint.read(source), target, name=name, quantization="int8", origin="")
    info, shape = read_description(target)
    write_description(target, replace(info, licence=licence), shape)
    tokens = json.loads((target / "shared_vocabulary.json").read_text(encoding="utf-8"))
    english = " ".join(token for token in tokens if not ARABIC_LETTER.search(token))
    (target / "vmap.txt").write_text(f"\t{english}\n", encoding="utf-8")
