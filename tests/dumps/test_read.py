"""Reading a dump: what is a dump, which kind, and a clear word about everything else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.dumps.plain_text import plain
from generator.dumps.read import MAX_LINE, read_dump, recognise
from generator.errors import ContentError
from generator.model import DumpKind
from tests.support.factories import briefing_lines


def refused(path: Path) -> str:
    with pytest.raises(ContentError) as caught:
        read_dump(path)
    (problem,) = caught.value.problems
    assert problem.fix
    return str(problem)


def written(folder: Path, data: bytes) -> Path:
    path = folder / "dump.txt"
    path.write_bytes(data)
    return path


def test_read_dump__plain_text__lines_without_their_ends(tmp_path: Path) -> None:
    dump = read_dump(written(tmp_path, "\ufeffFirst’s line\r\n\r\nSecond".encode()))
    assert dump.lines == ("First’s line", "", "Second")
    assert dump.name == "dump.txt"


def test_read_dump__line_ends_of_an_old_mac__are_lines_too(tmp_path: Path) -> None:
    assert read_dump(written(tmp_path, b"One\rTwo")).lines == ("One", "Two")


def test_read_dump__unicode_line_separator__is_no_line_end(tmp_path: Path) -> None:
    assert len(read_dump(written(tmp_path, "One\u2028still one\nTwo".encode())).lines) == 2


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"caf\xe9\n", "dump.txt:1: not UTF-8: byte 0xE9 at offset 3"),
        (b"fine\nnot\0fine", "dump.txt:2: a NUL byte at offset 8"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "a picture"),
        (b"]]>\n]]>\n", "no words"),
    ],
)
def test_read_dump__what_is_no_text__is_refused_with_the_place(tmp_path: Path, data: bytes, words: str) -> None:
    assert words in refused(written(tmp_path, data))


def test_read_dump__a_line_that_never_ends__is_refused(tmp_path: Path) -> None:
    assert f"{MAX_LINE + 1:,} characters" in refused(written(tmp_path, b"x" * (MAX_LINE + 1)))


def test_read_dump__a_folder__is_refused_with_a_pattern_that_works(tmp_path: Path) -> None:
    assert f"{tmp_path}{os.sep}*.txt" in refused(tmp_path)


def test_read_dump__no_such_file__is_refused(tmp_path: Path) -> None:
    assert "no such file" in refused(tmp_path / "nothing.txt")


def test_read_dump__a_pipe__is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "regular file" in refused(tmp_path / "pipe")


def test_recognise__separators__are_a_feed() -> None:
    assert recognise(["One story.", "]]>Another story."]) is DumpKind.FEED


def test_recognise__labels_that_begin_again__are_a_feed() -> None:
    assert recognise([*briefing_lines("Orchard Robotics"), *briefing_lines("Lantern Foods")]) is DumpKind.FEED


def test_recognise__a_remnant_of_a_script_on_a_page__is_no_separator() -> None:
    assert recognise(["A long story.", "", "//]]>", "", "It goes on.", "", "Leave a comment"]) is DumpKind.PAGE


def test_recognise__paragraphs_apart_and_a_comment_form__are_a_page() -> None:
    assert recognise(["A long story.", "", "It goes on.", "", "Leave a comment"]) is DumpKind.PAGE


def test_recognise__news_of_many_firms_without_separators__is_a_feed() -> None:
    firms = [f"{first}{second}" for first in ("Lantern", "Orchard", "Tarn", "Brodie") for second in "ABCDEFG"]
    news = [
        f"The toy maker {firm} on Tuesday announced that it would open a workshop near {firm[::-1].title()} next year, "
        "its second in as many years, after a summer in which it had sold more wooden trains than ever before."
        for firm in firms
    ]
    assert recognise([line for text in news for line in (text, "")]) is DumpKind.FEED


def test_recognise__a_long_essay_without_furniture__is_a_page() -> None:
    essay = [
        f"In the {n}th winter the bellows of the old Harmonium gave out again, and I sat down with the Harmonium on the "
        "floor of the chapel to find the hole, as I had done in every winter before that one, and found a mouse."
        for n in range(4, 34)
    ]
    assert recognise([line for text in essay for line in (text, "")]) is DumpKind.PAGE


def test_recognise__the_real_dumps__one_feed_and_three_pages(real_dumps: Path) -> None:
    kinds = [read_dump(path).kind for path in sorted(real_dumps.glob("*.txt"))]
    assert kinds == [DumpKind.PAGE, DumpKind.PAGE, DumpKind.FEED, DumpKind.PAGE]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Tencent\u00a0Music\u2003grew  fast\t.", "Tencent Music grew fast ."),
        ("Nestle\u0301", "Nestlé"),
        ("\x1b[31mred\x00\x02\x03 \u200bword\ufeff", "[31mred word"),
        ("\x02\x03", ""),
        ("阿里巴巴 😀", "阿里巴巴 😀"),
    ],
)
def test_plain__what_cannot_be_seen__is_gone_and_every_word_stays(line: str, words: str) -> None:
    assert plain(line) == words
