"""The search after an edit: the files of a clean build, made from what is known of the last one."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from generator.model import SitePath
from generator.search import postings, shards
from generator.search.documents import SearchDocument, SearchName
from generator.search.files import SearchFiles, build_search
from generator.search.known import Known, index_archive

_NAMES = (SearchName("Acme", "acme"), SearchName("Bolt", "bolt"))
_VOCABULARY = [
    f"{first}{rest}" for first in "abcdefghi" for rest in ("re", "nt", "sk", "mp", "e-co", "é", "\U00020000", "s")
]


def _document(number: int, chance: random.Random) -> SearchDocument:
    def words(count: int) -> str:
        return " ".join(chance.choice(_VOCABULARY) for _ in range(count))

    companies = tuple(name.name for name in _NAMES if chance.random() < 0.4)
    month = f"2024-{chance.randrange(1, 4):02}"
    return SearchDocument(
        SitePath(f"{number}.html"), words(3), month, month, words(5), words(40), companies, aliases=(words(1),)
    )


def _search(documents: Sequence[SearchDocument], known: Known | None = None) -> SearchFiles:
    keys = [repr(document).encode() for document in documents]
    return build_search(documents, _NAMES, indexed=index_archive(documents, keys, known))


def _bytes(search: SearchFiles) -> dict[str, bytes]:
    return {file.path: file.data for file in search.files}


def _edited(documents: list[SearchDocument], chance: random.Random) -> None:
    """Change, add, remove or move documents, mostly one of them."""
    for _ in range(chance.choice((1, 1, 1, 2, 12))):
        number, at = chance.randrange(10**6), chance.randrange(len(documents))
        kind = chance.choice(("text", "text", "newest", "between", "remove", "move"))
        if kind == "text":
            documents[at] = _document(number, chance)
        elif kind == "remove" and len(documents) > 1:
            del documents[at]
        elif kind == "move":
            documents.insert(chance.randrange(len(documents)), documents.pop(at))
        else:
            documents.insert(0 if kind == "newest" else at, _document(number, chance))


@pytest.mark.parametrize("read", ["the old files", "nothing", "damaged files"])
@pytest.mark.parametrize("seed", range(3))
def test_build_search__random_edits__are_the_files_and_keys_of_a_clean_build(
    monkeypatch: pytest.MonkeyPatch, seed: int, read: str
) -> None:
    monkeypatch.setattr(shards, "SHARD_BYTES", 300)
    for module in (shards, postings):
        monkeypatch.setattr(module, "ALONE_BYTES", 150)
    chance = random.Random(seed)
    documents = [_document(number, chance) for number in range(60)]
    last = _search(documents)
    for _ in range(6):
        old = _bytes(last) if read != "nothing" else {}
        if read == "damaged files":
            old = {path: data[: len(data) // 2] + b"!" + data[len(data) // 2 + 1 :] for path, data in old.items()}
        assert last.known
        known = Known.of(last.known.plain())
        _edited(documents, chance)
        search, clean = _search(documents, known), _search(documents)
        search.prepare([file.path for file in search.files], lambda path, old=old: old.get(path, b""))  # type: ignore[misc]
        assert _bytes(search) == _bytes(clean)
        assert [file.key for file in search.files] == [file.key for file in clean.files]
        last = search


def test_build_search__one_text_edited__only_shards_and_texts_with_its_words_have_other_keys() -> None:
    documents = [
        SearchDocument(SitePath(f"{n}.html"), "", "", "", "", " ".join(f"w{n}x{i}" for i in range(600)))
        for n in range(20)
    ]
    before = _search(documents)
    assert before.known
    documents[7] = SearchDocument(SitePath("7.html"), "", "", "", "", "changed")
    after = _search(documents, before.known)
    keys = {file.path: file.key for file in before.files}
    changed = {file.path for file in after.files if keys.get(file.path) != file.key}
    assert sum("terms" in path for path in keys) > 1
    assert len(changed) < len(keys) - 2
    assert [path for path in changed if "documents" in path] == ["search/documents-0004.js"]


def test_index_archive__most_words_gone__forgets_them() -> None:
    documents = [SearchDocument(SitePath("0.html"), "", "", "", "", " ".join(f"old{n}" for n in range(3000)))]
    known = _search(documents).known
    documents = [SearchDocument(SitePath("0.html"), "", "", "", "", "new")]
    once = _search(documents, known).known
    assert once
    assert len(once.corpus.vocabulary.words) == 3001
    again = _search(documents, once).known
    assert again
    assert list(again.corpus.vocabulary.words) == ["new"]
