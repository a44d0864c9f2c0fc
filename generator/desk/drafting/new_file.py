"""Drafts of new content: an article, a note, an entry of a registry.

Data: `new_article`, `new_note`, `new_company`, `new_person` and `new_tag` give a `FileDraft`; `write_draft` writes it.
Limits: never replaces a file; a name that is taken is refused.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.config import load_config
from generator.content.folder.registries import COMPANIES_NAME, PEOPLE_NAME, TAGS_NAME
from generator.content.links import Names, Target, TargetKind, UnknownNameError
from generator.content.merging.transaction import FileEdit, apply_edits
from generator.content.registry import parse_companies, parse_people, parse_tags, starter_text
from generator.content.slugs import free_slug, slugify_name
from generator.content.store import read_archive
from generator.content.yaml_edit import dumped, written
from generator.desk.edits.plan import read_text
from generator.desk.edits.registries import with_entry
from generator.errors import ContentError, Problem


@dataclass(frozen=True, slots=True)
class FileDraft:
    """A file to write, and where the editor goes on in it."""

    edit: FileEdit
    line: int
    """1-based."""
    hint: str
    """What comes next, in one sentence."""


def new_article(content: Path, title: str, day: dt.date | None) -> FileDraft:
    """Returns the draft of an article. Raises `ContentError` if its name is taken."""
    slug = free_slug(title)
    names = Names(read_archive(content, [], drafts=True))
    folder = f"articles/{day.year}" if day else "articles/undated"
    path = f"{folder}/{slug}.md"
    _need_free(content, path, slug, _meaning(names, slug))
    rows = [f"title: {written(title)}", f"date: {day or ''}".rstrip()]
    rows += ["author:", "publication:", "companies:", "tags:", "summary:", "draft: true"]
    hint = f"Write the text, then let briefings enrich {content / path} fill what you have left empty."
    return _draft(path, rows, hint)


def new_note(content: Path, title: str, about: Sequence[str], today: dt.date) -> FileDraft:
    """Returns the draft of a note. Raises `ContentError` if its name is taken, or if nothing has a name of `about`."""
    slug = free_slug(title)
    path = f"notes/{slug}.md"
    archive = read_archive(content, [], drafts=True)
    names = Names(archive)
    meant = _meaning(names, f"{TargetKind.NOTE.value}:{slug}")
    _need_free(content, path, slug, meant)
    problems = []
    for name in about:
        try:
            names.resolve(name)
        except UnknownNameError as error:
            fix = f"did you mean {error.closest}?" if error.closest else "name a company, a tag, a month or an article"
            problems.append(Problem(str(content / path), 0, f'about: unknown name "{name}"', fix))
    if problems:
        raise ContentError(problems)
    author = load_config(content).author
    rows = [f"title: {written(title)}", *([f"about: {dumped(list(about))}"] if about else ["about:"]), f"date: {today}"]
    rows += [*([f"author: {written(author)}"] if author else []), "draft: true"]
    return _draft(path, rows, "It is a draft: remove the line draft: true to publish it.")


def new_company(content: Path, name: str, aliases: Sequence[str], parent: str, tags: Sequence[str]) -> FileDraft:
    """Returns `companies.yml` with a company more. Raises `ContentError` if the name is taken, or if a value is wrong."""
    rows = [f"- name: {written(name)}", *([f"  aliases: {dumped(list(aliases))}"] if aliases else [])]
    rows += [*([f"  parent: {written(parent)}"] if parent else [])]
    rows += [*([f"  tags: {dumped(list(tags))}"] if tags else [])]
    before = read_text(content, COMPANIES_NAME)
    text = starter_text(COMPANIES_NAME) if before is None else before
    path = str(content / COMPANIES_NAME)
    known = [tag.slug for tag in parse_tags(_tags_text(content), str(content / TAGS_NAME))]
    companies = parse_companies(text, path, known or None)
    wanted = {word.casefold() for word in (name, *aliases)}
    taken = next((c.name for c in companies if wanted & {word.casefold() for word in (c.name, *c.aliases)}), "")
    if taken:
        what = f'"{name}" is a name of the company {taken}' if not aliases else f"one of the names is that of {taken}"
        raise ContentError([Problem(path, 0, what, f"add aliases to {taken}, or choose another name")])
    after = with_entry(text, "\n".join(rows) + "\n", "name", name)
    try:
        parse_companies(after, path, known or None)
    except ContentError as error:
        raise ContentError(_without_lines(error.problems)) from None
    return _registry_draft(COMPANIES_NAME, before, after, rows[0], "Articles that are imported from now on know it.")


def new_person(content: Path, name: str, aliases: Sequence[str], role: str, company: str) -> FileDraft:
    """Returns `people.yml` with a person more. Raises `ContentError` if the name is taken, or if a value is wrong."""
    before, path = read_text(content, PEOPLE_NAME), str(content / PEOPLE_NAME)
    text = before or ""
    parse_people(text, path)
    rows = [f"- name: {written(name)}", *([f"  aliases: {dumped(list(aliases))}"] if aliases else [])]
    rows += [
        f"  role: {written(role)}" if role else "  role:",
        f"  company: {written(company)}" if company else "  company:",
    ]
    registry = read_text(content, COMPANIES_NAME)
    companies = parse_companies(
        starter_text(COMPANIES_NAME) if registry is None else registry, str(content / COMPANIES_NAME)
    )
    after = with_entry(text, "\n".join(rows) + "\n", "name", name)
    try:
        parse_people(after, path, companies)
    except ContentError as error:
        raise ContentError(_without_lines(error.problems)) from None
    hint = "Articles that name this person show it, and so does the page of the company."
    return _registry_draft(PEOPLE_NAME, before, after, rows[0], hint)


def new_tag(content: Path, name: str, cues: Sequence[str]) -> FileDraft:
    """Returns `tags.yml` with a tag more. Raises `ContentError` if its slug is taken."""
    slug, before = str(slugify_name(name)), read_text(content, TAGS_NAME)
    text, path = _tags_text(content), str(content / TAGS_NAME)
    known = {str(alias): str(tag.slug) for tag in parse_tags(text, path) for alias in (tag.slug, *tag.aliases)}
    if slug in known:
        what = (
            f'"{slug}" is a tag already' if known[slug] == slug else f'"{slug}" is an old name of the tag {known[slug]}'
        )
        raise ContentError([Problem(path, 0, what, "choose another name")])
    rows = [f"- slug: {slug}", f"  name: {written(name if name != slug else name.replace('-', ' ').capitalize())}"]
    rows += [f"  cues: {dumped(list(cues))}" if cues else "  cues:"]
    after = with_entry(text, "\n".join(rows) + "\n", "slug", slug)
    hint = "Write words that speak for it under cues: by them an import assigns it."
    return _registry_draft(TAGS_NAME, before, after, rows[0], hint)


def write_draft(content: Path, draft: FileDraft) -> None:
    """Write a draft. Raises `ContentError` if somebody has written the file meanwhile."""
    if apply_edits(content, [draft.edit]):
        fix = "run the command again"
        raise ContentError([Problem(str(content / draft.edit.path), 0, "somebody has just changed this file", fix)])


def _draft(path: str, rows: Sequence[str], hint: str) -> FileDraft:
    text = "\n".join(["---", *rows, "---", "", ""])
    return FileDraft(FileEdit(path, None, text), text.count("\n") + 1, hint)


def _registry_draft(name: str, before: str | None, after: str, first: str, hint: str) -> FileDraft:
    line = next(number for number, row in enumerate(after.split("\n"), 1) if row.rstrip("\r") == first)
    return FileDraft(FileEdit(name, before, after), line, hint)


def _tags_text(content: Path) -> str:
    text = read_text(content, TAGS_NAME)
    return starter_text(TAGS_NAME) if text is None else text


def _without_lines(problems: Iterable[Problem]) -> list[Problem]:
    """The lines are those of a file that is not written."""
    return [Problem(problem.path, 0, problem.what, problem.fix) for problem in problems]


def _meaning(names: Names, name: str) -> Target | None:
    try:
        return names.resolve(name)
    except UnknownNameError as error:
        return error.meanings[0] if error.meanings else None


def _need_free(content: Path, path: str, slug: str, meant: Target | None) -> None:
    if (content / path).exists():
        raise ContentError([Problem(str(content / path), 0, "this file exists", "open it, or choose another title")])
    if meant:
        what = f'"{slug}" is the name of the {meant.kind.value} {meant.title}'
        raise ContentError([Problem(str(content / path), 0, what, "choose another title")])
