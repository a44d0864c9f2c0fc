"""The files of `content/static/`, which a site has as they are.

Data: `static_files` lists them by their path in the site.
Limits: reads no file. Hidden ones are left out, but for those that hosts ask for.
"""

from __future__ import annotations

import os
from pathlib import Path

from generator.model import SitePath
from generator.site.foreign import MARKER
from generator.site.images.library import STATIC_FOLDER

_HIDDEN = frozenset({".well-known", ".nojekyll", ".domains"})
"""Names with a dot in front that hosts ask for; other hidden files are those of systems and programs."""
_NOT_OURS = frozenset({"thumbs.db", "desktop.ini"})


def static_files(content: Path) -> dict[SitePath, Path]:
    """The files of `static/` by their path in the site, sorted."""
    folder = content / STATIC_FOLDER
    found: dict[SitePath, Path] = {}
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if _is_wanted(name))
        for name in sorted(filter(_is_wanted, names)):
            path = Path(place) / name
            found[SitePath(path.relative_to(folder).as_posix())] = path
    return found


def _is_wanted(name: str) -> bool:
    hidden = name.startswith(".") and name not in _HIDDEN
    return name != MARKER and not hidden and name.casefold() not in _NOT_OURS
