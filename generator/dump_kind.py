"""What kinds of dumps there are, and what an article needs of a record: the words that an import is given as options.

Data: `DumpKind`, `FIELD_ROLES`.
Limits: apart from the records, so that the command line begins without them.
"""

from __future__ import annotations

from enum import StrEnum


class DumpKind(StrEnum):
    """What shape of text a dump holds."""

    FEED = "feed"
    PAGE = "page"
    LIST = "list"
    """Plain text or Markdown with several items, told apart by a structure that repeats."""
    SYNDICATION = "syndication"
    """RSS or Atom."""
    JSON_FEED = "json-feed"
    WORDPRESS = "wordpress"
    """A WordPress export, WXR."""
    RECORDS = "records"
    """JSON with a list of objects, or an object on each line."""
    TABLE = "table"
    """CSV or TSV with a header."""
    REFERENCES = "references"
    """An export of a reference manager or a press database: RIS, BibTeX, EndNote, RefWorks, MEDLINE, Factiva."""
    GHOST = "ghost"
    """An export of Ghost."""
    EVERNOTE = "evernote"
    """Notes of Evernote, ENEX."""
    CHAT = "chat"
    """A chat's export as JSON."""
    DOCUMENT = "document"
    """DOCX, ODT, EPUB, RTF or PDF, converted: one article, or items as in a list."""
    MAIL = "mail"
    """A mail or a file of many, decoded."""
    MARKDOWN = "markdown"
    """One article in Markdown, with front matter."""
    WEB_PAGE = "web-page"
    """A saved page, HTML."""


FIELD_ROLES = ("title", "date", "url", "body", "author", "publication", "tags", "summary")
"""What an article needs of a record, in the order in which fields are given a role."""
