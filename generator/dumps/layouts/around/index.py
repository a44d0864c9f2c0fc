"""An index of a text's articles at its beginning or end: their days and addresses by number or title.

Data: `find_index` gives the `ArticleIndex` of some lines; `with_titles` writes its titles where the articles have only their
numbers; `give_facts` puts what it tells into the drafts of the articles.
Limits: rows with a number or a title, and a day or an address. An index in which most articles are not found is none, and
nothing is given by place alone.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.discard_reason import DiscardReason
from generator.dumps.layouts.draft import DraftItem
from generator.dumps.layouts.lines.addresses import take_urls
from generator.dumps.layouts.lines.days import DayReader
from generator.dumps.layouts.lines.names import is_name
from generator.dumps.layouts.lines.rows import unmarked
from generator.dumps.layouts.lines.titles import word_count
from generator.dumps.plain_text import letters_of
from generator.model import Discard

_LEAST, _MOST = 3, 400
"""Rows of an index."""
_OPENING, _CLOSING = 12, 6
"""Lines with words above an index at the beginning, and below one at the end."""
_LONGEST, _MOST_WORDS = 400, 24
"""Characters of a row, and its words apart from day and address."""
_TITLE, _BEGINNING = 3, 18
"""Words of a title in an index, and letters of one that is cut off."""
_MATCHED = 0.6
"""Share of the articles that an index must name, and of its rows that must name one."""
_HEAD_WORDS, _MOST_HEADS = 8, 3
"""Words of a heading or of the names of columns, and how many such lines are above an index."""
_KEY = re.compile(
    r"[\W_]{0,4}?(?:No\.? ?)?(?P<letters>[A-Z]{0,3})[-. ]?(?P<number>\d{1,3})(?=[\])}.:|,]|\s|$)[\])}.:|]*"
)
_CELLS = re.compile(r"\s*\|\s*|\t+|\s{2,}|\s+[–—·•]\s+|\s+-\s+|;\s+|,\s+")
_ALONE = re.compile(
    r"(?P<before>#{1,6}\s+|)(?P<form>(?!(?:page|seite|página|pagina|pg?|s)\b)[\[(*_]{0,3}(?:[^\W\d_]{1,12}\.?\s?)?)(?P<number>\d{1,3})(?P<end>[\])}.:*_]{0,4})",
    re.IGNORECASE,
)
"""The number of an article alone on its line: `### No. 1`, `[1]`, `Text 1`; a number without anything is a page's."""
_RULE = re.compile(r"[\s|:+=_–—-]+$")


@dataclass(frozen=True, slots=True)
class IndexRow:
    """What an index tells of one article."""

    line: int
    """1-based."""
    number: int | None
    words: str
    """All that is neither number nor day nor address."""
    day: dt.date | None
    day_words: str
    url: str | None


@dataclass(frozen=True, slots=True)
class ArticleIndex:
    """The rows of an index and the lines that it takes up."""

    rows: tuple[IndexRow, ...]
    lines: frozenset[int]
    """1-based lines of rows, headings and, at the end of a text, of what is below."""


def find_index(lines: Sequence[str], days: DayReader) -> ArticleIndex | None:
    """The index at the end of a text, else the one at its beginning."""
    full = [index for index, line in enumerate(lines) if line.strip()]
    runs = [run for run in _runs(lines, full, days) if len(run) >= _LEAST]
    for run in reversed(runs):
        first, last = run[0].line - 1, _last(lines, run[-1].line - 1)
        above, below = sum(index < first for index in full), sum(index > last for index in full)
        if below <= _CLOSING:
            heads = _heads(lines, first)
            return ArticleIndex(tuple(run), frozenset(range(heads + 1, len(lines) + 1)))
        if above <= _OPENING:
            return ArticleIndex(tuple(run), frozenset(range(_heads(lines, first) + 1, last + 2)))
    return None


def _runs(lines: Sequence[str], full: Sequence[int], days: DayReader) -> list[list[IndexRow]]:
    """Rows of an index that stand together; an address may be on the line below its row."""
    runs: list[list[IndexRow]] = [[]]
    for index in full:
        line = lines[index]
        row = _row(index, line, days)
        above = runs[-1][-1] if runs[-1] else None
        if row is None and (_RULE.fullmatch(line) or not above or _is_blank(lines, above.line, index)):
            if not _RULE.fullmatch(line):
                runs.append([])
        elif row is None or (above and row.number is None and not row.words and row.day is None and not above.url):
            url = take_urls(line)[0]
            if above and url and not above.url:
                runs[-1][-1] = _with_url(above, url)
            else:
                runs.append([])
        elif above and not _follows(above, row):
            runs.append([row])
        else:
            runs[-1].append(row)
    return runs


def _is_blank(lines: Sequence[str], start: int, end: int) -> bool:
    return any(not line.strip() for line in lines[start:end])


def _with_url(row: IndexRow, url: str) -> IndexRow:
    return IndexRow(row.line, row.number, row.words, row.day, row.day_words, url)


def _follows(above: IndexRow, row: IndexRow) -> bool:
    """Whether a row counts on, or both have no number."""
    if above.number is None or row.number is None:
        return above.number == row.number
    return row.number == above.number + 1


