"""Output of the desk's commands: what `init` wrote, what `check` found, what `serve` shows.

Data: `print_init`, `print_check`, `print_refresh`.
Limits: decides nothing.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from generator.desk.check import CheckReport
from generator.desk.init import InitReport
from generator.errors import Problem
from generator.reports.console import count

FORMATS = ("text", "json", "github")


def print_init(report: InitReport, folder: Path) -> None:
    """Print what was written, what was kept, and the next steps."""
    console = Console(highlight=False, soft_wrap=True)
    console.print(f"{count(len(report.written), 'file')} written to {folder.resolve().name}/", markup=False)
    if report.kept:
        console.print(f"Left as they were: {', '.join(report.kept)}", markup=False)
    console.print("Next:", style="bold")
    steps = [f"cd {folder}"] if folder.resolve() != Path.cwd() else []
    for step in (*steps, "briefings import FILE...", "briefings serve"):
        console.print(f"  {step}", markup=False)


def print_check(report: CheckReport, format_name: str) -> None:
    """Print errors and warnings in one of `FORMATS`."""
    if format_name == "json":
        found = {"errors": _rows(report.errors), "warnings": _rows(report.warnings)}
        Console(highlight=False, soft_wrap=True).print(json.dumps(found, ensure_ascii=False, indent=2), markup=False)
    elif format_name == "github":
        console = Console(highlight=False, soft_wrap=True)
        for level, problems in (("error", report.errors), ("warning", report.warnings)):
            for problem in problems:
                console.print(_annotation(level, problem), markup=False)
        console.print(_total(report), markup=False)
    else:
        _print_text(report)


def _print_text(report: CheckReport) -> None:
    console = Console(highlight=False, soft_wrap=True)
    for style, level, problems in (("bold red", "error", report.errors), ("bold yellow", "warning", report.warnings)):
        for problem in problems:
            place = f"{problem.path}:{problem.line}" if problem.line else problem.path
            fix = f" ({problem.fix})" if problem.fix else ""
            console.print(f"{place}: ", end="", style="bold", markup=False)
            console.print(f"{level}: ", end="", style=style, markup=False)
            console.print(f"{problem.what}{fix}", markup=False)
    console.print(_total(report), markup=False)


def _total(report: CheckReport) -> str:
    articles = count(report.articles, "article")
    if not report.errors and not report.warnings:
        return f"{articles} checked, nothing wrong."
    return f"{articles} checked: {count(len(report.errors), 'error')}, {count(len(report.warnings), 'warning')}."


def _rows(problems: Sequence[Problem]) -> list[dict[str, object]]:
    return [{"path": p.path, "line": p.line, "what": p.what, "fix": p.fix} for p in problems]


def _annotation(level: str, problem: Problem) -> str:
    """A workflow command of GitHub Actions, which marks the line in a pull request."""
    message = f"{problem.what} ({problem.fix})" if problem.fix else problem.what
    message = message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    path = problem.path.replace("%", "%25").replace(",", "%2C").replace(":", "%3A")
    return f"::{level} file={path},line={max(problem.line, 1)}::{message}"


def print_refresh(address: str, problems: Sequence[Problem], articles: int, seconds: float, *, first: bool) -> None:
    """Print the address of a preview at first, then a line for each change; mistakes whenever there are any."""
    console = Console(highlight=False, soft_wrap=True)
    if first:
        console.print(f"Serving {address}", style="bold", markup=False)
        console.print("Each save is shown at once; drafts are marked. Stop with Ctrl+C.", markup=False)
    for problem in problems:
        console.print(str(problem), style="red", markup=False)
    if not problems and not first:
        console.print(f"{count(articles, 'article')}, updated in {seconds:.2f} s", markup=False)
