"""The warnings of `briefings check` that need a look at the whole: marks on finished pages, languages, addresses, sizes."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from generator.desk import warnings
from generator.desk.check import check
from generator.site.foreign import MARKER

TODAY = dt.date(2024, 7, 1)


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in {"site.yml": "base_url: https://ann.example/\n", **files}.items():
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder / "content"


def article(body: str, more: str = "") -> str:
    return f"---\ntitle: A kettle\ndate: 2024-05-01\n{more}---\n\n{body}\n"


def found(content: Path) -> list[tuple[int, str, str]]:
    report = check(content, TODAY)
    assert report.errors == ()
    return [(problem.line, problem.what, problem.fix) for problem in report.warnings]


@pytest.mark.parametrize(
    ("body", "line", "what"),
    [
        ("Words.\n\nA **bold word.", 8, 'two stars are shown: "**"'),
        ("A ** bold** word.", 6, 'two stars are shown: "**"'),
        ("One.\nA <b>bold</b> word, <i>and</i> more.", 7, 'HTML is shown as text: "<b>"'),
        ("<div class=x>\n", 6, 'HTML is shown as text: "<div class=x>"'),
        ("A&nbsp;kettle &amp;nbsp; pot.", 6, 'a code of HTML is shown as text: "&nbsp;"'),
        ("See [the pot](https://pots.example/.", 6, 'a link is shown as text: "]("'),
    ],
)
def test_check__a_mark_that_a_page_shows__is_a_warning_at_its_line(
    tmp_path: Path, body: str, line: int, what: str
) -> None:
    warned = found(write(tmp_path, {"articles/2024/kettle.md": article(body)}))
    assert [(number, words) for number, words, _ in warned] == [(line, what)]


@pytest.mark.parametrize(
    "body",
    [
        "A **bold** word, *more*, and 2 * 3 * 4.",
        "Write `**bold` and `<b>` and `&nbsp;`.",
        "```\n<b>**\n##x\n```",
        r"Two stars: \*\* and \[x\](y), R&D, AT&T; 3 < 4 > 2.",
        "#1 in Faro. See [the pot](https://pots.example/a_(b)).",
        "Copy & paste; Q&A; x<y and y>z.",
    ],
)
def test_check__what_is_meant__is_no_warning(tmp_path: Path, body: str) -> None:
    assert found(write(tmp_path, {"articles/2024/kettle.md": article(body)})) == []


@pytest.mark.parametrize(
    ("tag", "fix"),
    [("english", "write en"), ("Deutsch", "write de"), ("en_US", "write en-US"), ("xx-YY", "use a tag such as en")],
)
def test_check__an_unknown_language__is_a_warning(tmp_path: Path, tag: str, fix: str) -> None:
    files = {"site.yml": f"base_url: https://ann.example/\nlanguage: {tag}\n"}
    files["articles/2024/kettle.md"] = article("It boils.", f"language: {tag}\n")
    warned = found(write(tmp_path, files))
    assert [(line, what) for line, what, _ in warned] == [
        (4, f'language: unknown tag "{tag}"'),
        (2, f'language: unknown tag "{tag}"'),
    ]
    assert all(one.startswith(fix) for *_, one in warned)


@pytest.mark.parametrize("tag", ["en", "pt-BR", "zh-Hant-TW", "de-1996", "es-419", "yue"])
def test_check__a_known_language__is_no_warning(tmp_path: Path, tag: str) -> None:
    assert found(write(tmp_path, {"site.yml": f"base_url: https://ann.example/\nlanguage: {tag}\n"})) == []


def test_check__an_address_that_is_gone__is_a_warning_at_its_line(tmp_path: Path) -> None:
    row = "2024/05/pot.html\tarticle\tarticles/2024/pot.md\tA pot\n"
    content = write(tmp_path, {"addresses.txt": f"# Addresses\n{row}", "articles/2024/kettle.md": article("It boils.")})
    ((line, what, fix),) = found(content)
    assert (line, what) == (2, 'the page "A pot" had the address 2024/05/pot.html, which is gone')
    assert "aliases: [2024/05/pot.html]" in fix


def test_check__two_pages_in_one_place__is_an_error(tmp_path: Path) -> None:
    files = {"articles/2024/kettle.md": article("It boils."), "articles/other/kettle.md": article("It sings.")}
    (error,) = check(write(tmp_path, files), TODAY).errors
    assert "is in the way of" in error.what


@pytest.mark.parametrize(
    ("link", "broken"),
    [("/abuot.html", True), ("/about.html", False), ("/2024/05/kettle.html#x", False), ("2024/05/kettel.html", True)],
)
def test_check__a_link_to_a_page__must_lead_to_one(tmp_path: Path, link: str, broken: bool) -> None:
    files = {
        "articles/2024/kettle.md": article(f"Words.\n\nSee [this]({link})."),
        "pages/about.md": "---\ntitle: About\n---\n\nUs.\n",
    }
    errors = check(write(tmp_path, files), TODAY).errors
    assert [(error.line, error.fix.startswith("did you mean")) for error in errors] == ([(8, True)] if broken else [])


def test_check__a_site_near_the_limits_of_its_host__says_what_to_switch_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = write(tmp_path, {})
    site = tmp_path / "site"
    (site / "cards").mkdir(parents=True)
    (site / MARKER).write_text("briefings 1\ncards/a.png\n")
    with (site / "cards/a.png").open("wb") as file:
        file.truncate(99_000_000)
    ((line, what, fix),) = found(content)
    assert line == 0
    assert "99 of 105 MB for one file (cards/a.png)" in what
    assert fix.startswith("social_cards: false saves 99 MB")


def test_check__a_dump_that_github_refuses__is_a_warning(tmp_path: Path) -> None:
    content = write(tmp_path, {"dumps/feed.txt": "x"})
    with (content / "dumps/feed.txt").open("wb") as file:
        file.truncate(101_000_000)
    ((_, what, fix),) = found(content)
    assert what == "101 MB: GitHub takes no file of more than 100 MB"
    assert ".gitignore" in fix


def test_line_of__a_mark_behind_a_backslash__is_meant() -> None:
    assert warnings._line_of(r"a \*\* b", "**", " b") == 0
