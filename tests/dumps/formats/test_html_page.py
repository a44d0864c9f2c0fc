"""A saved web page: the article, what the page tells of it, and where everything else went."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from generator.dumps.formats.html_page import read_web_page
from generator.model import BlockKind, Discard, Dump, DumpKind, Item

TEXT = (
    "The harbour board voted on Tuesday to lengthen the eastern quay by ninety metres, after a dispute of years.",
    "Work is to begin in the spring, and is to bring in two more ferry lines and some forty jobs for the town.",
    "Not everybody is glad of it: the rowing club loses its slipway, and the fish market has to move for a winter.",
)
BODY = "\n".join(f"<p>{text}</p>" for text in TEXT)
NAV = "<nav><ul><li><a href='/n'>News</a></li><li><a href='/s'>Sport</a></li></ul></nav>"
FOOT = "<footer><p>© 2011 Gull Media. All rights reserved.</p></footer>"


def page(*, head: str = "", above: str = "", below: str = "", body: str = BODY) -> str:
    return (
        f"<!DOCTYPE html>\n<html><head><title>Board lengthens the quay | Gull Daily</title>{head}</head>\n<body>{NAV}\n"
        f"<article><h1>Board lengthens the quay</h1>\n{above}\n{body}\n{below}</article>\n{FOOT}</body></html>"
    )


def read(text: str) -> tuple[Item, tuple[Discard, ...]]:
    (item,), discards = read_web_page(Dump("page.html", DumpKind.WEB_PAGE, tuple(text.split("\n"))))
    return item, discards


def words(item: Item) -> list[str]:
    return [paragraph.text for paragraph in item.paragraphs]


def test_read_web_page__an_article_among_furniture__is_its_paragraphs_alone() -> None:
    item, discards = read(page())
    assert words(item) == list(TEXT)
    assert (item.title, item.publication) == ("Board lengthens the quay", "Gull Daily")
    assert (item.first, item.last) == (1, 10)
    told = {discard.text: discard.reason.value for discard in discards}
    assert told["News"] == "site-navigation"
    assert told["© 2011 Gull Media. All rights reserved."] == "copyright-line"


def test_read_web_page__headings_lists_quotations_and_tables__keep_their_roles() -> None:
    below = (
        "<h2>What it costs</h2><p>Eleven million crowns, says the treasurer of the board, who does not smile.</p>"
        "<ul><li>Nine million for the quay</li><li>Two million for the crane</li></ul>"
        "<blockquote><p>We could have built this ten years ago for half of the money.</p></blockquote>"
        "<table><tr><td>Quay</td><td>9</td></tr></table><p>More is to be known in March, says the board.</p>"
    )
    item, _ = read(page(below=below))
    kinds = {paragraph.text: paragraph.kind for paragraph in item.paragraphs}
    assert kinds["What it costs"] is BlockKind.HEADING
    assert kinds["Nine million for the quay"] is BlockKind.BULLET
    assert kinds["We could have built this ten years ago for half of the money."] is BlockKind.QUOTE
    assert "Quay | 9" in kinds


LINKED = """<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "datePublished": "2001-01-01"},
{"@type": ["NewsArticle"], "datePublished": "2023-02-15T23:30:00+08:00"}]}</script>"""


@pytest.mark.parametrize(
    ("changes", "day"),
    [
        ({"head": '<meta property="article:published_time" content="2023-02-15T09:00Z">'}, dt.date(2023, 2, 15)),
        ({"head": '<meta name="DC.date.issued" content="2023-02-15">'}, dt.date(2023, 2, 15)),
        ({"head": LINKED}, dt.date(2023, 2, 15)),
        ({"head": '<script type="application/ld+json">{broken</script>'}, None),
        ({"above": "<p><time datetime='2023-02-15'>yesterday</time></p>"}, dt.date(2023, 2, 15)),
        ({"above": "<header><h1>x</h1><time itemprop='datePublished' datetime='2023-02-15'></time></header>"}, dt.date(2023, 2, 15)),
        ({"above": "<div>By Tom Fender | 15 February 2023</div>"}, dt.date(2023, 2, 15)),
        ({"above": "<p>The vote is on 15 February 2023</p>"}, None),
        ({"above": "<p>Last updated: 15 February 2023</p>"}, None),
        ({"below": "<p>The vote of <time datetime='2023-02-15'>Wednesday</time> is to be counted again.</p>"}, None),
        ({"head": '<meta name="date" content="1970-01-01">'}, None),
        ({"head": '<link rel="canonical" href="https://gull.example/2023/02/15/quay">'}, None),
        ({}, None),
    ],
)  # fmt: skip
def test_read_web_page__the_day__counts_where_metadata_or_a_date_line_state_it(
    changes: dict[str, str], day: dt.date | None
) -> None:
    item, _ = read(page(**changes))
    assert (item.date.day if item.date else None) == day


def test_read_web_page__a_byline_in_the_text__is_the_author_and_no_paragraph() -> None:
    text = page(body="<p>By Tom Fender, 15 February 2003</p>\n" + BODY)
    item, discards = read(text)
    assert item.author == "Tom Fender"
    assert words(item) == list(TEXT)
    assert "byline" in {discard.reason.value for discard in discards}


def test_read_web_page__a_page_inside_a_form__is_read_all_the_same() -> None:
    item, _ = read(f"<html><body><form>{NAV}<div>{BODY}</div></form></body></html>")
    assert words(item) == list(TEXT)


def test_read_web_page__a_few_words__are_an_article() -> None:
    item, _ = read("<html><body><h1>Small news</h1><p>The cat is back.</p></body></html>")
    assert (item.title, words(item)) == ("Small news", ["The cat is back."])


def test_read_web_page__without_words__is_reported_as_such() -> None:
    dump = Dump(
        "app.html", DumpKind.WEB_PAGE, ("<html><body><div></div>", "<script>boot('words')</script></body></html>")
    )
    items, discards = read_web_page(dump)
    assert items == ()
    assert {discard.reason.value for discard in discards} == {"page-without-article"}
    assert [discard.line for discard in discards] == [1, 2]


def inner(blocks: str) -> str:
    """The first paragraph, other blocks, and the second."""
    return f"<p>{TEXT[0]}</p>{blocks}<p>{TEXT[1]}</p><p>{TEXT[2]}</p>"


@pytest.mark.parametrize(
    ("blocks", "kept"),
    [
        ("<p>The crew:<br>Kay Dell, captain<br>Jo Mo, mate</p>", ["The crew:", "Kay Dell, captain Jo Mo, mate"]),
        ("<p>The code is in:</p><ul><li><a href='/p'>Python</a></li><li><a href='/j'>Java</a></li></ul>",
         ["The code is in:", "Python", "Java"]),
        ("<p>The timetable:</p><pre>TIME   PORT\n09:00  Quay</pre>", ["The timetable:", "TIME PORT 09:00 Quay"]),
        ("<p><strong>What does it cost?</strong><br>Six euros, said the captain.</p>",
         ["What does it cost?", "Six euros, said the captain."]),
        ("<p>A list:</p><ol><li>One.</li><li>Two.</li></ol>", ["A list:", "One.", "Two."]),
        ("<aside><p>Sign up for the letter of the harbour, which comes on Mondays.</p></aside>", []),
        ("<p>Read also: <a href='/x'>Rowing club looks for a new slipway</a></p>", []),
        ("<div class='related-posts'><p>Rowing club looks for a new slipway in the east.</p></div>", []),
    ],
)  # fmt: skip
def test_read_web_page__blocks_between_two_paragraphs__are_in_unless_beside_the_text(
    blocks: str, kept: list[str]
) -> None:
    item, _ = read(page(body=inner(blocks)))
    assert words(item) == [TEXT[0], *kept, *TEXT[1:]]


def test_read_web_page__a_lede_in_an_element_named_teaser__is_the_first_paragraph() -> None:
    lede = "The eastern quay of the harbour is to be ninety metres longer by next year."
    item, _ = read(page(above=f"<div class='teaser'><p>{lede}</p></div>"))
    assert words(item) == [lede, *TEXT]


def test_read_web_page__a_heading_of_links_at_the_end__is_no_part() -> None:
    links = "<h3>More on this:</h3><ul><li><a href='/a'>Quay dispute</a></li><li><a href='/b'>Ferry lines</a></li></ul>"
    item, _ = read(page(below=links))
    assert words(item) == list(TEXT)


def test_read_web_page__links_and_images__are_absolute_against_the_address_of_the_page() -> None:
    head = '<link rel="canonical" href="https://gull.example/2023/quay">'
    linked = "<p>The board says so in <a href='/report.pdf'>its report</a>, which came out on Tuesday.</p><img src='q.jpg' alt='The quay'>"
    item, _ = read(page(head=head, body=inner(linked)))
    marked = [paragraph.markdown for paragraph in item.paragraphs if paragraph.markdown]
    assert marked == [
        "The board says so in [its report](https://gull.example/report.pdf), which came out on Tuesday.",
        "![The quay](https://gull.example/2023/q.jpg)",
    ]


def test_read_web_page__a_short_article_in_its_own_element__is_whole() -> None:
    body = "<section class='e-content'><h3>One</h3><p>Few words.</p><ol><li>a</li></ol><p>A last note of a few words.</p></section>"
    item, _ = read(f"<html><body><article><h1>Notes</h1>{body}<footer><p>By us</p></footer></article></body></html>")
    assert words(item) == ["One", "Few words.", "a", "A last note of a few words."]


def test_read_web_page__an_article_in_an_element_called_share__is_no_share_bar() -> None:
    item, _ = read(
        f"<html><body><h1>Board lengthens the quay</h1><div class='share-links'>{BODY}{BODY}</div></body></html>"
    )
    assert set(words(item)) == set(TEXT)


def test_read_web_page__a_text_only_in_the_metadata__is_the_article() -> None:
    text = " ".join((*TEXT, *(paragraph.replace("The", "A") for paragraph in TEXT)))
    stated = json.dumps({"@type": "NewsArticle", "articleBody": text})
    head = f"<script type='application/ld+json'>{stated}</script>"
    item, _ = read(f"<html><head>{head}</head><body><h1>Quay</h1><p>Blog</p></body></html>")
    assert words(item) == [text]


@pytest.mark.parametrize(
    ("thing", "tags", "url"),
    [
        ({"keywords": "Ships, Ferry"}, ("Ships", "Ferry"), None),
        ({"keywords": ["Ships", "id:77", "Ferry"]}, ("Ships", "Ferry"), None),
        ({"url": "https://gull.example/quay"}, (), "https://gull.example/quay"),
        ({"mainEntityOfPage": {"@id": "https://gull.example/quay"}}, (), "https://gull.example/quay"),
        ({"mainEntityOfPage": "https://gull.example/quay", "keywords": None}, (), "https://gull.example/quay"),
        ({"@type": "WebSite", "url": "https://gull.example", "keywords": "Site"}, (), None),
    ],
)
def test_read_web_page__linked_data__gives_tags_and_address(
    thing: dict[str, object], tags: tuple[str, ...], url: str | None
) -> None:
    data = json.dumps({"@type": "NewsArticle"} | thing)
    item, _ = read(page(head=f'<script type="application/ld+json">{data}</script>'))
    assert (item.tags, item.url) == (tags, url)
