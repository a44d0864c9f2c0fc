"""The files of the search, without a browser: what each holds, in which order, and where they are cut."""

from __future__ import annotations

import json
from typing import Any

import pytest

from generator.model import SitePath
from generator.search.documents import SearchDocument, SearchName, build_search
from generator.search.index import FIELDS, VERSION, build_index, document_terms
from generator.search.shards import SHARD_BYTES, cut_postings, spellings
from tests.conftest import ROOT


def terms(**texts: str) -> dict[str, list[str]]:
    return document_terms(dict.fromkeys(FIELDS, "") | texts)


def entries(*documents: dict[str, list[str]]) -> dict[str, list[Any]]:
    """term -> its parts by field, from all shards."""
    shards = cut_postings(build_index(documents), documents)
    return {entry[0]: entry[1:] for shard in shards for entry in shard}


def article(number: int, **more: Any) -> SearchDocument:
    texts: dict[str, Any] = {
        "title": f"Title {number}",
        "date": "1 May",
        "iso": "2024-05-01",
        "summary": "",
        "body": "b",
    }
    return SearchDocument(SitePath(f"{number}.html"), **(texts | more))


def calls(
    documents: list[SearchDocument], companies: tuple[SearchName, ...] = (), tags: tuple[SearchName, ...] = ()
) -> dict[str, list[Any]]:
    """path -> the arguments that its script hands over, the call's name first."""
    found = {}
    for file in build_search(documents, companies, tags).files:
        text = file.data.decode()
        assert text.startswith("briefingsSearch.")
        assert text.endswith(");\n")
        name, _, arguments = text.removeprefix("briefingsSearch.").removesuffix(");\n").partition("(")
        found[str(file.path)] = [name, *json.loads(f"[{arguments}]")]
    return found


# --- Spellings


def test_spellings__two_equally_frequent__the_first_in_the_alphabet() -> None:
    assert spellings(["plays play", "plays play"]) == [("play", 4)]
    assert spellings(["play plays"]) == spellings(["plays play"])


def test_spellings__terms_equally_frequent__in_alphabetical_order_after_frequent_ones() -> None:
    assert spellings(["beta alpha gamma gamma"]) == [("gamma", 2), ("alpha", 1), ("beta", 1)]


def test_spellings__words_of_no_or_several_terms__are_left_out() -> None:
    assert spellings(["the e-commerce of 4.5bn"]) == []


# --- Postings


def test_cut_postings__a_term_in_two_documents__has_differences_thousandths_and_positions() -> None:
    documents = [terms(body="tea"), terms(), terms(body="pot tea cup tea tea", tags="tea"), terms(), terms()]
    index = build_index(documents)
    tags, body = entries(*documents)["tea"]
    weights = {ref: vector for ref, vector in index["fieldVectors"] if vector}
    number = next(posting["_index"] for term, posting in index["invertedIndex"] if term == "tea")

    def weight(ref: str) -> float:
        vector = weights[ref]
        return float(vector[vector[::2].index(number) * 2 + 1])

    assert tags == [3, [2], [round(weight("tags/2") * 1000)]]
    assert body[:2] == [6, [0, 2]]
    assert body[2] == [round(weight("body/0") * 1000), round(weight("body/2") * 1000)]
    assert body[3] == [1, 0, 3, 1, 2, 1]
    assert all(isinstance(number, int) for number in body[2])


@pytest.mark.parametrize(("name", "placed"), [(name, name in {"title", "summary", "body"}) for name in FIELDS])
def test_cut_postings__a_field__has_positions_if_it_is_running_text(name: str, placed: bool) -> None:
    (part,) = entries(terms(**{name: "tea pot"}))["pot"]
    assert part[0] == list(FIELDS).index(name)
    assert part[3:] == ([[1, 1]] if placed else [])


def test_cut_postings__more_than_one_shard__each_is_closed_by_the_entry_that_fills_it() -> None:
    documents = [terms(body=" ".join(f"d{n}w{i}" for i in range(300))) for n in range(18)]
    shards = cut_postings(build_index(documents), documents)
    sizes = [[len(json.dumps(entry, separators=(",", ":"))) for entry in shard] for shard in shards]
    assert len(shards) > 1
    assert all(sum(shard[:-1]) < SHARD_BYTES <= sum(shard) for shard in sizes[:-1])
    assert sum(sizes[-1][:-1]) < SHARD_BYTES


def test_cut_postings__no_words__no_shards() -> None:
    assert cut_postings(build_index([]), []) == []
    assert cut_postings(build_index([terms()]), [terms()]) == []


# --- The index


def test_build_index__version__is_that_of_the_installed_library() -> None:
    package = json.loads((ROOT / "node_modules" / "lunr" / "package.json").read_text(encoding="utf-8"))
    assert build_index([])["version"] == VERSION == package["version"]


def test_build_index__the_same_word_in_each_field__weighs_more_the_more_the_field_says() -> None:
    weights = [dict(build_index([terms(**{name: "tea"}), terms()])["fieldVectors"])[f"{name}/0"][1] for name in FIELDS]
    title, companies, aliases, tags, summary, mentions, body = weights
    assert title > companies > aliases > tags > summary > mentions == body > 0


def test_build_index__weights__are_rounded_to_thousandths_and_whole_ones_are_integers() -> None:
    documents = [terms(body="tea " * n + "pot cup") for n in range(1, 9)]
    vectors = [vector for _, vector in build_index(documents)["fieldVectors"]]
    numbers = [weight for vector in vectors for weight in vector[1::2]]
    assert numbers
    assert all(round(weight, 3) == weight for weight in numbers)
    assert all(isinstance(weight, int) == float(weight).is_integer() for weight in numbers)


