"""The files of a search: what each holds, and how an archive is divided into them."""

from __future__ import annotations

import json
import re
from typing import Any

from generator.model import SitePath
from generator.search.documents import SearchDocument, SearchName
from generator.search.files import build_search, chunk_size
from generator.search.shards import Shard
from tests.search.test_shards import entry, unpacked
from tests.support.files import inflated


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
        assert not re.search("[<\u2028\u2029]", text)
        name, _, arguments = text.removeprefix("briefingsSearch.").removesuffix(");\n").partition("(")
        found[str(file.path)] = call = [name, *json.loads(f"[{arguments}]")]
        if name == "documents":
            call[2] = inflated(call[2])
    return found


def test_build_search__an_archive__says_in_its_index_what_every_search_needs() -> None:
    companies = (SearchName("Acme", "acme", ("Acme Inc", "A")), SearchName("Bolt", "bolt"))
    tags = (SearchName("IPO", "ipo"), SearchName("Shops", "shops", ("Stores",)))
    documents = [
        article(0, companies=("Bolt", "Nobody", "Acme"), tags=("Shops", "Other", "IPO")),
        article(1, iso="2024-05-31", companies=("Acme",)),
        article(2, iso=""),
    ]
    found = calls(documents, companies, tags)
    name, meta = found["search/index.js"]
    assert name == "index"
    assert meta == {
        "count": 3,
        "chunk": 3,
        "fields": ["title", "companies", "aliases", "tags", "summary", "mentions", "body"],
        "boosts": [8, 5, 4, 3, 2, 1, 1],
        "lengths": [6, 4, 0, 3, 0, 0, 3],
        "placed": [0, 4, 6],
        "stored": [0, 1, 4, 6],
        "shards": "0",
        "runs": 1,
        "words": "a",
        "companies": [["Acme", "acme", ["Acme Inc", "A"]], ["Bolt", "bolt"]],
        "tags": [["IPO", "ipo"], ["Shops", "shops", ["Stores"]]],
        "forms": {"company": ["acm", 0, "acm inc", 0], "tag": ["shop", 1, "store", 1]},
        "months": [["2024-05", 2], ["", 1]],
    }


def test_build_search__names_in_other_forms__are_found_by_their_terms_names_before_aliases() -> None:
    names = (
        SearchName("JD.com", "jd-com", ("Jingdong",)),
        SearchName("Starbucks", "starbucks", ("JD com", "Star Buck")),
        SearchName("Starbuck", "starbuck"),
        SearchName("!!!", "n-1"),
    )
    forms = calls([article(0)], names)["search/index.js"][1]["forms"]["company"]
    assert dict(zip(forms[::2], forms[1::2], strict=True)) == {"jd com jdcom": 0, "starbuck": 1, "n1": 3}


def test_build_search__facets__are_the_articles_of_each_name_numbered_from_the_oldest() -> None:
    documents = [article(n, companies=("Acme",) if n % 2 else ("Acme", "Bolt"), tags=("IPO",)) for n in range(4)]
    names = (SearchName("Acme", "acme"), SearchName("Bolt", "bolt"), SearchName("Cask", "cask"))
    name, companies, tags = calls(documents, names, (SearchName("IPO", "ipo"),))["search/facets.js"]
    assert name == "facets"
    assert unpacked(companies) == [4, 0, 1, 1, 1, 2, 1, 2, 0]
    assert unpacked(tags) == [4, 0, 1, 1, 1]


def test_build_search__texts__are_in_chunks_with_the_oldest_first() -> None:
    found = calls([article(number) for number in range(11)])
    chunks = {path: call for path, call in found.items() if "documents" in path}
    assert list(chunks) == [f"search/documents-000{number}.js" for number in range(4)]
    assert [call[:2] for call in chunks.values()] == [["documents", number] for number in range(4)]
    assert [len(call[2]) for call in chunks.values()] == [3, 3, 3, 2]
    assert [one[0] for call in chunks.values() for one in call[2]] == [f"{number}.html" for number in range(10, -1, -1)]


def test_chunk_size__small_and_very_large_archives__have_small_chunks() -> None:
    assert [chunk_size(count) for count in (0, 500, 501, 50_000, 50_001)] == [3, 3, 8, 8, 5]


