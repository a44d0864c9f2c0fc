"""The keys of every kind of content file and of the registries, with what may be written under them.

Data: `ARTICLE`, `NOTE`, `BRIEFING`, `TEXT_PAGE`, `COMPANY`, `PERSON`, `TAG`: tables of `Key`; `SOURCE`, `CORRECTION`, `ENTRY`: those
of records in them.
Limits: `front_matter` and `registry` check values by these tables, and what several keys say together by themselves.
"""

from __future__ import annotations

from generator.model import CompanyKind
from generator.model.keys import Key, ValueShape

WEB_ADDRESS = r"https?://[^\s/]+\S*"
OLD_ADDRESS = r"/|/?[^/\\:?#][^\\:?#]*(?:\.html|/)|/(?:[^/\\:?#][^\\:?#]*/)?[^./\\:?#]+"
"""Of a page: `2024/07/name.html`, or of another system: `/2024/07/name/`, `/2024/07/name`."""
COUNTRY = r"[A-Z]{2}"
COMPANY_SITE = r"https?://[^\s/]+\.\S+"

_TITLE = Key("title", ValueShape.TEXT, "The title, one line", required=True)
_AUTHOR = Key("author", ValueShape.TEXT, "Who wrote it")
_SUMMARY = Key("summary", ValueShape.TEXT, "One or two sentences")
_SLUG = Key("slug", ValueShape.TEXT, "The last part of the address, in place of the file's name")
_ALIASES = Key("aliases", ValueShape.WORDS, "Old addresses that lead here", pattern=OLD_ADDRESS)
_DRAFT = Key("draft", ValueShape.FLAG, "Whether readers do not see it yet", default=False)
_SCHEDULE = (
    Key("publish_on", ValueShape.DAY, "The first day on which it is shown"),
    Key("expires", ValueShape.DAY, "The first day on which it is shown no more"),
)
SOURCE = (
    Key("url", ValueShape.TEXT, "The address of the original", pattern=WEB_ADDRESS),
    Key("dump", ValueShape.TEXT, "The name of the dump's file", required=True),
    Key("lines", ValueShape.RANGE, "The first and the last line of the dump", required=True),
    Key("tags", ValueShape.WORDS, "The publisher's own categories"),
)
CORRECTION = (
    Key("text", ValueShape.TEXT, "What was wrong", required=True),
    Key("date", ValueShape.DAY, "The day of the correction"),
)
ENTRY = (
    Key("article", ValueShape.TEXT, "The article's slug or title", required=True),
    Key("comment", ValueShape.MARKDOWN, "What the editor says of it, in Markdown"),
)

IMPORTED = (
    _TITLE,
    Key("date", ValueShape.DAY, "The day of publication, or the best estimate of it"),
    Key("date_earliest", ValueShape.DAY, "With date_latest: the range in which the day certainly lies"),
    Key("date_latest", ValueShape.DAY, "The end of that range"),
    Key("date_basis", ValueShape.TEXT, "How the day is known, one line"),
    _AUTHOR,
    Key("publication", ValueShape.TEXT, "Where it was published first"),
    Key(
        "companies",
        ValueShape.WORDS,
        "The companies that it is about, the most important first; names of companies.yml",
    ),
    Key("mentions", ValueShape.WORDS, "Other companies that it names"),
    Key("tags", ValueShape.WORDS, "Slugs of tags.yml"),
    _SUMMARY,
    Key("source", ValueShape.RECORD, "Where an import found it", keys=SOURCE),
)
"""The keys that an import writes, in this order."""
ADDED = (
    _SLUG,
    _ALIASES,
    _DRAFT,
    Key("featured", ValueShape.FLAG, "Whether the home page shows it first", default=False),
    Key("related", ValueShape.WORDS, "Articles that a reader should see next, by their slugs"),
    *_SCHEDULE,
    Key("updated", ValueShape.DAY, "The day of the last change that readers should know of"),
    Key("correction", ValueShape.RECORDS, "What was wrong, and was put right", keys=CORRECTION, alone=True),
)
"""The keys that editors may add; other keys are passed to the theme."""
ARTICLE = (*IMPORTED, *ADDED)
NOTE = (
    _TITLE,
    Key("about", ValueShape.WORDS, "Companies, articles, tags or months (2024-07) that it is about"),
    Key("date", ValueShape.DAY, "The day of the note"),
    _AUTHOR,
    _SLUG,
    _ALIASES,
    _DRAFT,
    *_SCHEDULE,
)
BRIEFING = (
    _TITLE,
    Key("date", ValueShape.DAY, "The day of the digest", required=True),
    Key("articles", ValueShape.RECORDS, "Its articles, in order", keys=ENTRY),
    _SUMMARY,
    _AUTHOR,
    Key("series", ValueShape.TEXT, "The series of which it is one; each has its own feed"),
    _SLUG,
    _ALIASES,
    _DRAFT,
    *_SCHEDULE,
)
TEXT_PAGE = (_TITLE, _SUMMARY, _SLUG, _ALIASES, _DRAFT, *_SCHEDULE)
COMPANY = (
    Key("name", ValueShape.TEXT, "The name as readers see it", required=True),
    Key("aliases", ValueShape.WORDS, "Other names of it, and its own products and brands"),
    Key("parent", ValueShape.TEXT, "The owner: the name of another entry"),
    Key("kind", ValueShape.CHOICE, "What it is", values=tuple(kind.value for kind in CompanyKind), default="company"),
    Key("country", ValueShape.TEXT, "Two capital letters, such as CN or US", pattern=COUNTRY),
    Key("site", ValueShape.TEXT, "The full address of its site", pattern=COMPANY_SITE),
    Key("cues", ValueShape.WORDS, "For a name that is also a word: one of these must be in the same text"),
    Key("tags", ValueShape.WORDS, "Its sectors, slugs of tags.yml"),
)
TAG = (
    Key(
        "slug",
        ValueShape.TEXT,
        "What front matter and addresses call it",
        required=True,
        pattern="[a-z0-9]+(?:-[a-z0-9]+)*",
    ),
    Key("name", ValueShape.TEXT, "The name as readers see it"),
    Key("description", ValueShape.TEXT, "One line under the name"),
    Key("cues", ValueShape.WORDS, "Words and phrases that speak for it"),
    Key("weak_cues", ValueShape.WORDS, "Words with other senses, too, that count only where another cue is"),
    Key("negative_cues", ValueShape.WORDS, "Words that speak against it"),
    Key("aliases", ValueShape.WORDS, "Slugs that it had before"),
)
PERSON = (
    Key("name", ValueShape.TEXT, "The name as readers see it", required=True),
    Key("aliases", ValueShape.WORDS, "Other spellings of the name"),
    Key("role", ValueShape.TEXT, "The office, such as chief executive"),
    Key("company", ValueShape.TEXT, "The company, a name of companies.yml"),
    Key("site", ValueShape.TEXT, "The full address of a page about the person", pattern=COMPANY_SITE),
)
