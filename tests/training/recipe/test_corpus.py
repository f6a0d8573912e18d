"""Text is cleaned, every rule counted, and none of it is of unknown licence or from the test sets."""

import lzma
from pathlib import Path

import pytest

from mujaz.errors import InputError
from mujaz.training.recipe.corpus import clean_corpus, licences, read_clean


def test_rules_are_counted(corpus: Path, tmp_path: Path) -> None:
    out = tmp_path / "text.tsv"
    counts = clean_corpus([corpus], tmp_path / "tests", out)
    assert counts == {
        "read": 303, "kept": 300, "duplicates": 1, "with a side missing": 1, "in a test set": 1,
    }  # fmt: skip
    sets = [name for name, _ in read_clean(out)]
    assert (sets.count("authored"), sets.count("agency")) == (150, 150)


def test_licences(corpus: Path) -> None:
    assert [(row.name, row.pairs, row.licence) for row in licences([corpus])] == [
        ("agency", 150, "CC BY 4.0"),
        ("places", 6, "CC0"),
    ]


def test_several_corpora(corpus: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    (own / "parallel").mkdir(parents=True)
    line = "أبحرت العبّارة فجرا\tThe ferry sailed at dawn\n"
    (own / "parallel" / "travel.tsv.xz").write_bytes(lzma.compress(line.encode()))
    (own / "README.md").write_text("| set | pairs | from | licence |\n| travel | 1 | here | CC0 |\n")
    out = tmp_path / "text.tsv"
    assert clean_corpus([corpus, own], None, out)["kept"] == 302
    assert ("travel", "أبحرت العبارة فجرا") in [(name, pair.source) for name, pair in read_clean(out)]
    assert [row.name for row in licences([corpus, own])] == ["agency", "places", "travel"]


def test_text_of_unknown_licence_is_refused(corpus: Path) -> None:
    (corpus / "parallel" / "found.tsv.xz").write_bytes(b"")
    with pytest.raises(InputError, match="names no licence for found"):
        licences([corpus])
