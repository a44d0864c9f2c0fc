"""The archive as an SQLite file with full-text search, as datasette and its like read it.

Data: `archive_sqlite` gives the file's bytes.
Limits: made in memory; the same archive gives the same bytes with the same SQLite. `articles_fts` is an external-content
FTS5 table over `articles`, which datasette finds by itself; where this Python's SQLite lacks FTS5, the file has no
such table. Source: sqlite.org/fts5.html.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing

from generator.analysis.catalog import Catalog
from generator.site.exports.records import ArticleRecord

_TABLES = """
CREATE TABLE articles (
  id TEXT PRIMARY KEY, url TEXT NOT NULL, title TEXT NOT NULL, date TEXT, date_earliest TEXT, date_latest TEXT,
  date_shown TEXT, date_basis TEXT, author TEXT, publication TEXT, summary TEXT, why TEXT, text TEXT NOT NULL, words INTEGER NOT NULL,
  source_url TEXT, source_dump TEXT, source_first_line INTEGER, source_last_line INTEGER
);
CREATE TABLE companies (
  name TEXT PRIMARY KEY, slug TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, parent TEXT, country TEXT, site TEXT
);
CREATE TABLE aliases (
  company TEXT NOT NULL REFERENCES companies(name), alias TEXT NOT NULL, PRIMARY KEY (company, alias)
);
CREATE TABLE tags (slug TEXT PRIMARY KEY, name TEXT NOT NULL, description TEXT);
CREATE TABLE article_companies (
  article TEXT NOT NULL REFERENCES articles(id), company TEXT NOT NULL REFERENCES companies(name),
  role TEXT NOT NULL CHECK (role IN ('about', 'mention')), position INTEGER NOT NULL, PRIMARY KEY (article, company)
);
CREATE TABLE article_tags (
  article TEXT NOT NULL REFERENCES articles(id), tag TEXT NOT NULL REFERENCES tags(slug), PRIMARY KEY (article, tag)
);
CREATE INDEX articles_by_date ON articles(date);
CREATE INDEX article_companies_by_company ON article_companies(company);
CREATE INDEX article_tags_by_tag ON article_tags(tag);
"""
_SEARCH = """
CREATE VIRTUAL TABLE articles_fts USING fts5(
  title, summary, why, text, content='articles', tokenize='porter unicode61 remove_diacritics 2'
);
INSERT INTO articles_fts(articles_fts) VALUES ('rebuild');
INSERT INTO articles_fts(articles_fts) VALUES ('optimize');
"""


def archive_sqlite(catalog: Catalog, records: Iterable[ArticleRecord]) -> bytes:
    """The whole archive as one database."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.executescript("PRAGMA page_size = 4096;" + _TABLES)
        with database:
            _write_registry(database, catalog)
            for record in records:
                _write_article(database, record)
        if _has_fts5(database):
            database.executescript(_SEARCH)
        database.execute("PRAGMA user_version = 1")
        database.commit()
        database.execute("VACUUM")
        return database.serialize()


def _has_fts5(database: sqlite3.Connection) -> bool:
    return any(name == "ENABLE_FTS5" for (name,) in database.execute("PRAGMA compile_options"))


def _write_registry(database: sqlite3.Connection, catalog: Catalog) -> None:
    for company in catalog.companies.values():
        row = (company.name, company.slug, company.kind.value, company.parent, company.country, company.site)
        database.execute("INSERT INTO companies VALUES (?, ?, ?, ?, ?, ?)", row)
        names = ((company.name, alias) for alias in dict.fromkeys(company.aliases))
        database.executemany("INSERT INTO aliases VALUES (?, ?)", names)
    tags = ((tag.slug, tag.name, tag.description or None) for tag in catalog.tags.values())
    database.executemany("INSERT INTO tags VALUES (?, ?, ?)", tags)


def _write_article(database: sqlite3.Connection, record: ArticleRecord) -> None:
    row = (
        record.id,
        record.url,
        record.title,
        *(
            value or None
            for value in (record.date, record.date_earliest, record.date_latest, record.date_shown, record.date_basis)
        ),
        *(value or None for value in (record.author, record.publication, record.summary, record.why)),
        record.text,
        record.words,
        record.source_url or None,
        record.source_dump or None,
        record.source_first_line,
        record.source_last_line,
    )
    insert = f"INSERT INTO articles VALUES ({', '.join('?' * len(row))})"
    try:
        database.execute(insert, row)
    except UnicodeEncodeError:
        database.execute(insert, [_storable(value) for value in row])
    roles = [(name, "about") for name in record.companies] + [(name, "mention") for name in record.mentions]
    companies = ((record.id, name, role, position) for position, (name, role) in enumerate(roles, 1))
    database.executemany("INSERT INTO article_companies VALUES (?, ?, ?, ?)", companies)
    tags = ((record.id, tag) for tag in dict.fromkeys(record.tags))
    database.executemany("INSERT INTO article_tags VALUES (?, ?)", tags)


def _storable(value: object) -> object:
    """SQLite takes no lone surrogates."""
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else value
