"""The command line: parses arguments, runs a command, prints its report, sets the exit code.

Data: `main`, the click group behind `briefings`. Exit codes: 0 success, 1 errors in the content, 2 wrong usage or input, 3 much of a dump is in no article.
Limits: decides nothing about articles or pages; prints what `importing` and `building` return.
"""

from __future__ import annotations

import datetime as dt
import difflib
import gc
import io
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

import click

from generator import __version__
from generator.cli_desk import DESK_COMMANDS
from generator.editor_commands import CONTENT_OPTION, restore_command, status_command
from generator.model import FIELD_ROLES, DumpKind

if TYPE_CHECKING:
    from generator.suggest.run import SuggestSource

# Each command imports its modules when it runs: a build starts sooner without the word lists of the import.


class _Day(click.ParamType[dt.date]):
    """A date as in front matter, YYYY-MM-DD."""

    name = "day"

    def convert(self, value: str | dt.date, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        """Raises `BadParameter` if the value is not a date."""
        try:
            return value if isinstance(value, dt.date) else dt.date.fromisoformat(value)
        except ValueError:
            self.fail(f'invalid date "{value}": use YYYY-MM-DD, such as 2024-07-25', param, ctx)


class _Field(click.ParamType[tuple[str, str]]):
    """What an article needs and the field that holds it, ROLE=FIELD."""

    name = "field"

    def convert(
        self, value: str | tuple[str, str], param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        """Raises `BadParameter` if the value is no such pair."""
        if isinstance(value, tuple):
            return value
        role, _, field = value.partition("=")
        if role not in FIELD_ROLES or not field:
            near = difflib.get_close_matches(role, FIELD_ROLES, n=1)
            named = f"did you mean {near[0]}={field}?" if near and field else f"roles: {', '.join(FIELD_ROLES)}"
            self.fail(f'"{value}" is not ROLE=FIELD, such as title=headline ({named})', param, ctx)
        return role, field


DAY = _Day()


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="briefings")
def main() -> None:
    """Turn raw dumps of news articles into a curated archive to read, search and add to.

    \b
    briefings init my-archive               write the files of a new archive
    briefings import content/dumps/*.txt    cut dumps into Markdown articles
    briefings serve                         read and edit: the page follows each save
    briefings build                         build the site from the content folder
    briefings suggest companies             find names that the registry lacks
    briefings status                        show what you have changed since the last import
    """
    for stream in (sys.stdout, sys.stderr):  # a terminal or pipe that is not UTF-8 shows "?" and stops nothing
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


@main.command("import", short_help="Cut dumps into Markdown articles.")
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
    type=_Field(),
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
    from generator.reports.files import write_report
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
    )
    if explain is not None:
        if report:
            raise click.BadParameter("cannot be combined with --report: leave --report out", param_hint="--explain")
        _explain(dumps, content, explain, options)
        return
    with problems_printed("each written file is complete; correct this, then import again to write the rest"):
        with progress_bar() as progress:
            result = run_import(dumps, content, dry_run=dry_run, progress=progress, **options)
        print_import(result)
        if report:
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


def _explain(dumps: Sequence[Path], content: Path, words: str, options: _ImportOptions) -> None:
    """Print the evidence at some lines of one dump."""
    from generator.importing import run_import
    from generator.reports.console import print_problems, problems_printed
    from generator.reports.explain import explain_lines, parse_lines, the_dump

    try:
        lines = parse_lines(words)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--explain") from None
    with problems_printed():
        result = run_import(dumps, content, dry_run=True, **options)
        if result.problems:
            print_problems(result.problems)
            sys.exit(2)
        try:
            dump = the_dump(result, lines)
        except ValueError as error:
            raise click.BadParameter(str(error), param_hint="--explain") from None
        for line in explain_lines(dump, lines):
            click.echo(line)


@main.command("build", short_help="Build the site.")
@CONTENT_OPTION
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("site"),
    show_default=True,
    metavar="DIR",
    help="The folder of the site; replaced as a whole, or not at all.",
)
@click.option("--base-url", metavar="URL", help="The site's public address, for feeds and the sitemap.")
def build_command(content: Path, out: Path, base_url: str | None) -> None:
    """Build the site: pages, search index and feeds.

    The same files work opened from disk, at the root of a domain and under a sub-path. If the content has errors, all
    are listed with file and line, and the old site stays as it is.
    """
    from generator.building import build
    from generator.config import normal_base_url
    from generator.reports.console import print_build, problems_printed, progress_bar

    try:
        base_url = normal_base_url(base_url) if base_url else None
    except ValueError as error:
        raise click.BadParameter(f'"{base_url}": {error}', param_hint="--base-url") from None
    if not content.is_dir():
        raise click.BadParameter(
            f'no such folder "{content}" (run briefings import first, or name the folder with --content)',
            param_hint="--content",
        )
    with problems_printed(), progress_bar() as progress:
        result = build(content, out, base_url, progress, record_addresses=True)
    print_build(result, out)


@main.command("suggest", short_help="Find companies, aliases and tags missing in the registries.")
@click.argument("what", metavar="companies|aliases|tags", type=click.Choice(["companies", "aliases", "tags"]))
@click.argument("dumps", nargs=-1, metavar="[DUMP...]", type=click.Path(path_type=Path))
@CONTENT_OPTION
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=20,
    show_default=True,
    metavar="N",
    help="Maximum number of suggestions.",
)
@click.option("--yaml", "only_yaml", is_flag=True, help="Print only the entries, to append to the registry file.")
def suggest_command(what: str, dumps: tuple[Path, ...], content: Path, limit: int, only_yaml: bool) -> None:
    """Find entries missing in the registries, in dumps or in the articles of the content folder.

    companies: names used like names of companies without an entry. aliases: spellings that may mean the same company.
    tags: frequent subjects without a tag, and articles without a tag. Each is printed with its evidence and an entry
    for companies.yml or tags.yml; nothing is written.
    """
    from generator.reports.console import print_problems, problems_printed, progress_bar
    from generator.suggest.run import read_content, read_dumps

    with problems_printed():
        with progress_bar() as progress:
            source = read_dumps(dumps, content, progress) if dumps else read_content(content)
        _print_suggestions(what, source, limit, only_yaml=only_yaml)
        if source.problems:
            print_problems(source.problems)
    if source.problems:
        sys.exit(2)


def _print_suggestions(what: str, source: SuggestSource, limit: int, *, only_yaml: bool) -> None:
    from generator.suggest.report import print_aliases, print_companies, print_tags
    from generator.suggest.run import suggest_aliases, suggest_companies, suggest_tags, untagged

    count = len(source.articles)
    if what == "companies":
        print_companies(suggest_companies(source), count, limit, only_yaml=only_yaml)
    elif what == "aliases":
        registry = {company.name: company.aliases for company in source.registry.companies}
        print_aliases(suggest_aliases(source), registry, count, limit, only_yaml=only_yaml)
    else:
        print_tags(suggest_tags(source), untagged(source), count, limit, only_yaml=only_yaml)


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


main.add_command(status_command)
main.add_command(restore_command)

for desk_command in DESK_COMMANDS:
    main.add_command(desk_command)


if __name__ == "__main__":
    main()
