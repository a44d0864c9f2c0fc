"""The archive as one JSON file, and as a CSV file for spreadsheets.

Data: `archive_json`, `archive_csv` give the files' bytes; `json_rows` and `csv_rows` part such a file into its rows, which
both take in the place of records.
Limits: pure. CSV is for people with a spreadsheet: a cell that one would take for a formula gets an apostrophe before
it, lists are joined by "; ", and the file says by its first bytes that it is UTF-8. Programs read the JSON, which
changes nothing. Sources: RFC 4180; OWASP on CSV injection.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from json.encoder import encode_basestring

from generator.analysis.catalog import Catalog
from generator.site.exports.records import COLUMNS, ArticleRecord
from generator.site.paths import canonical_address, company_path, tag_path
from generator.site.views.records import SiteView

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_BOM = "\ufeff"
_BETWEEN = b"\n  },\n  {\n"
"""Between two articles of the JSON; a text in it has no line ends."""
_BEFORE, _AFTER = b'\n "articles": [\n  {\n', b'\n  }\n ],\n "companies": ['
_NONE = b'\n "articles": [],\n "companies": ['
_ROW_END = b"\r\n"


def archive_json(site: SiteView, catalog: Catalog, records: Iterable[ArticleRecord | bytes]) -> bytes:
    """Everything: the site's own facts, articles, companies, tags."""
    data = {
        "title": site.title,
        "description": site.description,
        "url": site.base_url,
        "language": site.language,
        "articles": [],
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
    whole = (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")
    rows = [record if isinstance(record, bytes) else _json_row(record) for record in records]
    if not rows:
        return whole
    before, _, after = whole.partition(_NONE)
    return b"".join((before, _BEFORE, _BETWEEN.join(rows), _AFTER, after))


def json_rows(data: bytes) -> Sequence[bytes]:
    """The rows of what `archive_json` has made."""
    start, end = data.find(_BEFORE), data.find(_AFTER)
    return data[start + len(_BEFORE) : end].split(_BETWEEN) if 0 <= start < end else ()


def _json_row(record: ArticleRecord) -> bytes:
    """As `json.dumps` indents it, which takes three times as long."""
    lines = (f'   "{name}": {_json_value(getattr(record, name))}' for name in COLUMNS)
    return ",\n".join(lines).encode("utf-8", "replace")


def _json_value(value: object) -> str:
    if isinstance(value, str):
        return encode_basestring(value)
    if isinstance(value, tuple):
        texts = ",\n    ".join(map(encode_basestring, value))
        return f"[\n    {texts}\n   ]" if value else "[]"
    return "null" if value is None else str(value)


def archive_csv(records: Iterable[ArticleRecord | bytes]) -> bytes:
    """One row for each article, under a row of column names."""
    rows = [_csv_row(COLUMNS)]
    for record in records:
        if isinstance(record, bytes):
            rows.append(record)
        else:
            rows.append(_csv_row([_cell(getattr(record, name)) for name in COLUMNS]))
    return _BOM.encode() + b"".join(row + _ROW_END for row in rows)


def csv_rows(data: bytes) -> Sequence[bytes]:
    """The rows of what `archive_csv` has made, without that of the names."""
    return data.split(_ROW_END)[1:-1]


def _csv_row(cells: Iterable[object]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator=_ROW_END.decode()).writerow(cells)  # signs of it are quoted
    return out.getvalue().encode("utf-8", "replace").removesuffix(_ROW_END)


def _cell(value: object) -> object:
    if value is None or isinstance(value, int):
        return value
    text = "; ".join(value) if isinstance(value, tuple) else str(value)
    text = text.replace("\x00", "")
    return f"'{text}" if text.startswith(_FORMULA) else text
