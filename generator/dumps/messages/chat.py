"""Exports of chats as JSON: Slack, Telegram, Discord, Teams, Messenger and others like them.

Data: `is_chat` tells such a file; `read_chat` gives an `Entry` for each message, small talk as a refusal.
Limits: a message is an article if it has a title and a text, or so many words; its answers in a thread seldom are.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.discard_reason import DiscardReason
from generator.dumps.formats.bad_markup import BadMarkupError
from generator.dumps.formats.entry import Entry
from generator.dumps.formats.html_blocks import inline
from generator.dumps.formats.stated_date import stated
from generator.dumps.layouts.lines.addresses import take_urls
from generator.dumps.layouts.lines.labels import label_alone
from generator.dumps.layouts.lines.titles import is_title
from generator.dumps.messages.chat_text import chat_lines
from generator.dumps.records.json_values import JsonValue, inside, lists_of_objects, load_values
from generator.dumps.records.names import flat, is_empty
from generator.dumps.records.values import day_words, words_of

_TEXTS = ("text", "content", "body.content", "message", "contents", "body", "caption")
_TIMES = ("date", "timestamp", "createddatetime", "originalarrivaltime", "timestamp_ms", "created_at", "time", "ts")
_SENDERS = (
    "user_profile.real_name user_profile.display_name author.nickname author.global_name author.name author.username "
    "from.user.displayname displayname sender_name sender.name sender from_name from user.name username user author"
).split()
_ID = re.compile(r"[UWB][0-9A-Z]{2,}|\d{5,}|[\w.-]+@[\w.-]+")
"""A sender that is no name."""
_PROGRAM = frozenset(
    "channel_join channel_leave channel_topic channel_purpose channel_name channel_archive group_join group_leave "
    "bot_add bot_remove pinned_item reminder_add tombstone service systemeventmessage guildmemberjoin call "
    "channelpinnedmessage".split()
)
"""Types of messages that the program has written."""
_TALK = re.compile(r"[UWBCD][0-9A-Z]{2,}")
_MOST = 50
_NEWS, _WITH_ADDRESS, _BELOW_TITLE = 25, 12, 5
"""Words of a message that is an article: alone, with an address, below a title."""
_TAGS = re.compile(r"(?:#[\w-]+[\s,]*)+")
_BOLD = re.compile(r"<b>(?P<words>.*?)</b>\s*(?P<rest>.*)$")
_LINK = re.compile(r"<a href=\"(https?://[^\"]+)\">(.*?)</a>")


@dataclass(frozen=True, slots=True)
class _Chat:
    """The messages of one channel."""

    name: str
    """Empty where it is unknown or a person's."""
    messages: Sequence[JsonValue]


def is_chat(value: Any) -> bool:
    """Whether a file's data are an export of a chat."""
    return any(_are_messages(objects) for _, objects in lists_of_objects(value)) or _are_people(value)


def read_chat(text: str) -> tuple[Entry, ...]:
    """An entry for each message, in the file's order. Raises `BadMarkupError`."""
    values = load_values(text)
    if len(values) != 1 or not is_chat(values[0].value):
        raise BadMarkupError(1, "no export of a chat", "name another kind with --as, or leave it out")
    whole = values[0]
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    names = _names(whole.value)
    entries = []
    for chat in _chats(text, whole):
        for message in chat.messages:
            first, last = bisect_right(starts, message.begin), bisect_right(starts, message.end - 1)
            if isinstance(message.value, Mapping):
                fields = {key.casefold(): value for key, value in flat(message.value).items()}
                entries.append(_entry(fields, (first, last), chat, names))
    return tuple(entries)


def _chats(text: str, whole: JsonValue) -> Iterator[_Chat]:
    """Every list of messages, not those within another message."""
    taken: list[tuple[str, ...]] = []
    for path, objects in lists_of_objects(whole.value):
        if not _are_messages(objects) or any(path[: len(other)] == other for other in taken):
            continue
        taken.append(path)
        holder = whole.value
        for step in path[:-1]:
            holder = holder[int(step)] if isinstance(holder, list) else holder[step]
        kind = str(holder.get("type") or "") if isinstance(holder, Mapping) and path else ""
        name = words_of(holder.get("name")) if "channel" in kind else ""
        yield _Chat(name, [value for _, value in inside(text, path, whole.begin)])


def _are_messages(objects: Sequence[Mapping[str, Any]]) -> bool:
    looked = objects[:_MOST]
    return 2 * sum(_is_message(each) for each in looked) > len(looked)


def _is_message(fields: Mapping[str, Any]) -> bool:
    """Whether an object is a message, by the fields of some program."""
    keys = {key.casefold() for key in fields}
    if keys & {"title", "headline", "titel", "url"}:
        return "action" in keys and "date" in keys  # a service message of Telegram may name a title
    text = bool(keys & {"text", "content", "contents", "body", "message"})
    slack = isinstance(fields.get("ts"), str) and (text or "type" in keys)
    telegram = "id" in keys and "date" in keys and bool(keys & {"date_unixtime", "from_id", "actor_id"})
    telegram = telegram or ("date" in keys and fields.get("type") in ("message", "service"))
    discord = text and "timestamp" in keys and (isinstance(fields.get("author"), Mapping) or "attachments" in keys)
    teams = "createddatetime" in keys or "originalarrivaltime" in keys
    other = text and bool(keys & {"sender", "sender_name"}) and bool(keys & set(_TIMES))
    return slack or telegram or discord or (teams and text) or other


def _are_people(value: Any) -> bool:
    """The list of people or channels beside the messages in an export of Slack."""
    if not isinstance(value, list) or not value or not all(isinstance(each, Mapping) for each in value):
        return False
    return all(
        _TALK.fullmatch(str(each.get("id"))) and ("profile" in each or "members" in each or "team_id" in each)
        for each in value
    )


