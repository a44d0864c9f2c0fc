"""Two things that want one place in the site, and what to do about it.

Data: everything that is written as an `Output`, compared by `collision_problems`.
Limits: pure; knows no paths of its own, which `plan` does. They are compared as macOS and Windows do, without case, for
readers unzip the site there.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePath

from generator.errors import Problem
from generator.model import SitePath
from generator.site.pages import PlannedPage


@dataclass(frozen=True, slots=True)
class Output:
    """A path of the site that something wants to write."""

    path: SitePath
    origin: str
    """The file it comes from, as the user would name it."""
    fix: str
    """What to do where its path is taken."""


def collision_problems(outputs: Iterable[Output]) -> list[Problem]:
    """A problem for each output whose path another has: as it stands, but for case, or as a folder."""
    taken: dict[str, Output] = {}
    folders: dict[str, Output] = {}
    problems = []
    for output in outputs:
        key = _on_disk(output.path)
        other = taken.get(key) or folders.get(key)
        if other is None:
            taken[key] = output
            parents = _parents(key)
            other = next((taken[parent] for parent in parents if parent in taken), None)
            for parent in parents:
                folders.setdefault(parent, output)
        if other is not None:
            what = f'its page "{output.path}" is in the way of "{other.path}", made from {other.origin}'
            problems.append(Problem(output.origin, 0, what, output.fix))
    return problems


def page_outputs(pages: Iterable[PlannedPage], content: PurePath) -> Iterator[Output]:
    """The pages as outputs; `content` is the content folder as the user would name it."""
    for page in pages:
        yield Output(page.path, page.named(content), _FIXES.get(page.kind, ""))


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
    """What a case-insensitive disk with composed letters makes of a path."""
    return unicodedata.normalize("NFC", path).casefold()


def _parents(path: str) -> list[str]:
    parts = path.split("/")
    return ["/".join(parts[:end]) for end in range(1, len(parts))]
