"""The files of the search, without a browser: what each holds, in which order, and where they are cut."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import SitePath
from generator.search import shards
from generator.search.documents import SearchDocument, SearchName, build_search, chunk_size
from generator.search.index import FIELDS, Index, index_documents
from generator.search.packing import ALPHABET, MOST, pack, packed
from generator.search.shards import SHARD_BYTES, Shard, cut_index

Postings = dict[str, dict[str, list[tuple[int, int, int, list[int]]]]]
"""term -> field -> for each document: its number, how often it has the term, the field's length, the positions."""


def unpacked(text: str) -> list[int]:
    """The numbers of a packed text, read as the page reads them."""
    digits = iter(ALPHABET.index(character) for character in text)
    numbers = []
    for first in digits:
        size, least = (0, 0) if first < 60 else (1, 60) if first < 90 else (2, 2820) if first == 90 else (4, 11284)
        number = first - 60 if size == 1 else 0 if size else first
        for _ in range(size):
            number = number * 92 + next(digits)
        numbers.append(number + least)
    return numbers


def index(*documents: dict[str, str]) -> Index:
    """Of documents with some texts, the oldest first."""
    return index_documents(dict.fromkeys(FIELDS, "") | document for document in documents)


def postings(*documents: dict[str, str]) -> Postings:
    """Everything in the shards of some documents."""
    found: Postings = {}
    for shard in cut_index(index(*documents)):
        at = 0
        for term, size in zip(shard.terms, shard.sizes, strict=True):
            found[term] = entry(unpacked(shard.postings[at : at + size].decode()))
            at += size
        assert at == len(shard.postings)
    return found


def entry(numbers: list[int]) -> dict[str, list[tuple[int, int, int, list[int]]]]:
    """The postings of one term by field."""
    rest = iter(numbers)
    heads = {}
    for _ in range(next(rest)):
        field, count = next(rest), next(rest)
        documents, often, lengths = ([next(rest) for _ in range(count)] for _ in range(3))
        heads[list(FIELDS)[field]] = (summed(documents), often, lengths)
    found = {}
    for name, (documents, often, lengths) in heads.items():
        stored = name in shards.STORED
        places = [summed([next(rest) for _ in range(each)]) if stored else [] for each in often]
        found[name] = list(zip(documents, often, lengths, places, strict=True))
    assert not list(rest)
    return found


def summed(differences: list[int]) -> list[int]:
    return [sum(differences[: n + 1]) for n in range(len(differences))]


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
        found[str(file.path)] = [name, *json.loads(f"[{arguments}]")]
    return found


# --- Packing


@given(st.lists(st.integers(0, MOST) | st.integers(0, 3000)))
def test_pack__any_numbers__come_back_and_begin_where_it_says(numbers: list[int]) -> None:
    data, starts = pack(numbers)
    text = data.tobytes().decode("ascii")
    assert unpacked(text) == numbers
    assert [unpacked(text[start:])[0] for start in starts] == numbers


@pytest.mark.parametrize(
    ("number", "size"),
    [(0, 1), (59, 1), (60, 2), (2819, 2), (2820, 3), (11283, 3), (11284, 5), (MOST, 5)],
)
def test_pack__a_number__takes_as_few_characters_as_its_range_allows(number: int, size: int) -> None:
    assert len(packed([number])) == size


@pytest.mark.parametrize("number", [-1, MOST + 1])
def test_pack__a_number_out_of_range__is_refused(number: int) -> None:
    with pytest.raises(ValueError, match="numbers from 0"):
        pack([number])


def test_pack__all_characters__are_safe_in_a_string_of_a_script() -> None:
    assert len(ALPHABET) == len(set(ALPHABET)) == 92
    assert not set(ALPHABET) & set('"\\<\n')


# --- Spellings


def spellings(*texts: str) -> list[tuple[str, int]]:
    return list(index(*({"body": text} for text in texts)).spellings)


def test_spellings__a_term_in_many_forms__gives_the_one_that_readers_write_most() -> None:
    words = spellings("Companies, companies and a company", "company’s e-commerce", "the Companies")
    assert words[0] == ("companies", 5)


def test_spellings__two_equally_frequent__the_first_in_the_alphabet() -> None:
    assert spellings("plays play", "plays play") == [("play", 4)]
    assert spellings("play plays") == spellings("plays play")


def test_spellings__terms_equally_frequent__in_alphabetical_order_after_frequent_ones() -> None:
    assert spellings("beta alpha gamma gamma") == [("gamma", 2), ("alpha", 1), ("beta", 1)]


@pytest.mark.parametrize("text", ["the e-commerce of 4.5bn", "an ox", "2024 3m", "茶壶"])
def test_spellings__words_that_are_never_corrected__are_left_out(text: str) -> None:
    assert spellings(text) == []


# --- Postings


def test_cut_index__a_term_in_two_documents__has_frequencies_lengths_and_positions() -> None:
    found = postings({"body": "tea"}, {}, {"body": "pot tea cup tea\ntea", "tags": "tea"}, {}, {})
    assert found["tea"] == {"tags": [(2, 1, 1, [])], "body": [(0, 1, 1, [0]), (2, 3, 5, [1, 3, 4])]}
    assert found["pot"] == {"body": [(2, 1, 5, [0])]}


