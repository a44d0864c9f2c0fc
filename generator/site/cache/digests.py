"""Digests of values, and those of the articles of a site.

Data: `digest` of any values, `joined` of digests; `ArticleDigests` has three digests of each article, `ArchiveDigests` those
of all together.
Limits: pure. Values with the same digest are equal; equal values may have different digests.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import marshal
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from operator import attrgetter
from typing import Any

from generator.analysis.catalog import Catalog
from generator.content.markup import Rendered
from generator.model import Article, DateEstimate, SitePath, Source
from generator.site.views.records import SiteView


def _number(day: dt.date | None) -> int:
    return day.toordinal() if day else 0


def _day_parts(date: DateEstimate) -> tuple[int, int, int, str]:
    return _number(date.day), _number(date.earliest), _number(date.latest), date.basis


_OF_THE_TEXT = frozenset({"body", "body_line"})
"""Fields that no page reads: a body is shown as it was rendered."""
_SOURCE = attrgetter(*(field.name for field in fields(Source)))
_RECORDS: Mapping[str, Callable[[Any], object]] = {
    "date": _day_parts,
    "source": lambda source: source and _SOURCE(source),
    "schedule": lambda schedule: (_number(schedule.publish_on), _number(schedule.expires)),
    "updated": _number,
    "corrections": lambda notes: repr(notes) if notes else None,
    "extra": lambda extra: repr(extra) if extra else None,
}
"""Fields that `marshal` cannot write -> what it can write instead, another one for another value."""
_PLAIN = attrgetter(
    *(field.name for field in fields(Article) if field.name not in _OF_THE_TEXT and field.name not in _RECORDS)
)
_OF_RECORDS = tuple((attrgetter(name), plain) for name, plain in _RECORDS.items())


class ArticleDigests:
    """Three digests of each article by its path, in the order of the archive."""

    def __init__(self, catalog: Catalog, texts: Mapping[str, Rendered], base_url: str) -> None:
        """`texts`: the rendered body of each article by its path."""
        self.shown: dict[str, bytes] = {}
        """Of all that its own page and the tables show."""
        self.entries: dict[str, bytes] = {}
        """Of its entry in lists."""
        self.counted: dict[str, bytes] = {}
        """Of what lists count: day, companies, tags."""
        for article in catalog.archive.articles:
            path = article.path
            text = texts[path]
            named = catalog.about[path], catalog.mentions[path]
            records = [plain(value(article)) for value, plain in _OF_RECORDS]
            counted = path, article.slug, records[0], named, article.tags, article.featured
            self.shown[path] = digest(_PLAIN(article), records, named, rendered(text), base_url)
            self.counted[path] = digest(counted)
            self.entries[path] = digest(counted, article.title, article.summary, text.why, article.publication)


class ArchiveDigests:
    """Digests of the whole archive, known before any page is planned."""

    def __init__(self, code: str, site: SiteView, catalog: Catalog, texts: Mapping[str, Rendered]) -> None:
        """`code`: digest of the program. `texts`: the rendered body of each article by its path."""
        self.tables = digest(code, site, tuple(catalog.companies.values()), tuple(catalog.tags.values()))
        """Of the program, the facts of the site and what tables show besides articles."""
        self.articles = ArticleDigests(catalog, texts, site.base_url)
        self._everything = joined(self.articles.shown.values())

    def of_download(self, path: SitePath) -> bytes:
        """The key of a file that is made from all articles."""
        return digest(self.tables, path, self._everything)


def rendered(text: Rendered) -> tuple[str, ...]:
    """All that is in a rendered text, as plain data."""
    return str(text.html), text.text, text.why


def digest(*parts: Any) -> bytes:
    """Of what can be written plainly as `marshal` does, which takes a tenth of the time of `repr`, else of its `repr`."""
    try:
        data = marshal.dumps(parts, 2)  # a later version writes the same value in several ways
    except ValueError:
        data = b"".join(map(_with_length, parts))
    return hashlib.blake2b(data, digest_size=16).digest()


def _with_length(part: object) -> bytes:
    plain: Any = part
    try:
        data = marshal.dumps(plain, 2)
    except ValueError:
        data = repr(part).encode("utf-8", "surrogatepass")
    return len(data).to_bytes(8, "big") + data


def joined(digests: Iterable[bytes]) -> bytes:
    """One digest of several, in their order."""
    return hashlib.blake2b(b"".join(digests), digest_size=16).digest()
