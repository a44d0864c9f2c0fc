"""Two outputs that would be written to one path, and what the user can do about it.

Data: `collision_problems` compares what each output claims, a `PathClaim`.
Limits: pure. Paths are compared as macOS and Windows compare them, without case, for readers unzip the site there.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath

from generator.errors import Problem
from generator.model import SitePath
from generator.site.pages import PlannedPage


@dataclass(frozen=True, slots=True)
class PathClaim:
    """A path of the site that an output is to be written to."""

    path: SitePath
    origin: str
    """The file it is made from, as the user would name it."""
    fix: str
    """What the user can do if the path is taken."""


def collision_problems(claims: Iterable[PathClaim]) -> list[Problem]:
    """A problem for each claim whose path an earlier one has: the same path, one that differs in case, or a folder."""
    taken: dict[str, PathClaim] = {}
    folders: dict[str, PathClaim] = {}
    problems = []
    for claim in claims:
        key = _on_disk(claim.path)
        other = taken.get(key) or folders.get(key)
        if other is None:
            taken[key] = claim
            parents = _parents(key)
            other = next((taken[parent] for parent in parents if parent in taken), None)
            for parent in parents:
                folders.setdefault(parent, claim)
        if other is not None:
            what = f'its page "{claim.path}" is in the way of "{other.path}", made from {other.origin}'
            problems.append(Problem(claim.origin, 0, what, claim.fix))
    return problems


def page_claim(page: PlannedPage, content: PurePath) -> PathClaim:
    """What a page claims; `content` is the content folder as the user would name it."""
    return PathClaim(page.path, page.named(content), _FIXES.get(page.kind, ""))


_FIXES = {
    "article": "add a line slug: with another name to one of them",
    "note": "add a line slug: with another name to one of them",
    "briefing": "add a line slug: with another name to one of them",
    "email": "add a line slug: with another name to one of them",
    "text": "add a line slug: with another name to the page",
    "company": "name it differently in companies.yml",
    "tag": "give it another slug in tags.yml",
    "redirect": "remove that address from aliases:",
}


def _on_disk(path: str) -> str:
    """A path as a case-insensitive file system that composes letters compares it."""
    return unicodedata.normalize("NFC", path).casefold()


def _parents(path: str) -> list[str]:
    parts = path.split("/")
    return ["/".join(parts[:end]) for end in range(1, len(parts))]
