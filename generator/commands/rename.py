"""rename: a company, tag, article, note, digest or page under another name, with every reference to it.

Also `confirmed` and `make_edits`, for all commands that show a diff and ask first.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.commands.options import CONTENT_OPTION, need_content

if TYPE_CHECKING:
    from generator.desk.edits.plan import EditPlan

_KINDS = ("company", "tag", "article", "note", "digest", "page")

YES_OPTION = click.option("--yes", "-y", is_flag=True, help="Make the changes without asking, as a script needs it.")
DRY_RUN_OPTION = click.option("--dry-run", is_flag=True, help="Show the changes, and write nothing.")


@click.command("rename", short_help="Rename a company, a tag or a file everywhere.")
@click.argument("kind", type=click.Choice(_KINDS), metavar="|".join(_KINDS))
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@CONTENT_OPTION
@YES_OPTION
@DRY_RUN_OPTION
def rename_command(kind: str, old: str, new: str, content: Path, *, yes: bool, dry_run: bool) -> None:
    """Rename a company, a tag, or the file of an article, note, digest or page, with every reference to it.

    Front matter, links, registries, file and record of imports change together or not at all. The old name of a company
    or tag becomes an alias, and old addresses lead to the new ones. The changes are shown first.
    """
    from generator.desk.edits.plan import complete_interrupted
    from generator.desk.edits.rename import KINDS, plan_rename
    from generator.reports.console import problems_printed

    need_content(content, "init")
    with problems_printed():
        complete_interrupted(content, dry_run=dry_run)
        plan = plan_rename(content, KINDS[kind], old, new)
    make_edits(content, plan, f"{kind.capitalize()} renamed", yes=yes, dry_run=dry_run)


def make_edits(content: Path, plan: EditPlan, done: str, *, yes: bool, dry_run: bool) -> None:
    """Show a plan of edits, ask, and make them. Exits with 1 if they are not made, with 2 if nobody can be asked."""
    from generator.desk.edits.plan import carry_out
    from generator.reports.console import problems_printed
    from generator.reports.diff_text import print_diff, print_done

    print_diff(plan, content)
    if dry_run:
        print_done("Dry run: nothing was written.")
        return
    if not yes:
        confirmed("Make these changes?")
    with problems_printed():
        carry_out(content, plan)
    print_done(f"{done}.")


def confirmed(question: str) -> None:
    """Ask; exits with 1 if the answer is no, with 2 if there is no terminal to ask at."""
    if not sys.stdin.isatty():
        raise click.UsageError("nobody can be asked here: add --yes to make the changes, or --dry-run to see them only")
    if not click.confirm(question):
        click.echo("Nothing was changed.")
        sys.exit(1)
