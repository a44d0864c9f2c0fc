"""An address that a build has made leads somewhere ever after, or a build says that it does not."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.building import build
from generator.errors import ContentError
from generator.site.cache.report import BuildReport
from tests.support.files import files_of


def _put(content: Path, name: str, text: str) -> None:
    path = content / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    _put(folder, "site.yml", "base_url: https://example.org/\ntheme: plain\noffline: false\n")
    _put(folder, "companies.yml", "- name: Mill\n- name: Barge\n")
    _put(folder, "tags.yml", "- slug: jobs\n  name: Jobs\n- slug: water\n")
    article = "---\ntitle: {}\ndate: {}\ncompanies: [Mill]\ntags: [jobs]\n---\n\nText of {}.\n"
    _put(folder, "articles/2024/hires.md", article.format("The mill hires", "2024-07-25", "one"))
    _put(folder, "articles/2024/fires.md", article.format("The mill fires", "2024-06-25", "two"))
    _put(folder, "notes/mill.md", "---\ntitle: On the mill\n---\n\nOld.\n")
    _put(folder, "pages/about.md", "---\ntitle: About\n---\n\nWe.\n")
    return folder


def _build(content: Path) -> BuildReport:
    return build(content, content.parent / "site", record_addresses=True)


def _edit(content: Path, name: str, old: str, new: str) -> None:
    text = (content / name).read_text(encoding="utf-8")
    assert old in text
    _put(content, name, text.replace(old, new))


def _redirect(content: Path, address: str) -> str:
    page = (content.parent / "site" / address).read_text(encoding="utf-8")
    match = re.search(r'http-equiv=refresh content="0; url=([^"]+)"', page)
    return match[1] if match else ""


def _company_renamed(content: Path) -> None:
    _edit(content, "companies.yml", "- name: Mill", "- name: Old Mill\n  aliases: [Mill]")


def _tag_renamed(content: Path) -> None:
    _edit(content, "tags.yml", "slug: jobs\n  name: Jobs", "slug: work\n  name: Jobs\n  aliases: [jobs]")


def _article_renamed(content: Path) -> None:
    (content / "articles/2024/hires.md").rename(content / "articles/2024/engages.md")


@pytest.mark.parametrize(
    ("change", "address", "leads_to"),
    [
        (lambda c: _edit(c, "articles/2024/hires.md", "2024-07-25", "2024-08-01"), "2024/07/hires.html", "../../2024/08/hires.html"),
        (_article_renamed, "2024/07/hires.html", "../../2024/07/engages.html"),
        (_company_renamed, "companies/mill.html", "../companies/old-mill.html"),
        (_tag_renamed, "tags/jobs.html", "../tags/work.html"),
        (lambda c: (c / "notes/mill.md").rename(c / "notes/water-mill.md"), "notes/mill.html", "../notes/water-mill.html"),
        (lambda c: _edit(c, "pages/about.md", "title: About", "title: About\nslug: us"), "about.html", "us.html"),
        (lambda c: _edit(c, "articles/2024/fires.md", "2024-06-25", "2024-05-25"), "2024/06/index.html", "../../2024/index.html"),
    ],
    ids=["day", "file", "company", "tag", "note", "slug", "month"],
)  # fmt: skip
def test_build__something_moved__its_old_address_leads_to_the_new_one(
    content: Path, change: Callable[[Path], object], address: str, leads_to: str
) -> None:
    assert _build(content).redirects == 0
    assert (content.parent / "site" / address).is_file()
    change(content)
    for _ in range(3):  # and in every build after
        report = _build(content)
        assert _redirect(content, address) == leads_to
        assert report.warnings == ()


def test_build__moved_twice__both_old_addresses_lead_to_the_last(content: Path) -> None:
    _build(content)
    _edit(content, "articles/2024/hires.md", "2024-07-25", "2024-08-01")
    _build(content)
    _article_renamed(content)
    assert _build(content).redirects == 3, "the two, and the month that has no article any more"
    for address in ("2024/07/hires.html", "2024/08/hires.html"):
        assert _redirect(content, address) == "../../2024/08/engages.html"


def test_build__a_page_is_gone__warns_at_the_line_of_its_address_until_it_is_settled(content: Path) -> None:
    _build(content)
    (content / "articles/2024/fires.md").unlink()
    for _ in range(2):
        (warning,) = _build(content).warnings
        line = (content / "addresses.txt").read_text(encoding="utf-8").split("\n")[warning.line - 1]
        assert line.startswith("2024/06/fires.html\t")
        assert "add the line aliases: [2024/06/fires.html]" in warning.fix
    _edit(content, "articles/2024/hires.md", "tags:", "aliases: [2024/06/fires.html]\ntags:")
    assert _build(content).warnings == ()
    assert _redirect(content, "2024/06/fires.html") == "../../2024/07/hires.html"


def test_build__nothing_moved__leaves_the_list_and_all_other_files_as_they_are(content: Path) -> None:
    _build(content)
    before = files_of(content)
    _build(content)
    assert files_of(content) == before
    build(content, content.parent / "other")
    assert files_of(content) == before


def test_build__a_list_that_git_could_not_merge__is_reported_with_its_line(content: Path) -> None:
    _build(content)
    _edit(content, "addresses.txt", "about.html", "<<<<<<< HEAD\nabout.html")
    with pytest.raises(ContentError) as caught:
        _build(content)
    (problem,) = caught.value.problems
    lines = (content / "addresses.txt").read_text(encoding="utf-8").split("\n")
    assert (Path(problem.path).name, problem.line) == ("addresses.txt", lines.index("<<<<<<< HEAD") + 1)


@pytest.mark.parametrize(
    ("alias", "page"),
    [
        ("/2020/01/05/name/", "2020/01/05/name/index.html"),
        ("/2020/01/05/name", "2020/01/05/name/index.html"),
        ("/posts/old.html", "posts/old.html"),
    ],
)
@pytest.mark.parametrize("name", ["articles/2024/hires.md", "notes/mill.md", "pages/about.md"])
def test_build__an_old_address_in_aliases__redirects(content: Path, name: str, alias: str, page: str) -> None:
    _edit(content, name, "title:", f"aliases: [{alias}]\ntitle:")
    build(content, content.parent / "site")
    assert _redirect(content, page).endswith(".html")


def test_build__an_article_with_the_old_slug_of_a_tag__has_the_tag(content: Path) -> None:
    _tag_renamed(content)
    build(content, content.parent / "site")
    assert "tags/work.html" in (content.parent / "site" / "2024/07/hires.html").read_text(encoding="utf-8")
