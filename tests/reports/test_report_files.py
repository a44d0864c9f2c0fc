"""Reports that are written: as JSON, as text, as a page."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from generator.importing import run_import
from generator.reports.review_page import render_page
from tests.conftest import ROOT
from tests.reports.test_reports import FIRMS
from tests.support.factories import briefing_lines
from tests.support.review_factories import run


def test_report__as_json__has_every_boundary_and_what_spoke_for_each_article(
    feed: Path, content: Path, tmp_path: Path
) -> None:
    out = tmp_path / "report.json"
    run(feed, "--content", content, "--newest", "2024-07-31", "--report", out)
    data = json.loads(out.read_text(encoding="utf-8"))
    (dump,) = data["dumps"]
    assert len(dump["boundaries"]) == 10
    assert all(0 <= gap["sure"] <= 1 for gap in dump["boundaries"])
    article = dump["articles"][0]
    assert article["date_basis"].startswith('The text says "on Tuesday"')
    assert any(hint["hint"] == 'The text says "on Tuesday".' for hint in article["date_hints"])
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
    run(feed, "--content", content, "--newest", "2024-07-31", "--report", out)
    text = out.read_text(encoding="utf-8")
    assert 'basis: The text says "on Tuesday"' in text
    assert f"(in {content}/articles/" in text


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_report__into_a_named_pipe__is_written_to_and_not_replaced(feed: Path, content: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got: list[str] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_text(encoding="utf-8")), daemon=True)
    reader.start()
    assert run(feed, "--content", content, "--report", pipe).exit_code == 0
    reader.join()
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
    assert run(feed, "--content", content, "--newest", "2024-07-31", "--report", out).exit_code == 0
    text = out.read_text(encoding="utf-8")
    assert text.count("<article ") == text.count("</article>") == 3
    assert not re.search(r"(?:src|href)=\"(?!#)|url\(|@import|https?://", text)
    doubts = [float(found) for found in re.findall(r'data-doubt="([\d.]+)"', text)]
    assert doubts == sorted(doubts, reverse=True)
    assert '<mark class="date" title="evidence ' in text
    newest = dt.date(2024, 7, 31)
    pages = [render_page(run_import([feed], content, newest=newest)) for _ in range(2)]
    assert pages[0] == pages[1]


def test_report__an_article_that_an_editor_has_changed__comes_last_without_doubts(feed: Path, content: Path) -> None:
    run(feed, "--content", content)
    path = sorted((content / "articles").rglob("*.md"))[0]
    path.write_text(path.read_text(encoding="utf-8") + "\nAn editor’s word.\n", encoding="utf-8")
    text = render_page(run_import([feed], content, dry_run=True))
    last = text.rpartition("<article ")[2]
    assert "Left as it is (edited)" in last
    assert text.count("Left as it is (") == 1
    assert 'data-doubt="0.0000"' in last


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
