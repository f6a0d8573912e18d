"""Briefs: which sentences to take, and how a brief is printed."""

from mujaz.summarise.brief import Brief, Bullet, brief

__all__ = ["Brief", "Bullet", "brief"]
