"""The search data of a site, the index and the texts of results, as scripts that a page opened from disk can load.

Data: `SearchDocument` and `SearchName` in, `SearchFiles` out by `build_search`.
Limits: pure and deterministic. `search/index.js` holds what every search needs, and hardly grows with the archive; all
else is loaded on demand: `terms-*.js` (see `shards`), `facets.js` (whose articles are whose), `documents-*.js` (texts,
for the results on screen), `words-*.js` (spellings, if a word is not found) and `common.js` (frequent terms, for
beginnings of words that fill many shards). Documents are numbered from the oldest.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.model import OutputFile, SitePath
from generator.search.analyze import analyze
from generator.search.index import FIELDS, Index, Meaning, index_documents
from generator.search.packing import packed
from generator.search.shards import ALONE_BYTES, PLACED, STORED, Shard, cut_index

_SMALL = 500
"""Documents of an archive whose texts come in the smallest pieces; in a larger one these would be too many files."""
_LARGE = 50_000
"""Documents of an archive whose frequent words are so large that texts come in smaller pieces again."""
_COMMON = 4000
"""Terms in `common.js`."""
_WORD_BYTES = 32_000
"""A list of spellings is closed at the next first letter when it has reached this size."""


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """What is searched and shown of one article."""

    path: SitePath
    title: str
    date: str
    """As shown to readers."""
    iso: str
    """`2024-07-25`; `2024` where only the year is known; empty where there is no such value."""
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
    period: str = ""
    """The month it is of, `2024-07`; `2024` or `2020-2021` where no month is known; empty where it is undated."""


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


def index_of(documents: Sequence[SearchDocument], known: Mapping[str, Meaning] | None = None) -> Index:
    """The index of documents in order, newest first, which it numbers from the oldest; `known`: see `index_documents`."""
    return index_documents(map(field_texts, documents[::-1]), known)


def build_search(
    documents: Sequence[SearchDocument],
    companies: Sequence[SearchName] = (),
    tags: Sequence[SearchName] = (),
    index: Index | None = None,
) -> SearchFiles:
    """The files of the search for documents in order, newest first; there may be none.

    `companies` and `tags` are the values of the filters; other names of a document are only searched. `index`: `index_of` the
    documents, if it is known.
    """
    oldest_first = documents[::-1]
    index = index or index_of(documents)
    shards, words = cut_index(index), list(_words(index))
    chunk = chunk_size(len(documents))
    main = SitePath("search/index.js")
    meta = {
        "count": len(documents),
        "chunk": chunk,
        "fields": list(FIELDS),
        "boosts": list(FIELDS.values()),
        "lengths": [int(field.starts[-1]) for field in index.fields.values()],
        "placed": _positions(PLACED),
        "stored": _positions(STORED),
        "shards": " ".join(shard.terms[0] for shard in shards),
        "runs": sum(max(shard.sizes) < ALONE_BYTES for shard in shards),
        "words": "".join(letters[0] for letters, _ in words),
        "companies": [_name(name) for name in companies],
        "tags": [_name(name) for name in tags],
        "forms": {"company": _forms(companies), "tag": _forms(tags)},
        "months": _months(documents),
    }
    files = [_script(main, "index", meta)]
    files += [_shard(number, shard) for number, shard in enumerate(shards)]
    files.append(_script(SitePath("search/common.js"), "common", _common(shards)))
    files += [
        _script(SitePath(f"search/words-{number:02}.js"), "words", number, text)
        for number, (_, text) in enumerate(words)
    ]
    lists = _lists([d.companies for d in oldest_first], companies), _lists([d.tags for d in oldest_first], tags)
    files.append(_script(SitePath("search/facets.js"), "facets", *lists))
    for number, start in enumerate(range(0, len(documents), chunk)):
        shown = [_shown(document) for document in oldest_first[start : start + chunk]]
        files.append(_script(SitePath(f"search/documents-{number:04}.js"), "documents", number, shown))
    return SearchFiles(tuple(files), (main,))


def chunk_size(count: int) -> int:
    """Documents in one script of an archive of `count`: a page of results loads up to ten scripts."""
    if count <= _SMALL:
        return 4
    return 8 if count <= _LARGE else 5


def field_texts(document: SearchDocument) -> dict[str, str]:
    """What is searched of a document: a text for every one of `FIELDS`."""
    return {
        "title": document.title,
        "companies": " , ".join(document.companies),
        "aliases": " , ".join(document.aliases),
        "tags": " , ".join(document.tags),
        "summary": document.summary,
        "mentions": " , ".join(document.mentions),
        "body": document.body,
    }


def _positions(names: Iterable[str]) -> list[int]:
    return [list(FIELDS).index(name) for name in names]


def _name(name: SearchName) -> list[Any]:
    """Without other names, where there are none."""
    return [name.name, name.slug, *([list(name.aliases)] if name.aliases else [])]


def _forms(names: Sequence[SearchName]) -> list[str | int]:
    """Terms of names and the positions of their entries, in turn, where they differ from how the name is written.

    A name or slug goes before another entry's alias, and an earlier entry before a later one.
    """
    spelled = [(text, number) for number, name in enumerate(names) for text in (name.name, name.slug)]
    spelled += [(text, number) for number, name in enumerate(names) for text in name.aliases]
    written: dict[str, int] = {}
    forms: dict[str, int] = {}
    for text, number in spelled:
        written.setdefault(text.lower(), number)
        forms.setdefault(" ".join(analyze(text)), number)
    found = ((form, number) for form, number in forms.items() if form and written.get(form) != number)
    return [value for pair in found for value in pair]


def _months(documents: Iterable[SearchDocument]) -> list[list[Any]]:
    """`[2024-05, number of documents]` in the order of the documents: `period` of each."""
    months = itertools.groupby(document.period or document.iso[:7] for document in documents)
    return [[month, sum(1 for _ in group)] for month, group in months]


def _lists(names_of: Sequence[Sequence[str]], names: Sequence[SearchName]) -> str:
    """For each name the number of documents that have it, and their numbers as differences, packed."""
    found: dict[str, list[int]] = {name.name: [] for name in names}
    for number, own in enumerate(names_of):
        for name in own:
            if name in found:
                found[name].append(number)
    lists = (found[name.name] for name in names)
    return packed([value for numbers in lists for value in (len(numbers), *_differences(numbers))])


def _differences(numbers: Sequence[int]) -> Iterator[int]:
    return (number - before for number, before in zip(numbers, (0, *numbers), strict=False))


def _words(index: Index) -> Iterator[tuple[str, str]]:
    """Lists of spellings, each of the words with some first letters: (these letters, `word count word count ...`)."""
    letters: dict[str, list[str]] = {}
    for word, count in index.spellings:
        letters.setdefault(word[0], []).append(f"{word} {count}")
    held = ""
    texts: list[str] = []
    size = 0
    for letter in sorted(letters):
        held += letter
        texts += letters[letter]
        size += sum(map(len, letters[letter]))
        if size >= _WORD_BYTES:
            yield held, " ".join(texts)
            held, texts, size = "", [], 0
    if held:
        yield held, " ".join(texts)


def _common(shards: Iterable[Shard]) -> str:
    """The terms with the largest postings, the largest first."""
    sizes = ((size, term) for shard in shards for size, term in zip(shard.sizes, shard.terms, strict=True))
    return " ".join(term for _, term in sorted(sizes, key=lambda item: (-item[0], item[1]))[:_COMMON])


def _shown(document: SearchDocument) -> list[Any]:
    """Path, headline, date as shown, date as ISO, companies, text."""
    summary, body = document.summary, document.body
    text = f"{summary}\n{body}" if summary not in body else body
    return [document.path, document.title, document.date, document.iso, document.companies, text]


def _shard(number: int, shard: Shard) -> OutputFile:
    """The postings need no escape."""
    path = SitePath(f"search/terms-{number:04}.js")
    file = _script(path, "terms", number, " ".join(shard.terms), shard.packed_sizes, "")
    return OutputFile(path, file.data.removesuffix(b'");\n') + shard.postings + b'");\n')


def _script(path: SitePath, call: str, *arguments: Any) -> OutputFile:
    """A script that passes its data to the search page; no text can end the script or the element that holds it."""
    text = ",".join(json.dumps(data, ensure_ascii=False, separators=(",", ":")) for data in arguments)
    text = text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return OutputFile(path, f"briefingsSearch.{call}({text});\n".encode("utf-8", "replace"))
