"""The recipe that makes the embedded model from text: `python -m mujaz.training.recipe RECIPE.toml`."""
