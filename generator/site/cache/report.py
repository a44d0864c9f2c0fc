"""What a build made.

Data: `BuildReport`.
Limits: a record only; imports no stage of a build, so that a build of an unchanged archive starts at once.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.errors import Problem
from generator.model import SitePath


@dataclass(frozen=True, slots=True)
class SitePart:
    """Files of one kind."""

    name: str
    files: int
    bytes: int


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build made."""

    articles: int
    pages: int
    """HTML files."""
    files: int
    """All files, pages included."""
    bytes: int
    kept: tuple[str, ...] = ()
    """Files and folders of the first level of the site's folder that no build made."""
    warnings: tuple[Problem, ...] = ()
    """What is probably not meant, sorted: files that no build reads, marks that pages show as they are written."""
    redirects: int = 0
    """Number of addresses of earlier builds that lead on to where their pages are now."""
    parts: tuple[SitePart, ...] = ()
    """What the files are."""
    left_out: tuple[SitePath, ...] = ()
    """Downloads that the host does not take besides the site."""
    omitted: tuple[SitePath, ...] = ()
    """Downloads that an archive of this size has only if the settings name them."""
    unchanged: bool = False
    """Whether the site was up to date, so that nothing was written."""
