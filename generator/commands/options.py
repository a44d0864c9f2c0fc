"""Options and checks that several commands share."""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Callable
from pathlib import Path

import click

from generator.model import FIELD_ROLES

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


def need_content(content: Path, first: str) -> None:
    """Raise `BadParameter` if there is no content folder; `first` is the command that makes one."""
    if not content.is_dir():
        raise click.BadParameter(
            f'no such folder "{content}" (run briefings {first} first, or name the folder with --content)',
            param_hint="--content",
        )
