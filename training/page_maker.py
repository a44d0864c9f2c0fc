"""Pages as a text browser writes them, made from the articles of `training/feeds`: lines, and which of them are text.

Data: `read_sources` gives the articles of each feed; `make_page` makes one page from one article.
Limits: the articles and `training/pages/words.yml` are invented; the order, depth and spacing of the parts are chosen at
random, so that nothing but what all sites have in common can be learned from them.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from generator.dumps.line_patterns import LANGUAGES, load

FOLDER = Path(__file__).resolve().parent
_MARKS = "*+o-"
_HEADING = 70
"""Characters up to which a line of a copied page is taken for a heading or a link."""
Words = dict[str, list[str]]


@dataclass(frozen=True)
class Source:
    """The articles of one feed."""

    name: str
    language: str
    articles: list[dict[str, Any]]


@dataclass
class Page:
    """A page under construction."""

    random: random.Random
    words: Words
    others: Sequence[str]
    """Titles of other articles."""
    sentences: Sequence[str]
    """Paragraphs of other articles."""
    lines: list[str] = field(default_factory=list)
    text: set[int] = field(default_factory=set)
    """1-based lines of the article."""
    title: int = 0
    """The line of its title."""

    def add(self, depth: int, text: str, *, mark: str = "", spaced: bool = False, body: bool = False) -> None:
        """One line, with empty lines around it where it is a paragraph."""
        if spaced and self.lines and self.lines[-1].strip():
            self.lines.append("")
        self.lines.append(" " * depth + (f"{mark} " if mark else "") + text)
        if body:
            self.text.add(len(self.lines))
        if spaced:
            self.lines.append("")

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def pick(self, kind: str) -> str:
        """A line of a kind, its names, days and titles filled in."""
        names = self.words["names"]
        day, month, year = (
            self.random.randint(1, 28),
            self.random.choice(self.words["months"]),
            self.random.randint(2008, 2024),
        )
        dates = (
            f"{day}. {month} {year}",
            f"{day:02}.{year % 12 + 1:02}.{year}",
            f"{year}-{day % 12 + 1:02}-{day:02}",
            f"{month} {day}, {year}",
        )
        return (
            self.random.choice(self.words[kind])
            .replace("{name}", self.random.choice(names))
            .replace("{other}", self.random.choice(names))
            .replace("{date}", self.random.choice(dates))
            .replace("{n}", str(self.random.randint(1, 60)))
            .replace("{title}", self.random.choice(self.others))
            .replace("{section}", self.random.choice(self.words["nav"]))
        )


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
    for part in _shuffled(page, (_skip, _site, _login, _teasers_above, _notice)):
        if page.chance(0.5):
            part(page, outer + chosen.choice((0, 2, 4)))
    if page.chance(0.06):
        _consent(page, chosen.choice((outer, depth)))
    for _ in range(chosen.choice((0, 1, 1, 1, 2, 2, 3))):
        _menu(page, outer + chosen.choice((0, 2, 4, 6)))
    if page.chance(0.3):
        _teasers_above(page, chosen.choice((depth, depth + 2, depth + 4)))
    _article(page, article, depth)
    for part in _shuffled(page, (_share, _tags, _bio, _related, _notice, _related, _teasers, _comments)):
        if page.chance(0.45):
            part(page, max(0, depth + chosen.choice((-4, -2, -2, 0, 0, 0, 2, 4))))
    if page.chance(0.5):
        _menu(page, outer + chosen.choice((0, 2, 4)))
    _footer(page, outer + chosen.choice((0, 2, 4)))
    if page.chance(0.12):
        _consent(page, chosen.choice((outer, depth, depth + 2)))
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


def _skip(page: Page, depth: int) -> None:
    for _ in range(page.random.randint(1, 3)):
        page.add(depth, page.pick("nav"))


def _site(page: Page, depth: int) -> None:
    page.add(depth, " ".join(page.random.choice(page.others).split()[:2])[:40], spaced=page.chance(0.3))
    if page.chance(0.4):
        page.add(
            depth + page.random.choice((0, 2)), page.random.choice(page.words["heading"] + page.words["promo_short"])
        )


def _login(page: Page, depth: int) -> None:
    for _ in range(page.random.randint(1, 5)):
        page.add(depth + page.random.choice((0, 0, 4)), page.pick("login"))


def _notice(page: Page, depth: int) -> None:
    """Sentences of the site: a newsletter, small files, a plea for money."""
    spaced = page.chance(0.5)
    if page.chance(0.5):
        page.add(depth, page.pick("promo_short"), spaced=spaced)
    for _ in range(page.random.choice((1, 1, 2, 3))):
        text = " ".join(page.pick("promo") for _ in range(page.random.choice((1, 1, 2))))
        page.add(depth + page.random.choice((0, 0, 2)), text, spaced=spaced)
    if page.chance(0.6):
        page.add(depth, page.pick("promo_short"))


def _consent(page: Page, depth: int) -> None:
    """A dialog on stored files: its purposes, each with a text and the providers."""
    spaced = page.chance(0.6)
    for _ in range(page.random.randint(1, 6)):
        page.add(depth, page.pick("consent_head"), spaced=spaced)
        page.add(depth, " ".join(page.pick("consent") for _ in range(page.random.randint(1, 3))), spaced=spaced)
        if page.chance(0.5):
            for _ in range(page.random.randint(1, 5)):
                page.add(depth + 4, page.pick("consent_field"))
    page.add(depth, page.pick("promo_short"), spaced=spaced)


def _menu(page: Page, depth: int) -> None:
    """A list of sections, perhaps with lists inside, perhaps without marks or in one line."""
    size = page.random.choice((4, 8, 12, 20, 40))
    kind = page.random.random()
    if kind < 0.12:
        page.add(depth, " ".join(page.pick("nav") for _ in range(size // 2)))
        return
    level = 0
    for _ in range(size):
        name = page.pick("nav") if page.chance(0.85) else " ".join(page.random.choice(page.others).split()[:3])
        mark = _MARKS[level] if kind < 0.8 else ""
        page.add(depth + 4 * level, name, mark=mark)
        if mark and page.chance(0.08):
            page.lines.append(" " * (depth + 4 * level) + mark + " ")
        level = min(3, level + 1) if page.chance(0.12) else max(0, level - 1) if page.chance(0.2) else level


def _headline(page: Page) -> str:
    return page.random.choice(page.others)


def _blurb(page: Page) -> str:
    """The beginning of another article, perhaps cut off."""
    text = str(page.random.choice(page.sentences))
    if page.chance(0.4):
        return text[: page.random.randint(60, 160)].rsplit(" ", 1)[0] + page.random.choice((" …", "...", " [...]", ""))
    return text[: page.random.choice((140, 240, 400, 1000))].rsplit(".", 1)[0] + "."


def _cards(page: Page, depth: int, least: int) -> None:
    """Titles of other articles, each perhaps with its day, section and first words."""
    parts = {
        name: page.chance(share) for name, share in (("day", 0.4), ("blurb", 0.35), ("section", 0.3), ("more", 0.2))
    }
    mark, spaced, inner = page.random.choice(("", "*", "*", "*", "+")), page.chance(0.3), page.random.choice((0, 2, 4))
    for _ in range(page.random.randint(least, 8)):
        day = page.pick("meta") if parts["day"] else ""
        if day and page.chance(0.5):
            page.add(depth, day, mark=mark)
            page.add(depth + inner, _headline(page), spaced=spaced)
        else:
            page.add(
                depth,
                f"{_headline(page)} {day}".strip() if page.chance(0.3) else _headline(page),
                mark=mark,
                spaced=spaced,
            )
            if day:
                page.add(depth + inner, day)
        if parts["section"]:
            page.add(depth + inner, page.pick("nav"))
        if parts["blurb"]:
            page.add(depth + inner, _blurb(page), spaced=spaced)
        if parts["more"]:
            page.add(depth + inner, page.pick("promo_short"))


def _teasers_above(page: Page, depth: int) -> None:
    if page.chance(0.7):
        page.add(depth, page.pick("related"), spaced=page.chance(0.4))
    _cards(page, depth + page.random.choice((0, 2, 4)), 1)


def _related(page: Page, depth: int) -> None:
    page.add(depth, page.pick("related"), spaced=page.chance(0.5))
    _cards(page, depth + page.random.choice((0, 2, 2, 4)), 2)


def _teasers(page: Page, depth: int) -> None:
    _cards(page, depth, 2)


def _share(page: Page, depth: int) -> None:
    mark = page.random.choice(("", "*", "*", "+"))
    for _ in range(page.random.randint(1, 6)):
        page.add(depth + 2 * bool(mark), page.pick("share"), mark=mark)


def _tags(page: Page, depth: int) -> None:
    names = [page.pick("tags") for _ in range(page.random.randint(2, 5))]
    if page.chance(0.5):
        page.add(depth, page.random.choice((", ", " ", " | ")).join(names))
    else:
        for name in names:
            page.add(depth + 2, name, mark="*")


def _bio(page: Page, depth: int) -> None:
    for _ in range(page.random.randint(1, 3)):
        page.add(depth, page.pick("bio"), spaced=page.chance(0.5))


def _comments(page: Page, depth: int) -> None:
    page.add(depth, page.pick("comments"), spaced=page.chance(0.5))
    mark, inner = page.random.choice(("*", "*", "1.", "", "")), page.random.choice((2, 4, 6))
    for number in range(page.random.choice((0, 1, 2, 4, 8, 16))):
        page.add(depth, page.pick("comment_meta"), mark=f"{number + 1}." if mark == "1." else mark)
        for _ in range(page.random.randint(0, 2)):
            page.add(depth + inner, page.pick("comment_meta"))
        for _ in range(page.random.choice((1, 1, 1, 2, 3))):
            text = (
                page.pick("remark")
                if page.chance(0.5)
                else f"{page.pick('remark')} {page.random.choice(page.sentences)}"
            )
            page.add(depth + inner, text, spaced=page.chance(0.7))
        if page.chance(0.5):
            page.add(depth + inner, page.pick("comment_meta"))
    if page.chance(0.6):
        for _ in range(page.random.randint(1, 5)):
            page.add(depth, page.pick("form"), spaced=page.chance(0.4))


def _footer(page: Page, depth: int) -> None:
    mark = page.random.choice(("", "*", "*"))
    for _ in range(page.random.randint(2, 12)):
        page.add(depth + page.random.choice((0, 0, 2)), page.pick("footer"), mark=mark)
    if page.chance(0.3):
        page.add(depth, page.pick("promo"))


def _meta(page: Page, depth: int) -> None:
    mark = "*" if page.chance(0.25) else ""
    for _ in range(page.random.choice((0, 1, 1, 2, 3))):
        page.add(depth, page.pick("meta"), mark=mark, spaced=page.chance(0.3))


def _article(page: Page, article: dict[str, Any], depth: int) -> None:
    """Title, byline and text, with what sites put between them."""
    choice = page.random.choice
    head = max(0, depth + choice((-4, -2, -2, -2, 0, 0, 2)))
    if page.chance(0.35):
        page.add(head, choice((" » ", " > ", " / ")).join((page.pick("nav"), page.pick("nav"), str(article["title"]))))
    if page.chance(0.3):
        _meta(page, head)
    page.add(head, str(article["title"]), spaced=page.chance(0.8))
    page.title = len(page.lines) - (not page.lines[-1])
    body = [str(text) for text in article["body"]]
    if page.chance(0.1):
        for text in page.random.sample(list(page.sentences), 3):
            page.add(choice((depth, depth + 2)), str(text).split(". ")[0].rstrip(".") + ".", mark="*", body=True)
    if page.chance(0.3):
        page.add(choice((head, depth)), body[0].split(". ")[0].rstrip(".") + ".", spaced=True, body=True)
    _meta(page, choice((head, depth, depth + 2)))
    if page.chance(0.4):
        _share(page, choice((head, depth)))
    if page.chance(0.15):
        _comment_link(page, choice((head, depth)))
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
            heading = page.pick("heading") if page.chance(0.6) else _headline(page)
            page.add(level, f"{number}. {heading}" if page.chance(0.15) else heading, spaced=True, body=True)
            shift = page.random.choice((0, 0, 2, 4, 10)) if uneven else 0
        quote = page.chance(0.06)
        page.add(depth + shift + 4 * quote, text, spaced=spaced or quote, body=True)
        if page.chance(lists):
            _list(page, depth)
        if number + 1 < len(body) and page.chance(inserts):
            page.random.choice((_insert, _insert, _caption, _notice, _cards_inside, _comment_link))(page, depth)


def _list(page: Page, depth: int) -> None:
    """A list of the article's own."""
    if page.chance(0.4):
        page.add(depth, page.pick("heads_list"), spaced=True, body=True)
    own = page.chance(0.5)
    numbered, mark = page.chance(0.2), page.random.choice(("*", "*", "*", "-", "+", "o", ""))
    for number in range(page.random.randint(2, 9)):
        text = page.pick("entry") if own else str(page.random.choice(page.sentences)).split(". ")[0]
        page.add(depth + 2, text, mark=f"{number + 1}." if numbered else mark, body=True)


def _insert(page: Page, depth: int) -> None:
    page.add(depth + page.random.choice((0, 0, 0, 4)), page.pick("insert"), spaced=page.chance(0.8))


def _comment_link(page: Page, depth: int) -> None:
    page.add(depth + page.random.choice((0, 2, 4)), page.pick(page.random.choice(("comments", "form"))))


def _caption(page: Page, depth: int) -> None:
    page.add(
        depth + page.random.choice((0, 0, 2, 4)),
        page.pick(page.random.choice(("caption", "long_caption"))),
        spaced=page.chance(0.6),
    )


def _cards_inside(page: Page, depth: int) -> None:
    page.add(depth + page.random.choice((0, 2)), page.pick("related"))
    _cards(page, depth + page.random.choice((2, 4)), 1)
