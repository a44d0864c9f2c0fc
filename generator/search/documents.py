"""What is searched and shown of articles, and the names by which results are narrowed.

Data: `SearchDocument`, `SearchName`; `field_texts` gives the texts that are searched.
Limits: records only.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import SitePath

Facts = tuple[str, tuple[str, ...], tuple[str, ...]]
"""What is counted of a document: its period, companies, tags."""


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """What is searched and shown of one article."""

    path: SitePath
    title: str
    date: str
    """As shown to readers."""
    iso: str
    """`2024-07-25`; `2024` where only the year is known; empty where there is no such value."""
    summary: str
    body: str
    """Plain text."""
    companies: tuple[str, ...] = ()
    """Names of the companies it is about, most central first."""
    tags: tuple[str, ...] = ()
    """As shown to readers."""
    aliases: tuple[str, ...] = ()
    """Other names of its companies, and of the products that it names."""
    mentions: tuple[str, ...] = ()
    """All names of companies that it only mentions."""
    period: str = ""
    """The month it is of, `2024-07`; `2024` or `2020-2021` where no month is known; empty where it is undated."""

    @property
    def facts(self) -> Facts:
        """See `Facts`."""
        return self.period or self.iso[:7], self.companies, self.tags


@dataclass(frozen=True, slots=True)
class SearchName:
    """A company or tag by which results can be narrowed."""

    name: str
    slug: str
    aliases: tuple[str, ...] = ()
    """Other names that `company:` or `tag:` accepts."""


def field_texts(document: SearchDocument) -> dict[str, str]:
    """What is searched of a document: a text for every one of `FIELDS`."""
    return {
        "title": document.title,
        "companies": " , ".join(document.companies),
        "aliases": " , ".join(document.aliases),
        "tags": " , ".join(document.tags),
        "summary": document.summary,
        "mentions": " , ".join(document.mentions),
        "body": document.body,
    }
