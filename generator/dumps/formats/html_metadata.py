"""The date of publication of a saved page, from its metadata or from a line that readers see.

Data: `published_on` takes the page's tree and the paragraphs around its title.
Limits: only a date that the page states as that of its own publication: no copyright years, no dates in addresses.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from generator.date_basis import BasisKind, basis
from generator.dumps.date_line import parse_day
from generator.dumps.formats.stated_date import stated
from generator.dumps.markup.addresses import web_address
from generator.dumps.phrases import PhrasePattern, phrase_words
from generator.model import DateEstimate

_META = frozenset(
    """
    article:published_time og:article:published_time og:published_time article:published published_time
    datepublished date pubdate publishdate publish-date publish_date publication_date publication-date dateposted
    dc.date dc.date.issued dc.date.created dc.issued dcterms.date dcterms.issued dcterms.created sailthru.date
    parsely-pub-date citation_publication_date citation_date cxenseparse:recs:publishtime article.published
    """.split()
)
"""Names of the metadata in which pages state their date of publication, lower case."""
_ARTICLES = re.compile(r"(?:Article|Posting|Report|Review)$")
_NEAR_TITLE = (
    "//article//header//time[@datetime] | //h1/ancestor::header//time[@datetime] | "
    "//h1/following-sibling::*[position() <= 3]/descendant-or-self::time[@datetime]"
)
_WRAPPING = re.compile(r"/\*\s*<!\[CDATA\[\s*\*/|/\*\s*\]\]>\s*\*/|(?://)?\s*<!\[CDATA\[|(?://)?\s*\]\]>|<!--|-->")
_EXTRA_COMMA = re.compile(r",(\s*[}\]])")
_SAYS = "the page's metadata say"
_CHANGED = PhrasePattern(r"\b{change_word}\b|©", re.IGNORECASE)
_LONGEST = 120
"""Characters of a date line at most."""
_WORD = re.compile(r"[^\W\d_]+")
_OTHER = 60
"""Characters of a date line besides the date: a name, a time, a section."""


def published_on(root: Any, near_title: Sequence[str]) -> DateEstimate | None:
    """The date that the metadata state, else that of a date line among `near_title`; None if there is neither."""
    found = stated((_SAYS, value) for value in _metadata(root))
    return found or next((day for line in near_title if (day := _day_line(line))), None)


def page_address(root: Any) -> str | None:
    """The page's own address, from its canonical link, its OpenGraph metadata or its linked data; None where none is a web
    address."""
    found = [*root.xpath("//link[@rel='canonical']/@href"), *root.xpath("//meta[@property='og:url']/@content")]
    found += [_address(thing) for thing in _articles(root)]
    return next((address for url in found if (address := web_address(url.strip()))), None)


def is_single_article(root: Any) -> bool:
    """Whether a page says of itself that it is one article: in OpenGraph, by a day of publication, or in linked data."""
    kind = root.xpath("//meta[@property='og:type']/@content")
    published = root.xpath("//meta[@property='article:published_time']")
    return "article" in kind or bool(published) or len(list(_articles(root))) == 1


def page_tags(root: Any) -> tuple[str, ...]:
    """The publisher's own tags: those of OpenGraph, else the links marked as tags, else the keywords of linked data."""
    found = root.xpath("//meta[@property='article:tag']/@content")
    found = found or [link.text_content() for link in root.xpath("//a[@rel='tag']")]
    found = found or [word for thing in _articles(root) for word in _keywords(thing.get("keywords"))]
    return tuple(dict.fromkeys(tag for tag in (" ".join(each.split()) for each in found) if tag))


def _metadata(root: Any) -> Iterator[object]:
    """Stated dates of publication, the most reliable first."""
    yield from _linked_data(root)
    for meta in root.iter("meta"):
        names = {(meta.get(key) or "").strip().lower() for key in ("property", "name", "itemprop")}
        if names & _META:
            yield meta.get("content")
    for element in root.xpath("//*[@itemprop='datePublished'] | //time[@pubdate]"):
        yield element.get("datetime") or element.get("content") or element.text_content()
    for element in root.xpath("//time[contains(concat(' ', @class, ' '), 'published')][@datetime]"):
        yield element.get("datetime")
    times = [time for time in root.xpath(_NEAR_TITLE) if _is_own(time)]
    yield from (time.get("datetime") for time in times[:1])


def _is_own(time: Any) -> bool:
    """Whether an element `time` near the title is no part of a sentence, and not the time of a change."""
    around = " ".join(time.getparent().text_content().split())
    return len(around) <= _LONGEST and not _CHANGED.search(f"{time.get('class')} {around}")


def _linked_data(root: Any) -> Iterator[object]:
    """`datePublished` of schema.org's articles, before that of other things."""
    yield from (thing.get("datePublished") for _, thing in _things(root))


def _articles(root: Any) -> Iterator[dict[str, Any]]:
    """Schema.org's articles of a page."""
    return (thing for other, thing in _things(root) if not other)


def _things(root: Any) -> list[tuple[bool, dict[str, Any]]]:
    """The linked data of a page, articles first; each with whether it is something else."""
    found: list[tuple[bool, dict[str, Any]]] = []
    for script in root.xpath("//script[@type='application/ld+json']"):
        things = _nearly_json(script.text or "")
        while things:
            thing = things.pop(0)
            if isinstance(thing, list):
                things += thing
            elif isinstance(thing, dict):
                kinds = thing.get("@type")
                kinds = kinds if isinstance(kinds, list) else [kinds]
                article = any(_ARTICLES.search(str(kind)) for kind in kinds)
                found.append((not article, thing))
                things += [value for key, value in thing.items() if key in ("@graph", "mainEntity")]
    return sorted(found, key=lambda pair: pair[0])


def _address(thing: dict[str, Any]) -> str:
    """The address of an article: its own, or that of the page it is the main thing of; empty if it has none."""
    page = thing.get("mainEntityOfPage")
    page = page.get("@id") if isinstance(page, dict) else page
    return next((value for value in (thing.get("url"), page) if isinstance(value, str)), "")


def _keywords(value: object) -> list[str]:
    """Keywords as a list, or as words with commas; `name:words` of a publisher's own system are none."""
    words = value.split(",") if isinstance(value, str) else value if isinstance(value, list) else []
    return [word for word in words if isinstance(word, str) and ":" not in word]


def _nearly_json(text: str) -> list[Any]:
    """The data of a script, also inside a comment or CDATA, with raw line breaks or with a comma too many."""
    text = _WRAPPING.sub("", text).strip().rstrip(";")
    for each in (text, _EXTRA_COMMA.sub(r"\1", text)):
        try:
            return [json.loads(each, strict=False)]
        except (ValueError, RecursionError):
            continue
    return []


def is_date_line(line: str) -> bool:
    """Whether a line that readers see holds the page's own date, and hardly anything else: a name, a time, a section."""
    return _day_line(line) is not None


def _day_line(line: str) -> DateEstimate | None:
    found = parse_day(line) if len(line) <= _LONGEST else None
    if not found or len(line) - len(found[1]) > _OTHER or _CHANGED.search(line[: line.index(found[1])]):
        return None
    if any(
        word[0].islower() and word.lower() not in phrase_words("publication_word")
        for word in _WORD.findall(line.replace(found[1], " "))
    ):
        return None
    return DateEstimate(found[0], basis=basis(BasisKind.PAGE, found[1]))
