"""What a build warns of, though it goes on: what editors have probably not meant, and what the host may not take.

Data: `build_warnings`.
Limits: looks at the content folder and at what is known of the site; reads no page.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping

from generator.content.documents import missing_folder
from generator.content.folder.texts import key_line
from generator.content.registry import ADDRESSES_NAME
from generator.content.unread import odd_texts, unread_files
from generator.errors import Problem
from generator.model import SitePath
from generator.site.checks.hosting import HOSTS, size_warnings
from generator.site.sources import Sources


def build_warnings(
    sources: Sources, lost_addresses: Iterable[Problem], files: Mapping[SitePath, int], *, recorded: bool
) -> tuple[Problem, ...]:
    """Returns the warnings, sorted. `files`: path -> bytes. `recorded`: whether the list of addresses is up to date."""
    content, archive = sources.content, sources.archive
    odd = odd_texts((*archive.articles, *archive.notes, *archive.briefings, *archive.pages))
    located = [dataclasses.replace(problem, path=str(content / problem.path)) for problem in odd]
    lost = (dataclasses.replace(problem, path=str(content / problem.path)) for problem in lost_addresses)
    missing = missing_folder(content, sources.config.documents)
    warnings = {*unread_files(content), *located, *lost, *missing}
    if not recorded:
        what = "the list of addresses could not be brought up to date"
        warnings.add(Problem(str(content / ADDRESSES_NAME), 0, what, "check the permissions, and build again"))
    settings = content / "site.yml"
    for what in size_warnings(HOSTS[sources.config.host], files):
        line = key_line(settings, "host") if settings.is_file() else 0
        warnings.add(Problem(str(settings), line, what, "name another host:, or leave out more; see docs/scale.md"))
    if not sources.config.base_url:
        line = key_line(settings, "base_url") if settings.is_file() else 0
        what = "no base_url: feeds, e-mails and downloads have relative addresses; canonical links and the sitemap are left out"
        warnings.add(
            Problem(str(settings), line, what, "add base_url: https://name.github.io/archive/, or use --base-url")
        )
    return tuple(sorted(warnings))
