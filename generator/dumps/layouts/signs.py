"""What each row of a text looks like: the signs by which items may begin.

Data: `Signs` holds the rows with what each tells: rules, headings, numbers, bullets, bold words, stamps of messages,
heads, days at the start. `read_signs` makes it from lines; it is what `candidates` and `items` read.
Limits: looks at single rows; which of the signs divide the text is decided by `choose`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.dumps.labels import match_label as match_lead_in_label
from generator.dumps.layouts.around.alike import learn_alike
from generator.dumps.layouts.around.index import ArticleIndex, find_index, index_discards, with_titles
from generator.dumps.layouts.around.link_numbers import with_links
from generator.dumps.layouts.briefs import listed_briefs
from generator.dumps.layouts.lines.days import learn_days, western
from generator.dumps.layouts.lines.head_facts import HeadFacts
from generator.dumps.layouts.lines.heads import HeadReader, split_title
from generator.dumps.layouts.lines.labels import match_label
from generator.dumps.layouts.lines.learned import learn_heads, learn_labels
from generator.dumps.layouts.lines.markdown import heading_level, is_markdown, join_blocks, run_in, run_in_capitals
from generator.dumps.layouts.lines.outer import unquoted, without_outer
from generator.dumps.layouts.lines.rows import TextRow, read_rows, unmarked
from generator.dumps.layouts.lines.run_on import split_run_on
from generator.dumps.layouts.lines.stamps import Stamp, StampReader, is_sender
from generator.dumps.layouts.lines.titles import is_title, word_count
from generator.dumps.layouts.lines.unwrap import unwrap
from generator.dumps.layouts.lines.years import with_open_year, year_rows
from generator.model import Discard

_NUMBER = re.compile(
    r"(?:#{1,6}\s+)?(?:\*\*)?(?:"
    r"\(?(?:No\.?\s?)?(\d{1,3})(?:[.)]|\.?[ºª°]\.?|\.[-–—])(?:\s+(?=\S)|(?=[A-ZÀ-Þ\u3040-\u9fff\"“*\[]))"
    r"|（(\d{1,3})）\s*(?=\S)|\[[A-Z]{0,3}[-. ]?(\d{1,3})\]\s+(?=\S)|#(\d{1,3})[.:)]?\s+(?=\S)|(\d{1,3})[、．]\s*(?=\S)|(\d{1,3})\s+[-–—|/]\s+(?=\S)|(\d{1,2})\ufe0f?\u20e3\s*(?=\S))"
)
_SUB_NUMBER = re.compile(r"(\d{1,2})\.(\d{1,2})\.?\s+(?=[^\W\d_])")
_BULLET = re.compile(
    r"([•·▪◦‣●*◆■□○►▶➤→✓✔»›+–—-]|[\U0001f300-\U0001faff\u2600-\u27bf\u2b00-\u2bff])\ufe0f?(?:\s+|(?<=[•●▪◆■►▶])\s*)(?=\S)"
)
_FLASH = re.compile(
    r"(?:\d{1,2}[:：]\d{2}\s*)?[【〔［](?P<title>[^【】〔〕［］]{4,80})[】〕］]\s*(?P<rest>.*)$", re.DOTALL
)
_PREFIX = re.compile(r"^(?:[-*•>]\s+)?(?:\*\*|__|\[|\()?\s*")
_PREFIX_END = re.compile(r"^\s*(?:\*\*|__|\]|\))?\s*(?:[:：|–—-]+\s*|\t+|\s+)")
_KICKER, _HEADLINE = 3, 4
"""Words of a section's name above a title, and of that title."""
_BOXED = 5
"""Words of a section's name between rules."""
_LONGEST_LABELLED = 60
_LEAST_RUN_IN = 3
"""Paragraphs that begin with a title in capitals."""
_LEAST_BODY = 7
"""Words of a paragraph below a title."""


@dataclass(frozen=True, slots=True)
class Prefix:
    """A day at the start of a row that goes on."""

    day: dt.date
    words: str
    rest: str
    """With its marks."""


