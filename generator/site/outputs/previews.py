"""What a reader sees of a link before following it: small scripts that a page loads when the first link asks.

Data: `preview_files` gives `previews/companies-48.js` (of names in "a" and "b"), `previews/2024-07.js` and so on, each a call of
`briefingsPreview` with what is behind the links of that part.
Limits: pure. Classic scripts, for a page opened from disk may not fetch; parted by month and by first letters, so that
one is small in an archive of any size. Words are cut here; nothing but plain text is in them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from generator.analysis.catalog import Articles, Catalog
from generator.model import Company, OutputFile, SitePath
from generator.site.countries import country_name
from generator.site.views.dates import date_view
from generator.site.views.records import ArticleCard

_MOST = 180
"""Characters of a preview's text."""

Preview = tuple[str, str, str]
"""Heading, facts, text."""


def preview_files(catalog: Catalog, cards: Iterable[ArticleCard]) -> Iterator[OutputFile]:
    """All of them, in a fixed order; `cards` are the archive's articles."""
    parts: dict[str, dict[str, Preview]] = {}
    for card in cards:
        folder, _, name = card.path.rpartition("/")
        parts.setdefault(folder.replace("/", "-"), {})[name.removesuffix(".html")] = _article(card)
    for company in catalog.companies.values():
        part = parts.setdefault(f"companies-{ord(company.slug[0]) >> 1}", {})
        part[company.slug] = _company(catalog, company)
    for name in sorted(parts):
        yield OutputFile(SitePath(f"previews/{name}.js"), _script(name, parts[name]))


def _article(card: ArticleCard) -> Preview:
    facts = [card.date.short, *(link.text for link in card.companies[:3])]
    return card.title, " · ".join(facts), shortened(card.why or card.summary)


def _company(catalog: Catalog, company: Company) -> Preview:
    articles: Articles = catalog.by_company.get(company.name, ())
    count = f"{len(articles):,} article{'' if len(articles) == 1 else 's'}"
    facts = [company.kind.value.capitalize(), country_name(company.country or ""), count]
    newest = next((a for a in articles if company.name in catalog.about[a.path]), articles[0] if articles else None)
    text = f"{date_view(newest.date).short}: {newest.title}" if newest else ""
    return company.name, " · ".join(fact for fact in facts if fact), shortened(text)


def shortened(text: str) -> str:
    """Cut at a word."""
    words = " ".join(text.split())
    return words if len(words) <= _MOST else words[:_MOST].rsplit(" ", 1)[0] + "…"


def _script(name: str, part: Mapping[str, Preview]) -> bytes:
    """JSON is JavaScript but for two line ends, which are escaped."""
    data = json.dumps(part, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    safe = data.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("<", "\\u003c")
    return f"briefingsPreview({json.dumps(name)},{safe});\n".encode()
