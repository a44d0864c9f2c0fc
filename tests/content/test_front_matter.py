"""The contract between import, editors and build: text to record and back, mistakes with their lines."""

from __future__ import annotations

import datetime as dt

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.content.front_matter import (
    format_article,
    parse_article,
    parse_briefing,
    parse_note,
    parse_text_page,
)
from generator.errors import ContentError
from generator.model import DateEstimate, SitePath, Slug, Source
from tests.support.factories import make_article

LINE = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=40).map(lambda s: " ".join(s.split()))
NAMES = st.lists(LINE.filter(bool), max_size=4, unique=True).map(tuple)
DAY = st.dates(dt.date(1990, 1, 1), dt.date(2090, 1, 1))


def problems(text: str, path: str = "articles/a.md") -> list[str]:
    with pytest.raises(ContentError) as caught:
        parse_article(text, path)
    return [str(problem) for problem in caught.value.problems]


@given(title=LINE.filter(bool), summary=LINE, author=LINE, names=NAMES, tags=NAMES, day=DAY, basis=LINE)
def test_format_article__whatever_it_holds__parses_back_to_itself(
    title: str, summary: str, author: str, names: tuple[str, ...], tags: tuple[str, ...], day: dt.date, basis: str
) -> None:
    article = make_article(
        title=title,
        summary=summary,
        author=author or None,
        companies=names,
        mentions=names[::-1],
        tags=tuple(Slug(tag) for tag in tags),
        date=DateEstimate(day, day, day, basis),
        aliases=(SitePath("2024/06/old.html"),),
    )
    text = format_article(article)
    again = parse_article(text, article.path)
    assert again == make_article(
        **{f: getattr(article, f) for f in article.__slots__ if f != "body_line"}, body_line=again.body_line
    )
    assert text.split("\n")[again.body_line - 1] == "The teapot maker opened its first shop."


def test_format_article__the_contract__keys_in_their_order_and_plain_yaml_reads_it() -> None:
    article = make_article(companies=("JD.com", "NO"), tags=(Slug("ipo"),), summary="It did: it opened.")
    text = format_article(article)
    meta = yaml.safe_load(text.split("---\n")[1])
    assert list(meta) == [
        "title", "date", "date_earliest", "date_latest", "date_basis", "author", "publication",
        "companies", "mentions", "tags", "summary", "source",
    ]  # fmt: skip
    assert meta["companies"] == ["JD.com", "NO"]
    assert meta["date"] == dt.date(2024, 7, 25)
    assert meta["source"] == {"dump": "feed.txt", "lines": [1, 4]}
    assert "lines: [1, 4]" in text
    assert "author: null" in text


def test_format_article__a_certain_day__has_no_range() -> None:
    assert "date_earliest" not in format_article(make_article(date=DateEstimate(dt.date(2024, 7, 25))))


def test_parse_article__written_by_hand__needs_a_title_and_nothing_else() -> None:
    article = parse_article("---\ntitle: Teapots\nmood: calm\n---\n\nA body.\n", "articles/My Teapots!.md")
    assert (article.slug, article.title, article.body, article.body_line) == ("my-teapots", "Teapots", "A body.\n", 6)
    assert article.date == DateEstimate(None)
    assert article.extra == {"mood": "calm"}


def test_parse_article__a_body_that_begins_with_spaces__keeps_them() -> None:
    article = parse_article("---\ntitle: T\n---\n\n\n    code\n\tmore\n", "a.md")
    assert (article.body, article.body_line) == ("    code\n\tmore\n", 6)


def test_parse_article__windows_line_ends__are_read() -> None:
    assert parse_article("---\r\ntitle: T\r\n---\r\nBody.\r\n", "a.md").title == "T"


