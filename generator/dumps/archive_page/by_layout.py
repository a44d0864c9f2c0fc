"""The articles of a page that no element divides: by the structure that repeats in its text, as in a plain text.

Data: `read_by_layout` gives the items of a newsletter, a press review or a saved document and what is in none; None for any
other page.
Limits: what the page shows beside its text takes no part; `evidence` says what is needed to take a page for several articles.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from generator.discard_reason import DiscardReason
from generator.dumps.archive_page.evidence import find_articles
from generator.dumps.boilerplate import furniture
from generator.dumps.formats.entry import clip
from generator.dumps.formats.html_blocks import parse
from generator.dumps.formats.html_metadata import is_single_article, page_address
from generator.dumps.layouts.finish import finish
from generator.dumps.layouts.lines.rows import unmarked
from generator.dumps.layouts.lines.titles import word_count
from generator.dumps.layouts.signs import read_signs
from generator.dumps.markup.account import SourceElement, count_written, expected, missing, source_elements
from generator.dumps.markup.addresses import web_address
from generator.dumps.markup.inline import without_emphasis
from generator.dumps.markup.inline_markdown import to_inline
from generator.dumps.markup.looks import is_hidden, mark_titles
from generator.dumps.markup.pieces import Piece, paragraphs_of
from generator.dumps.markup.walk import read_tree
from generator.dumps.plain_text import letters_of, plain
from generator.model import Discard, Dump, ElementKind, Item, Paragraph

_MOST = 400_000
"""Characters of the words of a page that is looked at."""
_RULE = "* * *"
_REACTION = re.compile(r"(?:[\U0001f300-\U0001faff\u2600-\u27bf\u2b00-\u2bff]\ufe0f?\s*\d{0,4}\s*)+")
_LEAST_BUTTONS = 3
_SHOWN_ADDRESS = re.compile(r"\[(?:https?://|www\.)[^\[\]\s]*\]\((https?://[^()\s]+)\)")
"""A link whose words are an address."""
_POINTER = re.compile(r"[^\W\d]{2,12} \\?(?:&lt;|<)(https?://\S+?)(?:&gt;|>)")
"""`From <https://...>`, as note programs write below what was copied."""
_NUMBERED = re.compile(r"\d{1,3}[.)]\s+(?=\S)")
_LEAST, _LEAST_TEXT, _MOSTLY = 3, 20, 0.6
"""Texts of a page that may hold several, the words of each, and their share of the page's."""
_SHORT, _LEAST_WORDS, _MOSTLY_LINKED = 160, 9, 0.5
"""Letters of a line that states a fact, words of a line of text, and share of a line's letters that are a link's."""
_DAY = re.compile(
    r"(?:19|20)\d\d|\d{1,2}[./-]\d{1,2}[./-]\d{2}|\d{1,2}(?:st|nd|rd|th|er|[.º])?\s+[^\W\d]{3}|[^\W\d]{3}\.?\s+\d{1,2}\b|[年月日년월일]"
)
"""What may be a day in any language."""
_BESIDE = 0.5
"""Share of a page's letters that may be beside its text; where there are more, the names mean something else."""


@dataclass(slots=True)
class _PageText:
    """The text of a page as lines, and the piece of each."""

    pieces: Sequence[Piece]
    lines: list[str] = field(default_factory=list)
    owners: list[int] = field(default_factory=list)
    """For each line the index of its piece; -1 of an empty one."""
    buttons: set[int] = field(default_factory=set)
    """1-based lines that are the address of a link whose words repeat: `Read more`."""


def read_by_layout(dump: Dump) -> tuple[tuple[Item, ...], tuple[Discard, ...]] | None:
    """The items of a page and everything else of it, each piece with the reason; None for a page with one article."""
    root = parse("\n".join(dump.lines), page=True)
    base = next(iter(root.xpath("//base/@href")), "").strip() or page_address(root) or ""
    single = is_single_article(root)
    hidden = _take_hidden(root)
    titles = mark_titles(root)
    _mark_rules(root)
    pieces = read_tree(root, base)
    text = _PageText(pieces)
    offered = _offered(pieces)
    if not _may_hold_several([pieces[index] for index in offered]):
        return None
    repeated = Counter(pieces[index].text for index in offered)
    for index in offered:
        _add(text, index, is_repeated=repeated[pieces[index].text] >= _LEAST_BUTTONS)
    if sum(map(len, text.lines)) > _MOST:
        return None
    signs, unread = read_signs(text.lines)
    if not signs.rows:
        return None
    division = find_articles(signs, single=single, buttons=frozenset(text.buttons))
    if division is None:
        return None
    found, left = finish(dump.name, signs, division)
    items, discards = _divided(dump, text, (found, (*left, *unread)), titles, source_elements(root, base))
    discards += hidden
    return tuple(items), (*discards, *_frame(dump, items, discards))


