"""`briefings check`: every mistake of a content folder at once, and what is not wrong but probably not meant.

Data: `check` gives a `CheckReport` of errors, which stop a build, and warnings, which do not.
Limits: makes no page. The links of the theme's templates are checked by a build.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.analysis.catalog import complete_registry, make_catalog
from generator.config import SiteConfig, load_config
from generator.content.documents import missing_folder
from generator.content.folder.texts import key_line
from generator.content.links import Names, reference_problems
from generator.content.shown import shown_on
from generator.content.slugs import slugify_name
from generator.content.store import read_archive
from generator.content.unread import odd_texts, unread_files
from generator.desk.warnings import address_problems, settings_warnings, shown_marks, size_problems
from generator.errors import ContentError, Problem
from generator.model import Archive, Article, Briefing, DateEstimate, Note, Slug, TextPage
from generator.site.bodies import Bodies, render_bodies
from generator.site.images.library import ImageLibrary
from generator.site.paths import TargetPaths
from generator.site.theming.find import admin_files, find_theme

_IMAGE = re.compile(
    r"!\[\s*\]\(([^)\s]*)|!\[\[[^\]|\n]+\.(?:jpe?g|png|webp|gif|svg)(?:\|\s*\d*\s*)?\]\]", re.IGNORECASE
)
_FENCE = re.compile(r"^\s*(?:```|~~~).*?^\s*(?:```|~~~)\s*$|`[^`\n]*`", re.DOTALL | re.MULTILINE)
_TITLE = re.compile(r"^title:(.+)$", re.MULTILINE)
_LONGEST = 300
"""Characters of a value that a message quotes."""


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What is wrong with a content folder; both lists sorted, each mistake once."""

    errors: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    articles: int
    """Number of articles that could be read, drafts left out."""


def check(content: Path, today: dt.date) -> CheckReport:
    """Check everything that a build reads. `today`: a later day of an article is a warning."""
    errors: list[Problem] = []
    config = _settings(content, errors)
    archive = shown_on(read_archive(content, errors), today)
    read = {content / article.path for article in archive.articles}
    placeholders = [_placeholder(content, path) for path in {Path(problem.path) for problem in errors} - read]
    whole = complete_registry(archive)
    names, bodies, wrong = _texts(content, whole, config, [article for article in placeholders if article])
    errors += wrong
    settings = str(content / "site.yml")
    broken = any(problem.path == settings for problem in errors)  # then nobody knows whether it has an address
    warnings = [one for one in _warnings(content, archive, config, today) if not (broken and one.path == settings)]
    warnings += [_located(content, problem) for problem in shown_marks(archive, bodies)]
    if not errors:
        clashes, lost = address_problems(content, config, make_catalog(whole, names, bodies.linked), bodies)
        errors += clashes
        warnings += lost
    return CheckReport(_sorted(errors), _sorted(warnings), len(archive.articles))


def _settings(content: Path, errors: list[Problem]) -> SiteConfig:
    try:
        config = load_config(content)
    except ContentError as error:
        errors += error.problems
        return SiteConfig()
    for find in (find_theme, admin_files):
        try:
            find(content, config)
        except ContentError as error:
            errors += error.problems
    return config


def _texts(
    content: Path, whole: Archive, config: SiteConfig, broken: list[Article]
) -> tuple[Names, Bodies, list[Problem]]:
    """Wrong references and links; none to an article that is `broken`, for that is reported already."""
    with_broken = dataclasses.replace(whole, articles=(*whole.articles, *broken))
    names, target_paths = Names(with_broken), TargetPaths(with_broken)
    images = ImageLibrary(content)
    bodies = render_bodies(whole, names, target_paths, config.labels, images=images, quotes=config.quotes)
    wrong = reference_problems(whole, names, lambda path, key: key_line(content / path, key))
    return names, bodies, [_located(content, problem) for problem in (*wrong, *bodies.problems)]


def _located(content: Path, problem: Problem) -> Problem:
    return dataclasses.replace(problem, path=str(content / problem.path))


def _placeholder(content: Path, path: Path) -> Article | None:
    """An article in place of one that cannot be read, so that links to it are not mistakes; None for other files."""
    if not path.is_relative_to(content / "articles") or not path.is_file():
        return None
    title = _TITLE.search(path.read_bytes().decode("utf-8", "replace"))
    slug = Slug(slugify_name(path.stem))
    name = path.relative_to(content).as_posix()
    return Article(name, slug, title[1].strip(" \"'") if title else path.stem, DateEstimate(None), "", 1)


def _warnings(content: Path, archive: Archive, config: SiteConfig, today: dt.date) -> Iterator[Problem]:
    yield from settings_warnings(content, config, archive)
    yield from size_problems(content, config)
    for article in archive.articles:
        day = article.date.day
        if day and day > today:
            path = content / article.path
            yield Problem(str(path), key_line(path, "date"), f"date: {day} is in the future", "correct the year")
    records: tuple[Article | Note | Briefing | TextPage, ...]
    records = (*archive.articles, *archive.notes, *archive.briefings, *archive.pages)
    for record in records:
        body = _FENCE.sub(lambda match: "\n" * match[0].count("\n"), record.body)
        for match in _IMAGE.finditer(body):
            line = record.body_line + body.count("\n", 0, match.start())
            fix = "write what it shows between the brackets: ![A crane](crane.png)"
            yield Problem(str(content / record.path), line, "an image without a text", fix)
    yield from unread_files(content)
    yield from missing_folder(content, config.documents)
    yield from (_located(content, odd) for odd in odd_texts(records))


def _sorted(problems: list[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(dataclasses.replace(p, what=_cut(p.what)) for p in set(problems)))


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
