"""What a reader sees of a link before following it: small scripts that a page loads when the first link asks.

Data: `preview_outputs` gives `previews/companies-48.js` (of names in "a" and "b"), `previews/2024-07.js` and so on, each a call of
`briefingsPreview` with what is behind the links of that part.
Limits: pure. Classic scripts, for a page opened from disk may not fetch; parted by month and by first letters, so that
one is small in an archive of any size. Words are cut here; nothing but plain text is in them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from generator.analysis.catalog import Articles, Catalog
from generator.content.markup import Rendered
from generator.model import Article, Company, OutputFile, SitePath
from generator.search.packing import deflated
from generator.site.countries import country_name
from generator.site.output import Output, OutputKind, digest, finished
from generator.site.paths import article_path
from generator.site.views.dates import date_view
from generator.site.views.records import ArticleCard
from generator.site.views.shared import SharedViews

_MOST = 180
"""Characters of a preview's text."""

_MOST_NAMES = 3
"""Companies of an article that are named."""

Preview = tuple[str, str, str]
"""Heading, facts, text."""


def preview_outputs(catalog: Catalog, shared: SharedViews, texts: Mapping[str, Rendered]) -> Iterator[Output]:
    """All of them, in a fixed order; `texts`: the rendered body of each article by its path."""
    parts: dict[str, list[Article]] = {}
    for article in catalog.archive.articles:
        parts.setdefault(article_path(article).rpartition("/")[0].replace("/", "-"), []).append(article)
    companies: dict[str, dict[str, Preview]] = {}
    for company in catalog.companies.values():
        companies.setdefault(f"companies-{ord(company.slug[0]) >> 1}", {})[company.slug] = _company(catalog, company)
    outputs = [finished(OutputFile(_path(name), _script(name, part))) for name, part in companies.items()]
    for name, articles in parts.items():
        key = digest([_made_from(catalog, article, texts[article.path]) for article in articles])
        outputs.append(Output(_path(name), OutputKind.DATA, _of_articles, (name, articles, shared), key=key))
    return iter(sorted(outputs, key=lambda output: output.path))


def _path(name: str) -> SitePath:
    return SitePath(f"previews/{name}.js")


def _of_articles(name: str, articles: Iterable[Article], shared: SharedViews) -> bytes:
    cards = map(shared.card, articles)
    return _script(name, {card.path.rpartition("/")[2].removesuffix(".html"): _article(card) for card in cards})


def _made_from(catalog: Catalog, article: Article, text: Rendered) -> tuple[object, ...]:
    """What a preview is made from, as plain data."""
    about = [catalog.companies[name].name for name in catalog.about[article.path][:_MOST_NAMES]]
    return article.slug, article.title, repr(article.date), about, article.summary, text.why


def _article(card: ArticleCard) -> Preview:
    facts = [card.date.short, *(link.text for link in card.companies[:_MOST_NAMES])]
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
    """A call; its data are JSON, compressed, so that nothing in them can be code."""
    data = json.dumps(part, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return f'briefingsPreview({json.dumps(name)},"{deflated(data.encode())}");\n'.encode()
