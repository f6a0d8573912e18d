"""The engine's own arithmetic, and what it may not lose."""

from pathlib import Path

import pytest

from mujaz.evaluation import read_testset
from mujaz.translate import Engine, open_engine
from mujaz.translate.engines import Decoding
from mujaz.translate.engines.batches import batches

ARABIC = "أسقطت الدفاعات الجوية 110 طائرات بدون طيار في شمال البلاد."


@pytest.fixture(scope="module")
def engine() -> Engine:
    return open_engine()


@pytest.mark.parametrize(
    ("lengths", "workers", "expected"),
    [
        ([], 2, []),
        ([10], 2, [(32, 1)]),
        ([10, 32, 5, 7], 2, [(32, 2), (32, 2)]),
        ([33, 10, 64], 1, [(64, 2), (32, 1)]),
        ([40] * 5, 2, [(64, 3), (64, 2)]),
        ([64] * 100, 2, [(64, 24)] * 4 + [(64, 4)]),
        ([2000], 2, [(2016, 1)]),
    ],
)
def test_batches_are_of_one_padded_length_shared_and_bounded(
    lengths: list[int], workers: int, expected: list[tuple[int, int]]
) -> None:
    found = batches([(length,) for length in lengths], workers)
    assert [(shape[0], len(members)) for shape, members in found] == expected
    assert sorted(i for _, members in found for i in members) == list(range(len(lengths)))
    assert all(shape[0] - 32 < lengths[i] <= shape[0] for shape, members in found for i in members)


def test_company_changes_nothing(engine: Engine) -> None:
    """Neither translation, alignment nor score depends on what else is in the batch, to the last bit."""
    desk = read_testset(str(Path(__file__).parents[2] / "data" / "desk.jsonl"))
    sources = [engine.encode(text) for text in desk.sources[:44]]
    wide = Decoding(beam=2, attention=True)
    together = [h[0] for h in engine.translate(sources, wide)]
    targets = [h.tokens for h in together]
    prefixes = [target[: i % 4] for i, target in enumerate(targets)]
    forced = [h[0] for h in engine.translate(sources, Decoding(beam=1), prefixes)]
    rows, scores = engine.align(sources, targets), engine.score(sources, targets)
    for i in range(0, len(sources), 3):
        source, target, prefix = [sources[i]], [targets[i]], [prefixes[i]]
        assert engine.translate(source, wide)[0][0] == together[i]
        for told, aligned in zip(together[i].attention[1:], rows[i][1:], strict=True):
            assert told == pytest.approx(aligned, abs=0.02)
        if prefix[0]:
            assert engine.translate(source, Decoding(beam=1), prefix)[0][0] == forced[i]
        assert engine.align(source, target) == [rows[i]]
        assert engine.score(source, target) == [scores[i]]


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
