"""What an article has besides the paragraphs that trafilatura finds: its lede, lists, code, tables, images between them.

Data: `filled` adds to the chosen paragraphs of a page those that lie between its heading and its last one.
Limits: what is beside the text by its element, consists of links or is furniture stays out.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from generator.dumps.boilerplate import furniture
from generator.dumps.formats.html_metadata import is_date_line
from generator.dumps.markup.pieces import Piece
from generator.dumps.plain_text import letters_of
from generator.model import BlockKind

_LINKS = 0.5
"""Share of letters in links from which a paragraph leads elsewhere."""
_POINTER = 0.7
"""Share of letters in links of a paragraph that is a link."""
_LONGEST_POINTER = 200
"""Characters."""
_LEDE = 7
"""Pieces after the heading among which the lede begins."""
_SENTENCE = 50
"""Characters from which a paragraph above the first one is a lede, not a caption or a name."""
_GAP = 30
"""Pieces between two paragraphs of the article, at most."""
_ENDS = (".", "!", "?", "…", "。", "！", "？", ":", "”", '"')


def filled(pieces: Sequence[Piece], chosen: Sequence[int], title: str) -> list[int]:
    """The indexes of the article's pieces, in order: the chosen ones and what belongs to them.

    `title` is the article's, as letters.
    """
    if not chosen:
        return []
    found = set(chosen)
    headings = [index for index in range(chosen[0]) if title and letters_of(pieces[index].text) == title]
    if headings:
        found.update(_lede(pieces, headings[-1] + 1, chosen[0]))
    body = [index for index, piece in enumerate(pieces) if piece.body]
    if body and any(pieces[index].body for index in chosen):
        found.update(index for index in body if _belongs(pieces, index, max(0, index - 1)))
    for above, below in pairwise(chosen):
        if 1 < below - above <= _GAP:
            found.update(index for index in range(above + 1, below) if _belongs(pieces, index, above))
    return sorted(found)


def without_pointers(pieces: Sequence[Piece], chosen: Sequence[int]) -> list[int]:
    """The chosen paragraphs without those that only lead to another article, without links and headings of nothing at the end."""
    kept = [index for index in chosen if not is_pointer(pieces[index])]
    while len(kept) > 1 and (_announces(pieces[kept[-1]]) or pieces[kept[-1]].linked >= _POINTER):
        kept.pop()
    return kept or list(chosen)


def is_pointer(piece: Piece) -> bool:
    """Whether a paragraph outside of lists is a link, perhaps with a word in front of it: `Read also: ...`."""
    listed = any(one.mark for one in piece.within)
    return not piece.block and not listed and piece.linked >= _POINTER and len(piece.text) <= _LONGEST_POINTER


def _announces(piece: Piece) -> bool:
    """Whether a piece is a heading, or announces what comes after it."""
    return piece.kind is BlockKind.HEADING or piece.text.rstrip().endswith((":", "："))


def _lede(pieces: Sequence[Piece], first: int, end: int) -> list[int]:
    """The sentences that begin soon after the heading, whatever their elements are called, before the piece at `end`."""
    begun = next((index for index in range(first, min(first + _LEDE, end)) if _is_sentence(pieces[index])), end)
    lede = []
    for index in range(begun, end):
        if not _is_sentence(pieces[index]):
            break
        lede.append(index)
    return lede


def _is_sentence(piece: Piece) -> bool:
    text = piece.text
    if piece.dropped or piece.block or len(text) < _SENTENCE or piece.linked >= _LINKS or furniture(text):
        return False
    return text.rstrip().endswith(_ENDS) and not is_date_line(text)


def _belongs(pieces: Sequence[Piece], index: int, above: int) -> bool:
    """Whether a piece between two paragraphs of the article is one of it; `above` is the index of the first."""
    piece = pieces[index]
    if not _fits(piece) or piece.text == pieces[above].text:
        return False
    announced = pieces[above].text.rstrip().endswith((":", "："))
    return piece.linked < _LINKS or (announced and any(one.mark for one in piece.within))


def _fits(piece: Piece) -> bool:
    """Whether a piece may be one of an article."""
    if piece.dropped or piece.beside:
        return False
    return bool(piece.image) or not furniture(piece.text)