def _names(value: Any) -> dict[str, str]:
    """Id -> name of the people of an export."""
    found: dict[str, str] = {}
    for _, objects in lists_of_objects(value):
        for each in objects:
            profile = each.get("user_profile") or each.get("profile") or {}
            name = words_of(profile.get("real_name")) if isinstance(profile, Mapping) else ""
            name = name or words_of(each.get("real_name"))
            key = each.get("user") if "user_profile" in each else each.get("id")
            if name and isinstance(key, str):
                found[key] = name
    return found


def _entry(fields: Mapping[str, Any], span: tuple[int, int], chat: _Chat, names: Mapping[str, str]) -> Entry:
    slack = "ts" in fields
    value = next((fields[key] for key in _TEXTS if key in fields and not is_empty(fields[key])), "")
    lines = chat_lines(value, names, slack=slack)
    parts = _Parts(lines, _attachment(fields))
    said = " ".join(inline(line) for line in lines)
    reason = _refusal(fields, parts)
    if reason:
        return Entry(*span, refusal=reason, left_out=((said, reason),) if said else ())
    sender = next((words for key in _SENDERS if key in fields and (words := words_of(fields[key]))), "")
    sender = names.get(sender, sender)
    author = "" if _ID.fullmatch(sender) or sender == chat.name else sender
    days = (("the message says", day_words(fields.get(key))) for key in _TIMES)
    return Entry(
        *span,
        body="".join(line if line.startswith("<blockquote") else f"<p>{line}</p>" for line in parts.body),
        body_line=span[0],
        flat=True,
        title=parts.title,
        author=author,
        publication=parts.publication or words_of(fields.get("forwarded_from")) or chat.name,
        date=stated(days),
        url=parts.url,
        tags=tuple(parts.tags),
        left_out=tuple((words, DiscardReason.SOURCE_LINE) for words in parts.pointers),
    )


def _refusal(fields: Mapping[str, Any], parts: _Parts) -> DiscardReason | None:
    """Why a message is no article."""
    kinds = {str(fields.get(key) or "").casefold() for key in ("subtype", "type", "messagetype")}
    if kinds & _PROGRAM or not any((parts.title, parts.body, parts.url, parts.tags)):
        return DiscardReason.CHAT_SYSTEM_LINE
    words = sum(
        len(re.findall(r"[\u3400-\u9fff\u3040-\u30ff]|[^\W\u3400-\u9fff]+", inline(line))) for line in parts.body
    )
    answer = not is_empty(fields.get("thread_ts")) and fields.get("thread_ts") != fields.get("ts")
    if answer and not (words >= _NEWS and (parts.title or parts.url)):
        return DiscardReason.CHAT_REMARK
    least = _BELOW_TITLE if parts.title else _WITH_ADDRESS if parts.url else _NEWS
    if parts.title and parts.url and not words:
        return DiscardReason.NO_TEXT_ONLY_TITLE
    return None if words >= least else DiscardReason.CHAT_REMARK


def _attachment(fields: Mapping[str, Any]) -> Mapping[str, Any]:
    """What the program shows of the page to which a message points."""
    for key in ("attachments", "embeds"):
        parts = fields.get(key)
        for part in parts if isinstance(parts, list) else ():
            if isinstance(part, Mapping) and words_of(part.get("title")):
                return part
    return {}


class _Parts:
    """What the lines of a message are: title, text, address, tags."""

    def __init__(self, lines: Sequence[str], page: Mapping[str, Any]) -> None:
        self.title, self.url, self.publication = "", "", ""
        self.body: list[str] = []
        self.tags: list[str] = []
        self.pointers: list[str] = []
        for line in lines:
            self._sort(line)
        self._take_title()
        if page and len(" ".join(self.body).split()) < _WITH_ADDRESS and not self.title:
            self._take_page(page)

    def _sort(self, line: str) -> None:
        """Put a line where it belongs: an address alone, tags alone, or text."""
        words = inline(line)
        link = _LINK.fullmatch(line.removeprefix("<b>").removesuffix("</b>"))
        if link and not self.body and not link[2].startswith("http") and len(words.split()) > 2:
            self.url, self.title = self.url or link[1], self.title or words
            return
        url, rest = take_urls(f"{link[1]}" if link else words)
        if url and (not rest or label_alone(rest)):
            self.url = self.url or url
            self.pointers.append(words)
        elif _TAGS.fullmatch(words):
            self.tags += re.findall(r"#([\w-]+)", words)
        else:
            self.url = self.url or (link[1] if (link := _LINK.search(line)) and label_alone(inline(link[2])) else "")
            self.body.append(line)

    def _take_title(self) -> None:
        """The first line is a title if it is bold, or short and without an end above a longer one."""
        if self.title or not self.body:
            return
        first, below = self.body[0], self.body[1:]
        words = inline(first)
        bold = _BOLD.match(first)
        if bold and len(bold["words"].split()) > 1 and (below or bold["rest"]):
            rest = bold["rest"].lstrip(" :.–—-")
            self.title, self.body = inline(bold["words"]).rstrip(" .:"), [rest, *below] if rest else below
        elif below and is_title(words) and len(inline(below[0])) > len(words):
            self.title, self.body = words, below

    def _take_page(self, page: Mapping[str, Any]) -> None:
        said = [line for line in self.body if inline(line)]
        text = words_of(page.get("text")) or words_of(page.get("description"))
        self.title = words_of(page.get("title"))
        self.url = str(page.get("title_link") or page.get("from_url") or page.get("url") or self.url)
        self.publication = words_of(page.get("service_name")) or words_of(page.get("provider"))
        self.body = [*said, html.escape(text, quote=False)] if text else said
