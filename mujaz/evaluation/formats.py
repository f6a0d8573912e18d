"""Test sets in one file: TSV, TMX, and the desk's JSON lines; and those that sacrebleu can fetch."""

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from mujaz.errors import InputError
from mujaz.evaluation.extras import need
from mujaz.evaluation.testsets import Pair, Testset, checked, from_files, split_lines
from mujaz.files import open_bytes, read_text
from mujaz.glossary import Match, Term
from mujaz.translate.tmx import read_units
from mujaz.wording import counted

_SOURCE_HEADERS = frozenset({"source", "src", "ar", "arabic"})


def read_testset(name: str, *, download: bool = False) -> Testset:
    """Read a test set by its name.

    `name` is a file (.tsv, .tmx, .jsonl or .json in the form of the desk's articles), what a pair of files
    have in common (`news` for news.ar and news.en), or a set of sacrebleu's with Arabic and English, such as
    iwslt17. The last is fetched, once, only with `download`. Raises InputError.
    """
    path = Path(name)
    if reader := _READERS.get(path.suffix.lower()):
        return reader(path)
    if Path(f"{name}.ar").is_file() and Path(f"{name}.en").is_file():
        return from_files(f"{name}.ar", [f"{name}.en"])
    if path.exists() or path.suffix in {".ar", ".en", ".txt"} or path.name != name:
        kinds = ", ".join(_READERS)
        raise InputError(f"{name}: not a test set in one file ({kinds}); give a pair as SOURCE and REFERENCE")
    return _sacrebleus(name, download)


def _tsv(path: Path) -> Testset:
    """Read Arabic and one or more references; a header row is known by the name of its first column."""
    rows = [line.split("\t") for line in split_lines(read_text(path))]
    first = 1
    if rows and rows[0][0].strip().lower() in _SOURCE_HEADERS:
        rows, first = rows[1:], 2
    width = max(map(len, rows), default=0)
    if rows and width < 2:
        raise InputError(f"{path}: one column only; expected Arabic, a tab, English")
    for number, row in enumerate(rows, first):
        if len(row) != width and row != [""]:
            raise InputError(f"{path}:{number}: {counted(len(row), 'column')}, but other lines have {width}")
    padded = [row + [""] * (width - len(row)) for row in rows]
    return checked(str(path), [Pair(source, tuple(references)) for source, *references in padded])


def _tmx(path: Path) -> Testset:
    """Read a translation memory; of several variants in English each is a reference."""
    read_text(path)  # for its errors
    pairs, left_out = [], 0
    with open_bytes(path) as file:
        for texts in read_units(file, str(path)):
            if texts.get("ar") and texts.get("en"):
                pairs.append(Pair(texts["ar"][0], tuple(texts["en"])))
            else:
                left_out += 1
    units = counted(left_out, "unit")
    warnings = [f"{path}: {units} without both Arabic and English, left out"] if left_out else []
    return checked(str(path), pairs, warnings=warnings)


def _json_lines(path: Path) -> Testset:
    articles = [
        (f"{path}:{n}", line) for n, line in enumerate(split_lines(read_text(path)), 1) if line.strip()
    ]
    return _articles(path, articles)


def _json(path: Path) -> Testset:
    return _articles(path, [(str(path), read_text(path))])


def _articles(path: Path, articles: Sequence[tuple[str, str]]) -> Testset:
    pairs = [pair for where, text in articles for pair in _article(where, text)]
    return checked(str(path), pairs, "testset" if any(pair.terms for pair in pairs) else "")


def _article(where: str, text: str) -> list[Pair]:
    """Read an article: paragraphs of sentences, its reference in the same form, terms by sentence."""
    try:
        article = json.loads(text)
        sources, references = _sentences(article["paragraphs"]), _sentences(article["reference"])
        terms: list[list[Match]] = [[] for _ in sources]
        for entry in article.get("terms", ()):
            if not 0 <= entry["sentence"] < len(sources):
                raise InputError(
                    f"{where}: a term of sentence {entry['sentence']}, but there are {len(sources)}"
                )
            _place(entry, sources[entry["sentence"]], terms[entry["sentence"]], where)
    except json.JSONDecodeError as e:
        raise InputError(f"{where}: not JSON ({e})") from None
    except (KeyError, TypeError, AttributeError, ValueError, RecursionError):
        raise InputError(
            f"{where}: not an article with 'paragraphs' and 'reference', each a list of lists of sentences"
        ) from None
    if len(sources) != len(references):
        raise InputError(
            f"{where}: {counted(len(sources), 'sentence')}, but {counted(len(references), 'reference')}"
        )
    return [
        Pair(source, (reference,), tuple(sorted(found, key=lambda match: match.start)))
        for source, reference, found in zip(sources, references, terms, strict=True)
    ]


def _sentences(paragraphs: Any) -> list[str]:
    """Give the sentences of a list of lists of them; raises TypeError for anything else."""
    # A string, too, can be gone through, letter by letter.
    if not isinstance(paragraphs, list) or not all(isinstance(paragraph, list) for paragraph in paragraphs):
        raise TypeError
    sentences = [sentence for paragraph in paragraphs for sentence in paragraph]
    if not all(isinstance(sentence, str) for sentence in sentences):
        raise TypeError
    return sentences


def _place(entry: Mapping[str, str], sentence: str, found: list[Match], where: str) -> None:
    """Find the term in its sentence, behind where the same words were found before."""
    surface = entry["ar"]
    start = sentence.find(surface, max((m.end for m in found if m.surface == surface), default=0))
    if start < 0:
        raise InputError(f"{where}: the term '{surface}' is not in its sentence")
    term = Term((entry["source"],), entry["target"], origin=where)
    found.append(Match(term, start, start + len(surface), surface))


def _sacrebleus(name: str, download: bool) -> Testset:
    datasets = need("sacrebleu.dataset").DATASETS
    known = sorted(n for n, d in datasets.items() if "ar-en" in d.langpairs)
    if name not in known:
        raise InputError(
            f"{name}: no such file, and no set of sacrebleu's from Arabic to English ({', '.join(known)})"
        )
    dataset = datasets[name]
    fields = [field for field in dataset.fieldnames("ar-en") if field.startswith(("src", "ref"))]
    files = [Path(dataset._get_txt_file_path("ar-en", field)) for field in fields]
    if not download and not all(file.exists() for file in files):
        raise InputError(f"{name}: not on this machine yet; --download fetches it to {files[0].parent}")
    try:
        if download:
            dataset.get_files("ar-en")  # fetches what is not there
    except (OSError, SystemExit, Exception) as e:  # sacrebleu's own ways to give up are as many
        raise InputError(f"{name}: cannot be fetched ({e or 'see above'})") from None
    source, *references = map(str, files)
    return checked(name, from_files(source, references).pairs)


_READERS: dict[str, Callable[[Path], Testset]] = {
    ".tsv": _tsv,
    ".tmx": _tmx,
    ".jsonl": _json_lines,
    ".json": _json,
}
