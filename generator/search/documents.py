"""The search data of a site: the index, and what a result shows, as scripts that a page opened from disk can load.

Data: `SearchDocument` in, `SearchFiles` out by `build_search`.
Limits: pure and deterministic; one index for the whole archive.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from generator.model import OutputFile, SitePath
from generator.search.index import build_index

_CHUNK = 40
"""Documents in one script: results of a page load a few of these, not the whole archive."""


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
    companies: tuple[str, ...]
    tags: tuple[str, ...]
    """As shown to readers."""


@dataclass(frozen=True, slots=True)
class SearchFiles:
    """The search's files, and the scripts that its page loads at once, in order."""

    files: tuple[OutputFile, ...]
    scripts: tuple[SitePath, ...]


def build_search(documents: Sequence[SearchDocument]) -> SearchFiles:
    """Index the documents and lay out their texts; works for an archive without articles."""
    index = build_index(
        [
            {
                "title": document.title,
                "companies": " , ".join(document.companies),
                "tags": " , ".join(document.tags),
                "summary": document.summary,
                "body": document.body,
            }
            for document in documents
        ]
    )
    main = SitePath("search/index.js")
    meta = {"count": len(documents), "chunk": _CHUNK}
    files = [_script(main, f"briefingsSearch.index({_json(meta)}, {_json(index)});\n")]
    for start in range(0, len(documents), _CHUNK):
        shown = [_shown(document) for document in documents[start : start + _CHUNK]]
        path = SitePath(f"search/documents-{start // _CHUNK:04}.js")
        files.append(_script(path, f"briefingsSearch.documents({start}, {_json(shown)});\n"))
    return SearchFiles(tuple(files), (main,))


def _shown(document: SearchDocument) -> dict[str, Any]:
    return {
        "path": document.path,
        "title": document.title,
        "date": document.date,
        "iso": document.iso,
        "companies": document.companies,
        "tags": document.tags,
        "text": f"{document.summary} {document.body}" if document.summary not in document.body else document.body,
    }


def _json(data: Any) -> str:
    """JSON that is also a script, whatever the texts hold."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _script(path: SitePath, text: str) -> OutputFile:
    return OutputFile(path, text.encode("utf-8", "replace"))
