"""When a text is shown, and what of it was put right later: `publish_on`, `expires`, `updated`, `correction`.

Data: `read_schedule` and `read_corrections` of front matter; `hidden_state` of a text on a day.
Limits: pure; days, no times of day.
"""

from __future__ import annotations

import datetime as dt

from generator.content.fields import Fields
from generator.content.keys import CORRECTION
from generator.errors import shown
from generator.model import CorrectionNote, Schedule


def read_schedule(fields: Fields) -> Schedule:
    """Returns from which day to which a text is shown."""
    schedule = Schedule(fields.day("publish_on"), fields.day("expires"))
    if schedule.publish_on and schedule.expires and schedule.expires <= schedule.publish_on:
        what = f"expires: {schedule.expires} is not after publish_on: {schedule.publish_on}"
        fields.problem("expires", what, "a text is shown from the day of publish_on to the day before expires")
    return schedule


def read_corrections(fields: Fields, updated: dt.date | None) -> tuple[CorrectionNote, ...]:
    """Returns the corrections of an article, newest first; one without a day of its own is of the day `updated`."""
    node = fields.node.mapping.get("correction")
    if node is None or node.value is None:
        return ()
    found = []
    for part in node.sequence if isinstance(node.value, list) else [node]:
        if isinstance(part.value, dict):
            inner = Fields(part, fields.path, fields.problems)
            inner.check_table(CORRECTION)
            text, day = inner.text("text"), inner.day("date") if inner.raw("date") else updated
        elif isinstance(part.value, str):
            text, day = " ".join(part.value.split()), updated
        else:
            fields.problem(
                "correction", f"correction: {shown(part.value)} is not text", "write what was wrong in words"
            )
            continue
        if text and day is None:
            fields.problem("correction", "correction: without a day", "add updated: 2024-07-25, the day of it")
        elif text and day:
            found.append(CorrectionNote(text, day))
    return tuple(sorted(found, key=lambda note: note.day, reverse=True))


def hidden_state(schedule: Schedule, today: dt.date) -> str:
    """Returns `scheduled` or `expired` for a text that is not shown on a day; empty for one that is."""
    if schedule.publish_on and today < schedule.publish_on:
        return "scheduled"
    return "expired" if schedule.expires and schedule.expires <= today else ""
