"""The forms of the editor in the browser: the configuration of Sveltia CMS, from the tables of keys that the checks read.

Data: `form_config` gives the configuration; `repository_of` the repository on GitHub that a site is published from.
Limits: pure. Registries and settings have no forms, for saving one would drop the comments in it. Keys without a form, such
as `source`, stay in a file as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

from generator.config import SiteConfig
from generator.content.keys import ARTICLE, BRIEFING, NOTE, TEXT_PAGE
from generator.model import Tag
from generator.model.keys import Key, ValueShape

_KINDS = (
    ("articles", "Articles", "Article", ARTICLE, "{{year}}/{{slug}}"),
    ("notes", "Notes", "Note", NOTE, "{{slug}}"),
    ("briefings", "Digests", "Digest", BRIEFING, "{{slug}}"),
    ("pages", "Pages", "Page", TEXT_PAGE, "{{slug}}"),
)
"""Folder of the content folder, name of all, name of one, keys, place of a file in the folder."""
_WITHOUT_FORM = frozenset({"slug", "aliases"})
"""Addresses: a build keeps old ones alive by itself."""
_NO_REPOSITORY = "owner/repository"
"""The editor needs one to start; with this, only a folder of this computer can be opened."""


def form_config(config: SiteConfig, tags: Iterable[Tag], folder: str) -> dict[str, Any]:
    """Returns the configuration, as JSON has it. `folder` is the content folder, from the folder of the archive."""
    options = [{"label": tag.name, "value": str(tag.slug)} for tag in tags]
    return {
        "backend": {
            "name": "github",
            "repo": repository_of(config) or _NO_REPOSITORY,
            "auth_methods": ["token"],
        },
        "app_title": config.title,
        **({"site_url": config.base_url} if config.base_url else {}),
        "show_preview_links": False,
        "media_folder": f"{folder}/images",
        "public_folder": "/images",
        "slug": {"encoding": "unicode", "clean_accents": True},
        "output": {"omit_empty_optional_fields": True},
        "collections": [
            {
                "name": name,
                "label": label,
                "label_singular": one,
                "folder": f"{folder}/{name}",
                "path": path,
                "extension": "md",
                "format": "yaml-frontmatter",
                "aliases_field": False,
                "editor": {"preview": False},
                "fields": [*_fields(keys, options), _body(name)],
            }
            for name, label, one, keys, path in _KINDS
        ],
    }


def repository_of(config: SiteConfig) -> str:
    """Returns `owner/name`: the setting `repository`, or what an address of GitHub Pages says; empty if neither is known."""
    if config.repository:
        return config.repository
    address = urlsplit(config.base_url)
    owner, _, host = (address.hostname or "").partition(".")
    if host != "github.io":
        return ""
    name = address.path.strip("/").split("/")[0]
    return f"{owner}/{name or address.hostname}"


def _body(folder: str) -> dict[str, Any]:
    """Markdown as it is written, not rebuilt from a formatted text: what the form does not know stays as it is."""
    required = folder != "briefings"
    return {"name": "body", "label": "Text", "widget": "markdown", "modes": ["raw", "rich_text"], "required": required}


def _fields(keys: Iterable[Key], tags: list[dict[str, str]]) -> list[dict[str, Any]]:
    found = []
    for key in keys:
        if key.name == "tags":
            widget: dict[str, Any] | None = {"widget": "select", "multiple": True, "options": tags}
        elif key.name in _WITHOUT_FORM or key.alone or key.shape not in _WIDGETS:
            widget = None
        else:
            widget = _WIDGETS[key.shape](key)
        if widget:
            found.append(
                {"name": key.name, "label": _label(key.name), "hint": f"{key.help}.", **widget, **_limits(key)}
            )
    return found


def _label(name: str) -> str:
    return re.sub("_", " ", name).capitalize()


def _limits(key: Key) -> dict[str, Any]:
    limits: dict[str, Any] = {"required": key.required}
    if key.pattern and key.shape is ValueShape.TEXT:
        limits["pattern"] = [f"^(?:{key.pattern})$", f"{key.help}."]
    return limits


_WIDGETS: Mapping[ValueShape, Callable[[Key], dict[str, Any]]] = {
    ValueShape.TEXT: lambda key: {"widget": "string"},
    ValueShape.MARKDOWN: lambda key: {"widget": "text"},
    ValueShape.FLAG: lambda key: {"widget": "boolean", "default": False},
    ValueShape.DAY: lambda key: {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"},
    ValueShape.WORDS: lambda key: {"widget": "list"},
    ValueShape.RECORDS: lambda key: {"widget": "list", "fields": _fields(key.keys, [])},
}
"""Shapes that have a form."""
