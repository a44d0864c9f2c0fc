"""What is special about a WordPress export: which of its items are articles, and what its texts hold besides HTML.

Data: `refusal` returns why an item is none; `authors` the names of those who wrote; `without_shortcodes` takes WordPress's own marks out of a text.
Limits: posts and pages that are published; a shortcode goes, the words between a pair of them stay.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import Any

from generator.discard_reason import DiscardReason

EXPORT = re.compile(r"https?://(?:www\.)?wordpress\.org/export/")
"""How the namespace of an export begins, whatever its version."""
_PREFIX = re.compile(r"xmlns:([\w.-]+)\s*=\s*[\"']https?://(?:www\.)?wordpress\.org/export/[\d.]+/?[\"']")
_TYPES = {
    "attachment": DiscardReason.ATTACHMENT,
    "nav_menu_item": DiscardReason.MENU_ENTRY,
    "revision": DiscardReason.REVISION,
}
_STATES = {
    "draft": DiscardReason.DRAFT,
    "auto-draft": DiscardReason.DRAFT,
    "trash": DiscardReason.IN_THE_TRASH,
    "private": DiscardReason.PRIVATE,
    "future": DiscardReason.SCHEDULED,
}
_AUTHOR = re.compile(
    r"<wp:author_login>(?P<login>.{0,300}?)</wp:author_login>.{0,2000}?<wp:author_display_name>(?P<name>.{0,300}?)</wp:author_display_name>",
    re.DOTALL,
)
_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_COMMENT = re.compile(r"<!--\s*/?(?:wp:|more\b|nextpage\b).{0,5000}?-->", re.DOTALL)
_CAPTION = re.compile(r"\[(wp_)?caption\b[^\[\]]*\](.{0,5000}?)\[/(wp_)?caption\]", re.DOTALL)
_SHORTCODE = re.compile(
    r"(?<!\[)\[(?:/\w[\w-]*|\w+_\w+|(?:gallery|embed|audio|video|playlist|youtube|vimeo|contact-form)(?=\]|\s+\w+=)|"
    r"\w[\w-]*(?=\s+[\w-]+=[\"'“”]))(?![\w-])[^\[\]]*\](?!\])"
)
"""Only what no writer puts into brackets: `[co-founder Li]` are words."""


def authors(text: str) -> dict[str, str]:
    """Names as readers see them, by the names under which authors log in."""
    found = ((_plain(match["login"]), _plain(match["name"])) for match in _AUTHOR.finditer(text))
    return {login: name for login, name in found if login and name}


def _plain(text: str) -> str:
    return html.unescape(_CDATA.sub(lambda match: match[1], text)).strip()


def refusal(fields: Mapping[str, Any]) -> tuple[DiscardReason | None, str]:
    """Why an item is no article of the archive, None where it is one; and the export's own word where no reason has it."""
    kind, state = str(fields.get("wp_post_type") or "post"), str(fields.get("wp_status") or "publish")
    if kind not in ("post", "page"):
        return (_TYPES[kind], "") if kind in _TYPES else (DiscardReason.OTHER_POST_TYPE, kind)
    if state != "publish":
        return (_STATES[state], "") if state in _STATES else (DiscardReason.OTHER_STATUS, state)
    if str(fields.get("wp_post_password") or "").strip():
        return DiscardReason.PASSWORD_PROTECTED, ""
    return None, ""


def by_usual_prefix(text: str, fields: Mapping[str, Any]) -> Mapping[str, Any]:
    """The fields with names that begin with `wp_`, whatever prefix the file declares for the export's namespace."""
    declared = _PREFIX.search(text)
    prefix = declared[1].lower() + "_" if declared else "wp_"
    if prefix == "wp_":
        return fields
    return {**fields, **{"wp_" + key.removeprefix(prefix): fields[key] for key in fields if key.startswith(prefix)}}


def without_shortcodes(text: str) -> str:
    """The text with the same line breaks; a caption becomes one of HTML."""
    text = _COMMENT.sub(lambda match: "\n" * match[0].count("\n"), text)
    text = _CAPTION.sub(lambda match: f"<figcaption>{match[2]}</figcaption>", text)
    return _SHORTCODE.sub(lambda match: "\n" * match[0].count("\n"), text)
