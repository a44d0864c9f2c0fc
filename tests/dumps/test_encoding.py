"""The encoding of a file and what is mended in its bytes."""

from __future__ import annotations

import pytest

from generator.dumps.encoding import decode
from generator.dumps.formats.bad_markup import BadMarkupError

GERMAN = "Die Fähre hält öfter in Übersee. Größere Schiffe fahren später, sagt der Kapitän. " * 3
POLISH = "Spółka ogłosiła, że w przyszłym miesiącu otworzy nowy zakład pod Łodzią, także dla młodzieży. " * 4
JAPANESE = "同社は来月、新しいサービスを開始すると発表した。利用者は無料で使うことができる。" * 2


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (GERMAN, "cp1252"),
        (GERMAN, "iso-8859-1"),
        (POLISH, "cp1250"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        (GERMAN, "utf-16"),
        (GERMAN, "utf-16-le"),
        (GERMAN, "utf-16-be"),
        (POLISH, "utf-16-le"),
    ],
)
def test_decode__another_encoding__is_read_and_named(text: str, encoding: str) -> None:
    found = decode(text.encode(encoding))
    assert found.text == text
    assert len(found.notes) == 1


def test_decode__utf_8_with_and_without_a_mark__needs_no_note() -> None:
    assert decode(GERMAN.encode("utf-8")) == decode(GERMAN.encode("utf-8-sig"))
    assert decode(GERMAN.encode("utf-8")).notes == ()


@pytest.mark.parametrize("zeros", [1, 5])
def test_decode__nul_bytes_in_one_place_of_a_text__are_removed_and_reported(zeros: int) -> None:
    data = (GERMAN + "\n").encode() * 4
    found = decode(data[:300] + bytes(zeros) + data[300:])
    assert found.text == data.decode()
    assert "NUL" in found.notes[0]


def test_decode__nul_bytes_in_many_places__are_binary_data() -> None:
    with pytest.raises(BadMarkupError, match="binary"):
        decode((b"some words\0" * 40) + b"\n")


def test_decode__one_wrong_byte_in_utf_8__is_shown_and_the_rest_is_right() -> None:
    data = (GERMAN + JAPANESE).encode()
    found = decode(data[: len(GERMAN.encode())] + b"\xff" + data[len(GERMAN.encode()) :])
    assert found.text == f"{GERMAN}\ufffd{JAPANESE}"
    assert "wrong byte" in found.notes[0]
