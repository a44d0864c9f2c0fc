"""Where an import is least sure: boundaries, days, names of companies, headlines.

Data: `Weak`, one thing to look at, with the text that corrects it; `weak_boundaries`, `weak_dates`, `weak_names` of a dump,
and `doubt` of an article, all its weak points taken together.
Limits: articles that an editor has touched, and cuts that he has decided, are not weak any more.
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
from generator.model import DateEstimate
from generator.reports.wording import day_range, percent, summed, width
from generator.review import ArticleReport, DumpReport

SURE_CUT = 0.9
"""A boundary that is less sure than this is worth a look."""
SURE_NAME = 0.7
WIDE = 21
"""Days; so is a day whose range is wider than this."""
_HALF_SURE = 45
"""Days of a range that make its day as doubtful as a name that is a toss-up."""
_SHORT_TITLE = 20
_LEANS = re.compile(
    r"(?:He|She|It|They|This|That|These|Those|His|Her|Their|Its|We|You|My|Our)\b|The (?:company|firm|startup|platform)\b"
)
_NUMBERED = re.compile(r" \(\d+\)$")
_LATIN = re.compile(r"[A-Za-z]")


class Kind(StrEnum):
    """What may be wrong."""

    BOUNDARY = "boundary"
    DATE = "date"
    NAME = "name"
    HEADLINE = "headline"


@dataclass(frozen=True, slots=True)
class Weak:
    """One decision that is worth a look."""

    kind: Kind
    sure: float
    """0 to 1: how sure it is."""
    place: str
    """`path:line` of a dump, or the path of an article."""
    what: str
    """What was decided, and how sure that is."""
    words: str
    """The text it is about, or what spoke for it; may be long, or empty."""
    fix: str
    """The text to paste where it is wrong."""
    file: str
    """The file to paste it into."""
    article: int
    """Index of the article in its dump; -1 for none."""


def weak_boundaries(dump: DumpReport, below: float = SURE_CUT) -> list[Weak]:
    """Cuts that are less sure than `below`, made or not made; the weakest first."""
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
            Weak(Kind.BOUNDARY, gap.confidence, place, what, gap.words, _cut_fix(gap, shared), dump.cuts_path, article)
        )
    return sorted(found, key=lambda weak: weak.sure)


def _cut_fix(gap: Gap, shared: bool) -> str:
    if shared:
        return f"# line {gap.line} holds several paragraphs: put line breaks into the dump first"
    return f"{'join' if gap.opens else 'split'}: {gap.line}"


def weak_dates(dump: DumpReport, content: str) -> list[Weak]:
    """Days that are unknown or whose range is wide; the widest first."""
    found = []
    for index, report in _open(dump):
        date = report.facts.date
        if date.day is None or width(date) > WIDE:
            what = f"{day_range(date)}, {width(date)} days" if date.day else "no day"
            file = f"{content}/{report.fate.path}"
            fix = f"date: {date.day or 'YYYY-MM-DD'}"
            found.append(Weak(Kind.DATE, _sure_day(date), file, what, date.basis, fix, file, index))
    return sorted(found, key=lambda weak: weak.sure)


def _sure_day(date: DateEstimate) -> float:
    """Falls with the width of the range, from 1 for a day that is certain to 0 for none."""
    return math.pow(0.5, (width(date) - 1) / _HALF_SURE) if date.day else 0.0


def weak_names(dump: DumpReport, content: str) -> list[Weak]:
    """Companies that may be on the wrong list, and headlines that may not do; the weakest first."""
    found: list[Weak] = []
    for index, report in _open(dump):
        file = f"{content}/{report.fate.path}"
        for name in report.facts.evidence.names:
            if name.probability < SURE_NAME:
                found.append(_weak_name(report, name, file, index))
        for words, sure in headline_doubts(report):
            title = report.facts.evidence.title
            fix = f"title: {title.others[0] if title.others else '…'}"
            found.append(Weak(Kind.HEADLINE, sure, file, words, title.title, fix, file, index))
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
    return Weak(Kind.NAME, name.probability, file, what, words, f"companies: [{', '.join(companies)}]", file, index)


def headline_doubts(report: ArticleReport) -> Iterator[tuple[str, float]]:
    """What may be wrong with a headline that the import made, and how sure it is all the same."""
    evidence: TitleEvidence = report.facts.evidence.title
    title = evidence.title
    if evidence.told:
        if title.endswith("…"):
            yield "is cut: the dump's own title is very long", 0.5
        return
    if _NUMBERED.search(title):
        yield "is the same as another article's", 0.2
    if title.count("“") != title.count("”"):
        yield "cuts a quotation in half", 0.3
    if len(title) < _SHORT_TITLE and _LATIN.search(title):
        yield f"has only {len(title)} characters", 0.4
    if _LEANS.match(title):
        yield "leans on words before it", 0.45
    about = [name for name in report.facts.evidence.names if name.about]
    if about and not any(_is_named(report, name, title) for name in about):
        yield f"does not name {about[0].name}", 0.6


def _is_named(report: ArticleReport, name: NameEvidence, title: str) -> bool:
    spellings = {name.name, *(text_at(report.manuscript, span) for span in name.spans)}
    return any(spelling.casefold() in title.casefold() for spelling in spellings)


def doubt(weak: Iterable[Weak]) -> float:
    """The chance that something about an article is wrong, 0 to 1, as if its weak points had nothing to do with
    each other."""
    return 1 - math.prod(one.sure for one in weak)


def by_article(dump: DumpReport, content: str) -> dict[int, list[Weak]]:
    """Every weak point of a dump by the index of its article; within one, the weakest first."""
    found: dict[int, list[Weak]] = {}
    for weak in all_weak(dump, content):
        found.setdefault(weak.article, []).append(weak)
    return found


def all_weak(dump: DumpReport, content: str) -> Sequence[Weak]:
    """Every weak point of a dump, the weakest first."""
    found = [*weak_boundaries(dump), *weak_dates(dump, content), *weak_names(dump, content)]
    return sorted(found, key=lambda weak: weak.sure)


def _open(dump: DumpReport) -> Iterator[tuple[int, ArticleReport]]:
    """The articles about which something may be left to decide."""
    return ((index, report) for index, report in enumerate(dump.articles) if not report.settled)
