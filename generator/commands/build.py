"""build: the site."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from generator.commands.options import (
    CONTENT_OPTION,
    SITE_ADDRESS,
    chosen_executor,
    jobs_option,
    need_content,
    out_option,
)


@click.command("build", short_help="Build the site.")
@CONTENT_OPTION
@out_option("The folder of the site; replaced as a whole, or not at all.")
@click.option(
    "--base-url", type=SITE_ADDRESS, metavar="URL", help="The site's public address, for feeds and the sitemap."
)
@jobs_option("Processes that write; as many as make sense.")
@click.option("--fresh", is_flag=True, help="Build anew, even if nothing has changed.")
def build_command(
    content: Path, out: Path, base_url: str | None, jobs: int | None, cluster: str | None, *, fresh: bool
) -> None:
    """Build the site: pages, search index and feeds.

    The same files work opened from disk, at the root of a domain and under a sub-path. If the content has errors, all
    are listed with file and line, and the old site stays as it is. If nothing has changed since the last build, the site
    stays, too.
    """
    from generator.reports.console import print_build, problems_printed, progress_bar
    from generator.site.cache.record import BuildCache

    need_content(content, "import")
    cache = BuildCache(content, out, base_url)
    known = None if fresh else cache.unchanged()
    if known:
        print_build(known, out)
        return
    from generator.building import build  # only now: its modules take longer to load than all of the above

    if fresh:
        cache.forget()
    with (
        _without_collecting(),
        chosen_executor(jobs, cluster) as executor,
        problems_printed(),
        progress_bar() as progress,
    ):
        result = build(content, out, base_url, progress, record_addresses=True, executor=executor, cache=cache)
    print_build(result, out)


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Look for no garbage: a build makes little (30 MB in 10,000 pages), and looking for it takes a fiftieth of a clean build's
    time and a tenth of an edit's."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
