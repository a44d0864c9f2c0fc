"""The settings of a site: defaults for everything, every mistake at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.config import SiteConfig, load_config, normal_base_url, parse_config
from generator.errors import ContentError


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "title: null\nbase_url: null\n"])
def test_parse_config__nothing_said__is_the_defaults(text: str) -> None:
    assert parse_config(text, "site.yml") == SiteConfig()


def test_parse_config__words_that_yaml_takes_for_something_else__stay_words() -> None:
    config = parse_config("title: 360\ntagline: NO\nlabels: [Why it matters, So what]\n", "site.yml")
    assert (config.title, config.tagline, config.labels) == ("360", "NO", ("Why it matters", "So what"))


def test_parse_config__several_mistakes__are_reported_together_with_their_lines() -> None:
    with pytest.raises(ContentError) as caught:
        parse_config("titel: A\npage_size: many\nbase_url: here\nlabels: none\ntheme_settings: [a]\n", "site.yml")
    assert [problem.line for problem in caught.value.problems] == [1, 2, 3, 4, 5]


def test_load_config__no_file__is_the_defaults(tmp_path: Path) -> None:
    assert load_config(tmp_path) == SiteConfig()


@pytest.mark.parametrize(
    ("given", "normal"),
    [
        ("https://a.example", "https://a.example/"),
        ("http://a.example/b", "http://a.example/b/"),
    ],
)
def test_normal_base_url__an_address__ends_with_a_slash(given: str, normal: str) -> None:
    assert normal_base_url(given) == normal


@pytest.mark.parametrize(
    "given",
    [
        "a.example",
        "ftp://a.example",
        "https://",
        "https://a.example/?q=1",
        "https://a.example/#x",
        "https://a b/",
        "https://a/\nx",
        "https://a/<x>",
    ],
)
def test_normal_base_url__no_address_of_a_site__is_refused(given: str) -> None:
    with pytest.raises(ValueError, match=r"full address|remove spaces"):
        normal_base_url(given)


def test_parse_config__switches__are_read_and_lists_put_in_order() -> None:
    config = parse_config("exports: [zip, json]\nsocial_cards: true\noffline: false\nfeed_size: 5\n", "site.yml")
    assert (config.exports, config.social_cards, config.offline, config.feed_size) == (("json", "zip"), True, False, 5)
    assert parse_config("exports: []\n", "site.yml").downloads(5) == ()
    assert parse_config("packs: [news-2023-24]\n", "site.yml").packs == ("news-2023-24",)
    assert parse_config("", "site.yml").packs == ()


@pytest.mark.parametrize(
    ("text", "articles", "expected"),
    [
        ("", 1000, ("json", "csv", "sqlite", "lunr", "zip")),
        ("", 1001, ("json", "csv", "sqlite", "zip")),
        ("exports:\n", 1001, ("json", "csv", "sqlite", "zip")),
        ("exports: [lunr, csv]\n", 1001, ("csv", "lunr")),
        ("exports: [json]\n", 5, ("json",)),
    ],
)
def test_downloads__the_index_for_lunr_js__is_left_out_of_a_large_archive_unless_it_is_named(
    text: str, articles: int, expected: tuple[str, ...]
) -> None:
    assert parse_config(text, "site.yml").downloads(articles) == expected


def test_parse_config__switches_that_cannot_be__are_reported_with_what_can() -> None:
    with pytest.raises(ContentError) as caught:
        parse_config(
            "packs: [china]\nexports: [xls]\nsocial_cards: maybe\noffline: 1\nfeed_size: 0\nfeed_min_articles: x\n",
            "site.yml",
        )
    assert [problem.line for problem in caught.value.problems] == [1, 2, 3, 4, 5, 6]
    assert "news-2023-24" in caught.value.problems[0].fix
    assert "json, csv, sqlite, lunr, zip" in caught.value.problems[1].fix
    assert caught.value.problems[2].fix == "write true or false"
