"""Every key of every kind of content file: what it becomes, and what an editor reads about a wrong value."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from generator.content.front_matter import (
    format_article,
    parse_article,
    parse_briefing,
    parse_note,
    parse_text_page,
)
from generator.errors import ContentError
from generator.model import BriefingEntry, DateEstimate, Source
from tests.support.factories import make_article

Parse = Callable[[str, str], object]


def found(parse: Parse, front_matter: str) -> list[tuple[int, str]]:
    """The problems of a file, as (line of the file, what)."""
    with pytest.raises(ContentError) as caught:
        parse(f"---\n{front_matter}\n---\nText.\n", "x.md")
    return [(problem.line, problem.what) for problem in caught.value.problems]


# --- What each key becomes


def test_parse_article__every_key__becomes_its_field_and_none_reaches_the_theme() -> None:
    article = parse_article(
        "---\ntitle: 360\ndate: 2024-05-02\ndate_earliest: 2024-05-01\ndate_latest: 2024-05-03\ndate_basis: order\n"
        "author: Ann\npublication: Post\ncompanies: [A, B]\nmentions: C\ntags: [x]\nsummary: Short.\n"
        "source: {url: 'https://a.example/b', dump: f.txt, lines: [2, 2], tags: [Ships]}\n"
        "slug: My Own\naliases: [/old/a.html]\ndraft: true\nfeatured: true\nrelated: [other]\nmood: calm\n---\n\nText.\n",
        "articles/a.md",
    )
    assert (article.path, article.slug, article.title) == ("articles/a.md", "my-own", "360")
    assert article.date == DateEstimate(dt.date(2024, 5, 2), dt.date(2024, 5, 1), dt.date(2024, 5, 3), "order")
    assert (article.author, article.publication, article.summary) == ("Ann", "Post", "Short.")
    assert (article.companies, article.mentions, article.tags) == (("A", "B"), ("C",), ("x",))
    assert article.source == Source("f.txt", 2, 2, "https://a.example/b", ("Ships",))
    assert (article.aliases, article.related) == (("old/a.html",), ("other",))
    assert (article.draft, article.featured) == (True, True)
    assert article.extra == {"mood": "calm"}


def test_parse_article__without_the_keys__has_their_defaults() -> None:
    article = parse_article("---\ntitle: T\nsource: null\n---\nText.\n", "a.md")
    assert (article.date, article.source, article.author, article.publication) == (DateEstimate(None), None, None, None)
    assert (article.companies, article.tags, article.aliases, article.related) == ((), (), (), ())
    assert (article.draft, article.featured, article.summary, article.extra) == (False, False, "", {})


def test_parse_note__every_key__becomes_its_field() -> None:
    note = parse_note(
        "---\ntitle: N\nabout: [A, x]\ndate: 2024-05-02\nauthor: Ann\nslug: own\ndraft: true\n---\n\nText.\n",
        "notes/n.md",
    )
    assert (note.path, note.slug, note.title, note.about) == ("notes/n.md", "own", "N", ("A", "x"))
    assert (note.date, note.author, note.draft) == (dt.date(2024, 5, 2), "Ann", True)
    assert (note.body, note.body_line) == ("Text.\n", 10)


def test_parse_briefing__every_key__becomes_its_field() -> None:
    briefing = parse_briefing(
        "---\ntitle: B\ndate: 2024-05-02\narticles: [one]\nsummary: Short.\nauthor: Ann\nseries: Week\nslug: own\n"
        "draft: true\n---\nText.\n",
        "briefings/b.md",
    )
    assert (briefing.path, briefing.slug, briefing.title) == ("briefings/b.md", "own", "B")
    assert briefing.date == dt.date(2024, 5, 2)
    assert briefing.entries == (BriefingEntry("one", "", 4),)  # type: ignore[arg-type]
    assert (briefing.summary, briefing.author, briefing.series, briefing.draft) == ("Short.", "Ann", "Week", True)
    assert (briefing.body, briefing.body_line) == ("Text.\n", 11)


def test_parse_briefing__without_articles__has_none() -> None:
    for line in ("", "articles: null\n"):
        assert parse_briefing(f"---\ntitle: B\ndate: 2024-05-02\n{line}---\n", "b.md").entries == ()


def test_parse_text_page__every_key__becomes_its_field() -> None:
    page = parse_text_page("---\ntitle: P\nsummary: Short.\nslug: own\ndraft: true\n---\nText.\n", "pages/p.md")
    assert (page.path, page.slug, page.title, page.summary) == ("pages/p.md", "own", "P", "Short.")
    assert (page.draft, page.body, page.body_line) == (True, "Text.\n", 7)


@pytest.mark.parametrize("parse", [parse_note, parse_briefing, parse_text_page])
def test_parse__a_key_that_only_articles_may_add__is_unknown_elsewhere(parse: Parse) -> None:
    assert found(parse, "title: T\ndate: 2024-05-02\nmood: calm")[-1] == (4, 'unknown key "mood"')


@pytest.mark.parametrize("parse", [parse_article, parse_note, parse_briefing, parse_text_page])
def test_parse__no_title__is_a_problem_at_the_first_key(parse: Parse) -> None:
    assert (2, 'the key "title" is missing or empty') in found(parse, "slug: x")
    assert (2, 'the key "title" is missing or empty') in found(parse, "")


def test_parse_article__dots_close_the_front_matter__as_in_yaml() -> None:
    article = parse_article("---  \ntitle: T\n...\nText.\n", "a.md")
    assert (article.title, article.body, article.body_line) == ("T", "Text.\n", 4)


# --- Wrong values


@pytest.mark.parametrize(
    ("front_matter", "line", "what"),
    [
        ("title: T\ndate_earliest: 2024-05-02", 3, "date_earliest without the other end of the range"),
        ("title: T\ndate_latest: 2024-05-02", 3, "date_latest without the other end of the range"),
        ("title: T\ndate_earliest: 2024-05-01\ndate_latest: 2024-05-03", 3, "a range without a date"),
        (
            "title: T\ndate_earliest: 2024-05-03\ndate_latest: 2024-05-04\ndate: 2024-05-02",
            5,
            "date: 2024-05-02 is not between 2024-05-03 and 2024-05-04",
        ),
        ("title: T\nsource: {lines: [1, 4]}", 3, 'the key "dump" is missing or empty'),
        ("title: T\nsource: {dump: x}", 3, 'the key "lines" is missing or empty'),
        ("title: T\nsource: {dump: x, lines: [0, 4]}", 3, "lines: [0, 4] is not a range of lines"),
        ("title: T\nsource: {dump: x, lines: [1]}", 3, "lines: [1] is not a range of lines"),
        ("title: T\nsource: {dump: x, lines: [1, 2, 3]}", 3, "lines: [1, 2, 3] is not a range of lines"),
        ("title: T\nsource: {dump: x, lines: [1, a]}", 3, "lines: [1, a] is not a range of lines"),
        ("title: T\nsource:\n  dump: x\n  lines: [1, 2]\n  mood: calm", 6, 'unknown key "mood"'),
        ("title: T\nsource:\n  dump: x\n  lines: [1, 2]\n  url: ftp://x", 6, 'url: "ftp://x" is not a web address'),
        ("title: T\naliases: [a:b.html]", 3, 'aliases: invalid address "a:b.html"'),
    ],
)
def test_parse_article__one_wrong_value__is_one_problem_at_its_line(front_matter: str, line: int, what: str) -> None:
    assert found(parse_article, front_matter) == [(line, what)]


@pytest.mark.parametrize("day", ["2024-05-01", "2024-05-03"])
def test_parse_article__a_day_at_an_end_of_its_range__is_inside(day: str) -> None:
    text = f"---\ntitle: T\ndate: {day}\ndate_earliest: 2024-05-01\ndate_latest: 2024-05-03\n---\n"
    assert str(parse_article(text, "a.md").date.day) == day


@pytest.mark.parametrize(
    ("articles", "line", "what"),
    [
        ("articles: one", 4, "articles: not a list"),
        ("articles:\n  - 7", 5, "articles: 7 is not an article"),
        ("articles:\n  - comment: Read.", 5, 'the key "article" is missing or empty'),
        ("articles:\n  - article: one\n    comment: [a]", 6, "comment: [a] is not text"),
        ("articles:\n  - article: one\n    mood: calm", 6, 'unknown key "mood"'),
    ],
)
def test_parse_briefing__one_wrong_entry__is_one_problem_at_its_line(articles: str, line: int, what: str) -> None:
    assert found(parse_briefing, f"title: B\ndate: 2024-05-02\n{articles}") == [(line, what)]


def test_parse_briefing__wrong_entries__do_not_hide_those_after_them() -> None:
    articles = "articles:\n  - 7\n  - article: one\n    comment: [a]\n  - 8"
    assert [line for line, _ in found(parse_briefing, f"title: B\ndate: 2024-05-02\n{articles}")] == [5, 7, 8]


# --- What an import writes


def test_format_article__nothing_known__writes_null_and_no_source() -> None:
    article = make_article(date=DateEstimate(None), source=None, body="Text.\n")
    assert format_article(article) == (
        "---\ntitle: Teapot maker opens a shop\ndate: null\nauthor: null\npublication: null\ncompanies: []\nmentions: []\n"
        "tags: []\nsummary: null\n---\n\nText.\n"
    )


def test_format_article__a_source_with_everything__has_its_keys_in_order() -> None:
    article = make_article(source=Source("f.txt", 1, 4, "https://a.example/b", ("Ships",)), aliases=("old.html",))
    tail = format_article(article).partition("source:\n")[2].partition("---")[0]
    assert tail == (
        "  url: https://a.example/b\n  dump: f.txt\n  lines: [1, 4]\n  tags: [Ships]\naliases: [old.html]\n"
    )


def test_format_article__half_a_range__is_left_out() -> None:
    half = DateEstimate(dt.date(2024, 5, 2), dt.date(2024, 5, 1), None)
    assert "date_earliest" not in format_article(make_article(date=half))
    assert "date_basis" not in format_article(make_article(date=half))


def test_format_article__a_long_title_and_other_scripts__stay_on_one_line_as_they_are() -> None:
    title = "数字 Größe " + "word " * 60 + "end"
    assert f"title: {title}\n" in format_article(make_article(title=title))


@pytest.mark.parametrize(
    "day",
    [
        '"2024-07-25"',
        "2024-07-25T10:30:00Z",
        "2024-07-25 10:30",
        "'2024-07-25 10:30:15.5 +08:00'",
        "2024-07-25T10:30+0800",
    ],
)
def test_parse_article__a_day_in_quotes_or_with_a_time__is_the_day(day: str) -> None:
    article = parse_article(f"---\ntitle: A\ndate: {day}\n---\n", "articles/a.md")
    assert article.date.day == dt.date(2024, 7, 25)


@pytest.mark.parametrize("day", ["0204-05-01", "2024-07-25 soon", "2024-13-01T10:00", "25.7.2024", "2024-07-25T"])
def test_parse_article__a_day_that_is_none__is_reported_at_its_line(day: str) -> None:
    with pytest.raises(ContentError) as caught:
        parse_article(f"---\ntitle: A\ndate: {day}\n---\n", "articles/a.md")
    (problem,) = caught.value.problems
    assert (problem.path, problem.line) == ("articles/a.md", 3)


def test_parse_article__a_huge_value__is_cut_in_the_message() -> None:
    with pytest.raises(ContentError) as caught:
        parse_article(f"---\ntitle: A\ndate: {'x' * 100_000}\ntags: [{{a: {'y' * 100_000}}}]\n---\n", "articles/a.md")
    assert len(caught.value.problems) == 2
    assert len(str(caught.value)) < 1000