def test_parse_article__five_mistakes__are_reported_together_with_their_lines() -> None:
    text = "---\ndate: 25 July 2024\ncompanys: [Alibaba]\ntags: {a: 1}\ndraft: maybe\nsource: {dump: x.txt, lines: [4, 1]}\n---\n"
    found = problems(text)
    assert [int(line.split(":")[1]) for line in found] == [2, 2, 3, 4, 5, 6]
    assert 'the key "title" is missing' in found[1]
    assert "YYYY-MM-DD" in found[0]
    assert "did you mean companies?" in found[2]
    assert "true or false" in found[4]
    assert "not a range of lines" in found[5]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("No front matter.", "a.md:1: no front matter"),
        ("---\ntitle: T\n", "a.md:1: the front matter does not end"),
        ("---\n- a\n---\n", "a.md:2: the front matter is not a list of keys"),
        ("---\ntitle: [a]\n---\n", "is not text"),
        (
            "---\ntitle: T\ndate: 2024-01-09\ndate_earliest: 2024-01-10\ndate_latest: 2024-01-12\n---\n",
            "is not between",
        ),
        ("---\ntitle: T\ndate_earliest: 2024-01-10\n---\n", "without the other end"),
        ("---\ntitle: T\naliases: [../../etc/passwd.html]\n---\n", "invalid address"),
        ("---\ntitle: T\naliases: [2024//07/a.html]\n---\n", "invalid address"),
        ("---\ntitle: T\naliases: [2024/./07/a.html]\n---\n", "invalid address"),
        ('---\ntitle: T\naliases: ["a\\0b.html"]\n---\n', "invalid address"),
    ],
)
def test_parse_article__a_mistake__is_reported_with_its_fix(text: str, words: str) -> None:
    (found,) = problems(text, "a.md")
    assert words in found
    assert found.endswith(")")


def test_parse_article__a_range_with_an_invalid_date__is_one_problem() -> None:
    (problem,) = problems("---\ntitle: T\ndate: 2024-02-31\ndate_earliest: 2024-02-01\ndate_latest: 2024-03-01\n---\n")
    assert 'invalid date "2024-02-31"' in problem


def test_parse_note__unknown_key__is_a_problem_with_the_nearest() -> None:
    with pytest.raises(ContentError, match="did you mean about"):
        parse_note("---\ntitle: N\nabuot: [Alibaba]\n---\nWords.", "notes/n.md")


def test_parse_briefing__articles_with_comments__keep_order_and_lines() -> None:
    text = "---\ntitle: Week\ndate: 2024-07-26\narticles:\n  - first-one\n  - article: second-one\n    comment: Read *this*.\n---\nIntro.\n"
    briefing = parse_briefing(text, "briefings/week.md")
    assert [(e.article, e.comment, e.line) for e in briefing.entries] == [
        ("first-one", "", 5),
        ("second-one", "Read *this*.", 6),
    ]


def test_parse_briefing__no_date__is_a_problem() -> None:
    with pytest.raises(ContentError, match='"date" is missing'):
        parse_briefing("---\ntitle: Week\n---\n", "briefings/week.md")


def test_parse_text_page__title_and_body__are_read() -> None:
    assert parse_text_page("---\ntitle: About\n---\n\nHello.\n", "pages/about.md").slug == "about"


def test_parse_article__source__is_the_dump_and_its_lines() -> None:
    article = parse_article("---\ntitle: T\nsource: {dump: x.txt, lines: [1, 4]}\n---\n", "a.md")
    assert article.source == Source("x.txt", 1, 4)


def test_format_article__address_and_tags_of_the_source__are_read_back() -> None:
    source = Source("feed.xml", 3, 9, "https://example.org/a?b=1#c", ("Ships, ferries", "NO"))
    article = parse_article(format_article(make_article(source=source)), "articles/2024/a.md")
    assert article.source == source


def test_parse_article__source_url_without_a_scheme__is_a_problem_with_its_line() -> None:
    text = "---\ntitle: A\nsource:\n  url: example.org/a\n  dump: a.txt\n  lines: [1, 2]\n---\n"
    with pytest.raises(ContentError) as caught:
        parse_article(text, "articles/2024/a.md")
    (problem,) = caught.value.problems
    assert (problem.line, "example.org/a" in problem.what) == (4, True)
