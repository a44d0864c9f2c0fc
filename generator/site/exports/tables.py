"""The archive as one JSON file, and as a CSV file for spreadsheets.

Data: `archive_json`, `archive_csv` give the files' bytes.
Limits: pure. CSV is for people with a spreadsheet: a cell that one would take for a formula gets an apostrophe before
it, lists are joined by "; ", and the file says by its first bytes that it is UTF-8. Programs read the JSON, which
changes nothing. Sources: RFC 4180; OWASP on CSV injection.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable

from generator.analysis.catalog import Catalog
from generator.site.exports.records import COLUMNS, ArticleRecord
from generator.site.paths import canonical_address, company_path, tag_path
from generator.site.views.records import SiteView

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_BOM = "\ufeff"


def archive_json(site: SiteView, catalog: Catalog, records: Iterable[ArticleRecord]) -> bytes:
    """Everything: the site's own facts, articles, companies, tags."""
    data = {
        "title": site.title,
        "description": site.description,
        "url": site.base_url,
        "language": site.language,
        "articles": [{name: getattr(record, name) for name in COLUMNS} for record in records],
        "companies": [
            {
                "name": company.name,
                "url": canonical_address(site.base_url, company_path(company.slug)) or company_path(company.slug),
                "kind": company.kind.value,
                "aliases": company.aliases,
                "parent": company.parent,
                "country": company.country,
                "site": company.site,
            }
            for company in catalog.companies.values()
        ],
        "tags": [
            {
                "slug": tag.slug,
                "name": tag.name,
                "url": canonical_address(site.base_url, tag_path(tag.slug)) or tag_path(tag.slug),
                "description": tag.description,
            }
            for tag in catalog.tags.values()
        ],
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def archive_csv(records: Iterable[ArticleRecord]) -> bytes:
    """One row for each article, under a row of column names."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for record in records:
        writer.writerow([_cell(getattr(record, name)) for name in COLUMNS])
    return (_BOM + out.getvalue()).encode("utf-8", "replace")


def _cell(value: object) -> object:
    if value is None or isinstance(value, int):
        return value
    text = "; ".join(value) if isinstance(value, tuple) else str(value)
    text = text.replace("\x00", "")
    return f"'{text}" if text.startswith(_FORMULA) else text
