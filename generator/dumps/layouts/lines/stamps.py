"""The lines by which chat programs begin a message: who wrote it, and when.

Data: `StampReader.read` gives the `Stamp` of a line copied from, or exported by, Slack, Teams, Telegram, WhatsApp,
Signal, Discord, WeChat, LINE and their like.
Limits: by the shape of day, time and name, not by program or language; a name has at most six words.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache

from generator.calendar_words import any_of, weekday_numbers, weekday_pattern
from generator.dumps.layouts.lines.days import DayReader
from generator.dumps.layouts.lines.heads import TIME
from generator.dumps.layouts.lines.labels import any_phrase
from generator.dumps.layouts.lines.rows import TextRow, unmarked
from generator.dumps.plain_text import plain

_HEAD = 110
"""Characters in which a stamp ends."""
_OPEN, _CLOSE = "[(<（【", "])>）】"
_LINK_WORDS = re.compile(
    r"^(?:[\s,;|·•–—-]|\b(?:at|um|à|a las|alle|às|om|kl|o|в|pukul|lúc|today|yesterday|heute|gestern|hier|aujourd['’]hui|hoy|ayer|"
    r"oggi|ieri|hoje|ontem|сегодня|вчера|今天|昨天|今日|昨日|오늘|어제)\b|今天|昨天|今日|昨日|오늘|어제)+",
    re.IGNORECASE,
)
_BADGE = re.compile(r"\s+(?:APP|BOT|app|bot|✓|edited|\(edited\)|\(bearbeitet\))$")
_NAME_END = re.compile(r"^(?P<name>[^:：\n]{1,60}?)\s?[:：](?:\s+|$)(?P<rest>.*)$", re.DOTALL)
_NICK = re.compile(r"^[<＜](?P<name>[^<>]{1,40})[>＞]\s*(?P<rest>.*)$", re.DOTALL)
_WORD_LIMIT = 6
_TRAILING_WORDS = re.compile(
    r"(?:[\s,;|·•–—(\[-]|\b(?:at|um|on|am|today|yesterday|heute|gestern|hier|hoy|ayer)\b)+$", re.IGNORECASE
)

_RELATIVE = re.compile(
    r"\b(?:today|yesterday|heute|gestern|hier|aujourd['’]hui|hoy|ayer|oggi|ieri|hoje|ontem|сегодня|вчера)\b|今天|昨天|今日|昨日|오늘|어제",
    re.IGNORECASE,
)
_BYLINE = re.compile(rf"{any_phrase('byline_leads')}\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stamp:
    """The beginning of a message."""

    day: dt.date | None
    """None where it has only a time, or a day that can be read in two ways."""
    author: str | None
    text: str
    """What follows on the same line, with its marks; may be empty."""
    shape: str
    """Which kind of stamp: `time first`, `name first`."""
    system: bool = False
    """The program wrote the message: nobody is its author."""


@dataclass(frozen=True, slots=True)
class StampReader:
    """Reads stamps as one file writes its days."""

    days: DayReader

    def read(self, row: TextRow) -> Stamp | None:
        """The stamp at the start of a row, or None."""
        return self._time_first(row) or self._name_first(row)

    def _time_first(self, row: TextRow) -> Stamp | None:
        """`[3/12/24, 9:14 AM] Name: text`, `12.03.24, 09:14 - Name: text`, `[09:14] <name> text`, `09:14<tab>Name<tab>text`."""
        text = re.sub(r"^[*_>\s]+", "", row.text)
        bracketed = text[:1] in _OPEN
        start = text.lstrip(_OPEN)
        time = TIME.search(start[:60])
        if not time:
            return None
        day, found = self._day(start[: time.start()])
        before = start[: time.start()]
        rest = start[time.end() :]
        if not found and before.strip(" ,"):
            return None
        if found and _other_words(before, found):
            return None
        if not found and (after := self._day(rest[:20])) and after[1] and after[1][0] <= 2:
            day, found, rest = after[0], after[1], rest[after[1][1] :]
        closed = rest.lstrip()[:1] in _CLOSE if rest.strip() else False
        if bracketed and not closed:
            return None
        rest = rest.lstrip().lstrip(_CLOSE) if bracketed else rest
        return self._named(row, day, found is not None, bracketed, rest)

    def _named(self, row: TextRow, day: dt.date | None, has_day: bool, bracketed: bool, rest: str) -> Stamp | None:
        dashed = re.match(r"\s*[-–—]\s+", rest)
        tabbed = re.match(r"^[^\t]{3,30}\t(?P<name>[^\t]{1,40})\t(?P<rest>.+)$", row.raw)
        rest = rest.lstrip(" \t-–—")
        named = _NICK.match(rest) or _NAME_END.match(rest)
        if tabbed and TIME.search(row.raw[: tabbed.start("name")]):
            return Stamp(day, plain(tabbed["name"]), tabbed["rest"], "tabs")
        if named and is_sender(named["name"]) and (has_day or bracketed):
            said = row.raw[-len(named["rest"]) :] if named["rest"] else ""
            return Stamp(day, named["name"].strip(" *~"), said, "time first", row.program and _program_text(row))
        if has_day and dashed and rest:
            return Stamp(day, None, rest, "time first", True)
        if bracketed and has_day and is_sender(rest):
            return Stamp(day, rest.strip(), "", "time first")
        return None

    def _name_first(self, row: TextRow) -> Stamp | None:
        """`Channel, [12.03.2024 09:14]`, `Name — 03/12/2024 9:14 AM`, `Name  9:14 AM`, `Name 2024-03-12 09:14:33`."""
        text = row.text
        if not any(char.isdigit() for char in text[:_HEAD]):
            return None
        times = list(TIME.finditer(text[:_HEAD]))
        times = times if len(text) <= _HEAD else times[:1]
        if not times:
            return None
        time = times[-1]
        said = re.match(r"\s?[)\]]\s?[:：]\s+(?=\S)", text[time.end() :])
        after = "" if said else text[time.end() :].strip(" )]>）】:")
        day, found = self._day(text[: time.start()])
        start = found[0] if found else time.start()
        if found and _LINK_WORDS.sub("", text[found[1] : time.start()]).strip("(["):
            return None
        if after:
            day_after, found_after = self._day(after)
            if not found_after or after[found_after[1] :].strip(" )]"):
                return None
            day, found = day_after, found_after
        opened = text[:start].rstrip()[-1:] in _OPEN
        name = _weekday_end().sub("", text[:start])
        relative = name != text[:start] or _RELATIVE.search(text[:start]) is not None
        name = _BADGE.sub("", _TRAILING_WORDS.sub("", name)).strip(" *_,")
        wide = re.search(r"\t|\s{2,}", row.raw) is not None
        separated = opened or wide or relative or re.search(r"[,–—|·•-]\s*[\[(]?$", text[:start].rstrip()) is not None
        if not name or not is_sender(name) or not (found or separated):
            return None
        words = text[time.end() + said.end() :] if said else ""
        return Stamp(day, unmarked(name), words, "name first")

    def _day(self, text: str) -> tuple[dt.date | None, tuple[int, int] | None]:
        """The last day of some words and its place; the place alone where it is open what day it is."""
        found = self.days.find(text)
        if found:
            return found[-1].day, (found[-1].start, found[-1].end)
        unread = self.days.unread(text)
        return None, unread[-1] if unread else None


def is_sender(name: str) -> bool:
    """Whether some words may be a sender's name, a channel's or a telephone number."""
    words = name.strip(" *~").split()
    if not words or len(words) > _WORD_LIMIT or len(name) > 50 or name.strip()[-1] in ".!?…:：":
        return False
    if _BYLINE.match(name):
        return False
    return any(char.isalnum() for char in name) and "://" not in name and not name.startswith(("#", "-", "•"))


def _program_text(row: TextRow) -> bool:
    """Whether the program's own mark stands before the message itself: a media file, a change of the group."""
    return bool(re.search(r"[:：]\s?\u200e", row.raw))


def _other_words(before: str, found: tuple[int, int]) -> bool:
    """Whether more than a day, a weekday and `at` stand before a time."""
    rest = before[: found[0]] + " " + before[found[1] :]
    return bool(_any_weekday().sub("", _LINK_WORDS.sub("", rest.strip())).strip(" ,.()（）-"))


@cache
def _any_weekday() -> re.Pattern[str]:
    return re.compile(rf"{weekday_pattern()}|{_short()}", re.IGNORECASE)


def _short() -> str:
    return rf"(?<!\w){any_of(weekday_numbers('en', 'de', 'fr', 'es', short=True))}(?!\w)\.?"


@cache
def _weekday_end() -> re.Pattern[str]:
    return re.compile(rf"[\s,;|·•–—(\[-]*(?:{weekday_pattern()}|{_short()})[\s,]*$", re.IGNORECASE)
