"""What a page says about itself to machines, ready for the theme's `_head.html`.

Data: `HeadView` and its parts.
Limits: records only; `heads` makes them.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from markupsafe import Markup

from generator.model import SitePath


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed, in two formats."""

    title: str
    """Its subject, such as `Alibaba`; empty for the feed of the whole site."""
    atom: SitePath
    json: SitePath


@dataclass(frozen=True, slots=True)
class MetaTag:
    """`<meta {attribute}="{name}" content="{content}">`."""

    attribute: str
    """`property` (OpenGraph) or `name` (all others)."""
    name: str
    content: str


@dataclass(frozen=True, slots=True)
class HeadView:
    """What stands in a page's head besides its title and style."""

    feeds: tuple[FeedLink, ...] = ()
    """The page's own first, that of the whole site last."""
    meta: tuple[MetaTag, ...] = ()
    """OpenGraph and Twitter card."""
    json_ld: Markup = field(default_factory=Markup)
    """Structured data; safe inside `<script type="application/ld+json">`."""
    indexed: bool = True
    """False where search engines should leave the page out: results, missing pages, redirects."""
