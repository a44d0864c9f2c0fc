"""The words within an item's rows that state a fact: a day or a place before the first sentence, an address after the last.

Data: `RowReader` takes them into a draft; `ItemReader` goes through all rows with it.
Limits: reads one item at a time, and its first and last rows only.
"""

from __future__ import annotations

import datetime as dt
import re

from generator.discard_reason import DiscardReason
from generator.dumps.layouts.briefs import end_source
from generator.dumps.layouts.draft import Common, DraftItem
from generator.dumps.layouts.lines.addresses import clean_url, real_address
from generator.dumps.layouts.lines.head_facts import HeadFacts
from generator.dumps.layouts.lines.heads import split_title
from generator.dumps.layouts.lines.labels import label_alone
from generator.dumps.layouts.lines.rows import TextRow, links, unmarked
from generator.dumps.layouts.lines.titles import bare_title, split_line
from generator.dumps.layouts.signs import Signs

EDITED = re.compile(
    r"\s*\((?:edited|bearbeitet|modifié|editado|изменено)\)$|\s*<This message was edited>$", re.IGNORECASE
)
_END_LINK = re.compile(r"\s*(?:[-–—|(\[<]\s*)?<?(https?://[^\s<>]+)>?\s*[)\]]?\.?$")
_END_MARKDOWN = re.compile(r"\s*[(\[]?\s*(?P<link>!?\[[^\]\n]{1,80}\]\(<?https?://[^)\s]+>?\))\s*[)\]]?\.?$")
_END_SOURCE = re.compile(r"\s*[(\[]([^()\[\]]{2,90})[)\]]\.?$")
_END_LINKED = re.compile(r"\s*\((?P<inner>(?:[^()\[\]]|\[[^\[\]]{1,80}\]\([^()\s]+\)){2,200})\)\.?$")
"""`([link](https://b.example/x), 2 March 2025)`."""
_REFERENCE = re.compile(r"(?:[^\W\d_]{1,8}\.? ?)?(?:[^\W\d_]{1,8}\.? ?)?[\w./-]*\d[\w./-]*")
"""`no. 15`, `ref. ROW/24/11`, `Vol. 3`."""
_PLACE = re.compile(r"[A-ZÀ-Þ][\w’'./ -]{1,40}?(?:, [A-ZÀ-Þ][\w.]+)?,?\s*[(]?$")
_PLACE_END = re.compile(r"[)]?\s*(?:/[^/]{2,30}/\s*)?(?:\([^()]{2,30}\)\s*)?(?:[-–—]{1,2}|:)\s")


