"""What the commands print: progress on a terminal, a report in words, problems.

Data: `print_import`, `print_build`, `print_problems`, `progress_bar`; `write_report` for a file.
Limits: words only; quiet in a pipe but for the report itself.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

from generator.building import BuildReport
from generator.content.merge import Outcome
from generator.content.store import write_file
from generator.errors import Problem
from generator.importing import DumpReport, ImportReport
from generator.importing import Progress as Tell
from generator.model import Discard

_KINDS = {
    "feed": "author feed",
    "page": "scraped page",
    "syndication": "RSS or Atom feed",
    "json-feed": "JSON Feed",
    "wordpress": "WordPress export",
    "web-page": "saved web page",
}
_OUTCOMES = (
    (Outcome.NEW, "new"),
    (Outcome.REFRESHED, "refreshed (nobody had touched them)"),
    (Outcome.UNCHANGED, "unchanged"),
    (Outcome.EDITED, "edited by hand, left alone"),
    (Outcome.GONE, "moved or deleted by hand, not brought back"),
    (Outcome.DUPLICATE, "already in the archive"),
    (Outcome.OVERLAPS, "overlapping an edited article, not written"),
)
_MAX_DISCARDS = 30
"""Boilerplate lines of one dump printed with their words; of the others only the number and the reason."""


def _out() -> Console:
    return Console(highlight=False, soft_wrap=True)


@contextmanager
def progress_bar() -> Iterator[Tell]:
    """A progress bar on a terminal, nothing in a pipe."""
    console = Console(stderr=True)
    if not console.is_terminal or os.environ.get("CI"):
        yield lambda what, done, of: None
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("Starting", total=None)
        yield lambda what, done, of: bar.update(task, description=what, completed=done, total=of or None)


def print_problems(problems: Iterable[Problem]) -> None:
    """All problems, sorted, on standard error, and how many they are."""
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    listed = sorted(problems)
    for problem in listed:
        place = f"{problem.path}:{problem.line}" if problem.line else problem.path
        fix = f" ({problem.fix})" if problem.fix else ""
        console.print(f"{place}: ", style="bold red", end="", markup=False)
        console.print(f"{problem.what}{fix}", markup=False)
    console.print(_count(len(listed), "problem") + "; nothing was half-written.", markup=False)


def print_import(report: ImportReport, content: Path) -> None:
    """What an import found, dropped and wrote."""
    console = _out()
    for dump in report.dumps:
        for line in _dump_lines(dump, _MAX_DISCARDS):
            console.print(line, markup=False, style="none" if line.startswith(" ") else "bold")
    if report.dumps:
        console.print(_summary(report, content), markup=False)


def write_report(report: ImportReport, path: Path) -> None:
    """The whole report to a file. Raises `OSError` where it cannot be written."""
    if path.suffix == ".json":
        text = json.dumps(_as_data(report), ensure_ascii=False, indent=1) + "\n"
    else:
        text = "\n".join(line for dump in report.dumps for line in [*_dump_lines(dump, None), *_articles(dump)]) + "\n"
    write_file(path, text)


def print_build(report: BuildReport, out: Path) -> None:
    """What a build made, and where to open it."""
    console = _out()
    size = report.bytes / 1_000_000
    console.print(
        f"{_count(report.articles, 'article')}, {_count(report.pages, 'page')}, "
        f"{_count(report.files, 'file')}, {size:.1f} MB",
        markup=False,
    )
    console.print(f"Open {(out / 'index.html').resolve().as_uri()}", markup=False)


def _dump_lines(dump: DumpReport, limit: int | None) -> list[str]:
    """A dump's part of the report."""
    lines = [f"{dump.name}: {_KINDS[dump.kind]}, {_count(len(dump.merged), 'article')}"]
    lines.append(
        f"  lines: {dump.full_lines:,} with text = {dump.article_lines:,} in articles"
        f" + {dump.full_lines - dump.article_lines - dump.lost_lines:,} boilerplate + {dump.lost_lines:,} lost"
    )
    shown = dump.discards if limit is None else dump.discards[:limit]
    if len(shown) < len(dump.discards):
        lines += [f"  {reason}: {_count(len(at), 'line')}, {_spans(at)}" for reason, at in _by_reason(dump.discards)]
        lines.append(f"  the first {len(shown)} of them; all are in --report FILE:")
    lines += [f"    {dump.name}:{d.line}: {d.reason}: {_clip(d.text)}" for d in shown]
    return lines


def _by_reason(discards: Iterable[Discard]) -> list[tuple[str, list[int]]]:
    """Line numbers by reason, the most frequent reason first."""
    found: dict[str, list[int]] = {}
    for discard in discards:
        found.setdefault(discard.reason, []).append(discard.line)
    return sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0]))


def _articles(dump: DumpReport) -> list[str]:
    rows = []
    for merged in dump.merged:
        article = merged.draft.article
        span = f"{article.source.first}-{article.source.last}" if article.source else ""
        rows.append(f"  {span}: {merged.outcome}: {merged.path}: {article.title}")
    return rows


def _summary(report: ImportReport, content: Path) -> str:
    total = sum(len(dump.merged) for dump in report.dumps)
    counts = [f"{report.count(outcome):,} {words}" for outcome, words in _OUTCOMES if report.count(outcome)]
    lost = sum(dump.lost_lines for dump in report.dumps)
    lines = [f"{_count(total, 'article')} in {_count(len(report.dumps), 'dump')}: {', '.join(counts) or 'none'}"]
    lines.append("No line was lost." if not lost else f"{_count(lost, 'line')} LOST: please report this as a bug.")
    if report.left_alone:
        lines.append(f"{_count(report.left_alone, 'other file')} in the folders left alone.")
    if report.dry_run:
        lines.append("Dry run: nothing was written.")
    elif report.written:
        lines.append(f"{_count(len(report.written), 'file')} written to {content}{os.sep}")
    else:
        lines.append("Nothing to write.")
    return "\n".join(lines)


def _as_data(report: ImportReport) -> dict[str, object]:
    return {
        "dry_run": report.dry_run,
        "written": list(report.written),
        "removed": list(report.removed),
        "left_alone": report.left_alone,
        "problems": [str(problem) for problem in report.problems],
        "dumps": [
            {
                "dump": dump.name,
                "kind": dump.kind.value,
                "lines": dump.full_lines,
                "article_lines": dump.article_lines,
                "lost_lines": dump.lost_lines,
                "boilerplate": [{"line": d.line, "reason": d.reason, "text": d.text} for d in dump.discards],
                "articles": [
                    {
                        "lines": [m.draft.article.source.first, m.draft.article.source.last],  # type: ignore[union-attr]
                        "outcome": m.outcome.value,
                        "path": m.path,
                        "title": m.draft.article.title,
                    }
                    for m in dump.merged
                ],
            }
            for dump in report.dumps
        ],
    }


def _spans(numbers: Sequence[int]) -> str:
    """Line numbers, runs of them as `40-46`."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def _clip(text: str) -> str:
    return text if len(text) <= 60 else text[:57].rstrip() + "…"
