"""Whether texts give evidence of the year in which they were published.

Data: `agrees_on_years` for a feed, `tells_its_year` for a text that stands alone.
Limits: most news names no year but those of the past (a firm was founded, a sentence passed, a record set); such a year
says only that the text is not older. So one mention proves nothing, and many prove it only where they agree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from generator.date_basis import BasisKind
from generator.enrich.dates.calendar import Calendar
from generator.enrich.dates.events import event_hints, news_hints
from generator.enrich.dates.likelihoods import Near
from generator.enrich.dates.patterns import Outlook, Passage, find_dates, outlook, possible_year
from generator.enrich.dates.periods import past_years
from generator.model import BlockKind, Document

_NEIGHBOURS = 10
"""Texts that name a year, before and after one, among which its year must be agreed on."""
_AGREE, _AGREE_SHARE = 5, 0.25
"""Texts that must name the same year as their latest, and their share of those that name one."""
_FULL_DATES = 3
"""Texts of a feed with a day, month and year in the lede that are enough; one may be the date of a balance sheet."""
_LATER_SHARE = 0.15
"""Share of texts that may name a still later year than the next: above it, the year agreed on is one of the past."""


def agrees_on_years(documents: Sequence[Document], calendar: Calendar) -> bool:
    """Whether the texts of a feed agree on the years of their news; half of all stretches must."""
    ledes = [_lede(document) for document in documents]
    if any(_is_of_an_event(lede, calendar) for lede in ledes) or sum(map(_has_full_date, ledes)) >= _FULL_DATES:
        return True
    latest = [max(years) for document in documents if (years := past_years(document.text))]
    stretches = [latest[max(0, i - _NEIGHBOURS) : i + _NEIGHBOURS + 1] for i in range(len(latest))]
    return bool(stretches) and sum(map(_agree, stretches)) * 2 >= len(stretches)


def tells_its_year(document: Document, calendar: Calendar) -> bool:
    """Whether the lede of a text has a full date as news, or is about an event of which the year is known."""
    lede = _lede(document)
    return _has_full_date(lede) or _is_of_an_event(lede, calendar)


def _lede(document: Document) -> Passage:
    paragraphs = [block.text for block in document.blocks if block.kind is BlockKind.PARAGRAPH]
    return Passage("\n".join(paragraphs[:2]), lede=True)


def _has_full_date(lede: Passage) -> bool:
    """Whether it has a day with its month and year that is not of a plan."""
    return any(
        possible_year(match["year"] or match["year2"]) and outlook(lede.text, match.start()) is Outlook.PAST
        for match in find_dates(lede.text)
    )


def _is_of_an_event(lede: Passage, calendar: Calendar) -> bool:
    """Whether it names an event with its year, or tells one that took place once only."""
    # No years to choose from: events are left that the text itself gives a year.
    for hint in (*event_hints(lede, calendar, range(0)), *news_hints(lede, calendar)):
        known = hint.basis is not None and hint.basis.kind in (BasisKind.EVENT, BasisKind.RESULTS)
        if known and isinstance(hint.shape, Near) and len(hint.shape.spans) == 1:
            return True
    return False


def _agree(years: Sequence[int]) -> bool:
    year, count = Counter(years).most_common(1)[0]
    later = sum(other > year + 1 for other in years)
    return count >= max(_AGREE, _AGREE_SHARE * len(years)) and later <= _LATER_SHARE * len(years)
