"""Images by the address that a text gives them, and the answer where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.site.images.library import ImageLibrary
from generator.site.images.static import static_files
from tests.support.pictures import SQUARE, picture, saved

NOTE = "notes/2024/tea.md"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    files = {
        "images/pot.png": saved(picture(1000, 500), "PNG"),
        "images/2024/Big Crane.jpg": saved(picture(), "JPEG"),
        "notes/2024/cup.webp": saved(picture(), "WEBP"),
        "notes/logo.svg": SQUARE,
        "static/badge.gif": saved(picture(mode="P"), "GIF"),
        "images/broken.png": b"no picture",
        "images/list.txt": b"x",
    }
    for name, data in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return tmp_path


@pytest.mark.parametrize(
    ("address", "stem"),
    [
        ("cup.webp", "cup-"),
        ("./cup.webp", "cup-"),
        ("../logo.svg", "logo-"),
        ("pot.png", "pot-"),
        ("images/pot.png", "pot-"),
        ("/images/pot.png", "pot-"),
        ("../../images/pot.png", "pot-"),
        ("2024/Big%20Crane.jpg", "big-crane-"),
        ("images/2024/Big Crane.jpg?raw=1", "big-crane-"),
        ("/badge.gif", "badge-"),
    ],
)
def test_find__an_address__is_looked_for_next_to_the_text_then_in_images(
    content: Path, address: str, stem: str
) -> None:
    library = ImageLibrary(content)
    source = library.finder(NOTE)(address)
    assert source
    assert source.files[-1][0].startswith(f"images/{stem}")
    assert len(library.used) == 1


@pytest.mark.parametrize(
    ("address", "what", "fix"),
    [
        ("pott.png", 'there is no image "pott.png"', "did you mean images/pot.png?"),
        ("POT.PNG", 'there is no image "POT.PNG"', "did you mean images/pot.png?"),
        ("cup.png", 'there is no image "cup.png"', "did you mean cup.webp?"),
        ("images/2025/zebra.jpg", "there is no image", "put the file into images/"),
        ("../../../etc/passwd.png", "there is no image", "put the file into images/"),
        ("/etc/passwd", "there is no image", "put the file into images/"),
        ("broken.png", 'image "broken.png": it is no image that can be read', "save it as JPEG, PNG, WebP, GIF or SVG"),
        ("images/2024", 'image "images/2024": it is a folder', "save it as"),
        ("", "there is no image", "put the file into images/"),
    ],
)
def test_problem__an_address_that_leads_nowhere__is_said_with_its_line(
    content: Path, address: str, what: str, fix: str
) -> None:
    library = ImageLibrary(content)
    assert library.finder(NOTE)(address) is None
    assert library.used == ()
    problem = library.problem(address, NOTE, 7)
    assert (problem.path, problem.line) == (NOTE, 7)
    assert problem.what.startswith(what)
    assert problem.fix.startswith(fix)


def test_used__one_file_in_several_texts__is_one_image(content: Path) -> None:
    library = ImageLibrary(content)
    first, second = library.finder(NOTE)("pot.png"), library.finder("pages/about.md")("/images/pot.png")
    assert first == second
    assert [picture.name for picture in library.used] == ["images/pot.png"]


def test_path__another_content__has_another_name(content: Path) -> None:
    before = ImageLibrary(content).finder(NOTE)("pot.png")
    (content / "images/pot.png").write_bytes(saved(picture(1000, 501), "PNG"))
    after = ImageLibrary(content).finder(NOTE)("pot.png")
    assert before
    assert after
    assert {path for path, _ in before.files}.isdisjoint({path for path, _ in after.files})


def test_static_files__of_the_folder__are_those_that_a_host_asks_for(tmp_path: Path) -> None:
    names = ["CNAME", ".well-known/security.txt", "a/b.html", ".DS_Store", "Thumbs.db", ".git/x", ".nojekyll"]
    for name in (*names, ".briefings-site"):
        path = tmp_path / "static" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    assert sorted(static_files(tmp_path)) == [".nojekyll", ".well-known/security.txt", "CNAME", "a/b.html"]
