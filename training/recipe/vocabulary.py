"""The joint vocabulary: those pieces of the encoder's own that the corpus uses most.

A sentencepiece unigram model with the encoder's scores, so that its embeddings still fit: the end mark, the
unknown, the tags, 256 bytes as fallback, then pieces. Digits are single, so that numbers are copied and not
remembered.
"""

import io
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import sentencepiece

from mujaz.errors import ModelError
from mujaz.translate.prepare import TAGS

# The embedded model has 13 more symbols that nothing uses; a vocabulary made today has room for as many.
_SYMBOLS = (*TAGS, *(f"<x{i}>" for i in range(13)))
_SPECIAL = frozenset({"<s>", "</s>", "<unk>", "<pad>", "<mask>"})
_SPACE = "▁"
# Single characters that stay whatever the corpus uses: what anyone may type in either language.
_LETTERS = re.compile(
    "[\u0621-\u064a\u0660-\u0669\u06f0-\u06f9A-Za-z0-9\u00c0-\u017f\u0400-\u045f"
    "!-/:-@\\[-`{-~«»“”‘’–—…،؛؟٪٫٬€£°▁]"
)
_DIGITS = re.compile(r"(\d)")
_NORMAL, _UNKNOWN, _CONTROL, _USER, _BYTE = 1, 2, 3, 4, 6  # sentencepiece's kinds of pieces


def read_unigrams(tokenizer: Path) -> dict[str, tuple[int, float]]:
    """Read the pieces of an XLM-R tokenizer.json with their ids and scores; raises ModelError."""
    try:
        model = json.loads(tokenizer.read_text(encoding="utf-8"))["model"]
        return {piece: (i, float(score)) for i, (piece, score) in enumerate(model["vocab"])}
    except (OSError, ValueError, KeyError, TypeError):
        raise ModelError(f"{tokenizer}: no tokenizer of a multilingual encoder (unigram pieces)") from None


def pruned(
    pieces: Mapping[str, tuple[int, float]], tokenizer: Path, texts: Iterable[tuple[str, float]], size: int
) -> bytes:
    """Give a sentencepiece model of the `size` pieces that `texts`, each with its weight, use most."""
    from tokenizers import Tokenizer

    cut, counts = Tokenizer.from_file(str(tokenizer)), Counter[str]()
    for text, weight in texts:
        for piece in cut.encode(_DIGITS.sub(r" \1 ", text), add_special_tokens=False).tokens:
            counts[piece] += weight  # type: ignore[assignment]  # weights need not be whole
    must = [p for p in pieces if _LETTERS.fullmatch(p) or re.fullmatch(rf"{_SPACE}\d", p)]
    often = [p for p, _ in counts.most_common() if p in pieces and p not in _SPECIAL and _one_digit(p)]
    return _sentencepiece(pieces, list(dict.fromkeys(must + often))[:size])


def _one_digit(piece: str) -> bool:
    return len(piece.lstrip(_SPACE)) == 1 or not _DIGITS.search(piece)


def _sentencepiece(pieces: Mapping[str, tuple[int, float]], kept: list[str]) -> bytes:
    proto = _template()
    del proto.pieces[:]
    rows = [("</s>", 0.0, _CONTROL), ("<unk>", 0.0, _UNKNOWN)]
    rows += [(symbol, 0.0, _USER) for symbol in _SYMBOLS]
    rows += [(f"<0x{byte:02X}>", 0.0, _BYTE) for byte in range(256)]
    rows += [(p, pieces[p][1], _NORMAL) for p in sorted(kept, key=lambda p: (-pieces[p][1], p))]
    for piece, score, kind in rows:
        proto.pieces.add(piece=piece, score=score, type=kind)
    proto.trainer_spec.vocab_size = len(rows)
    data: bytes = proto.SerializeToString()
    return data


def _template() -> Any:
    """Give a sentencepiece model with the settings of XLM-R's normaliser, its pieces of no account."""
    from sentencepiece import sentencepiece_model_pb2 as pb

    made = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(["نص قصير", "a short text"]),
        model_writer=made,
        model_type="unigram",
        vocab_size=280,
        hard_vocab_limit=False,
        normalization_rule_name="nmt_nfkc",
        byte_fallback=True,
        bos_id=-1,
        eos_id=0,
        unk_id=1,
        minloglevel=2,
    )
    proto: Any = pb.ModelProto()  # type: ignore[attr-defined]  # made when it is imported
    proto.ParseFromString(made.getvalue())
    return proto
