"""Proposed entries."""

from collections.abc import Sequence
from dataclasses import replace

from mujaz.glossary import Glossary, Matcher, Term
from mujaz.glossary.suggest import Suggestion, drafted, suggest_terms

SENTENCES = [
    "وقال الرئيس ستيف ويتكوف إن صيغة أنكوراج قريبة",
    "وأكد الرئيس ستيف ويتكوف أن الضمانات الأمنية مهمة لبلدة ريني",
    "تشير “صيغة أنكوراج” إلى الضمانات الأمنية، وفق بيان",
    "لستيف ويتكوف ضمانات أمنية في بلدة ريني",
    "وشاهد الناس موسكو، موسكو وموسكو",
]


def sources(*known: Term) -> list[str]:
    return [s.source for s in suggest_terms(SENTENCES, Glossary(known))]


def test_names_and_terms_are_found_in_their_dictionary_form() -> None:
    found = sources()
    for source in ("ستيف ويتكوف", "صيغة أنكوراج", "ضمانات أمنية", "بلدة ريني", "موسكو"):
        assert source in found
    # Parts of longer ones, function words, ordinary words, titles in front, words across punctuation.
    for source in ("ستيف", "أنكوراج", "قال", "الناس", "الرئيس ستيف ويتكوف", "الأمنية وفق", "إلى الضمانات"):
        assert source not in found


def test_forms_are_counted_together() -> None:
    counts = {s.source: s.count for s in suggest_terms(SENTENCES, Glossary())}
    assert counts["ستيف ويتكوف"] == 3
    assert counts["ضمانات أمنية"] == 3
    assert counts["موسكو"] == 3


def test_what_a_glossary_has_is_not_proposed_nor_cut() -> None:
    found = sources(Term(("ستيف ويتكوف",), "Steve Witkoff"), Term(("موسكو",), "Moscow"))
    assert not any("ويتكوف" in s or "ستيف" in s or s == "موسكو" for s in found)
    assert "صيغة أنكوراج" in found


def test_what_a_glossary_has_as_a_draft_is_not_proposed_again() -> None:
    assert "موسكو" not in sources(Term(("موسكو",), "Moscow", status="draft"))


def test_no_half_of_a_known_term_is_proposed() -> None:
    sentences = ["ستيف ويتكوف كولو مولو تولو"] * 2
    known = Glossary((Term(("ستيف ويتكوف",), "Steve Witkoff"),))
    assert [s.source for s in suggest_terms(sentences, known)] == ["ستيف ويتكوف كولو مولو", "كولو مولو تولو"]


def test_every_form_in_the_text_is_found_by_the_proposed_entry() -> None:
    found = suggest_terms(SENTENCES, Glossary())
    text = "\n".join(SENTENCES)
    for suggestion in found:
        approved = replace(suggestion.term, target="x", status="")
        assert len(Matcher(Glossary((approved,))).find(text)) >= suggestion.count, suggestion.source


def test_limit_and_order() -> None:
    found = suggest_terms(SENTENCES, Glossary())
    assert [s.score for s in found] == sorted((s.score for s in found), reverse=True)
    assert suggest_terms(SENTENCES, Glossary(), 2) == found[:2]
    assert suggest_terms([], Glossary()) == []


ENGLISH = {
    "ويتكوف": "Witkoff.",
    "قال ويتكوف": "said Witkoff's aide",
    "تستخدم": "Uses.",
    "هي تستخدم": "she uses it",
    "ضمانات أمنية": "The security guarantees",
    "في ضمانات أمنية": "in Security Guarantees",
    "غريب": "strange",
    "شيء غريب": "a thing",
    "هجوم كبير": "An attack",
    "هجوم كبير هنا": "It was so",
}


def test_drafts_take_their_capitals_from_the_example() -> None:
    def translate(texts: Sequence[str]) -> list[str]:
        return [ENGLISH[text] for text in texts]

    arabic = list(ENGLISH)
    given = [
        Suggestion(source, 2, 1.0, example, titled=1)
        for source, example in zip(arabic[::2], arabic[1::2], strict=True)
    ]
    # Single words that are no names go; terms of several words stay.
    assert [(s.source, s.draft) for s in drafted(given, translate)] == [
        ("ويتكوف", "Witkoff"),
        ("ضمانات أمنية", "Security Guarantees"),
        ("هجوم كبير", "attack"),
    ]


def test_a_capital_at_the_beginning_tells_nothing() -> None:
    given = [Suggestion("غريب", 3, 1.0, "غريب جدا")]
    assert (
        drafted(given, lambda texts: ["Strange." if t == "غريب" else "Strange things" for t in texts]) == []
    )


def test_an_entry_says_how_often_and_shows_the_place() -> None:
    term = Suggestion("كييف", 7, 1.0, "ا" * 200 + " في كييف " + "ب" * 200).term
    assert term.note.startswith("7x: …")
    assert "في كييف" in term.note
    assert len(term.note) < 160
    assert (term.target, term.status) == ("?", "draft")
