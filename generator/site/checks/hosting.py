"""What a site's host takes, and what of a site is how large.

Data: `HOSTS` by the names of `host:` in `site.yml`; `over_limit` picks the downloads that do not fit, `size_warnings` says
what comes near a limit, `site_parts` what the files are.
Limits: pure. Sources: the hosts' documentation, November 2026. GitHub refuses files above 100 MiB in a repository.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.model import SitePath
from generator.site.cache.report import SitePart
from generator.site.paths import DOWNLOADS

_MIB = 1024 * 1024
_NEAR = 0.7
"""Share of a limit from which a build warns."""
_RESERVED = 200_000
"""Bytes for what is written after the downloads: the page that lists them and the service worker."""
_LARGEST = 3
"""Parts that a warning names."""


@dataclass(frozen=True, slots=True)
class Host:
    """Limits of a host; None where it has none."""

    name: str
    site_bytes: int | None = None
    files: int | None = None
    file_bytes: int | None = None
    """Of the largest file."""
    folder_files: int | None = None
    """Files in one folder."""


HOSTS: Mapping[str, Host] = {
    "github-pages": Host("GitHub Pages", site_bytes=1_000_000_000, file_bytes=100 * _MIB),
    "cloudflare": Host("Cloudflare Pages", files=20_000, file_bytes=25 * _MIB),
    "netlify": Host("Netlify", folder_files=54_000),
    "none": Host("no host"),
}
"""Name in `site.yml` -> its limits."""


def over_limit(host: Host, downloads: Mapping[SitePath, int], site_bytes: int, site_files: int) -> tuple[SitePath, ...]:
    """Returns the downloads that the host does not take besides the site: those too large, then the largest.

    `downloads`: path -> bytes. `site_bytes` and `site_files` are those of all other files.
    """
    kept = {p: size for p, size in downloads.items() if host.file_bytes is None or size <= host.file_bytes}
    while kept and (
        (host.site_bytes is not None and site_bytes + _RESERVED + sum(kept.values()) > host.site_bytes)
        or (host.files is not None and site_files + len(kept) > host.files)
    ):
        del kept[max(kept, key=lambda path: (kept[path], path))]
    return tuple(path for path in downloads if path not in kept)


def size_warnings(host: Host, files: Mapping[SitePath, int]) -> Iterator[str]:
    """Yields a sentence for each limit of which the site needs 70 % or more; `files`: path -> bytes."""
    largest = max(files, key=lambda path: files[path], default=SitePath(""))
    folders = Counter(path.rpartition("/")[0] for path in files)
    folder, in_folder = max(folders.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    needs = (
        (sum(files.values()), host.site_bytes, "{} of {} MB", 1_000_000),
        (len(files), host.files, "{} of {} files", 1),
        (files.get(largest, 0), host.file_bytes, f"{{}} of {{}} MB for one file ({largest})", 1_000_000),
        (in_folder, host.folder_files, f"{{}} of {{}} files in one folder ({folder or '.'})", 1),
    )
    for need, limit, words, unit in needs:
        if limit is not None and need >= _NEAR * limit:
            amount = words.format(f"{need / unit:,.0f}", f"{limit / unit:,.0f}")
            state = "more than" if need > limit else f"{need / limit:.0%} of what"
            yield f"the site has {amount}, {state} {host.name} takes; most of it is {_most(files)}"


def _most(files: Mapping[SitePath, int]) -> str:
    parts = sorted(site_parts(files), key=lambda part: -part.bytes)[:_LARGEST]
    return ", ".join(f"{part.name} {part.bytes / 1e6:,.1f} MB in {part.files:,} files" for part in parts)


def site_parts(files: Mapping[SitePath, int]) -> tuple[SitePart, ...]:
    """Returns what the files are, in a fixed order, without kinds that the site has not; `files`: path -> bytes."""
    counted: dict[str, list[int]] = {name: [] for name, _ in _PARTS}
    for path, size in files.items():
        counted[next(name for name, pattern in _PARTS if pattern.match(path))].append(size)
    return tuple(SitePart(name, len(sizes), sum(sizes)) for name, sizes in counted.items() if sizes)


_PARTS = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("articles", r"(?:\d+/\d\d|undated)/(?!index\.html$)[^/]+\.html$"),
        ("downloads", "|".join(map(re.escape, DOWNLOADS))),
        ("search", r"search/|search\.html$"),
        ("previews", "previews/"),
        ("pictures", "cards/|icons/|images/"),
        ("theme", "assets/"),
        ("lists and pages", r".*\.html$"),
        ("feeds", r".*feeds?\.(?:xml|json|opml)$"),
        ("other", ""),
    )
)
"""Name of a part and the paths that belong to it; the first that matches."""
