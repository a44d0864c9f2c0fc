"""The year of articles whose days have none, from the years that stand above them.

Data: `set_years` puts the year into the days of drafts.
Limits: a day below no year is none, and so is one that its year does not have.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from generator.dumps.layouts.draft import DraftItem
from generator.dumps.layouts.signs import Signs


def set_years(signs: Signs, drafts: Sequence[DraftItem]) -> None:
    """Gives days without a year the year that stands above; none where there is none, or it has no such day."""
    lines = sorted(signs.years)
    for draft in drafts if lines else ():
        if draft.day is None or not _is_open(signs, draft):
            continue
        above = bisect_right(lines, signs.rows[draft.start].first) - 1
        year = signs.years[lines[above]] if above >= 0 else 0
        try:
            draft.day = draft.day.replace(year=year)
        except ValueError:  # no year above, or no 29 February in it
            draft.day = None


def _is_open(signs: Signs, draft: DraftItem) -> bool:
    found = signs.days.find(draft.day_words)
    return bool(found) and not found[0].has_year
