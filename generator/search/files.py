"""The files of the search of a site, as scripts that a page opened from disk can load.

Data: `SearchDocument` and `SearchName` in, `SearchFiles` out by `build_search`.
Limits: pure and deterministic. `search/index.js` holds what every search needs, and hardly grows with the archive; all
else is loaded on demand: `terms-*.js` (see `shards`), `facets.js` (whose articles are whose), `documents-*.js` (texts,
for the results on screen), `words-*.js` (spellings, if a word is not found) and `common.js` (frequent terms, for
beginnings of words that fill many shards). Documents are numbered from the oldest. Terms and texts are made when they are asked
for: after an edit most files are the same again, as their keys say.
"""

from __future__ import annotations

import hashlib
import marshal
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from generator.model import SitePath
from generator.search.documents import SearchDocument, SearchName
from generator.search.index import FIELDS
from generator.search.known import Indexed, Known, index_archive
from generator.search.postings import PLACED, STORED
from generator.search.scripts import (
    common_script,
    facets_script,
    forms,
    months,
    named,
    postings_in,
    script,
    shard_script,
    texts_script,
    word_lists,
)
from generator.search.shards import Shards, Written

_SMALL = 500
"""Documents of an archive whose texts come in the smallest pieces; in a larger one these would be too many files."""
_LARGE = 50_000
"""Documents of an archive whose frequent words are so large that texts come in smaller pieces again."""
_MAIN = SitePath("search/index.js")
_SHARD = "search/terms-{:04}.js"


@dataclass(frozen=True, slots=True)
class SearchFile:
    """One file."""

    path: SitePath
    key: bytes
    """Digest of all that its bytes depend on, apart from the program; empty if that is not known."""
    make: Callable[[], bytes]

    @property
    def data(self) -> bytes:
        """Its bytes."""
        return self.make()


@dataclass(frozen=True, slots=True)
class SearchFiles:
    """The search's files, and the scripts that its page loads at once, in order."""

    files: tuple[SearchFile, ...]
    scripts: tuple[SitePath, ...]
    shards: Shards
    known: Known | None = None
    """What the next build needs; None if the keys of the documents are not known."""

    def prepare(self, paths: Iterable[str], read: Callable[[str], bytes]) -> None:
        """Compute the postings of several files together. `read` returns a file of the last site, or empty bytes."""
        numbers = {_SHARD.format(number): number for number in range(len(self.shards.groups))}
        self.shards.prepare([numbers[path] for path in paths if path in numbers], partial(_old_postings, read))


def _old_postings(read: Callable[[str], bytes], number: int, size: int) -> bytes:
    return postings_in(read(_SHARD.format(number)), size)


def build_search(
    documents: Sequence[SearchDocument],
    companies: Sequence[SearchName] = (),
    tags: Sequence[SearchName] = (),
    indexed: Indexed | None = None,
) -> SearchFiles:
    """The files of the search for documents in order, newest first; there may be none.

    `companies` and `tags` are the values of the filters; other names of a document are only searched. `indexed`: the
    documents with their index, if it is known.
    """
    indexed = indexed or index_archive(documents)
    shards = Shards(indexed.index, indexed.last, indexed.same)
    digests = shards.digests() if indexed.keys else None
    words = list(word_lists(indexed.index.spellings))
    chunk = chunk_size(len(documents))
    meta = {
        **_meta(indexed, companies, tags, shards),
        "chunk": chunk,
        "words": "".join(letters[0] for letters, _ in words),
    }
    files = [_finished(_MAIN, script("index", meta))]
    for number, group in enumerate(shards.groups):
        terms = [shards.terms[at] for at in group.tolist()]
        key = _digest((number, terms, digests[group].tobytes())) if digests is not None else b""
        files.append(SearchFile(SitePath(_SHARD.format(number)), key, partial(_shard, shards, number)))
    files.append(_finished(SitePath("search/common.js"), common_script(shards.terms, shards.sizes)))
    files += [
        _finished(SitePath(f"search/words-{number:02}.js"), script("words", number, text))
        for number, (_, text) in enumerate(words)
    ]
    files.append(_finished(SitePath("search/facets.js"), facets_script(indexed.facts, companies, tags)))
    files += _texts(documents, indexed.keys, chunk)
    known = None
    if digests is not None:
        written = Written(shards.terms, shards.sizes, shards.lengths, digests, shards.groups)
        known = Known(indexed.keys, indexed.facts, indexed.corpus, written)
    return SearchFiles(tuple(files), (_MAIN,), shards, known)


def chunk_size(count: int) -> int:
    """Documents in one script of an archive of `count`: a page of results loads up to ten scripts."""
    if count <= _SMALL:
        return 3
    return 8 if count <= _LARGE else 5


def _meta(
    indexed: Indexed, companies: Sequence[SearchName], tags: Sequence[SearchName], shards: Shards
) -> dict[str, Any]:
    """What every search needs."""
    return {
        "count": indexed.index.count,
        "chunk": 0,
        "fields": list(FIELDS),
        "boosts": list(FIELDS.values()),
        "lengths": [int(field.starts[-1]) for field in indexed.index.fields.values()],
        "placed": _positions(PLACED),
        "stored": _positions(STORED),
        "shards": " ".join(shards.terms[group[0]] for group in shards.groups),
        "runs": int(shards.runs),
        "words": "",
        "companies": [named(name) for name in companies],
        "tags": [named(name) for name in tags],
        "forms": {"company": forms(companies), "tag": forms(tags)},
        "months": months(period for period, _, _ in reversed(indexed.facts)),
    }


def _texts(documents: Sequence[SearchDocument], keys: Sequence[bytes], chunk: int) -> Iterator[SearchFile]:
    """What is shown of the documents, the oldest first."""
    for number, start in enumerate(range(0, len(documents), chunk)):
        key = _digest((number, list(keys[start : start + chunk]))) if keys else b""
        yield SearchFile(
            SitePath(f"search/documents-{number:04}.js"), key, partial(_chunk, documents, number, start, chunk)
        )


def _chunk(documents: Sequence[SearchDocument], number: int, start: int, chunk: int) -> bytes:
    last = len(documents)
    return texts_script(number, (documents[last - 1 - at] for at in range(start, min(start + chunk, last))))


def _shard(shards: Shards, number: int) -> bytes:
    return shard_script(number, shards.get(number))


def _finished(path: SitePath, data: bytes) -> SearchFile:
    return SearchFile(path, _digest(data), partial(bytes, data))


def _positions(names: Iterable[str]) -> list[int]:
    return [list(FIELDS).index(name) for name in names]


def _digest(value: Any) -> bytes:
    data = marshal.dumps(value, 2)  # a later version writes the same value in several ways
    return hashlib.blake2b(data, digest_size=16).digest()
