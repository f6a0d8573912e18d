"""Scores that guard quality: test sets, measures, comparisons, baselines.

>>> from mujaz import Translator
>>> from mujaz.evaluation import evaluate, read_testset
>>> for score in evaluate(read_testset("desk.jsonl"), Translator()).scores: print(score)

Needs the extra `evaluate`: pip install 'mujaz[evaluate]'.
"""

from mujaz.evaluation.baseline import TOLERANCE, Fall, Verdict, guard
from mujaz.evaluation.comparison import Change, Comparison, compare
from mujaz.evaluation.formats import read_testset
from mujaz.evaluation.measure import Measure, Score
from mujaz.evaluation.page import to_html
from mujaz.evaluation.report import comparison_text, runs_text, verdict_text
from mujaz.evaluation.runs import Run, System, evaluate, score, with_terms_of
from mujaz.evaluation.scores import measures
from mujaz.evaluation.significance import Difference, contributions, difference
from mujaz.evaluation.stored import read_run, to_json, write_baseline
from mujaz.evaluation.testsets import Pair, Testset, from_files, read_hypotheses

__all__ = [
    "TOLERANCE",
    "Change",
    "Comparison",
    "Difference",
    "Fall",
    "Measure",
    "Pair",
    "Run",
    "Score",
    "System",
    "Testset",
    "Verdict",
    "compare",
    "comparison_text",
    "contributions",
    "difference",
    "evaluate",
    "from_files",
    "guard",
    "measures",
    "read_hypotheses",
    "read_run",
    "read_testset",
    "runs_text",
    "score",
    "to_html",
    "to_json",
    "verdict_text",
    "with_terms_of",
    "write_baseline",
]
