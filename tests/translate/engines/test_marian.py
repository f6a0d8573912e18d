"""The two engines say the same; what transformers says is what the fast one is measured by."""

import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import pytest

from mujaz.errors import ModelError
from mujaz.translate import Engine, open_engine
from mujaz.translate.engines import Decoding, Hypothesis
from mujaz.translate.store import Checkpoint, write_converted

pytestmark = pytest.mark.torch
pytest.importorskip("torch")

COUNT = 12


@pytest.fixture(scope="module")
def fast(opus: Path, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    directory = tmp_path_factory.mktemp("float32")
    write_converted(Checkpoint.read(opus), directory, name="opus", quantization="float32", origin="")
    return open_engine(directory)


@pytest.fixture(scope="module")
def slow(opus: Path) -> Engine:
    return open_engine(opus, kind="transformers")


@pytest.fixture(scope="module")
def sources(models: ModuleType, slow: Engine) -> list[list[str]]:
    """Sentences of different lengths, so that a batch has padding."""
    arabic, _ = models.desk()
    return [slow.encode(text)[: 10 + 7 * i] for i, text in enumerate(arabic[:COUNT])]


@pytest.fixture(scope="module")
def targets(models: ModuleType, slow: Engine) -> list[list[str]]:
    _, english = models.desk()
    return [slow.encode_target(text)[: 5 + 3 * i] for i, text in enumerate(english[:COUNT])]


def near(a: Sequence[Sequence[float]], b: Sequence[Sequence[float]]) -> bool:
    return len(a) == len(b) and all(x == pytest.approx(y, abs=1e-4) for x, y in zip(a, b, strict=True))


def assert_same(found: list[Hypothesis], wanted: list[Hypothesis]) -> None:
    assert [h.tokens for h in found] == [h.tokens for h in wanted]
    assert [h.score for h in found] == pytest.approx([h.score for h in wanted], abs=1e-4)


@pytest.mark.parametrize("beam", [1, 2, 4])
@pytest.mark.parametrize("batch", [1, COUNT])
def test_hypotheses_are_the_same(
    fast: Engine, slow: Engine, sources: list[list[str]], beam: int, batch: int
) -> None:
    for start in range(0, COUNT, batch):
        part = sources[start : start + batch]
        pairs = zip(fast.translate(part, Decoding(beam)), slow.translate(part, Decoding(beam)), strict=True)
        for found, wanted in pairs:
            assert len(found) == beam
            assert_same(found, wanted)


@pytest.mark.parametrize("beam", [1, 4])
def test_prefixes_are_gone_on_from_alike(
    fast: Engine, slow: Engine, sources: list[list[str]], targets: list[list[str]], beam: int
) -> None:
    prefixes = [target[: i % 4] for i, target in enumerate(targets)]
    pairs = zip(
        fast.translate(sources, Decoding(beam), prefixes),
        slow.translate(sources, Decoding(beam), prefixes),
        prefixes,
        strict=True,
    )
    for found, wanted, prefix in pairs:
        # CTranslate2 may leave a hypothesis out that ends right behind its prefix.
        longer = [[h for h in hs if len(h.tokens) > len(prefix)] for hs in (found, wanted)]
        count = min(map(len, longer))
        assert count >= beam - 1
        assert_same(longer[0][:count], longer[1][:count])
        assert all(h.tokens[: len(prefix)] == tuple(prefix) for h in [*found, *wanted])


def test_scores_are_the_same(
    fast: Engine, slow: Engine, sources: list[list[str]], targets: list[list[str]]
) -> None:
    assert fast.score(sources, targets) == pytest.approx(slow.score(sources, targets), abs=1e-4)


def test_attention_is_the_same(
    fast: Engine, slow: Engine, sources: list[list[str]], targets: list[list[str]]
) -> None:
    for found, wanted in zip(fast.align(sources, targets), slow.align(sources, targets), strict=True):
        assert near(found, wanted)


@pytest.mark.parametrize("beam", [1, 4])
@pytest.mark.parametrize("name", ["fast", "slow"])
def test_attention_that_comes_with_a_search_is_what_align_gives(
    name: str, beam: int, sources: list[list[str]], request: pytest.FixtureRequest
) -> None:
    engine: Engine = request.getfixturevalue(name)
    found = engine.translate(sources, Decoding(beam, attention=True))
    every = [(source, h) for source, hypotheses in zip(sources, found, strict=True) for h in hypotheses]
    rows = engine.align([source for source, _ in every], [h.tokens for _, h in every])
    untold = 1 if (name, beam) == ("fast", 4) else 0
    for (_, h), wanted in zip(every, rows, strict=True):
        assert [len(row) for row in h.attention[:untold]] == [0] * untold
        assert near(h.attention[untold:], wanted[untold:])


def test_pieces_are_those_of_the_tokenizer(models: ModuleType, opus: Path, slow: Engine) -> None:
    from transformers import MarianTokenizer

    with pytest.warns(UserWarning, match="sacremoses"):
        tokenizer = MarianTokenizer.from_pretrained(opus)
    for arabic, english in list(zip(*models.desk(), strict=True))[:50]:
        assert slow.encode(arabic) == tokenizer.tokenize(arabic)
        assert slow.decode(slow.encode_target(english)) == english


@pytest.mark.parametrize("name", ["fast", "slow"])
def test_pieces_that_the_vocabulary_has_not_are_taken(
    name: str, models: ModuleType, request: pytest.FixtureRequest
) -> None:
    engine: Engine = request.getfixturevalue(name)
    target = engine.encode_target("He said the 😀 Ⅷ")
    assert models.LEFT_OUT in target
    source = [*engine.encode("قال 😀 Ⅷ"), models.LEFT_OUT, "no piece"]
    ((best, *_),) = engine.translate([source], Decoding(2), [target])
    (score,) = engine.score([source], [target])
    (rows,) = engine.align([source], [target])
    assert engine.decode(best.tokens)
    assert score < 0
    assert len(rows) == len(target)


def test_what_the_model_may_not_write_is_not_written(
    opus: Path, fast: Engine, sources: list[list[str]], tmp_path: Path
) -> None:
    often = max(
        (t for (h,) in fast.translate(sources, Decoding(1)) for t in h.tokens),
        key=[t for (h,) in fast.translate(sources, Decoding(1)) for t in h.tokens].count,
    )
    changed = shutil.copytree(opus, tmp_path / "opus")
    settings = json.loads((changed / "generation_config.json").read_text())
    settings["bad_words_ids"].append([Checkpoint.read(opus).vocabulary[often]])
    (changed / "generation_config.json").write_text(json.dumps(settings))
    (tmp_path / "fast").mkdir()
    write_converted(Checkpoint.read(changed), tmp_path / "fast", name="x", quantization="float32", origin="")
    engines = [open_engine(tmp_path / "fast"), open_engine(changed, kind="transformers")]
    found, wanted = (engine.translate(sources, Decoding(2)) for engine in engines)
    for one, other in zip(found, wanted, strict=True):
        assert_same(one, other)
        assert all(often not in h.tokens for h in one)


@pytest.mark.parametrize("kind", ["ctranslate2", "transformers"])
def test_a_text_beyond_the_positions_is_an_error_of_one_line(kind: str, opus: Path, fast: Engine) -> None:
    engine = fast if kind == "ctranslate2" else open_engine(opus, kind="transformers")
    with pytest.raises(ModelError, match=r"\A.*: the model failed .*\Z"):
        engine.translate([["▁"] * 600], Decoding(1))