class Signs:
    """The rows of a text and their signs, each a list as long as the rows."""

    def __init__(self, rows: Sequence[TextRow], reader: HeadReader, *, markdown: bool) -> None:
        self.rows = rows
        self.markdown = markdown
        self.days = reader.days
        self.reader = reader
        self.years: Mapping[int, int] = {}
        """First line of each row that is a year -> the year, which the days below it have."""
        self.index: ArticleIndex | None = None
        """What a list of the articles at the beginning or end of the text tells of them."""
        self.quoted = False
        """Most of the text is a quotation in a mail, whose day says when somebody handed it on."""
        self._stamps = StampReader(reader.days)
        self._heads: dict[int, HeadFacts | None] = {}
        self._facts: dict[str, HeadFacts | None] = {}

    def head(self, index: int) -> HeadFacts | None:
        """What a row tells of an article, if it is nothing else; headings and numbered rows are titles."""
        if index not in self._heads:
            plain_row = not self.levels[index] and not self.rules[index] and self.rows[index].kind is None
            facts = self.read_facts(self.rows[index], self.rows[index].raw) if plain_row else None
            if facts and match_lead_in_label(self.rows[index].text):
                facts = None
            self._heads[index] = facts
        return self._heads[index]

    def read_facts(self, row: TextRow, raw: str) -> HeadFacts | None:
        """What words of a row tell of an article, if they are nothing else; the same words are read once."""
        key = row.cells if raw == row.raw and ("\t" in raw or "    " in raw) else raw
        if key not in self._facts:
            self._facts[key] = None if row.is_rule else self.reader.read_text(key)
        return self._facts[key]

    def is_strong(self, index: int) -> bool:
        """Whether a row is a head line by a day, an address, a byline or a label."""
        facts = self.head(index)
        return facts is not None and facts.strong

    @cached_property
    def rules(self) -> list[bool]:
        return [row.is_rule for row in self.rows]

    @cached_property
    def levels(self) -> list[int]:
        """Of headings, 1 to 6."""
        below = [*self.rows[1:], None]
        found = [heading_level(*pair) for pair in zip(self.rows, below, strict=True)]
        tops = [index for index, level in enumerate(found) if level and not self.rows[index].raw.startswith("#")]
        for index in tops:  # an underlined line of text that stands close below other text is that text's end
            row = self.rows[index]
            facts = self.read_facts(row, row.raw)
            if (index and not row.blanks and not self.rules[index - 1]) or (facts and facts.strong):
                found[index] = 0
        return found

    @cached_property
    def numbers(self) -> list[int | None]:
        """Of rows that begin with a number and a mark."""
        found = [_NUMBER.match(row.raw) for row in self.rows]
        numbers = [next((int(n) for n in match.groups() if n), None) if match else None for match in found]
        return [None if number and self.day_lines[index] else number for index, number in enumerate(numbers)]

    @cached_property
    def sub_numbers(self) -> list[tuple[int, int] | None]:
        """Of rows that begin with the number of a section and their own: `2.1 Title`."""
        found = [_SUB_NUMBER.match(row.raw) for row in self.rows]
        return [(int(match[1]), int(match[2])) if match else None for match in found]

    @cached_property
    def bullets(self) -> list[str]:
        """The mark of rows that begin with one; empty for others."""
        return [m[1] if (m := _BULLET.match(row.raw)) and not row.is_rule else "" for row in self.rows]

    @cached_property
    def briefs(self) -> frozenset[int]:
        """Rows that are entries of lists of briefs below days, each an item."""
        return listed_briefs(self)

    @cached_property
    def run_ins(self) -> list[tuple[str, str] | None]:
        capitals = [run_in_capitals(row) for row in self.rows]
        listed = sum(found is not None for found in capitals) >= max(_LEAST_RUN_IN, 0.4 * len(self.rows))
        return [run_in(row) or (found if listed else None) for row, found in zip(self.rows, capitals, strict=True)]

    @cached_property
    def flashes(self) -> list[tuple[str, str] | None]:
        """`【title】text`."""
        return [(m["title"], m["rest"]) if (m := _FLASH.match(row.raw)) else None for row in self.rows]

    @cached_property
    def stamps(self) -> list[Stamp | None]:
        """Of messages; where a name has the time on the next row, it is on the name's."""
        learned = self.reader.learned
        none = [
            rule or row.raw in learned or _is_labelled_day(row) for row, rule in zip(self.rows, self.rules, strict=True)
        ]
        found = [None if other else self._stamps.read(row) for row, other in zip(self.rows, none, strict=True)]
        for index, row in enumerate(self.rows[:-1]):
            below = self.rows[index + 1]
            if found[index] or found[index + 1] or none[index] or below.blanks:
                continue
            if not is_sender(row.text) or len(row.text.split()) > 4:
                continue
            facts = self.reader.read_text(below.raw) if len(below.text) <= 40 else None
            if facts and facts.only_time and any(char in ":.h" for char in below.text):
                found[index] = Stamp(None, row.text, "", "two rows")
        return found

    @cached_property
    def prefixes(self) -> list[Prefix | None]:
        return [self._prefix(index) for index in range(len(self.rows))]

    def _prefix(self, index: int) -> Prefix | None:
        raw = western(self.rows[index].raw)
        start = _PREFIX.match(raw)
        opened = start.end() if start else 0
        found = self.days.find(raw[:60])
        if not found or found[0].start > opened + 12 or self.is_strong(index):
            return None
        before = raw[opened : found[0].start]
        if before.strip(" ,.") and not self.reader.read_text(f"{before} {raw[found[0].start : found[0].end]}"):
            return None
        end = _PREFIX_END.match(raw[found[0].end :])
        rest = self.rows[index].raw[found[0].end + (end.end() if end else 0) :]
        words = raw[found[0].start : found[0].end]
        only_space = end is None or not end[0].strip()
        if (
            end is None
            or word_count(rest) < 3
            or (only_space and not words[:4].isdigit() and "  " not in end[0] and "\t" not in end[0])
        ):
            return None
        return Prefix(found[0].day, words, rest)

    @cached_property
    def day_lines(self) -> list[bool]:
        """Rows, headings among them, that are a day and nothing else."""
        return [self.day_of(index) is not None for index in range(len(self.rows))]

    def day_of(self, index: int) -> dt.date | None:
        """The day of a row that tells nothing else."""
        row = self.rows[index]
        if len(row.text) > 80 or not any(char.isdigit() for char in row.text):
            return None
        facts = self.reader.read_text(unmarked(row.raw.lstrip("# ").strip("-–—=~ ")))
        plain_day = (
            facts
            and facts.has_day
            and not (facts.names or facts.url or facts.author or facts.title or facts.publication)
        )
        return facts.day if facts and plain_day and isinstance(facts.day, dt.date) else None

    def is_kicker(self, index: int) -> bool:
        """Whether a row is the name of a section right above a title: a short name, apart from the text above it."""
        if index + 1 >= len(self.rows) or self.rules[index] or self.levels[index] or self.rows[index].kind:
            return False
        head, below = self.head(index), self.rows[index + 1]
        apart = index == 0 or self.rows[index].blanks > 0 or self.rules[index - 1] or self.is_strong(index - 1)
        text = self.rows[index].text
        named = not (head and head.strong) and word_count(text) <= _KICKER and text[0].isupper() and is_title(text)
        return bool(
            named and apart and not below.blanks and word_count(below.text) >= _HEADLINE and is_title(below.text)
        )

    def is_boxed(self, index: int) -> bool:
        """Whether a row is a few words between two rules right above and below: the name of a section."""
        if not 0 < index < len(self.rows) - 1 or self.rows[index].blanks or self.rows[index + 1].blanks:
            return False
        return self.rules[index - 1] and self.rules[index + 1] and word_count(self.rows[index].text) <= _BOXED

    @cached_property
    def titles(self) -> list[bool]:
        """Rows that may be titles: without an end, apart from the text above, with a longer text below."""
        return [self._is_title(index) for index in range(len(self.rows))]

    def _is_title(self, index: int) -> bool:
        row = self.rows[index]
        text = unmarked(row.raw)
        if self.rules[index] or self.is_strong(index) or self.stamps[index] or row.kind or not is_title(text):
            return False
        below = index + 1
        while below < len(self.rows) and (self.is_strong(below) or (self.rules[below] and self.levels[index])):
            below += 1
        facts = self.head(below) if below < len(self.rows) else None
        if facts is not None and below + 1 < len(self.rows):
            below += 1
        if below >= len(self.rows) or self.rules[below]:
            return False
        longer = self.rows[below].text
        return word_count(longer) >= _LEAST_BODY and (
            len(longer) > len(text) or longer.endswith((".", "。", "!", "?", "”", '"'))
        )


