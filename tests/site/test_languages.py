"""Languages of a site and of its articles: the direction of writing, and what the page says of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.building import build
from generator.errors import ContentError
from generator.language import direction, language_of_script


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("مرسى القوارب", "ar"),
        ("گزارش پل چوبی", "fa"),
        ("נמל הסירות", "he"),
        ("Паром идёт завтра", "ru"),
        ("Пором їде завтра, її ще є", "uk"),
        ("ボートの港", "ja"),
        ("船港明天开放", "zh"),
        ("배가 온다", "ko"),
        ("The ferry sails", ""),
        ("Müller fährt über die Brücke", ""),
        ("TikTok 用户", ""),
        ("2024", ""),
    ],
)
def test_language_of_script__a_text__is_named_only_by_letters_of_its_own(text: str, language: str) -> None:
    assert language_of_script(text) == language


@pytest.mark.parametrize(
    ("tag", "expected"), [("ar", "rtl"), ("he-IL", "rtl"), ("en", "ltr"), ("de-AT", "ltr"), ("FA", "rtl")]
)
def test_direction__a_tag__is_that_of_its_language(tag: str, expected: str) -> None:
    assert direction(tag) == expected


def make_site(tmp_path: Path, language: str, theme: str = "broadsheet") -> str:
    content = tmp_path / "content"
    (content / "articles").mkdir(parents=True)
    (content / "site.yml").write_text(
        f"language: {language}\ntheme: {theme}\nbase_url: https://a.example/\n", encoding="utf-8"
    )
    text = "---\ntitle: مرسى القوارب\ndate: 2022-06-05\n---\n\nقال القبطان إن العبارة ستبحر غدا.\n"
    (content / "articles" / "a.md").write_text(text, encoding="utf-8")
    build(content, tmp_path / "site")
    return (tmp_path / "site" / "2022" / "06" / "a.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("theme", ["broadsheet", "plain"])
def test_build__an_arabic_site__is_written_from_right_to_left(tmp_path: Path, theme: str) -> None:
    page = make_site(tmp_path, "ar", theme)
    assert '<html lang=ar dir="rtl"' in page
    assert 'dir="auto"' not in page


@pytest.mark.parametrize("theme", ["broadsheet", "plain"])
def test_build__an_arabic_article_on_an_english_site__says_its_language(tmp_path: Path, theme: str) -> None:
    page = make_site(tmp_path, "en", theme)
    assert "<html lang=en dir" not in page
    assert page.count('lang=ar dir="auto">') >= (2 if theme == "broadsheet" else 1)


@pytest.mark.parametrize("link", ["[[a|it]]", "[[A]]"])
def test_build__a_link_to_a_draft__says_that_it_is_one(tmp_path: Path, link: str) -> None:
    content = tmp_path / "content"
    (content / "articles").mkdir(parents=True)
    head = "date: 2022-06-05\n---\n\n"
    (content / "articles" / "a.md").write_text(f"---\ntitle: A\ndraft: true\n{head}Text.\n", encoding="utf-8")
    (content / "articles" / "b.md").write_text(f"---\ntitle: B\n{head}See {link}.\n", encoding="utf-8")
    with pytest.raises(ContentError, match="to a draft") as caught:
        build(content, tmp_path / "site")
    assert [(Path(p.path).name, p.line, p.fix) for p in caught.value.problems] == [
        ("b.md", 6, "publish it by removing draft: true, or take the link out")
    ]
