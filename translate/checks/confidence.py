"""Low confidence: what the model itself thinks of its translation."""

from mujaz.translate.checks.issue import Issue

# Mean log-probability of a token. The embedded model's translations of FLORES dev score a chrF2++ of 37 below
# it and 49 above, those of the first half of NTREX 34 and 45; it is a slope, no cliff (docs/checks.md).
LOW = -1.0


def unsure(score: float | None) -> tuple[Issue, ...]:
    """Give an issue if the model finds its own translation unlikely; none where nothing was decoded.

    `score` is the mean log-probability of a token. It says how hard a sentence is, so it is no help in
    choosing among translations of one: it is told at the end, and counts for nothing in the search.
    """
    if score is None or score >= LOW:
        return ()
    return (Issue("confidence", f"the model is unsure (score {score:.1f})"),)
