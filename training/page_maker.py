"""Pages as a text browser writes them, made from the articles of `training/feeds`: lines, and which of them are text.

Data: `read_sources` gives the articles of each feed; `make_page` makes one page from one article.
Limits: the articles and `training/pages/words.yml` are invented; the order, depth and spacing of the parts are chosen at
random, so that nothing but what all sites have in common can be learned from them.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from generator.dumps.line_patterns import LANGUAGES, load
from training.page_parts import (
    Page,
    Words,
    bio,
    caption,
    cards_inside,
    comment_link,
    comments,
    consent,
    footer,
    headline,
    insert,
    login,
    menu,
    meta,
    notice,
    related,
    share,
    site,
    skip,
    tags,
    teasers,
    teasers_above,
)

FOLDER = Path(__file__).resolve().parent
_HEADING = 70
"""Characters up to which a line of a copied page is taken for a heading or a link."""


@dataclass(frozen=True)
class Source:
    """The articles of one feed."""

    name: str
    language: str
    articles: list[dict[str, Any]]


def read_sources() -> list[Source]:
    """The feeds of `training/feeds`, by name."""
    found = []
    for path in sorted((FOLDER / "feeds").glob("*.yml")):
        data = yaml.safe_load(path.read_text("utf-8"))
        found.append(Source(path.stem, data.get("language", "en"), data["articles"]))
    return found


def read_words() -> dict[str, Words]:
    """The words of sites by language, with the names of sections that the furniture patterns list."""
    words: dict[str, Words] = yaml.safe_load((FOLDER / "pages" / "words.yml").read_text("utf-8"))
    for language in set(words) & set(LANGUAGES):
        words[language]["nav"] += [name.capitalize() for name in load(language).get("lists", {}).get("section", [])]
    return words


def make_page(seed: int, source: Source, article: dict[str, Any], words: Words) -> Page:
    """One page with this article on it; the same seed makes the same page."""
    chosen = random.Random(seed)
    rest = [other for other in source.articles if other is not article]
    titles = [str(other["title"]) for other in rest]
    page = Page(chosen, words, titles, [text for other in rest for text in other["body"]])
    outer = chosen.choice((0, 2, 4, 6, 8))
    depth = outer + chosen.choice((0, 0, 2, 2, 4, 6, 8))
    for part in _shuffled(page, (skip, site, login, teasers_above, notice)):
        if page.chance(0.5):
            part(page, outer + chosen.choice((0, 2, 4)))
    if page.chance(0.06):
        consent(page, chosen.choice((outer, depth)))
    for _ in range(chosen.choice((0, 1, 1, 1, 2, 2, 3))):
        menu(page, outer + chosen.choice((0, 2, 4, 6)))
    if page.chance(0.3):
        teasers_above(page, chosen.choice((depth, depth + 2, depth + 4)))
    _article(page, article, depth)
    for part in _shuffled(page, (share, tags, bio, related, notice, related, teasers, comments)):
        if page.chance(0.45):
            part(page, max(0, depth + chosen.choice((-4, -2, -2, 0, 0, 0, 2, 4))))
    if page.chance(0.5):
        menu(page, outer + chosen.choice((0, 2, 4)))
    footer(page, outer + chosen.choice((0, 2, 4)))
    if page.chance(0.12):
        consent(page, chosen.choice((outer, depth, depth + 2)))
    return page


def read_labelled() -> list[tuple[str, list[str], set[int], str]]:
    """Name, lines, lines of text and title of the pages of `tests/pages` that hold one article."""
    found = []
    for path in sorted((FOLDER.parent / "tests" / "pages").glob("*.yml")):
        items = yaml.safe_load(path.read_text("utf-8"))["items"]
        if len(items) == 1:
            lines = path.with_suffix(".txt").read_text("utf-8").split("\n")
            found.append((path.stem, lines, set(items[0]["body"]), str(items[0]["title"])))
    return found


def indent_page(seed: int, lines: Sequence[str], text: set[int], title: str) -> Page:
    """A page copied without depths, written as a text browser would: each of its parts at a depth chosen at random."""
    page = Page(random.Random(seed), {}, (), ())
    choice = page.random.choice
    depth = choice((2, 4, 6, 8, 10, 12))
    head, spaced = max(0, depth + choice((-4, -2, -2, 0))), page.chance(0.85)
    part, mark = head, ""
    for number, line in enumerate(lines, 1):
        words = line.strip()
        if not words:
            continue
        if number in text:
            page.add(depth if len(words) > _HEADING else head, words, spaced=spaced, body=True)
            part, mark = max(0, depth + choice((-4, -2, 0, 0, 2, 4))), choice(("", "", "*", "+"))
        elif words == title:
            page.add(head, words, spaced=page.chance(0.8))
            page.title = page.title or len(page.lines) - (not page.lines[-1])
            part, mark = choice((head, depth)), ""
        else:
            if page.chance(0.15):
                part, mark = max(0, depth + choice((-6, -4, -2, 0, 2, 4, 8))), choice(("", "*", "*", "+"))
            short = len(words) < _HEADING
            page.add(part, words, mark=mark if short else "", spaced=page.chance(0.2 if short else 0.7))
    return page


def _shuffled(page: Page, parts: Sequence[Callable[[Page, int], None]]) -> list[Callable[[Page, int], None]]:
    return page.random.sample(list(parts), len(parts))


def _article(page: Page, article: dict[str, Any], depth: int) -> None:
    """Title, byline and text, with what sites put between them."""
    choice = page.random.choice
    head = max(0, depth + choice((-4, -2, -2, -2, 0, 0, 2)))
    if page.chance(0.35):
        page.add(head, choice((" » ", " > ", " / ")).join((page.pick("nav"), page.pick("nav"), str(article["title"]))))
    if page.chance(0.3):
        meta(page, head)
    page.add(head, str(article["title"]), spaced=page.chance(0.8))
    page.title = len(page.lines) - (not page.lines[-1])
    body = [str(text) for text in article["body"]]
    if page.chance(0.1):
        for text in page.random.sample(list(page.sentences), 3):
            page.add(choice((depth, depth + 2)), str(text).split(". ")[0].rstrip(".") + ".", mark="*", body=True)
    if page.chance(0.3):
        page.add(choice((head, depth)), body[0].split(". ")[0].rstrip(".") + ".", spaced=True, body=True)
    meta(page, choice((head, depth, depth + 2)))
    if page.chance(0.4):
        share(page, choice((head, depth)))
    if page.chance(0.15):
        comment_link(page, choice((head, depth)))
    if page.chance(0.35):
        page.add(depth, page.pick(page.random.choice(("caption", "long_caption"))), spaced=page.chance(0.5))
    _body(page, _lengthened(page, body), depth)
    if page.chance(0.3):
        page.add(depth, page.pick("end"), spaced=page.chance(0.7))


def _lengthened(page: Page, body: list[str]) -> list[str]:
    """A short article with more paragraphs of the same feed, with advice to its readers or short sentences between them,
    or with its paragraphs cut into sentences, as some sites do.
    """
    body = list(body)
    if page.chance(0.65):
        body = body + [str(page.random.choice(page.sentences)) for _ in range(page.random.choice((2, 4, 8, 15, 30)))]
    if page.chance(0.1):
        return [" ".join(body)]
    if page.chance(0.3):
        for _ in range(page.random.choice((1, 3, 6, 10))):
            text = " ".join(page.pick("advice") for _ in range(page.random.choice((1, 1, 2, 3))))
            body.insert(page.random.randint(0, len(body)), text)
    if page.chance(0.3):
        for _ in range(page.random.choice((1, 2, 5))):
            body.insert(page.random.randint(1, len(body)), page.pick("aside"))
    if page.chance(0.25):
        return [f"{part.rstrip('.')}." for text in body for part in text.split(". ")]
    return body


def _body(page: Page, body: Sequence[str], depth: int) -> None:
    spaced, headed = page.chance(0.85), page.chance(0.5)
    lists, inserts = page.random.choice((0.0, 0.0, 0.1, 0.25)), page.random.choice((0.0, 0.04, 0.1, 0.2))
    level = max(0, depth + page.random.choice((-2, -2, 0, 0, 2)))
    uneven, shift = page.chance(0.15), 0
    for number, text in enumerate(body):
        if headed and number and page.chance(0.25):
            heading = page.pick("heading") if page.chance(0.6) else headline(page)
            page.add(level, f"{number}. {heading}" if page.chance(0.15) else heading, spaced=True, body=True)
            shift = page.random.choice((0, 0, 2, 4, 10)) if uneven else 0
        quote = page.chance(0.06)
        page.add(depth + shift + 4 * quote, text, spaced=spaced or quote, body=True)
        if page.chance(lists):
            _list(page, depth)
        if number + 1 < len(body) and page.chance(inserts):
            page.random.choice((insert, insert, caption, notice, cards_inside, comment_link))(page, depth)


def _list(page: Page, depth: int) -> None:
    """A list of the article's own."""
    if page.chance(0.4):
        page.add(depth, page.pick("heads_list"), spaced=True, body=True)
    own = page.chance(0.5)
    numbered, mark = page.chance(0.2), page.random.choice(("*", "*", "*", "-", "+", "o", ""))
    for number in range(page.random.randint(2, 9)):
        text = page.pick("entry") if own else str(page.random.choice(page.sentences)).split(". ")[0]
        page.add(depth + 2, text, mark=f"{number + 1}." if numbered else mark, body=True)
