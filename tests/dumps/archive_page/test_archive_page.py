"""Saved pages that hold several articles whole: each becomes one, with its own title, day, author and address."""

from __future__ import annotations

import itertools

import pytest

from generator.dumps.archive_page.entries import read_archive_page
from generator.dumps.formats.dispatch import read_marked
from generator.model import DumpKind
from tests.support.factories import make_dump

_POSTS = (
    ("Council renews the lease", "2024-05-31", "Colin", "lease", "It runs for 25 years more. The rent goes up by ten pounds a plot, and in return the council mends the fence along the railway before the winter."),
    ("Plot 14 is free again", "2024-04-04", "Maeve", "plot-14", "It has a shed, a plum tree and a great deal of couch grass. The next five names on the waiting list have been written to and must answer by Friday."),
    ("Bees survive the winter", "2024-03-28", "Colin", "bees", "All four hives behind the pond came through. The strongest has moved to the far corner, where the children of the nursery can watch it from the path."),
)  # fmt: skip
_MONTHS = {"05": "May", "04": "April", "03": "March"}
_FORMS = {
    "articles with time": '<article><h2><a href="https://a.example/{slug}">{title}</a></h2><p class="meta">Posted on <time datetime="{iso}">{day}</time> by <span class="author">{by}</span></p><div><p>{text}</p></div><footer>Filed under <a href="/n">News</a> | <a href="#">Leave a comment</a></footer></article>',
    "divs of a blog": '<div class="post"><h3><a href="https://a.example/{slug}">{title}</a></h3><div class="body">{text}<br><br></div><div class="post-footer">Posted by {by} on {day}</div></div>',
    "day above each": '<div class="outer"><h2>{day}</h2><div class="post hentry"><h3><a href="https://a.example/{slug}">{title}</a></h3><p>{text}</p><p class="byline">by {by}</p></div></div>',
    "headings alone": '<h2>{title}</h2><p><i>{day}</i></p><p>{text}</p><p>By {by}</p><p><a rel="bookmark" href="https://a.example/{slug}">Permalink</a></p>',
    "list": '<li class="entry"><h4><a href="https://a.example/{slug}">{title}</a></h4><span class="date">{day}</span> <span class="byline">By {by}</span><p>{text}</p></li>',
}  # fmt: skip


def _page(form: str, posts: tuple[tuple[str, ...], ...] = _POSTS) -> str:
    parts = []
    for title, iso, by, slug, text in posts:
        day = f"{int(iso[8:])} {_MONTHS[iso[5:7]]} {iso[:4]}"
        parts.append(form.format(title=title, iso=iso, day=day, by=by, slug=slug, text=text))
    whole = "\n".join(parts)
    whole = f"<ul>{whole}</ul>" if form.startswith("<li") else whole
    return (
        "<!DOCTYPE html><html><head><title>Archive: 2024 | Mill Lane</title></head><body><header><a href='/'>Mill Lane</a>"
        f"<nav><ul><li><a href='/a'>About</a></li></ul></nav></header>\n<main><h1>Archive: 2024</h1>\n{whole}\n</main>"
        "<div id='foot'>Mill Lane, since 1922</div></body></html>"
    )


@pytest.mark.parametrize("name", _FORMS)
def test_read_archive_page__several_whole_articles__each_with_what_it_states(name: str) -> None:
    entries = read_archive_page(_page(_FORMS[name]).splitlines())
    assert [entry.title for entry in entries] == [title for title, *_ in _POSTS]
    assert [entry.date.day.isoformat() for entry in entries if entry.date and entry.date.day] == [p[1] for p in _POSTS]
    assert [entry.author for entry in entries] == [by for _, _, by, _, _ in _POSTS]
    assert [entry.url for entry in entries] == [f"https://a.example/{slug}" for _, _, _, slug, _ in _POSTS]
    assert {entry.publication for entry in entries} == {"Mill Lane"}


@pytest.mark.parametrize("name", _FORMS)
def test_read_marked__archive_page__texts_are_whole_and_every_word_is_somewhere(name: str) -> None:
    dump = make_dump(*_page(_FORMS[name]).splitlines(), name="saved.html", kind=DumpKind.WEB_PAGE)
    items, discards = read_marked(dump)
    assert [[each.text for each in item.paragraphs] for item in items] == [[text] for *_, text in _POSTS]
    left_out = " ".join(discard.text for discard in discards)
    assert all(words in left_out for words in ("Archive: 2024", "since 1922"))
    assert all(a.first <= a.last <= b.first + 1 for a, b in itertools.pairwise(items))


def test_read_archive_page__whole_articles_named_teasers__are_divided() -> None:
    form = '<article class="teaser"><h2>{title}</h2><time datetime="{iso}">{day}</time><p>{text}</p><p>{text} And so on.</p></article>'
    entries = read_archive_page(_page(form, tuple((*rest, f"{text} {text}") for *rest, text in _POSTS)).splitlines())
    assert [entry.title for entry in entries] == [title for title, *_ in _POSTS]
    assert [entry.date.day.isoformat() for entry in entries if entry.date and entry.date.day] == [p[1] for p in _POSTS]


_ARTICLE = "<h1>Lease renewed</h1><p>" + " ".join(_POSTS[0][4:] * 6) + "</p>"


@pytest.mark.parametrize(
    "page",
    [
        f"<main>{_ARTICLE}</main>" + "".join(_FORMS["articles with time"].format(title=t, iso=i, day=i, by=b, slug=s, text=x[:40]) for t, i, b, s, x in _POSTS),
        f"<main>{_ARTICLE}<h2>The fence</h2><p>{_POSTS[1][4]}</p><h2>The rent</h2><p>{_POSTS[2][4]}</p><h2>The gate</h2><p>{_POSTS[0][4]}</p></main>",
        "".join(f'<article class="card"><h3><a href="/{s}">{t}</a></h3><time datetime="{i}">{i}</time><p>{x}</p></article>' for t, i, _, s, x in _POSTS),
        "".join(f'<article><h3><a href="https://a.example/{s}">{t}</a></h3><time datetime="{i}">{i}</time><p>{x} Read more</p></article>' for t, i, _, s, x in _POSTS),
        _ARTICLE + "".join(f'<div class="comment"><h4>{b} says</h4><time datetime="{i}">{i}</time><p>{x * 3}</p></div>' for _, i, b, _, x in _POSTS),
        "".join(_FORMS["articles with time"].format(title=t, iso=i, day=i, by=b, slug=s, text=x) for t, i, b, s, x in _POSTS[:2]),
    ],
    ids=["cards below an article", "sections of an article", "cards", "teasers", "comments", "two"],
)  # fmt: skip
def test_read_archive_page__one_article_or_none_whole__is_no_archive(page: str) -> None:
    assert read_archive_page(f"<html><head><title>x</title></head><body>{page}</body></html>".splitlines()) == ()
