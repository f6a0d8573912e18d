"""A corpus of 300 pairs and a multilingual encoder of BERT's shape, both as small as can be."""

import lzma
from pathlib import Path

import pytest

README = """# Text

| parallel source | pairs | from | licence | translated by |
|---|---|---|---|---|
| agency | 150 | example/agency @ 1 | CC BY 4.0 | human |

| lexicon | entries | from | licence |
|---|---|---|---|
| places | 6 | example/places | CC0 |
"""
PLACES = [("كييف", "Kyiv"), ("موسكو", "Moscow"), ("القاهرة", "Cairo"), ("جنيف", "Geneva"), ("لندن", "London")]


def write_set(path: Path, pairs: list[tuple[str, str]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with lzma.open(path, "wt", encoding="utf-8") as file:
        file.writelines(f"{ar}\t{en}\n" for ar, en in pairs)


@pytest.fixture
def corpus(tmp_path: Path, news: list[tuple[str, str]]) -> Path:
    """Pairs of two sets, a lexicon and the licences; the last ten of `news` are the test set."""
    root = tmp_path / "corpus"
    write_set(root / "authored" / "a1.tsv.xz", news[:150])
    write_set(
        root / "parallel" / "agency.tsv.xz", news[150:300] + news[:1] + [("", "Nothing"), *news[350:351]]
    )
    write_set(root / "lexicon" / "places.tsv.xz", PLACES)
    (root / "README.md").write_text(README, encoding="utf-8")
    tests = tmp_path / "tests"
    tests.mkdir()
    for side, name in enumerate(("ar", "en")):
        text = "".join(f"{pair[side]}\n" for pair in news[350:])
        (tests / f"news.{name}").write_text(text, encoding="utf-8")
    return root
