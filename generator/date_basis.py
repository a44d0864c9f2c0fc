"""What a date rests on: the kind of evidence and the words of the text, and the one place that puts it into a sentence.

Data: `DateBasis` goes through the code; `basis_line` makes the line for people, such as `date_basis` in front matter.
Limits: English; nothing reads the line back.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


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
    NAMED_YEARS = "named years"
    NO_YEAR_IN_FEED = "no year in the feed"
    NO_YEAR = "no year"
    NO_DAY = "no day"


_SENTENCES = {
    BasisKind.EDITOR: "set by hand",
    BasisKind.OWN_LINE: "its own date line",
    BasisKind.DUMP: "the dump says {words}",
    BasisKind.DUMP_ONLY: "the dump says only {words}",
    BasisKind.PAGE: "the page says {words}",
    BasisKind.DATELINE: "the dateline says {words}",
    BasisKind.ISSUE: "the issue’s date {words}",
    BasisKind.FIELD: "{detail} {words}",
    BasisKind.QUOTED: "{words}",
    BasisKind.WEEKDAY: "weekday {words}",
    BasisKind.LEDE_DATE: "{words} in the lede",
    BasisKind.BODY_DATE: "{words}",
    BasisKind.FIGURES: "figures of {words}",
    BasisKind.PAST_YEAR: "speaks of {bare}",
    BasisKind.FUTURE_YEAR: "looks ahead to {bare}",
    BasisKind.EVENT: "event {detail}",
    BasisKind.RESULTS: "results of {detail}",
    BasisKind.KNOWN_NAME: "known since {detail}: {bare}",
    BasisKind.ORDER: "feed order",
    BasisKind.NAMED_YEARS: "years it names",
    BasisKind.NO_YEAR_IN_FEED: "no text of the feed names a year",
    BasisKind.NO_YEAR: "neither the text nor the feed names its year",
    BasisKind.NO_DAY: "the text names no day",
}
_DATES = (BasisKind.LEDE_DATE, BasisKind.BODY_DATE)


@dataclass(frozen=True, slots=True)
class DateBasis:
    """One piece of evidence for a date."""

    kind: BasisKind
    words: tuple[str, ...] = ()
    """The words of the text that it was read from, as they are there."""
    detail: str = ""
    """EVENT, RESULTS: the name of the event or company; KNOWN_NAME: an ISO day; FIELD: its name; dates: the weekday."""

    def __str__(self) -> str:
        quoted = " and ".join(f'"{word}"' for word in self.words)
        text = _SENTENCES[self.kind].format(words=quoted, bare=" ".join(self.words), detail=self.detail)
        return f"{text}, a {self.detail}" if self.kind in _DATES and self.detail else text


def basis_line(*bases: DateBasis) -> str:
    """The line for people: `feed order; weekday "Thursday"`."""
    return "; ".join(map(str, bases))


def basis(kind: BasisKind, *words: str, detail: str = "") -> str:
    """The line of a single piece of evidence."""
    return basis_line(DateBasis(kind, words, detail))


def join_words(words: Iterable[str]) -> str:
    """Words of a text with single spaces."""
    return " ".join(" ".join(words).split())
