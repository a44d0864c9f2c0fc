"""The day of publication of every text of a feed, or of one that stands alone.

Data: `estimate_dates` for a feed, `estimate_date` for a lone page; each estimate has a range and its reasons.
`weigh_dates` and `weigh_date` give every hint as well.
Limits: the texts of a feed are taken to be in order, newest first; no day without evidence of its year, which is
`year_evidence`'s to judge; no inferred day after `today`, where that is given.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.date_basis import BasisKind, DateBasis, Neighbours, basis, basis_line
from generator.enrich.dates.calendar import Calendar
from generator.enrich.dates.events import known_since, told_events
from generator.enrich.dates.fitted import FITTED
from generator.enrich.dates.hints import gather, own_date
from generator.enrich.dates.likelihoods import Hint, Near
from generator.enrich.dates.periods import latest_year, only_ahead
from generator.enrich.dates.solver import Answer, solve
from generator.enrich.dates.translate import in_english
from generator.enrich.dates.year_evidence import agrees_on_years, tells_its_year
from generator.enrich.evidence import DateSign
from generator.enrich.switches import ALL, Switches
from generator.model import DateEstimate, Document

Weighed = tuple[DateEstimate, tuple[DateSign, ...]]
"""An estimate and every hint at it, the strongest first; no hints where the day is known without them."""

_TOO_WIDE = 1100
"""Days; a lone text whose range is wider than this tells no date."""
_NEIGHBOURS = 10
"""Texts before and after one that are asked with it for the year."""
_NOVELTY = 250.0
"""Days in which the chance falls to a third that the newest name in a text is the newest it could tell of."""
_FEW, _FEW_SHARE = 4, 0.3
"""Texts that tell a year, and their share of all, below which they do not tell the years of the feed."""
_PLANNING = 10
"""Years by which plans may lie ahead."""
_MAX_BASIS = 3
_NARROW = 45
"""Days; of a text whose range is wider, the day says nothing of its neighbours."""
_ALONE = replace(FITTED, temper=0.9, credible=0.92)
"""For a lone text, which has evidence of its year; the sources of the fit have too few of these to fit it."""
_AGREES = 0.25
"""Share of a hint's greatest height that the chosen day must reach for the hint to be a reason for it."""


def estimate_dates(
    documents: Sequence[Document],
    calendar: Calendar,
    *,
    newest: dt.date | None = None,
    oldest: dt.date | None = None,
    pinned: Mapping[int, dt.date] | None = None,
    today: dt.date | None = None,
) -> tuple[DateEstimate, ...]:
    """One estimate for each text of a feed that stands newest first; the days never increase down the feed.

    `newest` and `oldest` bound all days. `pinned` gives days that are known, by index into `documents`; a date that
    an item carries and a line that states a text's own date are known too. All of these are kept as they are, and
    only they may break the order, where they contradict each other. No inferred day is after `today`. Without a known
    day, a bound, or a year that the texts agree on, no text has a day.
    """
    weighed = weigh_dates(documents, calendar, newest=newest, oldest=oldest, pinned=pinned, today=today)
    return tuple(estimate for estimate, _ in weighed)


def weigh_dates(
    documents: Sequence[Document],
    calendar: Calendar,
    *,
    newest: dt.date | None = None,
    oldest: dt.date | None = None,
    pinned: Mapping[int, dt.date] | None = None,
    today: dt.date | None = None,
    on: Switches = ALL,
) -> tuple[Weighed, ...]:
    """The same, each with its hints; only those of the kinds that are on count."""
    if not documents:
        return ()
    originals, documents = documents, [in_english(document) for document in documents]
    known = _known(documents, pinned or {}, today)
    if len(known) == len(documents):
        return tuple((known[index], ()) for index in range(len(documents)))
    anchored = bool(known or newest or oldest) or agrees_on_years(documents, calendar)
    bounds = _until(_bounds(documents, calendar, known, newest, oldest), today) if anchored else None
    if bounds is None:
        nothing = DateEstimate(None, basis=basis(BasisKind.NO_YEAR_IN_FEED))
        return tuple((known.get(index, nothing), ()) for index in range(len(documents)))
    first, last = bounds
    years = range(first.year - 1, last.year + 2)
    hints = [gather(document, calendar, years, on) for document in documents]
    pins = {i: e.day.toordinal() for i, e in known.items() if e.day and first <= e.day <= last}
    answers = solve(hints, first.toordinal(), last.toordinal(), pins)
    signs = [weigh_hints(found, answer.day) for answer, found in zip(answers, hints, strict=True)]
    around = _neighbours(answers, known)
    return tuple(
        (known[index], ())
        if index in known
        else (_in_feed(answer, found, around[index], originals[index] is not documents[index]), found)
        for index, (answer, found) in enumerate(zip(answers, signs, strict=True))
    )


