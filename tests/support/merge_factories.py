"""Drafts, and imports of them into a folder of files held in memory."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from generator.content.merging.import_record import ImportRecord, digest
from generator.content.merging.matching import ArticleDraft, ExistingFile
from generator.content.merging.merge import plan_merge
from generator.content.merging.plan import MergePlan, Outcome
from generator.model import DateEstimate, Slug, Source
from tests.support.factories import make_article

DAY = DateEstimate(dt.date(2024, 7, 25))


def draft(
    key: str, first: int, title: str | None = None, dump: str = "feed.txt", last: int = 0, body: str = ""
) -> ArticleDraft:
    """A draft whose lines are the four from `first` on, or those up to `last`; each key has words of its own."""
    article = make_article(
        path="",
        slug=Slug(""),
        title=title or f"Story {key}",
        date=DAY,
        source=Source(dump, first, last or first + 3),
        body=body or f"{key}-one {key}-two {key}-three {key}-four.\n",
    )
    return ArticleDraft(key, article)


def run(drafts: Sequence[ArticleDraft], record: ImportRecord, files: Mapping[str, str], text: str = "v1") -> MergePlan:
    existing = {path: ExistingFile(digest(body), None, text=body) for path, body in files.items()}
    return plan_merge([("feed.txt", text, drafts)], record, existing)


def outcomes(plan: MergePlan) -> list[Outcome]:
    return [merged.outcome for merged in plan.merged]


def first_import(*drafts: ArticleDraft) -> tuple[ImportRecord, dict[str, str]]:
    plan = run(drafts, ImportRecord(), {})
    return plan.record, dict(plan.writes)