def _is_labelled_day(row: TextRow) -> bool:
    """Whether a row names a day by its label, as no message of a chat begins: `Publ. date: 08.06.22`."""
    label = match_label(row.text) if len(row.text) <= _LONGEST_LABELLED else None
    return label is not None and label.field in ("day", "updated", "saved")


def read_signs(
    lines: Sequence[str], today: dt.date | None = None, *, indexed: bool = True
) -> tuple[Signs, list[Discard]]:
    """The signs of a text, its wrapped lines joined, and the page furniture that was left out.

    `indexed`: an index of articles at its beginning or end is read as such, and is in no row.
    """
    quoted = unquoted(lines) is not lines
    lines, outer = without_outer(lines)
    lines, linked = with_links(lines)
    rows = read_rows(lines)
    years = year_rows(rows)
    days = with_open_year(learn_days([row.text for row in rows], today), years)
    index = find_index(lines, days) if indexed else None
    if index:
        linked = [*linked, *index_discards(index, lines)]
        lines = ["" if number in index.lines else line for number, line in enumerate(with_titles(index, lines), 1)]
        rows = read_rows(lines)
    markdown = is_markdown(lines)
    if markdown:
        rows = join_blocks(rows)
    stamps = StampReader(days)

    def is_stamp(raw: str) -> bool:
        return len(raw) <= 110 and stamps.read(TextRow(1, 1, raw, raw)) is not None

    plain_rows = (row.raw for row in rows if row.kind is None and not row.raw.startswith("#"))
    learned = learn_heads(plain_rows, HeadReader(days), is_stamp)
    known = HeadReader(days, learned)
    reader = HeadReader(days, {**learned, **learn_labels(rows, known), **learn_alike(rows, known)})

    def is_structure(raw: str) -> bool:
        if raw.startswith(("#", "|")) or _BULLET.match(raw) or _NUMBER.match(raw):
            return True
        facts = reader.read_text(raw) if len(raw) <= 120 else None
        if bool(facts and facts.strong) or is_stamp(raw):
            return True
        beside = split_title(reader, raw)[1] if len(raw) <= 120 and any(map(str.isdigit, raw)) else None
        return beside is not None and beside.has_day

    rows, dropped = unwrap(rows, lines, is_structure)
    signs = Signs(split_run_on(rows, reader), reader, markdown=markdown)
    signs.years, signs.index, signs.quoted = years, index, quoted
    return signs, [*outer, *linked, *dropped]
