"""Pages whose articles no element divides: newsletters, press reviews and saved documents; and single articles, which stay so."""

from __future__ import annotations

import pytest

from generator.discard_reason import DiscardReason
from generator.dumps.formats.dispatch import read_marked
from generator.model import DumpKind
from tests.support.factories import make_dump

_POSTS = (
    ("Tramline to Eastgate wins final approval", "2024-05-14", "14 May 2024", "https://a.example.org/tram", "The Harbour Post",
     "The council approved the extension of tramline 7 to Eastgate on Tuesday night by 31 votes to 24, after a debate of almost six hours.",
     "The line will cost 212 million euros, of which the region pays 60 per cent. Shopkeepers along Mill Road fear two years of works."),
    ("Ferrano recalls rye loaves after metal is found", "2023-11-09", "9 November 2023", "https://b.example.com/rye", "Consumer Daily",
     "Ferrano Bakeries has recalled some 18,000 rye loaves from shops in nine counties after a customer found a piece of metal in a slice.",
     "The company believes that a blade of a cutting machine broke at its plant in Dunmore. Customers get their money back, it said."),
    ("Skylark opens a test hall for farm machines", "2025-02-21", "21 February 2025", "https://c.example.net/hall", "Wire & Wheel",
     "Skylark Robotics has opened a hall of 6,000 square metres in Velden where makers of farm machines may test steering in the rain.",
     "Four makers of tractors have booked the hall until the end of the year. Nobody wants to wait for bad weather, its founder said."),
    ("Museum of Glass sells its house to a hotel group", "2022-08-03", "3 August 2022", "https://d.example.com/glass", "Lantern Review",
     "The Museum of Glass will sell its building on the river to the hotel group Corvane and move to a former depot in the north of town.",
     "Friends of the museum protested in front of the entrance on Wednesday. They want the city to buy the house, which is listed."),
)  # fmt: skip
_FORMS = {
    "word": "<p class=M><b><span style='font-size:14pt'>{title}</span></b></p><p class=M><i>{paper}, {day}</i></p><p class=M>&nbsp;</p><p class=M>{one}</p><p class=M>{two}</p>",
    "styles in the head": '<p><span class="c0">{title}</span></p><p><span class="c2">{paper}, {day}</span></p><p>{one}</p><p>{two}</p>',
    "cells with breaks": '<table><tr><td><span style="font-weight:bold">{title}</span><br><span>{day}</span><br><br>{one}<br><br>{two}<br><br><a href="{url}">Read it</a></td></tr></table>',
    "one block each": '<div><b>{title}</b><br>{paper}, {day}<br>{one}<br><br>{two}<br><a href="{url}">{url}</a><br><br></div>',
    "rows of a newsletter": '<table><tr><td><a class="h" href="{url}">{title}</a></td></tr><tr><td><p>{one}</p><p>{two}</p></td></tr><tr><td><a href="{url}">Read on the site »</a></td></tr><tr><td height="1"></td></tr></table>',
    "quotations": '<h3>{title}</h3><blockquote><p>{one}</p><p>{two}</p><cite>— <a href="{url}">news.b.example.com</a>, {day}</cite></blockquote>',
    "named fields": '<div class="row"><div class="field-title">{title}</div><div>{paper}, {day}</div><div><p>{one}</p><p>{two}</p></div></div>',
    "channel": '<div><strong>{title}</strong></div><div><p>{one}</p><p>{two}</p></div><div><a href="{url}">{paper}</a>, {day}</div><div>👍 3</div>',
    "notes": "<p style='font-size:14pt'>{title}</p><p>{paper}, {day}</p><p>{one}</p><p>{two}</p><p>From &lt;<a href='{url}'>{url}</a>&gt;</p>",
    "rules": "<div><b>{title}</b></div><div><a href='{url}'>{url}</a></div><div>{day}</div><div>{one}</div><div>{two}</div><hr>",
}  # fmt: skip
_STYLE = "<style>.c0{color:#000;font-weight:700;font-size:16pt} .c2{font-size:9pt}</style>"
_SECTIONS = (
    "Six hours for one line",
    "What the bakers have to do with it",
    "Robots will steer in the rain",
    "Why the glass has to go",
)


def _page(form: str, head: str = "") -> str:
    rows = "\n".join(
        form.format(title=title, iso=iso, day=day, url=url, paper=paper, one=one, two=two)
        for title, iso, day, url, paper, one, two in _POSTS
    )
    menu = '<div id="cookie-banner">We use cookies.</div><nav><a href="/">Home</a></nav>'
    return f"<html><head><title>Clippings</title>{head}{_STYLE}</head>\n<body>{menu}<p>Clippings</p>\n{rows}\n<footer>© 2025 Aldern</footer></body></html>"


