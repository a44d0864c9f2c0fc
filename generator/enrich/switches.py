"""Which kinds of evidence an import uses: all of them, except when the value of one is measured.

Data: `Switches`; `benchmarks/quality.py --ablate` turns them off one by one.
Limits: for measuring only; of the settings of the user only `packs` reaches them.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Switches:
    """A kind of evidence that is off is ignored."""

    explicit_dates: bool = True
    """Days of a month: `July 25`."""
    weekdays: bool = True
    phrases: bool = True
    """`last week`, `in early May`, `in the second quarter`, `two weeks after`."""
    events: bool = True
    """The calendar: festivals, results, known news."""
    years: bool = True
    """Years that a text names, and ages: `founded two years ago in 2021`."""
    order: bool = True
    """A feed runs newest first, at its author's pace."""
    best_sentence: bool = True
    """A headline is made of the sentence that is most like news, not always of the first."""
    condensing: bool = True
    """Attribution, times and asides leave a headline, its verbs come into the present."""
    panels: bool = False
    """Talks written down: `Executives of Quill and Pebble discuss ...` for a list of speakers with their offices.
    The pack `panel-reports` turns it on."""
    trimming: bool = True
    """The parts of a headline that promise little are left out."""


ALL = Switches()
"""Everything but the optional packs."""
PANEL_REPORTS = "panel-reports"
"""The pack that turns `panels` on."""