def test_build_search__an_article__is_shown_with_its_summary_once() -> None:
    documents = [
        article(1, summary="In short.", body="In short. At length."),
        article(0, summary="In short.", body="At length.", companies=("Acme",), tags=("IPO",)),
    ]
    first, second = calls(documents)["search/documents-0000.js"][2]
    assert first == ["0.html", "Title 0", "1 May", "2024-05-01", ["Acme"], "In short.\nAt length."]
    assert second[5] == "In short. At length."


def test_build_search__every_text_of_an_article__is_searched_in_its_field() -> None:
    texts = {"title": "alpha", "summary": "epsilon", "body": "eta"}
    lists = {"companies": ("beta", "x y"), "aliases": ("gamma", "x"), "tags": ("delta",), "mentions": ("zeta", "y")}
    call, number, terms, sizes, data = calls([article(0, **texts, **lists)])["search/terms-0000.js"]
    assert (call, number) == ("terms", 0)
    shard = Shard(tuple(terms.split(" ")), tuple(unpacked(sizes)), data.encode())
    fields, at = {}, 0
    for term, size in zip(shard.terms, shard.sizes, strict=True):
        fields[term] = list(entry(unpacked(data[at : at + size])))
        at += size
    assert fields == {
        "alpha": ["title"],
        "beta": ["companies"],
        "gamma": ["aliases"],
        "delta": ["tags"],
        "epsilon": ["summary"],
        "zeta": ["mentions"],
        "eta": ["body"],
        "x": ["companies", "aliases"],
        "y": ["companies", "mentions"],
    }


def test_build_search__names_in_a_list__are_apart_from_one_another() -> None:
    found = calls([article(0, title="", body="", companies=("Ant", "Group 1", "000"))])
    assert found["search/terms-0000.js"][2].split(" ") == ["000", "1", "ant", "group"]


def test_build_search__words__are_lists_by_first_letters_with_the_counts_of_all_texts() -> None:
    found = calls([article(0, title="teapots", body="teapot teapots Acme", companies=("Acme",))])
    assert found["search/words-00.js"] == ["words", 0, "acme 2 teapots 3"]
    many = " ".join(
        f"{letter}{'abcdefghij'[n // 10 % 10]}{'klmnopqrst'[n % 10]}{'uvwxyz'[n // 100 % 6]}"
        for letter in "gpz"
        for n in range(600)
    )
    large = calls([article(n, body=many.replace("g", "g" * (n + 20))) for n in range(6)])
    lists = [call for path, call in large.items() if "words" in path]
    assert [call[1] for call in lists] == list(range(len(lists)))
    assert len(large["search/index.js"][1]["words"]) == len(lists) > 1
    assert [call[2][0] for call in lists] == list(large["search/index.js"][1]["words"])


def test_build_search__common_terms__the_longest_postings_first() -> None:
    documents = [article(n, title="", body="tea tea tea" + " pot" * (n % 2)) for n in range(6)]
    assert calls(documents)["search/common.js"] == ["common", "tea pot"]


def test_build_search__texts__are_compressed_as_they_are() -> None:
    documents = [article(0, body="茶壶 thé </script> " * 9)]
    assert calls(documents)["search/documents-0000.js"][2][0][5] == documents[0].body
    (file,) = [file for file in build_search(documents).files if "documents" in file.path]
    assert len(file.data) < len(documents[0].body.encode())


def test_build_search__several_shards__are_numbered_files_named_by_their_first_terms() -> None:
    documents = [article(n, body=" ".join(f"d{n}w{i}" for i in range(900))) for n in range(18)]
    found = calls(documents)
    terms = [call for path, call in found.items() if path.startswith("search/terms-")]
    assert [path for path in found if "terms" in path] == [f"search/terms-{n:04}.js" for n in range(len(terms))]
    assert [call[1] for call in terms] == list(range(len(terms)))
    assert len(terms) > 1
    assert found["search/index.js"][1]["shards"].split(" ") == [call[2].split(" ")[0] for call in terms]


def test_build_search__no_articles__is_an_index_of_none() -> None:
    built = build_search([])
    assert [file.path for file in built.files] == ["search/index.js", "search/common.js", "search/facets.js"]
    assert built.scripts == ("search/index.js",)
    assert calls([])["search/index.js"][1]["count"] == 0


def test_build_search__the_same_documents__give_the_same_files() -> None:
    documents = [article(n, body=f"tea {n}", companies=("Acme",)) for n in range(9)]
    first, second = ([(file.path, file.data) for file in build_search(documents).files] for _ in range(2))
    assert first == second
