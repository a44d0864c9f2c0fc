"""new and enrich: first drafts of files, and what an article by hand lacks."""

from __future__ import annotations

import datetime as dt
import os
import shlex
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.commands.options import CONTENT_OPTION, DAY, need_content
from generator.commands.rename import DRY_RUN_OPTION, YES_OPTION, make_edits

if TYPE_CHECKING:
    from generator.desk.drafting.new_file import FileDraft

_KINDS = ("note", "briefing", "article", "company", "person", "tag")
_OPTIONS = {
    "note": ("about",),
    "briefing": ("first", "last"),
    "article": ("day",),
    "company": ("alias", "parent", "tag"),
    "person": ("alias", "role", "company"),
    "tag": ("cue",),
}
"""Which options a kind has."""
_SPELT = {"first": "--from", "last": "--to", "day": "--date"}
_WITH_LINE = frozenset({"vi", "vim", "nvim", "nano", "emacs", "micro", "kak"})
"""Editors that open a file at a line with `+LINE`."""


@click.command("new", short_help="Begin a note, digest, article, company, person or tag.")
@click.argument("kind", type=click.Choice(_KINDS), metavar="|".join(_KINDS))
@click.argument("title", metavar="[TITLE]", required=False, default="")
@CONTENT_OPTION
@click.option("--from", "first", type=DAY, help="briefing: the first day of its articles.")
@click.option("--to", "last", type=DAY, help="briefing: the last day of its articles; default: today.")
@click.option("--date", "day", type=DAY, help="article: its day, if you know it.")
@click.option("--about", multiple=True, metavar="NAME", help="note: a company, tag, month or article; repeatable.")
@click.option("--alias", multiple=True, metavar="NAME", help="company, person: another name of it; repeatable.")
@click.option("--parent", default="", metavar="NAME", help="company: its owner.")
@click.option("--role", default="", metavar="TEXT", help="person: the office, such as chief executive.")
@click.option("--company", default="", metavar="NAME", help="person: the company.")
@click.option("--tag", multiple=True, metavar="SLUG", help="company: its sector; repeatable.")
@click.option("--cue", multiple=True, metavar="WORDS", help="tag: words that speak for it; repeatable.")
@click.option("--no-edit", is_flag=True, help="Do not open the file in $EDITOR.")
def new_command(
    kind: str,
    title: str,
    content: Path,
    first: dt.date | None,
    last: dt.date | None,
    day: dt.date | None,
    about: tuple[str, ...],
    alias: tuple[str, ...],
    parent: str,
    role: str,
    company: str,
    tag: tuple[str, ...],
    cue: tuple[str, ...],
    *,
    no_edit: bool,
) -> None:
    """Begin a note, a digest (briefing), an article, or the entry of a company, a person or a tag, and open it in $EDITOR.

    TITLE is the title or the name. Files are drafts until you remove the line draft: true. A digest lists the articles
    of its days, those of one story together.
    """
    from generator.desk.drafting import digest, new_file
    from generator.reports.console import problems_printed
    from generator.reports.diff_text import print_done

    given = {"first": first, "last": last, "day": day, "about": about, "alias": alias}
    _check_options(kind, {**given, "parent": parent, "role": role, "company": company, "tag": tag, "cue": cue})
    need_content(content, "init")
    title, today = " ".join(title.split()), dt.datetime.now().astimezone().date()
    if not title and kind != "briefing":
        raise click.UsageError(f'a title is missing: briefings new {kind} "…"')
    if kind == "briefing" and first is None:
        raise click.UsageError("--from is missing: briefings new briefing --from 2024-07-01 --to 2024-07-07")
    if first and first > (last or today):
        raise click.BadParameter(f"{first} is later than --to {last or today}", param_hint="--from")
    with problems_printed():
        if kind == "briefing":
            assert first is not None
            draft = digest.new_digest(content, title, first, last or today)
        elif kind == "article":
            draft = new_file.new_article(content, title, day)
        elif kind == "note":
            draft = new_file.new_note(content, title, about, today)
        elif kind == "company":
            draft = new_file.new_company(content, title, alias, parent, tag)
        elif kind == "person":
            draft = new_file.new_person(content, title, alias, role, company)
        else:
            draft = new_file.new_tag(content, title, cue)
        new_file.write_draft(content, draft)
    print_done(f"{content / draft.edit.path}:{draft.line}")
    print_done(draft.hint)
    if not no_edit:
        _open(content, draft)


@click.command("enrich", short_help="Fill what an article by hand lacks.")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@CONTENT_OPTION
@YES_OPTION
@DRY_RUN_OPTION
def enrich_command(files: tuple[str, ...], content: Path, *, yes: bool, dry_run: bool) -> None:
    """Fill headline, day, companies, tags and summary of articles where they are missing.

    What is written is never changed, an empty list included. The changes are shown first.
    """
    from generator.desk.drafting.enrich_file import plan_enrichment
    from generator.desk.edits.plan import complete_interrupted
    from generator.reports.console import problems_printed
    from generator.reports.diff_text import print_done

    need_content(content, "init")
    with problems_printed():
        complete_interrupted(content, dry_run=dry_run)
        plan = plan_enrichment(content, files, dt.datetime.now().astimezone().date())
    if plan.edits:
        make_edits(content, plan, "Filled what was missing", yes=yes, dry_run=dry_run)
        return
    for note in plan.notes:
        print_done(note)
    print_done("Nothing to fill.")


def _check_options(kind: str, given: Mapping[str, object]) -> None:
    for name, value in given.items():
        if value and name not in _OPTIONS[kind]:
            owner = next(other for other, names in _OPTIONS.items() if name in names)
            option = _SPELT.get(name, f"--{name}")
            raise click.UsageError(f"{option} is an option of briefings new {owner}, not of {kind}")


def _open(content: Path, draft: FileDraft) -> None:
    """Open the file in the editor of the environment, at a terminal only."""
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not editor or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return
    at_line = [f"+{draft.line}"] if Path(shlex.split(editor)[0]).name in _WITH_LINE else []
    command = shlex.join([*at_line, str(content / draft.edit.path)])
    if os.system(f"{editor} {command}") != 0:  # a shell, as git does: an editor may be "code --wait"
        raise click.ClickException(f'the editor "{editor}" ended with an error; the file is written')
