"""An editor's corrections of the cuts, in a file next to the dump."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.dumps.feed.corrections import parse_cuts
from generator.dumps.feed.segment import cut_feed
from generator.dumps.open import open_dumps
from generator.errors import ContentError
from generator.importing import run_import
from generator.model import DumpKind
from generator.reports.weakest import weak_boundaries
from tests.support.factories import briefing_lines, make_dump

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
def test_parse_cuts__a_mistake__is_reported_with_its_line(text: str, said: str) -> None:
    with pytest.raises(ContentError) as raised:
        parse_cuts(text, "feed.txt.cuts", DUMP)
    (problem,) = raised.value.problems
    assert (problem.path, problem.line) == ("feed.txt.cuts", len(text.splitlines()))
    assert problem.what == said
    assert problem.fix


def test_parse_cuts__several_mistakes__are_all_reported() -> None:
    with pytest.raises(ContentError) as raised:
        parse_cuts("split: 9\nnothing\njoin: x\n", "feed.txt.cuts", DUMP)
    assert [problem.line for problem in raised.value.problems] == [1, 2, 3]


def test_run_import__corrections_next_to_the_dump__override_and_last(tmp_path: Path) -> None:
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


def feed_of(*firms: str, labels: tuple[str, ...] = ("Why it matters", "Details", "Context")) -> list[str]:
    return [line for firm in firms for line in briefing_lines(firm, labels=labels)]


FIRMS = ("Orchard", "Lantern", "Pebble", "Harbour", "Quill", "Tundra")


@pytest.mark.parametrize("joined", [5, 9, 17])
def test_cut_feed__a_join__moves_no_other_cut_and_makes_none_doubtful(joined: int) -> None:
    dump = make_dump(*feed_of(*FIRMS))
    before = cut_feed(dump)
    after = cut_feed(dump, {joined: False})
    assert [g.line for g in before.gaps if g.opens and g.line != joined] == [g.line for g in after.gaps if g.opens]
    doubts = [g.line for g in after.gaps if not g.forced and g.confidence < 0.9]
    assert doubts == [g.line for g in before.gaps if g.confidence < 0.9 and g.line != joined]


def test_cut_feed__a_join_of_texts_without_labels__does_not_push_the_cut_to_the_next_paragraph() -> None:
    texts = [
        line.partition(": ")[2] or line for firm in FIRMS for line in feed_of(firm, labels=("Details", "Background"))
    ]
    dump = make_dump(*texts)
    before = {g.line: g for g in cut_feed(dump).gaps}
    joined = next(line for line, gap in before.items() if gap.opens and line > 1)
    after = {g.line: g for g in cut_feed(dump, {joined: False}).gaps}
    assert after[joined].forced
    assert not after[joined].opens
    assert after[joined + 1].probability == pytest.approx(before[joined + 1].probability, abs=0.05)


def test_cut_feed__a_split__is_certain_and_its_neighbours_are_weighed_again() -> None:
    dump = make_dump(*feed_of("Orchard", "Lantern", "Pebble"))
    gaps = {g.line: g for g in cut_feed(dump, {7: True}).gaps}
    assert (gaps[7].opens, gaps[7].forced, gaps[7].confidence) == (True, True, 1.0)
    assert gaps[8].probability < 0.05
    # An article may begin one line earlier only if nobody says where: two of one paragraph each are no reading.
    assert not gaps[6].opens


def test_cut_feed__a_split_inside_what_was_read_as_a_head__wins() -> None:
    lines = [
        "Ferry line to run on hydrogen", "May 3, 2023", *feed_of("Orchard", labels=()),
        "Bakers go on strike in the north", "May 2, 2023", *feed_of("Lantern", labels=()),
    ]  # fmt: skip
    gaps = {g.line: g for g in cut_feed(make_dump(*lines), {5: True}).gaps}
    assert gaps[5].opens


def test_cut_feed__a_join_of_the_first_paragraph__changes_nothing() -> None:
    dump = make_dump(*feed_of("Orchard", "Lantern"))
    lines = [(i.first, i.last) for i in cut_feed(dump, {1: False}).items]
    assert lines == [(i.first, i.last) for i in cut_feed(dump).items]


def test_report__after_a_correction__does_not_list_its_neighbours(tmp_path: Path) -> None:
    feed = tmp_path / "feed.txt"
    feed.write_text("\n".join(feed_of(*FIRMS)))
    feed.with_name("feed.txt.cuts").write_text("join: 9\n")
    for _ in range(2):
        (report,) = run_import([feed], tmp_path / "content").dumps
        assert not [weak for weak in weak_boundaries(report) if weak.place.endswith((":9", ":10", ":8"))]
        assert [m.draft.article.source.last for m in report.merged if m.draft.article.source][1] == 12


def test_run_import__a_broken_correction__stops_its_dump_and_no_other(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        firms = ("Orchard", "Lantern")
        (tmp_path / name).write_text("\n".join(f"{line} {name}" for firm in firms for line in briefing_lines(firm)))
    (tmp_path / "a.txt.cuts").write_text("split: 99\n")
    report = run_import([tmp_path / "a.txt", tmp_path / "b.txt"], tmp_path / "content")
    assert [dump.name for dump in report.dumps] == ["b.txt"]
    assert [(p.path, p.line) for p in report.problems] == [(str(tmp_path / "a.txt.cuts"), 1)]


def test_run_import__corrections_in_another_encoding__are_reported_in_plain_words(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("\n".join(briefing_lines("Orchard")))
    (tmp_path / "a.txt.cuts").write_bytes(b"\xff\xfe")
    (problem,) = run_import([tmp_path / "a.txt"], tmp_path / "content").problems
    assert str(problem) == f"{tmp_path}/a.txt.cuts: not UTF-8 (save the file as UTF-8)"


LAYOUTS = {
    "numbered": "1. {0} opens a shop\n{0} opened a shop in Rotterdam that sells tea from forty countries.\n\n",
    "dated": "{0} opens a shop\nMay 3, 2023\n{0} opened a shop in Rotterdam that sells tea from forty countries.\n\n",
    "headed": "## {0} opens a shop\n\n{0} opened a shop in Rotterdam that sells tea from forty countries.\n\n",
}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_open_dumps__corrections_next_to_a_list__it_is_read_as_a_feed(tmp_path: Path, layout: str) -> None:
    path = tmp_path / "list.txt"
    path.write_text("".join(layout.format(firm) for firm in FIRMS), encoding="utf-8")
    assert open_dumps([path], lambda what, done, of: None).dumps[0].dump.kind is DumpKind.LIST
    line = 3 if layout.startswith("##") else 2
    (tmp_path / "list.txt.cuts").write_text(f"join: {line}\n", encoding="utf-8")
    opened = open_dumps([path], lambda what, done, of: None).dumps[0]
    assert opened.dump.kind is DumpKind.FEED
    assert list(opened.cuts.values()) == [False]
