"""From one entry of a feed, an export or a page to an item: the step that all formats share.

Data: `Entry`, what the file states; `make_item` returns the item, or None, and what was dropped, with the reasons.
Limits: drops only what surrounds the text: the marks of a teaser, the tail of a feed, a repeated title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.discard_reason import DiscardReason
from generator.dumps.boilerplate import furniture
from generator.dumps.formats.html_blocks import read_blocks, read_elements
from generator.dumps.markup.account import expected, missing
from generator.dumps.markup.addresses import original_address, web_address
from generator.dumps.markup.pieces import Piece, paragraphs_of
from generator.dumps.phrases import PhrasePattern
from generator.dumps.plain_text import letters_of, plain
from generator.model import DateEstimate, Discard, Dump, Item

_MORE = PhrasePattern(
    r"\s*(?P<mark>\[\s*(?:…|\.\.\.)\s*\]|(?:…|\.\.\.)?\s*\[\+\d+ chars?\]|\(\s*more\s*(?:…|\.\.\.)?\s*\)|"
    r"(?:\[?(?:…|\.\.\.)\]?\s*)?{teaser_mark}\b.{0,240})[\s.…→»›>]*$",
    re.IGNORECASE,
)
_CUT_OFF = re.compile(r"\s*(?P<mark>…|\.\.\.)$")
_TAIL = 3
"""Paragraphs at the end of an article in which marks of a teaser and of syndication are looked for."""
_FURNITURE = frozenset(
    {
        DiscardReason.FEED_TAIL,
        DiscardReason.SHARE_BUTTONS,
        DiscardReason.TRACKING_PIXEL,
        DiscardReason.ADVERTISEMENT,
        DiscardReason.NEWSLETTER_FORM,
        DiscardReason.LOADING_NOTICE,
    }
    | {DiscardReason.COMMENT_FORM, DiscardReason.FIRST_PUBLISHED_ELSEWHERE}
)
"""Kinds of furniture that occur in the text of a feed."""
_SENTENCES = frozenset({DiscardReason.NEWSLETTER_FORM, DiscardReason.ADVERTISEMENT})
"""Kinds that are sentences, too: where one is all of a text, it is the text."""
_LONGEST_REPORTED = 400
"""Characters of a line that the report repeats."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One article as a file states it."""

    first: int
    """1-based, inclusive."""
    last: int
    body: str = ""
    """HTML."""
    body_line: int = 1
    """1-based line of the file on which `body` begins."""
    flat: bool = False
    """All of `body` is on that line, whatever line breaks it has, as in JSON."""
    title: str = ""
    author: str = ""
    publication: str = ""
    date: DateEstimate | None = None
    url: str = ""
    """Address of the original, as the file states it."""
    tags: tuple[str, ...] = ()
    """The publisher's own categories."""
    summary: str = ""
    """HTML; only where there is also a body."""
    only_summary: bool = False
    """`body` is what the feed calls a description: it may be cut off."""
    excluded: tuple[tuple[int, int, DiscardReason], ...] = ()
    """Lines, 1-based and inclusive, inside the entry that are no part of its article, with the reason."""
    left_out: tuple[tuple[str, DiscardReason], ...] = ()
    """Other words of the entry that are no part of its article, each with the reason."""
    refusal: DiscardReason | None = None
    """Why it is no article: a draft, a menu's entry; None where it is one."""
    refusal_detail: str = ""
    """The type or status, as the export names it, where `refusal` does not say it."""


