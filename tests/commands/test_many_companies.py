"""An archive with articles that name a thousand companies: pages, feeds and networks stay small."""

import re
from pathlib import Path

import pytest

from generator.analysis.pairs import find_pairs
from generator.building import build
from generator.site.cache.report import BuildReport
from tests.support.site_factories import archive, article, catalog

_MANY = 300


def _build(folder: Path, keys: str, articles: int = 3) -> BuildReport:
    """A site of `articles` articles, each with all the companies under each of `keys`."""
    content = folder / "content"
    (content / "articles").mkdir(parents=True)
    for name in ("companies", "tags"):
        (content / f"{name}.yml").write_text("[]\n", encoding="utf-8")
    for number in range(articles):
        lines = [f"title: Report {number}", f"date: 2024-01-0{number + 1}"]
        for key in keys.split():
            lines.append(f"{key}: [{', '.join(f'{key.title()} {n}' for n in range(_MANY))}]")
        text = "\n".join(["---", *lines, "---", "Words."])
        (content / "articles" / f"a{number}.md").write_text(text, encoding="utf-8")
    return build(content, folder / "site")


@pytest.mark.parametrize("keys", ["companies", "mentions", "companies mentions"])
def test_build__articles_that_name_hundreds_of_companies__make_small_pages_and_feeds(tmp_path: Path, keys: str) -> None:
    report = _build(tmp_path, keys)
    named = _MANY * len(keys.split())
    sizes = {part.name: part.bytes for part in report.parts}
    assert sizes["lists and pages"] < 20_000 * (named + 20)
    assert sizes["feeds"] < 30_000 * (named + 10)
    page = next((tmp_path / "site/companies").glob("*-7.html")).read_text(encoding="utf-8")
    assert len(re.findall("href=", page)) < 120
    article_page = (tmp_path / "site/2024/01/a0.html").read_text(encoding="utf-8")
    assert article_page.count("href=../../companies/") >= named  # its own page names them all


def test_build__a_list_entry__names_ten_companies_and_says_how_many_more(tmp_path: Path) -> None:
    _build(tmp_path, "companies", 1)
    page = (tmp_path / "site/companies/companies-7.html").read_text(encoding="utf-8")
    assert f"and {_MANY - 10} more</span>" in page
    (few,) = re.findall(r"<p class=meta><span>(.*?) and \d+ more</span>", page)
    assert few.count("<a ") == 10


def test_find_pairs__an_article_about_hundreds__pairs_the_most_central() -> None:
    names = tuple(f"Firm {number:04}" for number in range(1000))
    pairs = find_pairs(catalog(archive(article("a", companies=names))))
    assert len(pairs.shared) == 60 * 59 // 2
    assert set(pairs.neighbours) == set(names[:60])