def _take_hidden(root: Any) -> list[Discard]:
    """Takes what no reader sees out of the tree."""
    found = []
    for element in [each for each in root.iter() if isinstance(each.tag, str) and is_hidden(each)]:
        if element.getparent() is None or element.tag in ("html", "body"):
            continue
        if words := plain(element.text_content()):
            found.append(Discard(element.sourceline or 1, words, DiscardReason.PAGE_FRAME))
        element.drop_tree()
    return found


def _mark_rules(root: Any) -> None:
    """Makes a paragraph of every rule."""
    for rule in list(root.iter("hr")):
        rule.tag = "p"
        rule.text = _RULE


def _offered(pieces: Sequence[Piece]) -> list[int]:
    """The pieces that may be in an article."""
    shown = [index for index, piece in enumerate(pieces) if not piece.dropped]
    letters = sum(len(pieces[index].text) for index in shown)
    beside = sum(len(pieces[index].text) for index in shown if pieces[index].beside)
    if beside <= _BESIDE * letters:
        shown = [index for index in shown if not pieces[index].beside]
    return [index for index in shown if pieces[index].linked or not _is_furniture(pieces[index])]


def _may_hold_several(pieces: Sequence[Piece]) -> bool:
    """Whether lines that may state a fact of an article alternate with texts: a quick look, since most pages have one."""
    texts: list[int] = []
    above, total = False, 0
    for piece in pieces:
        count = word_count(piece.text)
        total += count
        if _may_state(piece):
            if not above:
                texts.append(0)
            above = True
        elif count >= _LEAST_WORDS:
            above = False
        if texts:
            texts[-1] += count
    long = [count for count in texts if count >= _LEAST_TEXT]
    return len(long) >= _LEAST and sum(long) >= _MOSTLY * total


def _may_state(piece: Piece) -> bool:
    """Whether a piece may be a day, a source, an address or a title with a link."""
    if len(piece.text) > _SHORT or piece.block:
        return False
    day = _DAY.search(piece.text) and not piece.text.endswith((".", "!", "?", "。", "”", '"'))
    return bool(day) or piece.linked > _MOSTLY_LINKED or "://" in piece.text


def _is_furniture(piece: Piece) -> bool:
    return not piece.level and (furniture(piece.text) is not None or _REACTION.fullmatch(piece.text) is not None)


def _add(text: _PageText, index: int, *, is_repeated: bool) -> None:
    """Adds the lines of a piece, an empty one above it."""
    piece = text.pieces[index]
    if piece.image:
        return  # it goes with the paragraph above it
    if piece.block:
        lines = piece.block.split("\n")
    elif piece.text == _RULE:
        lines = ["---"]
    elif is_repeated and piece.linked == 1 and len(piece.addresses) == 1 and web_address(piece.addresses[0]):
        lines = [piece.addresses[0]]
        text.buttons.add(len(text.lines) + 2)
    else:
        inline = _SHOWN_ADDRESS.sub(r"\1", to_inline(without_emphasis(piece.marked), piece.addresses))
        if pointer := _POINTER.fullmatch(inline):
            inline = pointer[1]
            text.buttons.add(len(text.lines) + 2)
        mark = next((one.mark for one in reversed(piece.within) if one.mark), "")
        lines = [f"{'#' * piece.level} {inline}" if piece.level else mark + inline]
    text.lines += ["", *lines]
    text.owners += [-1, *[index] * len(lines)]


