"""`briefings serve` as an editor sees it: a page that follows each save, and an overlay for mistakes."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import ROOT
from tests.desk.test_check import article, write

LONG = "\n\n".join(f"Paragraph {number} of a long text about kettles." for number in range(80))


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write(tmp_path / "content", {"articles/2024/kettle.md": article(body=LONG)})


@pytest.fixture
def address(content: Path) -> Iterator[str]:
    """The address of a running `briefings serve`."""
    command = [sys.executable, "-m", "generator.cli", "serve", "--content", str(content), "--port", "0"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout
        found = re.search(r"http://\S+", process.stdout.readline())
        assert found
        yield found[0]
        process.terminate()


def test_serve__an_edit__is_shown_in_the_open_page_at_the_same_place(page: Page, address: str, content: Path) -> None:
    page.goto(f"{address}2024/05/kettle.html")
    page.wait_for_function("document.readyState === 'complete'")
    page.evaluate("scrollTo(0, 1200)")
    (content / "articles/2024/kettle.md").write_text(article("A new kettle", body=LONG), encoding="utf-8")
    expect(page.locator("h1")).to_have_text("A new kettle")
    page.wait_for_function("scrollY === 1200")


def test_serve__a_mistake__is_an_overlay_that_goes_when_it_is_mended(page: Page, address: str, content: Path) -> None:
    path = content / "articles/2024/kettle.md"
    page.goto(f"{address}2024/05/kettle.html")
    path.write_text(article(day="soon", body=LONG), encoding="utf-8")
    overlay = page.locator("#briefings-problems")
    expect(overlay).to_contain_text("kettle.md:3")
    expect(overlay).to_contain_text('date: invalid date "soon"')
    expect(overlay).to_contain_text("use YYYY-MM-DD")
    expect(page.locator("h1")).to_have_text("A kettle")
    replacement = content / "articles/2024/.kettle.md.new"
    replacement.write_text(article("A mended kettle", body=LONG), encoding="utf-8")
    replacement.replace(path)
    expect(page.locator("h1")).to_have_text("A mended kettle")
    expect(overlay).to_have_count(0)


def test_serve__a_search__finds_what_was_just_written(page: Page, address: str, content: Path) -> None:
    page.goto(address)
    write(content, {"articles/2024/samovar.md": article("A samovar from Tula", day="2024-06-01")})
    expect(page.get_by_role("link", name="A samovar from Tula").first).to_be_visible()
    page.goto(f"{address}search.html?q=samovar")
    expect(page.get_by_role("link", name="A samovar from Tula").first).to_be_visible()
