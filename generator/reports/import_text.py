"""The report of an import as text: what was found, what was dropped and why, which decisions to check.

Data: `print_import` for a terminal, short; `report_lines` for a file, complete.
Limits: text only; `weakest` selects the decisions to check.
"""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

from generator.dumps.formats.dispatch import MARKED
from generator.reports.console import count
from generator.reports.doubts import doubts, likely_count
from generator.reports.explain import article_lines
from generator.reports.reasons import reason_words
from generator.reports.weakest import (
    KIND_NAMES,
    SURE_CUT,
    WIDE,
    Weak,
    WeakKind,
    weak_boundaries,
    weak_dates,
    weak_names,
)
from generator.reports.wording import KINDS, OUTCOMES, by_reason, clip, percent, spans
from generator.review import DumpReport, ImportReport

_CUTS, _OTHERS = 5, 4
"""How many weak boundaries, and how many weak dates and names, a terminal shows."""
_MANY_UNDATED = 3
"""Articles of one dump without a day from which its newest day is asked for."""
_REASONS = 6
"""Reasons for dropping lines that one dump's row names."""
_NEWER = 4
_LEAST_WORDS = 24
"""Characters of the evidence for a fact that are shown on any terminal, however narrow."""
_FEWEST_WORDS = 8
"""Likewise, of a paragraph."""
_ALARM = "bold red"
_NONE_LOST = "No line was lost."


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One line of the printed report."""

    text: str
    alarm: bool = False
    """Reports a bug: printed in red."""


def print_import(report: ImportReport) -> None:
    """Print what an import found, dropped and wrote, and what to check first."""
    console = Console(highlight=False, soft_wrap=True)
    width = console.width if console.is_terminal else 120
    for row in alarm_rows(report):
        console.print(Text(row.text, _ALARM))
    for dump in report.dumps:
        name, *rows = dump_rows(dump)
        console.print(Text(name.text, "bold"))
        for row in rows:
            wide = console.width if console.is_terminal else len(row.text)
            for part in textwrap.wrap(row.text, max(wide, _LEAST_WORDS), subsequent_indent="    "):
                console.print(Text(part, _ALARM if row.alarm else ""))
    if report.dumps:
        for line in _weak_lines(report, width):
            console.print(line)
        for row in _summary(report):
            console.print(Text(row.text, _ALARM if row.alarm else ""))


def alarm_rows(report: ImportReport) -> list[ReportRow]:
    """Returns what must be read first: dumps of which text is missing, or much was dropped; most imports have none."""
    rows = []
    for dump in report.alarming:
        words = dump.words
        if dump.lost_lines:
            rows.append(f"{dump.path}: {count(dump.lost_lines, 'line')} in no article and not in this report")
        if dump.lost_elements:
            lost = Counter(one.detail for one in dump.lost_elements)
            kinds = ", ".join(_elements(number, kind) for kind, number in sorted(lost.items()))
            rows.append(f"{dump.path}: {kinds} of the source in no article (--report FILE lists them)")
        if words.alarming:
            share = f"{words.dropped:,} of {words.kept + words.dropped:,} words ({percent(words.share)})"
            fix = "--report FILE lists them, --keep-all keeps them"
            rows.append(f"{dump.path}: {share} are in no article ({fix})")
    return [ReportRow(text, alarm=True) for text in rows]


def dump_rows(dump: DumpReport) -> list[ReportRow]:
    """Returns the rows about a dump: its kind, its lines, and what was dropped, by reason."""
    rows = [
        ReportRow(
            f"{dump.path}: {KINDS[dump.kind]}{_because(dump)}, {count(len(dump.articles), 'article')}{_between(dump)}"
        )
    ]
    lost = f"{dump.lost_lines:,} lost" if not dump.lost_lines else f"{dump.lost_lines:,} LOST"
    text = (
        f"  {count(dump.full_lines, 'line')} with text: {dump.article_lines:,} in articles,"
        f" {dump.dropped_lines:,} dropped, {lost}"
    )
    if dump.kind in MARKED:
        text += f"; {count(dump.words.kept, 'word')} in articles, {dump.words.dropped:,} dropped"
    rows.append(ReportRow(text, alarm=bool(dump.lost_lines)))
    if dump.elements:
        counts = ", ".join(f"{has:,} of {_elements(had, kind.value)}" for kind, has, had in dump.elements)
        rows.append(ReportRow(f"  of the mark-up: {counts}"))
    rows += [ReportRow(f"  {words}") for words in _earlier_options(dump)]
    rows += [ReportRow(f"  mended: {note}") for note in dump.dump.notes]
    rows += [ReportRow(f"  check: {doubt}", alarm=True) for doubt in doubts(dump)]
    reasons = by_reason(dump.discards)
    named = [f"{reason} ({_few(lines)})" for reason, lines in reasons[:_REASONS]]
    if len(reasons) > _REASONS:
        named.append(f"{count(len(reasons) - _REASONS, 'other reason')} (all in --report FILE)")
    if named:
        rows.append(ReportRow(f"  dropped: {'; '.join(named)}"))
    return rows


def _elements(number: int, kind: str) -> str:
    """`1 list entry`, `3 list entries`."""
    return count(number, kind).replace("entrys", "entries")


def _earlier_options(dump: DumpReport) -> Iterator[str]:
    """The options that apply because the last import of the dump had them."""
    now, given = dump.used.options, dump.used.given
    words = []
    if now.kind != given.kind and now.kind:
        words.append(f"--as {now.kind.value}")
    if now.mapped != given.mapped:
        words += [f"--map {role}={name}" for role, name in now.mapped]
    if now.keep_all != given.keep_all:
        words.append("--keep-all")
    words += [f"--newest {now.newest}"] if now.newest != given.newest else []
    words += [f"--oldest {now.oldest}"] if now.oldest != given.oldest else []
    if words:
        yield f"options of the last import: {' '.join(words)} (--forget leaves them out)"
    if dump.used.left_out:
        yield f"--newest {dump.used.left_out} of the last import is left out: the dump has changed (give it again)"


def _between(dump: DumpReport) -> str:
    """How many articles are likely, where that is not sure: ` (18 to 23 likely)`."""
    likely = likely_count(dump)
    return f" ({likely[0]} to {likely[1]} likely)" if likely and likely[0] < likely[1] else ""


def _because(dump: DumpReport) -> str:
    """Why the dump was taken for what it is, and how sure that is: ` (6 items, each with a number; 98 % sure)`."""
    found = dump.found
    sure = f"; {percent(found.confidence)} sure" if found.confidence is not None else ""
    return f" ({found.reason}{sure})" if found.reason else ""


def _few(lines: Sequence[int]) -> str:
    """The lines dropped for one reason; only the first if they are many."""
    words = spans(lines)
    return words if len(words) <= 40 else f"{count(len(set(lines)), 'line')}, {words[:40].rpartition(', ')[0]}, …"


def report_lines(report: ImportReport) -> list[str]:
    """Returns the whole report: every dropped line, every weak decision, every article with its evidence."""
    lines: list[str] = [row.text for row in alarm_rows(report)]
    for dump in report.dumps:
        lines += [row.text for row in dump_rows(dump)[:2]]
        lines += [f"    mended: {note}" for note in dump.dump.notes]
        lines += [f"    {dump.path}:{d.line}: dropped: {reason_words(d)}: {clip(d.text)}" for d in dump.discards]
        weak = [*weak_boundaries(dump), *weak_dates(dump, report.content), *weak_names(dump, report.content)]
        lines += [
            f"    {one.place}: {KIND_NAMES[one.kind]}: {one.what}: {clip(one.words)} (in {one.file}: {one.fix})"
            for one in weak
        ]
        for article in dump.articles:
            lines += [f"  {line}" if line else "" for line in article_lines(article, dump)]
    return [*lines, *(row.text for row in _summary(report))]


def _undated(report: ImportReport) -> int:
    """Articles without a day in the feed that has most of them."""
    return max((sum(one.article.date.day is None for one in dump.articles) for dump in report.dumps), default=0)


def _weak_lines(report: ImportReport, width: int) -> Iterator[Text]:
    """What to check first: boundaries, dates, names."""
    cuts = _weakest(weak for dump in report.dumps for weak in weak_boundaries(dump))
    if cuts:
        few = f"less than {SURE_CUT:.0%} sure".replace("%", " %")
        yield _head(f"Weakest boundaries ({count(len(cuts), 'place')} {few}; --explain LINE shows why)")
        for one in cuts[:_CUTS]:
            yield _cut_row(one, width)
        yield _how(f"to correct one, write the text in brackets into {_files(cuts)}")
    dates = _weakest(weak for dump in report.dumps for weak in weak_dates(dump, report.content))
    if dates:
        yield _head(f"Weakest dates ({count(len(dates), 'article')} without a day, or with a range over {WIDE} days)")
        for one in dates[:_OTHERS]:
            yield from _file_rows(one, width)
        yield _how("to confirm or correct one, set its date: and remove date_earliest and date_latest")
        if _undated(report) >= _MANY_UNDATED:
            yield _how("for a feed whose newest day you know: import it again with --newest 2024-07-25")
    names = _weakest(weak for dump in report.dumps for weak in weak_names(dump, report.content))
    if names:
        firsts = list({one.file: one for one in reversed(names)}.values())
        firsts.sort(key=lambda weak: weak.sure)
        yield _head(f"Weakest names ({count(len(firsts), 'article')} with a doubtful company or headline)")
        for one in firsts[:_OTHERS]:
            yield from _file_rows(one, width)
        yield _how("to correct one, edit its title:, companies: or mentions:")
        yield _how("for names that are missing everywhere: briefings suggest companies DUMP")


def _weakest(found: Iterator[Weak]) -> list[Weak]:
    return sorted(found, key=lambda weak: weak.sure)


def _head(words: str) -> Text:
    return Text(words, "bold")


def _how(words: str) -> Text:
    return Text(f"  {words}", "italic")


def _cut_row(weak: Weak, width: int) -> Text:
    decided = f"{'begins' if weak.opens else 'goes on'}, {percent(weak.sure)} sure"
    space = max(_FEWEST_WORDS, width - len(f"  {weak.place}: {decided} ({weak.fix}): "))
    return Text.assemble(
        "  ", (weak.place, "cyan"), f": {decided} ", (f"({weak.fix})", "green"), f": {clip(weak.words, space)}"
    )


def _file_rows(weak: Weak, width: int) -> Iterator[Text]:
    yield Text.assemble("  ", (weak.file, "cyan"))
    what = f"headline {weak.what}" if weak.kind is WeakKind.HEADLINE else weak.what
    yield Text(f"    {what}: {clip(weak.words, max(_LEAST_WORDS, width - len(what) - 6))}")


def _files(weak: Sequence[Weak]) -> str:
    files = list(dict.fromkeys(one.file for one in weak[:_CUTS]))
    return files[0] if len(files) == 1 else "the .cuts file of its dump"


def _summary(report: ImportReport) -> list[ReportRow]:
    total = sum(len(dump.articles) for dump in report.dumps)
    counts = [f"{report.count(outcome):,} {words}" for outcome, words in OUTCOMES if report.count(outcome)]
    lost = sum(dump.lost_lines for dump in report.dumps)
    found = f"{count(total, 'article')} in {count(len(report.dumps), 'dump')}: {', '.join(counts) or 'none'}"
    rows = [*map(ReportRow, _newer_rows(report)), ReportRow(found)]
    rows.append(
        ReportRow(f"{count(lost, 'line')} LOST: please report this as a bug.", alarm=True)
        if lost
        else ReportRow(_NONE_LOST)
    )
    if report.left_alone:
        rows.append(ReportRow(f"{count(report.left_alone, 'other file')} in the folders left alone."))
    return [*rows, *map(ReportRow, _writing(report))]


def _writing(report: ImportReport) -> Iterator[str]:
    if report.completed:
        yield f"An interrupted import was completed first ({count(report.completed, 'file')})."
    if report.disagreements:
        parts = count(report.disagreements, "part")
        yield f"{parts} that you and a dump have both changed: yours stay (briefings status shows both)."
    if report.busy:
        yield (
            f"{count(len(report.busy), 'file')} changed by somebody during the import and left alone"
            f" (import again to refresh): {', '.join(report.busy[:_NEWER])}{', …' if len(report.busy) > _NEWER else ''}"
        )
    if report.dry_run:
        yield "Dry run: nothing was written."
        return
    if report.written:
        yield f"{count(len(report.written), 'file')} written to {report.content}/"
    else:
        yield "Nothing to write."
    if report.removed:
        yield f"{count(len(report.removed), 'file')} removed, whose lines belong to other articles now."


def _newer_rows(report: ImportReport) -> Iterator[str]:
    newer = [article for dump in report.dumps for article in dump.articles if article.newer_of]
    if not newer:
        return
    yield f"{count(len(newer), 'article')} with changed words; keep one of each two, a deleted one does not come back"
    for article in newer[:_NEWER]:
        yield f"  {report.content}/{article.fate.path}"
        yield f"    looks like a newer version of {report.content}/{article.newer_of}"
    if len(newer) > _NEWER:
        yield f"  … and {len(newer) - _NEWER:,} more (all in --report FILE)"
