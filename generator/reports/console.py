"""Output of every command: progress on a terminal, errors, what a build wrote.

Data: `progress_bar`, `problems_printed`, `print_problems`, `print_build`, `print_report_written`; `count`, a number in words.
Limits: shows no progress in a pipe, nor of what ends at once. Rich and the texts of other reports are loaded only when they
are needed: a build after an edit should take no longer than its work.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.errors import ContentError, Problem

if TYPE_CHECKING:
    from rich.progress import Progress

    from generator.site.cache.report import (
        BuildReport,
    )  # for the type only: an import does not load the modules of the build

Tell = Callable[[str, int, int], None]
"""Called with the name of a step, the units done and their total (0 if unknown)."""

NO_CHANGE = "no files were changed"
_REDRAW = 0.1
"""Seconds between two drawings of the bar."""
_AT_ONCE = 0.5
"""Seconds after which there is a bar."""
_KEPT = 6
"""Names of kept files that are printed."""
_WARNINGS = 20
"""Warnings that a build prints."""


@contextmanager
def progress_bar() -> Iterator[Tell]:
    """Shows a progress bar on a terminal, nothing in a pipe; yields the function to call with progress."""
    if not (sys.stderr.isatty() or os.environ.get("FORCE_COLOR")) or os.environ.get("CI"):
        yield lambda what, done, of: None
        return
    begun = time.monotonic()
    bar: Progress | None = None
    drawn = 0.0

    def show(what: str, done: int, of: int) -> None:
        nonlocal bar, drawn
        now = time.monotonic()
        if now - begun < _AT_ONCE or now - drawn < _REDRAW:
            return
        if bar is None:
            bar = _bar()
        drawn = now
        bar.update(bar.task_ids[0], description=what, completed=done, total=of or None)
        bar.refresh()

    try:
        yield show
    finally:
        if bar:
            bar.stop()


def _bar() -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    # Without a thread that draws: beside one, no processes would be forked, and all work be done by one processor.
    bar = Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False)
    bar.add_task("Starting", total=None)
    bar.start()
    return bar


def count(number: int, noun: str) -> str:
    """Returns a number with its noun: `1 line`, `1,180 lines`."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def print_problems(problems: Iterable[Problem], state: str = NO_CHANGE) -> None:
    """Print all problems, sorted, to standard error, then their number and the `state` of the files."""
    from rich.console import Console

    console = Console(stderr=True, highlight=False, soft_wrap=True)
    listed = sorted(problems)
    for problem in listed:
        place = f"{problem.path}:{problem.line}" if problem.line else problem.path
        fix = f" ({problem.fix})" if problem.fix else ""
        console.print(f"{place}: ", style="bold red", end="", markup=False)
        console.print(f"{problem.what}{fix}", markup=False)
    console.print(f"{count(len(listed), 'error')}; {state}.", markup=False)


def print_warnings(warnings: Sequence[Problem]) -> None:
    """Print the first warnings to standard error, each with its place and its fix."""
    for warning in warnings[:_WARNINGS]:
        click.echo(f"warning: {warning}", err=True)
    if len(warnings) > _WARNINGS:
        click.echo(f"{count(len(warnings) - _WARNINGS, 'more warning')} (briefings check lists all)", err=True)


def print_report_written(path: Path) -> None:
    """Print the path of a report; for a page, the address that opens it."""
    where = f"open {path.resolve().as_uri()}" if path.suffix in {".html", ".htm"} else str(path)
    click.echo(f"Report: {where}")


def print_build(report: BuildReport, out: Path) -> None:
    """Print what a build wrote, and the address that opens it."""
    size = report.bytes / 1_000_000
    if report.unchanged:
        click.echo("Nothing has changed since the last build")
    click.echo(
        f"{count(report.articles, 'article')}, {count(report.pages, 'page')}, "
        f"{count(report.files, 'file')}, {size:.1f} MB"
    )
    if report.parts:
        parts = sorted(report.parts, key=lambda part: -part.bytes)
        click.echo(", ".join(f"{part.name} {_megabytes(part.bytes)}" for part in parts))
    if report.left_out:
        names = ", ".join(report.left_out)
        click.echo(f"Left out, for the host does not take so much: {names}")
    if report.omitted:
        names = ", ".join(report.omitted)
        click.echo(f"Left out of a large archive, unless exports: in site.yml names it: {names}")
    if report.kept:
        names = ", ".join(report.kept[:_KEPT]) + (", …" if len(report.kept) > _KEPT else "")
        click.echo(f"Kept, as no build made {'it' if len(report.kept) == 1 else 'them'}: {names}")
    if report.redirects:
        click.echo(f"{count(report.redirects, 'old page')} moved; the old addresses lead on")
    print_warnings(report.warnings)
    click.echo(f"Open {(out / 'index.html').resolve().as_uri()}")


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1e3)):,} kB"


@contextmanager
def problems_printed(disk_state: str = "") -> Iterator[None]:
    """Prints errors of the content or the disk and exits with 1.

    `disk_state`: what to say about the files after an error of the disk, if some may have been written.
    """
    try:
        yield
    except ContentError as error:
        print_problems(error.problems)
    except OSError as error:
        fix = "check the free space and the permissions"
        print_problems(
            [Problem(str(error.filename or "."), 0, error.strerror or str(error), fix)], disk_state or NO_CHANGE
        )
    else:
        return
    raise SystemExit(1)
