"""Articles over time as bars: by month where an archive is short, by quarter or year where it is long.

Data: `over_time` gives a `ChartView`, `spark` a `Sparkline`, both of a `Timespan`.
Limits: pure; dated articles only, by the best single day. Coordinates are whole numbers or rounded to two places, so
that the same archive gives the same bytes. Months without articles are gaps, never joined over.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from generator.analysis.timespan import Timespan, month_number
from generator.content.periods import MONTHS
from generator.site.figures.records import Bar, ChartRow, ChartView, Sparkline, Tick
from generator.site.paths import period_path
from generator.site.views.content import counted_articles

_SLOT, _GAP = 10, 2
"""Width of a slot and the space between two bars."""
_HEIGHT = 60
_LEAST_HEIGHT = 3.0
"""Of a bar, so that a single article is visible next to a hundred."""
_MOST_SLOTS = 60
_NAMED_MONTHS = 14
"""A chart of so few months names months, not years."""
_SPARKS = 24
_SPARK_HEIGHT = 12
_TICK_ROOM = 11.0
"""Per cent of a chart's width that a year under it needs on a phone."""


def over_time(
    about: Iterable[dt.date], mentioned: Iterable[dt.date], span: Timespan, two_kinds: bool
) -> ChartView | None:
    """The chart of a company or tag over the whole time of its archive; None where no article is dated."""
    size = _slot_months(span)
    start = span.first - span.first % size
    count = (span.last - start) // size + 1
    stacks = _stacks(
        ((month_number(d) - start) // size for d in about), ((month_number(d) - start) // size for d in mentioned)
    )
    if not stacks:
        return None
    names = [_slot_name(start + number * size, size) for number in range(count)]
    paths = [period_path(_period(start + number * size, size)) if size != 3 else None for number in range(count)]
    rows = tuple(ChartRow(names[n], paths[n], *stacks[n]) for n in sorted(stacks))
    unit = {1: "month", 3: "quarter", 12: "year"}[size]
    return ChartView(
        title=f"Articles per {unit}",
        words=_words(rows, count, unit),
        width=count * _SLOT,
        height=_HEIGHT,
        bars=_bars(stacks, names, two_kinds),
        ticks=_ticks(start, size, count),
        rows=rows,
        two_kinds=two_kinds,
    )


def by_day(days: Iterable[dt.date], year: int, month: int) -> ChartView | None:
    """The chart of one month: a slot for each of its days."""
    stacks = _stacks((day.day - 1 for day in days), ())
    if not stacks:
        return None
    count = (dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(1)).day
    names = [f"{number + 1} {MONTHS[month - 1]}" for number in range(count)]
    rows = tuple(ChartRow(names[n], None, *stacks[n]) for n in sorted(stacks))
    return ChartView(
        title="Articles per day",
        words=_words(rows, count, "day"),
        width=count * _SLOT,
        height=_HEIGHT,
        bars=_bars(stacks, names, False),
        ticks=tuple(Tick(round(100 * (day - 1) / count, 2), str(day)) for day in (1, 8, 15, 22, 29) if day <= count),
        rows=rows,
        two_kinds=False,
    )


def sparkline(days: Collection[dt.date], span: Timespan) -> Sparkline | None:
    """The shape of a company's or tag's time in the archive; None where no article is dated."""
    if not days:
        return None
    count = min(_SPARKS, span.months)
    slots = Counter((month_number(day) - span.first) * count // span.months for day in days)
    highest = max(slots.values())
    strokes = (f"M{3 * n + 1} 13v-{max(2, round(_SPARK_HEIGHT * slots[n] / highest))}" for n in sorted(slots))
    months = Counter(month_number(day) for day in days)
    best = min(months, key=lambda month: (-months[month], -month))
    words = f"most in {_slot_name(best, 1)}" if len(months) > 1 else f"all in {_slot_name(best, 1)}"
    return Sparkline("".join(strokes), 3 * count, words)


def columns_of(span: Timespan) -> tuple[tuple[str, int, int], ...]:
    """The archive's time in at most six parts, each with its name and its first and last month, inclusive.

    Years; of a long archive the last five and all before them as one; of a single year its quarters.
    """
    first, last = span.first // 12, span.last // 12
    if first == last:
        quarters = range(span.first - span.first % 3, span.last + 1, 3)
        return tuple((f"Q{month % 12 // 3 + 1} {month // 12}", month, month + 2) for month in quarters)
    begin = max(first, last - 4) if last - first > 5 else first
    columns = [(str(year), year * 12, year * 12 + 11) for year in range(begin, last + 1)]
    if begin > first:
        columns.insert(0, (f"to {begin - 1}", first * 12, begin * 12 - 1))
    return tuple(columns)


def _slot_months(span: Timespan) -> int:
    """Months in a slot: 1, 3 or 12."""
    return next((size for size in (1, 3) if span.months <= size * _MOST_SLOTS), 12)


def _stacks(about: Iterable[int], mentioned: Iterable[int]) -> dict[int, tuple[int, int]]:
    """Slot -> articles about it, and articles that mention it."""
    lower, upper = Counter(about), Counter(mentioned)
    return {slot: (lower[slot], upper[slot]) for slot in lower.keys() | upper.keys()}


def _bars(stacks: dict[int, tuple[int, int]], names: Sequence[str], two_kinds: bool) -> tuple[Bar, ...]:
    highest = max(lower + upper for lower, upper in stacks.values())
    bars = []
    for slot in sorted(stacks):
        lower, upper = stacks[slot]
        low = round(max(_LEAST_HEIGHT, _HEIGHT * lower / highest), 2) if lower else 0.0
        high = round(max(_LEAST_HEIGHT, _HEIGHT * upper / highest), 2) if upper else 0.0
        high = min(high, round(_HEIGHT - low, 2))
        counts = f"{lower} about it, {upper} naming it" if two_kinds else counted_articles(lower + upper)
        bars.append(
            Bar(
                x=slot * _SLOT + _GAP // 2,
                width=_SLOT - _GAP,
                y=round(_HEIGHT - low, 2),
                height=low,
                upper_y=round(_HEIGHT - low - high, 2),
                upper_height=high,
                title=f"{names[slot]}: {counts}",
            )
        )
    return tuple(bars)


def _ticks(start: int, size: int, count: int) -> tuple[Tick, ...]:
    """Months under a chart of a year or so, years under a longer one."""
    if size == 1 and count <= _NAMED_MONTHS:
        step = max(1, -(-count // 4))
        return tuple(
            Tick(round(100 * slot / count, 2), MONTHS[(start + slot) % 12][:3]) for slot in range(0, count, step)
        )
    return _year_ticks(start, size, count)


def _year_ticks(start: int, size: int, count: int) -> tuple[Tick, ...]:
    """The years that begin in a chart; the first slot's too, if it fits. Of many years every second, fifth …"""
    ticks = list(_years(start, size, count))
    if ticks and ticks[0].left >= _TICK_ROOM:
        ticks.insert(0, Tick(0.0, str(start // 12)))
    if not ticks:
        return (Tick(0.0, str(start // 12)),)
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 1000) if len(ticks) / step <= 100 / _TICK_ROOM)
    return tuple(tick for tick in ticks if step == 1 or int(tick.text) % step == 0)


def _years(start: int, size: int, count: int) -> Iterator[Tick]:
    for slot in range(count):
        month = start + slot * size
        if month % 12 == 0:
            yield Tick(round(100 * slot / count, 2), str(month // 12))


def _words(rows: Sequence[ChartRow], slots: int, unit: str) -> str:
    """`12 articles from March 2023 to July 2024, most in May 2023 (4); 9 months without any.`"""
    total = sum(row.about + row.mentioned for row in rows)
    if len(rows) == 1:
        return f"{counted_articles(total)}, all {'on' if unit == 'day' else 'in'} {rows[0].text}."
    highest = max(row.about + row.mentioned for row in rows)
    peaks = [row.text for row in rows if row.about + row.mentioned == highest]
    words = f"{counted_articles(total)} from {rows[0].text} to {rows[-1].text}"
    if highest > 1 and len(peaks) <= 2:
        words += f", most {'on' if unit == 'day' else 'in'} {' and '.join(peaks)} ({highest})"
    empty = slots - len(rows)
    if empty:
        words += f"; {empty} {unit}{'' if empty == 1 else 's'} without any"
    return words + "."


def _slot_name(month: int, size: int) -> str:
    year, index = divmod(month, 12)
    if size == 12:
        return str(year)
    if size == 3:
        return f"{MONTHS[index]} to {MONTHS[index + 2]} {year}"
    return f"{MONTHS[index]} {year}"


def _period(month: int, size: int) -> str:
    return str(month // 12) if size == 12 else f"{month // 12}-{month % 12 + 1:02}"