def estimate_date(document: Document, calendar: Calendar, *, today: dt.date | None = None) -> DateEstimate:
    """The estimate for a text that stands alone; without a day where the text gives no real hint."""
    return weigh_date(document, calendar, today=today)[0]


def weigh_date(document: Document, calendar: Calendar, on: Switches = ALL, *, today: dt.date | None = None) -> Weighed:
    """The same, with its hints."""
    original, document = document, in_english(document)
    known = _known([document], {}, today)
    if known:
        return known[0], ()
    year = _latest_year(document, calendar)
    nothing = DateEstimate(None, basis=basis(BasisKind.NO_DAY))
    if year is None or not tells_its_year(document, calendar):
        return nothing, ()
    final = max(year + 4, calendar.horizon)
    bounds = _until((dt.date(year - 1, 1, 1), dt.date(final, 12, 31)), today)
    if bounds is None:
        return nothing, ()
    first, last = (day.toordinal() for day in bounds)
    hints = gather(document, calendar, range(year - 2, final + 2), on)
    floor = known_since(document.text, calendar)
    if floor:
        span = (floor.toordinal(), floor.toordinal())
        hints.append(Hint(None, Near((span,), 1.0, ((1.0, _NOVELTY),), (), 0.003)))
    (answer,) = solve([hints], first, last, {}, _ALONE)
    signs = weigh_hints(hints, answer.day)
    if answer.latest - answer.earliest > _TOO_WIDE:
        return nothing, signs
    return _estimate(answer, _strongest(signs), original is not document), signs


def news_day(document: Document, calendar: Calendar) -> dt.date | None:
    """The day of the one event that a text is known to tell of, by its words."""
    days = {first for event in told_events(document.text, calendar) for first, _ in event.days.values()}
    return min(days) if len(days) == 1 else None


def _latest_year(document: Document, calendar: Calendar) -> int | None:
    """The latest year that a text speaks of, that a name in it is known from, or in which its news took place."""
    floor = known_since(document.text, calendar)
    named = latest_year(document.text)
    if named and calendar.horizon and only_ahead(document.text):
        named = min(named, calendar.horizon)  # plans reach far
    told = (year for event in told_events(document.text, calendar) for year in event.days)
    return max((year for year in (named, floor.year if floor else None, *told) if year), default=None)


def _until(bounds: tuple[dt.date, dt.date] | None, today: dt.date | None) -> tuple[dt.date, dt.date] | None:
    """The bounds, ending today at the latest; None where nothing is left of them."""
    if bounds is None or today is None:
        return bounds
    first, last = bounds
    return (first, min(last, today)) if first <= today else None


def _known(
    documents: Sequence[Document], pinned: Mapping[int, dt.date], today: dt.date | None
) -> dict[int, DateEstimate]:
    """The days that need no estimate, by index; a line that states a day after `today` announces something."""
    known: dict[int, DateEstimate] = {}
    for index, document in enumerate(documents):
        if index in pinned:
            known[index] = DateEstimate(pinned[index], basis=basis(BasisKind.EDITOR))
        elif document.item.date and document.item.date.day:
            known[index] = document.item.date
        elif (day := own_date(document)) and (today is None or day <= today):
            known[index] = DateEstimate(day, basis=basis(BasisKind.OWN_LINE))
    return known


