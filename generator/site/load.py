"""The first stage of a build: the content folder and the theme, read and checked.

Data: `load_sources` gives `Sources`.
Limits: reads files, writes none. Mistakes are collected per step: first those of settings, theme and content files,
then those of pictures, then references and links that lead nowhere.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from generator.analysis.catalog import complete_registry
from generator.config import SiteConfig, load_config, normal_base_url
from generator.content.folder.texts import key_line
from generator.content.links import Names, reference_problems
from generator.content.registry import ADDRESSES_NAME
from generator.content.shown import shown_on
from generator.content.store import load_archive
from generator.errors import ContentError, Problem
from generator.memo import Memo, States
from generator.model import Archive, SitePath
from generator.site.addresses import AddressBook, parse_addresses
from generator.site.bodies import render_bodies
from generator.site.images.library import ImageLibrary
from generator.site.images.static import static_files
from generator.site.paths import TargetPaths
from generator.site.pictures.style import PictureStyle, read_style
from generator.site.preview import Preview, mark_drafts, preview_config
from generator.site.sources import Sources
from generator.site.theming.find import admin_files, find_theme
from generator.site.theming.theme import Theme

_T = TypeVar("_T")


def load_sources(
    content: Path,
    base_url: str | None = None,
    progress: Callable[[int, int], None] = lambda done, of: None,
    preview: Preview | None = None,
    *,
    today: dt.date | None = None,
    memo: Memo | None = None,
    states: States | None = None,
) -> Sources:
    """Returns everything that a build of `content` reads.

    `base_url` is the site's absolute URL; that of `site.yml` is used if it is None. `progress` is called with the
    number of rendered texts and their total. `today` decides what is shown: the day of the clock if it is None.
    With `preview` the site is one for its editors. `memo` knows files and texts of earlier calls; `states` of
    files, looked at before, say which are as they were then.
    Raises `ContentError` with every mistake of the first step that has any.
    """
    memo = preview.memo if preview else memo
    config, read, theme = _read(content, memo, states, drafts=preview is not None)
    today = today or dt.datetime.now().astimezone().date()
    if preview:
        config, read = preview_config(config), mark_drafts(read, today)
    else:
        read = shown_on(read, today)
    config = dataclasses.replace(config, base_url=normal_base_url(base_url)) if base_url else config
    style = _picture_style(content, config, theme)
    archive = complete_registry(read)
    names, target_paths = Names(archive), TargetPaths(archive)
    bodies = render_bodies(
        archive,
        names,
        target_paths,
        config.labels,
        progress,
        memo,
        images=ImageLibrary(content),
        quotes=config.quotes,
    )
    wrong = reference_problems(archive, names, lambda path, key: key_line(content / path, key))
    problems = [dataclasses.replace(p, path=str(content / p.path)) for p in (*wrong, *bodies.problems)]
    if problems:
        raise ContentError(problems)
    book = AddressBook() if preview else _addresses(content)
    return Sources(
        content=content,
        config=config,
        archive=archive,
        names=names,
        target_paths=target_paths,
        bodies=bodies,
        theme=theme,
        style=style,
        static=static_files(content),
        admin=admin_files(content, config),
        addresses=book,
    )


def _read(
    content: Path, memo: Memo | None, states: States | None, *, drafts: bool
) -> tuple[SiteConfig, Archive, Theme]:
    problems: list[Problem] = []
    config = _attempt(problems, lambda: load_config(content))
    theme = _attempt(problems, lambda: find_theme(content, config)) if config else None
    archive = _attempt(problems, lambda: load_archive(content, drafts=drafts, memo=memo, states=states))
    if not (config and theme and archive):
        raise ContentError(problems)
    return config, archive, theme


def _addresses(content: Path) -> AddressBook:
    path = content / ADDRESSES_NAME
    return parse_addresses(path.read_text(encoding="utf-8"), str(path)) if path.is_file() else AddressBook()


def _picture_style(content: Path, config: SiteConfig, theme: Theme) -> PictureStyle | None:
    """The style of pictures from theme and settings; None if no pictures are made."""
    if not (config.offline or config.social_cards):
        return None
    own = config.theme_settings.get("pictures")
    declared_in = content / "site.yml" if own else theme.folders[0].path / "theme.yml"

    def read(path: SitePath) -> bytes | None:
        file = theme.files.get(path)
        return file.read_bytes() if file else None

    return read_style([theme.settings.get("pictures"), own], read, str(declared_in))


def _attempt(problems: list[Problem], step: Callable[[], _T]) -> _T | None:
    try:
        return step()
    except ContentError as error:
        problems += error.problems
        return None
