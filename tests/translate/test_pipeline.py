"""The whole path with the model in the package: properties, never wording."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from mujaz.errors import ModelError
from mujaz.evaluation import read_testset
from mujaz.glossary import Glossary, Term
from mujaz.translate import Document, Engine, TranslatedDocument, Translator
from mujaz.translate.prepare import clean
from mujaz.translate.search import Rendering
from mujaz.translate.units import Unit

HERE = Path(__file__).parent
EXAMPLE = HERE.parents[1] / "examples" / "peace-talks.ar.txt"


@pytest.fixture(scope="module")
def quick() -> Translator:
    return Translator(beam=1)


def test_the_example_keeps_its_names(example: TranslatedDocument) -> None:
    """What the desk asked for: these stand wherever their Arabic stands."""
    for arabic, english in (("دونباس", "Donbas"), ("صيغة أنكوراج", "Anchorage formula"), ("شاهد", "Shahed")):
        held = [t for t in example.translations if arabic in t.sentence.text]
        assert held
        assert all(english in t.text for t in held)


def test_every_term_of_the_example_is_accounted_for(example: TranslatedDocument) -> None:
    uses = [(t, use) for t in example.translations for use in t.terms]
    assert len(uses) > 50
    for translation, use in uses:
        match = use.match
        assert translation.sentence.text[match.start : match.end] == match.surface
        if use.outcome != "missed":
            forms = (match.term.target, *match.term.alternatives)
            assert any(f.lower().rstrip("s") in translation.text.lower() for f in forms)
    assert sum(use.outcome == "missed" for _, use in uses) <= 2


def test_one_output_for_each_sentence_in_order(example: TranslatedDocument) -> None:
    assert [t.sentence for t in example.translations] == list(example.document.sentences)
    assert all(t.text for t in example.translations)


def test_text_keeps_the_lines(quick: Translator) -> None:
    text = "وصل الوزير.\nغادر الوزير. عاد الوزير.\n\n\nانتهى"
    lines = quick.translate(text).text.split("\n")
    assert [bool(line) for line in lines] == [True, True, False, False, True, False]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("This is English. وصل الوزير أمس.", [["source"], []]),
        ("123 – 456", [[]]),
        ("...", [[]]),
        ("https://example.org/path", [["source"]]),
    ],
)
def test_what_is_not_arabic_is_copied_and_told(quick: Translator, text: str, kinds: list[list[str]]) -> None:
    done = quick.translate(text).translations
    assert [[issue.kind for issue in t.issues] for t in done] == kinds
    for translation in done:
        if translation.score is None:
            assert translation.text == translation.sentence.text


@pytest.mark.parametrize(
    ("text", "english"), [("٣", "3"), ("٣٫٥٪", "3.5%"), ("١٢/٣/٢٠٢٦", "12/3/2026"), ("؟!", "?!")]
)
def test_a_cell_of_arabic_digits_is_written_in_english(quick: Translator, text: str, english: str) -> None:
    assert quick.translate(text).translations[0].text == english


def test_symbols_stay_at_the_ends_and_are_told_inside(quick: Translator) -> None:
    (first, second) = quick.translate("🔴 وصل الوفد أمس 🇪🇬\nوصل ★ الوفد أمس").translations
    assert first.text.startswith("🔴 ")
    assert first.text.endswith(" 🇪🇬")
    assert first.issues == ()
    assert [issue.message for issue in second.issues] == ["left out: ★"]


def test_persian_and_urdu_are_told(quick: Translator) -> None:
    text = "رئیس جمهور گفت که این پیشنهاد را چند روز پیش دیده است."
    assert [i.kind for i in quick.translate(text).translations[0].issues][:1] == ["source"]


@pytest.mark.parametrize(
    ("arabic", "target"),
    [(12, "Sufyan Abd al-Rahman Barqouqi"), (1, "K" * 1000), (3, "開羅" * 100)],
)
def test_many_and_long_terms_are_told_as_missed_at_worst(arabic: int, target: str) -> None:
    names = "القاهرة موسكو دمشق بغداد بيروت عمان الرياض الدوحة مسقط صنعاء عدن الموصل".split()
    glossary = Glossary(tuple(Term((name,), f"{target} {i}") for i, name in enumerate(names[:arabic])))
    done = Translator(glossary=glossary, beam=1).translate("زار الوفد " + " و".join(names[:arabic]) + ".")
    assert sum(len(t.terms) for t in done.translations) == arabic


def test_lines_are_counted_as_tools_count_them(quick: Translator) -> None:
    text = "وصل الوفد.\n\fغادر الوفد.\r\n\rعاد\u2028الوفد.\n"
    assert quick.translate(text).text.count("\n") == 4


def sentences(documents: Sequence[TranslatedDocument]) -> list[tuple[str, float | None]]:
    return [(t.text, t.score) for d in documents for t in d.translations]


def test_company_and_threads_change_nothing() -> None:
    """The same sentence gives the same English alone and among hundreds, with one thread and with four."""
    own = read_testset(str(HERE.parent / "data" / "desk.jsonl")).sources
    texts = list(dict.fromkeys([*own, *(text.split("،")[0] for text in own)]))[:250]
    assert len(texts) == 250
    one, four = (Translator(beam=1, threads=n) for n in (1, 4))
    together = sentences([four.translate(Document.from_text("\n".join(texts)))])
    for text in texts[::20]:
        assert sentences([one.translate(text)])[0] in together
    assert sentences([one.translate(Document.from_text("\n".join(texts[:40])))]) == together[:40]


def test_progress_counts_every_character(quick: Translator) -> None:
    documents = [Document.from_text("وصل الوزير. وصل الوزير. OK."), Document.from_text("نعم.")]
    told: list[int] = []
    list(quick.translate_all(documents, told.append))
    assert sum(told) == sum(len(s.text) for d in documents for s in d.sentences)


def test_an_own_glossary_is_obeyed() -> None:
    glossary = Glossary((Term(("سفيان البرقوقي",), "Sufyan Barqouqi"), Term(("خطة النسر",), "Eagle Plan")))
    done = Translator(glossary=glossary, beam=1).translate("أعلن سفيان البرقوقي أمس خطة النسر في باريس.")
    assert [use.outcome for t in done.translations for use in t.terms] != []
    assert all(use.outcome != "missed" for t in done.translations for use in t.terms)
    assert "Sufyan Barqouqi" in done.text
    assert "Eagle Plan" in done.text


def test_without_terms() -> None:
    done = Translator(glossary=Glossary(), beam=1).translate("وصل إلى دونباس.")
    assert done.translations[0].terms == ()


@pytest.mark.parametrize("content", [{}, {"model.bin": b"junk"}, {"model.bin": b"x", "mujaz.json": b"["}])
def test_a_broken_model_is_one_line(tmp_path: Path, content: dict[str, bytes]) -> None:
    for name, data in content.items():
        (tmp_path / name).write_bytes(data)
    with pytest.raises(ModelError) as error:
        Translator(tmp_path, Glossary(), beam=1).translate("نعم")
    assert "\n" not in str(error.value)


def test_every_clause_of_a_sentence_of_3000_words_is_accounted_for(
    quick: Translator, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cut for the model and joined again: with each part copied, nothing is lost, doubled or moved."""
    sizes: list[int] = []

    def search(units: Sequence[Unit], engine: Engine, beam: int) -> list[Rendering]:
        sizes.extend(len(engine.encode(clean(unit.text))) for unit in units)
        assert max(sizes) <= engine.max_source
        return [Rendering(unit.text.strip(), -1.0, 1, (), (), (), "") for unit in units]

    monkeypatch.setattr("mujaz.translate.renderer.search", search)
    clauses = [f"وقال الناطق إن الدورية {number} عادت إلى قاعدتها" for number in range(1001, 1376)]
    text = "، ".join(clauses) + "."
    (translation,) = quick.translate(text).translations
    assert len(text.split()) == 3000
    assert len(sizes) > 40
    assert translation.text == text
