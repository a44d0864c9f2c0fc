"""The editor's view of an import: what it is least sure of, why, and the text that corrects it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.content import store
from generator.importing import run_import
from generator.reports.explain import parse_lines
from generator.reports.marks import Mark, pieces
from generator.reports.page import render_page
from generator.reports.printed import print_import
from generator.reports.weakest import Kind, all_weak, doubt, weak_boundaries, weak_dates, weak_names
from generator.reports.words import clip, percent, spans
from generator.review import ImportReport
from tests.conftest import ROOT
from tests.factories import briefing_lines

FIRMS = ["Orchard Robotics", "Lantern Foods", "Pebble Motors"]
ARTICLES = [
    [
        "]]>Shein on Tuesday opened a warehouse near Leeds, its first in England, with room for four hundred people and "
        "a quay of its own.",
        "Why it matters: Parcels that took nine days from Guangzhou are to arrive in two, as rival Temu cannot yet do.",
        "Details: The building stood empty since 2022, when a maker of carpets left it.",
        "Context: The firm said in March 2023 that half of its goods would be kept close to those who buy them.",
    ],
    [
        "Lantern Foods has agreed to buy a noodle maker in Chengdu for RMB 40 million, people close to the talks said on "
        "Wednesday.",
        "The two of them had met at a fair, and neither had known the other’s name before that evening in spring.",
        "A third bidder gave up last week. Kuaishou was no bidder, though Shein’s founder was seen in the hall.",
    ],
    [
        "]]>Pebble Motors plans to build its small car in Hungary from next year, and has told four makers of brakes so.",
        "Why it matters: Duties on cars from China were raised in October 2023, and few makers can bear them for long.",
        "Details: Six hundred people will find work there; the mayor had hoped for twice as many.",
    ],
]


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["import", *map(str, arguments)])


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    """Three articles, the second of which no separator opens: it begins at line 5, the third at line 8."""
    path = tmp_path / "feed.txt"
    path.write_text("\n".join(line for lines in ARTICLES for line in lines), encoding="utf-8")
    return path


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return tmp_path / "content"


@pytest.fixture
def report(feed: Path, content: Path) -> ImportReport:
    return run_import([feed], content, dry_run=True)


# --- What is weak


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


def test_weak_names__a_name_on_the_edge__is_told_with_the_list_as_it_would_be(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(
        "The city of Leeds will have a second quay, and a road that leads from it to the three halls by the river. "
        "Most of the money for it, as the mayor told his council in the autumn, will come from Shein in the end.\n\n"
        "Temu does not pay for it, and has said that it never will; what it wants is a road to the north of the town.\n",
        encoding="utf-8",
    )
    (dump,) = run_import([path], tmp_path / "content", dry_run=True).dumps
    weak = [one for one in weak_names(dump, "content") if one.kind is Kind.NAME]
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
    feed: Path, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    print_import(run_import([feed], content, dry_run=True))
    text = capsys.readouterr().out
    heads = [text.find(f"Weakest {what}") for what in ("boundaries", "dates", "names")]
    shown = [at for at in heads if at >= 0]
    assert len(shown) >= 2
    assert shown == sorted(shown)
    assert f"{content}/articles/" in text
    assert "\x1b" not in text


def test_print_import__the_real_dumps__fit_a_screen(
    real_dumps: Path, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    print_import(run_import(sorted(real_dumps.glob("*.txt")), content, dry_run=True))
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) <= 50
    heads = [line.partition(" (")[0] for line in lines if line.startswith("Weakest")]
    assert heads == ["Weakest boundaries", "Weakest dates", "Weakest names"]
    rows = [line for line in lines if re.search(r"002_\w+\.txt:\d+: .* % sure: .*\((join|split): \d+\)$", line)]
    assert 1 <= len(rows) <= 5


# --- --report


def test_report__as_json__has_every_boundary_and_what_spoke_for_each_article(
    feed: Path, content: Path, tmp_path: Path
) -> None:
    out = tmp_path / "report.json"
    run(feed, "--content", content, "--report", out)
    data = json.loads(out.read_text(encoding="utf-8"))
    (dump,) = data["dumps"]
    assert len(dump["boundaries"]) == 10
    assert all(0 <= gap["sure"] <= 1 for gap in dump["boundaries"])
    article = dump["articles"][0]
    assert article["date_basis"].startswith("feed order")
    assert any(hint["hint"] == 'weekday "Tuesday"' for hint in article["date_hints"])
    assert {"date_earliest", "date_latest", "title_others", "names", "tags", "weak"} <= set(article)
    assert set(data["written"]) >= {article["path"], "companies.yml"}
    assert data["would_write"] == []


def test_report__dry_run_as_json__lists_nothing_as_written(feed: Path, content: Path, tmp_path: Path) -> None:
    out, after = tmp_path / "dry.json", tmp_path / "after.json"
    run(feed, "--content", content, "--dry-run", "--report", out)
    data = json.loads(out.read_text(encoding="utf-8"))
    assert data["written"] == []
    assert not content.exists()
    run(feed, "--content", content, "--report", after)
    assert data["would_write"] == json.loads(after.read_text(encoding="utf-8"))["written"] != []


def test_report__as_text__has_weak_points_and_evidence(feed: Path, content: Path, tmp_path: Path) -> None:
    out = tmp_path / "report.txt"
    run(feed, "--content", content, "--report", out)
    text = out.read_text(encoding="utf-8")
    assert "basis: feed order" in text
    assert 'weekday "Tuesday"' in text
    assert f"(in {content}/articles/" in text


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_report__into_a_named_pipe__is_written_to_and_not_replaced(feed: Path, content: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got: list[str] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_text(encoding="utf-8")), daemon=True)
    reader.start()
    assert run(feed, "--content", content, "--report", pipe).exit_code == 0
    reader.join(timeout=10)
    assert pipe.is_fifo()
    assert ": new: articles/" in got[0]


def test_report__over_a_link__writes_the_file_that_it_names(feed: Path, content: Path, tmp_path: Path) -> None:
    real, link = tmp_path / "elsewhere" / "report.txt", tmp_path / "report.txt"
    real.parent.mkdir()
    link.symlink_to(real)
    run(feed, "--content", content, "--report", link)
    assert link.is_symlink()
    assert ": new: articles/" in real.read_text(encoding="utf-8")


def test_report__as_a_page__is_whole_and_asks_for_nothing(feed: Path, content: Path, tmp_path: Path) -> None:
    out = tmp_path / "report.html"
    assert run(feed, "--content", content, "--report", out).exit_code == 0
    text = out.read_text(encoding="utf-8")
    assert text.count("<article ") == text.count("</article>") == 3
    assert not re.search(r"(?:src|href)=\"(?!#)|url\(|@import|https?://", text)
    doubts = [float(found) for found in re.findall(r'data-doubt="([\d.]+)"', text)]
    assert doubts == sorted(doubts, reverse=True)
    assert '<mark class="date" title="speaks ' in text
    assert render_page(run_import([feed], content)) == render_page(run_import([feed], content))


def test_report__mark_up_in_a_dump__stays_text(tmp_path: Path, content: Path) -> None:
    feed, out = tmp_path / "<b>&.txt", tmp_path / "report.html"
    lines = briefing_lines("Orchard <script>alert(1)</script> & Co", separator="]]>")
    feed.write_text("\n".join([*lines, *briefing_lines(FIRMS[1], separator="]]>")]), encoding="utf-8")
    run(feed, "--content", content, "--report", out)
    text = out.read_text(encoding="utf-8")
    assert "<script>alert" not in text
    assert "<b>&amp;" not in text
    assert "&lt;b&gt;&amp;.txt" in text


def test_report__as_a_page__its_template_is_in_a_wheel(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if "No module named hatchling" in done.stderr:
        pytest.skip("needs hatchling")
    (wheel,) = tmp_path.glob("*.whl")
    listed = subprocess.run([sys.executable, "-m", "zipfile", "-l", wheel], capture_output=True, text=True, check=True)
    for name in ("review.html", "review.css", "review.js"):
        assert f"generator/reports/templates/{name}" in listed.stdout


# --- --explain


def test_explain__a_place__tells_the_cut_the_article_and_writes_nothing(feed: Path, content: Path) -> None:
    result = run(feed, "--content", content, "--explain", "5")
    assert result.exit_code == 0, result.output
    assert f"{feed}:5: Lantern Foods has agreed" in result.output
    assert re.search(r"  (no )?article begins here|an article begins here", result.output)
    assert re.search(r"write  (join|split): 5  into ", result.output)
    assert "for a beginning:" in result.output
    assert "  date: " in result.output
    assert 'weekday "Wednesday"' in result.output
    assert "companies: " in result.output
    assert not content.exists()


def test_explain__several_lines__tells_each_and_the_article_once(feed: Path, content: Path) -> None:
    result = run(feed, "--content", content, "--explain", "1-4")
    assert [n for n in range(1, 12) if f"{feed}:{n}: " in result.output] == [1, 2, 3, 4]
    assert result.output.count("  basis: ") == 1


def test_explain__a_corrected_cut__names_the_file_that_decided(feed: Path, content: Path) -> None:
    feed.with_name("feed.txt.cuts").write_text("split: 5\n", encoding="utf-8")
    result = run(feed, "--content", content, "--explain", "5")
    assert f"an article begins here; decided in {feed}.cuts" in result.output


def test_explain__a_dropped_line__tells_why(tmp_path: Path, content: Path) -> None:
    page = tmp_path / "page.txt"
    story = "The mill by the river has taken on forty people since the spring, and means to take on forty more.\n\n"
    page.write_text(story * 3 + "Leave a comment\n", encoding="utf-8")
    result = run(page, "--content", content, "--explain", "6-7")
    assert result.output.count("  dropped: ") == 1
    assert "is a scraped page" in result.output
    assert f"{page}:6" not in result.output


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("12", "line 12 is not in feed.txt, which has the lines 1 to 10"),
        ("0", "line 0 is not in feed.txt"),
        ("9-11", "line 11 is not in feed.txt"),
        ("4-2", "4-2 runs backwards: write 2-4"),
        ("first", '"first" is no line of a dump: write 120, or 120-140'),
    ],
)
def test_explain__no_such_line__one_sentence_and_exit_2(feed: Path, content: Path, words: str, message: str) -> None:
    result = run(feed, "--content", content, "--explain", words)
    assert result.exit_code == 2
    assert f"Invalid value for --explain: {message}" in " ".join(result.stderr.split())


def test_explain__two_dumps__asks_which(feed: Path, content: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("\n".join(briefing_lines("Quill Cloud", separator="]]>")), encoding="utf-8")
    result = run(feed, other, "--content", content, "--explain", "1")
    assert result.exit_code == 2
    assert "lines of which dump? 2 were given: name one" in result.stderr


def test_explain__with_a_report__is_refused(feed: Path, content: Path, tmp_path: Path) -> None:
    result = run(feed, "--content", content, "--explain", "1", "--report", tmp_path / "r.txt")
    assert result.exit_code == 2
    assert "leave --report out" in result.stderr
    assert not (tmp_path / "r.txt").exists()


def test_explain__a_dump_that_cannot_be_read__is_told_once(tmp_path: Path, content: Path) -> None:
    result = run(tmp_path / "none.txt", "--content", content, "--explain", "1")
    assert result.exit_code == 2
    assert "none.txt: no such file" in result.stderr
    assert "Traceback" not in result.output


@pytest.mark.parametrize(("words", "lines"), [("7", range(7, 8)), (" 7 - 9 ", range(7, 10)), ("7–9", range(7, 10))])
def test_parse_lines__a_line_or_a_run__is_a_range(words: str, lines: range) -> None:
    assert parse_lines(words) == lines


# --- Mistakes that were made


def test_import__a_disk_error_half_way__does_not_claim_that_nothing_was_written(
    feed: Path, content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_file, count = store.write_file, iter(range(99))

    def full_disk(path: Path, text: str) -> None:
        if next(count) == 4:
            raise OSError(28, "No space left on device", str(path))
        write_file(path, text)

    monkeypatch.setattr(store, "write_file", full_disk)
    result = run(feed, "--content", content)
    assert result.exit_code == 1
    assert list((content / "articles").rglob("*.md"))
    assert "nothing was half-written" not in result.stderr
    assert "No space left on device" in result.stderr
    assert "import again to complete the rest" in result.stderr


def test_import__a_reworded_item__is_told_as_a_newer_version(feed: Path, content: Path) -> None:
    run(feed, "--content", content)
    text = feed.read_text(encoding="utf-8")
    feed.write_text(text.replace("four hundred people", "five hundred people", 1), "utf-8")
    result = run(feed, "--content", content)
    (new, old) = re.search(  # type: ignore[union-attr]
        r"(\S+\.md)\n    looks like a newer version of (\S+\.md)", result.output
    ).groups()
    assert new != old
    assert Path(new).is_file()
    assert Path(old).is_file()
    assert "1 article with changed words" in result.output
    Path(old).unlink()
    assert "newer version" not in run(feed, "--content", content).output


def test_import__a_corrected_cut__makes_no_newer_versions(feed: Path, content: Path) -> None:
    run(feed, "--content", content)
    feed.with_name("feed.txt.cuts").write_text("split: 6\n", encoding="utf-8")
    result = run(feed, "--content", content)
    assert " new" in result.output
    assert "newer version" not in result.output


def test_import__a_linked_folder_of_articles__is_told_and_not_passed_over(
    feed: Path, content: Path, tmp_path: Path
) -> None:
    run(feed, "--content", content)
    (folder, *_) = sorted((content / "articles").iterdir())
    folder.rename(tmp_path / "moved")
    folder.symlink_to(tmp_path / "moved")
    before = sorted((tmp_path / "moved").iterdir())
    for command in (["import", str(feed), "--content", str(content)], ["build", "--content", str(content)]):
        result = CliRunner().invoke(main, command)
        assert result.exit_code == 1
        assert f"{folder}: a link to a folder, and such links are not followed" in result.stderr
    assert sorted((tmp_path / "moved").iterdir()) == before


def test_import__a_page_whose_title_never_ends__is_cut_at_a_word_and_told(tmp_path: Path, content: Path) -> None:
    title = "Why the mill by the river " + "and the mill by the bridge " * 20 + "closed"
    page = tmp_path / "page.html"
    page.write_text(
        f"<!doctype html><html><head><title>{title}</title></head><body><article><h1>{title}</h1>"
        + "<p>The mill by the river has taken on forty people since the spring, and means to take on more.</p>" * 6
        + "</article></body></html>",
        encoding="utf-8",
    )
    (dump,) = run_import([page], content, dry_run=True).dumps
    (article,) = dump.articles
    assert len(article.article.title) <= 200
    assert article.article.title.endswith(("mill…", "river…", "bridge…", "the…", "by…", "and…"))
    assert any(one.what.startswith("headline: shortened") for one in weak_names(dump, "content"))


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


def test_clip__long_words__ends_at_a_word_within_its_room() -> None:
    assert clip("one two three", 9) == "one two…"
    assert clip("onetwothree", 6) == "onetw…"
    assert clip("short", 9) == "short"


def test_spans__runs__are_joined() -> None:
    assert spans([3, 1, 2, 7, 7]) == "1-3, 7"