def _bounds(
    documents: Sequence[Document],
    calendar: Calendar,
    known: Mapping[int, DateEstimate],
    newest: dt.date | None,
    oldest: dt.date | None,
) -> tuple[dt.date, dt.date] | None:
    """The first and last day that the feed may reach, by the latest years its texts name."""
    named = [year for m in documents if (year := _latest_year(m, calendar))]
    # The middle one of neighbours: a text that only tells of old times does not stretch the feed.
    years = [sorted(named[max(0, i - _NEIGHBOURS) : i + _NEIGHBOURS + 1]) for i in range(len(named))]
    usual = [found[len(found) // 2] for found in years]
    sure = [day.year for day in (newest, oldest, *(estimate.day for estimate in known.values())) if day]
    if not usual and not sure:
        return None
    top = max(*usual, *sure, 0) + 2
    base = min(*usual, *sure, 9999) - 1
    if not sure and len(named) < max(_FEW, _FEW_SHARE * len(documents)):
        # Hardly a text tells its year: those that do may speak of old times or of plans, and the feed be of any other.
        top = max(top, *named, calendar.horizon)
        base -= _PLANNING if any(only_ahead(m.text) for m in documents) else 0
    first, last = oldest or dt.date(base, 1, 1), newest or dt.date(top, 12, 31)
    return (first, last) if first <= last else (last, first)


def _estimate(answer: Answer, bases: Sequence[DateBasis], translated: bool) -> DateEstimate:
    as_date = dt.date.fromordinal
    line = basis_line(*(bases or [DateBasis(BasisKind.NAMED_YEARS)]), translated=translated)
    return DateEstimate(as_date(answer.day), as_date(answer.earliest), as_date(answer.latest), line)


def _in_feed(answer: Answer, found: Sequence[DateSign], around: Neighbours, translated: bool) -> DateEstimate:
    """The estimate of one text of a feed; no day where next to nothing holds it."""
    if answer.latest - answer.earliest > _TOO_WIDE:
        return DateEstimate(None, basis=basis(BasisKind.NO_YEAR))
    return _estimate(answer, [*_strongest(found), DateBasis(BasisKind.ORDER, neighbours=around)], translated)


def _neighbours(answers: Sequence[Answer], known: Mapping[int, DateEstimate]) -> list[Neighbours]:
    """For each text the nearest texts above and below whose day is known; where a feed has none, those next to it, unless
    little is known of their days either."""
    sure = {index: estimate.day for index, estimate in known.items() if estimate.day}
    days = sure or {
        index: dt.date.fromordinal(answer.day)
        for index, answer in enumerate(answers)
        if answer.latest - answer.earliest <= _NARROW
    }
    newer: list[dt.date | None] = [None]
    for index in range(len(answers) - 1):
        newer.append(days.get(index, newer[-1]))
    older: list[dt.date | None] = [None]
    for index in range(len(answers) - 1, 0, -1):
        older.append(days.get(index, older[-1]))
    pairs = zip(older[::-1], newer, strict=True)
    # Stated days may contradict the order of the feed: then the article is between them all the same.
    return [Neighbours(min(a, b), max(a, b), bool(sure)) if a and b else Neighbours(a, b, bool(sure)) for a, b in pairs]


def weigh_hints(hints: Sequence[Hint], day: int) -> tuple[DateSign, ...]:
    """What each hint that has a name says of the day chosen (an ordinal), against the year around it."""
    weighed: dict[str, DateSign] = {}
    for hint in hints:
        if hint.basis is None:
            continue
        around = hint.shape.heights(day - 180, 361)
        best = max(around)
        agrees = around[180] >= _AGREES * best
        nats = max(0.0, hint.strength * math.log(best * len(around) / sum(around))) if best else 0.0
        words = str(hint.basis)
        if words not in weighed or (agrees, nats) > (weighed[words].agrees, weighed[words].weight):
            weighed[words] = DateSign(hint.basis, agrees, nats)
    return tuple(sorted(weighed.values(), key=lambda sign: -sign.weight))


def _strongest(signs: Sequence[DateSign]) -> list[DateBasis]:
    """The hints that speak most for the day chosen against those around it, for an editor to check."""
    return [sign.basis for sign in signs if sign.agrees][:_MAX_BASIS]
