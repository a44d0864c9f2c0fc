"""What one head line tells of an article, and what two of them tell together.

Data: `HeadFacts`, of a line; `merge` gives those of two lines.
Limits: only holds the facts; `heads` reads them.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HeadFacts:
    """What one line tells of an article."""

    day: object = None
    """`datetime.date` or None."""
    words: str = ""
    """The words that tell the day."""
    author: str | None = None
    publication: str | None = None
    url: str | None = None
    tags: tuple[str, ...] = ()
    title: str | None = None
    names: tuple[str, ...] = ()
    """Names of persons or publications, in their order."""
    strong: bool = False
    """It holds a day, an address, a byline's first word or a label; else it is only names."""
    only_time: bool = False
    """It is a time, a reading time, a number of likes, and nothing more."""

    @property
    def has_day(self) -> bool:
        return self.day is not None


def merge(head: HeadFacts | None, other: HeadFacts | None) -> HeadFacts | None:
    """Both together; where both tell a field, the first has it."""
    if head is None or other is None:
        return head or other
    return HeadFacts(
        head.day or other.day,
        head.words or other.words,
        head.author or other.author,
        head.publication or other.publication,
        head.url or other.url,
        tuple(dict.fromkeys((*head.tags, *other.tags))),
        head.title or other.title,
        (*head.names, *other.names),
        head.strong or other.strong,
        head.only_time and other.only_time,
    )
