"""The list of posts in an export of Substack: `posts.csv` beside the folder `posts`.

Data: `listed_post` returns what the list says of one file of the export.
Limits: reads that list, once for each export; a list that cannot be read says nothing.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from generator.model import ListedPost

_LIST = "posts.csv"
_PUBLIC = frozenset({"", "everyone"})


def listed_post(path: Path) -> ListedPost | None:
    """The entry of `posts/101.ferries.html`; None for a file outside of such an export, or one that is not listed."""
    if path.suffix.lower() not in (".html", ".htm"):
        return None
    folders = [path.parent.parent] if path.parent.name == "posts" else []
    lists = [folder / _LIST for folder in (path.parent, *folders) if (folder / _LIST).is_file()]
    return _read_list(lists[0]).get(path.stem) if lists else None


@lru_cache(maxsize=4)
def _read_list(path: Path) -> Mapping[str, ListedPost]:
    from generator.dumps.records.entries import POST_LIST

    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            if not set(rows.fieldnames or ()) >= POST_LIST:
                return {}
            return {str(row["post_id"]): _post(row) for row in rows}
    except (OSError, UnicodeDecodeError, csv.Error):
        return {}


def _post(row: Mapping[str, str | None]) -> ListedPost:
    published = (row["is_published"] or "").strip().lower() == "true"
    public = (row.get("audience") or "").strip().lower() in _PUBLIC
    return ListedPost((row["title"] or "").strip(), (row["post_date"] or "").strip(), published and public)
