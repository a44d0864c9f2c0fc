"""One article in plain text or Markdown whose title is known from elsewhere: a mail's subject, a document's title.

Data: `read_article` gives the item of some lines and what is left out of it.
Limits: a head is taken from the lines around the title, addresses alone from anywhere; a signature and the forms of a mailing
list at the ends are left out, nothing else.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from generator.date_basis import BasisKind, basis
from generator.discard_reason import DiscardReason
from generator.dumps.boilerplate import furniture
from generator.dumps.layouts.lines.labels import any_phrase, has_publication_word
from generator.dumps.layouts.lines.markdown import as_markdown
from generator.dumps.layouts.lines.rows import TextRow, unmarked
from generator.dumps.layouts.signs import Signs, read_signs
from generator.dumps.markup.addresses import web_address
from generator.dumps.plain_text import letters_of, plain
from generator.dumps.references.rewrite import single_image
from generator.dumps.to_markdown import escape
from generator.model import BlockKind, DateEstimate, Discard, Item, Paragraph

_HEAD = 5
"""Rows among which an article's head is."""
_FORM = 40
"""Words of the longest row of a form."""
_GREETING, _GREETINGS = 8, ("that", "see", "thank", "until", "have", "back")
"""Words of a greeting at the end, and how it begins; a longer row that begins so is a sentence of the text."""
_ENTRY = re.compile(r"(?:(?P<number>\d{1,3})[.)]|[-*•·▪◦‣●])\s+(?P<rest>\S.*)$")
_SIGNATURE = re.compile(r"--\s*$")


def read_article(name: str, lines: Sequence[str], title: str) -> tuple[Item | None, tuple[Discard, ...]]:
    """The article in the lines of the dump `name`, of which those of others are empty. None where there is no text."""
    signs, dropped = read_signs(lines)
    reader = _ArticleReader(signs, title)
    reader.read()
    discards = (*dropped, *reader.discards)
    if not reader.paragraphs:
        reason = DiscardReason.NO_TEXT_ONLY_TITLE if title else DiscardReason.NO_TEXT
        return None, (*discards, *(Discard(row.first, row.text, reason) for row in reader.kept))
    item = Item(
        name,
        signs.rows[0].first,
        signs.rows[-1].last,
        tuple(reader.paragraphs),
        reader.title or None,
        reader.author,
        reader.publication,
        reader.date,
        web_address(reader.url) if reader.url else None,
    )
    return item, discards


class _ArticleReader:
    """Goes through the rows of one article."""

    def __init__(self, signs: Signs, title: str) -> None:
        self.signs, self.title = signs, title
        self.author: str | None = None
        self.publication: str | None = None
        self.date: DateEstimate | None = None
        self.url = ""
        self.paragraphs: list[Paragraph] = []
        self.kept: list[TextRow] = []
        self.discards: list[Discard] = []

    def read(self) -> None:
        """Sort every row."""
        rows = list(self.signs.rows)
        start, end = 0, len(rows)
        while start < end and self._is_form(start):
            self._drop(rows[start], DiscardReason.ISSUE_FOOTER)
            start += 1
        signed = next((i for i in range(start + 1, end) if _SIGNATURE.fullmatch(rows[i].raw)), end)
        for row in rows[signed:]:
            self._drop(row, DiscardReason.ISSUE_FOOTER)
        end = signed
        while end > start + 1 and (self._is_form(end - 1) or rows[end - 1].is_rule):
            end -= 1
            self._drop(rows[end], DiscardReason.ISSUE_FOOTER)
        for index in range(start, end):
            self._row(index)

    def _row(self, index: int) -> None:
        row = self.signs.rows[index]
        if row.is_rule:
            self._drop(row, DiscardReason.SEPARATOR)
        elif self._is_title(index, row):
            self.title = self.title or unmarked(row.raw.lstrip("# "))
            self._drop(row, DiscardReason.TITLE_LINE)
        elif not self._is_head(index, row):
            self.kept.append(row)
            self.paragraphs += _paragraph(self.signs, index)

    def _is_title(self, index: int, row: TextRow) -> bool:
        """Whether a row at the start says the title again, or is the only one."""
        if self.paragraphs:
            return False
        words = letters_of(unmarked(row.raw.lstrip("# ")))
        return words == letters_of(self.title) or (
            not self.title and (bool(self.signs.levels[index]) or (not self.kept and self.signs.titles[index]))
        )

    def _is_head(self, index: int, row: TextRow) -> bool:
        """Whether a row only tells a fact, which is noted."""
        facts = self.signs.head(index)
        if facts is None or not facts.strong:
            return False
        address = facts.url and not (facts.day or facts.author or facts.names)
        if not address and len(self.paragraphs) > 0:
            return False
        self.url = self.url or facts.url or ""
        self.author = self.author or facts.author
        self.publication = self.publication or facts.publication
        for name in facts.names:
            if has_publication_word(name):
                self.publication = self.publication or name
            else:
                self.author = self.author or name
        if isinstance(facts.day, dt.date) and self.date is None:
            self.date = DateEstimate(facts.day, basis=basis(BasisKind.QUOTED, facts.words[:60]))
        reason = DiscardReason.SOURCE_LINE if address else DiscardReason.DATE_LINE_OR_BYLINE
        self._drop(row, reason)
        return True

    def _is_form(self, index: int) -> bool:
        """Whether a row is one of a mailing list's: where to read the mail, how to leave the list."""
        words = unmarked(self.signs.rows[index].text)
        facts = self.signs.head(index)
        if len(words.split()) > _FORM or words == self.title:
            return False
        form = re.search(rf"(?<!\w){any_phrase('footer_words')}(?!\w)", words.casefold())
        if form and (len(words.split()) <= _GREETING or not form[0].startswith(_GREETINGS)):
            return True
        return furniture(words) is not None and not (facts and facts.url)

    def _drop(self, row: TextRow, reason: DiscardReason) -> None:
        self.discards += [Discard(line, row.text[:400], reason) for line in range(row.first, row.last + 1)]


def _paragraph(signs: Signs, index: int) -> Iterator[Paragraph]:
    row = signs.rows[index]
    words = unmarked(re.sub(r"^#{1,6}\s+", "", row.raw)) if row.kind is None else row.text
    if image := single_image(row.raw):
        yield Paragraph(row.first, unmarked(image[0]) or image[1], BlockKind.IMAGE, row.raw)
        return
    if not words:
        return
    if signs.markdown:
        kind, markdown = as_markdown(row, row.raw)
        yield Paragraph(row.first, words, kind, markdown)
    elif row.raw.startswith(">"):
        yield Paragraph(row.first, row.text.lstrip("> "), BlockKind.QUOTE)
    elif (entry := _ENTRY.match(row.raw)) and _is_listed(signs, index):
        number = entry["number"]
        mark, kind = (f"{number}.", BlockKind.NUMBERED) if number else ("-", BlockKind.BULLET)
        yield Paragraph(row.first, plain(entry["rest"]), kind, f"{mark} {escape(entry['rest'])}")
    else:
        yield Paragraph(row.first, row.text)


def _is_listed(signs: Signs, index: int) -> bool:
    """Whether the row above or below is an entry of the same list."""
    near = [signs.rows[i].raw for i in (index - 1, index + 1) if 0 <= i < len(signs.rows)]
    return any(_ENTRY.match(raw) for raw in near)
