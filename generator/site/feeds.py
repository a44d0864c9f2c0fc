"""What machines read: the Atom feed, the sitemap, robots.txt.

Data: `atom_feed`, `sitemap`, `robots` each give one `OutputFile`.
Limits: pure and without a clock: a feed is as new as its newest article. The sitemap protocol allows 50,000 addresses
in a file; later ones are left out. Sources: RFC 4287; sitemaps.org.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Sequence
from itertools import islice
from xml.sax.saxutils import escape

from markupsafe import Markup

from generator.model import OutputFile, SitePath
from generator.site.frame import canonical_address
from generator.site.plan import FEED, HOME, PlannedPage
from generator.site.views import ArticleCard, SiteView

_MOST_ENTRIES = 50
_MOST_ADDRESSES = 50_000
_UNLISTED_KINDS = frozenset({"404", "email", "redirect", "search"})
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold, escaped or not."""


def atom_feed(site: SiteView, newest: Sequence[ArticleCard]) -> OutputFile:
    """The newest 50 dated articles with their summaries; `newest` is sorted newest first.

    An entry's id comes from its permanent address and stays while that stays.
    """
    cards = list(islice((card for card in newest if card.date.iso), _MOST_ENTRIES))
    updated = cards[0].date.iso if cards else "1970-01-01"
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={_quoted(site.language)}>',
        f"<id>{_urn(site.base_url)}</id>",
        f"<title>{_text(site.title)}</title>",
        *([f"<subtitle>{_text(site.tagline)}</subtitle>"] if site.tagline else []),
        f"<updated>{updated}T00:00:00Z</updated>",
        f"<author><name>{_text(site.author or site.title)}</name></author>",
        f'<link rel="self" type="application/atom+xml" href={_quoted(site.base_url + FEED)}/>',
        f'<link rel="alternate" type="text/html" href={_quoted(canonical_address(site.base_url, HOME))}/>',
        *(line for card in cards for line in _entry(site, card)),
        "</feed>",
    ]
    return OutputFile(FEED, ("\n".join(lines) + "\n").encode("utf-8"))


def sitemap(site: SiteView, pages: Iterable[PlannedPage], cards: Iterable[ArticleCard]) -> OutputFile:
    """Every page that is worth finding; articles with their day."""
    days = {card.path: card.date.iso for card in cards}
    listed = islice((page.path for page in pages if page.kind not in _UNLISTED_KINDS), _MOST_ADDRESSES)
    lines = ['<?xml version="1.0" encoding="utf-8"?>', '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">']
    for path in listed:
        day = f"<lastmod>{days[path]}</lastmod>" if days.get(path) else ""
        lines.append(f"<url><loc>{_text(canonical_address(site.base_url, path))}</loc>{day}</url>")
    lines.append("</urlset>")
    return OutputFile(SitePath("sitemap.xml"), ("\n".join(lines) + "\n").encode("utf-8"))


def robots(site: SiteView) -> OutputFile:
    """Everyone may read everything."""
    text = f"User-agent: *\nAllow: /\n\nSitemap: {site.base_url}sitemap.xml\n"
    return OutputFile(SitePath("robots.txt"), text.encode("utf-8"))


def _entry(site: SiteView, card: ArticleCard) -> list[str]:
    address = canonical_address(site.base_url, card.path)
    summary = Markup("<p>{}</p>").format(card.summary) if card.summary else Markup("")
    if card.why:
        summary += Markup("<p><strong>Why it matters:</strong> {}</p>").format(card.why)
    day = f"{card.date.iso}T00:00:00Z"
    return [
        "<entry>",
        f"<id>{_urn(address)}</id>",
        f"<title>{_text(card.title)}</title>",
        f'<link rel="alternate" type="text/html" href={_quoted(address)}/>',
        f"<published>{day}</published>",
        f"<updated>{day}</updated>",
        *(f"<category term={_quoted(tag.text)}/>" for tag in card.tags),
        f'<summary type="html">{_text(summary)}</summary>',
        "</entry>",
    ]


def _urn(address: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, address).urn


def _text(words: str) -> str:
    return escape(_NOT_XML.sub("", str(words)))


def _quoted(words: str) -> str:
    """An attribute's value with its quotes."""
    return '"' + escape(_NOT_XML.sub("", words), {'"': "&quot;"}) + '"'
