"""The files of the search, without a browser: what each holds, in which order, and where they are cut."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.search import postings as postings_module
from generator.search.coding import coded
from generator.search.index import FIELDS, Index, index_documents
from generator.search.packing import ALPHABET, MOST, pack, packed
from generator.search.shards import SHARD_BYTES, cut_index

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
        stored = name in postings_module.STORED
        places = [summed([next(rest) for _ in range(each)]) if stored else [] for each in often]
        found[name] = list(zip(documents, often, lengths, places, strict=True))
    assert not list(rest)
    return found


def summed(differences: list[int]) -> list[int]:
    return [sum(differences[: n + 1]) for n in range(len(differences))]


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


class _BitReader:
    """Reads what `coding` has written in bits, as its documentation says."""

    def __init__(self, text: str) -> None:
        words = zip(text[::2], text[1::2], strict=True)
        self._bits = "".join(f"{ALPHABET.index(high) * 92 + ALPHABET.index(low):013b}" for high, low in words)
        self._at = 0

    def _take(self, size: int) -> int:
        found = self._bits[self._at : self._at + size]
        assert len(found) == size
        self._at += size
        return int(found or "0", 2)

    def rice(self, parameter: int) -> int:
        ones = 0
        while self._take(1):
            ones += 1
        return (ones << parameter) + self._take(parameter)

    def one_of(self, values: int) -> int:
        size = values.bit_length() - 1
        unused = (2 << size) - values
        found = self._take(size)
        return found if found < unused else 2 * found + self._take(1) - unused

    def at_next_word(self) -> None:
        self._at += -self._at % 13

    @property
    def ended(self) -> bool:
        return len(self._bits) - self._at < 13 and "1" not in self._bits[self._at :]


def _decoded(text: str, stored: list[int]) -> list[int]:
    """The integers that `coded` was given."""
    heads = unpacked(text + 4 * " ")  # a number may seem to begin in the bits
    fields = [heads[1 + 6 * n : 7 + 6 * n] for n in range(heads[0])]
    size = len(packed([heads[0], *(value for field in fields for value in field)]))
    reader = _BitReader(text[size:])
    numbers = [heads[0]]
    often: dict[int, list[int]] = {}
    lengths: dict[int, list[int]] = {}
    for field, count, gap, more, least, span in fields:
        gaps = [reader.rice(gap) + (at > 0) for at in range(count)]
        often[field] = [reader.rice(more) + 1 for _ in range(count)]
        lengths[field] = [least + reader.one_of(span + 1) for _ in range(count)]
        numbers += [field, count, *gaps, *often[field], *lengths[field]]
    reader.at_next_word()
    for field in (field for field in often if field in stored):
        for each, length in zip(often[field], lengths[field], strict=True):
            before = -1
            for left in range(each - 1, -1, -1):
                place = before + 1 + reader.one_of(length - 1 - before - left)
                numbers.append(place - max(before, 0))
                before = place
    assert reader.ended
    return numbers


@st.composite
def _term_postings(draw: st.DrawFn) -> list[int]:
    """The integers of a term's postings in the fields 0 to 2, of which the last has no positions."""
    numbers, positions = [0], []
    for field in draw(st.sets(st.integers(0, 2), min_size=1)):
        documents = sorted(draw(st.sets(st.integers(0, 5000), min_size=1, max_size=20)))
        most = draw(st.sampled_from((1, 5, 90, 70_000, 2_000_000)))
        places = [sorted(draw(st.sets(st.integers(0, most), min_size=1, max_size=6))) for _ in documents]
        lengths = [own[-1] + 1 + draw(st.integers(0, most)) for own in places]
        gaps = [one - before for one, before in zip(documents, [0, *documents], strict=False)]
        numbers[0] += 1
        numbers += [field, len(documents), *gaps, *map(len, places), *lengths]
        if field < 2:
            positions += [one - before for own in places for one, before in zip(own, [0, *own], strict=False)]
    return numbers + positions


@given(_term_postings())
def test_coded__any_postings__are_the_same_numbers_when_they_are_read(numbers: list[int]) -> None:
    assert _decoded(coded(np.array(numbers), {0, 1}).decode(), [0, 1]) == numbers


@pytest.mark.parametrize("gap", [851_967, 3_407_872, 10_000_000])
@pytest.mark.parametrize("place", range(9))
def test_coded__one_wide_gap_among_narrow_ones__is_the_same_when_it_is_read(gap: int, place: int) -> None:
    gaps = [1] * 9
    gaps[place] = gap
    numbers = [1, 0, 9, *gaps, *[1] * 9, *[5] * 9]
    assert _decoded(coded(np.array(numbers), set()).decode(), []) == numbers


def test_coded__postings_of_a_frequent_word__have_half_as_many_characters() -> None:
    chance = random.Random(5)
    documents = [number for number in range(20_000) if chance.random() < 0.4]
    gaps = [one - before for one, before in zip(documents, [0, *documents], strict=False)]
    places = [chance.randrange(300) for _ in documents]
    lengths = [place + 1 + chance.randrange(200) for place in places]
    numbers = [1, 0, len(documents), *gaps, *[1] * len(documents), *lengths, *places]
    assert len(coded(np.array(numbers), {0})) < 0.6 * len(packed(numbers))


def test_cut_index__frequent_words_between_rare_ones__do_not_part_these() -> None:
    frequent = "bun pot tea"
    documents = [
        {"body": f"{frequent} " * 24 + " ".join(f"{x}{n}x{i}" for x in "acsv" for i in range(20))} for n in range(300)
    ]
    found = cut_index(index(*documents))
    assert [shard.terms for shard in found[-3:]] == [("bun",), ("pot",), ("tea",)]
    assert all(sum(shard.sizes) >= SHARD_BYTES // 2 for shard in found[:-4])


def test_cut_index__many_portions__give_what_one_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    documents = [{"title": f"Tea {n}", "body": f"tea pot{n % 7} cup " * 9, "tags": "pot1"} for n in range(40)]
    whole = cut_index(index(*documents))
    monkeypatch.setattr(postings_module, "_AT_ONCE", 25)
    assert cut_index(index(*documents)) == whole


def test_cut_index__no_words__no_shards() -> None:
    assert cut_index(index()) == []
    assert cut_index(index({})) == []


def test_cut_index__terms__are_in_the_order_of_utf_16_units() -> None:
    found = [term for shard in cut_index(index({"body": "tea \ufa0e \U00020000"})) for term in shard.terms]
    assert found == sorted(found, key=lambda term: term.encode("utf-16-be"))
    assert found != sorted(found)