def _row(index: int, line: str, days: DayReader) -> IndexRow | None:
    if len(line) > _LONGEST or _RULE.fullmatch(line):
        return None
    url, rest = take_urls(line.strip().strip("|"))
    rest = unmarked(rest)
    key = _KEY.match(rest)
    if key and any(each.start < key.end("number") for each in days.find(rest)):
        key = None  # it begins with its day
    number = int(key["number"]) if key else None
    rest = rest[key.end() :] if key else rest
    found = [each for each in days.find(rest) if each.has_year]
    if len({each.day for each in found}) > 1 or not (found or url):
        return None
    day = found[0] if found else None
    words = f"{rest[: day.start]} | {rest[day.end :]}" if day else rest
    if word_count(words) > _MOST_WORDS or (number is None and word_count(words) < _TITLE and not url):
        return None
    return IndexRow(index + 1, number, words, day.day if day else None, rest[day.start : day.end] if day else "", url)


def _last(lines: Sequence[str], index: int) -> int:
    """Index of the last line of an index whose last row begins at `index`: its address, a rule."""
    while index + 1 < len(lines) and lines[index + 1].strip():
        if not (_RULE.fullmatch(lines[index + 1]) or take_urls(lines[index + 1].strip())[0]):
            break
        index += 1
    return index


def _heads(lines: Sequence[str], first: int) -> int:
    """Index of the first line of the headings, names of columns and rules above an index."""
    start, index, heads = first, first - 1, 0
    while index >= 0 and heads < _MOST_HEADS:
        line = lines[index].strip()
        if line and not _RULE.fullmatch(line):
            if word_count(line.replace("|", " ")) > _HEAD_WORDS or line.endswith((".", "!", "?")):
                break
            heads += 1
        if line:
            start = index
        elif heads > 1:
            break
        index -= 1
    return start


def with_titles(index: ArticleIndex, lines: Sequence[str]) -> Sequence[str]:
    """The lines with the titles of an index behind the numbers that stand alone above the texts: `No. 1` is `1. Title`.

    As they are where a number or a title is missing, the numbers are not in order, or not all written in one form.
    """
    titles = {row.number: max(row.words.split("|"), key=word_count).strip(" ,;:–—-") for row in index.rows}
    if None in titles or min(map(word_count, titles.values())) < _TITLE:
        return lines
    found: list[tuple[int, re.Match[str]]] = []
    for place, line in enumerate(lines):
        match = _ALONE.fullmatch(line.strip()) if line.strip() and place + 1 not in index.lines else None
        if match and (match["before"] or match["form"] or match["end"]):
            found.append((place, match))
    forms = {(match["before"], match["form"], match["end"]) for _, match in found}
    if len(forms) != 1 or [int(match["number"]) for _, match in found] != list(titles):
        return lines
    named = list(lines)
    for place, match in found:
        number = int(match["number"])
        named[place] = f"{match['before']}{number}. {titles[number]}"
    return named


def give_facts(index: ArticleIndex, drafts: Sequence[DraftItem]) -> bool:
    """Gives days, addresses and papers to the drafts that an index names; whether it names most of them."""
    pairs = [(row, draft) for row in index.rows for draft in drafts if _names(row, draft)]
    rows, named = {id(row) for row, _ in pairs}, {id(draft) for _, draft in pairs}
    once = len(pairs) == len(rows) == len(named)
    if not once or len(pairs) < max(_LEAST, _MATCHED * len(drafts), _MATCHED * len(index.rows)):
        return False
    for row, draft in pairs:
        if draft.day is None and row.day:
            draft.day, draft.day_words = row.day, row.day_words
        draft.url = draft.url or row.url
        if not draft.publication and (paper := _paper(row, draft)):
            draft.publication = paper
    return True


def index_discards(index: ArticleIndex, lines: Sequence[str]) -> list[Discard]:
    """The lines of an index, each with the reason why it is in no article."""
    told = {row.line for row in index.rows}
    return [
        Discard(number, words, DiscardReason.SOURCE_LINE if number in told else DiscardReason.TABLE_OF_CONTENTS)
        for number in sorted(index.lines)
        if (words := lines[number - 1].strip())
    ]


def _names(row: IndexRow, draft: DraftItem) -> bool:
    """Whether a row is that of an article: by its title, where the row has one, else by its number."""
    title = letters_of(draft.title)
    cells = [letters_of(cell) for cell in row.words.split("|") if word_count(cell) >= _TITLE]
    whole = letters_of(row.words)
    if title and (title in whole or any(len(cell) >= _BEGINNING and title.startswith(cell) for cell in cells)):
        return True
    return (
        row.number is not None and row.number == draft.number and not any(len(cell) > 2 * _BEGINNING for cell in cells)
    )


def _paper(row: IndexRow, draft: DraftItem) -> str:
    """The only name in a row beside the title."""
    cells = [cell.strip(' .:()[]"“”') for cell in _CELLS.split(row.words)]
    names = [cell for cell in cells if cell and is_name(cell) and letters_of(cell) not in letters_of(draft.title)]
    return names[0] if len(names) == 1 else ""
