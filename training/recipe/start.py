"""The weights to begin with: a MarianMT model whose encoder is a pretrained multilingual one.

Fits any encoder of BERT's shape (post-norm, learned positions), multilingual-e5-small above all. Its
embeddings go through a layer norm that Marian has not: the normed table is taken instead, with the mean
position and the token type in it. Marian adds unit sinusoids to its input; so that these disturb little, the
input is scaled by 4, and the first layer's projections take it back. What is left of the encoder's own
positions is kept beside the model, to be faded out in training. States before any training: cosine 0.95 to
E5's own with its positions, 0.87 with sinusoids (lab).
"""

import math
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sentencepiece
import torch

from mujaz.errors import ModelError

if TYPE_CHECKING:
    from transformers import MarianMTModel

_SCALE = 4.0
_POSITIONS = 512
_TYPICAL = 49  # the first positions, whose mean goes into the table: most sentences end there
_MEASURED = 199  # positions that the mean vector is measured for; later ones are like the last
_SAMPLE = 3000  # pieces to measure it with
# Of the layer norm behind the decoder's last layer: logits that begin small (lab).
_LAST_GAIN = 0.6
_SEED = 1


def read_encoder(name: str) -> Any:
    """Load the encoder from a directory or the hub; raises ModelError if it has not BERT's shape."""
    from transformers import AutoModel

    try:
        encoder = AutoModel.from_pretrained(name, dtype=torch.float32)
    except (OSError, ValueError) as e:
        raise ModelError(f"{name}: cannot be loaded as an encoder ({str(e).splitlines()[0]})") from None
    if encoder.config.model_type != "bert" or encoder.config.hidden_act != "gelu":
        raise ModelError(
            f"{name}: a model of the kind '{encoder.config.model_type}'; one of BERT's is needed"
        )
    return encoder


def begin(
    encoder: Any, pieces: dict[str, tuple[int, float]], spm: Path, decoder_layers: int
) -> tuple["MarianMTModel", torch.Tensor]:
    """Give the model, and the encoder's own positions (512, width) less what the table holds of them."""
    cut = sentencepiece.SentencePieceProcessor(model_file=str(spm))
    torch.manual_seed(_SEED)
    model = _empty(encoder.config, cut.get_piece_size(), decoder_layers)
    with torch.no_grad():
        own = _fill_embeddings(model, encoder.embeddings, pieces, cut)
        for i, (layer, theirs) in enumerate(
            zip(model.model.encoder.layers, encoder.encoder.layer, strict=True)
        ):
            _fill_layer(layer, theirs, _SCALE if i == 0 else 1.0)
        _initialise_decoder(model)
    return model, own


def _empty(config: Any, size: int, decoder_layers: int) -> "MarianMTModel":
    from transformers import MarianConfig, MarianMTModel

    return MarianMTModel(
        MarianConfig(
            vocab_size=size + 1,
            decoder_vocab_size=size + 1,
            d_model=config.hidden_size,
            encoder_layers=config.num_hidden_layers,
            decoder_layers=decoder_layers,
            encoder_attention_heads=config.num_attention_heads,
            decoder_attention_heads=config.num_attention_heads,
            encoder_ffn_dim=config.intermediate_size,
            decoder_ffn_dim=config.intermediate_size,
            activation_function="gelu",
            scale_embedding=True,
            static_position_embeddings=True,
            max_position_embeddings=_POSITIONS,
            share_encoder_decoder_embeddings=True,
            tie_word_embeddings=True,
            attention_dropout=0.0,
            activation_dropout=0.0,
            pad_token_id=size,
            eos_token_id=0,
            bos_token_id=0,
            forced_eos_token_id=0,
            decoder_start_token_id=size,
        )
    )


def _fill_embeddings(
    model: "MarianMTModel", theirs: Any, pieces: dict[str, tuple[int, float]], cut: Any
) -> torch.Tensor:
    word, kind = theirs.word_embeddings.weight, theirs.token_type_embeddings.weight[0]
    position, norm = theirs.position_embeddings.weight, theirs.LayerNorm
    width = word.shape[1]
    typical = position[1 : _TYPICAL + 1].mean(0)
    table = norm(word + typical + kind)
    centre, scale = table[4:].mean(0), _SCALE / math.sqrt(width)
    rows = model.model.shared.weight
    for i in range(cut.get_piece_size()):
        piece = cut.id_to_piece(i)
        known = None if cut.is_byte(i) else pieces.get(piece)
        rows[i] = scale * (table[known[0]] if known else centre + 0.25 * torch.randn(width))
    rows[-1] = 0  # <pad>
    sample = word[4 + torch.randperm(len(word) - 4)[:_SAMPLE]]
    last = min(_MEASURED, len(position) - 1)
    own = torch.stack([norm(sample + position[i] + kind).mean(0) for i in range(1, last + 1)])
    own = torch.cat([own, own[-1:].expand(_POSITIONS - len(own), width)])
    return _SCALE * (own - own[:_TYPICAL].mean(0))


def _fill_layer(layer: Any, theirs: Any, scale: float) -> None:
    attention = theirs.attention
    for name, projection in (("q", "query"), ("k", "key"), ("v", "value")):
        _copy(getattr(layer.self_attn, f"{name}_proj"), getattr(attention.self, projection), 1 / scale)
    _copy(layer.self_attn.out_proj, attention.output.dense, scale, scale)
    _copy(layer.fc1, theirs.intermediate.dense)
    _copy(layer.fc2, theirs.output.dense)
    _copy(layer.self_attn_layer_norm, attention.output.LayerNorm)
    _copy(layer.final_layer_norm, theirs.output.LayerNorm)


def _copy(to: Any, source: Any, weight: float = 1.0, bias: float = 1.0) -> None:
    to.weight.copy_(source.weight * weight)
    to.bias.copy_(source.bias * bias)


def _initialise_decoder(model: "MarianMTModel") -> None:
    """Fill the decoder at random, its residual branches small as DeepNorm has them (Wang et al., 2022).

    Plain post-norm initialisation let the states collapse on little data (lab).
    """
    layers = len(model.model.decoder.layers)
    residual, gain = (3 * layers) ** 0.25, (12 * layers) ** -0.25
    for layer in model.model.decoder.layers:
        for attention in (layer.self_attn, layer.encoder_attn):
            for name, size in (("q", 1.0), ("k", 1.0), ("v", gain)):
                _random(getattr(attention, f"{name}_proj"), size)
            _random(attention.out_proj, gain / residual)
        _random(layer.fc1, gain)
        _random(layer.fc2, gain / residual)
    model.model.decoder.layers[-1].final_layer_norm.weight.fill_(_LAST_GAIN)


def _random(linear: torch.nn.Linear, gain: float) -> None:
    torch.nn.init.xavier_uniform_(linear.weight, gain)
    torch.nn.init.zeros_(linear.bias)


def faded(sinusoids: torch.Tensor, own: torch.Tensor, share: float) -> torch.Tensor:
    """Give the encoder's positions with `share`, 1 to 0, of its own still in them."""
    return torch.lerp(sinusoids, own, share) if share > 0 else sinusoids
