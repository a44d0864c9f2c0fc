"""The articles that a mail of Google Alerts lists: title, paper, the first words, and the address behind its redirect.

Data: `is_alert` tells such a mail by its sender or subject; `read_alert` gives an item for each article of it, and what is
left out.
Limits: pure; in plain text, in plain text made of HTML, and in HTML as lines of Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.discard_reason import DiscardReason
from generator.dumps.formats.entry import clip
from generator.dumps.layouts.lines.addresses import clean_url, real_address
from generator.dumps.layouts.lines.names import is_name
from generator.dumps.layouts.lines.rows import links, unmarked
from generator.dumps.layouts.lines.titles import word_count
from generator.dumps.markup.addresses import web_address
from generator.model import DateEstimate, Discard, Item, Paragraph

_SENDER = re.compile(r"googlealerts|google[\s_-]?alert|alertes? google|alertas? de google", re.IGNORECASE)
_OWN = re.compile(r"https?://(?:www\.)?google\.[a-z.]{2,6}/alerts\b", re.IGNORECASE)
"""Addresses of the program itself: to share, to report, to leave."""
_URL = re.compile(r"<?(https?://[^\s<>]+)>?")
_TRAILING = re.compile(r"(\S.*\S)\s+<(https?://[^\s<>]+)>")
_BUTTON = re.compile(
    r"(?:\[image:[^\[\]]*\]\s*)*(?:\[image:[^\[\]]*\]|flag as irrelevant|als irrelevant (?:melden|kennzeichnen)|als niet relevant markeren"
    r"|signaler comme (?:non pertinent|hors sujet)|marcar como (?:no relevante|irrelevante)|segnala come non pertinente|facebook|twitter"
    r"|full coverage|see more results|edit this alert|share on \w+)\.?",
    re.IGNORECASE,
)
_LEAST_TITLE, _GROUP_WORDS = 3, 3


@dataclass(slots=True)
class _Listed:
    """An article while its lines are read."""

    rows: list[tuple[int, str]] = field(default_factory=list)
    """Lines and their words; the first is the title."""
    url: str = ""
    linked: bool = False
    """Its address came with the title: blank lines do not end it."""


def is_alert(sender: str, subject: str) -> bool:
    """Whether a mail is one of Google Alerts."""
    return bool(_SENDER.search(sender) or _SENDER.match(subject))


def read_alert(
    name: str, lines: Sequence[str], date: DateEstimate | None
) -> tuple[tuple[Item, ...], tuple[Discard, ...]]:
    """The items of the dump `name` and what is in none; lines of other mails are empty. No item where none is listed."""
    reader = _AlertReader(lines)
    reader.read()
    items = []
    for listed in reader.found:
        (first, title), *rest = listed.rows
        paper = rest[0][1] if len(rest) > 1 and _is_paper(rest[0][1]) else None
        body = rest[1:] if paper else rest
        if not body:
            reader.drop(first, title, DiscardReason.NO_TEXT_ONLY_TITLE)
            continue
        text = Paragraph(body[0][0], " ".join(words for _, words in body))
        url = web_address(real_address(clean_url(listed.url)))
        items.append(Item(name, first, body[-1][0], (text,), title, None, paper, date, url))
    return tuple(items), tuple(sorted(reader.discards, key=lambda discard: discard.line))


def _is_paper(words: str) -> bool:
    return (
        word_count(words) <= 7
        and not words.endswith((".", "!", "?", "…", "..."))
        and (is_name(words) or words[:1].isupper())
    )


class _AlertReader:
    """Goes through the lines of one mail."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._below = [""] * (len(lines) + 1)
        """Index of a line -> the words of the first line from there on that has any."""
        for index in range(len(lines) - 1, -1, -1):
            self._below[index] = lines[index].strip() or self._below[index + 1]
        self._open: _Listed | None = None
        self.found: list[_Listed] = []
        self.discards: list[Discard] = []

    def read(self) -> None:
        """Sort every line."""
        for number, line in enumerate(self._lines, 1):
            words = line.strip()
            if not words:
                self._blank(number)
                continue
            linked = self._linked(words)
            if _OWN.search(words):
                self.drop(number, words, DiscardReason.BUTTON)
                if self._open and self._open.linked and len(self._open.rows) > 1:
                    self._close()
            elif address := _URL.fullmatch(words):
                self._address(number, address[1])
            elif _BUTTON.fullmatch(linked[0] if linked else words):
                self.drop(number, words, DiscardReason.BUTTON)
            elif linked:
                self._title(number, *linked)
            else:
                self._open = self._open or _Listed()
                self._open.rows.append((number, unmarked(words)))
        self._close()

    def _linked(self, words: str) -> tuple[str, str] | None:
        """The words and the address of a line that is one link."""
        if trailing := _TRAILING.fullmatch(words):
            return unmarked(trailing[1]), trailing[2]
        found = links(words)
        whole = len(found) == 1 and len(unmarked(words)) == len(unmarked(found[0][0]))
        return (unmarked(found[0][0]), found[0][1]) if whole else None

    def _title(self, number: int, words: str, url: str) -> None:
        if word_count(words) < _LEAST_TITLE:
            self.drop(number, words, DiscardReason.BUTTON)
            return
        self._close()
        self._open = _Listed([(number, words)], url, linked=True)

    def _address(self, number: int, url: str) -> None:
        """An address below an article's lines is its own: below the title it begins it, below its text it ends it."""
        self.drop(number, url, DiscardReason.SOURCE_LINE)
        if self._open is None or self._open.url:
            return
        self._open.url = url
        if len(self._open.rows) == 1:
            self._open.linked = True
        else:
            self._close()

    def _blank(self, number: int) -> None:
        """An empty line ends what has no address yet: it is no article."""
        if self._open is None or self._open.linked:
            return
        below = self._below[number]
        if not (_URL.fullmatch(below) or _BUTTON.fullmatch(below)):
            self._close()

    def _close(self) -> None:
        listed, self._open = self._open, None
        if listed is None:
            return
        if not listed.url:
            reason = DiscardReason.ISSUE_FOOTER if self.found else DiscardReason.MASTHEAD
            for number, words in listed.rows:
                self.drop(number, words, reason)
            return
        if len(listed.rows) > 2 and _is_group(listed.rows[-1][1]):
            self.drop(*listed.rows.pop(), DiscardReason.GROUP_HEADING)
        self.found.append(listed)

    def drop(self, number: int, words: str, reason: DiscardReason) -> None:
        """Note what is in no article."""
        self.discards.append(Discard(number, clip(words), reason))


def _is_group(words: str) -> bool:
    return words.startswith("===") or (words.isupper() and word_count(words) <= _GROUP_WORDS)
