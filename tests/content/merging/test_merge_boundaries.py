"""Imports after boundaries have moved, files have been deleted, or the record was lost."""

from __future__ import annotations

import dataclasses

import pytest

from generator.content.merging.import_record import ImportRecord, digest
from generator.content.merging.matching import ExistingFile
from generator.content.merging.merge import plan_merge
from generator.content.merging.plan import Outcome
from generator.model import Source
from tests.support.merge_factories import draft, first_import, outcomes, run

# --- Boundaries


@pytest.mark.parametrize(("first", "last"), [(1, 5), (8, 12), (2, 12), (6, 7)])
def test_plan_merge__a_new_article_that_shares_a_line__replaces_the_old_one(first: int, last: int) -> None:
    record, files = first_import(draft("old", 5))
    plan = run([draft("new", first, last=last)], record, files)
    assert plan.removals == tuple(files)
    assert [entry.key for entry in plan.record.dumps["feed.txt"].entries] == ["new"]


@pytest.mark.parametrize(("first", "last"), [(1, 4), (9, 12)])
def test_plan_merge__a_new_article_on_the_lines_next_to_it__leaves_the_old_one(first: int, last: int) -> None:
    record, files = first_import(draft("old", 5))
    plan = run([draft("new", first, last=last)], record, files)
    assert plan.removals == ()
    assert {entry.key for entry in plan.record.dumps["feed.txt"].entries} == {"old", "new"}


def test_plan_merge__two_old_articles__only_the_one_on_the_same_lines_is_replaced() -> None:
    record, files = first_import(draft("far", 1), draft("near", 9))
    plan = run([draft("new", 9)], record, files)
    assert plan.removals == ("articles/2024/story-near.md",)


def test_plan_merge__one_old_article_becomes_two_and_is_replaced_once() -> None:
    record, files = first_import(draft("both", 1), draft("edited", 5))
    edited = {path: text + ("Mine." if "edited" in path else "") for path, text in files.items()}
    plan = run([draft("one", 1, last=2), draft("two", 3, last=5)], record, edited)
    assert outcomes(plan) == [Outcome.NEW, Outcome.OVERLAPS]
    assert plan.removals == ("articles/2024/story-both.md",)


def test_plan_merge__boundary_moved_and_file_deleted__does_not_bring_its_words_back() -> None:
    record, _ = first_import(draft("both", 1))
    plan = run([draft("one", 1), draft("two", 3)], record, {})
    assert outcomes(plan) == [Outcome.OVERLAPS] * 2
    assert plan.writes == {}


def test_plan_merge__killed_after_the_old_file_was_replaced__adopts_the_new_one() -> None:
    record, files = first_import(draft("both", 1))
    (written,) = run([draft("one", 1)], record, files).writes.items()
    path, text = written
    in_place = {path: ExistingFile(digest(text), Source("feed.txt", 1, 4))}
    plan = plan_merge([("feed.txt", "v1", [draft("one", 1)])], record, in_place)
    assert outcomes(plan) == [Outcome.UNCHANGED]
    assert [entry.key for entry in plan.record.dumps["feed.txt"].entries] == ["one"]


def test_plan_merge__killed_before_the_old_file_was_removed__removes_it() -> None:
    record, files = first_import(draft("both", 1))
    new = run([draft("one", 1)], record, files).writes
    in_place = {path: ExistingFile(digest(text), None) for path, text in files.items()}
    in_place |= {path: ExistingFile(digest(text), Source("feed.txt", 1, 4)) for path, text in new.items()}
    plan = plan_merge([("feed.txt", "v1", [draft("one", 1)])], record, in_place)
    assert outcomes(plan) == [Outcome.UNCHANGED]
    assert plan.removals == tuple(files)


def test_plan_merge__an_edited_old_file_and_one_adopted__keeps_both_out_of_the_way() -> None:
    record, files = first_import(draft("both", 1))
    new = run([draft("one", 1)], record, files).writes
    in_place = {path: ExistingFile(digest("edited"), None) for path in files}
    in_place |= {path: ExistingFile(digest(text), Source("feed.txt", 1, 4)) for path, text in new.items()}
    plan = plan_merge([("feed.txt", "v1", [draft("one", 1)])], record, in_place)
    assert outcomes(plan) == [Outcome.OVERLAPS]
    assert plan.removals == ()


# --- The record


def test_plan_merge__an_edited_or_deleted_file__is_still_known_to_be_so_at_the_third_import() -> None:
    record, files = first_import(draft("a", 1), draft("b", 5))
    now = {path: text + "Mine." for path, text in files.items() if "-a" in path}
    for _ in range(2):
        plan = run([draft("a", 1), draft("b", 5)], record, now)
        assert outcomes(plan) == [Outcome.EDITED, Outcome.GONE]
        assert plan.record == record
        record = plan.record


