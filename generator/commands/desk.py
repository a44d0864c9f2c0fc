"""init, schema, serve and check: a new archive, what editors' programs know of it, its preview, its mistakes."""

from __future__ import annotations

import datetime as dt
import re
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.commands.options import CONTENT_OPTION, SITE_ADDRESS, need_content
from generator.commands.rename import DRY_RUN_OPTION, YES_OPTION, make_edits

if TYPE_CHECKING:
    from generator.desk.session import Session

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*\Z")


@click.command("init", short_help="Write the files of a new archive.")
@click.argument("folder", metavar="[DIR]", default=Path(), type=click.Path(file_okay=False, path_type=Path))
@click.option("--title", metavar="TEXT", help="The name of the archive; the folder's name if it is left out.")
@click.option("--author", default="", metavar="TEXT", help="Who keeps it.")
@click.option("--language", default="en", show_default=True, metavar="TAG", help="The language of the site.")
@click.option("--base-url", default="", type=SITE_ADDRESS, metavar="URL", help="The address of the published site.")
def init_command(folder: Path, title: str | None, author: str, language: str, base_url: str) -> None:
    """Write the files of a new archive: settings, registries, a first note, and a workflow that publishes it.

    Files that exist are left as they are. Nothing is fetched: the site can be built without a network.
    """
    from generator.desk.init import ArchiveFacts, init
    from generator.reports.desk_text import print_init

    if not _LANGUAGE.match(language):
        raise click.BadParameter(f'"{language}" is not a language tag: use en, de or pt-BR', param_hint="--language")
    name = title or folder.resolve().name.replace("-", " ").replace("_", " ").capitalize()
    try:
        report = init(folder, ArchiveFacts(" ".join(name.split()), " ".join(author.split()), language, base_url))
    except OSError as error:
        what = f"{error.filename or folder}: {error.strerror or error}"
        raise click.ClickException(f"{what} (check the free space and the permissions)") from None
    print_init(report, folder)


@click.command("schema", short_help="Write JSON Schemas for text editors.")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(".vscode/schemas"),
    show_default=True,
    metavar="DIR",
    help="The folder of the schemas.",
)
def schema_command(out: Path) -> None:
    """Write a JSON Schema of each kind of front matter, of the settings and of the registries.

    Text editors complete and check with them what you write. Those of an earlier version are replaced.
    """
    from generator.desk.init import write_schemas

    try:
        paths = write_schemas(out)
    except OSError as error:
        raise click.ClickException(f"{error.filename or out}: {error.strerror or error}") from None
    for path in paths:
        click.echo(path)


@click.command("check", short_help="List every mistake in the content folder.")
@CONTENT_OPTION
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="How the result is printed; github annotates the lines of a pull request.",
)
@click.option("--strict", is_flag=True, help="Exit with 1 for warnings, too.")
@click.option("--fix", is_flag=True, help="First correct what has only one correction; shown as a diff.")
@YES_OPTION
@DRY_RUN_OPTION
def check_command(content: Path, format_name: str, *, strict: bool, fix: bool, yes: bool, dry_run: bool) -> None:
    """List every mistake in the content folder, each at its place, without building the site.

    Errors stop a build: wrong front matter, unknown names, links that lead nowhere. Warnings do not: a day in the
    future, an image without a text, no address of the site.
    """
    from generator.desk.check import check
    from generator.reports.desk_text import print_check

    need_content(content, "init")
    if (yes or dry_run) and not fix:
        raise click.UsageError("--yes and --dry-run belong to --fix")
    if fix and format_name != "text":
        raise click.UsageError("--fix shows a diff: use it without --format")
    if fix:
        _fix(content, yes=yes, dry_run=dry_run)
    report = check(content, dt.datetime.now().astimezone().date())
    print_check(report, format_name)
    if report.errors or (strict and report.warnings):
        sys.exit(1)


def _fix(content: Path, *, yes: bool, dry_run: bool) -> None:
    from generator.desk.edits.fixes import plan_fixes
    from generator.desk.edits.plan import complete_interrupted
    from generator.reports.console import problems_printed

    with problems_printed():
        complete_interrupted(content, dry_run=dry_run)
        plan = plan_fixes(content)
    if plan.edits:
        make_edits(content, plan, "Corrected", yes=yes, dry_run=dry_run)


@click.command("serve", short_help="Show the site on this computer while you edit.")
@CONTENT_OPTION
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes a free one.")
def serve_command(content: Path, port: int) -> None:
    """Show the site on this computer while you edit: a page follows each save, and shows mistakes until they are mended.

    Drafts are shown and marked. The site is below the path of `base_url`, as it will be when it is published. Only this
    computer can open it. Nothing is written; `briefings build` makes the site.
    """
    from generator.desk.serve import serve
    from generator.reports.desk_text import print_refresh

    need_content(content, "init")
    first = True

    def show(address: str, session: Session, seconds: float) -> None:
        nonlocal first
        print_refresh(address, session.problems, session.articles, seconds, first=first)
        sys.stdout.flush()
        first = False

    try:
        serve(content, port, show, threading.Event())
    except KeyboardInterrupt:
        click.echo("")
    except OSError as error:
        raise click.BadParameter(f"{port}: {error.strerror or error} (choose another)", param_hint="--port") from None
