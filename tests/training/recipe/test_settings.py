"""A recipe says what it means, or is refused."""

from pathlib import Path

import pytest

from mujaz.errors import InputError
from mujaz.training.recipe.settings import read_recipe

HEAD = 'corpus = "c"\nwork = "w"\n'


def test_the_recipe_of_the_embedded_model() -> None:
    recipe = read_recipe(Path(__file__).parents[3] / "training" / "recipe.toml")
    assert recipe.vocabulary.pieces == 20_000
    assert recipe.weight("authored") > recipe.weight("no such set") > recipe.weight("ms_d365_operations")


def test_weights_of_annotated_copies(tmp_path: Path) -> None:
    path = tmp_path / "recipe.toml"
    path.write_text(HEAD + '[weights]\n"*" = 2\nnews = 3\n"*+terms" = 0.5\n"news+terms" = 0.7\n')
    recipe = read_recipe(path)
    weights = [recipe.weight(name) for name in ("news", "talks", "news+terms", "talks+terms")]
    assert weights == [3, 2, 0.7, 0.5]
    path.write_text(HEAD + '[weights]\n"*" = 2\n')
    assert read_recipe(path).weight("talks+terms") == 2


def test_one_corpus_or_several(tmp_path: Path) -> None:
    path = tmp_path / "recipe.toml"
    path.write_text(HEAD)
    assert read_recipe(path).corpus == (tmp_path / "c",)
    path.write_text(HEAD.replace('"c"', '["c", "d"]'))
    assert read_recipe(path).corpus == (tmp_path / "c", tmp_path / "d")


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ('work = "w"', "does not say 'corpus'"),
        (HEAD + "[training]\nrates = 1", "training: 'rates' is nothing that a recipe says"),
        (HEAD + '[training]\nrate = "fast"', "training: rate is 'fast'"),
        (HEAD.replace('"c"', "[]"), "corpus is \\[\\]"),
        (HEAD.replace('"c"', '["c", 1]'), "corpus is 1"),
        (HEAD + 'aligner = "fast_align"', "use eflomal or none"),
        ("corpus = ", "not a recipe in TOML"),
    ],
)
def test_what_makes_no_sense_is_refused(tmp_path: Path, text: str, error: str) -> None:
    path = tmp_path / "recipe.toml"
    path.write_text(text)
    with pytest.raises(InputError, match=error) as told:
        read_recipe(path)
    assert "\n" not in str(told.value)
