"""What comes back from CTranslate2's form computes what went in."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from mujaz.errors import ModelError
from mujaz.training.unpack import marian_from_ctranslate2

torch = pytest.importorskip("torch")
pytestmark = [
    pytest.mark.torch,
    pytest.mark.filterwarnings("ignore:Recommended. pip install sacremoses"),
]
SIZE = 40


@pytest.fixture(scope="module")
def model() -> Any:
    from transformers import MarianConfig, MarianMTModel

    torch.manual_seed(1)
    return MarianMTModel(
        MarianConfig(
            vocab_size=SIZE + 1,
            d_model=16,
            encoder_layers=2,
            decoder_layers=1,
            encoder_ffn_dim=24,
            decoder_ffn_dim=24,
            encoder_attention_heads=2,
            decoder_attention_heads=2,
            activation_function="swish",
            scale_embedding=True,
            init_std=0.3,  # so that attention is far from even, and heads and scales tell
            max_position_embeddings=32,
            pad_token_id=SIZE,
            decoder_start_token_id=SIZE,
            eos_token_id=0,
        )
    ).eval()


def converted(model: Any, directory: Path, quantization: str | None) -> Path:
    """Convert a model in memory as the converters do one from disk."""
    from ctranslate2.converters.transformers import MarianMTLoader

    spec = MarianMTLoader().get_model_spec(deepcopy(model))  # which it quantises where it is
    tokens = ["</s>", "<unk>", *(f"قطعة{i}" for i in range(SIZE - 2))]
    spec.register_source_vocabulary(tokens)
    spec.register_target_vocabulary(tokens)
    spec.config.eos_token, spec.config.unk_token, spec.config.decoder_start_token = "</s>", "<unk>", "</s>"
    spec.validate()
    spec.optimize(quantization)
    directory.mkdir()
    spec.save(str(directory))
    assert len(json.loads((directory / "shared_vocabulary.json").read_text(encoding="utf-8"))) == SIZE
    return directory


def logits(model: Any) -> Any:
    source = torch.tensor([[5, 9, 31, 7, 0]])
    target = torch.tensor([[SIZE, 3, 22, 8]])
    with torch.no_grad():
        # Without <pad>, which has no weights in CTranslate2's form and is never written.
        return model(input_ids=source, decoder_input_ids=target).logits[..., :SIZE]


@pytest.mark.parametrize(("quantization", "apart"), [(None, 1e-5), ("bfloat16", 2e-2), ("int8", 5e-2)])
def test_logits_are_those_of_the_model(
    model: Any, tmp_path: Path, quantization: str | None, apart: float
) -> None:
    back = marian_from_ctranslate2(converted(model, tmp_path / "model", quantization))
    expected = logits(model)
    assert float((logits(back) - expected).abs().max()) < apart * float(expected.abs().max())
    assert back.config.activation_function in ("swish", "silu")
    assert back.config.decoder_attention_heads == 2


def test_a_model_of_another_kind_is_refused(model: Any, tmp_path: Path) -> None:
    directory = converted(model, tmp_path / "model", None)
    (directory / "shared_vocabulary.json").write_text('["</s>"]')
    with pytest.raises(ModelError, match="one joint vocabulary"):
        marian_from_ctranslate2(directory)
