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


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ('work = "w"', "does not say 'corpus'"),
        (HEAD + "[training]\nrates = 1", "training: 'rates' is nothing that a recipe says"),
        (HEAD + '[training]\nrate = "fast"', "training: rate is 'fast'"),
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
