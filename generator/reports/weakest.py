"""The decisions of an import with the lowest confidence: boundaries, dates, names of companies, headlines.

Data: `Weak`, one such decision with the text that corrects it; `weak_boundaries`, `weak_dates` and `weak_names` of a
dump; `doubt`, the probability that anything about an article is wrong.
Limits: leaves out articles that an editor has changed and boundaries that an editor has confirmed.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from generator.dumps.feed.segment import Gap
from generator.enrich.evidence import NameEvidence, TitleEvidence, text_at
from generator.enrich.headlines.worth import is_fragment
from generator.model import DateEstimate
from generator.reports.wording import day_range, percent, summed, width
from generator.review import ArticleReport, DumpReport

SURE_CUT = 0.9
"""Confidence, 0 to 1, below which a boundary is listed."""
SURE_NAME = 0.7
"""Confidence below which a company name is listed."""
WIDE = 21
"""Days; a date whose range is wider is listed."""
_HALF_SURE = 45
"""Width of a range in days at which the confidence in its date is 0.5."""
_SHORT_TITLE = 20
_REFERS_BACK = re.compile(
    r"(?:He|She|It|They|This|That|These|Those|His|Her|Their|Its|We|You|My|Our)\b|"
    r"(?:The )?(?:[Cc]ompany|[Ff]irm|[Ss]tartup|[Pp]latform|[Cc]ountry|[Ss]ervice|[Rr]eport|[Mm]ove)\b"
)
_ONLY_ANNOUNCES = re.compile(
    r"\b(?:announc|releas|publish|unveil|report|show|sa)(?:e?s|ys?) (?:[\w’-]+ ){0,5}?(?:list|plans?|changes|report|results|figures|"
    r"measures|metrics|growth|performance|improvements|damage|news|statement)$"
)
_NAMES_SOMETHING = re.compile(r"(?<=.)[A-Z]|\d")
_NUMBERED = re.compile(r" \(\d+\)$")
_LATIN = re.compile(r"[A-Za-z]")


class WeakKind(StrEnum):
    """Which decision of the import may be wrong."""

    BOUNDARY = "boundary"
    DATE = "date"
    NAME = "name"
    HEADLINE = "headline"


KIND_NAMES = {
    WeakKind.BOUNDARY: "boundary",
    WeakKind.DATE: "date",
    WeakKind.NAME: "name",
    WeakKind.HEADLINE: "headline",
}


@dataclass(frozen=True, slots=True)
class Weak:
    """One decision that an editor should check."""

    kind: WeakKind
    sure: float
    """Confidence, 0 to 1."""
    place: str
    """`path:line` of a dump, or the path of an article."""
    what: str
    """What was decided, with its confidence; for people."""
    words: str
    """The text it is about, or its evidence; may be long, or empty."""
    fix: str
    """The text to paste if the decision is wrong."""
    file: str
    """The file to paste it into."""
    article: int
    """Index of the article in its dump; -1 for none."""
    opens: bool = False
    """BOUNDARY: whether the import begins an article here."""

    @property
    def quotes_text(self) -> bool:
        """Whether `words` are words of the dump or of a headline, not a list of evidence."""
        return self.kind in {WeakKind.BOUNDARY, WeakKind.HEADLINE}

    @property
    def clears_range(self) -> bool:
        """Whether the editor must also remove the range of the date."""
        return self.kind is WeakKind.DATE


def weak_boundaries(dump: DumpReport, below: float = SURE_CUT) -> list[Weak]:
    """Returns the boundaries, made or not made, with a confidence below `below`; the lowest first."""
    firsts = [report.source.first for report in dump.articles]
    on_line = Counter(gap.line for gap in dump.gaps)
    found = []
    for before, gap in zip((None, *dump.gaps), dump.gaps, strict=False):
        if gap.forced or gap.confidence >= below:
            continue
        begins = "an article begins here" if gap.opens else "no article begins here"
        place, what = f"{dump.path}:{gap.line}", f"{begins}, {percent(gap.confidence)} sure"
        shared = on_line[gap.line] > 1 and before is not None and before.line == gap.line
        article = bisect_right(firsts, gap.line) - 1
        found.append(
            Weak(
                WeakKind.BOUNDARY,
                gap.confidence,
                place,
                what,
                gap.words,
                _cut_fix(gap, shared),
                dump.cuts_path,
                article,
                gap.opens,
            )
        )
    return sorted(found, key=lambda weak: weak.sure)


def _cut_fix(gap: Gap, shared: bool) -> str:
    if shared:
        return f"# line {gap.line} holds several paragraphs: put line breaks into the dump first"
    return f"{'join' if gap.opens else 'split'}: {gap.line}"


def weak_dates(dump: DumpReport, content: str) -> list[Weak]:
    """Returns the dates that are unknown or have a wide range; the widest first."""
    found = []
    for index, report in _open(dump):
        date = report.facts.date
        if date.day is None or width(date) > WIDE:
            what = f"{day_range(date)}, {width(date)} days" if date.day else "no day"
            file = f"{content}/{report.fate.path}"
            fix = f"date: {date.day or 'YYYY-MM-DD'}"
            found.append(Weak(WeakKind.DATE, _sure_day(date), file, what, date.basis, fix, file, index))
    return sorted(found, key=lambda weak: weak.sure)


def _sure_day(date: DateEstimate) -> float:
    """Confidence in a date: 1 for a certain day, halved every `_HALF_SURE` days of range, 0 for none."""
    return math.pow(0.5, (width(date) - 1) / _HALF_SURE) if date.day else 0.0


def weak_names(dump: DumpReport, content: str) -> list[Weak]:
    """Returns companies that may be in the wrong list, and doubtful headlines; the lowest confidence first."""
    found: list[Weak] = []
    for index, report in _open(dump):
        file = f"{content}/{report.fate.path}"
        for name in report.facts.evidence.names:
            if name.probability < SURE_NAME:
                found.append(_weak_name(report, name, file, index))
        for words, sure in headline_doubts(report):
            title = report.facts.evidence.title
            fix = f"title: {title.others[0] if title.others else '…'}"
            found.append(Weak(WeakKind.HEADLINE, sure, file, words, title.title, fix, file, index))
    return sorted(found, key=lambda weak: weak.sure)


def _weak_name(report: ArticleReport, name: NameEvidence, file: str, index: int) -> Weak:
    facts = report.facts.companies
    about = "about" if name.about else "only mentions"
    if name.about:
        companies = [other for other in facts.companies if other != name.name]
    else:
        companies = [*facts.companies, name.name]
    words = summed(name.signs)
    what = f"{about} {name.name}, {percent(name.probability)} sure"
    return Weak(WeakKind.NAME, name.probability, file, what, words, f"companies: [{', '.join(companies)}]", file, index)


def headline_doubts(report: ArticleReport) -> Iterator[tuple[str, float]]:
    """Yields what may be wrong with a headline that the import made, with the confidence that it is right."""
    evidence: TitleEvidence = report.facts.evidence.title
    title = evidence.title
    if evidence.from_dump:
        if title.endswith("…"):
            yield "is cut: the dump's own title is very long", 0.5
        return
    if _NUMBERED.search(title):
        yield "is the same as another article's", 0.2
    if title.count("“") != title.count("”"):
        yield "cuts a quotation in half", 0.3
    if len(title) < _SHORT_TITLE and _LATIN.search(title):
        yield f"has only {len(title)} characters", 0.4
    yield from _unfinished(title)
    named = any(_is_named(report, name, title) for name in report.facts.evidence.names)
    if _LATIN.search(title) and not named and not _NAMES_SOMETHING.search(title):
        yield "names nobody and no figure", 0.55
    about = [name for name in report.facts.evidence.names if name.about]
    if about and not any(_is_named(report, name, title) for name in about):
        yield f"does not name {about[0].name}", 0.6


def _unfinished(title: str) -> Iterator[tuple[str, float]]:
    """What a headline leaves open."""
    if _REFERS_BACK.match(title):
        yield "refers to a preceding sentence", 0.45
    if is_fragment(title):
        yield "is no sentence", 0.3
    if _ONLY_ANNOUNCES.search(title):
        yield "does not say what was announced", 0.5


def _is_named(report: ArticleReport, name: NameEvidence, title: str) -> bool:
    spellings = {name.name, *(text_at(report.document, span) for span in name.spans)}
    return any(spelling.casefold() in title.casefold() for spelling in spellings)


def doubt(weak: Iterable[Weak]) -> float:
    """Returns the probability, 0 to 1, that at least one decision is wrong, as if they were independent."""
    return 1 - math.prod(one.sure for one in weak)


def by_article(dump: DumpReport, content: str) -> dict[int, list[Weak]]:
    """Returns the weak decisions of a dump by index of the article; the lowest confidence first."""
    found: dict[int, list[Weak]] = {}
    for weak in all_weak(dump, content):
        found.setdefault(weak.article, []).append(weak)
    return found


def all_weak(dump: DumpReport, content: str) -> Sequence[Weak]:
    """Returns all weak decisions of a dump, the lowest confidence first."""
    found = [*weak_boundaries(dump), *weak_dates(dump, content), *weak_names(dump, content)]
    return sorted(found, key=lambda weak: weak.sure)


def _open(dump: DumpReport) -> Iterator[tuple[int, ArticleReport]]:
    """The articles that no editor has changed, with their index."""
    return ((index, report) for index, report in enumerate(dump.articles) if not report.settled)
