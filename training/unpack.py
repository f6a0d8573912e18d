"""From CTranslate2's form back to transformers': the embedded model, which has no other, can be trained on.

Reads model.bin as `ctranslate2.specs.model_spec.ModelSpec._serialize` writes it (binary version 6): a header,
the variables by name, aliases for those that are shared. Weights in int8 have a scale a row and come out as
what they stand for, so the model is the shipped one to the last rounding; what int8 has lost stays lost.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from mujaz.errors import ModelError

if TYPE_CHECKING:
    from transformers import MarianConfig, MarianMTModel

_VERSIONS = (5, 6)  # 6 added bfloat16 to the types
# In the order of CTranslate2's DataType; bfloat16 (5) is the upper half of a float32.
_TYPES = ("<f4", "i1", "<i2", "<i4", "<f2", "<u2")
_BFLOAT16 = 5
# CTranslate2's ActivationType, as transformers calls them.
_ACTIVATIONS = {0: "relu", 1: "gelu_new", 2: "silu", 3: "gelu"}
_KINDS = ("TransformerSpec",)
_Arrays = dict[str, NDArray[Any]]


def marian_from_ctranslate2(directory: Path) -> "MarianMTModel":
    """Give the model in `directory` as transformers has it, in float32; the last id is the added `<pad>`.

    Raises ModelError for what is no MarianMT model with one joint vocabulary in CTranslate2's form.
    """
    arrays = read_variables(directory / "model.bin")
    size = len(vocabulary(directory))
    table = arrays.get("decoder/embeddings/weight")
    if table is None or len(table) != size or "encoder/position_encodings/encodings" not in arrays:
        raise ModelError(f"{directory}: not a MarianMT model with one joint vocabulary; name another base")
    import torch
    from transformers import MarianMTModel

    model = MarianMTModel(_config(arrays, size))
    state = {name: torch.from_numpy(np.array(value)) for name, value in _state(arrays, model.config)}
    missing, unknown = model.load_state_dict(state, strict=False)
    assert not unknown, unknown
    left = [name for name in missing if not _made_here(name)]
    if left:
        raise ModelError(f"{directory}: has no weights for {left[0]}; name another base")
    model.tie_weights()
    return model.eval()


def _made_here(name: str) -> bool:
    """Whether a parameter is not read but known: tied to another, or sinusoids."""
    return name.endswith(("embed_tokens.weight", "lm_head.weight", "embed_positions.weight", "logits_bias"))


def vocabulary(directory: Path) -> list[str]:
    """Give the tokens of the model in `directory` by their ids; raises ModelError."""
    path = directory / "shared_vocabulary.json"
    try:
        tokens: list[str] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise ModelError(f"{path}: no joint vocabulary there; name another base") from None
    return tokens


def read_variables(path: Path) -> _Arrays:
    """Read the variables of a model.bin by their names, weights in int8 or int16 as the floats they mean.

    Raises ModelError.
    """
    try:
        with path.open("rb") as file:
            return _read(file, path)
    except OSError as e:
        raise ModelError(f"{path}: cannot be read ({e.strerror})") from None
    except (ValueError, IndexError, KeyError):
        raise ModelError(f"{path}: broken, or not a CTranslate2 model; convert it again") from None


def _read(file: BinaryIO, path: Path) -> _Arrays:
    version, kind, _revision, count = _int(file), _string(file), _int(file), _int(file)
    if version not in _VERSIONS or kind not in _KINDS:
        raise ModelError(f"{path}: {kind} in version {version} of the format; a MarianMT model is needed")
    arrays = _dequantised(dict(_variable(file) for _ in range(count)))
    for _ in range(_int(file)):
        alias, name = _string(file), _string(file)
        arrays[alias] = arrays[name]
    return arrays


def _variable(file: BinaryIO) -> tuple[str, NDArray[Any]]:
    name, dimensions = _string(file), _byte(file)
    shape = tuple(_int(file) for _ in range(dimensions))
    kind, size = _byte(file), _int(file)
    data = np.frombuffer(_exactly(file, size), _TYPES[kind]).reshape(shape)
    if kind == _BFLOAT16:
        data = (data.astype("<u4") << 16).view("<f4")
    return name, data


def _dequantised(arrays: _Arrays) -> _Arrays:
    """Divide rows by their scales (CTranslate2 stores 127 / the greatest of a row) and drop these."""
    out: _Arrays = {}
    for name, value in arrays.items():
        if name.endswith("_scale"):
            continue
        if (scale := arrays.get(f"{name}_scale")) is not None:
            value = value.astype(np.float32) / scale.astype(np.float32).reshape(-1, *[1] * (value.ndim - 1))
        elif value.dtype == np.float16:
            value = value.astype(np.float32)
        out[name] = value
    return out


def _config(arrays: _Arrays, size: int) -> "MarianConfig":
    from transformers import MarianConfig

    width = arrays["decoder/embeddings/weight"].shape[1]
    activation = _ACTIVATIONS.get(int(arrays["encoder/activation"]))
    if activation is None or int(arrays["encoder/pre_norm"]):
        raise ModelError("the base is no MarianMT model (its layers are of another kind); name another")
    return MarianConfig(
        vocab_size=size + 1,
        decoder_vocab_size=size + 1,
        d_model=width,
        encoder_layers=_layers(arrays, "encoder"),
        decoder_layers=_layers(arrays, "decoder"),
        encoder_attention_heads=int(arrays["encoder/num_heads"]),
        decoder_attention_heads=int(arrays["decoder/num_heads"]),
        encoder_ffn_dim=len(arrays["encoder/layer_0/ffn/linear_0/weight"]),
        decoder_ffn_dim=len(arrays["decoder/layer_0/ffn/linear_0/weight"]),
        activation_function=activation,
        scale_embedding=float(arrays["encoder/scale_embeddings"]) != 1.0,
        static_position_embeddings=True,
        max_position_embeddings=len(arrays["encoder/position_encodings/encodings"]),
        share_encoder_decoder_embeddings=True,
        tie_word_embeddings=True,
        attention_dropout=0.0,
        activation_dropout=0.0,
        dropout=0.1,
        pad_token_id=size,
        eos_token_id=0,
        bos_token_id=0,
        forced_eos_token_id=0,
        decoder_start_token_id=size,
    )


def _layers(arrays: _Arrays, side: str) -> int:
    return len({name.split("/")[1] for name in arrays if name.startswith(f"{side}/layer_")})


def _state(arrays: _Arrays, config: "MarianConfig") -> Iterator[tuple[str, NDArray[Any]]]:
    """Yield the parameters by transformers' names: projections that CTranslate2 fuses taken apart."""
    table = arrays["decoder/embeddings/weight"].astype(np.float32)
    yield "model.shared.weight", np.vstack([table, np.zeros((1, table.shape[1]), np.float32)])
    if "decoder/projection/bias" in arrays:
        yield "final_logits_bias", np.append(arrays["decoder/projection/bias"], np.float32(0))[None]
    for side, layers in (("encoder", config.encoder_layers), ("decoder", config.decoder_layers)):
        for i in range(layers):
            here, there = f"{side}/layer_{i}", f"model.{side}.layers.{i}"
            linears = [
                ("self_attention/linear_0", [f"self_attn.{x}_proj" for x in "qkv"]),
                ("self_attention/linear_1", ["self_attn.out_proj"]),
                ("ffn/linear_0", ["fc1"]),
                ("ffn/linear_1", ["fc2"]),
            ]
            norms = [("self_attention", "self_attn_layer_norm"), ("ffn", "final_layer_norm")]
            if side == "decoder":
                linears += [
                    ("attention/linear_0", ["encoder_attn.q_proj"]),
                    ("attention/linear_1", ["encoder_attn.k_proj", "encoder_attn.v_proj"]),
                    ("attention/linear_2", ["encoder_attn.out_proj"]),
                ]
                norms.append(("attention", "encoder_attn_layer_norm"))
            for theirs, ours in linears:
                for part in ("weight", "bias"):
                    pieces = np.split(arrays[f"{here}/{theirs}/{part}"], len(ours))
                    for name, piece in zip(ours, pieces, strict=True):
                        yield f"{there}.{name}.{part}", piece
            for theirs, name in norms:
                yield f"{there}.{name}.weight", arrays[f"{here}/{theirs}/layer_norm/gamma"]
                yield f"{there}.{name}.bias", arrays[f"{here}/{theirs}/layer_norm/beta"]


def _exactly(file: BinaryIO, size: int) -> bytes:
    data = file.read(size)
    if len(data) != size:
        raise ValueError("the file ends early")
    return data


def _int(file: BinaryIO) -> int:
    return int.from_bytes(_exactly(file, 4), "little")


def _byte(file: BinaryIO) -> int:
    return _exactly(file, 1)[0]


def _string(file: BinaryIO) -> str:
    size = int.from_bytes(_exactly(file, 2), "little")
    return _exactly(file, size)[:-1].decode("utf-8")  # the NUL at its end is counted
