"""Numbers of both languages, in digits and in words, and whether they agree."""

from mujaz.translate.numbers.compare import Quantity, arabic_quantities, differing, english_quantities

__all__ = ["Quantity", "arabic_quantities", "differing", "english_quantities"]
