"""The facts that a page states about its article: title, author, publication and date.

Data: `read_facts` reads the blocks of one article and its surroundings into `PageFacts`.
Limits: only lines in the expected places count; dates in captions, teasers, comments and footers are ignored.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from generator.date_basis import BasisKind, basis
from generator.discard_reason import DiscardReason
from generator.dumps.date_line import PUBLISHED, UPDATED, day_first, parse_day
from generator.dumps.page.bylines import is_name, read_bio, read_byline
from generator.dumps.page.features import PageBlock
from generator.dumps.page.lines import Shape
from generator.dumps.page.model import Phase
from generator.dumps.page.publication import read_publication
from generator.dumps.page.signature import parts
from generator.dumps.page.title_line import split_title_line, without_pixel
from generator.model import DateEstimate

_BYLINE_BELOW = 3
"""A byline under an article is among the first lines below it."""
_DATELINE = re.compile(r"^[^a-z]{0,3}[\w .,’'/&-]{2,80}?(?:[(/][^)/]{2,40}[)/]\s*)?(?:--|—|–|-)\s", re.UNICODE)


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page states about one article; None for what it does not state."""

    title: str | None = None
    author: str | None = None
    publication: str | None = None
    date: DateEstimate | None = None
    reasons: tuple[tuple[int, DiscardReason], ...] = ()
    """(line, why it is no text) for lines that state a fact."""


def read_facts(
    above: Sequence[PageBlock],
    body: Sequence[PageBlock],
    below: Sequence[PageBlock],
    phases: dict[int, Phase],
    page: Sequence[PageBlock],
    inherited: str | None = None,
) -> PageFacts:
    """Facts of the article whose text is `body`; `above` and `below` are the other blocks up to its neighbours."""
    title, site, title_reasons = _title(above, phases, page)
    head = _head(above, title)
    author = _author(head, below)
    publication = site or read_publication(above, head, body, below, page, author, inherited)
    return PageFacts(title, author, publication, _date(head, body, below, page), tuple(title_reasons.items()))


def _title(
    above: Sequence[PageBlock], phases: dict[int, Phase], page: Sequence[PageBlock]
) -> tuple[str | None, str | None, dict[int, DiscardReason]]:
    """Title, site, and the lines that state them with the reason why they are no text."""
    reasons: dict[int, DiscardReason] = {}
    title, site = None, None
    for index, block in enumerate(above):
        split = split_title_line(block.text) if block.weight < 300 else None
        pixel = without_pixel(block.text) != block.text
        if pixel:
            rest = without_pixel(block.text)
            title, site = split or ((rest or None), None)
            reasons[block.line] = DiscardReason.PIXEL_AND_TITLE_LINE if rest else DiscardReason.TRACKING_PIXEL
            break
        if split and block.furniture is None and _believed(split, block, index, above, page):
            title, site = _oriented(split, above)
            reasons[block.line] = DiscardReason.TITLE_LINE
            break
    if title and not any(_same(block.text, title) for block in above):
        opening = next((block for block in above if block.opens and not block.title_line), None)
        title = opening.text if opening else title
    bare = _bare_title(above, phases, title)
    for block in above:
        if title and _same(block.text, title) and block.line not in reasons:
            reasons[block.line] = DiscardReason.REPEATED_TITLE
        elif title is None and bare and block.line == bare.line:
            reasons[block.line] = DiscardReason.TITLE_LINE
        elif bare and title is None and _same(block.text, bare.text):
            reasons[block.line] = DiscardReason.REPEATED_TITLE
    return title or (bare.text if bare else None), site, reasons


def _oriented(split: tuple[str, str], above: Sequence[PageBlock]) -> tuple[str, str]:
    """`Site | Title` where the heading says so."""
    again = any(_same(block.text, split[1]) for block in above)
    if (
        again
        and len(split[1].split()) > len(split[0].split())
        and not any(_same(block.text, split[0]) for block in above)
    ):
        return split[1], split[0]
    return split


def _believed(
    split: tuple[str, str], block: PageBlock, index: int, above: Sequence[PageBlock], page: Sequence[PageBlock]
) -> bool:
    """A title line is repeated as a heading, or opens the page and names a site in the usual way."""
    if any(_same(other.text, part) for other in above if other is not block for part in split):
        return True
    elsewhere = any(
        split[1].casefold() in other.text.casefold() for other in page if other is not block and other.weight < 200
    )
    words = len(split[0].split()) >= 4 or (split[0].isascii() is False and len(split[0]) >= 7)
    return (
        index == 0
        and words
        and (elsewhere or "|" in block.text or "｜" in block.text or "_" in block.text or block.title_like)
    )


