"""A build after any edit is the site of a clean build, and takes over the files that are the same."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.bench_edits import compare, differing
from benchmarks.builds.edits import Edits, small_archive
from generator import building
from generator.errors import ContentError
from generator.site.cache.blob import write_blob
from generator.site.cache.record import BuildCache


@pytest.mark.parametrize("seed", range(2))
def test_build__random_edits__are_the_site_of_a_clean_build(tmp_path: Path, seed: int) -> None:
    content = small_archive(tmp_path / "archive", 5)
    counts = Counter[str]()
    edits, difference = compare(content, Edits(content, seed), 3, counts)
    assert not difference, edits
    assert counts["kept"] > 0


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an archive and its site."""
    folder = tmp_path_factory.mktemp("built") / "archive"
    _build(small_archive(folder, 4))
    return folder


@pytest.fixture
def content(built: Path, tmp_path: Path) -> Path:
    """The content folder of a copy that may be changed: the files keep their times, as far as they can."""
    shutil.copytree(built, tmp_path / "archive", copy_function=os.link)
    content = tmp_path / "archive" / "content"
    _build(content)
    return content


def _build(content: Path) -> None:
    out = content.parent / "site"
    building.build(content, out, jobs=1, cache=BuildCache(content, out, None))


def _edit(content: Path) -> None:
    """Add words, not to the section that lists show; the file gets another inode: the original may have links."""
    path = content / "articles/new/article-0.md"
    text = path.read_text(encoding="utf-8")
    path.unlink()
    path.write_text(text.replace("\n**Why", "\nMore words.\n\n**Why"), encoding="utf-8")


def _inodes(content: Path, pattern: str = "*.html") -> dict[str, int]:
    site = content.parent / "site"
    return {path.relative_to(site).as_posix(): path.stat().st_ino for path in site.rglob(pattern)}


def _assert_clean(content: Path) -> None:
    clean = content.parent / "clean"
    building.build(content, clean, jobs=1)
    assert differing(content.parent / "site", clean) == []


def test_build__one_body_edited__takes_over_the_pages_of_other_articles(content: Path) -> None:
    before = _inodes(content)
    _edit(content)
    _build(content)
    after = _inodes(content)
    taken = {path for path, inode in after.items() if before.get(path) == inode}
    pages = {path for path in after if "article-" in path}
    assert len(pages) > 3
    assert len(pages - taken) < len(pages)
    assert not any("article-0" in path for path in taken)
    _assert_clean(content)


def test_build__one_body_edited__takes_over_files_of_the_search_without_it(content: Path) -> None:
    before = _inodes(content, "search/*.js")
    _edit(content)
    _build(content)
    after = _inodes(content, "search/*.js")
    assert after["search/facets.js"] == before["search/facets.js"]
    assert after["search/index.js"] != before["search/index.js"]
    _assert_clean(content)


def test_build__people_edited__are_shown_as_in_a_clean_build(content: Path) -> None:
    settings, path = content / "site.yml", content / "articles/new/article-0.md"
    own = settings.read_text(encoding="utf-8").replace(
        "theme: plain\ntheme_settings:\n  footer: Brewed with briefings\n", ""
    )
    text = path.read_text(encoding="utf-8").replace("\n**Why", "\nAna Soto spoke.\n\n**Why")
    for file, words in ((settings, own), (path, text)):
        file.unlink()
        file.write_text(words, encoding="utf-8")
    _build(content)
    (content / "people.yml").write_text("- name: Ana Soto\n  role: founder\n", encoding="utf-8")
    _build(content)
    pages = (content.parent / "site").rglob("article-0.html")
    assert any("<span>founder</span>" in page.read_text(encoding="utf-8") for page in pages)
    _assert_clean(content)


def _as_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


_DAMAGES: list[Callable[[Path], object]] = [
    lambda path: path.write_bytes(path.read_bytes()[:-9]),
    lambda path: path.write_bytes(path.read_bytes().replace(b"html", b"htlm")),
    lambda path: path.write_bytes(b""),
    lambda path: path.write_bytes(path.read_bytes().replace(b"briefings cache ", b"briefings cache 0", 1)),
    lambda path: write_blob(path, "another program", {"index.html": "in another form"}),
    lambda path: path.unlink(),
    _as_a_folder,
]


@pytest.mark.parametrize("damage", _DAMAGES)
def test_build__a_damaged_cache__is_a_whole_build(content: Path, damage: Callable[[Path], object]) -> None:
    before = _inodes(content)
    for name in ("files", "texts", "search"):
        for path in (content.parent / ".cache" / name).iterdir():
            damage(path)
    _edit(content)
    _build(content)
    assert not set(before.values()) & set(_inodes(content).values())
    _assert_clean(content)


def test_build__a_page_edited_by_hand__is_made_anew(content: Path) -> None:
    page = next(path for path in sorted((content.parent / "site").rglob("*.html")) if "article-1" in path.name)
    good = page.read_bytes()
    page.write_bytes(good.replace(b"</", b"<!", 1))
    _edit(content)
    _build(content)
    assert page.read_bytes() == good


def test_build__a_mistake__leaves_the_old_site_and_its_cache_as_they_were(content: Path) -> None:
    before = _inodes(content)
    path = content / "articles/new/article-0.md"
    good = path.read_text(encoding="utf-8")
    path.write_text(f"{good}\n[Nowhere](/no/such/page.html)\n", encoding="utf-8")
    with pytest.raises(ContentError):
        _build(content)
    assert _inodes(content) == before
    path.write_text(f"{good}\nMore words.\n", encoding="utf-8")
    _build(content)
    assert set(before.values()) & set(_inodes(content).values())
    _assert_clean(content)


def test_build__a_link_to_an_id_that_is_gone__is_found_on_a_page_that_was_not_edited(content: Path) -> None:
    def write(name: str, words: str) -> None:
        path = content / f"articles/new/{name}.md"
        path.write_text(f"---\ntitle: {name}\ndate: 2024-05-01\n---\n{words}\n", encoding="utf-8")

    write("one", "## A heading\n\nWords.")
    write("two", "See [the heading](/2024/05/one.html#a-heading).")
    _build(content)
    write("one", "## Another\n\nWords.")
    with pytest.raises(ContentError) as caught:
        _build(content)
    assert "#a-heading" in str(caught.value.problems[0])


def test_build__a_file_that_is_gone__is_found_on_a_page_that_was_not_edited(content: Path) -> None:
    (content / "static").mkdir(exist_ok=True)
    (content / "static/table.csv").write_text("a,b\n")
    path = content / "articles/new/one.md"
    path.write_text("---\ntitle: One\ndate: 2024-05-01\n---\nSee [the table](/table.csv).\n", encoding="utf-8")
    _build(content)
    _edit(content)
    _build(content)
    (content / "static/table.csv").unlink()
    with pytest.raises(ContentError) as caught:
        _build(content)
    assert [problem.path for problem in caught.value.problems] == [str(path)]
    assert '"table.csv"' in caught.value.problems[0].what
