"""What a reader of glossary files has to say about them."""

from mujaz.errors import GlossaryError


class Problems:
    """Collects what is wrong or odd in one file, one line of text each, naming file and line.

    With `strict` the first mistake raises GlossaryError; what is merely odd never does.
    """

    def __init__(self, path: str, strict: bool) -> None:
        self._path, self._strict = path, strict
        self._told: list[str] = []
        self._skipped: dict[str, list[int]] = {}  # what: the first line, how often

    def at(self, line: int) -> str:
        """Give the place `file:line`."""
        return f"{self._path}:{line}"

    def wrong(self, line: int, what: str) -> None:
        """Tell a mistake, for which the line or entry is left out."""
        self.failed(GlossaryError(f"{self.at(line)}: {what}"))

    def failed(self, error: GlossaryError) -> None:
        """Tell a mistake whose message names its place already."""
        if self._strict:
            raise error
        self._told.append(f"{error}; left out")

    def odd(self, line: int, what: str) -> None:
        """Tell what a reader should know and that costs nothing."""
        self._told.append(f"{self.at(line)}: {what}")

    def skipped(self, line: int, what: str) -> None:
        """Count entries of no use here; they are told in one line for all, as there may be thousands."""
        self._skipped.setdefault(what, [line, 0])[1] += 1

    @property
    def lines(self) -> tuple[str, ...]:
        """All that was told, in the order of the file, the skipped last."""
        skipped = (
            f"{self.at(line)}: {what}; skipped" + (f", and {n - 1} more like it" if n > 1 else "")
            for what, (line, n) in self._skipped.items()
        )
        return (*self._told, *skipped)
