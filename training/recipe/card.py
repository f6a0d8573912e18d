"""The model card: what the model is, how it was made, of which text under which licences, how good it is."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from mujaz.training.recipe.corpus import Licence
from mujaz.training.recipe.settings import Recipe

Scores = Mapping[str, Mapping[str, Any]]


def card(
    recipe: Recipe,
    shape: Mapping[str, Any],
    counts: Mapping[str, int],
    licences: Sequence[Licence],
    trained: str,
    scores: Scores,
) -> Iterator[str]:
    """Yield a model card in Markdown.

    `shape` is the model's configuration, `counts` what cleaning kept and left out, `trained` says how far
    training came, `scores` are those of each test set by beam: value and signature of each measure.
    """
    layers = f"{shape['encoder_layers']} encoder and {shape['decoder_layers']} decoder layers"
    yield f"# {recipe.name}\n\n"
    yield f"Arabic to English. A MarianMT transformer: {layers}, {shape['d_model']} wide, "
    yield f"{shape['encoder_attention_heads']} heads, {shape['activation_function']}, "
    yield f"one joint vocabulary of {shape['vocab_size']:,}. Weights: {recipe.licence}.\n\n"
    yield "Made by `python -m mujaz.training.recipe`; text and settings as listed here.\n\n## Scores\n\n"
    yield from _scores(scores)
    yield "\n## Training\n\n"
    origin = recipe.start.model or f"the encoder of `{recipe.start.encoder}`, a decoder from scratch"
    yield f"- begun with: {origin}\n- trained: {trained}\n"
    yield f"- pairs: {counts['kept']:,} of {counts['read']:,}\n"
    yield from (f"- left out: {n:,} {rule}\n" for rule, n in counts.items() if rule not in ("kept", "read"))
    yield "\n## Text\n\nText written for the project, and:\n\n"
    yield "| set | pairs | from | licence |\n|---|---:|---|---|\n"
    yield from (f"| {row.name} | {row.pairs:,} | {row.origin} | {row.licence} |\n" for row in licences)


def _scores(scores: Scores) -> Iterator[str]:
    signatures: dict[str, str] = {}
    names = list(dict.fromkeys(name for values in scores.values() for name in values))
    yield f"| set | {' | '.join(names)} |\n|---|{'---:|' * len(names)}\n"
    for title, values in scores.items():
        cells = [f"{values[name]['value']:.1f}" if name in values else "" for name in names]
        signatures |= {name: value["signature"] for name, value in values.items()}
        yield f"| {title} | {' | '.join(cells)} |\n"
    yield "\n"
    yield from (f"- {name}: `{signature}`\n" for name, signature in signatures.items())
