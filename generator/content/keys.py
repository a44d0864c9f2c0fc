"""The keys of every kind of content file and of the registries, with what may be written under them.

Data: `ARTICLE`, `NOTE`, `BRIEFING`, `TEXT_PAGE`, `COMPANY`, `TAG`: tables of `Key`; `SOURCE`, `CORRECTION`, `ENTRY`: those
of records in them.
Limits: `front_matter` and `registry` check values by these tables, and what several keys say together by themselves.
"""

from __future__ import annotations

from generator.model import CompanyKind
from generator.model.keys import Key, Shape

WEB_ADDRESS = r"https?://[^\s/]+\S*"
OLD_ADDRESS = r"/|/?[^/\\:?#][^\\:?#]*(?:\.html|/)|/(?:[^/\\:?#][^\\:?#]*/)?[^./\\:?#]+"
"""Of a page: `2024/07/name.html`, or of another system: `/2024/07/name/`, `/2024/07/name`."""
COUNTRY = r"[A-Z]{2}"
COMPANY_SITE = r"https?://[^\s/]+\.\S+"

_TITLE = Key("title", Shape.TEXT, "The title, one line", required=True)
_AUTHOR = Key("author", Shape.TEXT, "Who wrote it")
_SUMMARY = Key("summary", Shape.TEXT, "One or two sentences")
_SLUG = Key("slug", Shape.TEXT, "The last part of the address, in place of the file's name")
_ALIASES = Key("aliases", Shape.WORDS, "Old addresses that lead here", pattern=OLD_ADDRESS)
_DRAFT = Key("draft", Shape.FLAG, "Whether readers do not see it yet", default=False)
_SCHEDULE = (
    Key("publish_on", Shape.DAY, "The first day on which it is shown"),
    Key("expires", Shape.DAY, "The first day on which it is shown no more"),
)
SOURCE = (
    Key("url", Shape.TEXT, "The address of the original", pattern=WEB_ADDRESS),
    Key("dump", Shape.TEXT, "The name of the dump's file", required=True),
    Key("lines", Shape.RANGE, "The first and the last line of the dump", required=True),
    Key("tags", Shape.WORDS, "The publisher's own categories"),
)
CORRECTION = (
    Key("text", Shape.TEXT, "What was wrong", required=True),
    Key("date", Shape.DAY, "The day of the correction"),
)
ENTRY = (
    Key("article", Shape.TEXT, "The article's slug or title", required=True),
    Key("comment", Shape.MARKDOWN, "What the editor says of it, in Markdown"),
)

IMPORTED = (
    _TITLE,
    Key("date", Shape.DAY, "The day of publication, or the best estimate of it"),
    Key("date_earliest", Shape.DAY, "With date_latest: the range in which the day certainly lies"),
    Key("date_latest", Shape.DAY, "The end of that range"),
    Key("date_basis", Shape.TEXT, "How the day is known, one line"),
    _AUTHOR,
    Key("publication", Shape.TEXT, "Where it was published first"),
    Key("companies", Shape.WORDS, "The companies that it is about, the most important first; names of companies.yml"),
    Key("mentions", Shape.WORDS, "Other companies that it names"),
    Key("tags", Shape.WORDS, "Slugs of tags.yml"),
    _SUMMARY,
    Key("source", Shape.RECORD, "Where an import found it", keys=SOURCE),
)
"""The keys that an import writes, in this order."""
ADDED = (
    _SLUG,
    _ALIASES,
    _DRAFT,
    Key("featured", Shape.FLAG, "Whether the home page shows it first", default=False),
    Key("related", Shape.WORDS, "Articles that a reader should see next, by their slugs"),
    *_SCHEDULE,
    Key("updated", Shape.DAY, "The day of the last change that readers should know of"),
    Key("correction", Shape.RECORDS, "What was wrong, and was put right", keys=CORRECTION, alone=True),
)
"""The keys that editors may add; other keys are passed to the theme."""
ARTICLE = (*IMPORTED, *ADDED)
NOTE = (
    _TITLE,
    Key("about", Shape.WORDS, "Companies, articles, tags or months (2024-07) that it is about"),
    Key("date", Shape.DAY, "The day of the note"),
    _AUTHOR,
    _SLUG,
    _ALIASES,
    _DRAFT,
    *_SCHEDULE,
)
BRIEFING = (
    _TITLE,
    Key("date", Shape.DAY, "The day of the digest", required=True),
    Key("articles", Shape.RECORDS, "Its articles, in order", keys=ENTRY),
    _SUMMARY,
    _AUTHOR,
    Key("series", Shape.TEXT, "The series of which it is one; each has its own feed"),
    _SLUG,
    _ALIASES,
    _DRAFT,
    *_SCHEDULE,
)
TEXT_PAGE = (_TITLE, _SUMMARY, _SLUG, _ALIASES, _DRAFT, *_SCHEDULE)
COMPANY = (
    Key("name", Shape.TEXT, "The name as readers see it", required=True),
    Key("aliases", Shape.WORDS, "Other names of it, and its own products and brands"),
    Key("parent", Shape.TEXT, "The owner: the name of another entry"),
    Key("kind", Shape.CHOICE, "What it is", values=tuple(kind.value for kind in CompanyKind), default="company"),
    Key("country", Shape.TEXT, "Two capital letters, such as CN or US", pattern=COUNTRY),
    Key("site", Shape.TEXT, "The full address of its site", pattern=COMPANY_SITE),
    Key("cues", Shape.WORDS, "For a name that is also a word: one of these must be in the same text"),
    Key("tags", Shape.WORDS, "Its sectors, slugs of tags.yml"),
)
TAG = (
    Key(
        "slug", Shape.TEXT, "What front matter and addresses call it", required=True, pattern="[a-z0-9]+(?:-[a-z0-9]+)*"
    ),
    Key("name", Shape.TEXT, "The name as readers see it"),
    Key("description", Shape.TEXT, "One line under the name"),
    Key("cues", Shape.WORDS, "Words and phrases that speak for it"),
    Key("weak_cues", Shape.WORDS, "Words with other senses, too, that count only where another cue is"),
    Key("negative_cues", Shape.WORDS, "Words that speak against it"),
    Key("aliases", Shape.WORDS, "Slugs that it had before"),
)
