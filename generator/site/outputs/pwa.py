"""The installable archive: manifest, icons, and the service worker that keeps it on a reader's device.

Data: `manifest` and `icons` before the pages are made, `service_worker` once all files are known; `retired_worker` for
a site that is not to be kept.
Limits: pure but for the workers' own text, which is read from files next to this module. Everything relative, so that it works
under a sub-path. Served over https only; a site opened from disk asks for none of it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from generator.model import OutputFile, SitePath, WrittenFile
from generator.site import paths
from generator.site.pictures.icons import draw_icon
from generator.site.pictures.style import PictureStyle
from generator.site.theming.javascript import strip_docs
from generator.site.views.records import SiteView

_ICON_SIZES = (180, 192, 512)
"""Pixels: iOS, and what Android and desktops ask for."""

MOST_BYTES = 8_000_000
"""An archive that transfers so many bytes is kept whole, a larger one as its readers visit it."""
MOST_FILES = 800

_SHELL = frozenset({paths.HOME, paths.SEARCH, paths.COMPANIES, paths.TAGS, paths.DATES, paths.NOTES, paths.BRIEFINGS})
_WORKER = Path(__file__).with_name("service-worker.js")
_FOR_PAGES = (".html", ".js", ".css", ".woff2", ".svg")


def manifest(site: SiteView, style: PictureStyle) -> OutputFile:
    """What an installed archive is called and looks like."""
    icons = [
        {"src": f"icons/{size}.png", "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
        for size in _ICON_SIZES[1:]
        for purpose in ("any", "maskable")
    ]
    data = {
        "name": site.title,
        "short_name": site.title,
        "description": site.description or site.tagline or site.title,
        "lang": site.language,
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "display_override": ["minimal-ui"],
        "background_color": style.hex(style.paper),
        "theme_color": style.hex(style.paper),
        "icons": icons,
        "shortcuts": [{"name": "Search", "url": paths.SEARCH}, {"name": "Companies", "url": paths.COMPANIES}],
    }
    text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    return OutputFile(paths.MANIFEST, text.encode("utf-8", "replace"))


def icons(site: SiteView, style: PictureStyle) -> list[OutputFile]:
    """The archive's icon in every size."""
    return [OutputFile(SitePath(f"icons/{size}.png"), draw_icon(site.title, style, size)) for size in _ICON_SIZES]


def service_worker(files: Mapping[SitePath, WrittenFile]) -> OutputFile:
    """The worker for a site of these files: its version is that of all their contents."""
    listed = json.dumps(precached(files), ensure_ascii=False)
    text = strip_docs(_WORKER.read_text(encoding="utf-8")).replace('"{files}"', listed)
    everything = "\n".join(f"{path} {files[path].digest}" for path in sorted(files))
    version = hashlib.sha256(everything.encode()).hexdigest()[:16]
    return OutputFile(paths.SERVICE_WORKER, text.replace("{version}", version).encode("utf-8"))


def retired_worker() -> OutputFile:
    """The worker of a site that is not kept: it removes itself, and what one before it has kept."""
    text = _WORKER.with_stem("service-worker-retired").read_text(encoding="utf-8")
    return OutputFile(paths.SERVICE_WORKER, strip_docs(text).encode("utf-8"))


def precached(files: Mapping[SitePath, WrittenFile]) -> list[SitePath]:
    """What is fetched at the first visit: the whole archive where it is small, else what every page needs."""
    *larger, shell = _choices(files)
    return next((choice for choice in larger if _is_small(files, choice)), shell)


def measured_files(files: Iterable[SitePath]) -> frozenset[SitePath]:
    """The files whose transfer must be known to choose among them; none where they are too many in any case."""
    *larger, _ = _choices(files)
    return frozenset(next((choice for choice in larger if len(choice) <= MOST_FILES), ()))


def _choices(files: Iterable[SitePath]) -> tuple[list[SitePath], list[SitePath], list[SitePath]]:
    """All that pages are made of; what every page needs, with the search; and without it. Each sorted."""
    wanted = sorted(path for path in files if path.endswith(_FOR_PAGES) and not path.startswith(paths.ADMIN))
    shell = [path for path in wanted if path in _SHELL or path.startswith("assets/")]
    return wanted, sorted({*shell, *(path for path in wanted if path.startswith("search/"))}), shell


def _is_small(files: Mapping[SitePath, WrittenFile], paths: Collection[SitePath]) -> bool:
    return len(paths) <= MOST_FILES and sum(files[path].transferred for path in paths) <= MOST_BYTES
