"""A site for its editors: drafts included and marked, without what only a published site needs.

Data: `Preview`; `preview_config` and `mark_drafts` adapt settings and archive.
Limits: pure.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import TypeVar

from generator.config import SiteConfig
from generator.model import Archive, Article, Briefing, Note, TextPage
from generator.site.bodies import RenderedTexts

_R = TypeVar("_R", Article, Note, Briefing, TextPage)


@dataclass(frozen=True, slots=True)
class Preview:
    """What is kept from one build of a preview to the next."""

    rendered: RenderedTexts = field(default_factory=dict)


def preview_config(config: SiteConfig) -> SiteConfig:
    """The settings without what only a published site needs: downloads, social cards, an offline copy."""
    return dataclasses.replace(config, exports=(), social_cards=False, offline=False)


def mark_drafts(archive: Archive) -> Archive:
    """The archive with `Draft: ` in front of the title of each draft."""

    def mark(records: tuple[_R, ...]) -> tuple[_R, ...]:
        return tuple(dataclasses.replace(r, title=f"Draft: {r.title}") if r.draft else r for r in records)

    return dataclasses.replace(
        archive,
        articles=mark(archive.articles),
        notes=mark(archive.notes),
        briefings=mark(archive.briefings),
        pages=mark(archive.pages),
    )
