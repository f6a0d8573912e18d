"""Engines: what runs a Marian model. Two of them, one interface."""

from mujaz.translate.engines.base import Decoding, Engine, Hypothesis
from mujaz.translate.engines.opening import Kind, open_engine

__all__ = ["Decoding", "Engine", "Hypothesis", "Kind", "open_engine"]
