"""An editor's corrections of the cuts, in a file next to the dump."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.dumps.corrections import parse_cuts
from generator.errors import ContentError
from generator.importing import run_import
from tests.factories import briefing_lines, make_dump

DUMP = make_dump("one", "two", "", "four")


def test_parse_cuts__splits_joins_and_comments__by_line() -> None:
    assert parse_cuts("# mine\nsplit: 2, 4  # here\n\njoin: 1\n", "feed.txt.cuts", DUMP) == {2: True, 4: True, 1: False}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("cut: 2", '"cut: 2" is neither split nor join'),
        ("split 2", '"split 2" is neither split nor join'),
        ("split: two", '"two" is no line number'),
        ("split: 9", "line 9 is not in feed.txt"),
        ("split: 3", "line 3 of feed.txt is empty"),
        ("split: 2\njoin: 2", "line 2 is to be split and joined"),
    ],
)
def test_parse_cuts__a_mistake__is_told_with_its_line(text: str, said: str) -> None:
    with pytest.raises(ContentError) as raised:
        parse_cuts(text, "feed.txt.cuts", DUMP)
    (problem,) = raised.value.problems
    assert (problem.path, problem.line) == ("feed.txt.cuts", len(text.splitlines()))
    assert problem.what == said
    assert problem.fix


def test_parse_cuts__several_mistakes__are_all_told() -> None:
    with pytest.raises(ContentError) as raised:
        parse_cuts("split: 9\nnothing\njoin: x\n", "feed.txt.cuts", DUMP)
    assert [problem.line for problem in raised.value.problems] == [1, 2, 3]


def test_run_import__corrections_beside_the_dump__win_and_last(tmp_path: Path) -> None:
    feed = tmp_path / "feed.txt"
    feed.write_text("\n".join(line for firm in ("Orchard", "Lantern", "Pebble") for line in briefing_lines(firm)))
    content = tmp_path / "content"
    assert len(run_import([feed], content).dumps[0].merged) == 3
    feed.with_name("feed.txt.cuts").write_text("join: 5\nsplit: 11\n")
    for _ in range(2):
        report = run_import([feed], content)
        spans = [m.draft.article.source for m in report.dumps[0].merged]
        assert [(s.first, s.last) for s in spans if s] == [(1, 8), (9, 10), (11, 12)]
    assert len(list(content.glob("articles/**/*.md"))) == 3


def test_run_import__a_broken_correction__stops_its_dump_and_no_other(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        firms = ("Orchard", "Lantern")
        (tmp_path / name).write_text("\n".join(f"{line} {name}" for firm in firms for line in briefing_lines(firm)))
    (tmp_path / "a.txt.cuts").write_text("split: 99\n")
    report = run_import([tmp_path / "a.txt", tmp_path / "b.txt"], tmp_path / "content")
    assert [dump.name for dump in report.dumps] == ["b.txt"]
    assert [(p.path, p.line) for p in report.problems] == [(str(tmp_path / "a.txt.cuts"), 1)]
