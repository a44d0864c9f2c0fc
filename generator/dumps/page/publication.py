"""The publication of a page, from the lines that name it.

Data: `read_publication`.
Limits: the browser's title line has precedence and is read by `metadata`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.discard_reason import DiscardReason
from generator.dumps.page.bylines import read_bio, read_byline, read_source
from generator.dumps.page.features import PageBlock
from generator.dumps.page.lines import Shape
from generator.dumps.phrases import PhrasePattern, phrase_words

_COPYRIGHT = PhrasePattern(
    r"(?:(?:copyright\s*)?(?:©|\(c\)|&copy;|{rights_holder})|copyright)\s*(?:copyright\s*)?(?:(?:19|20)\d\d\s*[-–]?\s*(?:(?:19|20)\d\d)?)?\s*(?:by\s+)?(?P<name>[^.,|©()\d]{2,50}?)\s*"
    r"(?=[.,|()]|\s+(?:{rights_reserved}|(?:19|20)\d\d)|$)",
    re.IGNORECASE,
)
_OWNER_FIRST = re.compile(r"^(?P<name>[A-Z][^©]{1,50}?)\s*©")
_NAVIGATED = 4
"""Short lines below a name of one word that make it a site's."""
_SITE_LINES = 12
"""Lines at the top of a page among which the site's name is looked for."""
_COMPANY_FORM = re.compile(
    r"(?:[,\s]+(?:Pvt|Pty|Private)\.?)?[,\s]+(?:Ltd|Limited|Inc|LLC|GmbH|AG|S\.?A\.?|S\.?L\.?|Corp|plc|Pty|B\.?V\.?)\.?$",
    re.IGNORECASE,
)
_RIGHTS = PhrasePattern(r"^(?:{rights_reserved}|\W*)$", re.IGNORECASE)
_WIRE = re.compile(
    r"[(/](?P<wire>PR ?Newswire|GLOBE ?NEWSWIRE|BUSINESS ?WIRE|ACCESSWIRE|EIN Presswire|PRWeb)(?: via .*?)?[)/]",
    re.IGNORECASE,
)
_WIRES = {
    "prnewswire": "PR Newswire",
    "globenewswire": "GlobeNewswire",
    "businesswire": "Business Wire",
    "accesswire": "ACCESSWIRE",
    "einpresswire": "EIN Presswire",
    "prweb": "PRWeb",
}


def read_publication(
    above: Sequence[PageBlock],
    head: Sequence[PageBlock],
    body: Sequence[PageBlock],
    below: Sequence[PageBlock],
    page: Sequence[PageBlock],
    author: str | None,
    inherited: str | None,
) -> str | None:
    """The publication, best source first; `inherited` is that of the article above on the same page.

    `above`, `body` and `below` are parts of `page`; `head` is what follows the title in `above`.
    """
    return (
        _publication(head, body, below) or inherited or _site_name(above, author, page) or _owner(below, author, page)
    )


def _publication(head: Sequence[PageBlock], body: Sequence[PageBlock], below: Sequence[PageBlock]) -> str | None:
    for block in body[:2]:
        if wire := _WIRE.search(block.text[:200]):
            return _WIRES.get(wire["wire"].lower().replace(" ", ""), wire["wire"])
    for block in head:
        if source := read_source(block.text):
            return source
    for block in below:
        if block.bio and block.section != "comments" and (employer := read_bio(block.text)[1]):
            return employer
    return None


def _site_name(above: Sequence[PageBlock], author: str | None, page: Sequence[PageBlock]) -> str | None:
    """A short line above the article whose words other lines of the site repeat: its name."""
    for block in above[:_SITE_LINES]:
        name = block.text.strip()
        if (
            block.furniture
            or block.shape is not Shape.SHORT
            or len(name.split()) > 5
            or len(name) < 3
            or not name[0].isupper()
        ):
            continue
        if (
            (read_byline(block.text) is not None)
            or block.day_line
            or block.opens
            or (author and name.casefold() == author.casefold())
        ):
            continue
        pattern = re.compile(rf"\b{re.escape(name)}\b", re.IGNORECASE)
        if any(
            other.line != block.line
            and other.text.casefold() != name.casefold()
            and other.weight < 260
            and (other.furniture or other.bio or other.byline or other.day_line or other.section)
            and pattern.search(other.text)
            for other in page
        ):
            return name
        navigated = len(above) > _NAVIGATED and all(other.shape is Shape.SHORT for other in above[1 : _NAVIGATED + 1])
        if (
            block is above[0]
            and (len(name.split()) > 1 or (navigated and not block.own))
            and all(
                word[0].isupper() or word[0] in "&’0123456789" or word in phrase_words("publication_particle")
                for word in name.split()
            )
        ):
            return name
    return None


def _owner(below: Sequence[PageBlock], author: str | None, page: Sequence[PageBlock]) -> str | None:
    """The owner of the copyright."""
    for block in [*below, *page]:
        credit = (
            block.furniture is DiscardReason.IMAGE_CAPTION
            and block.text.startswith("©")
            and _COMPANY_FORM.search(block.text)
        )
        if block.furniture is not DiscardReason.COPYRIGHT_LINE and not credit:
            continue
        match = _COPYRIGHT.search(block.text) or _OWNER_FIRST.search(block.text)
        name = _COMPANY_FORM.sub("", match["name"].strip(" -–·")) if match else ""
        if name and not _RIGHTS.match(name) and not (author and name.casefold() == author.casefold()):
            return name
    return None
