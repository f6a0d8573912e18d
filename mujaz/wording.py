"""Words for people that more than one command prints."""


def counted(count: int, noun: str, plural: str = "") -> str:
    """Write a count with its noun.

    >>> counted(1, "segment"), counted(2, "segment")
    ('1 segment', '2 segments')
    """
    return f"{count} {noun if count == 1 else plural or f'{noun}s'}"
