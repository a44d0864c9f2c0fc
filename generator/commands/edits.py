"""status and restore: what editors have changed since the last import, and deleted articles again.

Limits: print what `desk.status` returns.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from generator.commands.options import CONTENT_OPTION


@click.command("status", short_help="Show what editors have changed since the last import.")
@CONTENT_OPTION
def status_command(content: Path) -> None:
    """Show which imported articles were edited, moved or deleted, and where you and a dump have changed the same.

    Nothing is written. Where both have changed a field or a paragraph, the file has your version; change it to settle
    the matter.
    """
    from generator.desk.status import read_status
    from generator.reports.console import problems_printed
    from generator.reports.status_text import print_status

    with problems_printed():
        print_status(read_status(content), content)


@click.command("restore", short_help="Bring back deleted articles.")
@click.argument("articles", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--dump",
    "dumps",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="DUMP",
    help="The dump of the articles, if it is not in the folder dumps of the content folder.",
)
@CONTENT_OPTION
def restore_command(articles: tuple[str, ...], dumps: tuple[Path, ...], content: Path) -> None:
    """Write imported articles again that were deleted, from their dumps.

    A FILE is the path of a deleted article; briefings status lists them. The dump is imported again, so that its other
    articles are brought up to date, too.
    """
    from generator.desk.status import restore_articles
    from generator.reports.console import print_problems, problems_printed
    from generator.reports.import_text import print_import

    with problems_printed("each written file is complete; correct this, then run the command again"):
        result = restore_articles(content, articles, dumps, dt.datetime.now().astimezone().date())
        print_import(result)
        if result.problems:
            print_problems(result.problems)
    if result.problems:
        raise SystemExit(2)