def _divided(
    dump: Dump,
    text: _PageText,
    found: tuple[Sequence[Item], Sequence[Discard]],
    titles: frozenset[str],
    elements: Sequence[SourceElement],
) -> tuple[list[Item], list[Discard]]:
    """The items of the text's lines with the page's own lines and mark-up, and what is in none of them."""
    items, discards, kept = [], [], set[int]()
    numbered = all(_NUMBERED.match(item.title or "") for item in found[0])
    for item in found[0]:
        paragraphs, used = _paragraphs(text, item, titles)
        kept |= used
        first, last = text.owners[item.first - 1], text.owners[item.last - 1]
        lines = [text.pieces[index] for index in range(first, last + 1)]
        start, end = lines[0].line, max(max(piece.line, piece.last) for piece in lines)
        title = _NUMBERED.sub("", item.title, count=1) if item.title and numbered else item.title
        items.append(replace(item, title=title, first=start, last=max(start, end), paragraphs=paragraphs))
    for discard in found[1]:
        piece = text.pieces[text.owners[discard.line - 1]]
        words = piece.text if discard.line in text.buttons else unmarked(discard.text)
        if piece.text != _RULE:
            discards.append(replace(discard, line=piece.line, text=words))
    offered = set(text.owners)
    for index, piece in enumerate(text.pieces):
        if index not in offered and index not in kept:
            reason = piece.dropped or furniture(piece.text) or DiscardReason.AROUND_THE_ARTICLE
            discards.append(Discard(piece.line, piece.text, reason))
    out = [piece for index, piece in enumerate(text.pieces) if index not in kept]
    every = [paragraph for item in items for paragraph in item.paragraphs]
    for lost in missing(elements, every, out):
        discards.append(Discard(lost.line or 1, lost.address or lost.words, DiscardReason.LOST_ELEMENT, lost.kind))
    return _counted(items, dict(expected(elements, out))), [_within(dump, discard) for discard in discards]


def _paragraphs(text: _PageText, item: Item, titles: frozenset[str]) -> tuple[tuple[Paragraph, ...], set[int]]:
    """The paragraphs of an item as the page has them, images among them, and the indexes of their pieces."""
    last = text.owners[item.last - 1]
    written: list[Paragraph] = []
    run: list[tuple[int, Piece]] = []
    used: set[int] = set()
    above = text.owners[item.first - 1]
    for paragraph in item.paragraphs:
        index = text.owners[paragraph.line - 1]
        piece = text.pieces[index]
        for place in _images(text, above, index):
            run.append((text.pieces[place].line, text.pieces[place]))
            used.add(place)
        above = index
        used.add(index)
        if piece.block or letters_of(piece.text) == letters_of(paragraph.text):
            shown = piece.level and letters_of(piece.text) in titles  # it is no heading of the page
            run.append((piece.line, replace(piece, kind=None, level=0) if shown else piece))
        else:  # a part of it: the rest states a fact
            written += [*paragraphs_of(run), replace(paragraph, line=piece.line)]
            run = []
    for place in _images(text, above, last + 1):
        run.append((text.pieces[place].line, text.pieces[place]))
        used.add(place)
    return (*written, *paragraphs_of(run)), used


def _images(text: _PageText, above: int, below: int) -> Iterator[int]:
    """The indexes of the images between two pieces."""
    for index in range(above + 1, below):
        piece = text.pieces[index]
        if piece.image and not piece.dropped and not piece.beside:
            yield index


def _counted(items: Sequence[Item], source: dict[ElementKind, int]) -> list[Item]:
    """The items with what the page has for each besides words; what none of them has is the first one's."""
    written = [count_written(item.paragraphs) for item in items]
    rest = Counter(source)
    for count in written[1:]:
        rest.subtract(count)
    counts = [+rest, *written[1:]]
    return [replace(item, elements=tuple(sorted((+count).items()))) for item, count in zip(items, counts, strict=True)]


def _within(dump: Dump, discard: Discard) -> Discard:
    return replace(discard, line=min(max(1, discard.line), len(dump.lines)))


def _frame(dump: Dump, items: Sequence[Item], discards: Sequence[Discard]) -> Iterator[Discard]:
    """The lines of the page's code, which are in no item and have no words."""
    inside = {line for item in items for line in range(item.first, item.last + 1)}
    reported = inside | {discard.line for discard in discards}
    for number, line in enumerate(dump.lines, 1):
        if number not in reported and (words := line.strip()):
            yield Discard(number, clip(words), DiscardReason.PAGE_FRAME)
