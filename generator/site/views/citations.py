"""How to cite an article: one line of plain text, and an entry for BibTeX.

Data: `cite` gives a `CitationView`.
Limits: pure. A day that is inferred is never cited as if it were known: BibTeX gets the year and the month only where
the whole range lies in them, and a note says what was inferred. The entry is `@misc`, which every style knows.
"""

from __future__ import annotations

import datetime as dt
import re

from generator.content.periods import MONTHS, periods_of, placed_day
from generator.model import Article, DateEstimate, Source
from generator.site.views.dates import date_view, day_range
from generator.site.views.records import CitationView

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
"""What TeX reads as more than a character; BibTeX counts braces even after a backslash, so these have names."""
_ESCAPES = str.maketrans(_SPECIAL)
_PEOPLE = re.compile(r"\s*,\s+|\s+and\s+|\s*&\s*")
_WEEKDAY = re.compile(r"[A-Z][a-z]+day (?=\d)")


def cite(article: Article, archive: str, address: str) -> CitationView:
    """Both forms; `archive` is the archive's name, `address` the article's absolute one, or nothing."""
    return CitationView(_plain(article, archive, address), _bibtex(article, archive, address))


def escape_bibtex(text: str) -> str:
    """A text on one line that TeX sets unchanged."""
    return " ".join(text.split()).translate(_ESCAPES)


def _plain(article: Article, archive: str, address: str) -> str:
    ends = "" if article.title.endswith((".", "?", "!")) else "."
    day = _day(article.date)
    parts = [
        *([f"{article.author}."] if article.author else []),
        f"“{article.title}{ends}”",
        f"{article.publication}, {day}." if article.publication else f"{day[0].upper()}{day[1:]}.",
        f"{archive}{_place(article.source)}.",
        address,
    ]
    return " ".join(part for part in parts if part)


def _day(date: DateEstimate) -> str:
    """`25 July 2024`, `about 25 July 2024 (inferred, between 24 and 26 July 2024)`, `date unknown`."""
    view = date_view(date)
    words = _WEEKDAY.sub("", view.text)
    return f"{words} (inferred, {view.range})" if view.range else words


def _place(source: Source | None) -> str:
    if source is None:
        return ""
    lines = f"line {source.first}" if source.first == source.last else f"lines {source.first}–{source.last}"
    return f" (source: {source.dump}, {lines})"


def _bibtex(article: Article, archive: str, address: str) -> str:
    fields = {"title": "{" + escape_bibtex(article.title) + "}"}
    if article.author:
        fields["author"] = " and ".join(escape_bibtex(name) for name in _PEOPLE.split(article.author) if name)
    fields["howpublished"] = escape_bibtex(article.publication or archive)
    fields |= _bibtex_date(article.date)
    if address:
        fields["url"] = address
    note = _bibtex_note(article, archive)
    if note:
        fields["note"] = escape_bibtex(note)
    # The month is a macro of every style, and the only value without braces.
    lines = [f"  {name} = {value if name == 'month' else '{' + value + '}'}," for name, value in fields.items()]
    day, period = placed_day(article.date), next(iter(periods_of(article.date)), "undated")
    key = f"{article.slug}-{day or period}"
    return "\n".join([f"@misc{{{key},", *lines, "}"])


def _bibtex_date(date: DateEstimate) -> dict[str, str]:
    """Year, month and day, as far as they are certain."""
    if date.day is None:
        return {}
    first, last = _bounds(date, date.day)
    found = {}
    if first.year == last.year:
        found["year"] = str(first.year)
        if first.month == last.month:
            found["month"] = MONTHS[first.month - 1][:3].lower()
            if first == last:
                found["day"] = str(first.day)
    return found


def _bibtex_note(article: Article, archive: str) -> str:
    date = article.date
    notes = []
    if date.day is None:
        notes.append("Date unknown")
    elif len(set(_bounds(date, date.day))) > 1:
        notes.append(f"Day of publication inferred: {day_range(*_bounds(date, date.day))}")
    if article.publication:
        notes.append(f"In the archive {archive}{_place(article.source)}")
    elif article.source:
        notes.append("S" + _place(article.source).removeprefix(" (s").removesuffix(")"))
    return ". ".join(notes)


def _bounds(date: DateEstimate, day: dt.date) -> tuple[dt.date, dt.date]:
    return date.earliest or day, date.latest or day
