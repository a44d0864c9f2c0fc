"""Lines that a mail program or a PDF has wrapped, as paragraphs; without page numbers and running heads.

Data: `unwrap` gives the rows of a text with its wrapped lines joined, and the page furniture it has left out.
Limits: joins only where a text is wrapped at one width; a line is never joined to one that has a structure of its own
(`is_structure`, which the caller gives).
"""

from __future__ import annotations

import itertools
import re
import statistics
from collections import Counter
from collections.abc import Callable, Sequence, Set
from dataclasses import replace

from generator.discard_reason import DiscardReason
from generator.dumps.layouts.lines.rows import TextRow
from generator.model import Discard

_NARROWEST, _WIDEST = 34, 110
"""Columns at which people and programs wrap."""
_LEAST = 3
"""Lines that certainly go on."""
_LEAST_LONG = 2
"""Long lines that a wrapped text may have: the program that sends it adds them at its end."""
_MANY, _APART = 20, 4
"""Going lines from which one that is so many columns wider than all others is of a greeting with its own width."""
_FULL = 0.72
"""Share of the width that a wrapped line fills, as a median."""
_END = re.compile(r"[.!?:;…。！？؟।]['\"”’»)\]]*$")
_WIDE = re.compile(r"[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]")
_UNSPACED = re.compile(r"[\u2e80-\u9fff\uff00-\uff60]")
_HYPHENATED = re.compile(r"[^\W\d_]{2,}[-\u00ad\u2010]$")
_PAGE_NUMBER = re.compile(
    r"(?:[-–—\[(]\s*)?(?:(?:page|seite|página|pagina|p\.|s\.|стр\.?|第)\s*)?(\d{1,4})(?:\s*(?:/|of|von|de|di|из)\s*\d{1,4})?"
    r"(?:\s*[页頁])?(?:\s*[-–—\])])?",
    re.IGNORECASE,
)
_FIGURES = re.compile(r"\d+")
_UNFILLED = re.compile(r"://|\.{4}|(?: \.){4}")
"""A line that no paragraph has: an address, the dots of a table of contents."""
_HEAD_LENGTH = 90
_SURELY_HANGING, _HANGING = 0.4, 0.6
"""Shares of the rows below entries that go on with a small letter, and that may go on."""
_CAPITALS = 0.9
"""Share of the width at which a title in capitals may be wrapped: such letters are wider."""
_BULLET = re.compile(r"[-*•·▪◦‣●■□+–—]\s+(?=\S)")
_ITEM_MARK = re.compile(r"(?:[-*•·▪◦‣●+–—]|\(?\d{1,3}[.)])\s+")


def unwrap(
    rows: Sequence[TextRow], lines: Sequence[str], is_structure: Callable[[str], bool]
) -> tuple[list[TextRow], list[Discard]]:
    """The rows with wrapped lines joined, and the page furniture left out. `lines` are the whole text."""
    kept, dropped = _without_pages(rows, lines)
    width = wrap_width(kept)
    if not width:
        return kept, dropped
    joined: list[TextRow] = []
    last: TextRow | None = None
    base = Counter(row.indent for row in kept).most_common(1)[0][0]
    hanging = _are_hanging(kept, width)
    for row in kept:
        above = joined[-1] if joined else None
        hangs = hanging and above is not None and _hangs(above, row) and not is_structure(row.raw)
        if (
            above
            and last
            and ((hangs and _fits_on(last, row, width)) or _goes_on(above, last, row, width, base, is_structure))
        ):
            joined[-1] = replace(above, last=row.last, text=_join(above.text, row.text), raw=_join(above.raw, row.raw))
        else:
            joined.append(row)
        last = row
    return joined, dropped


def wrap_width(rows: Sequence[TextRow]) -> int:
    """Columns at which the lines of a text are wrapped; 0 where they are not."""
    going_on = [_columns(row) for row, below in itertools.pairwise(rows) if not below.blanks and _surely(row, below)]
    if len(going_on) < _LEAST:
        return 0
    widest = sorted(going_on)
    width = widest[-2] if len(widest) >= _MANY and widest[-1] - widest[-2] >= _APART else widest[-1]
    prose = [row for row in rows if not row.is_rule and not _UNFILLED.search(row.text) and len(row.text) > width + 12]
    long = max(0.1 * len(going_on), _LEAST_LONG if len(going_on) >= 2 * _LEAST else 0)
    if not _NARROWEST <= width <= _WIDEST or len(prose) > long:
        return 0
    return width if statistics.median(going_on) >= _FULL * width else 0


def _surely(row: TextRow, below: TextRow) -> bool:
    """Whether a sentence goes on in the next line: it has no end, and no capital begins there."""
    if row.is_rule or below.is_rule or "://" in row.text or "://" in below.text or _END.search(row.text):
        return False
    char = below.text[0]
    if _UNSPACED.match(char):
        return bool(_UNSPACED.search(row.text[-1])) and _columns(row) >= _NARROWEST
    return char.islower() or (char.isalpha() and not char.isupper() and not char.istitle())


def _goes_on(
    above: TextRow, last: TextRow, row: TextRow, width: int, base: int, is_structure: Callable[[str], bool]
) -> bool:
    """Whether `row` goes on with the paragraph `above`, of which `last` is the line before it."""
    if row.blanks or row.is_rule or above.is_rule or row.kind or above.kind:
        return False
    listed = _ITEM_MARK.match(above.raw)
    if row.indent > base and row.indent > last.indent and not (listed and above.last == above.first):
        return False
    if _HYPHENATED.search(last.text) and row.text[0].islower():
        return True
    if is_structure(row.raw) or is_structure(above.raw):
        return False
    if _surely(last, row):
        return True
    return _reaches(last, row, width * _CAPITALS if last.text.isupper() and row.text.isupper() else width)


