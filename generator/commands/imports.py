"""import: dumps into articles; with --explain, the evidence at some lines."""

from __future__ import annotations

import datetime as dt
import gc
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TypedDict

import click

from generator.commands.options import CONTENT_OPTION, DAY, FieldRole, chosen_executor, jobs_option
from generator.dump_kind import DumpKind
from generator.executors.base import Executor


@click.command("import", short_help="Cut dumps into Markdown articles.")
@click.argument("dumps", nargs=-1, required=True, metavar="DUMP...", type=click.Path(path_type=Path))
@CONTENT_OPTION
@click.option("--dry-run", is_flag=True, help="Print what would be written, and write nothing.")
@click.option(
    "--report",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Also write the whole report: a page for review if FILE ends in .html, JSON if .json, else text.",
)
@click.option(
    "--explain",
    metavar="LINES",
    help="Print the evidence at these lines of the one DUMP, such as 120 or 120-140, and write nothing.",
)
@click.option(
    "--as",
    "kind",
    type=click.Choice([kind.value for kind in DumpKind]),
    metavar="KIND",
    help=f"Read every DUMP as this kind, whatever it looks like: {', '.join(kind.value for kind in DumpKind)}.",
)
@click.option(
    "--map",
    "mapped",
    metavar="ROLE=FIELD",
    multiple=True,
    type=FieldRole(),
    help="The field of JSON records or of a table that holds the title, date, url, body, author, publication, tags or "
    "summary, such as title=headline; repeatable.",
)
@click.option(
    "--keep-all",
    is_flag=True,
    help="Keep in the articles what would be dropped as no part of them, such as menus; nothing unpublished.",
)
@click.option("--newest", type=DAY, help="No article of a feed is later than this date, such as 2024-07-25.")
@click.option("--oldest", type=DAY, help="No article of a feed is earlier than this date.")
@click.option(
    "--forget",
    is_flag=True,
    help="Forget the options of the last import of each DUMP, which otherwise apply again: --as, --map, --keep-all, "
    "--newest and --oldest.",
)
@jobs_option("Processes that read; as many as make sense.")
def import_command(
    dumps: tuple[Path, ...],
    content: Path,
    dry_run: bool,
    report: Path | None,
    explain: str | None,
    kind: str | None,
    mapped: tuple[tuple[str, str], ...],
    keep_all: bool,
    newest: dt.date | None,
    oldest: dt.date | None,
    forget: bool,
    jobs: int | None,
    cluster: str | None,
) -> None:
    """Cut raw text dumps into one Markdown article each, named, dated and tagged.

    A DUMP is an author's feed (many articles run together), a list of items in plain text or Markdown, a scraped page (an article with the boilerplate of its
    site), an RSS, Atom or JSON feed, a WordPress export, a saved web page, JSON or CSV with an article in each record,
    or a folder of such files; the format is detected. Importing again is safe: an article that you have changed, moved or deleted is never overwritten or
    restored.
    """
    from generator.importing import run_import
    from generator.reports.console import (
        NO_CHANGE,
        print_problems,
        print_report_written,
        problems_printed,
        progress_bar,
    )
    from generator.reports.import_text import print_import

    gc.set_threshold(
        100_000, 20, 20
    )  # an import keeps most of its objects to the end: collecting garbage takes a tenth of its time
    if report:
        _check_report(report, dumps, content)
    if newest and oldest and oldest > newest:
        raise click.BadParameter(f"{oldest} is later than --newest {newest}", param_hint="--oldest")
    options = _ImportOptions(
        newest=newest,
        oldest=oldest,
        kind=DumpKind(kind) if kind else None,
        today=dt.datetime.now().astimezone().date(),
        mapped=mapped,
        keep_all=keep_all,
        forget=forget,
    )
    if explain is not None:
        if report:
            raise click.BadParameter("cannot be combined with --report: leave --report out", param_hint="--explain")
        with chosen_executor(jobs, cluster) as executor:
            _explain(dumps, content, explain, options, executor)
        return
    with (
        chosen_executor(jobs, cluster) as executor,
        problems_printed("each written file is complete; correct this, then import again to write the rest"),
    ):
        with progress_bar() as progress:
            result = run_import(dumps, content, dry_run=dry_run, progress=progress, executor=executor, **options)
        print_import(result)
        if report:
            from generator.reports.files import write_report  # the page for review takes long to load

            write_report(result, report)
            print_report_written(report)
        if result.problems:
            print_problems(result.problems, "the other dumps were imported" if result.dumps else NO_CHANGE)
    if result.problems:
        sys.exit(2)
    if result.alarming:
        sys.exit(3)


class _ImportOptions(TypedDict):
    """What a user says of all dumps, and the present date."""

    newest: dt.date | None
    oldest: dt.date | None
    kind: DumpKind | None
    today: dt.date
    mapped: tuple[tuple[str, str], ...]
    keep_all: bool
    forget: bool


def _explain(dumps: Sequence[Path], content: Path, words: str, options: _ImportOptions, executor: Executor) -> None:
    """Print the evidence at some lines of one dump."""
    from generator.importing import run_import
    from generator.reports.console import print_problems, problems_printed
    from generator.reports.explain import explain_lines, parse_lines, the_dump

    try:
        lines = parse_lines(words)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--explain") from None
    with problems_printed():
        result = run_import(dumps, content, dry_run=True, executor=executor, **options)
        if result.problems:
            print_problems(result.problems)
            sys.exit(2)
        try:
            dump = the_dump(result, lines)
        except ValueError as error:
            raise click.BadParameter(str(error), param_hint="--explain") from None
        for line in explain_lines(dump, lines):
            click.echo(line)


def _check_report(report: Path, dumps: Sequence[Path], content: Path) -> None:
    """A report replaces its file, which must be neither a dump nor in the content folder."""
    file = report.resolve()
    if any(_contains(dump.resolve(), file) for dump in dumps) or file.is_relative_to(content.resolve()):
        raise click.BadParameter(
            f'"{report}" is a dump or lies in the content folder (name a file elsewhere)', param_hint="--report"
        )


def _contains(dump: Path, file: Path) -> bool:
    """Whether a file is the dump, or exists in a folder of dumps."""
    return file == dump or (dump.is_dir() and file.is_relative_to(dump) and file.exists())