class RowReader:
    """Reads parts of rows of one text, all in the same way."""

    def __init__(self, signs: Signs, style: str, *, names: bool, common: Common) -> None:
        self.signs = signs
        self.style = style
        self.names = names
        """Whether rows below a title that are only names belong to the head."""
        self.common = common
        self.paper_lines = frozenset(signs.rows[index].first for index in common.papers)

    def _take(self, draft: DraftItem, head: HeadFacts, row: TextRow | None, place: str) -> list[str]:
        """Puts what a head line tells into the draft, what is there already excepted."""
        facts = []
        reason = DiscardReason.SOURCE_LINE if head.url and not head.has_day else DiscardReason.DATE_LINE_OR_BYLINE
        if isinstance(head.day, dt.date):
            if draft.day is None or (draft.sent and head.day < draft.day):
                draft.day, draft.day_words, draft.sent = head.day, head.words, False
            facts.append("day")
        if head.url and draft.url and _is_site(draft.url) and not _is_site(head.url):
            draft.publication, draft.url = draft.publication or _site(draft.url), None
        for name in ("author", "publication", "url", "title"):
            value = getattr(head, name)
            if value and not getattr(draft, name):
                setattr(draft, name, value)
            facts += [name] if value else []
        draft.labelled_title = draft.labelled_title or head.title is not None
        if head.tags:
            draft.tags = tuple(dict.fromkeys((*draft.tags, *head.tags)))
            reason = DiscardReason.TOPIC_LIST
            facts.append("tags")
        draft.names += [(f"{place} {number}", name) for number, name in enumerate(head.names)]
        if row:
            draft.used.append((row, reason, row.text))
        return facts

    def _read_one_line(self, draft: DraftItem) -> None:
        """Divides an item that is one line, where the layout has such items."""
        if (
            draft.title
            or not draft.body
            or self.style not in ("bullet", "number", "prefix", "stamp", "flash", "block", "dayline")
        ):
            return
        row, raw = draft.body[0]
        found = split_line(raw, self.common.splits)
        if found and row.kind is None:
            title, head = split_title(self.signs.reader, found[0])
            draft.title, draft.split = bare_title(title), found[2]
            if head:
                self._take(draft, head, None, "inline")
            draft.body[0] = (row, found[1])

    def _read_first_words(self, draft: DraftItem) -> None:
        """Takes the day before the first sentence: `MAR 16, 2021 -- Text`; `PLACE, 7 Nov 2019 - Text` keeps its words."""
        if not draft.body or (draft.day is not None and self.style != "stamp"):
            return
        row, raw = draft.body[0]
        found = self.signs.days.find(raw[:80])
        if not found:
            return
        first = found[0]
        end = re.match(r"\s*[)\]]?\s*(?:[-–—]{1,2}|:|\|)\s+", raw[first.end :])
        marked = re.match(r"[.,:]?[*_)]{1,3}[.:]?\s+(?:[-–—]\s+)?(?=\S)", raw[first.end :])
        if marked and re.fullmatch(r"[(]?[*_]{1,2}[(]?", raw[: first.start]):
            end = marked
        if first.start <= 2 and end and first.has_year:
            draft.day, draft.day_words = first.day, raw[first.start : first.end]
            draft.used.append((row, DiscardReason.DATE_LINE, raw[: first.end]))
            draft.body[0] = (row, raw[first.end + end.end() :])
        elif first.has_year and _PLACE.match(raw[: first.start]) and _PLACE_END.match(raw[first.end :]):
            draft.day, draft.day_words = first.day, raw[first.start : first.end]

    def _read_last_words(self, draft: DraftItem) -> None:
        """Takes the address or the source at the end of the last paragraph."""
        if not draft.body:
            return
        row, raw = draft.body[-1]
        if row.kind is not None:
            return
        raw = EDITED.sub("", raw) if self.style == "stamp" else raw
        raw = self._without_source(draft, row, raw, _END_LINKED) if "](" in raw else raw
        marked = _END_MARKDOWN.search(raw)
        plain_link = None if marked else _END_LINK.search(raw)
        if marked and marked.start() > 0 and (linked := links(marked["link"])):
            words, url = linked[0]
            ends = raw[marked.start() :].lstrip()[:1] in "([" or label_alone(unmarked(words)) == "url"
            if ends and _highlights(words):
                draft.used.append((row, DiscardReason.BUTTON, words))
            elif ends:
                draft.url = draft.url or real_address(url)
                draft.names += [] if label_alone(words) or "://" in words else [("link", unmarked(words))]
                draft.used.append((row, DiscardReason.SOURCE_LINE, marked[0].strip()))
            raw = raw[: marked.start()] if ends else raw
        elif plain_link and (plain_link.start() > 0 or draft.title):
            draft.url = draft.url or real_address(clean_url(plain_link[1]))
            draft.used.append((row, DiscardReason.SOURCE_LINE, plain_link[0].strip()))
            raw = re.sub(r"\s*(?:[-–—|(\[]|->|→|»|>>)\s*$", "", raw[: plain_link.start()])
            raw = self._without_pointer(draft, row, raw)
        raw = self._without_source(draft, row, raw, _END_SOURCE)
        draft.body[-1] = (row, self._without_paper(draft, row, raw).rstrip())

    def _without_paper(self, draft: DraftItem, row: TextRow, raw: str) -> str:
        """The words without the paper's name at their end, where the items of this text name theirs so."""
        found = end_source(raw) if self.common.sources and not draft.publication else None
        if found is None:
            return raw
        draft.publication = found[0]
        draft.used.append((row, DiscardReason.SOURCE_LINE, raw[found[1] :].strip()))
        return raw[: found[1]]

    def _without_source(self, draft: DraftItem, row: TextRow, raw: str, pattern: re.Pattern[str]) -> str:
        """The words without a source in brackets at their end, of which the draft takes what it tells."""
        source = pattern.search(raw)
        facts = self.signs.reader.read_text(source[1]) or self._with_reference(source[1]) if source else None
        if source is None or facts is None or not (facts.has_day or facts.url or facts.author):
            return raw
        self._take(draft, facts, None, "source")
        draft.used.append((row, DiscardReason.SOURCE_LINE, source[0].strip()))
        return raw[: source.start()]

    def _with_reference(self, words: str) -> HeadFacts | None:
        """What a source tells with a number of its own after its day, or no comma before: `Highways bulletin, 11th April
        2024, no. 15`, `The Herald 24/8 2021`."""
        days = self.signs.days.find(words)
        if len(days) == 1 and days[0].end == len(words) and days[0].start > 0 and words[days[0].start - 1] == " ":
            apart = f"{words[: days[0].start].rstrip(' ,')}, {words[days[0].start :]}"
            if apart != words and (facts := self.signs.reader.read_text(apart)) and facts.has_day and facts.names:
                return facts
        parts = words.split(", ")
        for count in range(len(parts) - 1, 0, -1):
            facts = self.signs.reader.read_text(", ".join(parts[:count]))
            last = parts[count:]
            if facts and facts.has_day and facts.names and all(_REFERENCE.fullmatch(part) for part in last):
                return facts
        return None

    def _without_pointer(self, draft: DraftItem, row: TextRow, raw: str) -> str:
        """The words without `Read more:` at their end."""
        match = re.search(r"(?:(?<=[.!?。”\"])|\n)\s*([^.!?\n]{2,30}?)\s*[:：]?\s*$", raw)
        if match and label_alone(match[1]) == "url":
            draft.used.append((row, DiscardReason.SOURCE_LINE, match[1]))
            return raw[: match.start()]
        return raw


def _is_site(url: str) -> bool:
    """Whether an address is that of a site, which says no more than the paper's name does: `www.b.example`."""
    return "/" not in _site(url).rstrip("/")


def _site(url: str) -> str:
    return url.partition("://")[2].removeprefix("www.")


def _highlights(words: str) -> bool:
    return words.casefold().startswith(("view highlight", "location", "view in "))
