"""The archive as readers see it on a day: without what is scheduled for later or has expired.

Data: `shown_on` gives the archive of a day.
Limits: pure. References to what is hidden are left out, so that a text may name another before it is shown.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Iterator
from typing import TypeVar

from generator.content.links import Names, UnknownNameError, article_reference
from generator.content.schedule import hidden_state
from generator.model import Archive, Article, Briefing, HiddenText, Note, TextPage

_R = TypeVar("_R", Article, Note, Briefing, TextPage)


def shown_on(archive: Archive, today: dt.date) -> Archive:
    """Returns the archive without what is not shown on a day; `hidden` lists that."""
    records: tuple[Article | Note | Briefing | TextPage, ...]
    records = (*archive.articles, *archive.notes, *archive.briefings, *archive.pages)
    hidden = tuple(_hidden(record) for record in records if hidden_state(record.schedule, today))
    if not hidden:
        return archive

    def shown(group: Iterable[_R]) -> tuple[_R, ...]:
        return tuple(record for record in group if not hidden_state(record.schedule, today))

    rest = dataclasses.replace(
        archive,
        articles=shown(archive.articles),
        notes=shown(archive.notes),
        briefings=shown(archive.briefings),
        pages=shown(archive.pages),
        hidden=hidden,
    )
    names = Names(rest)

    def kept(name: str) -> bool:
        return not is_hidden(names, name)

    return dataclasses.replace(
        rest,
        articles=tuple(dataclasses.replace(a, related=tuple(filter(kept, a.related))) for a in rest.articles),
        notes=tuple(dataclasses.replace(n, about=tuple(filter(kept, n.about))) for n in rest.notes),
        briefings=tuple(
            dataclasses.replace(b, entries=tuple(entry for entry in b.entries if kept(entry.article)))
            for b in rest.briefings
        ),
    )


def is_hidden(names: Names, name: str) -> bool:
    """Returns whether a name means nothing but a text that is not shown."""
    try:
        names.resolve(name)
    except UnknownNameError as error:
        return error.hidden
    return False


def _hidden(record: Article | Note | Briefing | TextPage) -> HiddenText:
    return HiddenText(record.path, frozenset(_names(record)))


def _names(record: Article | Note | Briefing | TextPage) -> Iterator[str]:
    yield record.slug
    yield record.title
    if isinstance(record, Article):
        yield article_reference(record)
