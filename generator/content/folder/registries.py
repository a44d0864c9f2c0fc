"""The registries of a content folder: companies, tags, people and events, or the packaged ones.

Data: `read_registry`, `read_events`, `read_packs`; `missing_starters` names the packaged files that a folder lacks.
Limits: reads the files; `registry` parses them.
"""

from __future__ import annotations

import dataclasses
from functools import partial
from pathlib import Path

from generator.config import load_config
from generator.content.folder.collect import collect
from generator.content.folder.texts import read_text
from generator.content.registry import parse_companies, parse_people, parse_tags, starter_text
from generator.content.registry_cache import cached_registry
from generator.errors import ContentError, Problem
from generator.model import Registry
from generator.package_data import pack_names, read_event_pack

COMPANIES_NAME = "companies.yml"
TAGS_NAME = "tags.yml"
EVENTS_NAME = "events.yml"
PEOPLE_NAME = "people.yml"


def read_registry(content: Path) -> Registry:
    """Returns `companies.yml` and `tags.yml`, the packaged ones if the folder has none, and `people.yml`.

    Raises `ContentError` with the problems of all three.
    """
    problems: list[Problem] = []
    texts = [collect(problems, partial(_or_starter, content, name)) or "" for name in (COMPANIES_NAME, TAGS_NAME)]
    found = None
    if not problems:
        found = collect(
            problems,
            lambda: cached_registry(content, (texts[0], texts[1]), lambda: _parse_registry(content, *texts)),
        )
    path, companies = content / PEOPLE_NAME, found.companies if found else None
    people = collect(problems, lambda: parse_people(read_text(path) or "", str(path), companies)) or ()
    whole = dataclasses.replace(found, people=people) if found and people else found
    if problems or whole is None:
        raise ContentError(problems, whole)
    return whole


def _parse_registry(content: Path, companies_text: str, tags_text: str) -> Registry:
    problems: list[Problem] = []
    tags = collect(problems, lambda: parse_tags(tags_text, str(content / TAGS_NAME)))
    known = [tag.slug for tag in tags or ()] or None
    path = str(content / COMPANIES_NAME)
    companies = collect(problems, lambda: parse_companies(companies_text, path, known))
    whole = Registry(companies, tags) if companies is not None and tags is not None else None
    if problems or whole is None:
        raise ContentError(problems, whole)
    return whole


def read_events(content: Path) -> list[tuple[str, str]]:
    """Returns the text and the path of each file of events: `events.yml`, or the packaged one, and the packs of `site.yml`.

    Raises `ContentError` if `site.yml` is wrong.
    """
    path = content / EVENTS_NAME
    text = read_text(path)
    own = (starter_text(EVENTS_NAME), EVENTS_NAME) if text is None else (text, str(path))
    packs = [name for name in read_packs(content) if name in pack_names("events")]
    return [own, *((read_event_pack(name), f"{name}.yml") for name in packs)]


def read_packs(content: Path) -> tuple[str, ...]:
    """Returns the names of the packs that `site.yml` turns on. Raises `ContentError` if it is wrong."""
    return load_config(content).packs


def missing_starters(content: Path) -> tuple[str, ...]:
    """Returns the names of the packaged files that the folder does not have."""
    return tuple(name for name in (COMPANIES_NAME, TAGS_NAME, EVENTS_NAME) if not (content / name).exists())


def _or_starter(content: Path, name: str) -> str:
    text = read_text(content / name)
    return starter_text(name) if text is None else text
