"""The engine's own arithmetic, and what it may not lose."""

import pytest

from mujaz.translate import Engine, open_engine
from mujaz.translate.engines import Decoding
from mujaz.translate.engines.ctranslate import batch_tokens

ARABIC = "أسقطت الدفاعات الجوية 110 طائرات بدون طيار في شمال البلاد."


@pytest.fixture(scope="module")
def engine() -> Engine:
    return open_engine()


@pytest.mark.parametrize(
    ("lengths", "workers", "tokens"),
    [
        ([], 2, 1),
        ([10], 2, 10),
        ([10, 10], 2, 10),
        ([10, 10, 10, 10], 2, 20),
        ([60, 20, 20, 20], 2, 60),
        ([10] * 10_000, 2, 1536),
        ([2000], 2, 2000),
    ],
)
def test_small_jobs_are_shared_and_large_ones_bounded(lengths: list[int], workers: int, tokens: int) -> None:
    assert batch_tokens(lengths, workers) == tokens


def test_pieces_and_their_places(engine: Engine) -> None:
    text = "قال <t> دونباس <to> Donbas </t>، 😀"
    pieces, places = engine.encode(text), engine.places(text)
    assert len(pieces) == len(places)
    assert [text[slice(*places[pieces.index(tag)])] for tag in ("<t>", "<to>", "</t>")] == [
        "<t>", "<to>", "</t>",
    ]  # fmt: skip
    assert engine.decode(engine.encode("The Anchorage formula")) == "The Anchorage formula"


def test_n_best_scores_fall(engine: Engine) -> None:
    (hypotheses,) = engine.translate([engine.encode(ARABIC)], Decoding(beam=4))
    scores = [h.score for h in hypotheses]
    assert len(scores) == 4
    assert scores == sorted(scores, reverse=True)


def test_a_prefix_is_kept_and_gone_on_from(engine: Engine) -> None:
    source, prefix = engine.encode(ARABIC), engine.encode("Donbas said")
    ((hypothesis,), *_) = engine.translate([source, source], Decoding(beam=1), [prefix, []])
    assert hypothesis.tokens[: len(prefix)] == tuple(prefix)
    assert len(hypothesis.tokens) > len(prefix)


def test_alignment_is_a_row_for_each_target_piece(engine: Engine) -> None:
    source = engine.encode(ARABIC)
    ((told,),) = engine.translate([source], Decoding(beam=1, attention=True))
    ((silent,),) = engine.translate([source], Decoding(beam=1))
    (rows,) = engine.align([source], [told.tokens])
    assert silent.attention == ()
    for weights in (told.attention, rows):
        assert len(weights) == len(told.tokens)
        assert all(len(row) == len(source) + 1 and abs(sum(row) - 1) < 0.01 for row in weights)


def test_score_is_what_the_search_says(engine: Engine) -> None:
    source = engine.encode(ARABIC)
    ((hypothesis,),) = engine.translate([source], Decoding(beam=1))
    assert engine.score([source], [hypothesis.tokens])[0] == pytest.approx(hypothesis.score, abs=0.05)


def test_the_decoder_writes_no_arabic_of_its_own_but_takes_what_is_forced(engine: Engine) -> None:
    source, prefix = engine.encode(ARABIC), engine.encode("دونباس")
    ((hypothesis,),) = engine.translate([source], Decoding(beam=1), [prefix])
    assert engine.decode(hypothesis.tokens).startswith("دونباس")
