"""The settings of a site, `content/site.yml`: typed, each with a default.

Data: `SiteConfig`, `load_config`, `parse_config`; `SITE` describes the keys.
Limits: an unknown key is an error that names the closest known one; a missing file means the defaults.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from generator import yaml_lines
from generator.errors import ContentError, Problem, nearest, shown
from generator.model.keys import Key, ValueShape
from generator.package_data import pack_names

DEFAULT_BASE_URL = ""
"""None: nobody can be sent to an address of a machine of one's own."""

EXPORTS = ("json", "csv", "sqlite", "lunr", "zip")
"""The downloads, by their names in `exports:`."""
LUNR_ARTICLES = 1000
"""Articles of the largest archive that has the index for lunr.js unless `exports:` names it: it grows fast."""
IMAGE_SETTINGS = ("copy", "link", "none")
HOST_NAMES = ("github-pages", "cloudflare", "netlify", "none")

DEFAULT_LABELS = (
    "Why it matters",
    "Why this matters",
    "What happened",
    "The big picture",
    "Details",
    "The details",
    "By the numbers",
    "What they’re saying",
    "Context",
    "Background",
    "Go deeper",
    "What’s next",
    "Domestic business",
    "Overseas business",
    "Correction",
    "Clarification",
    "Update",
    "Editor’s note",
)


@dataclass(frozen=True, slots=True)
class SiteConfig:
    """The settings of one site."""

    title: str = "Briefings"
    """The name of the archive."""
    tagline: str = ""
    """One line under the name."""
    description: str = ""
    """One or two sentences for search engines and feeds."""
    language: str = "en"
    """BCP 47 tag of the language of the site."""
    author: str = ""
    """The editor of the archive."""
    base_url: str = DEFAULT_BASE_URL
    """The absolute address of the published site; ends with a slash. Empty if it is not set: then addresses for programs are
    relative, or left out."""
    theme: str = "broadsheet"
    """A folder of `themes/`."""
    theme_settings: Mapping[str, Any] = field(default_factory=dict)
    """Settings of the theme."""
    page_size: int = 40
    """Articles on one page of a list, 1 to 1000."""
    labels: tuple[str, ...] = DEFAULT_LABELS
    """Labels such as **Why it matters:** that make a paragraph a marked section."""
    feed_size: int = 50
    """Entries in a feed, 1 to 1000."""
    feed_min_articles: int = 3
    """Articles from which a company or tag has its own feed, 1 to 100000."""
    feed_id: str = ""
    """The address from which the ids in feeds are made; if empty, `base_url`."""
    exports: tuple[str, ...] | None = None
    """The downloads that `site.yml` names, some of `EXPORTS`; None if it names none. See `downloads`."""
    social_cards: bool = False
    """Whether articles and digests get a picture for link previews: about 20 ms and 15 kB each."""
    packs: tuple[str, ...] = ()
    """Optional packs of events that help to date an archive's texts, by name."""
    host: str = "github-pages"
    """Where the site is published, one of `HOST_NAMES`. Downloads that it does not take are left out."""
    smart_quotes: bool = False
    """Whether straight quotation marks, `--` and `...` in texts are shown as typographic ones, those of `language`."""
    documents: str = ""
    """A folder of plain Markdown documents that the site shows, such as `../docs`, from the content folder."""
    import_images: str = "copy"
    """What becomes of the images of an import, one of `IMAGE_SETTINGS`: those that come with a dump are copied, or are links
    at most, or only the words of all images are kept."""
    offline: bool = True
    """Whether a served site can be installed and read offline."""
    admin: bool = False
    """Whether the site has an editor with forms, at `admin/`."""
    repository: str = ""
    """The repository on GitHub in which that editor saves, `owner/name`; if empty, what an address of GitHub Pages says."""

    @property
    def quotes(self) -> str:
        """The language whose quotation marks texts are shown with; empty for those that are written."""
        return self.language if self.smart_quotes else ""

    def downloads(self, articles: int) -> tuple[str, ...]:
        """Returns the names of the downloads that a site of so many articles has."""
        if self.exports is not None:
            return self.exports
        return tuple(name for name in EXPORTS if name != "lunr" or articles <= LUNR_ARTICLES)


