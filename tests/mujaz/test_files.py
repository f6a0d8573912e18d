"""Bytes in, files out: encodings met in the field, and nothing half-written."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from mujaz.errors import InputError, OutputError
from mujaz.files import decode, lines, read_text, text_pieces, write_text

ARABIC = "قال الوزير «نعم».\r\nثم غادر."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "windows-1256"]
)
def test_usual_encodings(encoding: str) -> None:
    assert decode(ARABIC.encode(encoding), "x") == ARABIC


def test_byte_orders_are_told_apart_by_what_arabic_looks_like() -> None:
    text = "كييف"  # no space, no line end: no zero byte to go by
    with pytest.raises(InputError):
        decode(text.encode("utf-16-be"), "x")


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01",
        bytes(range(256)) * 20,
        b"\xef\xbb\xbf\xff\xff",
        "naïve café".encode("latin-1"),
        b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00\xdf\xa4\xd2lZ\x01",
    ],
)
def test_what_is_no_text_is_refused_in_one_line(data: bytes) -> None:
    with pytest.raises(InputError, match=r"^notes\.txt: ") as error:
        decode(data, "notes.txt")
    assert "\n" not in str(error.value)


def test_a_few_control_characters_are_dirt_in_a_text() -> None:
    text = ARABIC * 20 + "\x07"
    assert decode(text.encode(), "x") == text


def test_missing_files_and_folders(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        read_text(tmp_path / "no.txt")
    with pytest.raises(InputError, match="is a folder"):
        read_text(tmp_path)


def test_lines_and_their_ends() -> None:
    assert lines("a\r\nb\rc\nd\fe\u2028f") == ["a", "b", "c", "d\fe\u2028f"]
    assert lines("a\n") == ["a"]
    assert lines("") == []


def test_the_longest_name_and_a_name_that_is_no_text(tmp_path: Path) -> None:
    for name in ("x" * 255, os.fsdecode(b"bad\xff.txt")):
        write_text(tmp_path / name, [name])
        assert (tmp_path / name).read_text(encoding="utf-8") == name.replace("\udcff", "\\udcff")


def test_broken_utf8_is_named_by_its_byte() -> None:
    with pytest.raises(InputError, match="UTF-8 that breaks at byte 12"):
        decode("وصل نعم".encode()[:-2] + b"\xff" + "م".encode(), "x")


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    write_text(path, ["قال ", "نعم\n"])
    assert path.read_bytes() == "قال نعم\n".encode()
    assert [p.name for p in tmp_path.iterdir()] == ["out.txt"]


def test_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    path.write_text("before")

    def stopped() -> Iterator[str]:
        yield "half"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_text(path, stopped())
    assert path.read_text() == "before"
    assert [p.name for p in tmp_path.iterdir()] == ["out.txt"]


def test_permissions_and_links_are_kept(tmp_path: Path) -> None:
    real, link = tmp_path / "real.txt", tmp_path / "link.txt"
    real.write_text("before")
    real.chmod(0o640)
    link.symlink_to(real)
    write_text(link, ["after"])
    assert link.is_symlink()
    assert real.read_text() == "after"
    assert real.stat().st_mode & 0o777 == 0o640


def test_places_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="is a folder"):
        write_text(tmp_path, ["x"])
    with pytest.raises(OutputError, match="No such file"):
        write_text(tmp_path / "no" / "out.txt", ["x"])


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full on this system")  # noqa: PTH110
def test_a_full_disk() -> None:
    with pytest.raises(OutputError, match="No space left"):
        write_text(Path("/dev/full"), ["x" * 100_000])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1256"])
@pytest.mark.parametrize("text", ["", "نعم", "قال الوزير نعم.\r\n" * 50])
def test_piece_by_piece_is_the_same_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encoding: str, text: str
) -> None:
    monkeypatch.setattr("mujaz.files._BLOCK", 7)
    (path := tmp_path / "in.txt").write_bytes(text.encode(encoding))
    assert "".join(text_pieces(path)) == text == read_text(path)


@pytest.mark.parametrize("data", [b"\x00\x01" * 500, "نعم".encode() + b"\xff"])
def test_piece_by_piece_the_same_is_refused(tmp_path: Path, data: bytes) -> None:
    (path := tmp_path / "in.txt").write_bytes(data)
    told = []
    for read in (read_text, lambda path: list(text_pieces(path))):
        with pytest.raises(InputError) as error:
            read(path)
        told.append(str(error.value))
    assert told[0] == told[1]
