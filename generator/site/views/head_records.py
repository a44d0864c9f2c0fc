"""Records for a page's `<head>`, which the theme's `_head.html` writes.

Data: `HeadView` and its parts.
Limits: records only; `outputs.meta` makes them.
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
    """The content of a page's head, except title and style."""

    feeds: tuple[FeedLink, ...] = ()
    """The page's own first, that of the whole site last."""
    meta: tuple[MetaTag, ...] = ()
    """OpenGraph and Twitter card."""
    json_ld: Markup = field(default_factory=Markup)
    """Structured data; safe inside `<script type="application/ld+json">`."""
    indexed: bool = True
    """False where search engines should leave the page out: results, missing pages, redirects."""
