"""What people and machines read: tables, sentences side by side, the page, JSON."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from mujaz.errors import InputError
from mujaz.evaluation import (
    Comparison,
    Pair,
    Run,
    System,
    Testset,
    compare,
    comparison_text,
    guard,
    read_run,
    runs_text,
    score,
    to_html,
    to_json,
    verdict_text,
)
from mujaz.evaluation.page import marked
from mujaz.evaluation.runs import glossary_sha256
from mujaz.glossary import Glossary, Term

PAIRS = (
    Pair("انتهت المحادثات في جنيف.", ("The talks ended in Geneva.",)),
    Pair("قتل 12 شخصا <أمس> & اليوم.", ("12 people were killed <yesterday> & today.",)),
    Pair("وقف النار.", ("A ceasefire.",)),
)
GOOD = ("The talks ended in Geneva.", "12 people were killed <yesterday> & today.", "The ceasefire.")
BAD = ("The talks ended in Gaza.", "12 people <b>died</b>.", "The ceasefire.")


@pytest.fixture
def comparison() -> Comparison:
    testset = Testset("three", PAIRS)
    a = score(testset, GOOD, System("good & old"))
    return compare(a, score(testset, BAD, System("bad")), resamples=50, trials=50)


def test_changes_come_worst_first_and_equal_segments_not_at_all(comparison: Comparison) -> None:
    assert [change.segment for change in comparison.changes] == [2, 1]
    assert comparison.changes[0].gain < comparison.changes[1].gain < 0
    assert comparison.changes[0].source == PAIRS[1].source


def test_tables_line_up(comparison: Comparison) -> None:
    lines = "".join(runs_text([comparison.a, comparison.b])).splitlines()
    assert lines[0] == "three: 3 segments, 1 reference"
    assert re.fullmatch(r" +BLEU  chrF2\+\+ +TER  numbers  names", lines[2])
    assert lines[3].startswith("good & old ")
    assert len(lines[2]) == len(lines[3]) == len(lines[4])
    assert any(
        re.fullmatch(r"BLEU +nrefs:1\|case:mixed\|eff:no\|tok:13a\|smooth:exp\|version:\S+", x) for x in lines
    )


def test_text_shows_what_changed_side_by_side(comparison: Comparison) -> None:
    text = "".join(comparison_text(comparison))
    assert re.search(r"^names +100\.0 +0\.0 +-100\.0 ", text, re.MULTILINE)
    assert "2 segments changed: 2 for the worse, 0 for the better" in text
    at = text.index("\n2  chrF2++")
    assert at < text.index("\n1  chrF2++")
    assert f"  source     {PAIRS[1].source}\n  reference  {PAIRS[1].references[0]}\n" in text[at:]
    assert "  A          12 people were killed" in text
    assert "".join(comparison_text(comparison, shown=1)).count("chrF2++ ") == text.count("chrF2++ ") - 1


class Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in {"meta", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_is_well_formed_and_stands_alone(comparison: Comparison) -> None:
    html = "".join(to_html(comparison))
    page = Page()
    page.feed(html)
    assert page.open == []
    assert not {"script", "link", "img", "iframe"} & {tag for tag, _ in page.found}
    assert not re.search(r"https?:|@import|url\(|\bsrc=", html)
    assert "<title>good &amp; old and bad on three</title>" in html
    rows = [attrs["id"] for tag, attrs in page.found if tag == "tr" and "id" in attrs]
    assert rows == ["s2", "s1"]


def test_the_page_marks_differences_and_writes_arabic_from_right_to_left(comparison: Comparison) -> None:
    html = "".join(to_html(comparison))
    assert '<td dir="rtl" lang="ar">قتل 12 شخصا &lt;أمس&gt; &amp; اليوم.</td></tr>' in html  # the last cell
    assert "ended in <del>Geneva</del>." in html
    assert "ended in <ins>Gaza</ins>." in html
    assert "<b>died" not in html


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("same", "same", ("same", "same")),
        ("", "new <", ("", "<ins>new &lt;</ins>")),
        ("Kyiv, now", "Kyiv now", ("Kyiv<del>,</del> now", "Kyiv now")),
    ],
)
def test_words_that_differ_are_marked(a: str, b: str, expected: tuple[str, str]) -> None:
    assert marked(a, b) == expected


def test_json_comes_back_with_its_test_set(tmp_path: Path, stored: Run, lesser: Run) -> None:
    content = to_json([stored])
    (tmp_path / "a.json").write_text(content, encoding="utf-8")
    again = read_run(tmp_path / "a.json")
    assert again.hypotheses == stored.hypotheses
    assert again.scores == stored.scores
    assert again.testset.sha256 == stored.testset.sha256
    # The terms too: what is compared later is scored as it was.
    assert score(again.testset, again.hypotheses, again.system).scores == stored.scores
    assert json.loads(content)["version"] == 1


def test_json_holds_the_comparison_and_the_verdict(comparison: Comparison) -> None:
    verdict = guard(comparison.b, comparison.a, resamples=50)
    content = json.loads(to_json([comparison.a, comparison.b], [comparison], verdict))
    assert [c["segment"] for c in content["comparisons"][0]["changed"]] == [2, 1]
    assert {d["measure"] for d in content["comparisons"][0]["differences"]} >= {"BLEU", "names"}
    assert [f["measure"] for f in content["verdict"]["falls"]] == [
        f.difference.measure for f in verdict.falls
    ]


def test_the_verdict_says_what_fell_or_that_nothing_did(stored: Run, few: Testset) -> None:
    halved = score(few, [h[: len(h) // 2] for h in stored.hypotheses], System("halved"))
    text = "".join(verdict_text(guard(halved, stored, resamples=50), shown=2))
    assert "BLEU fell from" in text
    assert text.count("  baseline   ") == text.count("  this run   ") == 2
    assert "No score fell" in "".join(verdict_text(guard(stored, stored, resamples=50)))


def test_runs_of_two_test_sets_are_not_compared(comparison: Comparison) -> None:
    other = score(Testset("two", PAIRS[:2]), GOOD[:2], System("other"))
    with pytest.raises(
        InputError, match=r"good & old is of three \(3 segments\), other of two \(2 segments\)"
    ):
        compare(comparison.a, other)


def test_one_is_singular() -> None:
    one = Testset("one", PAIRS[:1])
    runs = [score(one, hypotheses[:1], System("s")) for hypotheses in (GOOD, BAD)]
    comparison = compare(*runs, resamples=10, trials=0)
    text = "".join(comparison_text(comparison))
    assert "one: 1 segment, 1 reference\n" in text
    assert "1 segment changed: 1 for the worse" in text
    assert "1 segment, 1 changed." in "".join(to_html(comparison))


def test_hypotheses_must_match_the_test_set() -> None:
    with pytest.raises(InputError, match=r"^short: 1 hypothesis, but three has 3$"):
        score(Testset("three", PAIRS), ["one"], System("short"))


def test_the_glossary_checksum_is_of_what_is_asked_for() -> None:
    term = Term(("جنيف",), "Geneva")
    same = Term(("جنيف",), "Geneva", note="a city", origin="x.tsv:3")
    other = Term(("جنيف",), "Genève")
    assert glossary_sha256(Glossary((term,))) == glossary_sha256(Glossary((same,)))
    assert glossary_sha256(Glossary((term,))) != glossary_sha256(Glossary((other,)))
    assert glossary_sha256(Glossary()) == ""
