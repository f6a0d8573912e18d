"""What is minimised, and what a step changes."""

from pathlib import Path
from typing import Any

import pytest

torch = pytest.importorskip("torch")
pytestmark = pytest.mark.torch


@pytest.fixture
def model() -> Any:
    from transformers import MarianConfig, MarianMTModel

    torch.manual_seed(1)
    return MarianMTModel(
        MarianConfig(
            vocab_size=50, d_model=16, encoder_layers=1, decoder_layers=1, encoder_attention_heads=2,
            decoder_attention_heads=2, encoder_ffn_dim=16, decoder_ffn_dim=16, max_position_embeddings=32,
            pad_token_id=49, eos_token_id=0, decoder_start_token_id=49,
        )
    ).eval()  # fmt: skip


@pytest.fixture
def batch() -> Any:
    return (
        torch.tensor([[3, 4, 0], [5, 0, 49]]),
        torch.tensor([[7, 9, 0], [8, 0, 49]]),
        torch.full((2, 3), -1),
    )


@torch.no_grad()
def test_candidates(model: Any, batch: Any) -> None:
    from mujaz.training.recipe.objective import Objective

    losses = [
        [float(value) for value in Objective(model, 0.1, 0.0, ids)(*batch)]
        for ids in (None, torch.arange(50), torch.tensor([7, 30, 31]))
    ]
    assert losses[1] == pytest.approx(losses[0])
    # Of the candidates and the batch's own pieces alone: 7, 30, 31 and 0, 8, 9.
    states = model.model(
        input_ids=batch[0], attention_mask=(batch[0] != 49).long(),
        decoder_input_ids=torch.tensor([[49, 7, 9], [49, 8, 0]]),
    ).last_hidden_state  # fmt: skip
    logits = model.lm_head(states) + model.final_logits_bias
    kept = logits[..., [0, 7, 8, 9, 30, 31]].log_softmax(-1)
    own = [kept[0, 0, 1], kept[0, 1, 3], kept[0, 2, 0], kept[1, 0, 2], kept[1, 1, 0]]
    assert losses[2][1] == pytest.approx(-float(sum(own)) / 5)


def test_what_a_step_changes_and_what_is_kept_of_it(tmp_path: Path, model: Any, batch: Any) -> None:
    from mujaz.training.recipe.loop import Trainee
    from mujaz.training.recipe.settings import Recipe

    model.save_pretrained(tmp_path)
    trainee = Trainee(tmp_path, Recipe(corpus=(tmp_path,), work=tmp_path), "test")
    before = {name: value.clone() for name, value in trainee.model.state_dict().items()}
    trainee.step(batch, 1.0)
    changed = {
        name for name, value in trainee.model.state_dict().items() if not torch.equal(value, before[name])
    }
    assert "model.decoder.layers.0.fc1.weight" in changed
    assert not [name for name in changed if "positions" in name]
    learnt = trainee.model.get_parameter("model.decoder.layers.0.fc1.weight").detach().clone()
    half = trainee.finished(0.5).get_parameter("model.decoder.layers.0.fc1.weight")
    torch.testing.assert_close(half, (learnt + before["model.decoder.layers.0.fc1.weight"]) / 2)
