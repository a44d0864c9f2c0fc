"""The draft of a digest: the articles of some days, those of one story together.

Data: `new_digest` gives a `FileDraft`.
Limits: chooses nothing; the editor removes, orders and comments.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.analysis.catalog import complete_registry, make_catalog
from generator.analysis.stories import Story, find_stories
from generator.config import load_config
from generator.content.folder.texts import key_line
from generator.content.links import Names, article_reference, reference_problems
from generator.content.merging.transaction import FileEdit
from generator.content.periods import MONTHS, placed_day
from generator.content.slugs import free_slug
from generator.content.store import load_archive
from generator.content.yaml_edit import written
from generator.desk.drafting.new_file import FileDraft
from generator.errors import ContentError, Problem
from generator.model import Archive, Article
from generator.site.bodies import render_bodies
from generator.site.paths import TargetPaths


def new_digest(content: Path, title: str, first: dt.date, last: dt.date) -> FileDraft:
    """Returns the draft of a digest of the articles from `first` to `last`, inclusive.

    Raises `ContentError` if the content has mistakes, if no article is of these days, or if the digest exists.
    """
    title = title or _span_title(first, last)
    path = f"briefings/{free_slug(title)}.md"
    if (content / path).exists():
        raise ContentError([Problem(str(content / path), 0, "this file exists", "open it, or choose another title")])
    archive = complete_registry(load_archive(content))
    chosen = [a for a in archive.articles if (day := placed_day(a.date)) and first <= day <= last]
    if not chosen:
        raise ContentError([_nothing(content, archive, first, last)])
    groups = _groups(_stories(content, archive), chosen)
    references = _references(archive)
    author = load_config(content).author
    rows = [f"title: {written(title)}", f"date: {last}", *([f"author: {written(author)}"] if author else [])]
    rows += ["summary:", "draft: true", "articles:"]
    for heading, articles in groups:
        rows.append(f"  # {heading}")
        for article in articles:
            rows += [f"  - article: {references[article.path]}", f"    # {_line(article)}", "    comment:"]
    text = "\n".join(["---", *rows, "---", "", ""])
    hint = "Remove what does not belong, write comments and an intro, then remove the line draft: true."
    return FileDraft(FileEdit(path, None, text), rows.index("articles:") + 2, hint)


def _stories(content: Path, archive: Archive) -> Sequence[Story]:
    config = load_config(content)
    names, target_paths = Names(archive), TargetPaths(archive)
    bodies = render_bodies(archive, names, target_paths, config.labels)
    wrong = reference_problems(archive, names, lambda path, key: key_line(content / path, key))
    problems = [Problem(str(content / p.path), p.line, p.what, p.fix) for p in (*wrong, *bodies.problems)]
    if problems:
        raise ContentError(problems)
    return find_stories(make_catalog(archive, names, bodies.linked), bodies.plain_texts)


def _groups(stories: Sequence[Story], chosen: Sequence[Article]) -> Iterator[tuple[str, list[Article]]]:
    """Stories with several of the articles, the largest first; then all others. Oldest first in each."""
    paths = {article.path for article in chosen}
    found = []
    for story in stories:
        articles = [step.article for step in story.steps if step.article.path in paths]
        if len(articles) > 1:
            central = story.central if story.central.path in paths else articles[0]
            found.append((central.title, articles))
    grouped = {article.path for _, articles in found for article in articles}
    for title, articles in sorted(found, key=lambda pair: -len(pair[1])):
        yield f"{_plain(title)} ({len(articles)} articles)", articles
    others = [article for article in reversed(chosen) if article.path not in grouped]
    if others:
        yield ("Other news" if found else "All news"), others


def _references(archive: Archive) -> dict[str, str]:
    """Path of an article -> its slug, or its reference where several have that slug."""
    slugs = [article.slug for article in archive.articles]
    return {a.path: a.slug if slugs.count(a.slug) == 1 else article_reference(a) for a in archive.articles}


def _line(article: Article) -> str:
    return f"{article.date.day}: {_plain(article.title)}"


def _plain(title: str) -> str:
    return " ".join(title.split())


def _span_title(first: dt.date, last: dt.date) -> str:
    """`News from 1 to 7 July 2024`."""
    end = f"{last.day} {MONTHS[last.month - 1]} {last.year}"
    if first == last:
        return f"News of {end}"
    begin = f"{first.day}"
    if (first.year, first.month) != (last.year, last.month):
        begin += f" {MONTHS[first.month - 1]}"
    if first.year != last.year:
        begin += f" {first.year}"
    return f"News from {begin} to {end}"


def _nothing(content: Path, archive: Archive, first: dt.date, last: dt.date) -> Problem:
    days = sorted(article.date.day for article in archive.articles if article.date.day)
    fix = f"the archive has articles from {days[0]} to {days[-1]}" if days else "no article has a date"
    return Problem(str(content / "articles"), 0, f"no article from {first} to {last}", fix)
