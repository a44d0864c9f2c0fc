"""Options and checks that several commands share."""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from generator.dump_kind import FIELD_ROLES
from generator.executors.base import Executor

CONTENT_OPTION = click.option(
    "--content",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("content"),
    show_default=True,
    metavar="DIR",
    help="The content folder.",
)


class Day(click.ParamType[dt.date]):
    """A date as in front matter, YYYY-MM-DD."""

    name = "day"

    def convert(self, value: str | dt.date, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        """Raises `BadParameter` if the value is not a date."""
        try:
            return value if isinstance(value, dt.date) else dt.date.fromisoformat(value)
        except ValueError:
            self.fail(f'invalid date "{value}": use YYYY-MM-DD, such as 2024-07-25', param, ctx)


class FieldRole(click.ParamType[tuple[str, str]]):
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


class SiteAddress(click.ParamType[str]):
    """The absolute address of a site; ends with a slash when converted. Empty text stays empty: none is known."""

    name = "url"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Raises `BadParameter` if the value is no such address."""
        from generator.config import normal_base_url

        try:
            return normal_base_url(value) if value else ""
        except ValueError as error:
            self.fail(f'"{value}": {error}', param, ctx)


class ClusterAddress(click.ParamType[str]):
    """The address of a Dask scheduler, dask://HOST:PORT; without `dask://` when converted."""

    name = "executor"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Raises `BadParameter` if the value is no such address."""
        if not (match := _CLUSTER.fullmatch(value)):
            self.fail(f'"{value}" is not dask://HOST:PORT, such as dask://localhost:8786', param, ctx)
        return match[1]


_CLUSTER = re.compile(r"(?:dask://)?([\w.-]+:\d{1,5})")
DAY = Day()
SITE_ADDRESS = SiteAddress()


def out_option(words: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """The option `--out`, the folder of the site; `words` are its help."""
    return click.option(
        "--out",
        type=click.Path(file_okay=False, path_type=Path),
        default=Path("site"),
        show_default=True,
        metavar="DIR",
        help=words,
    )


def jobs_option(words: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """The options `--jobs` and `--executor`; `words` are the help of the first."""
    jobs = click.option("--jobs", type=click.IntRange(1, 64), metavar="N", help=words)
    cluster = click.option(
        "--executor",
        "cluster",
        type=ClusterAddress(),
        metavar="dask://HOST:PORT",
        help="Use the workers of this Dask cluster instead of processes.",
    )
    return lambda command: jobs(cluster(command))


@contextmanager
def chosen_executor(jobs: int | None, cluster: str | None) -> Iterator[Executor]:
    """The executor of these options. Raises `BadParameter` if a cluster cannot be used."""
    from generator.executors.cluster import Cluster, NoClusterError
    from generator.executors.forked import Forked

    if not cluster:
        yield Forked(jobs)
        return
    if jobs:
        raise click.BadParameter("cannot be combined with --executor: leave one out", param_hint="--jobs")
    try:
        executor = Cluster(cluster)
    except NoClusterError as error:
        raise click.BadParameter(str(error), param_hint="--executor") from None
    try:
        yield executor
    finally:
        executor.close()


def need_content(content: Path, first: str) -> None:
    """Raise `BadParameter` if there is no content folder; `first` is the command that makes one."""
    if not content.is_dir():
        raise click.BadParameter(
            f'no such folder "{content}" (run briefings {first} first, or name the folder with --content)',
            param_hint="--content",
        )