def _bare_title(above: Sequence[PageBlock], phases: dict[int, Phase], title: str | None) -> PageBlock | None:
    """The heading above the article: in the title phase, with words enough, the first of its kind."""
    if title:
        return None
    inside = [
        block
        for block in above
        if phases[block.line] is Phase.TITLE and not block.byline and not block.day_line and block.furniture is None
    ]
    titles = [block for block in inside if block.title_like and not block.name]
    opening = [block for block in titles if block.opens]
    short = [block for block in inside if block.shape is Shape.SHORT and block.weight >= 8 and not block.name]
    found = opening or titles or short
    return found[0] if found else None


def _head(above: Sequence[PageBlock], title: str | None) -> Sequence[PageBlock]:
    """The lines from the title on; all of them where the title is not among them."""
    places = [index for index, block in enumerate(above) if title and _same(block.text, title)]
    return above[places[0] :] if places else above


def _author(head: Sequence[PageBlock], below: Sequence[PageBlock]) -> str | None:
    name = _signed_by(head) or _name_in(head) or _author_below(below)
    return name.title() if name and name.isupper() and " " in name else name


def _signed_by(blocks: Sequence[PageBlock]) -> str | None:
    """The author of the first line that says `By`."""
    names = (read_byline(part) for block in blocks if block.byline for part in parts(block.text))
    return next((name for name in names if name), None)


def _name_in(head: Sequence[PageBlock]) -> str | None:
    """A name without `By`: in a signature, or above one. The first line is the title's."""
    for index, block in enumerate(head[1:], 1):
        signed = block.byline or any(other.day_line or other.byline for other in head[index + 1 : index + 4])
        for part in parts(block.text):
            if is_name(part) and (signed or (block.day_line and part != block.text)):
                return part
    return None


def _author_below(below: Sequence[PageBlock]) -> str | None:
    """The author according to a bio or byline below the article."""
    for index, block in enumerate(below):
        above = below[index - 1].text if index else ""
        if (
            block.bio
            and block.section != "comments"
            and (name := read_bio(block.text)[0] or (above if is_name(above) else None))
        ):
            return name
        if block.section == "bio" and block.name:
            return block.text
        if block.byline and index < _BYLINE_BELOW and (author := read_byline(block.text)):
            return author
    return None


def _date(
    head: Sequence[PageBlock], body: Sequence[PageBlock], below: Sequence[PageBlock], page: Sequence[PageBlock]
) -> DateEstimate | None:
    """The date in the head, published before updated; else in a `Published` line right below, else in the dateline."""
    dates: list[tuple[int, int, dt.date, str]] = []

    @cache  # even where the page does not show it: to look again for each line is quadratic
    def order() -> bool | None:
        return day_first(other.text for other in page)

    places = [block for block in head if block.byline or block.day_line or PUBLISHED.search(block.text[:40])]
    places += [
        block
        for block in below[:4]
        if PUBLISHED.search(block.text[:40]) and block.section not in {"comments", "related links"}
    ]
    for index, block in enumerate(places):
        if block.weight > 200 or block.furniture is DiscardReason.IMAGE_CAPTION:
            continue
        for updated, text in _phrases(block.text):
            if day := parse_day(text, day_first=order()):
                dates.append((updated, index, *day))
    if dates:
        best = min(dates)
        return DateEstimate(best[2], basis=basis(BasisKind.PAGE, best[3]))
    for block in body[:1]:
        dateline = _DATELINE.match(block.text[:160])
        if dateline and (day := parse_day(dateline[0])):
            return DateEstimate(day[0], basis=basis(BasisKind.DATELINE, day[1]))
    return None


def _phrases(text: str) -> list[tuple[int, str]]:
    """The parts of a line with their rank: 0 published, 1 plain, 2 updated."""
    cuts = sorted(
        {0, *(match.start() for pattern in (UPDATED, PUBLISHED) for match in pattern.compiled.finditer(text))}
    )
    found = []
    for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
        piece = text[start:end]
        found.append((2 if UPDATED.match(piece) else 0 if PUBLISHED.match(piece) else 1, piece))
    return found


def _same(a: str, b: str) -> bool:
    return a.casefold().strip() == b.casefold().strip()
