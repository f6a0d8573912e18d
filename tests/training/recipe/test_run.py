"""The whole recipe, from text and an encoder to a model with its card, in a minute."""

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from mujaz.training.recipe.__main__ import main

torch = pytest.importorskip("torch")
pytestmark = [
    pytest.mark.torch,
    # transformers' tokenizer recommends a package that neither it nor we need here.
    pytest.mark.filterwarnings("ignore:Recommended. pip install sacremoses"),
]


RECIPE = """
name = "tiny"
corpus = "corpus"
tests = "tests"
work = "work"
aligner = "none"
[vocabulary]
pieces = 250
[start]
encoder = "{encoder}"
decoder_layers = 1
fade = 4
[terms]
authored = 1
[training]
minutes = 0.08
cooldown_minutes = 0.03
batch = 512
candidates = 100
share = 0.9
threads = 1
[weights]
"*" = 1
agency = 0.5
"""


@pytest.fixture
def encoder(tmp_path: Path, news: list[tuple[str, str]]) -> Path:
    """Weights at random in E5's shape, with unigram pieces of its kind."""
    from tokenizers import Tokenizer, models, pre_tokenizers, trainers
    from transformers import BertConfig, BertModel

    tokenizer: Any = Tokenizer(models.Unigram())
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    special = ["<s>", "<pad>", "</s>", "<unk>"]
    trainer = trainers.UnigramTrainer(
        vocab_size=400, special_tokens=special, unk_token="<unk>", show_progress=False
    )
    tokenizer.train_from_iterator((side for pair in news for side in pair), trainer)
    folder = tmp_path / "encoder"
    BertModel(
        BertConfig(
            vocab_size=tokenizer.get_vocab_size(),
            hidden_size=32,
            num_hidden_layers=2,
            num_attention_heads=4,
            intermediate_size=64,
            max_position_embeddings=64,
        )
    ).save_pretrained(folder)
    tokenizer.save(str(folder / "tokenizer.json"))
    return folder


def test_from_text_to_a_model_with_its_card(tmp_path: Path, corpus: Path, encoder: Path) -> None:
    recipe = tmp_path / "recipe.toml"
    recipe.write_text(RECIPE.format(encoder=encoder), encoding="utf-8")
    done = CliRunner().invoke(main, [str(recipe)])
    assert done.exit_code == 0, done.output
    card = (tmp_path / "work" / "tiny" / "README.md").read_text(encoding="utf-8")
    assert "| agency | 150 | example/agency @ 1 | CC BY 4.0 |" in card
    assert "news, beam 4" in card
    again = CliRunner().invoke(main, [str(recipe)])
    assert (again.exit_code, again.output) == (0, "")
    # More time: training goes on where it was, and nothing before it is made anew.
    more = CliRunner().invoke(main, [str(recipe), "--minutes", "0.1"])
    assert more.exit_code == 0, more.output
    assert "going on from step" in more.output
    assert "clean:" not in more.output
