"""Images, static files, parts of pages and cards in a whole build, and the answer to each mistake in them."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from generator.building import build
from generator.errors import ContentError
from generator.site.cache.report import BuildReport
from tests.conftest import ROOT
from tests.support.pictures import PLACE, exif, picture, saved

GOLDEN = ROOT / "tests" / "golden"
ARTICLE = """---
title: The mill opens
date: 2024-05-05
summary: It grinds.
---

## Who pays

![The mill](mill.jpg "At dawn")

Words.
"""
NOTE = """---
title: On mills
about: [the-mill]
date: 2024-06-01
---

## Who pays

[[the-mill#Who pays?]], [it](../articles/2024/the-mill.md#p1), [[The mill opens]], [[#Who pays]]

![[the-mill]]

![A wheel](wheel.png)
"""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    shutil.copytree(GOLDEN / "themes", tmp_path / "themes")
    put(tmp_path / "content", "articles/2024/the-mill.md", ARTICLE)
    put(tmp_path / "content", "notes/mills.md", NOTE)
    put(tmp_path / "content", "site.yml", "title: Mills\nbase_url: https://a.example/\ntheme: plain\n")
    put(tmp_path / "content", "images/mill.jpg", saved(picture(1200, 600), "JPEG", quality=96, exif=exif(6)))
    put(tmp_path / "content", "notes/wheel.png", saved(picture(), "PNG"))
    put(tmp_path / "content", "static/CNAME", "a.example\n")
    return tmp_path / "content"


def put(content: Path, name: str, data: str | bytes) -> None:
    path = content / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)


def made(content: Path) -> tuple[Path, BuildReport]:
    return content.parent / "site", build(content, content.parent / "site")


def problems(content: Path) -> list[str]:
    with pytest.raises(ContentError) as caught:
        build(content, content.parent / "site")
    return [str(problem).removeprefix(f"{content}/") for problem in caught.value.problems]


def test_build__images_of_texts__are_in_the_site_in_their_widths_and_without_their_place(content: Path) -> None:
    site, report = made(content)
    names = sorted(re.sub("-[0-9a-f]{10}", "", path.name) for path in (site / "images").iterdir())
    assert names == ["mill-480.jpg", "mill.jpg", "wheel.png"]
    assert all(PLACE.encode() not in path.read_bytes() for path in (site / "images").iterdir())
    page = (site / "2024/05/the-mill.html").read_text()
    files = re.findall(r"(\.\./\.\./images/[\w.-]+) \d+w", page)
    assert [(site / "2024/05" / name).resolve().is_file() for name in files] == [True, True]
    assert 'width="600"' in page  # upright
    assert 'height="1200"' in page
    assert report.warnings == ()


def test_build__feeds__have_the_absolute_addresses_of_images(content: Path) -> None:
    site, _ = made(content)
    assert re.search(r'img src=\\"https://a\.example/images/mill-\w+\.jpg\\"', (site / "feed.json").read_text())
    assert "site:/" not in (site / "feed.xml").read_text()


def test_build__a_static_file__is_at_the_root_as_it_is(content: Path) -> None:
    site, _ = made(content)
    assert (site / "CNAME").read_text() == "a.example\n"


@pytest.mark.parametrize("name", ["index.html", "2024/05/the-mill.html", "assets/style.css", "robots.txt", "feed.xml"])
def test_build__a_static_file_in_the_place_of_another__is_refused(content: Path, name: str) -> None:
    put(content, f"static/{name}", "mine")
    [problem] = problems(content)
    assert problem.startswith(f'static/{name}: its page "{name}" is in the way of "{name}"')
    assert "rename the file, or remove it" in problem


def test_build__links_to_parts_and_files__lead_there(content: Path) -> None:
    site, _ = made(content)
    page = (site / "notes/mills.html").read_text()
    assert '<a href="../2024/05/the-mill.html#who-pays">The mill opens</a>' in page
    assert '<a href="../2024/05/the-mill.html#p1">it</a>' in page
    assert '<a href="../notes/mills.html#who-pays">Who pays</a>' in page
    assert '<p class="embed-summary">It grinds.</p><p class="embed-note">5 May 2024</p>' in page


def test_build__a_note_on_an_articles_page__takes_none_of_its_ids(content: Path) -> None:
    site, _ = made(content)
    page = (site / "2024/05/the-mill.html").read_text()
    ids = re.findall(r' id="([^"]+)"', page)
    assert page.count("Who pays</h2>") == 2
    assert ids.count("who-pays") == 1
    assert "&lt;h2" not in page


def test_build__again__encodes_no_image_again(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site, _ = made(content)
    before = {path.name: path.read_bytes() for path in (site / "images").iterdir()}
    monkeypatch.setattr("generator.site.images.encode.encode", lambda *arguments: pytest.fail("encoded again"))
    made(content)
    assert before == {path.name: path.read_bytes() for path in (site / "images").iterdir()}


def test_build__an_image_that_no_text_shows__is_not_in_the_site_nor_kept(content: Path) -> None:
    made(content)
    put(content, "notes/mills.md", NOTE.replace("![A wheel](wheel.png)", ""))
    site, _ = made(content)
    assert not list((site / "images").glob("wheel*"))
    assert not list((content.parent / ".cache/images").glob("*wheel*"))


@pytest.mark.parametrize(
    ("written", "line", "words"),
    [
        ("![x](mil.jpg)", 14, 'there is no image "mil.jpg" (did you mean images/mill.jpg?)'),
        ("![x](notes.md)", 14, 'there is no file "notes.md"'),
        ("[x](../articles/2024/the-mil.md)", 14, 'broken link: there is no file "../articles/2024/the-mil.md"'),
        ("[[the-mill#Who paid]]", 14, 'there is no part "who-paid" on its page (did you mean the-mill#who-pays?)'),
        ("[x](../articles/2024/the-mill.md#nix)", 14, 'there is no part "nix" on its page (its headings are who-pays)'),
        ("[[#Nix]]", 14, 'there is no part "nix" on its page'),
        ("![[the-mil]]", 14, 'unknown link "[[the-mil]]" (did you mean [[the-mill]]?)'),
        ("[[2024-05#x]]", 14, "there is no part"),
    ],
)
def test_build__a_reference_that_leads_nowhere__is_an_error_at_its_line(
    content: Path, written: str, line: int, words: str
) -> None:
    put(content, "notes/mills.md", NOTE.replace("![A wheel](wheel.png)", "") + f"\n{written}\n".lstrip("\n"))
    [problem] = problems(content)
    assert problem.startswith(f"notes/mills.md:{line}: ")
    assert words in problem


@pytest.mark.parametrize("data", [b"", b"no image", saved(picture(), "TIFF"), b"<svg"])
def test_build__an_image_that_cannot_be_read__is_an_error_where_it_is_shown(content: Path, data: bytes) -> None:
    put(content, "images/mill.jpg", data)
    [problem] = problems(content)
    assert problem.startswith('articles/2024/the-mill.md:9: image "mill.jpg": ')
    assert problem.endswith("(save it as JPEG, PNG, WebP, GIF or SVG)")
