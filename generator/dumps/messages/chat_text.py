"""The text of a message as lines of HTML, from the marks of Slack, Telegram, Discord and Teams.

Data: `chat_lines` gives the lines of a message's text, whatever its shape.
Limits: bold, italics, strike-out, code, quotations and links; pictures and reactions have no words.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import Any

from generator.dumps.formats.html_blocks import has_tags, read_blocks
from generator.dumps.markup.inline import to_html

_SLACK = re.compile(r"<([^<>\s|][^<>|]*)(?:\|([^<>]*))?>")
_MARKDOWN_LINK = re.compile(r"\[([^\[\]\n]+)\]\(\s*(?:&lt;)?(https?://[^\s()<>]+?)(?:&gt;)?\s*\)")
_ANGLE = re.compile(r"&lt;(https?://[^\s&]+(?:&amp;[^\s&]+)*)&gt;")
_SLACK_MARKS = (
    (re.compile(r"(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])"), "b"),
    (re.compile(r"(?<![\w_])_(?=\S)([^_\n]+?)(?<=\S)_(?![\w_])"), "i"),
    (re.compile(r"(?<![\w~])~(?=\S)([^~\n]+?)(?<=\S)~(?![\w~])"), "s"),
)
_MARKDOWN_MARKS = (
    (re.compile(r"\*\*(?=\S)([^*\n]+?)(?<=\S)\*\*"), "b"),
    (re.compile(r"__(?=\S)([^_\n]+?)(?<=\S)__"), "u"),
    (re.compile(r"(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])"), "i"),
    (re.compile(r"~~(?=\S)([^~\n]+?)(?<=\S)~~"), "s"),
)
_TELEGRAM = {"bold": "b", "italic": "i", "strikethrough": "s", "code": "code", "pre": "code", "underline": "u"}
_HEADING = re.compile(r"\s*#{1,3}\s+(?=\S)")


def chat_lines(value: Any, names: Mapping[str, str], *, slack: bool) -> list[str]:
    """Lines of HTML, without empty ones. `names` are those of the people whom Slack mentions by their ids."""
    if isinstance(value, list):
        return _lines("".join(_entity(part) for part in value))
    if not isinstance(value, str):
        return []
    if slack:
        return _lines(_marked(_slack_links(value, names), _SLACK_MARKS))
    if has_tags(value):
        return [
            to_html(piece.marked, piece.addresses)
            for piece in read_blocks(value)
            if not piece.dropped and not piece.image
        ]
    text = _MARKDOWN_LINK.sub(r'<a href="\2">\1</a>', html.escape(value, quote=False))
    return _lines(_marked(_ANGLE.sub(r"\1", text), _MARKDOWN_MARKS))


def _lines(text: str) -> list[str]:
    found = []
    for line in text.split("\n"):
        words = line.strip()
        if heading := _HEADING.match(words):
            words = f"<b>{words[heading.end() :]}</b>"
        if words.startswith("&gt;"):
            words = f"<blockquote>{words[4:].strip()}</blockquote>"
        if re.sub(r"<[^<>]*>", "", words).strip(" `"):
            found.append(words)
    return found


def _marked(text: str, marks: tuple[tuple[re.Pattern[str], str], ...]) -> str:
    """The text with its marks as tags, addresses apart."""
    parts = re.split(r"(<a .*?</a>|https?://\S+)", text)
    whole = "".join(part if i % 2 == 0 else f"\0{i}\0" for i, part in enumerate(parts))
    for pattern, tag in marks:
        whole = pattern.sub(rf"<{tag}>\1</{tag}>", whole)
    return re.sub(r"\0(\d+)\0", lambda match: parts[int(match[1])], whole)


def _slack_links(text: str, names: Mapping[str, str]) -> str:
    """Slack's text is HTML but for what is between angle brackets: links, people, channels."""

    def link(match: re.Match[str]) -> str:
        what, label = match[1], match[2] or ""
        if what.startswith("@"):
            return "@" + (label or names.get(what[1:], what[1:]))
        if what[0] in "#!":
            return ("#" if what[0] == "#" else "@") + (label or what[1:].partition("^")[0])
        if what.startswith("mailto:"):
            return label or what[7:]
        return f'<a href="{what}">{label or what}</a>'

    return _SLACK.sub(link, text)


def _entity(part: Any) -> str:
    """A part of a text of Telegram: words, or words with what they are."""
    if isinstance(part, str):
        return html.escape(part, quote=False)
    if not isinstance(part, Mapping):
        return ""
    words, kind = html.escape(str(part.get("text") or ""), quote=False), str(part.get("type") or "")
    if kind == "text_link":
        return f'<a href="{html.escape(str(part.get("href") or ""))}">{words}</a>'
    tag = _TELEGRAM.get(kind)
    if not tag:
        return words
    inner = words.strip("\n")  # a mark around a line break is one around each line
    before, after = words[: len(words) - len(words.lstrip("\n"))], words[len(words.rstrip("\n")) :]
    return before + "\n".join(f"<{tag}>{line}</{tag}>" if line.strip() else "" for line in inner.split("\n")) + after
