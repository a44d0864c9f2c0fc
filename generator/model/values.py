"""Values that the dumps, the archive and the site share: addresses, days, files of the site."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import NewType

Slug = NewType("Slug", str)
"""Lower-case ASCII words joined by hyphens; unique among its kind."""

SitePath = NewType("SitePath", str)
"""A file in the site, from its root, with forward slashes: `2024/07/taobao-ships.html`."""


@dataclass(frozen=True, slots=True)
class DateEstimate:
    """The estimated day of publication."""

    day: dt.date | None
    """The best single day; None where the text gives no hint at all."""
    earliest: dt.date | None = None
    """With `latest`: the day lies inside with 95 % confidence; both None where `day` is certain or None."""
    latest: dt.date | None = None
    basis: str = ""
    """A sentence for people: `The text says "on Thursday" and stands between articles of 24 and 26 July 2024.`"""


@dataclass(frozen=True, slots=True)
class Schedule:
    """When a text is shown."""

    publish_on: dt.date | None = None
    """The first day; None for from the start."""
    expires: dt.date | None = None
    """The first day on which it is shown no more; None for never."""


ALWAYS = Schedule()
"""From the start, and for ever."""


@dataclass(frozen=True, slots=True)
class CorrectionNote:
    """What was wrong in an article, and when it was put right."""

    text: str
    """One line of plain text."""
    day: dt.date


@dataclass(frozen=True, slots=True)
class OutputFile:
    """One file of the site, ready to be written."""

    path: SitePath
    data: bytes


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """What is known of a file of the site once it is written."""

    size: int
    """Bytes."""
    digest: str
    """Another content has another one."""
    transferred: int = 0
    """Bytes that a server with gzip sends; 0 where nobody asks."""
