"""The parts of a page besides its article: menus, notices, teasers, comments, footers.

Data: each function adds a part to a `Page`, which draws its words at random.
Limits: words come from `training/pages/words.yml` and from other articles of the same feed.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

_MARKS = "*+o-"
Words = dict[str, list[str]]


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


def skip(page: Page, depth: int) -> None:
    for _ in range(page.random.randint(1, 3)):
        page.add(depth, page.pick("nav"))


def site(page: Page, depth: int) -> None:
    page.add(depth, " ".join(page.random.choice(page.others).split()[:2])[:40], spaced=page.chance(0.3))
    if page.chance(0.4):
        page.add(
            depth + page.random.choice((0, 2)), page.random.choice(page.words["heading"] + page.words["promo_short"])
        )


def login(page: Page, depth: int) -> None:
    for _ in range(page.random.randint(1, 5)):
        page.add(depth + page.random.choice((0, 0, 4)), page.pick("login"))


def notice(page: Page, depth: int) -> None:
    """Sentences of the site: a newsletter, small files, a plea for money."""
    spaced = page.chance(0.5)
    if page.chance(0.5):
        page.add(depth, page.pick("promo_short"), spaced=spaced)
    for _ in range(page.random.choice((1, 1, 2, 3))):
        text = " ".join(page.pick("promo") for _ in range(page.random.choice((1, 1, 2))))
        page.add(depth + page.random.choice((0, 0, 2)), text, spaced=spaced)
    if page.chance(0.6):
        page.add(depth, page.pick("promo_short"))


def consent(page: Page, depth: int) -> None:
    """A dialog on stored files: its purposes, each with a text and the providers."""
    spaced = page.chance(0.6)
    for _ in range(page.random.randint(1, 6)):
        page.add(depth, page.pick("consent_head"), spaced=spaced)
        page.add(depth, " ".join(page.pick("consent") for _ in range(page.random.randint(1, 3))), spaced=spaced)
        if page.chance(0.5):
            for _ in range(page.random.randint(1, 5)):
                page.add(depth + 4, page.pick("consent_field"))
    page.add(depth, page.pick("promo_short"), spaced=spaced)


def menu(page: Page, depth: int) -> None:
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


def headline(page: Page) -> str:
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
            page.add(depth + inner, headline(page), spaced=spaced)
        else:
            page.add(
                depth,
                f"{headline(page)} {day}".strip() if page.chance(0.3) else headline(page),
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


def teasers_above(page: Page, depth: int) -> None:
    if page.chance(0.7):
        page.add(depth, page.pick("related"), spaced=page.chance(0.4))
    _cards(page, depth + page.random.choice((0, 2, 4)), 1)


def related(page: Page, depth: int) -> None:
    page.add(depth, page.pick("related"), spaced=page.chance(0.5))
    _cards(page, depth + page.random.choice((0, 2, 2, 4)), 2)


def teasers(page: Page, depth: int) -> None:
    _cards(page, depth, 2)


def share(page: Page, depth: int) -> None:
    mark = page.random.choice(("", "*", "*", "+"))
    for _ in range(page.random.randint(1, 6)):
        page.add(depth + 2 * bool(mark), page.pick("share"), mark=mark)


def tags(page: Page, depth: int) -> None:
    names = [page.pick("tags") for _ in range(page.random.randint(2, 5))]
    if page.chance(0.5):
        page.add(depth, page.random.choice((", ", " ", " | ")).join(names))
    else:
        for name in names:
            page.add(depth + 2, name, mark="*")


def bio(page: Page, depth: int) -> None:
    for _ in range(page.random.randint(1, 3)):
        page.add(depth, page.pick("bio"), spaced=page.chance(0.5))


def comments(page: Page, depth: int) -> None:
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


def footer(page: Page, depth: int) -> None:
    mark = page.random.choice(("", "*", "*"))
    for _ in range(page.random.randint(2, 12)):
        page.add(depth + page.random.choice((0, 0, 2)), page.pick("footer"), mark=mark)
    if page.chance(0.3):
        page.add(depth, page.pick("promo"))


def meta(page: Page, depth: int) -> None:
    mark = "*" if page.chance(0.25) else ""
    for _ in range(page.random.choice((0, 1, 1, 2, 3))):
        page.add(depth, page.pick("meta"), mark=mark, spaced=page.chance(0.3))


def insert(page: Page, depth: int) -> None:
    page.add(depth + page.random.choice((0, 0, 0, 4)), page.pick("insert"), spaced=page.chance(0.8))


def comment_link(page: Page, depth: int) -> None:
    page.add(depth + page.random.choice((0, 2, 4)), page.pick(page.random.choice(("comments", "form"))))


def caption(page: Page, depth: int) -> None:
    page.add(
        depth + page.random.choice((0, 0, 2, 4)),
        page.pick(page.random.choice(("caption", "long_caption"))),
        spaced=page.chance(0.6),
    )


def cards_inside(page: Page, depth: int) -> None:
    page.add(depth + page.random.choice((0, 2)), page.pick("related"))
    _cards(page, depth + page.random.choice((2, 4)), 1)
