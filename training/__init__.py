"""Training: a model adapted to a desk's own text; and, in `recipe`, the embedded model made from text.

>>> from mujaz.training import finetune
>>> tuned = finetune([Path("memory.tmx")], Path("desk-model"))
>>> Translator(tuned.directory)

Needs the extra `train`: pip install 'mujaz[train]'.
"""

from mujaz.training.options import Options
from mujaz.training.tuning import Finetuned, finetune

__all__ = ["Finetuned", "Options", "finetune"]
