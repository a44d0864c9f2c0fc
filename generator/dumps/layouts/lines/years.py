"""The years that stand above days which have none: `2019`, `## 2021`, `== Spring 2022 ==`.

Data: `year_rows` gives the years by line; `with_open_year` a reader of days that have none of their own.
Limits: a row is a year if it is nothing else, or one word and the year.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.dumps.layouts.lines.days import DayReader
from generator.dumps.layouts.lines.rows import TextRow, unmarked

OPEN_YEAR = 2000
"""The year that days have until theirs is known: a leap year."""
_LONGEST = 60
"""Characters of a row, its decoration included."""
_FRAME = " \t#=*_~[](){}<>«»|:.-–—•·►▶■◆"
_DECORATED = re.compile(r"[#=*_~\[(<«|•·►▶■◆–—-]")
_YEAR = re.compile(r"(?:[^\W\d_]{2,10}\.?,? )?(?P<year>(?:19|20)\d\d)")


def year_rows(rows: Sequence[TextRow]) -> Mapping[int, int]:
    """First line of each row that is a year and stands apart from the text above -> the year."""
    return {row.first: year for above, row in zip([None, *rows], rows, strict=False) if (year := _year(above, row))}


def _year(above: TextRow | None, row: TextRow) -> int:
    found = _YEAR.fullmatch(unmarked(row.raw).strip(_FRAME)) if len(row.raw) <= _LONGEST else None
    apart = above is None or row.blanks > 0 or above.is_rule or _DECORATED.match(row.raw)
    return int(found["year"]) if found and apart and row.kind is None else 0


def with_open_year(days: DayReader, years: Mapping[int, int]) -> DayReader:
    """A reader that gives days without a year the open one, where years stand above them."""
    return replace(days, year=OPEN_YEAR) if years else days
