"""Briefs: which sentences to take from which articles, and how a brief is printed."""

from mujaz.summarise.brief import Brief, Bullet, Change, Source, Story
from mujaz.summarise.choose import METHODS, Method, choose_sentences
from mujaz.summarise.compose import brief
from mujaz.summarise.since import Earlier, read_earlier

__all__ = [
    "METHODS",
    "Brief",
    "Bullet",
    "Change",
    "Earlier",
    "Method",
    "Source",
    "Story",
    "brief",
    "choose_sentences",
    "read_earlier",
]
