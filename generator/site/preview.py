"""A site for its editors: drafts included and marked, without what only a published site needs.

Data: `Preview`; `preview_config` and `mark_drafts` adapt settings and archive.
Limits: pure.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from dataclasses import dataclass, field
from typing import TypeVar

from generator.config import SiteConfig
from generator.content.schedule import hidden_state
from generator.memo import Memo
from generator.model import Archive, Article, Briefing, Note, TextPage
from generator.site.views.dates import day_view

_R = TypeVar("_R", Article, Note, Briefing, TextPage)


@dataclass(frozen=True, slots=True)
class Preview:
    """What is kept from one build of a preview to the next."""

    memo: Memo = field(default_factory=Memo)


def preview_config(config: SiteConfig) -> SiteConfig:
    """The settings without what only a published site needs: downloads, social cards, an offline copy."""
    return dataclasses.replace(config, exports=(), social_cards=False, offline=False)


def mark_drafts(archive: Archive, today: dt.date) -> Archive:
    """The archive with `Draft: `, `From 5 June 2024: ` or `Expired: ` before the title of what readers do not see today."""

    def mark(records: tuple[_R, ...]) -> tuple[_R, ...]:
        marked = ((record, _mark(record, today)) for record in records)
        return tuple(dataclasses.replace(r, title=f"{words}{r.title}") if words else r for r, words in marked)

    return dataclasses.replace(
        archive,
        articles=mark(archive.articles),
        notes=mark(archive.notes),
        briefings=mark(archive.briefings),
        pages=mark(archive.pages),
    )


def _mark(record: Article | Note | Briefing | TextPage, today: dt.date) -> str:
    if record.draft:
        return "Draft: "
    state = hidden_state(record.schedule, today)
    if state == "scheduled" and record.schedule.publish_on:
        return f"From {day_view(record.schedule.publish_on).short}: "
    return "Expired: " if state else ""