def _hangs(above: TextRow, row: TextRow) -> bool:
    """Whether a row stands right below an entry with a bullet, as far in as the words of it."""
    mark = _BULLET.match(above.raw)
    return mark is not None and not row.blanks and row.kind is None and row.indent == above.indent + len(mark[0])


def _are_hanging(rows: Sequence[TextRow], width: int) -> bool:
    """Whether most rows right below entries with bullets are what is left of these: a title would often be a shorter line."""
    pairs = [(row, below) for row, below in itertools.pairwise(rows) if _hangs(row, below)]
    sure = sum(_surely(row, below) for row, below in pairs)
    fitting = sum(_fits_on(row, below, width) for row, below in pairs)
    return bool(pairs) and sure >= _SURELY_HANGING * len(pairs) and fitting >= _HANGING * len(pairs)


def _fits_on(last: TextRow, row: TextRow, width: int) -> bool:
    """Whether a row may go on with the line above: with a small letter, or since its first word had no place there."""
    return _surely(last, row) or (_reaches(last, row, width) and not _END.search(last.text))


def _reaches(last: TextRow, row: TextRow, width: float) -> bool:
    """Whether the first word of a row has no place at the end of the line above."""
    return _columns(last) + _gap(row) + _first_word(row) > width


def _columns(row: TextRow) -> int:
    return row.indent + sum(2 if _WIDE.match(char) else 1 for char in row.text)


def _gap(row: TextRow) -> int:
    return 0 if _UNSPACED.match(row.text[0]) else 1


def _first_word(row: TextRow) -> int:
    if _UNSPACED.match(row.text[0]):
        return 2
    return len(row.text.split(" ", 1)[0])


def _join(above: str, below: str) -> str:
    if _HYPHENATED.search(above) and below[:1].islower():
        return above[:-1] + below
    if _UNSPACED.match(above[-1]) and _UNSPACED.match(below[0]):
        return above + below
    return f"{above} {below}"


# ---------------------------------------------------------------- pages


def _without_pages(rows: Sequence[TextRow], lines: Sequence[str]) -> tuple[list[TextRow], list[Discard]]:
    """The rows without page numbers and running heads; what stood around them is as close as it was on one page."""
    fed = {number for number, line in enumerate(lines, 1) if "\f" in line}
    numbers = _page_numbers(rows, fed)
    if not fed and not numbers:
        return list(rows), []
    heads = _running_heads(rows, fed, numbers)
    dropped = {*numbers, *heads}
    discards = [
        Discard(row.first, row.text, DiscardReason.PAGE_NUMBER if index in numbers else DiscardReason.RUNNING_HEAD)
        for index, row in enumerate(rows)
        if index in dropped
    ]
    kept: list[TextRow] = []
    broken = False
    for index, row in enumerate(rows):
        broken = broken or _is_fed(row, fed)
        if index in dropped:
            broken = True
            continue
        blanks = row.blanks
        if broken and kept:
            blanks = 0 if _surely(kept[-1], row) or _HYPHENATED.search(kept[-1].text) else max(1, min(row.blanks, 1))
        kept.append(replace(row, blanks=blanks))
        broken = False
    return kept, discards


def _is_fed(row: TextRow, fed: Set[int]) -> bool:
    """Whether a form feed is on a row's first line, or on an empty one above it."""
    return any(line in fed for line in range(row.first - row.blanks, row.first + 1))


def _page_numbers(rows: Sequence[TextRow], fed: Set[int]) -> set[int]:
    """Numbers alone on their lines that count up by one; one is enough where there are form feeds."""
    found = [(index, int(match[1])) for index, row in enumerate(rows) if (match := _PAGE_NUMBER.fullmatch(row.text))]
    found = [(index, page) for index, page in found if rows[index].blanks or index == 0 or rows[index].first in fed]
    counted = {
        index
        for (index, page), (after, following) in itertools.pairwise(found)
        if following == page + 1 and after > index + 1
        for index in (index, after)
    }
    if fed and found and not counted:
        counted = {index for index, _ in found}
    return counted


def _running_heads(rows: Sequence[TextRow], fed: Set[int], numbers: Set[int]) -> set[int]:
    """Short lines at the tops and feet of pages that come again, figures apart."""
    edges: list[int] = []
    for index, row in enumerate(rows):
        top = _is_fed(row, fed)
        below_number = index - 1 in numbers
        above_number = index + 1 in numbers
        foot = index + 1 < len(rows) and _is_fed(rows[index + 1], fed)
        if index not in numbers and len(row.text) <= _HEAD_LENGTH and (top or foot or below_number or above_number):
            edges.append(index)
    shapes = Counter(_FIGURES.sub("#", rows[index].text.casefold()) for index in edges)
    found = {index for index in edges if shapes[_FIGURES.sub("#", rows[index].text.casefold())] > 1}
    again = {_FIGURES.sub("#", rows[index].text.casefold()) for index in found}
    # The first page has the head, too, and nothing above it; a centred line on top of a page is one even if it is new.
    first = {0} if rows and _FIGURES.sub("#", rows[0].text.casefold()) in again else set()
    deep = {index for index in edges if rows[index].indent >= 8 and (rows[index].first in fed or index == 0)}
    return found | first | deep