def test_plan_merge__a_changed_dump__forgets_the_lines_of_articles_that_it_no_longer_has() -> None:
    record, files = first_import(draft("old", 1))
    plan = run([draft("new", 1)], record, files, text="v2")
    (old,) = [entry for entry in plan.record.dumps["feed.txt"].entries if entry.key == "old"]
    assert (old.first, old.last) == (0, 0)


def test_plan_merge__the_same_words_twice_in_one_dump__are_one_article_then_and_later() -> None:
    drafts = [draft("a", 1), draft("a", 9)]
    first = run(drafts, ImportRecord(), {})
    assert outcomes(first) == [Outcome.NEW, Outcome.DUPLICATE]
    assert first.merged[1].path == first.merged[0].path
    again = run(drafts, first.record, first.writes)
    assert outcomes(again) == [Outcome.UNCHANGED, Outcome.DUPLICATE]


def test_plan_merge__a_file_that_the_record_of_the_same_dump_lacks__is_adopted_by_its_lines() -> None:
    record, files = first_import(draft("a", 1))
    in_place = {path: ExistingFile(digest(text), None) for path, text in files.items()}
    in_place["articles/mine.md"] = ExistingFile("edited", Source("feed.txt", 5, 8))
    plan = plan_merge([("feed.txt", "v1", [draft("a", 1), draft("b", 5)])], record, in_place)
    assert outcomes(plan) == [Outcome.UNCHANGED, Outcome.EDITED]
    assert plan.merged[1].path == "articles/mine.md"


def test_plan_merge__two_articles_on_the_same_lines__adopt_only_a_file_with_their_text() -> None:
    in_place = {"articles/mine.md": ExistingFile("edited", Source("feed.txt", 1, 4))}
    plan = plan_merge([("feed.txt", "v1", [draft("a", 1), draft("b", 1)])], ImportRecord(), in_place)
    assert outcomes(plan) == [Outcome.NEW, Outcome.NEW]


def test_plan_merge__a_text_of_another_dump_whose_lines_match__is_a_duplicate_of_it() -> None:
    record, files = first_import(draft("a", 1))
    in_place = {path: ExistingFile(digest(text), None) for path, text in files.items()}
    drafts = [draft("a", 1, dump="page.txt"), draft("b", 5, dump="page.txt")]
    plan = plan_merge([("page.txt", "v2", drafts)], record, in_place)
    assert outcomes(plan) == [Outcome.DUPLICATE, Outcome.NEW]
    assert plan.merged[0].path in files


# --- Paths


def test_plan_merge__three_articles_of_one_title__count_on() -> None:
    plan = run([draft(key, 1 + 4 * n, "Taobao ships") for n, key in enumerate("abc")], ImportRecord(), {})
    assert [path.rpartition("/")[2] for path in plan.writes] == [
        "taobao-ships.md",
        "taobao-ships-2.md",
        "taobao-ships-3.md",
    ]


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        (f"{'a' * 30} {'b' * 33}", f"{'a' * 30}-{'b' * 33}"),
        (f"{'a' * 30} {'b' * 34}", "a" * 30),
        (f"{'a' * 70}", "a" * 64),
        (f"{'a' * 30} {'b' * 33} more", f"{'a' * 30}-{'b' * 33}"),
        (f"{'a' * 30} {'b' * 34} more", "a" * 30),
        (f"aa bb {'c' * 50} the {'d' * 40}", f"aa-bb-{'c' * 50}"),
        (f"aa bb {'c' * 50} x {'d' * 40}", f"aa-bb-{'c' * 50}"),
        (f"aa {'c' * 50} of {'d' * 40}", f"aa-{'c' * 50}-of"),
    ],
    ids=[
        "64 characters",
        "65",
        "one word",
        "64 and more",
        "65 and more",
        "ends in the",
        "ends in one letter",
        "three words",
    ],
)
def test_plan_merge__a_long_title__is_cut_at_a_word_that_can_end_an_address(title: str, slug: str) -> None:
    plan = run([draft("a", 1, title)], ImportRecord(), {})
    assert list(plan.writes) == [f"articles/2024/{slug}.md"]


def test_plan_merge__a_path_that_an_article_had__is_not_given_to_another() -> None:
    record, _ = first_import(draft("a", 1, "Taobao ships"))
    plan = run([draft("a", 1, "Taobao ships"), draft("b", 5, "Taobao ships")], record, {})
    assert plan.merged[1].path == "articles/2024/taobao-ships-2.md"


def test_plan_merge__an_article_without_its_lines__is_a_bug_and_not_an_import() -> None:
    lost = draft("a", 1)
    lost = dataclasses.replace(lost, article=dataclasses.replace(lost.article, source=None))
    with pytest.raises(AssertionError):
        run([lost], ImportRecord(), {})
