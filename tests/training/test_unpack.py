"""The way back from CTranslate2's form: the shipped model comes out whole, and no other file does."""

import struct
from pathlib import Path

import numpy as np
import pytest

from mujaz.errors import ModelError
from mujaz.training.unpack import read_variables, vocabulary
from mujaz.translate.store import embedded_model


def test_the_embedded_model_can_be_read() -> None:
    arrays = read_variables(embedded_model() / "model.bin")
    table = arrays["decoder/embeddings/weight"]
    assert table.shape == (len(vocabulary(embedded_model())), 384)
    assert arrays["encoder/embeddings_0/weight"] is arrays["decoder/embeddings/weight"]
    # Rows are quantised by their greatest value, so each has a value of +-127 steps of its scale.
    steps = np.abs(table).max(1, keepdims=True) / 127
    assert np.abs(table / steps - np.round(table / steps)).max() < 1e-3
    assert 0.01 < table.std() < 1


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not a model",
        struct.pack("<IH", 6, 9) + b"BertSpec\0" + struct.pack("<II", 1, 0),
        struct.pack("<IH", 6, 16) + b"TransformerSpec\0" + struct.pack("<II", 7, 3),
    ],
)
def test_other_files_are_refused_in_one_line(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "model.bin"
    path.write_bytes(data)
    with pytest.raises(ModelError) as told:
        read_variables(path)
    assert str(path) in str(told.value)
    assert "\n" not in str(told.value)