@pytest.mark.parametrize(
    ("name", "stored"), [(name, name in {"title", "companies", "summary", "body"}) for name in FIELDS]
)
def test_cut_index__a_field__has_positions_if_it_is_running_text_or_companies(name: str, stored: bool) -> None:
    assert postings({name: "tea pot"})["pot"] == {name: [(0, 1, 2, [1] if stored else [])]}


def test_cut_index__a_new_document__leaves_all_numbers_of_the_others() -> None:
    old = [{"title": f"Kettle {n}", "body": f"tea number{n} pot"} for n in range(5)]
    before, after = postings(*old), postings(*old, {"title": "Kettle", "body": "tea"})
    assert after["number3"] == before["number3"]
    assert after["tea"]["body"][:-1] == before["tea"]["body"]
    assert after["tea"]["body"][-1] == (5, 1, 1, [0])


def test_cut_index__an_edit__changes_only_shards_of_its_words() -> None:
    documents = [{"body": " ".join(f"w{(n * 37 + i * i) % 9000}x" for i in range(300))} for n in range(60)]
    before = cut_index(index(*documents))
    documents[30]["body"] = documents[30]["body"].rsplit(" ", 1)[0] + " unheard"
    lost = " ".join(f"w{(30 * 37 + i * i) % 9000}x" for i in range(300)).rsplit(" ", 1)[1]
    after = cut_index(index(*documents))
    changed = [shard for shard in after if shard not in before]
    assert len(before) > 5
    assert {"unheard", lost} & {term for shard in changed for term in shard.terms}
    assert len(changed) <= 3


def test_cut_index__more_than_one_shard__none_is_much_larger_than_aimed_at_and_few_are_small() -> None:
    shards = cut_index(index(*({"body": " ".join(f"d{n}w{i}" for i in range(900))} for n in range(30))))
    sizes = [len(shard.postings) for shard in shards]
    assert len(shards) > 3
    assert max(sizes) < 2.1 * SHARD_BYTES
    assert min(sizes[:-1]) >= SHARD_BYTES // 2
    assert all(sum(shard.sizes) == len(shard.postings) for shard in shards)


def test_cut_index__a_very_common_word__has_a_shard_of_its_own() -> None:
    documents = [{"body": "tea " * 40 + " ".join(f"d{n}w{i}" for i in range(20))} for n in range(500)]
    found = cut_index(index(*documents))
    assert found[-1].terms == ("tea",)
    assert [term for shard in found[:-1] for term in shard.terms] == sorted(
        {f"d{n}w{i}" for n in range(500) for i in range(20)}
    )


def test_cut_index__frequent_words_between_rare_ones__do_not_part_these() -> None:
    frequent = "bun pot tea"
    documents = [
        {"body": f"{frequent} " * 24 + " ".join(f"{x}{n}x{i}" for x in "acsv" for i in range(20))} for n in range(300)
    ]
    found = cut_index(index(*documents))
    assert [shard.terms for shard in found[-3:]] == [("bun",), ("pot",), ("tea",)]
    assert all(len(shard.postings) >= SHARD_BYTES // 2 for shard in found[:-4])


def test_cut_index__many_portions__give_what_one_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    documents = [{"title": f"Tea {n}", "body": f"tea pot{n % 7} cup " * 9, "tags": "pot1"} for n in range(40)]
    whole = cut_index(index(*documents))
    monkeypatch.setattr(shards, "_AT_ONCE", 25)
    assert cut_index(index(*documents)) == whole


def test_cut_index__no_words__no_shards() -> None:
    assert cut_index(index()) == []
    assert cut_index(index({})) == []


def test_cut_index__terms__are_in_the_order_of_utf_16_units() -> None:
    found = [term for shard in cut_index(index({"body": "tea \ufa0e \U00020000"})) for term in shard.terms]
    assert found == sorted(found, key=lambda term: term.encode("utf-16-be"))
    assert found != sorted(found)


# --- The files


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
        "chunk": 4,
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
    assert list(chunks) == [f"search/documents-000{number}.js" for number in range(3)]
    assert [call[:2] for call in chunks.values()] == [["documents", number] for number in range(3)]
    assert [len(call[2]) for call in chunks.values()] == [4, 4, 3]
    assert [one[0] for call in chunks.values() for one in call[2]] == [f"{number}.html" for number in range(10, -1, -1)]


def test_chunk_size__small_and_very_large_archives__have_small_chunks() -> None:
    assert [chunk_size(count) for count in (0, 500, 501, 50_000, 50_001)] == [4, 4, 8, 8, 5]


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


def test_build_search__other_scripts__are_written_as_they_are() -> None:
    (file,) = [file for file in build_search([article(0, body="茶壶 thé")]).files if "documents" in file.path]
    assert "茶壶 thé".encode() in file.data


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
    assert build_search(documents) == build_search(documents)
