"""The entry for BibTeX that a script makes of an article's page is the one that the build makes of the article."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.building import build

_RANGE = "date_earliest: {}\ndate_latest: {}\ndate_basis: feed order"
ARTICLES = {
    "known": "date: 2024-07-05",
    "signs": "title: '50% of R&D_team #1 {cost} $5 ~ ^ \\ “x”. T, 1 May 2020'\ndate: 2024-07-05\nauthor: Al & Ada Lo, Bo",
    "asks": "title: Whose tea?\ndate: 2024-07-05\npublication: Tea, Cups & Co. T\nauthor: Ada Lo Jr.",
    "of-a-dump": "date: 2024-07-05\nsource: {dump: 'A (1).TXT', lines: [3, 9]}",
    "republished": "date: 2024-07-05\npublication: Cups\nsource: {dump: b.txt, lines: [3, 3]}",
    "undated": "date: null\nsource: {dump: b.txt, lines: [3, 3]}",
    "of-days": "date: 2024-07-05\n" + _RANGE.format("2024-07-04", "2024-07-06"),
    "of-months": "date: 2024-07-31\npublication: Cups\n" + _RANGE.format("2024-07-30", "2024-08-02"),
    "of-years": "date: 2024-01-01\n" + _RANGE.format("2023-12-20", "2024-01-09"),
    "of-spring": "date: 2024-04-01\n" + _RANGE.format("2024-03-02", "2024-05-20"),
    "of-a-winter": "date: 2024-01-01\n" + _RANGE.format("2023-10-20", "2024-03-09"),
}
_ENTRY = re.compile(r"<pre>(@misc.*?)</pre>", re.DOTALL)


def _content(folder: Path, theme: str, base_url: str) -> Path:
    (folder / "articles").mkdir(parents=True)
    (folder / "site.yml").write_text(f"title: T & Co\ntheme: {theme}\noffline: false\n{base_url}")
    for name, front_matter in ARTICLES.items():
        head = front_matter if front_matter.startswith("title:") else f"title: About {name}\n{front_matter}"
        (folder / "articles" / f"{name}.md").write_text(f"---\n{head}\n---\n\nWords.\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize("base_url", ["", "base_url: https://e.org/tea/"])
def test_article__its_entry_for_bibtex__is_that_of_the_build(browser: Browser, tmp_path: Path, base_url: str) -> None:
    for theme in ("plain", "broadsheet"):
        build(_content(tmp_path / theme / "content", theme, base_url), tmp_path / theme / "site")
    tab = browser.new_page()
    pages = {path.stem: path for path in (tmp_path / "broadsheet" / "site").rglob("*.html")}
    for name in ARTICLES:
        page = pages[name]
        same = tmp_path / "plain" / "site" / page.relative_to(tmp_path / "broadsheet" / "site")
        (entry,) = _ENTRY.findall(same.read_text(encoding="utf-8"))
        tab.goto(page.as_uri())
        assert tab.locator(".cite-bibtex").text_content() == html.unescape(entry), name
    tab.close()
