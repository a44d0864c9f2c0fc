"""Articles whose key is another than the record has: it was made otherwise, or their words were corrected."""

from __future__ import annotations

import dataclasses

import pytest

from generator.content.merging.import_record import ImportRecord, digest
from generator.content.merging.matching import ExistingFile
from generator.content.merging.merge import plan_merge
from generator.content.merging.plan import Outcome
from tests.support.merge_factories import draft, first_import, outcomes, run

KETTLES = "Kettle Works has opened a shop on the quay. Its founder had long ruled out shops of any kind.\n"
CORRECTED = KETTLES.replace("a shop", "two shops")


def test_plan_merge__a_record_with_keys_of_the_words_only__knows_the_article_and_has_its_new_key() -> None:
    record, files = first_import(draft("words", 1))
    again = dataclasses.replace(draft("words", 1), key="key", words="words")
    plan = run([again], record, files)
    assert outcomes(plan) == [Outcome.UNCHANGED]
    assert [entry.key for entry in plan.record.dumps["feed.txt"].entries] == ["key"]
    assert (plan.writes, plan.removals) == ({}, ())


def test_plan_merge__two_articles_of_the_same_words__only_the_first_has_the_old_entry() -> None:
    record, files = first_import(draft("words", 1))
    both = [dataclasses.replace(draft("words", line), key=f"key {line}", words="words") for line in (1, 9)]
    plan = run(both, record, files)
    assert outcomes(plan) == [Outcome.UNCHANGED, Outcome.NEW]
    assert {entry.key for entry in plan.record.dumps["feed.txt"].entries} == {"key 1", "key 9"}


def test_plan_merge__corrected_words_and_the_old_ones_in_another_dump__are_two_articles() -> None:
    record, files = first_import(draft("old", 1, body=KETTLES))
    existing = {path: ExistingFile(digest(text), None, text=text) for path, text in files.items()}
    dumps = [
        ("feed.txt", "v2", [draft("new", 1, body=CORRECTED)]),
        ("other.txt", "v1", [draft("old", 1, dump="other.txt", body=KETTLES)]),
    ]
    plan = plan_merge(dumps, record, existing, body_of=lambda path: KETTLES)
    assert outcomes(plan) == [Outcome.REFRESHED, Outcome.NEW]


@pytest.mark.parametrize(("text", "outcome"), [("v1", Outcome.EDITED), ("v2", Outcome.NEW)])
def test_plan_merge__a_file_that_the_record_lacks__has_the_lines_of_a_draft_only_in_the_same_text(
    text: str, outcome: Outcome
) -> None:
    """In a dump that has changed the same lines may be another article."""
    record, files = first_import(draft("other", 20))
    _, lost = first_import(draft("old", 1, body=KETTLES))
    existing = {path: ExistingFile(digest(body), None, text=body) for path, body in files.items()}
    source = draft("old", 1).article.source
    existing |= {path: ExistingFile("edited", source) for path in lost}
    plan = plan_merge([("feed.txt", text, [draft("new", 1), draft("other", 20)])], record, existing)
    assert outcomes(plan) == [outcome, Outcome.UNCHANGED]


def test_plan_merge__record_lost_and_only_the_lines_differ__the_file_is_nobodys() -> None:
    _, files = first_import(draft("a", 1, body=KETTLES))
    (path,) = files
    found = ExistingFile(digest(files[path]), draft("a", 1).article.source, text=files[path])
    plan = plan_merge([("feed.txt", "v2", [draft("a", 5, body=KETTLES)])], ImportRecord(), {path: found})
    assert outcomes(plan) == [Outcome.UNCHANGED]
    (entry,) = plan.record.dumps["feed.txt"].entries
    assert entry.digest == found.digest
    better = run([draft("a", 5, title="A better title", body=KETTLES)], plan.record, files, "v2")
    assert outcomes(better) == [Outcome.REFRESHED]


def test_plan_merge__a_deleted_file_and_a_better_importer__the_record_keeps_what_was_written() -> None:
    record, _ = first_import(draft("a", 1))
    plan = run([draft("a", 1, title="A better title")], record, {})
    assert outcomes(plan) == [Outcome.GONE]
    assert plan.record == record


def test_plan_merge__record_lost_and_the_same_text_in_two_dumps__only_one_has_the_file() -> None:
    _, files = first_import(draft("a", 1, body=KETTLES))
    (path,) = files
    found = ExistingFile(digest(files[path]), draft("a", 1).article.source, text=files[path])
    dumps = [
        ("feed.txt", "v1", [draft("a", 1, body=KETTLES)]),
        ("other.txt", "v1", [draft("b", 1, dump="other.txt", body=KETTLES)]),
    ]
    plan = plan_merge(dumps, ImportRecord(), {path: found})
    assert outcomes(plan) == [Outcome.UNCHANGED, Outcome.NEW]
    assert plan.merged[1].path != path


def test_plan_merge__a_deleted_article_is_restored__it_is_in_the_record_as_written() -> None:
    record, _ = first_import(draft("a", 1))
    (entry,) = record.dumps["feed.txt"].entries
    better = draft("a", 1, title="A better title")
    plan = plan_merge([("feed.txt", "v1", [better])], record, {}, restore=[entry.path])
    assert outcomes(plan) == [Outcome.RESTORED]
    (again,) = plan.record.dumps["feed.txt"].entries
    assert (again.path, again.digest) == (entry.path, digest(plan.writes[entry.path]))
    assert outcomes(run([better], plan.record, plan.writes)) == [Outcome.UNCHANGED]


def test_plan_merge__a_refreshed_article__is_in_the_record_as_written() -> None:
    record, files = first_import(draft("a", 1))
    better = draft("a", 1, title="A better title")
    plan = run([better], record, files)
    assert outcomes(plan) == [Outcome.REFRESHED]
    (entry,) = plan.record.dumps["feed.txt"].entries
    assert entry.digest == digest(plan.writes[entry.path])
