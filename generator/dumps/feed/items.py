"""From paragraphs and boundaries to items: heads and teasers removed, syndication tails read.

Data: `shape_items` gives the items of a feed, and the lines that are a head, a teaser or a title without a text.
Limits: a teaser in other words than its article's is taken for an article.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.discard_reason import DiscardReason
from generator.dumps.feed.headers import ItemHead, is_title, titles_are_regular
from generator.dumps.feed.reader import FeedParagraph
from generator.dumps.labels import match_lead_in
from generator.model import DateEstimate, Discard, Dump, Item, Paragraph

_WORD = re.compile(r"[^\W_]{2,}")
_NAME = re.compile(r"\b(?:[A-Z][^\W_]+|\d+)")
_TEASER_CHARACTERS = 800
_CONTAINED, _CONTAINED_CUT = 0.85, 0.6
"""Share of a teaser's words that its article's first paragraphs hold at least; less is enough where the teaser is cut off."""
_COMPARED = 3
_NO_SPACE = ("。", "！", "？", "。”", "！”", "？”", "」", "』")
"""Ends of sentences after which no space is written."""
_PARAGRAPH = 700
"""Characters up to which the pieces of a line without paragraphs are put together again."""


@dataclass(slots=True)
class _Piece:
    """An item in the making."""

    first: int
    paragraphs: list[FeedParagraph]
    title: str | None = None
    author: str | None = None
    publication: str | None = None
    date: DateEstimate | None = None
    separated: bool = False
    discards: list[Discard] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join(entry.paragraph.text for entry in self.paragraphs)


def shape_items(
    dump: Dump, found: Sequence[FeedParagraph], heads: Mapping[int, ItemHead], starts: Sequence[int]
) -> tuple[tuple[Item, ...], list[Discard]]:
    """Items in the dump's order, and the discarded lines of their heads and teasers."""
    spans = itertools.pairwise([*starts, len(found)])
    pieces = [_piece(found, heads.get(start), start, end) for start, end in spans]
    pieces = _join_titles(pieces)
    pieces = _drop_teasers(pieces)
    _take_titles(pieces)
    discards = [discard for piece in pieces for discard in piece.discards]
    items = []
    for piece in pieces:
        if piece.paragraphs:
            own = tuple(_rejoin(piece.paragraphs))
            given = (piece.title, piece.author, piece.publication, piece.date)
            items.append(Item(dump.name, piece.first, own[-1].line, own, *given))
    return tuple(items), discards


def _piece(found: Sequence[FeedParagraph], head: ItemHead | None, start: int, end: int) -> _Piece:
    body = list(found[start:end])
    piece = _Piece(body[0].first, body, separated=body[0].separated >= 1)
    if head:
        above, piece.paragraphs = body[: head.length], body[head.length :]
        piece.title, piece.author, piece.date = head.title, head.author, head.date
        for entry in above:
            reason = (
                DiscardReason.TITLE_LINE if entry.paragraph.text == head.title else DiscardReason.DATE_LINE_OR_BYLINE
            )
            reason = reason if piece.paragraphs else DiscardReason.NO_TEXT_ONLY_TITLE_OR_DATE
            piece.discards.append(Discard(entry.paragraph.line, entry.paragraph.text, reason))
    tail = next((entry.tail for entry in reversed(body) if entry.tail), None)
    if tail:
        piece.publication = tail.publication
        piece.title = piece.title or (None if tail.title.endswith(("…", "...")) else tail.title)
    return piece


def _join_titles(pieces: Sequence[_Piece]) -> list[_Piece]:
    """A title alone between two separators belongs to the text after it; of two in a row, the first has no text."""
    joined: list[_Piece] = []
    for piece in pieces:
        above = joined[-1] if joined else None
        if above and _is_only_title(above):
            line = above.paragraphs[0].paragraph
            if piece.separated and piece.paragraphs and not _is_only_title(piece):
                piece.title = piece.title or line.text
                piece.first = above.first
                piece.discards[:0] = [*above.discards, Discard(line.line, line.text, DiscardReason.TITLE_LINE)]
                joined.pop()
            else:
                _empty(above)
        joined.append(piece)
    if len(joined) > 1 and _is_only_title(joined[-1]):
        _empty(joined[-1])
    return joined