@pytest.mark.parametrize("name", _FORMS)
def test_read_marked__page_divided_only_by_its_layout__gives_each_article(name: str) -> None:
    form = _FORMS[name]
    dump = make_dump(*_page(form).splitlines(), name="saved.html", kind=DumpKind.WEB_PAGE)
    items, discards = read_marked(dump)
    assert [item.title for item in items] == [title for title, *_ in _POSTS]
    assert [[each.text for each in item.paragraphs] for item in items] == [[one, two] for *_, one, two in _POSTS]
    if "{day}" in form:
        assert [str(item.date and item.date.day) for item in items] == [iso for _, iso, *_ in _POSTS]
    else:
        assert {item.date for item in items} == {None}
    if "{url}" in form:
        assert [item.url for item in items] == [url for _, _, _, url, *_ in _POSTS]
    if "{paper}, " in form:
        assert [item.publication for item in items] == [paper for _, _, _, _, paper, *_ in _POSTS]
    assert not [discard for discard in discards if discard.reason is DiscardReason.LOST_ELEMENT]
    assert "We use cookies." in " ".join(discard.text for discard in discards)


def test_read_marked__numbered_titles__lose_their_numbers() -> None:
    rows = "".join(
        f"<hr><p><b>{number}. {title}</b><br>{paper}, {day}</p><p>{one}</p><p>{two}</p>"
        for number, (title, _, day, _, paper, one, two) in enumerate(_POSTS, 1)
    )
    page = f"<html><body><p>Search results</p>{rows}</body></html>"
    items, _ = read_marked(make_dump(page, name="saved.html", kind=DumpKind.WEB_PAGE))
    assert [item.title for item in items] == [title for title, *_ in _POSTS]


_ONE = {
    "sections": "<h2>{section}</h2><p>{one}</p><p>{two}</p>",
    "bold sections with sources": '<p><b>{section}</b></p><p>{one}</p><p>{two} <a href="{url}">Source</a></p>',
    "interview": "<p><b>Ms Baumann, {section}?</b></p><p>{one}</p><p>{two}</p>",
    "days before headings": "<h3>{past}: {section}</h3><p>{one}</p>",
    "days above headings": "<p><b>{past}</b></p><h3>{section}</h3><p>{one}</p>",
    "hours": "<p>{hour}.15</p><h3>{section}</h3><p>{one}</p><p>{two}</p>",
    "one day": "<article><h3>{section}</h3><p><time datetime='2024-05-14'>14 May 2024, {hour}.15</time></p><p>{one}</p><p>{two}</p></article>",
    "products": '<h2>{section} 5</h2><p>{one}</p><p>{two}</p><p><a href="{url}">See the price</a></p>',
    "cells": '<table><tr><td><span style="font-size:18px;font-weight:bold">{section}</span><br><br>{one}<br><br>{two}</td></tr></table>',
}
_PAST = ("1 March 2019", "11 June 2020", "16 July 2021", "3 August 2022")


@pytest.mark.parametrize("name", _ONE)
def test_read_marked__article_with_sections__is_one(name: str) -> None:
    rows = "\n".join(
        _ONE[name].format(section=section, url=url, past=past, hour=hour, one=one, two=two)
        for section, past, hour, (_, _, _, url, _, one, two) in zip(
            _SECTIONS, _PAST, (21, 20, 19, 18), _POSTS, strict=True
        )
    )
    page = f"<html><head><title>The line</title></head><body><main><h1>The line to Eastgate</h1><p>16 July 2021, Ana Soto</p>{rows}</main></body></html>"
    items, _ = read_marked(make_dump(*page.splitlines(), name="saved.html", kind=DumpKind.WEB_PAGE))
    assert len(items) == 1


def test_read_marked__page_that_says_it_is_one_article__days_alone_do_not_divide_it() -> None:
    form = "<h2>{title}</h2><p>{day}</p><p>{one}</p><p>{two}</p>"
    stated = '<meta property="og:type" content="article">'
    plain, single = (
        read_marked(make_dump(*_page(form, head).splitlines(), name="saved.html", kind=DumpKind.WEB_PAGE))[0]
        for head in ("", stated)
    )
    assert (len(plain), len(single)) == (4, 1)
