"""The front matter of content files: parses the text of a file into a record, and formats imported articles.

Data: `parse_article`, `parse_note`, `parse_briefing`, `parse_text_page`; `format_article`; the names of the keys.
Limits: checks one file by itself; `store` checks names against the registries.
"""

from __future__ import annotations

from generator.content.front_matter.format import format_article
from generator.content.front_matter.parse import (
    ARTICLE_KEYS,
    BRIEFING_KEYS,
    EDITOR_KEYS,
    NOTE_KEYS,
    TEXT_PAGE_KEYS,
    parse_article,
    parse_briefing,
    parse_note,
    parse_text_page,
)
from generator.content.front_matter.split import front_matter_span, split_front_matter

__all__ = [
    "ARTICLE_KEYS",
    "BRIEFING_KEYS",
    "EDITOR_KEYS",
    "NOTE_KEYS",
    "TEXT_PAGE_KEYS",
    "format_article",
    "front_matter_span",
    "parse_article",
    "parse_briefing",
    "parse_note",
    "parse_text_page",
    "split_front_matter",
]
