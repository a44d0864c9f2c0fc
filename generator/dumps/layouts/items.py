"""One item of a text that is divided: its title, its head lines and its body, from the rows that are its own.

Data: `ItemReader.read` gives the draft of some rows.
Limits: reads one item at a time; what is common to all (which names are papers, whether a short line below a title is
a name) is decided by `choose` and `finish`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.discard_reason import DiscardReason
from generator.dumps.layouts.draft import DraftItem
from generator.dumps.layouts.lines.head_facts import HeadFacts
from generator.dumps.layouts.lines.heads import split_title
from generator.dumps.layouts.lines.labels import any_phrase, label_alone
from generator.dumps.layouts.lines.markdown import heading_text
from generator.dumps.layouts.lines.rows import TextRow, links, unmarked
from generator.dumps.layouts.lines.titles import bare_title, is_title, undecorated, word_count
from generator.dumps.layouts.row_words import EDITED, RowReader

_REACTION = re.compile(
    r"(?::[a-z0-9_+-]+:\s*\d*\s*)+|\d{1,3}|(?:like|heart|laugh|surprised|👍|❤️?)\s+\d+|[\U0001f300-\U0001faff\u2600-\u27bf\ufe0f\s\d]+|\(edited\)|"
    r"\d+ (?:replies|reply|views?|comments?)\b.*|(?:view|reply in) thread|last reply .*|new|seen by .*|✓+",
    re.IGNORECASE,
)
LABELLED = re.compile(r"([^\W\d_][^:：]{1,28}?)\s*[:：]\s*(\S.{1,70})")
_CLOCK = re.compile(
    r"(?:\*\*)?\d{1,2}[:h]\d{2}(?::\d{2})?(?:\s?(?:[AaPp]\.?[Mm]\b\.?|Uhr\b|hrs?\b))?(?:\*\*)?\s*(?:[-–—|:·]\s+|(?<=\s))"
)
_LEAST_TITLE = 3
"""Words of a title after a time."""
_AFTER_DAYS = ("dayline", "above")
"""Styles in which the name of a section may be between the day and the title."""
_MOST_HEADS, _MOST_NAMES = 14, 3
_SIGN_OFF, _SIGN_OFF_WORDS = 6, 6
"""Rows of a greeting and a name at the end of a mail, and words of each."""
_SECTIONS = frozenset("metadata highlights properties content text article body notes".split()) | {"full text"}


class ItemReader(RowReader):
    """Reads the items of one text, all in the same way."""

    def read(self, start: int, end: int) -> DraftItem:
        """The draft of the rows from `start` up to `end`, which is not its own."""
        draft = DraftItem(start, end)
        rows = self._opened(draft)
        for index in range(start, end):
            if self.signs.rules[index]:
                row = self.signs.rows[index]
                draft.used.append((row, DiscardReason.SEPARATOR, row.text))
        position = self._read_head(draft, rows)
        body = self._read_tail(draft, [*draft.labelled, *rows[position:]])
        draft.body = [(row, raw) for row, raw in body]
        self._read_one_line(draft)
        self._read_first_words(draft)
        self._read_last_words(draft)
        draft.body = [(row, raw) for row, raw in draft.body if raw.strip()]
        return draft

    def _opened(self, draft: DraftItem) -> list[tuple[TextRow, str]]:
        """The item's rows without rules and without the mark that begins it."""
        signs, first = self.signs, draft.start
        indices = [i for i in range(first, draft.end) if not signs.rules[i]]
        for i in self.common.repeated.intersection(indices):
            draft.used.append((signs.rows[i], DiscardReason.REPEATED_LINE, signs.rows[i].text))
        rows = [(signs.rows[i], signs.rows[i].raw) for i in indices if i not in self.common.repeated]
        if not rows:
            return rows
        row, raw = rows[0]
        stamp, prefix, flash = signs.stamps[first], signs.prefixes[first], signs.flashes[first]
        if self.style == "stamp" and stamp:
            draft.author, draft.day, draft.system = stamp.author, stamp.day, stamp.system
            draft.day_words, draft.sent = row.text[:40], stamp.day is not None
            written = row.text if not stamp.text else row.text[: -len(unmarked(stamp.text))]
            draft.used.append((row, DiscardReason.CHAT_STAMP, written))
            rest = [(row, stamp.text)] if stamp.text else []
            if stamp.shape == "two rows" and len(rows) > 1:
                draft.used.append((rows[1][0], DiscardReason.CHAT_STAMP, rows[1][0].text))
                rows.pop(1)
            return [*rest, *rows[1:]]
        if self.style == "prefix" and prefix:
            draft.day, draft.day_words = prefix.day, prefix.words
            draft.used.append((row, DiscardReason.DATE_LINE, prefix.words))
            return [(row, prefix.rest), *rows[1:]]
        if self.style == "flash" and flash:
            draft.title = flash[0].strip()
            return [(row, flash[1]), *rows[1:]] if flash[1] else rows[1:]
        return [(row, self._unnumbered(draft, raw)), *rows[1:]]

    def _unnumbered(self, draft: DraftItem, raw: str) -> str:
        first = draft.start
        text = heading_text(self.signs.rows[first]) if self.signs.levels[first] else raw
        if self.signs.numbers[first] is not None and (
            self.common.numbered or self.style in ("number", "heading", "rule", "bold")
        ):
            draft.number = self.signs.numbers[first]
            text = re.sub(
                r"^(\*\*)?[(（\[#]?(?:No\.?\s?|(?<=\[)[A-Z]{1,3}[-. ]?)?\d{1,3}(?:[.)）:\]、．]+[-–—]?|\.?[ºª°]\.?[-–—]?|(?<=#\d)|(?<=#\d\d)|\ufe0f?\u20e3|\s+[-–—|/](?=\s))\s*",
                r"\1",
                text,
            )
        elif self.style == "number" and self.signs.sub_numbers[first]:
            text = re.sub(r"^\d{1,2}\.\d{1,2}\.?\s+", "", text)
        elif self.style == "bullet" and self.signs.bullets[first]:
            text = re.sub(r"^\S\ufe0f?\s*", "", text)
        return text

    # ------------------------------------------------------------ above the body

    def _read_head(self, draft: DraftItem, rows: Sequence[tuple[TextRow, str]]) -> int:
        """Takes title and head lines; gives the place at which the body begins."""
        facts: list[str] = []
        position = 0
        while position < len(rows) and position < _MOST_HEADS:
            row, raw = rows[position]
            head = self._head_of(row, raw, titled=bool(draft.title))
            if row is self.signs.rows[draft.start] and draft.start in self.common.kickers:
                facts += self._take(draft, split_title(self.signs.reader, raw)[1] or HeadFacts(), row, "kicker")
            elif head and row.first in self.paper_lines and not draft.title:
                facts += self._take(draft, replace(head, publication=head.names[0], names=()), row, "above")
            elif not (head and head.strong) and (label := self._common_label(row)):
                facts += self._take_label(draft, row, raw, *label)
            elif self._is_section(row, raw, rows[position + 1 :]):
                draft.used.append((row, DiscardReason.SECTION_LABEL, row.text))
            elif head and head.strong and not self._is_title_row(draft, position, rows, head):
                facts += self._take(draft, head, row, "line")
            elif not draft.title and self.style in _AFTER_DAYS and self.signs.is_kicker(draft.start + position):
                draft.tags = draft.tags or (row.text,)
                draft.used.append((row, DiscardReason.SECTION_LABEL, row.text))
            elif not draft.title and self._takes_title(draft, position, rows):
                facts.append("title")
            elif head and not head.strong and self._is_lone_name(draft, position, rows):
                facts += self._take(draft, head, row, f"alone {draft.lone_names}")
                draft.lone_names += 1
            else:
                break
            position += 1
        draft.heads_at = tuple(facts)
        return position

    def _common_label(self, row: TextRow) -> tuple[str, str] | None:
        """Label and value of a row with a label that the items have in common."""
        match = LABELLED.fullmatch(row.text) if self.common.labels else None
        return (match[1], match[2]) if match and match[1].casefold() in self.common.labels else None

    def _take_label(self, draft: DraftItem, row: TextRow, raw: str, label: str, value: str) -> list[str]:
        """Takes the day that a label names; a row with another value is kept."""
        facts = self.signs.reader.read_text(value)
        if facts and facts.has_day and not facts.names and not re.search(any_phrase("other_days"), label.casefold()):
            return self._take(draft, facts, row, "label")
        draft.labelled.append((row, raw))
        return []

    def _head_of(self, row: TextRow, raw: str, *, titled: bool) -> HeadFacts | None:
        if row.kind is not None or (not titled and re.match(r"#{1,6}\s", raw)):
            return None
        return self.signs.read_facts(row, raw)

    def _is_section(self, row: TextRow, raw: str, below: Sequence[tuple[TextRow, str]]) -> bool:
        """A heading inside of an item that names a part of an export and no subject: `## Metadata`."""
        return bool(below) and unmarked(heading_text(row)).casefold().strip(": ") in _SECTIONS

    def _is_title_row(
        self, draft: DraftItem, position: int, rows: Sequence[tuple[TextRow, str]], head: HeadFacts
    ) -> bool:
        """A linked title is a title, though it tells an address and nothing else."""
        raw = rows[position][1]
        linked = links(raw)
        only = bool(linked) and not draft.title and not head.has_day and not head.author
        return only and word_count(linked[0][0]) >= 3 and not label_alone(linked[0][0])

    def _takes_title(self, draft: DraftItem, position: int, rows: Sequence[tuple[TextRow, str]]) -> bool:
        row, raw = rows[position]
        if row.kind is not None:
            return False
        marked = (
            self.style == "heading" or (self.style == "one" and self.signs.levels[draft.start])
        ) and row is self.signs.rows[draft.start]
        bold = self.signs.run_ins[draft.start] if self.style == "bold" and position == 0 else None
        if bold:
            title, head = split_title(self.signs.reader, bold[0])
        else:
            title, head = split_title(self.signs.reader, self._without_time(draft, row, EDITED.sub("", raw)))
        if not marked and not bold:
            below = rows[position + 1 :]
            if not is_title(title) or not below or not self._is_followed(title, below):
                return False
        draft.title = bare_title(title)
        if head:
            self._take(draft, head, None, "inline")
        if not (bold and bold[1].strip()):
            draft.used.append((row, DiscardReason.TITLE_LINE, row.text if raw == row.raw else unmarked(raw)))
        if bold and bold[1].strip():
            rows[position + 1 : position + 1] = [(row, bold[1])]  # type: ignore[index]
        return True

    def _without_time(self, draft: DraftItem, row: TextRow, raw: str) -> str:
        """A title's line without the time of day before it, as lists of one day have it: `07:40  Title`."""
        text = undecorated(raw)
        match = None if self.style == "one" else _CLOCK.match(text)
        if not match or word_count(text[match.end() :]) < _LEAST_TITLE:
            return raw
        draft.used.append((row, DiscardReason.DATE_LINE, match[0].strip()))
        return text[match.end() :]

    def _is_followed(self, title: str, below: Sequence[tuple[TextRow, str]]) -> bool:
        """Whether text follows a title: a longer paragraph, past head lines."""
        for row, raw in below[:_MOST_HEADS]:
            head = self._head_of(row, raw, titled=True)
            if (head and head.strong) or self._common_label(row):
                continue
            text = unmarked(raw)
            if len(text) > len(title) or word_count(text) >= 8 or text.endswith((".", "。", "!", "?", "…")):
                return True
            if not head:
                return False
        return False

    def _is_lone_name(self, draft: DraftItem, position: int, rows: Sequence[tuple[TextRow, str]]) -> bool:
        """Whether a row right below the title is a name, where the items of this text have such rows."""
        if not self.names or not draft.title or draft.lone_names >= _MOST_NAMES:
            return False
        for row, raw in rows[position + 1 :]:
            head = self._head_of(row, raw, titled=True)
            if not head and unmarked(raw).casefold() not in _SECTIONS:
                return word_count(unmarked(raw)) >= 5
        return False

    # ------------------------------------------------------------ below and in the body

    def _without_sign_off(self, draft: DraftItem, rows: Sequence[tuple[TextRow, str]]) -> list[tuple[TextRow, str]]:
        """The rows of a mail without the greeting and the name below the address of its article."""
        for count, (row, raw) in enumerate(reversed(rows[-_SIGN_OFF - 1 :])):
            head = self._head_of(row, raw, titled=True)
            if head and head.url:
                own, below = rows[: len(rows) - count], rows[len(rows) - count :]
                draft.used += [(each, DiscardReason.ISSUE_FOOTER, each.text) for each, _ in below]
                return list(own)
            if word_count(row.text) > _SIGN_OFF_WORDS or row.text.endswith((".", "!", "?")):
                break
        return list(rows)

    def _read_tail(self, draft: DraftItem, rows: Sequence[tuple[TextRow, str]]) -> list[tuple[TextRow, str]]:
        """Takes the head lines below the body, from the last row up."""
        body = self._without_sign_off(draft, rows) if draft.labelled_title and draft.author else list(rows)
        while body:
            row, raw = body[-1]
            head = self._head_of(row, raw, titled=True)
            if self.style == "stamp" and _REACTION.fullmatch(row.text):
                draft.used.append((row, DiscardReason.REACTION, row.text))
            elif head and head.strong and len(body) > 1 - bool(draft.title):
                self._take(draft, head, row, "below")
                draft.tail += 1
            else:
                break
            body.pop()
        inner = [pair for pair in body if not self._is_section(pair[0], pair[1], [pair])]
        kept = {id(row) for row, _ in inner}
        for row, _ in body:
            if id(row) not in kept:
                draft.used.append((row, DiscardReason.SECTION_LABEL, row.text))
        return inner