_DEFAULTS = SiteConfig()
BASE_URL = r"[Hh][Tt][Tt][Pp][Ss]?://[^\s<>\"'`\\/?#]+(?:/[^\s<>\"'`\\?#]*)?"
REPOSITORY = r"[\w.-]+/[\w.-]+"
SITE = (
    Key("title", ValueShape.TEXT, "The name of the archive", default=_DEFAULTS.title),
    Key("tagline", ValueShape.TEXT, "One line under the name"),
    Key("description", ValueShape.TEXT, "One or two sentences for search engines and feeds"),
    Key("language", ValueShape.TEXT, "The language of the site, such as en or pt-BR", default=_DEFAULTS.language),
    Key("author", ValueShape.TEXT, "Who keeps the archive"),
    Key("base_url", ValueShape.TEXT, "The full address of the published site", pattern=BASE_URL),
    Key("theme", ValueShape.TEXT, "A folder of themes/", default=_DEFAULTS.theme),
    Key("theme_settings", ValueShape.MAPPING, "Settings of the theme"),
    Key("page_size", ValueShape.NUMBER, "Articles on one page of a list", high=1000, default=_DEFAULTS.page_size),
    Key("labels", ValueShape.LIST, "Labels that make a paragraph a marked section", default=list(DEFAULT_LABELS)),
    Key("feed_size", ValueShape.NUMBER, "Entries in a feed", high=1000, default=_DEFAULTS.feed_size),
    Key(
        "feed_min_articles",
        ValueShape.NUMBER,
        "Articles from which a company or tag has its own feed",
        high=100_000,
        default=_DEFAULTS.feed_min_articles,
    ),
    Key("feed_id", ValueShape.TEXT, "The address from which ids in feeds are made; base_url if it is left out"),
    Key("exports", ValueShape.CHOICES, "The downloads; [] for none", values=EXPORTS),
    Key("social_cards", ValueShape.FLAG, "Whether articles get a picture for link previews", default=False),
    Key("packs", ValueShape.CHOICES, "Optional packs that help an import", values=pack_names()),
    Key("host", ValueShape.CHOICE, "Where the site is published", values=HOST_NAMES, default=_DEFAULTS.host),
    Key(
        "smart_quotes", ValueShape.FLAG, "Whether straight quotation marks are shown as typographic ones", default=False
    ),
    Key(
        "import_images",
        ValueShape.CHOICE,
        "What becomes of the images of an import",
        values=IMAGE_SETTINGS,
        default=_DEFAULTS.import_images,
    ),
    Key("documents", ValueShape.TEXT, "A folder of plain Markdown documents, from the content folder"),
    Key("admin", ValueShape.FLAG, "Whether the site has an editor with forms, at admin/", default=False),
    Key(
        "repository",
        ValueShape.TEXT,
        "The repository on GitHub in which that editor saves, owner/name",
        pattern=REPOSITORY,
    ),
    Key("offline", ValueShape.FLAG, "Whether a served site can be installed and read offline", default=True),
)
"""Every setting."""
_BASE_URL = re.compile(BASE_URL)


def load_config(content: Path) -> SiteConfig:
    """Read the settings of a content folder. Raises `ContentError`, also if the file is not UTF-8."""
    path = content / "site.yml"
    try:
        return parse_config(path.read_text(encoding="utf-8-sig"), str(path))
    except FileNotFoundError:
        return SiteConfig()
    except UnicodeDecodeError as error:
        raise ContentError([Problem(str(path), 0, f"not UTF-8 ({error.reason})", "save it as UTF-8")]) from None


def parse_config(text: str, path: str) -> SiteConfig:
    """Parse `site.yml`. Raises `ContentError` with all wrong keys and values; empty text gives the defaults."""
    node = yaml_lines.load(text, path)
    if node.value is None:
        return SiteConfig()
    if not isinstance(node.value, dict):
        raise ContentError(
            [Problem(path, node.line, "not a list of settings", 'write lines such as "title: My archive"')]
        )
    problems: list[Problem] = []
    values: dict[str, Any] = {}
    known = {key.name: key for key in SITE}
    for name, part in node.mapping.items():
        if name not in known:
            problems.append(Problem(path, part.line, f'unknown setting "{name}"', nearest(name, known)))
            continue
        if part.value is None:
            continue
        try:
            values[name] = _value(known[name], part.value)
        except ValueError as error:
            problems.append(Problem(path, part.line, f"{name}: invalid value {shown(part.value)}", str(error)))
    if problems:
        raise ContentError(problems)
    return SiteConfig(**values)


def normal_base_url(value: str) -> str:
    """Returns an absolute http(s) address that ends with a slash. Raises `ValueError` with a fix for the user."""
    if re.search(r"[\s<>\"'`\\]", value):
        raise ValueError("remove spaces, quotes and brackets")
    parts = urlsplit(value)
    if not _BASE_URL.fullmatch(value) or not parts.netloc:
        raise ValueError("use the full address of the site, such as https://name.github.io/archive/")
    return value if value.endswith("/") else value + "/"


def _value(key: Key, value: Any) -> Any:
    """Returns the value of a setting as `SiteConfig` has it. Raises `ValueError` with a fix for the user."""
    read = _READERS[key.shape](key, value)
    if read and key.name == "base_url":
        return normal_base_url(read)
    if read and key.pattern and not re.fullmatch(key.pattern, read):
        raise ValueError(_FIXES[key.name])
    return read


def _text(key: Key, value: Any) -> str:
    if isinstance(value, bool):
        raise ValueError("put the word into double quotes")
    if isinstance(value, dict | list):
        raise ValueError("write one line of text")
    return str(value).strip()


def _whole_number(key: Key, value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not key.low <= value <= key.high:
        raise ValueError(f"write a whole number from {key.low} to {key.high}")
    return value


def _flag(key: Key, value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError("write true or false")
    return value


def _choices(key: Key, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) and one in key.values for one in value):
        raise ValueError(f"write a list of some of these: [{', '.join(key.values)}]")
    return tuple(name for name in key.values if name in value)


def _choice(key: Key, value: Any) -> str:
    if value not in ("", *key.values):
        raise ValueError(f"write one of {', '.join(key.values)}")
    return str(value or key.default)


def _settings(key: Key, value: Any) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise ValueError("write indented lines of key: value")
    return value


def _list(key: Key, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(label, str) and label for label in value):
        raise ValueError("write a list of words, such as [Why it matters, Details]")
    return tuple(value)


_FIXES = {"repository": "write owner/name, such as ann/archive"}
"""For a text that does not match its pattern."""
_READERS: Mapping[ValueShape, Callable[[Key, Any], Any]] = {
    ValueShape.TEXT: _text,
    ValueShape.NUMBER: _whole_number,
    ValueShape.FLAG: _flag,
    ValueShape.CHOICE: _choice,
    ValueShape.CHOICES: _choices,
    ValueShape.LIST: _list,
    ValueShape.MAPPING: _settings,
}
