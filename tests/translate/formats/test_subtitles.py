"""Subtitles: what stays byte for byte, sentences over several cues, lines, broken times."""

import io
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mujaz.errors import InputError
from mujaz.translate.formats.lines import breaks, shares
from mujaz.translate.formats.subtitles import form_of, read

T = "00:00:0{},000 --> 00:00:0{},500"


def srt(*texts: str) -> str:
    return "\n".join(f"{n}\n{T.format(n, n)}\n{text}\n" for n, text in enumerate(texts, 1))


def vtt(*texts: str) -> str:
    cues = (f"id-{n}\n{T.format(n, n).replace(',', '.')} align:start\n{t}\n" for n, t in enumerate(texts, 1))
    return "WEBVTT - قال\n\nNOTE 1:00 --> قال\n\nSTYLE\n::cue { color: red }\n\n" + "\n".join(cues)


def written(data: bytes, known: Any) -> bytes:
    file, out = read(data, "a.srt"), io.BytesIO()
    file.write(known.translate(file.document), out, known)
    return out.getvalue()


# Texts of cues, and what they become.
CUES: list[tuple[list[str], list[str]]] = [
    (["قال بوتين ذلك."], ["Putin said so."]),
    # Over two cues and lines; each has the share of the English that it had of the Arabic.
    (["التقى بوتين\nزيلينسكي", "في إسطنبول."], ["Zelensky met Putin", "in Istanbul."]),
    (["التقى", "بوتين زيلينسكي", "في إسطنبول."], ["Zelensky", "met Putin", "in Istanbul."]),
    (["قال بوتين ذلك.", "المدينة"], ["Putin said so.", "The city"]),
    # Codes: around all of a cue they stay there, others follow their words.
    (["{\\an8}<i>قال بوتين ذلك.</i>"], ["{\\an8}<i>Putin said so.</i>"]),
    (["قال <b>بوتين</b> ذلك."], ["<b>Putin</b> said so."]),
    (["قال <i>بوتين", "ذلك</i>."], ["<i>Putin said", "so</i>."]),
    # Voices: two lines with dashes, or another one's style, are no single sentence.
    (["- قال بوتين ذلك.\n- المدينة"], ["- Putin said so.\n- The city"]),
    (["<i>المدينة</i>", "قال بوتين ذلك."], ["<i>The city</i>", "Putin said so."]),
    # Nothing to translate.
    (["(Music)", "قال بوتين ذلك.", "♪", ""], ["(Music)", "Putin said so.", "♪", ""]),
    (["قال بوتين ذلك.", "1\n2"], ["Putin said so.", "1\n2"]),
]


@pytest.mark.parametrize(("arabic", "english"), CUES)
@pytest.mark.parametrize("form", [srt, vtt])
def test_cues(known: Any, arabic: list[str], english: list[str], form: Any) -> None:
    assert written(form(*arabic).encode(), known).decode() == form(*english)


def test_entities_of_webvtt(known: Any) -> None:
    assert read(vtt("قال &amp; &lt;بوتين&gt;").encode(), None).document.text == "قال & <بوتين>"
    assert read(srt("قال &amp;").encode(), None).document.text == "قال &amp;"


def test_a_pause_ends_a_sentence() -> None:
    text = srt("التقى بوتين زيلينسكي", "المدينة.").replace("00:00:02,", "00:01:02,")
    assert read(text.encode(), None).document.text.count("\n") == 1


def test_where_nothing_ends_with_a_full_stop_cues_are_translated_one_by_one() -> None:
    file = read(srt("المدينة", "المدينة", "المدينة").encode(), "a.srt")
    assert file.document.text.count("\n") == 2
    assert file.notes == ("a.srt: few cues end with a full stop; each was translated by itself",)


@pytest.mark.parametrize(
    "data",
    [
        srt("Music", "<i>La</i>").encode(),
        b"\xef\xbb\xbf" + srt("Music\n\n\nla").replace("\n", "\r\n").encode(),
        vtt("la &lrm; la").encode(),
        ("\n\n  7\n00:00:01,0 --> 00:00:02,0 X1:1\nla" + "\n" * 5).encode(),
    ],
)
def test_what_has_no_arabic_comes_out_byte_for_byte(known: Any, data: bytes) -> None:
    assert written(data, known) == data


def test_encodings_and_line_ends(known: Any) -> None:
    text = srt("- قال بوتين ذلك.\n- المدينة", "la").replace("\n", "\r\n")
    expected = srt("- Putin said so.\n- The city", "la").replace("\n", "\r\n").encode()
    assert written(text.encode("windows-1256"), known) == expected
    assert written(b"\xef\xbb\xbf" + text.encode(), known) == b"\xef\xbb\xbf" + expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            srt("أ").replace(" --> ", " -> "),
            "a.srt:2: “00:00:01,000 -> 00:00:01,500” has no times that can be",
        ),
        (srt("أ").replace(":01,500", ":01;500"), "a.srt:2: “00:00:01,000 --> 00:00:01;500” has no times"),
        (srt("أ").replace("1,500", "0,500"), "a.srt:2: the cue ends before it begins; mend its times"),
        (srt("أ") + "\n2\nنص\n", "a.srt:5: “2” has no times that can be read; expected 00:00:01,000 -->"),
        ("نص", "a.srt: no cue in it; expected times such as 00:00:01,000 --> 00:00:02,500"),
        ("WEBVTT\n\nنص", "a.srt: no cue in it; expected times such as 00:01.000 --> 00:02.500"),
    ],
)
def test_broken_times_are_one_line(text: str, message: str) -> None:
    with pytest.raises(InputError) as error:
        read(text.encode(), "a.srt")
    assert str(error.value).startswith(message)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (b"\xef\xbb\xbf" + srt("la").encode(), "srt"),
        (b"\xff\xfe" + srt("la").encode("utf-16-le"), "srt"),
        (vtt("la").encode(), "vtt"),
        ("1\nقال".encode(), ""),
    ],
)
def test_the_form_is_told(data: bytes, form: str) -> None:
    assert form_of(data) == form


TEXT = "The Kremlin spokesman said that the next round of talks, in Geneva, would be held in the coming week."


def test_lines_are_balanced_and_end_where_clauses_do() -> None:
    assert breaks(TEXT[:42], 42) == []
    (place,) = breaks(TEXT[:70], 42)
    assert TEXT[:place].endswith("next")  # not behind "the", which is nearer to the middle
    assert breaks("a" * 60, 42) == []


@given(st.lists(st.sampled_from(["the", "Kremlin,", "a", "x" * 50]), min_size=1), st.integers(5, 45))
def test_no_word_is_lost_between_lines(words: list[str], width: int) -> None:
    text = " ".join(words)
    lines = [text[a + 1 : b] for a, b in pairwise([-1, *breaks(text, width), len(text)])]
    assert " ".join(lines) == text
    assert all(len(line) <= width or " " not in line for line in lines)


@given(st.lists(st.sampled_from(["the", "Kremlin,", "a"])), st.lists(st.integers(1, 99), min_size=1))
def test_shares_are_all_of_the_text_and_none_is_empty_if_there_are_words(
    words: list[str], weights: list[int]
) -> None:
    text = " ".join(words)
    cut = [text[a:b] for a, b in shares(text, weights, 78)]
    assert " ".join(" ".join(cut).split()) == text
    assert len(cut) == len(weights)
    assert all(cut) or len(words) < len(weights)