def make_item(dump: Dump, entry: Entry) -> tuple[Item | None, tuple[Discard, ...]]:
    """The item of an entry; where it has no words, none, and its lines are among the discards."""
    title = plain(entry.title)
    if entry.refusal and entry.first == entry.last and entry.left_out:  # a line that other entries share
        return None, tuple(Discard(entry.first, words, reason) for words, reason in entry.left_out)
    if entry.refusal:
        return None, (*_lines(dump, entry, entry.refusal, entry.refusal_detail),)
    pieces, elements = read_elements(entry.body, entry.url.strip())
    kept, discards = [], []
    dropped = []
    for piece, reason in _judged(pieces, title, only_summary=entry.only_summary):
        line = entry.body_line if entry.flat else entry.body_line + piece.line - 1
        line = min(max(entry.first, line), entry.last)
        if reason:
            discards.append(Discard(line, piece.text, reason))
            dropped.append(piece)
        else:
            kept.append((line, piece))
    if not kept:
        return None, (*_lines(dump, entry, DiscardReason.NO_TEXT_ONLY_TITLE if title else DiscardReason.NO_TEXT),)
    discards += _summary(entry, [piece for _, piece in kept])
    discards += [Discard(entry.first, words, reason) for words, reason in entry.left_out]
    for first, last, reason in entry.excluded:
        discards += _lines(dump, replace(entry, first=first, last=last), reason)
    paragraphs = paragraphs_of(kept)
    lost = missing(elements, paragraphs, dropped)
    discards += [
        Discard(entry.first, each.address or each.words, DiscardReason.LOST_ELEMENT, each.kind) for each in lost
    ]
    item = Item(
        dump.name,
        entry.first,
        entry.last,
        paragraphs,
        title or None,
        plain(entry.author) or None,
        plain(entry.publication) or None,
        entry.date,
        web_address(original_address(entry.url.strip())),
        tuple(dict.fromkeys(tag for words in entry.tags if (tag := plain(words)))),
        elements=expected(elements, dropped),
    )
    return item, tuple(discards)


def _judged(pieces: Sequence[Piece], title: str, *, only_summary: bool) -> Iterator[tuple[Piece, DiscardReason | None]]:
    """Every piece with the reason it is dropped for, None where it is kept; a piece may come in two parts."""
    kept = [piece for piece in pieces if not piece.dropped]
    tail = kept[-_TAIL:]
    for piece in pieces:
        if piece.dropped:
            yield piece, piece.dropped
        elif kept and piece is kept[0] and len(kept) > 1 and piece.text.casefold() == title.casefold():
            yield piece, DiscardReason.REPEATED_TITLE
        elif (
            (reason := furniture(piece.text)) in _FURNITURE
            and reason
            and (piece in tail or reason is DiscardReason.SHARE_BUTTONS)
            and (len(kept) > 1 or reason not in _SENTENCES)
        ):
            yield piece, reason
        elif piece in tail:
            yield from _without_mark(piece, cut_off=only_summary and piece is kept[-1])
        else:
            yield piece, None


def _without_mark(piece: Piece, *, cut_off: bool) -> Iterator[tuple[Piece, DiscardReason | None]]:
    """A last paragraph, split from the mark that says that the text goes on elsewhere."""
    mark = _MORE.search(piece.text) or (_CUT_OFF.search(piece.text) if cut_off else None)
    if not mark:
        yield piece, None
        return
    words = piece.text[: mark.start()].rstrip()
    if words:
        yield piece.shortened(len(words)), None
    yield Piece(piece.line, mark["mark"]), DiscardReason.FEED_GIVES_TEASER


def _summary(entry: Entry, kept: Sequence[Piece]) -> list[Discard]:
    """A summary is dropped where there is a text, and reported if its words are not in the text."""
    body = letters_of(" ".join(piece.text for piece in kept))
    words = " ".join(piece.text for piece in read_blocks(entry.summary) if not piece.dropped)
    own = letters_of(_MORE.sub("", words))
    if not own or own in body or furniture(words):
        return []
    return [Discard(entry.first, words, DiscardReason.SUMMARY_OF_THE_TEXT)]


def clip(text: str) -> str:
    """A line for the report: one of a feed without line breaks holds the whole feed."""
    return text if len(text) <= _LONGEST_REPORTED else text[:_LONGEST_REPORTED] + "…"


def _lines(dump: Dump, entry: Entry, reason: DiscardReason, detail: str = "") -> Iterator[Discard]:
    for line in range(entry.first, entry.last + 1):
        if text := dump.lines[line - 1].strip():
            shared = len(text) > _LONGEST_REPORTED and entry.first == entry.last
            yield Discard(line, clip(entry.title if shared and entry.title else text), reason, detail)