def test_build_index__no_documents__has_every_part_that_lunr_js_reads() -> None:
    parts = {"fields": list(FIELDS), "fieldVectors": [], "invertedIndex": [], "pipeline": []}
    assert build_index([]) == {"version": VERSION, **parts}


def test_build_index__terms__are_in_the_order_of_utf_16_units() -> None:
    found = [term for term, _ in build_index([terms(body="tea \ufa0e \U00020000")])["invertedIndex"]]
    assert found == sorted(found, key=lambda term: term.encode("utf-16-be"))
    assert found != sorted(found)


# --- The files


def test_build_search__an_archive__says_in_its_index_what_every_search_needs() -> None:
    companies = (SearchName("Acme", "acme", ("Acme Inc", "A")), SearchName("Bolt", "bolt"))
    tags = (SearchName("IPO", "ipo"), SearchName("Shops", "shops", ("Stores",)))
    documents = [
        article(0, companies=("Bolt", "Nobody", "Acme"), tags=("Shops", "Other", "IPO")),
        article(1, iso="", companies=("Acme",)),
    ]
    found = calls(documents, companies, tags)
    name, meta = found["search/index.js"]
    assert name == "index"
    assert meta["shards"] == [found["search/terms-0000.js"][2][0][0]]
    assert {key: value for key, value in meta.items() if key != "shards"} == {
        "count": 2,
        "chunk": 16,
        "fields": ["title", "companies", "aliases", "tags", "summary", "mentions", "body"],
        "placed": [0, 4, 6],
        "companies": [["Acme", "acme", ["Acme Inc", "A"]], ["Bolt", "bolt", []]],
        "tags": [["IPO", "ipo", []], ["Shops", "shops", ["Stores"]]],
        "dates": ["2024-05-01", ""],
        "about": [[1, 0], [0]],
        "tagged": [[1, 0], []],
    }


def test_build_search__texts__are_in_chunks_of_16_in_order() -> None:
    found = calls([article(number) for number in range(33)])
    chunks = {path: call for path, call in found.items() if "documents" in path}
    assert list(chunks) == [f"search/documents-000{number}.js" for number in range(3)]
    assert [call[:2] for call in chunks.values()] == [["documents", number] for number in range(3)]
    assert [len(call[2]) for call in chunks.values()] == [16, 16, 1]
    assert [one["path"] for call in chunks.values() for one in call[2]] == [f"{number}.html" for number in range(33)]


def test_build_search__an_article__is_shown_with_its_summary_once() -> None:
    companies, tags = ("Acme",), ("IPO",)
    documents = [
        article(0, summary="In short.", body="At length.", companies=companies, tags=tags),
        article(1, summary="In short.", body="In short. At length."),
    ]
    first, second = calls(documents)["search/documents-0000.js"][2]
    assert first == {
        "path": "0.html",
        "title": "Title 0",
        "date": "1 May",
        "iso": "2024-05-01",
        "companies": ["Acme"],
        "tags": ["IPO"],
        "text": "In short.\nAt length.",
    }
    assert second["text"] == "In short. At length."


def test_build_search__every_text_of_an_article__is_searched_in_its_field() -> None:
    texts = {"title": "alpha", "summary": "epsilon", "body": "eta"}
    lists = {"companies": ("beta", "x y"), "aliases": ("gamma", "x"), "tags": ("delta",), "mentions": ("zeta", "y")}
    shard = calls([article(0, **texts, **lists)])["search/terms-0000.js"]
    assert shard[:2] == ["terms", 0]
    fields = {entry[0]: [part[0] for part in entry[1:]] for entry in shard[2]}
    assert fields == {
        "alpha": [0],
        "beta": [1],
        "gamma": [2],
        "delta": [3],
        "epsilon": [4],
        "zeta": [5],
        "eta": [6],
        "x": [1, 2],
        "y": [1, 5],
    }


def test_build_search__names_in_a_list__are_apart_from_one_another() -> None:
    found = calls([article(0, title="", body="", companies=("Ant", "Group 1", "000"))])
    assert [entry[0] for entry in found["search/terms-0000.js"][2]] == ["000", "1", "ant", "group"]


def test_build_search__words__are_one_string_with_the_counts_of_all_texts() -> None:
    name, words = calls([article(0, title="teapots", body="teapot teapots Acme", companies=("Acme",))])[
        "search/words.js"
    ]
    assert (name, words) == ("words", "teapots 3 acme 2")


def test_build_search__other_scripts__are_written_as_they_are() -> None:
    (file,) = [file for file in build_search([article(0, body="茶壶 thé")]).files if "documents" in file.path]
    assert "茶壶 thé".encode() in file.data


def test_build_search__several_shards__are_numbered_files_named_by_their_first_terms() -> None:
    documents = [article(n, body=" ".join(f"d{n}w{i}" for i in range(300))) for n in range(18)]
    found = calls(documents)
    shards = [call for path, call in found.items() if path.startswith("search/terms-")]
    assert [path for path in found if "terms" in path] == [f"search/terms-{n:04}.js" for n in range(len(shards))]
    assert [call[1] for call in shards] == list(range(len(shards)))
    assert found["search/index.js"][1]["shards"] == [call[2][0][0] for call in shards]


def test_build_search__no_articles__is_an_index_of_none() -> None:
    built = build_search([])
    assert [file.path for file in built.files] == ["search/index.js", "search/words.js"]
    assert built.scripts == ("search/index.js",)
    found = calls([])
    assert found["search/index.js"][1]["count"] == 0
    assert found["search/words.js"] == ["words", ""]
