"""The search data of a site, the index and the texts of results, as scripts that a page opened from disk can load.

Data: `SearchDocument` and `SearchName` in, `SearchFiles` out by `build_search`.
Limits: pure and deterministic. `search/index.js` holds what every search needs and grows by some 30 bytes an article;
all else is loaded on demand: `terms-*.js` (see `shards`), `words.js` (spellings, when a word is not
found) and `documents-*.js` (texts, for the results on screen).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from generator.model import OutputFile, SitePath
from generator.search.index import FIELDS, build_index, document_terms
from generator.search.shards import PLACED, cut_postings, spellings

_CHUNK = 16
"""Documents in one script: a page of results loads a few of these, not the whole archive."""


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """What is searched and shown of one article."""

    path: SitePath
    title: str
    date: str
    """As shown to readers."""
    iso: str
    """`2024-07-25`; empty where unknown."""
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


@dataclass(frozen=True, slots=True)
class SearchName:
    """A company or tag by which results can be narrowed."""

    name: str
    slug: str
    aliases: tuple[str, ...] = ()
    """Other names that `company:` or `tag:` accepts."""


@dataclass(frozen=True, slots=True)
class SearchFiles:
    """The search's files, and the scripts that its page loads at once, in order."""

    files: tuple[OutputFile, ...]
    scripts: tuple[SitePath, ...]


def build_search(
    documents: Sequence[SearchDocument], companies: Sequence[SearchName] = (), tags: Sequence[SearchName] = ()
) -> SearchFiles:
    """The files of the search for documents in order, newest first; there may be none.

    `companies` and `tags` are the values of the filters; other names of a document are only searched.
    """
    terms = [document_terms(_fields(document)) for document in documents]
    shards = cut_postings(build_index(terms), terms)
    main = SitePath("search/index.js")
    meta = {
        "count": len(documents),
        "chunk": _CHUNK,
        "fields": list(FIELDS),
        "placed": [list(FIELDS).index(name) for name in PLACED],
        "shards": [shard[0][0] for shard in shards],
        "companies": [[name.name, name.slug, list(name.aliases)] for name in companies],
        "tags": [[name.name, name.slug, list(name.aliases)] for name in tags],
        "dates": [document.iso for document in documents],
        "about": _numbers([document.companies for document in documents], companies),
        "tagged": _numbers([document.tags for document in documents], tags),
    }
    files = [_script(main, "index", meta)]
    for number, shard in enumerate(shards):
        files.append(_script(SitePath(f"search/terms-{number:04}.js"), "terms", number, shard))
    files.append(_script(SitePath("search/words.js"), "words", _words(documents)))
    for start in range(0, len(documents), _CHUNK):
        shown = [_shown(document) for document in documents[start : start + _CHUNK]]
        number = start // _CHUNK
        files.append(_script(SitePath(f"search/documents-{number:04}.js"), "documents", number, shown))
    return SearchFiles(tuple(files), (main,))


def _fields(document: SearchDocument) -> dict[str, str]:
    return {
        "title": document.title,
        "companies": " , ".join(document.companies),
        "aliases": " , ".join(document.aliases),
        "tags": " , ".join(document.tags),
        "summary": document.summary,
        "mentions": " , ".join(document.mentions),
        "body": document.body,
    }


def _numbers(lists: Sequence[Sequence[str]], names: Sequence[SearchName]) -> list[list[int]]:
    """For each document its names' positions in `names`, in the document's order."""
    position = {name.name: number for number, name in enumerate(names)}
    return [[position[name] for name in names_of if name in position] for names_of in lists]


def _words(documents: Sequence[SearchDocument]) -> str:
    """`word count word count ...`, for spelling: one long string loads faster than a list."""
    texts = (text for document in documents for text in _fields(document).values())
    return " ".join(f"{word} {count}" for word, count in spellings(texts))


def _shown(document: SearchDocument) -> dict[str, Any]:
    return {
        "path": document.path,
        "title": document.title,
        "date": document.date,
        "iso": document.iso,
        "companies": document.companies,
        "tags": document.tags,
        "text": f"{document.summary}\n{document.body}" if document.summary not in document.body else document.body,
    }


def _script(path: SitePath, call: str, *arguments: Any) -> OutputFile:
    """A script that passes its data to the search page; no text can end the script or the element that holds it."""
    text = ",".join(json.dumps(data, ensure_ascii=False, separators=(",", ":")) for data in arguments)
    text = text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return OutputFile(path, f"briefingsSearch.{call}({text});\n".encode("utf-8", "replace"))
