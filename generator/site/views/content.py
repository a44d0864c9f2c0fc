"""What one page says, and the words that page kinds share for saying it.

Data: `PageContent`, made by the view builders of each page kind.
Limits: pure; English.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.site.pages import PlannedPage

_DESCRIPTION = 160
"""Characters of a page's description for search engines."""


@dataclass(frozen=True, slots=True)
class PageContent:
    """What one page says."""

    title: str
    """For `<title>`; empty on the front page, whose title is the site's."""
    description: str
    variables: Mapping[str, object]
    """Name in the template -> record, as `docs/themes.md` lists them."""


def numbered(title: str, page: PlannedPage) -> str:
    """The title of one page of a long list."""
    return f"{title}, page {page.number}" if page.number > 1 else title


def counted_articles(count: int) -> str:
    """`1 article`, `1,204 articles`."""
    return "1 article" if count == 1 else f"{count:,} articles"


def opening(text: str) -> str:
    """The beginning of a text as a description, cut at a word."""
    words = " ".join(text.split())
    return words if len(words) <= _DESCRIPTION else words[:_DESCRIPTION].rsplit(" ", 1)[0] + "…"
