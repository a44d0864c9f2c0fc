"""What a date rests on: the kind of evidence and the words of the text, and the one place that puts it into a sentence.

Data: `DateBasis` goes through the code; `basis_line` makes one plain sentence of it for people: `date_basis` in front matter,
on pages and in reports.
Limits: English; nothing reads the sentence back.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from generator.calendar_words import month_names


class BasisKind(StrEnum):
    """A kind of evidence for a date."""

    EDITOR = "editor"
    OWN_LINE = "own line"
    DUMP = "dump"
    DUMP_ONLY = "dump only"
    """The dump's words for a day, which do not say which one."""
    PAGE = "page"
    DATELINE = "dateline"
    ISSUE = "issue"
    """The date of the issue that the article is in."""
    FIELD = "field"
    """A field of a format, whose name is the detail."""
    QUOTED = "quoted"
    """Words that are evidence as they are, such as `last weekend`; several together."""
    WEEKDAY = "weekday"
    LEDE_DATE = "date in the lede"
    BODY_DATE = "date"
    FIGURES = "figures"
    """Figures of a quarter or a half."""
    PAST_YEAR = "past year"
    FUTURE_YEAR = "future year"
    EVENT = "event"
    RESULTS = "results"
    KNOWN_NAME = "known name"
    """A name; the detail is the day from which it was known."""
    ORDER = "order"
    """The place in a feed, newest first, between the articles of `DateBasis.neighbours`."""
    NAMED_YEARS = "named years"
    NO_YEAR_IN_FEED = "no year in the feed"
    NO_YEAR = "no year"
    NO_DAY = "no day"


_SENTENCES = {
    BasisKind.EDITOR: "an editor set this day",
    BasisKind.OWN_LINE: "the text has its day on a line of its own",
    BasisKind.DUMP: "the dump says {words}",
    BasisKind.DUMP_ONLY: "the dump says only {words}",
    BasisKind.PAGE: "the page says {words}",
    BasisKind.DATELINE: "the dateline says {words}",
    BasisKind.ISSUE: "the issue that it is in is of {words}",
    BasisKind.FIELD: "{detail} {words}",
    BasisKind.NO_YEAR_IN_FEED: "no text of the feed names a year",
    BasisKind.NO_YEAR: "neither the text nor the feed names its year",
    BasisKind.NO_DAY: "the text names no day",
}
"""Evidence that is alone; a sentence without its capital and full stop."""
_PREDICATES = {
    BasisKind.QUOTED: ("says", "{words}"),
    BasisKind.WEEKDAY: ("says", "{words}"),
    BasisKind.LEDE_DATE: ("names", "{words}{note} at its beginning"),
    BasisKind.BODY_DATE: ("names", "{words}{note}"),
    BasisKind.FIGURES: ("has", "figures of {words}"),
    BasisKind.PAST_YEAR: ("speaks of", "{bare}"),
    BasisKind.FUTURE_YEAR: ("looks ahead to", "{bare}"),
    BasisKind.EVENT: ("names", "the event {detail}"),
    BasisKind.RESULTS: ("has", "the results of {detail}"),
    BasisKind.KNOWN_NAME: ("names", "{bare}{note}"),
    BasisKind.NAMED_YEARS: ("names", "years but no day"),
    BasisKind.ORDER: ("stands", "{place}"),
}
_NEWS = ("reports", 'the news "{detail}"')
"""EVENT without words: one that took place once only."""
"""What the text says or does; several make one sentence: verb, and what follows it."""
_MONTHS = month_names()


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The articles above and below one in a feed that runs newest first."""

    older: dt.date | None = None
    newer: dt.date | None = None
    known: bool = True
    """Whether these days are known, not inferred."""

    def __str__(self) -> str:
        about = "" if self.known else "about "
        if self.older and self.newer:
            return f"between articles of {about}{_two_days(self.older, self.newer)}"
        if self.older:
            return f"above an article of {about}{day_words(self.older)}"
        if self.newer:
            return f"below an article of {about}{day_words(self.newer)}"
        return "in a feed that runs newest first"


@dataclass(frozen=True, slots=True)
class DateBasis:
    """One piece of evidence for a date."""

    kind: BasisKind
    words: tuple[str, ...] = ()
    """The words of the text that it was read from, as they are there."""
    detail: str = ""
    """EVENT, RESULTS: the name of the event or company; KNOWN_NAME: an ISO day; FIELD: who says it; dates: the weekday."""
    neighbours: Neighbours = Neighbours()
    """ORDER: those nearest."""

    def __str__(self) -> str:
        return basis_line(self)


def basis_line(*bases: DateBasis, translated: bool = False) -> str:
    """One sentence for people: `The text says "on Friday" and stands between articles of 8 and 15 May 2024.`

    `translated`: the words are a translation of those of the text.
    """
    alone = next((base for base in bases if base.kind in _SENTENCES), None)
    if alone:
        return _sentence(_fill(_SENTENCES[alone.kind], alone))
    parts: dict[str, list[str]] = {}
    for base in bases:
        verb, rest = _NEWS if base.kind is BasisKind.EVENT and not base.words else _PREDICATES[base.kind]
        said, filled = parts.setdefault(verb, []), _fill(rest, base)
        if not any(filled in other for other in said):
            said.append(filled)
    predicates = [f"{verb} {_listed(said)}" for verb, said in parts.items()]
    subject = "in English, the text" if translated and any(base.words for base in bases) else "the text"
    return _sentence(f"{subject} {_listed(predicates)}") if predicates else ""


def basis(kind: BasisKind, *words: str, detail: str = "") -> str:
    """The sentence of a single piece of evidence."""
    return basis_line(DateBasis(kind, words, detail))


def join_words(words: Iterable[str]) -> str:
    """Words of a text with single spaces."""
    return " ".join(" ".join(words).split())


def day_words(day: dt.date) -> str:
    """`8 May 2024`."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _fill(pattern: str, base: DateBasis) -> str:
    quoted = _listed([f'"{word}"' for word in base.words])
    note = f" (a {base.detail})" if base.detail else ""
    if base.kind is BasisKind.KNOWN_NAME:
        note = f" (known since {day_words(dt.date.fromisoformat(base.detail))})"
    return pattern.format(words=quoted, bare=" ".join(base.words), detail=base.detail, note=note, place=base.neighbours)


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


def _listed(parts: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part)


def _two_days(first: dt.date, last: dt.date) -> str:
    """`8 and 15 May 2024`, with what both share said once."""
    if first == last:
        return day_words(first)
    if first.year != last.year:
        return f"{day_words(first)} and {day_words(last)}"
    month = "" if first.month == last.month else f" {_MONTHS[first.month - 1]}"
    return f"{first.day}{month} and {day_words(last)}"
