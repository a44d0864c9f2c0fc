"""The report of an import: decisions of low confidence, their evidence, and the text that corrects them."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from pathlib import Path

import pytest

from generator.discard_reason import DiscardReason
from generator.importing import run_import
from generator.model import Discard, ElementKind
from generator.reports.highlights import Mark, pieces
from generator.reports.import_text import print_import
from generator.reports.weakest import (
    WeakKind,
    all_weak,
    doubt,
    headline_doubts,
    weak_boundaries,
    weak_dates,
    weak_names,
)
from generator.reports.wording import clip, percent, spans
from generator.review import ImportReport
from tests.support.factories import briefing_lines
from tests.support.review_factories import run

FIRMS = ["Orchard Robotics", "Lantern Foods", "Pebble Motors"]


@pytest.fixture
def report(feed: Path, content: Path) -> ImportReport:
    return run_import([feed], content, dry_run=True)


# --- What is weak


QUAY = """\
The city of Leeds will have a second quay, and a road that leads from it to the three halls by the river. Most of the \
money for it, as the mayor told his council in the autumn, will come from Shein in the end.

Temu does not pay for it, and has said that it never will; what it wants is a road to the north of the town.
"""


def test_weak_boundaries__a_feed__the_weakest_first_with_the_line_that_corrects_it(report: ImportReport) -> None:
    (dump,) = report.dumps
    weak = weak_boundaries(dump, below=1.0)
    assert [one.sure for one in weak] == sorted(one.sure for one in weak)
    assert len(weak) == sum(gap.confidence < 1 for gap in dump.gaps)
    for one in weak:
        line = int(one.place.rpartition(":")[2])
        opens = next(gap.opens for gap in dump.gaps if gap.line == line)
        assert one.fix == f"{'join' if opens else 'split'}: {line}"
        assert one.file == f"{dump.path}.cuts"


def test_weak_boundaries__its_own_text_pasted__corrects_it_and_is_weak_no_more(
    feed: Path, content: Path, report: ImportReport
) -> None:
    weak = weak_boundaries(report.dumps[0], below=1.0)[0]
    Path(weak.file).write_text(weak.fix + "\n", encoding="utf-8")
    (after,) = run_import([feed], content, dry_run=True).dumps
    line = int(weak.place.rpartition(":")[2])
    gap, before = (next(g for g in dump.gaps if g.line == line) for dump in (after, report.dumps[0]))
    assert gap.forced
    assert gap.opens is not before.opens
    assert weak.place not in [one.place for one in weak_boundaries(after, below=1.0)]


def test_weak_boundaries__one_line_holds_all__says_that_it_must_be_broken_first(tmp_path: Path) -> None:
    path = tmp_path / "line.txt"
    path.write_text("]]>".join(" ".join(briefing_lines(firm)) for firm in FIRMS), encoding="utf-8")
    (dump,) = run_import([path], tmp_path / "content", dry_run=True).dumps
    fixes = {one.fix for one in weak_boundaries(dump, below=1.01)[1:]}
    assert len(dump.gaps) > 3
    assert any("put line breaks into the dump first" in fix for fix in fixes)


def test_weak_dates__no_day_at_all__comes_first_and_invents_none(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("The mill by the river has taken on forty people, and means to take on more.\n\n" * 3, "utf-8")
    (dump,) = run_import([page], tmp_path / "content", dry_run=True).dumps
    (weak,) = weak_dates(dump, "content")
    assert (weak.sure, weak.what, weak.fix) == (0.0, "no day", "date: YYYY-MM-DD")
    assert weak.file.startswith("content/articles/undated/")


def test_weak_dates__a_day_set_by_an_editor__is_weak_no_more(feed: Path, content: Path) -> None:
    run(feed, "--content", content)
    (dump,) = run_import([feed], content).dumps
    weak = weak_dates(dump, str(content))
    assert weak
    path = Path(weak[0].file)
    text = re.sub(r"^date(_earliest|_latest|):.*\n", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    path.write_text(text.replace("---\n", "---\ndate: 2024-05-07\n", 1), encoding="utf-8")
    (dump,) = run_import([feed], content).dumps
    assert weak[0].file not in [one.file for one in weak_dates(dump, str(content))]


def test_weak_names__a_name_on_the_edge__is_reported_with_the_list_as_it_would_be(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(QUAY, encoding="utf-8")
    (dump,) = run_import([path], tmp_path / "content", dry_run=True).dumps
    weak = [one for one in weak_names(dump, "content") if one.kind is WeakKind.NAME]
    names = {name.name: name for name in dump.articles[0].facts.evidence.names if name.probability < 0.7}
    assert names
    assert [one.sure for one in weak] == sorted(name.probability for name in names.values())
    for one in weak:
        name = next(name for name in names.values() if name.name in one.what)
        assert one.what.startswith("about" if name.about else "only mentions")
        assert (name.name in one.fix) is not name.about


def test_doubt__two_weak_points__is_more_than_each(report: ImportReport) -> None:
    (dump,) = report.dumps
    weak = all_weak(dump, "content")
    assert len(weak) > 1
    assert doubt(weak[:2]) >= doubt(weak[:1]) > 0 == doubt([])


# --- What is printed


def test_print_import__a_feed__boundaries_then_dates_then_names(
    tmp_path: Path, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "page.txt"
    path.write_text(QUAY, encoding="utf-8")  # it has no day, and names two companies in passing
    print_import(run_import([path], content, dry_run=True))
    text = capsys.readouterr().out
    heads = [text.find(f"Weakest {what}") for what in ("boundaries", "dates", "names")]
    shown = [at for at in heads if at >= 0]
    assert len(shown) >= 2
    assert shown == sorted(shown)
    assert f"{content}/articles/" in text
    assert "\x1b" not in text


FEED = "002_49b20c881b644463.txt"


def test_print_import__the_real_feed__fits_a_screen(
    real_dumps: Path, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    print_import(run_import([real_dumps / FEED], content, dry_run=True))
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) <= 50
    heads = [line.partition(" (")[0] for line in lines if line.startswith("Weakest")]
    assert heads == ["Weakest boundaries", "Weakest dates", "Weakest names"]
    rows = [
        line
        for line in lines
        if re.search(r"002_\w+\.txt:\d+: (begins|goes on), \d+ % sure \((join|split): \d+\): ", line)
    ]
    assert 1 <= len(rows) <= 5


# --- Words


def test_pieces__highlights_that_overlap__are_cut_where_either_ends() -> None:
    marks = [Mark(0, 9, "source", "a"), Mark(4, 9, "date", "b"), Mark(4, 5, "date", "b"), Mark(12, 99, "tag", "c")]
    found = pieces("On Monday, tea.", marks)
    assert "".join(piece.text for piece in found) == "On Monday, tea."
    assert [(piece.text, piece.kinds) for piece in found] == [
        ("On M", ("source",)),
        ("o", ("date", "source")),
        ("nday", ("date", "source")),
        (", t", ()),
        ("ea.", ("tag",)),
    ]
    assert found[1].title == "a; b"
    assert pieces("", []) == ()


@pytest.mark.parametrize(
    ("share", "words"), [(1.0, "100 %"), (0.999, "99 %"), (0.001, "1 %"), (0.5, "50 %"), (0, "0 %")]
)
def test_percent__nearly_sure__is_not_sure(share: float, words: str) -> None:
    assert percent(share) == words


def test_clip__long_words__ends_at_a_word_within_its_limit() -> None:
    assert clip("one two three", 9) == "one two…"
    assert clip("onetwothree", 6) == "onetw…"
    assert clip("short", 9) == "short"


def test_spans__runs__are_joined() -> None:
    assert spans([3, 1, 2, 7, 7]) == "1-3, 7"


def test_print_import__a_feed_that_names_no_year__says_how_to_date_it(
    feed: Path, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    print_import(run_import([feed], content, dry_run=True))
    assert "import it again with --newest" in capsys.readouterr().out
    print_import(run_import([feed], content, dry_run=True, newest=dt.date(2024, 7, 31)))
    assert "--newest" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "doubts"),
    [
        ("Bakers of the harbour have released their yearly list of ovens.", True),
        ("The country has closed the ovens of many of its old bakers.", True),
        ("Shein has opened forty shops in Faro, Porto and Braga for $4 million.", False),
    ],
)
def test_headline_doubts__a_headline_nobody_would_sign__is_listed(tmp_path: Path, text: str, doubts: bool) -> None:
    path = tmp_path / "page.txt"
    path.write_text(
        f"{text} It was cold in the town, and the bread of the bakers was old and hard.\n", encoding="utf-8"
    )
    (dump,) = run_import([path], tmp_path / "content", dry_run=True).dumps
    assert bool(list(headline_doubts(dump.articles[0]))) is doubts


# --- What a source with mark-up has besides words


def test_print_import__marked_up_source__counts_its_elements_and_says_first_what_is_lost(
    tmp_path: Path, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    body = '&lt;p&gt;The quay of &lt;a href="https://e.org/t"&gt;Tamberly&lt;/a&gt; opened on Thursday.&lt;/p&gt;&lt;ul&gt;&lt;li&gt;One boat&lt;/li&gt;&lt;/ul&gt;'
    path = tmp_path / "feed.xml"
    path.write_text(
        f"<rss><channel><item><title>Quay</title><description>{body}</description></item></channel></rss>", "utf-8"
    )
    report = run_import([path], content, dry_run=True)
    print_import(report)
    assert "of the mark-up: 1 of 1 link, 1 of 1 list entry" in capsys.readouterr().out
    assert not report.alarming
    lost = Discard(1, "https://e.org/t", DiscardReason.LOST_ELEMENT, ElementKind.LINK)
    (dump,) = report.dumps
    worse = dataclasses.replace(report, dumps=(dataclasses.replace(dump, discards=(*dump.discards, lost)),))
    print_import(worse)
    assert capsys.readouterr().out.startswith(f"{path}: 1 link of the source in no article")
    assert worse.alarming
