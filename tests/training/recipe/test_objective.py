"""The loss over some of the vocabulary is that over all of it, less what the rest would have taken."""

import pytest

torch = pytest.importorskip("torch")
pytestmark = pytest.mark.torch


@torch.no_grad()
def test_candidates() -> None:
    from transformers import MarianConfig, MarianMTModel

    from mujaz.training.recipe.objective import Objective

    torch.manual_seed(1)
    config = MarianConfig(
        vocab_size=50, d_model=16, encoder_layers=1, decoder_layers=1, encoder_attention_heads=2,
        decoder_attention_heads=2, encoder_ffn_dim=16, decoder_ffn_dim=16, pad_token_id=49, eos_token_id=0,
        decoder_start_token_id=49,
    )  # fmt: skip
    model = MarianMTModel(config).eval()
    batch = (torch.tensor([[3, 4, 0], [5, 0, 49]]), torch.tensor([[7, 9, 0], [8, 0, 49]]), torch.zeros(2, 3))
    losses = [
        [float(value) for value in Objective(model, 0.1, 0.0, ids)(*batch)]
        for ids in (None, torch.arange(50), torch.tensor([7, 30, 31]))
    ]
    assert losses[1] == pytest.approx(losses[0])
    assert losses[2][1] < losses[0][1]
    # Of the candidates and the batch's own pieces alone: 7, 30, 31 and 0, 8, 9.
    states = model.model(
        input_ids=batch[0], attention_mask=(batch[0] != 49).long(),
        decoder_input_ids=torch.tensor([[49, 7, 9], [49, 8, 0]]),
    ).last_hidden_state  # fmt: skip
    logits = model.lm_head(states) + model.final_logits_bias
    kept = logits[..., [0, 7, 8, 9, 30, 31]].log_softmax(-1)
    own = [kept[0, 0, 1], kept[0, 1, 3], kept[0, 2, 0], kept[1, 0, 2], kept[1, 1, 0]]
    assert losses[2][1] == pytest.approx(-float(sum(own)) / 5)
