"""Where the theme of a site is, and the third-party files that the site needs.

Data: `find_theme`, `admin_files`.
Limits: looks next to the content folder, in the checkout and in the installed package, in this order.
"""

from __future__ import annotations

from pathlib import Path

import generator
from generator.config import SiteConfig
from generator.content.folder.texts import key_line
from generator.site.admin.files import find_admin
from generator.site.theming.theme import Theme, load_theme


def find_theme(content: Path, config: SiteConfig) -> Theme:
    """Returns the theme, from `themes/` next to the content folder, in the checkout, or in the installed package.

    Raises `ContentError` if it is missing or wrong.
    """
    roots = _roots(content)
    settings = content / "site.yml"
    line = key_line(settings, "theme") if settings.is_file() else 0
    return load_theme(config.theme, [root / "themes" for root in roots], roots, str(settings), line)


def admin_files(content: Path, config: SiteConfig) -> dict[str, Path]:
    """Returns the third-party files of the editor in the browser; none unless `admin` is set. Raises `ContentError`."""
    settings = content / "site.yml"
    return find_admin(_roots(content), str(settings), key_line(settings, "admin")) if config.admin else {}


def _roots(content: Path) -> list[Path]:
    """Folders that may have themes and third-party files: next to the content folder, the checkout, the installed package."""
    project, package = content.resolve().parent, Path(generator.__file__).resolve().parent
    return list(dict.fromkeys((project, package.parent, package)))
