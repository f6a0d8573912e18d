from mujaz.translate.align import aligned_words, place_after

#          0      1       2      3     4    5
TOKENS = ["▁The", "▁Don", "bass", "▁war", ",", "▁said"]
# Columns are source pieces: 0 war, 1-2 the term, 3 said.
WEIGHTS = [
    [0.8, 0.1, 0.0, 0.1],
    [0.1, 0.7, 0.2, 0.0],
    [0.1, 0.3, 0.5, 0.1],
    [0.9, 0.0, 0.05, 0.05],
    [0.5, 0.2, 0.1, 0.2],
    [0.0, 0.0, 0.0, 1.0],
]


def test_the_words_written_for_a_span() -> None:
    assert aligned_words(TOKENS, WEIGHTS, (1, 3)) == (1, 3)


def test_a_word_is_taken_whole_without_the_comma_behind_it() -> None:
    assert aligned_words(TOKENS, WEIGHTS, (0, 1)) == (3, 4)


def test_nothing_was_written_for_it() -> None:
    assert aligned_words(TOKENS, [[*row, 0.01] for row in WEIGHTS], (4, 5)) is None
    assert aligned_words([], [], (0, 1)) is None


def test_the_place_behind_the_word_before() -> None:
    assert place_after(TOKENS, WEIGHTS, 3) == 3
    assert place_after(TOKENS, WEIGHTS, 0) is None


def test_a_row_that_nobody_knows_points_nowhere() -> None:
    assert aligned_words(TOKENS, [[], *WEIGHTS[1:]], (1, 3)) == (1, 3)
    assert place_after(TOKENS, [[], *WEIGHTS[1:3]], 1) is None
