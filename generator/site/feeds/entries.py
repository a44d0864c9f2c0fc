"""What an entry of a feed says: of an article or a digest, with absolute addresses.

Data: `Entries` makes a `FeedEntry` of each, once; `ChannelInfo` says what the feed itself is called.
Limits: pure and without a clock: an entry is as new as its day, midnight UTC. An id is made of the article's first
address (the first of its `aliases`, where it has any) and of `feed_id`, or else the public address: it stays through
other titles, texts and moves.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup, escape

from generator.content.markup import place
from generator.content.periods import placed_day
from generator.model import Article, Briefing, SitePath
from generator.site.bodies import Bodies
from generator.site.feeds.channels import Channel
from generator.site.paths import canonical_address
from generator.site.views.dates import DateView, day_view
from generator.site.views.records import ArticleCard, BriefingView, SiteView
from generator.site.views.shared import SharedViews

NO_DAY = "1970-01-01"
"""As new as a feed without entries is: it must say something, and there is no clock."""

_MOST_COMPANIES = 20
"""Companies of an article that are categories of its entry, the most central first."""
_PARAGRAPH_ID = re.compile(r'(<p\b[^>]*|<h[2-6]) id="[^"]*"')


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry."""

    id: str
    address: str
    """Absolute."""
    title: str
    published: str
    """RFC 3339; empty where only the season or year is known."""
    updated: str
    """RFC 3339: the feed's formats ask for one."""
    author: str
    """Empty where it is the feed's."""
    tags: tuple[str, ...]
    summary: Markup
    """HTML; may be empty."""
    content: Markup
    """The whole text as HTML."""
    picture: str
    """Absolute address of its social card, or empty."""


@dataclass(frozen=True, slots=True)
class ChannelInfo:
    """What a feed says of itself."""

    id: str
    title: str
    subtitle: str
    updated: str
    """RFC 3339."""
    author: str
    language: str
    home: str
    """Absolute address of its page; likewise the next two."""
    atom: str
    json: str
    icon: str


class Entries:
    """Makes the entries of one site."""

    def __init__(
        self, site: SiteView, shared: SharedViews, bodies: Bodies, feed_id: str, picture: Callable[[SitePath], str]
    ) -> None:
        """`picture` gives the absolute address of a page's social card, or nothing."""
        self._site = site
        self._shared = shared
        self._bodies = bodies
        self._root = feed_id or site.base_url or f"{site.title}/"
        self._picture = picture
        self._made: dict[tuple[str, str], FeedEntry] = {}

    def info(self, channel: Channel, root: str | None = None) -> ChannelInfo:
        """What the feed itself is called. `root` is the way to the site's root, for a site without `base_url`."""
        site, base = self._site, self._base(channel, root)
        is_site = not channel.title
        days = [max(a.date.day, a.updated or a.date.day) for a in channel.articles if a.date.day] + [
            b.date for b in channel.briefings
        ]
        return ChannelInfo(
            id=_urn(self._root if is_site else self._root + channel.atom),
            title=site.title if is_site else f"{channel.title} · {site.title}",
            subtitle=site.tagline or site.description if is_site else "",
            updated=_midnight(max(days).isoformat() if days else NO_DAY),
            author=site.author or site.title,
            language=site.language,
            home=_address(base, channel.home),
            atom=base + channel.atom,
            json=base + channel.json,
            icon=base + site.icon if site.icon else "",
        )

    def of(self, channel: Channel) -> list[FeedEntry]:
        """The entries of a feed, newest first."""
        base = self._base(channel)
        return [self._article(article, base) for article in channel.articles] + [
            self._briefing(briefing, base) for briefing in channel.briefings
        ]

    def _base(self, channel: Channel, root: str | None = None) -> str:
        """What comes before a path of the site: its address, or the way from the feed's folder."""
        return self._site.base_url or (root if root is not None else "../" * channel.atom.count("/"))

    def _article(self, article: Article, base: str) -> FeedEntry:
        entry = self._made.get((article.path, base))
        if entry is None:
            card = self._shared.card(article)
            entry = self._made[article.path, base] = FeedEntry(
                id=_urn(self._root + (article.aliases[0] if article.aliases else card.path)),
                address=_address(base, card.path),
                title=card.title,
                published=_midnight(str(day)) if (day := placed_day(article.date)) else "",
                updated=_midnight(str(max(filter(None, (article.date.day, article.updated))))),
                author=article.author or "",
                tags=tuple(link.text for link in (*card.companies[:_MOST_COMPANIES], *card.tags)),
                summary=_summary(card),
                content=_date_note(card.date)
                + _corrections(article)
                + _absolute(self._bodies.texts[article.path].html, card.path, base),
                picture=self._picture(card.path),
            )
        return entry

    def _briefing(self, briefing: Briefing, base: str) -> FeedEntry:
        entry = self._made.get((briefing.path, base))
        if entry is None:
            view = self._shared.briefing(briefing)
            entry = self._made[briefing.path, base] = FeedEntry(
                id=_urn(self._root + view.path),
                address=_address(base, view.path),
                title=view.title,
                published=_midnight(view.date.iso),
                updated=_midnight(view.date.iso),
                author=view.author,
                tags=(),
                summary=Markup("<p>{}</p>").format(view.summary) if view.summary else Markup(""),
                content=_digest(view, base),
                picture=self._picture(view.path),
            )
        return entry


def _digest(view: BriefingView, base: str) -> Markup:
    """The editor's words with the articles' summaries between them."""
    parts = [_absolute(view.body, view.path, base)]
    for entry in view.entries:
        address = _address(base, entry.card.path)
        parts.append(Markup('<h2><a href="{}">{}</a></h2>').format(address, entry.card.title))
        parts += [_summary(entry.card), _absolute(entry.comment, view.path, base)]
    return Markup("\n").join(part for part in parts if part)


def _absolute(html: Markup, page: SitePath, base: str) -> Markup:
    """A rendered body whose links work anywhere, and whose paragraphs do not claim ids."""
    here = Markup('<a href="{}#').format(_address(base, page))
    return Markup(place(_PARAGRAPH_ID.sub(r"\1", str(html)), str(escape(base))).replace('<a href="#', here))


def _address(base: str, path: SitePath) -> str:
    """An address, absolute if `base` is; a relative one names its file."""
    return canonical_address(base, path) if base.startswith("http") else base + path


def _summary(card: ArticleCard) -> Markup:
    summary = Markup("<p>{}</p>").format(card.summary) if card.summary else Markup("")
    if card.why:
        summary += Markup("<p><strong>Why it matters:</strong> {}</p>").format(card.why)
    return summary


def _date_note(date: DateView) -> Markup:
    """An estimated day is said to be one: the feed's own dates can only be exact."""
    return Markup("") if date.certain else Markup("<p><em>Published {}, {}.</em></p>").format(date.text, date.range)


def _corrections(article: Article) -> Markup:
    one = Markup("<p><strong>Correction, {}:</strong> {}</p>")
    return Markup("").join(one.format(day_view(note.day).short, note.text) for note in article.corrections)


def _midnight(day: str) -> str:
    return f"{day}T00:00:00Z"


def _urn(address: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, address).urn
