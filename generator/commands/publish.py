"""publish: the site to a branch of a remote."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from generator.commands.options import CONTENT_OPTION, SITE_ADDRESS, need_content, out_option


@click.command("publish", short_help="Check, build, and push the site to gh-pages.")
@CONTENT_OPTION
@out_option("The folder in which the site is built.")
@click.option("--branch", default="gh-pages", show_default=True, metavar="NAME", help="The branch of the site.")
@click.option(
    "--remote", default="", metavar="NAME", help="The remote; default: that of the present branch, or origin."
)
@click.option(
    "--base-url",
    type=SITE_ADDRESS,
    metavar="URL",
    help="The site's public address; default: base_url, CNAME, or GitHub Pages.",
)
@click.option("--replace", is_flag=True, help="Take over a branch that holds something else; its history stays.")
@click.option("--dry-run", is_flag=True, help="Check and build, say what would be pushed, and push nothing.")
def publish_command(
    content: Path, out: Path, branch: str, remote: str, base_url: str | None, *, replace: bool, dry_run: bool
) -> None:
    """Check the content, build the site, and push it as a commit to a branch such as gh-pages.

    The branch has the site and nothing else, keeps its history, and its CNAME. Your working tree, index and branches
    are not touched. Nothing is pushed if the content has errors.
    """
    from generator.desk.publishing.publish import PublishOptions, publish
    from generator.reports.console import problems_printed, progress_bar
    from generator.reports.publish_text import print_publication

    need_content(content, "init")
    options = PublishOptions(branch, remote, base_url, replace, dry_run)
    with problems_printed():
        with progress_bar() as progress:
            report = publish(content, out, options, dt.datetime.now().astimezone().date(), progress)
        print_publication(report, content)
