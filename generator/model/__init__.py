"""The records that pass between the packages: frozen, typed, never filled in later.

Data: dump -> item -> document on the way in; article, company, tag, note, briefing and page,
gathered in an archive, on the way out.
Limits: no behaviour beyond trivial look-ups; no file system, no clock.
"""

from generator.dump_kind import FIELD_ROLES, DumpKind
from generator.model.archive import Archive, Article, Briefing, BriefingEntry, HiddenText, Note, Source, TextPage
from generator.model.dumps import (
    NO_OPTIONS,
    Block,
    BlockKind,
    CompanyMatches,
    Discard,
    Document,
    Dump,
    DumpOptions,
    ElementKind,
    Item,
    ListedPost,
    Paragraph,
)
from generator.model.registry import Company, CompanyKind, Person, Registry, Tag
from generator.model.values import CorrectionNote, DateEstimate, OutputFile, Schedule, SitePath, Slug, WrittenFile

__all__ = [
    "FIELD_ROLES",
    "NO_OPTIONS",
    "Archive",
    "Article",
    "Block",
    "BlockKind",
    "Briefing",
    "BriefingEntry",
    "Company",
    "CompanyKind",
    "CompanyMatches",
    "CorrectionNote",
    "DateEstimate",
    "Discard",
    "Document",
    "Dump",
    "DumpKind",
    "DumpOptions",
    "ElementKind",
    "HiddenText",
    "Item",
    "ListedPost",
    "Note",
    "OutputFile",
    "Paragraph",
    "Person",
    "Registry",
    "Schedule",
    "SitePath",
    "Slug",
    "Source",
    "Tag",
    "TextPage",
    "WrittenFile",
]
