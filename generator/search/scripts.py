"""The scripts of the search: data of all articles as calls that hand them to the page.

Data: one function for each kind of file, which gives its text.
Limits: pure and deterministic. No text can end the script or the element that holds it.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np

from generator.search.analyze import analyze
from generator.search.documents import Facts, SearchDocument, SearchName
from generator.search.packing import Numbers, deflated, packed
from generator.search.shards import Shard

_COMMON = 4000
"""Terms in `common.js`."""
_WORD_BYTES = 32_000
"""A list of spellings is closed at the next first letter when it has reached this size."""
_END = b'");\n'
"""Behind the postings of a shard."""


def script(call: str, *arguments: Any) -> bytes:
    """A script that passes its data to the search page; no text can end the script or the element that holds it."""
    text = ",".join(json.dumps(data, ensure_ascii=False, separators=(",", ":")) for data in arguments)
    text = text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"briefingsSearch.{call}({text});\n".encode("utf-8", "replace")


def shard_script(number: int, shard: Shard) -> bytes:
    """A shard; its postings need no escape."""
    head = script("terms", number, " ".join(shard.terms), shard.packed_sizes, "")
    return head.removesuffix(_END) + shard.postings + _END


def postings_in(data: bytes, size: int) -> bytes:
    """So many bytes of postings, all that there are in the script of a shard; anything if it is no such script."""
    return data[len(data) - len(_END) - size : -len(_END)]


def texts_script(number: int, documents: Iterable[SearchDocument]) -> bytes:
    """What is shown of some documents: JSON, compressed."""
    shown = json.dumps([_shown(document) for document in documents], ensure_ascii=False, separators=(",", ":"))
    return script("documents", number, deflated(shown.encode("utf-8", "replace")))


def facets_script(facts: Sequence[Facts], companies: Sequence[SearchName], tags: Sequence[SearchName]) -> bytes:
    """Which documents have which names; `facts` are those of all, the oldest first."""
    lists = _lists([own for _, own, _ in facts], companies), _lists([own for _, _, own in facts], tags)
    return script("facets", *lists)


def common_script(terms: Sequence[str], sizes: Numbers) -> bytes:
    """The terms with the largest postings, the largest first; of equal ones the first in the order of terms."""
    return script("common", " ".join(terms[at] for at in np.argsort(-sizes, kind="stable")[:_COMMON].tolist()))


def word_lists(spellings: Iterable[tuple[str, int]]) -> Iterator[tuple[str, str]]:
    """Lists of spellings, each of the words with some first letters: (these letters, `word count word count ...`)."""
    letters: dict[str, list[str]] = {}
    for word, count in spellings:
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


def named(name: SearchName) -> list[Any]:
    """A name, its slug and its other names; without these, where there are none."""
    return [name.name, name.slug, *([list(name.aliases)] if name.aliases else [])]


def forms(names: Sequence[SearchName]) -> list[str | int]:
    """Terms of names and the positions of their entries, in turn, where they differ from how the name is written.

    A name or slug goes before another entry's alias, and an earlier entry before a later one.
    """
    spelled = [(text, number) for number, name in enumerate(names) for text in (name.name, name.slug)]
    spelled += [(text, number) for number, name in enumerate(names) for text in name.aliases]
    written: dict[str, int] = {}
    terms: dict[str, int] = {}
    for text, number in spelled:
        written.setdefault(text.lower(), number)
        terms.setdefault(" ".join(analyze(text)), number)
    found = ((form, number) for form, number in terms.items() if form and written.get(form) != number)
    return [value for pair in found for value in pair]


def months(periods: Iterable[str]) -> list[list[Any]]:
    """`[2024-05, number of documents]` in the order of the documents; `periods` are theirs."""
    return [[month, sum(1 for _ in group)] for month, group in itertools.groupby(periods)]


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


def _shown(document: SearchDocument) -> list[Any]:
    """Path, headline, date as shown, date as ISO, companies, text."""
    summary, body = document.summary, document.body
    text = f"{summary}\n{body}" if summary not in body else body
    return [document.path, document.title, document.date, document.iso, document.companies, text]
