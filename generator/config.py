"""The settings of a site, `content/site.yml`: typed, each with a default.

Data: `SiteConfig`, `load_config`, `parse_config`.
Limits: an unknown key is an error that names the closest known one; a missing file means the defaults.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from generator import yaml_lines
from generator.errors import ContentError, Problem, nearest, shown
from generator.package_data import pack_names

DEFAULT_BASE_URL = ""
"""None: nobody can be sent to an address of a machine of one's own."""

EXPORTS = ("json", "csv", "sqlite", "lunr", "zip")
"""The downloads, by their names in `exports:`."""
LUNR_ARTICLES = 1000
"""Articles of the largest archive that has the index for lunr.js unless `exports:` names it: it grows fast."""
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
    offline: bool = True
    """Whether a served site can be installed and read offline."""

    @property
    def quotes(self) -> str:
        """The language whose quotation marks texts are shown with; empty for those that are written."""
        return self.language if self.smart_quotes else ""

    def downloads(self, articles: int) -> tuple[str, ...]:
        """Returns the names of the downloads that a site of so many articles has."""
        if self.exports is not None:
            return self.exports
        return tuple(name for name in EXPORTS if name != "lunr" or articles <= LUNR_ARTICLES)


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
    known = {f.name: f for f in dataclasses.fields(SiteConfig)}
    for key, part in node.mapping.items():
        if key not in known:
            problems.append(Problem(path, part.line, f'unknown setting "{key}"', nearest(key, known)))
            continue
        if part.value is None:
            continue
        try:
            values[key] = _READERS.get(key, _text)(part.value)
        except ValueError as error:
            problems.append(Problem(path, part.line, f"{key}: invalid value {shown(part.value)}", str(error)))
    if problems:
        raise ContentError(problems)
    return SiteConfig(**values)


def normal_base_url(value: str) -> str:
    """Returns an absolute http(s) address that ends with a slash. Raises `ValueError` with a fix for the user."""
    if re.search(r"[\s<>\"'`\\]", value):
        raise ValueError("remove spaces, quotes and brackets")
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.netloc or parts.query or parts.fragment:
        raise ValueError("use the full address of the site, such as https://name.github.io/archive/")
    return value if value.endswith("/") else value + "/"


def _text(value: Any) -> str:
    if isinstance(value, dict | list):
        raise ValueError("write one line of text")
    return str(value)


def _base_url(value: Any) -> str:
    return normal_base_url(_text(value))


def _whole_number(most: int) -> Callable[[Any], int]:
    def read(value: Any) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= most:
            raise ValueError(f"write a whole number from 1 to {most}")
        return value

    return read


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError("write true or false")
    return value


def _exports(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not set(map(str, value)) <= set(EXPORTS):
        raise ValueError(f"write a list of some of these: [{', '.join(EXPORTS)}]")
    return tuple(name for name in EXPORTS if name in value)


def _host(value: Any) -> str:
    if value not in HOST_NAMES:
        raise ValueError(f"write one of {', '.join(HOST_NAMES)}")
    return str(value)


def _packs(value: Any) -> tuple[str, ...]:
    known = pack_names()
    if not isinstance(value, list) or not set(map(str, value)) <= set(known):
        raise ValueError(f"write a list of some of these: [{', '.join(known)}]")
    return tuple(name for name in known if name in value)


def _settings(value: Any) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise ValueError("write indented lines of key: value")
    return value


def _labels(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(label, str) and label for label in value):
        raise ValueError("write a list of words, such as [Why it matters, Details]")
    return tuple(value)


_READERS: Mapping[str, Any] = {
    "base_url": _base_url,
    "page_size": _whole_number(1000),
    "feed_size": _whole_number(1000),
    "feed_min_articles": _whole_number(100_000),
    "theme_settings": _settings,
    "labels": _labels,
    "exports": _exports,
    "host": _host,
    "packs": _packs,
    "social_cards": _flag,
    "offline": _flag,
    "smart_quotes": _flag,
}
