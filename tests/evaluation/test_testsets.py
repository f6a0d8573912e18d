"""Test sets in every form, and bad input: one clear line each."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from mujaz.errors import InputError, MujazError
from mujaz.evaluation import Testset, from_files, read_hypotheses, read_testset
from mujaz.evaluation.extras import need

DATA = Path(__file__).parents[1] / "data"
ARABIC = ["انتهت المحادثات في جنيف.", "قتل 12 شخصا."]
ENGLISH = ["The talks ended in Geneva.", "12 people were killed."]

TMX = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd" [<!ENTITY secret SYSTEM "file:///etc/hostname">]>
<tmx version="1.4"><header srclang="ar"/><body>
<tu><tuv xml:lang="ar-SA"><seg>انتهت المحادثات
      في <bpt i="1">&lt;b></bpt>جنيف<ept i="1">&lt;/b></ept>.</seg></tuv>
    <tuv xml:lang="EN-us"><seg>The <hi>talks</hi> ended
      in Geneva.&secret;</seg></tuv>
    <tuv xml:lang="en-GB"><seg>Talks ended in Geneva.</seg></tuv></tu>
<tu><tuv xml:lang="ar"><seg>قتل 12 شخصا.</seg></tuv><tuv xml:lang="fr"><seg>12 morts.</seg></tuv></tu>
</body></tmx>
"""


def write(path: Path, text: str | bytes) -> str:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return str(path)


def lines(texts: list[str]) -> str:
    return "".join(f"{text}\n" for text in texts)


def article(**change: object) -> str:
    form = {
        "paragraphs": [[ARABIC[0]], [ARABIC[1]]],
        "reference": [[ENGLISH[0]], [ENGLISH[1]]],
        "terms": [{"sentence": 0, "ar": "جنيف", "source": "جنيف", "target": "Geneva"}],
    }
    return json.dumps(form | change, ensure_ascii=False)


FORMS: list[tuple[str, str | bytes]] = [
    ("t.tsv", f"{ARABIC[0]}\t{ENGLISH[0]}\n{ARABIC[1]}\t{ENGLISH[1]}\n"),
    ("t.tsv", f"source\treference\r\n{ARABIC[0]}\t{ENGLISH[0]}\r\n{ARABIC[1]}\t{ENGLISH[1]}\r\n"),
    ("t.tsv", b"\xef\xbb\xbf" + f"{ARABIC[0]}\t{ENGLISH[0]}\n{ARABIC[1]}\t{ENGLISH[1]}".encode()),
    ("t.tsv", f"{ARABIC[0]}\t{ENGLISH[0]}\n{ARABIC[1]}\t{ENGLISH[1]}\n".encode("utf-16")),
    ("t.jsonl", article(terms=[]) + "\n\n"),
    ("t.json", json.dumps(json.loads(article(terms=[])), indent=1)),
]


@pytest.mark.parametrize(("name", "content"), FORMS)
def test_every_form_gives_the_same_pairs(tmp_path: Path, name: str, content: str | bytes) -> None:
    testset = read_testset(write(tmp_path / name, content))
    assert list(testset.sources) == ARABIC
    assert testset.references == [ENGLISH]
    assert testset.warnings == ()


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_parallel_files(tmp_path: Path, end: str, bom: str) -> None:
    source, one, two = (
        write(tmp_path / name, bom + end.join(texts))
        for name, texts in (("n.ar", ARABIC), ("n.en", ENGLISH), ("m.en", ENGLISH[::-1]))
    )
    assert from_files(source, [one, two]).references == [ENGLISH, ENGLISH[::-1]]
    assert read_testset(str(tmp_path / "n")).references == [ENGLISH]
    assert from_files(None, [one]).sources == ("", "")


def test_only_line_ends_of_sacrebleu_split_lines(tmp_path: Path) -> None:
    path = write(tmp_path / "n.en", "One\u2028still one\x0band one\x85.  \nTwo\n")
    assert from_files(None, [path]).references == [["One\u2028still one\x0band one\x85.", "Two"]]


def test_a_memory_gives_its_text_alone_and_fetches_nothing(tmp_path: Path) -> None:
    testset = read_testset(write(tmp_path / "m.tmx", TMX))
    assert [(p.source, p.references) for p in testset.pairs] == [
        ("انتهت المحادثات في جنيف.", ("The talks ended in Geneva.", "Talks ended in Geneva."))
    ]
    assert testset.warnings == (f"{tmp_path}/m.tmx: 1 unit without both Arabic and English, left out",)


def test_the_desks_articles_bring_their_terms(desk: Testset) -> None:
    assert len(desk) == 259
    assert desk.terms_by == "testset"
    found = [(p.source[m.start : m.end], m) for p in desk.pairs for m in p.terms]
    assert all(text == match.surface for text, match in found)
    assert len(read_testset(str(DATA / "seed_reference.json")).pairs) == 24


def test_empty_lines_stay_pairs_and_are_told(tmp_path: Path) -> None:
    source = write(tmp_path / "n.ar", lines([ARABIC[0], "", *[ARABIC[1]] * 7]))
    reference = write(tmp_path / "n.en", lines([ENGLISH[0], *[""] * 7, ENGLISH[1]]))
    testset = from_files(source, [reference])
    assert len(testset) == 9
    assert testset.warnings == (
        f"{source}: 1 with an empty source, kept as pairs: 2",
        f"{source}: 7 with an empty reference, kept as pairs: 2, 3, 4, 5, 6 ...",
    )


def test_variable_references_are_padded_for_sacrebleu(tmp_path: Path) -> None:
    testset = read_testset(write(tmp_path / "m.tmx", TMX.replace('xml:lang="fr"', 'xml:lang="en"')))
    assert testset.references[1] == ["Talks ended in Geneva.", None]


