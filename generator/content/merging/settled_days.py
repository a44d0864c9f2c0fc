"""Keeps the days that an earlier import has estimated, when a dump has grown and nothing new speaks against them.

Data: `settled_days` takes the drafts of one dump and gives the earlier estimates that stay.
Limits: only files that no editor has changed. A dump with the same text as before is dated anew: then the program, the
registry or an editor's dates have changed. Reads no file itself.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable, Mapping, Sequence

from generator.content.front_matter import parse_article
from generator.content.merging.import_record import ImportRecord, RecordEntry
from generator.content.merging.matching import ArticleDraft, ExistingFile
from generator.content.merging.three_way import field_digest
from generator.errors import ContentError
from generator.model import DateEstimate

_MUCH_NARROWER = 2
"""A new range replaces the old one if it is narrower by this factor or more."""


def settled_days(
    drafts: Sequence[ArticleDraft],
    dump_digest: str,
    record: ImportRecord,
    existing: Mapping[str, ExistingFile],
    text_of: Callable[[str], str],
    *,
    ordered: bool,
) -> dict[int, DateEstimate]:
    """Returns index of a draft -> the estimate in its file, which stays. Drafts with an unchanged estimate are left out.

    An estimate stays under three conditions: the old range contains the new day and the new range the old day; the new range
    is more than half as wide as the old one; and, if the dump is `ordered`, the days stay in order. `text_of` returns the text
    of a file by its path.
    """
    if any(dump.digest == dump_digest for dump in record.dumps.values()):
        return {}
    known = {entry.key: entry for dump in record.dumps.values() for entry in dump.entries}
    entries = [known.get(draft.key) for draft in drafts]
    days = [draft.article.date.day for draft in drafts]
    earlier = [_recorded_day(entry) for entry in entries]
    pairs = [tuple(day for day in both if day) for both in zip(days, earlier, strict=True)]
    falls = sum((a > b) - (a < b) for a, b in itertools.pairwise([day for day in days if day])) >= 0
    found = {}
    for index, (draft, entry) in enumerate(zip(drafts, entries, strict=True)):
        if not entry or not _is_as_written(entry, existing) or not _differs(draft, entry):
            continue
        old = _estimate(text_of(entry.path), entry.path)
        if not old or not old.day or not _agree(old, draft.article.date):
            continue
        above, below = (pairs[at] if 0 <= at < len(pairs) else () for at in (index - 1, index + 1))
        newer, older = (above, below) if falls else (below, above)
        if not ordered or (old.day <= min(newer, default=old.day) and old.day >= max(older, default=old.day)):
            found[index] = old
    return found


def _recorded_day(entry: RecordEntry | None) -> dt.date | None:
    return dt.date.fromisoformat(entry.day) if entry and entry.day else None


def _is_as_written(entry: RecordEntry, existing: Mapping[str, ExistingFile]) -> bool:
    file = existing.get(entry.path)
    return file is not None and file.digest == entry.digest and entry.base is not None


def _differs(draft: ArticleDraft, entry: RecordEntry) -> bool:
    """Whether the new estimate differs from the one that the last import wrote."""
    date = draft.article.date
    values = {"date": date.day, "date_earliest": date.earliest, "date_latest": date.latest, "date_basis": date.basis}
    fields = entry.base.fields if entry.base else {}
    return any(value and fields.get(key) != field_digest(key, value) for key, value in values.items())


def _estimate(text: str, path: str) -> DateEstimate | None:
    try:
        return parse_article(text, path).date
    except ContentError:
        return None


def _agree(old: DateEstimate, new: DateEstimate) -> bool:
    """Whether two estimates contain each other's day, and the new range is not much narrower."""
    if not (old.day and old.earliest and old.latest and new.day and new.earliest and new.latest):
        return False
    widths = [(one.latest - one.earliest).days + 1 for one in (old, new) if one.latest and one.earliest]
    within = old.earliest <= new.day <= old.latest and new.earliest <= old.day <= new.latest
    return within and widths[1] * _MUCH_NARROWER > widths[0]