def _is_only_title(piece: _Piece) -> bool:
    if len(piece.paragraphs) != 1 or not piece.separated or piece.paragraphs[0].truncated:
        return False
    text = piece.paragraphs[0].paragraph.text
    return is_title(text, "x" * 400) and not text.endswith(("!", "?", "”", "’"))


def _empty(piece: _Piece) -> None:
    for entry in piece.paragraphs:
        piece.discards.append(Discard(entry.paragraph.line, entry.paragraph.text, DiscardReason.NO_TEXT_ONLY_TITLE))
    piece.paragraphs = []


def _drop_teasers(pieces: Sequence[_Piece]) -> list[_Piece]:
    """A short piece whose words are in the one after it is its teaser."""
    kept: list[_Piece] = []
    for piece in pieces:
        above = kept[-1] if kept else None
        if above and _is_teaser(above, piece):
            kept.pop()
            piece.first = above.first
            piece.title, piece.author = piece.title or above.title, piece.author or above.author
            piece.date, piece.publication = piece.date or above.date, piece.publication or above.publication
            dropped = [
                Discard(e.paragraph.line, e.paragraph.text, DiscardReason.TEASER_OF_THE_ARTICLE_BELOW)
                for e in above.paragraphs
            ]
            piece.discards[:0] = [*above.discards, *dropped]
        kept.append(piece)
    return kept


def _is_teaser(short: _Piece, whole: _Piece) -> bool:
    text = short.text.rsplit(" ", 1)[0] if short.paragraphs and short.paragraphs[-1].truncated else short.text
    if not short.paragraphs or not whole.paragraphs or len(text) > _TEASER_CHARACTERS or len(short.paragraphs) > 2:
        return False
    if any((lead_in := match_lead_in(entry.paragraph.text)) and lead_in.place for entry in short.paragraphs):
        return False
    body = " ".join(entry.paragraph.text for entry in whole.paragraphs[:_COMPARED])
    words, of = set(_WORD.findall(text.casefold())), set(_WORD.findall(body.casefold()))
    names = {word.casefold() for word in _NAME.findall(text)}
    needed = _CONTAINED_CUT if short.paragraphs[-1].truncated else _CONTAINED
    same_names = len(names & of) >= _CONTAINED * len(names)
    return same_names and len(whole.text) >= len(text) and len(words & of) >= needed * len(words)


def _take_titles(pieces: Sequence[_Piece]) -> None:
    """Where most items open with a title line, every such line is one; so is one that a tail repeats."""
    untitled = [p for p in pieces if not p.title and len(p.paragraphs) > 1]
    openings = [(p.paragraphs[0].paragraph.text, p.paragraphs[1].paragraph.text) for p in untitled]
    regular = titles_are_regular(openings)
    for piece in pieces:
        if len(piece.paragraphs) < 2:
            continue
        first, second = (entry.paragraph for entry in piece.paragraphs[:2])
        repeated = bool(piece.title) and first.text.casefold() == (piece.title or "").casefold()
        if repeated or (regular and not piece.title and is_title(first.text, second.text)):
            piece.title = piece.title or first.text
            piece.paragraphs = piece.paragraphs[1:]
            piece.discards.append(Discard(first.line, first.text, DiscardReason.TITLE_LINE))


def _rejoin(entries: Sequence[FeedParagraph]) -> Iterator[Paragraph]:
    """Paragraphs; the pieces of a long line become some again."""
    held: Paragraph | None = None
    for entry in entries:
        new = entry.paragraph
        if held and entry.chunk and len(held.text) < _PARAGRAPH:
            held = Paragraph(held.line, held.text + ("" if held.text.endswith(_NO_SPACE) else " ") + new.text)
            continue
        if held:
            yield held
        held = new
    if held:
        yield held