BAD: list[tuple[str, str | bytes, str]] = [
    ("t.tsv", "", "t.tsv: is empty; nothing to evaluate"),
    ("t.tsv", lines(ARABIC), "t.tsv: one column only; expected Arabic, a tab, English"),
    ("t.tsv", "ا\tA\nب\tB\tC\n", "t.tsv:1: 2 columns, but other lines have 3"),
    ("t.tsv", "A thing\tشيء\n", "t.tsv: its references are in Arabic"),
    ("t.tsv", "A thing\tSomething\n", "t.tsv: its source holds no Arabic"),
    ("t.tsv", b"\x00\x01\x02\x03", "t.tsv: holds NUL bytes"),
    ("t.tmx", "<tmx", "t.tmx: not well-formed XML"),
    ("t.tmx", "<xliff/>", "t.tmx: no TMX file; its root is 'xliff'"),
    ("t.tmx", "<tmx><body/></tmx>", "t.tmx: is empty"),
    ("t.jsonl", "{", "t.jsonl:1: not JSON"),
    ("t.jsonl", article() + "\n[]\n", "t.jsonl:2: not an article with 'paragraphs' and 'reference'"),
    ("t.jsonl", article(paragraphs=[["ا", 1]]), "t.jsonl:1: not an article"),
    ("t.jsonl", article(paragraphs=ARABIC), "t.jsonl:1: not an article"),
    ("t.json", article(reference=ENGLISH), "t.json: not an article"),
    ("t.json", "[" * 100_000, "t.json: not an article"),
    ("t.json", "1" * 5000, "t.json: not an article"),
    ("t.jsonl", article(reference=[["One."]]), "t.jsonl:1: 2 sentences, but 1 reference"),
    ("t.jsonl", article(terms=[{"sentence": 2}]), "t.jsonl:1: a term of sentence 2, but there are 2"),
    (
        "t.jsonl",
        article(terms=[{"sentence": 1, "ar": "جنيف", "source": "جنيف", "target": "Geneva"}]),
        "t.jsonl:1: the term 'جنيف' is not in its sentence",
    ),
    ("t.xlsx", b"PK", "t.xlsx: not a test set in one file"),
]


@pytest.mark.parametrize(("name", "content", "message"), BAD)
def test_bad_test_sets_are_one_clear_line(
    tmp_path: Path, name: str, content: str | bytes, message: str
) -> None:
    assert_one_line(lambda: read_testset(write(tmp_path / name, content)), f"{tmp_path}/{message}")


def test_bad_parallel_files_are_one_clear_line(tmp_path: Path) -> None:
    source = write(tmp_path / "n.ar", lines(ARABIC))
    english = write(tmp_path / "n.en", lines(ENGLISH))
    short = write(tmp_path / "short.en", lines(ENGLISH[:1]))
    assert_one_line(lambda: from_files(source, [short]), f"{source}: 2 lines, but {short} has 1")
    assert_one_line(lambda: from_files(source, [english, short]), f"{short}: 1 line, but {english} has 2")
    assert_one_line(lambda: from_files(english, [source]), f"{english}: its references are in Arabic")
    assert_one_line(lambda: from_files(str(tmp_path / "no"), [english]), f"{tmp_path}/no: no such file")
    testset = from_files(source, [english])
    assert_one_line(lambda: read_hypotheses(short, testset), f"{short}: 1 line, but {source} has 2")
    assert_one_line(lambda: read_hypotheses(source, testset), f"{source}: is in Arabic")


def assert_one_line(call: Callable[[], object], message: str) -> None:
    with pytest.raises(InputError) as caught:
        call()
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)


def test_sacrebleus_sets_are_fetched_on_request_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dataset = need("sacrebleu.dataset").DATASETS["iwslt17"]
    monkeypatch.setattr(dataset, "_outdir", str(tmp_path))
    asked = []
    monkeypatch.setattr(dataset, "process_to_text", lambda pair: asked.append(pair) or fetched(tmp_path))
    assert_one_line(
        lambda: read_testset("iwslt17"),
        f"iwslt17: not on this machine yet; --download fetches it to {tmp_path}",
    )
    assert_one_line(lambda: read_testset("iwslt71"), "iwslt71: no such file, and no set of sacrebleu's")
    assert asked == []
    testset = read_testset("iwslt17", download=True)
    assert (testset.name, list(testset.sources), testset.references) == ("iwslt17", ARABIC, [ENGLISH])
    asked.clear()
    assert read_testset("iwslt17") == testset  # as it is there, though not all of sacrebleu's own files are
    assert asked == []


def fetched(folder: Path) -> None:
    write(folder / "iwslt17.ar-en.src", lines(ARABIC))
    write(folder / "iwslt17.ar-en.ref", lines(ENGLISH))


@pytest.mark.parametrize("failure", [OSError("no route"), SystemExit(1)])
def test_a_set_that_cannot_be_fetched_is_one_clear_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failure: BaseException
) -> None:
    dataset = need("sacrebleu.dataset").DATASETS["iwslt17"]

    def fail(pair: str) -> None:
        raise failure

    monkeypatch.setattr(dataset, "_outdir", str(tmp_path))
    monkeypatch.setattr(dataset, "process_to_text", fail)
    assert_one_line(lambda: read_testset("iwslt17", download=True), "iwslt17: cannot be fetched (")


def test_what_is_not_installed_is_one_clear_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "sacrebleu", None)
    with pytest.raises(MujazError, match=r"^evaluation needs sacrebleu; pip install 'mujaz\[evaluate\]'$"):
        need("sacrebleu")
