"""A second import never overwrites the work of an editor."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.content.front_matter import format_article
from generator.content.merging.import_record import (
    DumpRecord,
    ImportRecord,
    RecordEntry,
    digest,
    format_records,
    parse_records,
)
from generator.content.merging.matching import ArticleDraft, ExistingFile
from generator.content.merging.merge import pinned_days, plan_merge
from generator.content.merging.plan import Outcome
from generator.model import DateEstimate, Source
from tests.support.merge_factories import DAY, draft, first_import, outcomes, run


def test_plan_merge__new_articles__get_a_path_by_year_and_title() -> None:
    plan = run([draft("a", 1, "Taobao ships"), draft("b", 5, "Taobao ships")], ImportRecord(), {})
    assert list(plan.writes) == ["articles/2024/taobao-ships.md", "articles/2024/taobao-ships-2.md"]
    assert outcomes(plan) == [Outcome.NEW, Outcome.NEW]


def test_plan_merge__undated_article__lies_with_the_undated() -> None:
    article = dataclasses.replace(draft("a", 1).article, date=DateEstimate(None))
    plan = run([ArticleDraft("a", article)], ImportRecord(), {})
    assert list(plan.writes) == ["articles/undated/story-a.md"]


def test_plan_merge__the_same_again__writes_nothing() -> None:
    record, files = first_import(draft("a", 1), draft("b", 5))
    plan = run([draft("a", 1), draft("b", 5)], record, files)
    assert (plan.writes, plan.removals) == ({}, ())
    assert plan.record == record
    assert outcomes(plan) == [Outcome.UNCHANGED] * 2


def test_plan_merge__edited_text_and_a_better_headline__has_both() -> None:
    record, files = first_import(draft("a", 1))
    (path,) = files
    plan = run([draft("a", 1, "A better headline")], record, {path: files[path] + "An editor's word.\n"})
    assert "A better headline" in plan.writes[path]
    assert plan.writes[path].endswith("An editor's word.\n")
    assert outcomes(plan) == [Outcome.MERGED]


def test_plan_merge__deleted_or_moved_file__is_not_brought_back() -> None:
    record, files = first_import(draft("a", 1))
    (path,) = files
    for now in ({}, {"articles/my-own-place.md": files[path]}):
        plan = run([draft("a", 1)], record, now)
        assert plan.writes == {}
        assert outcomes(plan) == [Outcome.GONE]


def test_plan_merge__untouched_file_and_a_better_importer__is_refreshed_in_its_place() -> None:
    record, files = first_import(draft("a", 1))
    plan = run([draft("a", 1, "A better headline")], record, files)
    assert list(plan.writes) == list(files)
    assert outcomes(plan) == [Outcome.REFRESHED]


def test_plan_merge__dump_with_newer_items_on_top__knows_the_old_ones_by_their_words() -> None:
    record, files = first_import(draft("a", 1))
    plan = run([draft("new", 1), draft("a", 5)], record, files, text="v2")
    assert outcomes(plan) == [Outcome.NEW, Outcome.UNCHANGED]
    assert len(plan.writes) == 1, "lines that have moved are in the record only"


def test_plan_merge__boundary_moved_and_file_untouched__replaces_the_old_article() -> None:
    record, files = first_import(draft("both", 1))
    plan = run([draft("one", 1), draft("two", 3)], record, files)
    assert outcomes(plan) == [Outcome.NEW, Outcome.NEW]
    assert plan.removals == tuple(files)
    assert len(plan.record.dumps["feed.txt"].entries) == 2


def test_plan_merge__boundary_moved_and_file_edited__keeps_the_editors_article() -> None:
    record, files = first_import(draft("both", 1))
    edited = {path: text + "Mine.\n" for path, text in files.items()}
    plan = run([draft("one", 1), draft("two", 3)], record, edited)
    assert outcomes(plan) == [Outcome.OVERLAPS, Outcome.OVERLAPS]
    assert (plan.writes, plan.removals) == ({}, ())
    assert [e.key for e in plan.record.dumps["feed.txt"].entries] == ["both"]


def test_plan_merge__article_that_a_newer_dump_no_longer_has__is_kept_whatever_is_on_its_lines() -> None:
    record, files = first_import(draft("old", 1))
    rolled_on = run([draft("new", 1)], record, files, text="v2")
    files |= dict(rolled_on.writes)
    boundary_moved = run([draft("newer", 1)], rolled_on.record, files, text="v2")
    assert boundary_moved.removals == tuple(rolled_on.writes)
    assert "old" in {entry.key for entry in boundary_moved.record.dumps["feed.txt"].entries}


def test_plan_merge__same_words_in_another_dump__are_a_duplicate_then_and_later() -> None:
    drafts = [("feed.txt", "v1", [draft("a", 1)]), ("page.txt", "v1", [draft("a", 9, dump="page.txt")])]
    plan = plan_merge(drafts, ImportRecord(), {})
    assert outcomes(plan) == [Outcome.NEW, Outcome.DUPLICATE]
    files = {path: ExistingFile(digest(text), None) for path, text in plan.writes.items()}
    again = plan_merge(drafts, plan.record, files)
    assert outcomes(again) == [Outcome.UNCHANGED, Outcome.DUPLICATE]
    assert again.writes == {}


def test_plan_merge__killed_before_the_record_was_written__adopts_what_is_in_place() -> None:
    _, files = first_import(draft("a", 1), draft("b", 5))
    path, text = next(iter(files.items()))
    existing = {path: ExistingFile(digest(text), Source("feed.txt", 1, 4))}
    plan = plan_merge([("feed.txt", "v1", [draft("a", 1), draft("b", 5)])], ImportRecord(), existing)
    assert outcomes(plan) == [Outcome.UNCHANGED, Outcome.NEW]
    assert path not in plan.writes


def test_plan_merge__record_lost_and_file_edited__is_the_editors() -> None:
    existing = {"articles/mine.md": ExistingFile(digest("edited"), Source("feed.txt", 1, 4))}
    plan = plan_merge([("feed.txt", "v1", [draft("a", 1)])], ImportRecord(), existing)
    assert outcomes(plan) == [Outcome.EDITED]
    assert plan.writes == {}


def test_plan_merge__name_taken_by_an_editors_file__gets_another() -> None:
    plan = run([draft("a", 1, "Taobao ships")], ImportRecord(), {"articles/2019/taobao-ships.md": "an editor's own"})
    assert list(plan.writes) == ["articles/2024/taobao-ships-2.md"]


@given(st.lists(st.sampled_from("abcdef"), unique=True), st.data())
def test_plan_merge__any_editing__what_an_editor_wrote_or_deleted_stays_so(
    keys: list[str], data: st.DataObject
) -> None:
    drafts = [draft(key, 1 + 4 * n) for n, key in enumerate(keys)]
    record, files = first_import(*drafts)
    fates = {path: data.draw(st.sampled_from(["keep", "edit", "delete"])) for path in files}
    now = {p: t + ("\nMine.\n" if fates[p] == "edit" else "") for p, t in files.items() if fates[p] != "delete"}
    titles = data.draw(st.lists(st.sampled_from(["Old", "New"]), min_size=len(keys), max_size=len(keys)))
    plan = run([draft(k, 1 + 4 * n, t) for n, (k, t) in enumerate(zip(keys, titles, strict=True))], record, now)
    assert all(fates[path] != "delete" for path in plan.writes)
    assert all(text.endswith("\nMine.\n") for path, text in plan.writes.items() if fates[path] == "edit")
    assert plan.removals == ()


@pytest.mark.parametrize(
    ("date", "pinned"),
    [
        (DateEstimate(DAY.day), True),
        (DateEstimate(dt.date(2024, 7, 24), dt.date(2024, 7, 20), dt.date(2024, 7, 26)), True),
        (DateEstimate(DAY.day, dt.date(2024, 7, 20), dt.date(2024, 7, 26)), False),
        (DateEstimate(None), False),
        (None, False),
    ],
    ids=["confirmed by removing the range", "another day", "as imported", "removed", "file as imported"],
)
def test_pinned_days__of_an_edited_file__are_those_that_the_editor_set(date: DateEstimate | None, pinned: bool) -> None:
    record, files = first_import(draft("a", 1))
    (path,) = files
    found = pinned_days(record, {path: ExistingFile("edited", None, date)})
    assert found == ({"a": date.day} if pinned and date else {})


def test_pinned_days__a_record_that_did_not_keep_the_day__pins_only_a_day_without_range() -> None:
    entry = RecordEntry("a", 1, 4, "articles/a.md", "old")
    record = ImportRecord({"feed.txt": DumpRecord("v1", (entry,))})
    ranged, alone = (DateEstimate(DAY.day, DAY.day, DAY.day), DateEstimate(DAY.day))
    assert pinned_days(record, {"articles/a.md": ExistingFile("new", None, ranged)}) == {}
    assert pinned_days(record, {"articles/a.md": ExistingFile("new", None, alone)}) == {"a": DAY.day}
    assert pinned_days(record, {}) == {}


def test_format_records__any_record__parses_back_and_has_a_line_for_each_article() -> None:
    record, _ = first_import(draft("a", 1), draft("b", 5, "Größe & “Maß”"))
    texts = format_records(record)
    (read,) = parse_records(texts, "content").dumps.values()
    assert {entry.key: entry for entry in read.entries} == {e.key: e for e in record.dumps["feed.txt"].entries}
    (text,) = texts.values()
    assert sum("articles/2024/" in line for line in text.split("\n")) == 2


def test_format_article__of_a_draft__is_what_the_digest_is_of() -> None:
    record, files = first_import(draft("a", 1))
    (entry,) = record.dumps["feed.txt"].entries
    assert entry.digest == digest(files[entry.path])
    assert files[entry.path].startswith(format_article(draft("a", 1).article)[:20])


def test_plan_merge__moved_file_and_a_dump_that_has_changed__does_not_swallow_the_new_article() -> None:
    record, files = first_import(draft("a", 1))
    (path,) = files
    moved = {"articles/my.md": ExistingFile(digest(files[path]), Source("feed.txt", 1, 4))}
    plan = plan_merge([("feed.txt", "v2", [draft("brand-new", 1), draft("a", 5)])], record, moved)
    assert outcomes(plan) == [Outcome.NEW, Outcome.GONE]


def test_plan_merge__killed_while_refreshing__the_file_is_still_nobodys() -> None:
    record, files = first_import(draft("a", 1))
    killed = dict(run([draft("a", 1, "Better")], record, files).writes)
    again = run([draft("a", 1, "Better")], record, killed)
    assert outcomes(again) == [Outcome.UNCHANGED]
    assert outcomes(run([draft("a", 1, "Best")], again.record, killed)) == [Outcome.REFRESHED]
