"""Puts third-party files into the wheel, so that an installed package builds whole sites without npm.

Data: the files that `themes/*/theme.yml` and the editor in the browser take from `node_modules/`, each with the licence of
its package.
Limits: an editable install uses `node_modules/` of the checkout; nothing is copied. Stops if a file is missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_SOURCE = re.compile(r"^\s*- (?:from: )?\"?((?:@[\w.-]+/)?[\w.-]+/[\w./-]+\.\w+)\"?\s*$", re.MULTILINE)
"""A file named by a theme: of the theme itself, or of `node_modules`."""
_ADMIN_SOURCE = re.compile(r'^    "[\w.-]+": "(@[\w./-]+)",$', re.MULTILINE)
"""A file of `node_modules` that `generator/site/admin/files.py` names."""


def third_party_files(root: Path) -> Iterator[str]:
    """The paths below `node_modules` of the files that the themes and the editor use, and of their packages' licences.

    Raises FileNotFoundError for a file that is neither a theme's nor in `node_modules`.
    """
    node_modules = root / "node_modules"
    declared = [
        (path, _SOURCE.findall(path.read_text(encoding="utf-8"))) for path in (root / "themes").glob("*/theme.yml")
    ]
    admin = root / "generator" / "site" / "admin" / "files.py"
    declared.append((admin, _ADMIN_SOURCE.findall(admin.read_text(encoding="utf-8"))))
    for settings, sources in sorted(declared):
        for source in sources:
            if (settings.parent / source).is_file():
                continue
            if not (node_modules / source).is_file():
                raise FileNotFoundError(f"node_modules/{source} is missing: run npm ci, then build again")
            yield source
            package = "/".join(source.split("/")[: 2 if source.startswith("@") else 1])
            yield from (f"{package}/{path.name}" for path in sorted((node_modules / package).glob("LICEN[CS]E*")))


class ThirdPartyFiles(BuildHookInterface):  # type: ignore[type-arg,misc,unused-ignore]
    """Adds the files to a wheel, and to a source distribution, from which a wheel can be built."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before a build; `version` is `standard` or `editable`."""
        if version == "editable":
            return
        root = Path(self.root)
        folder = "generator/node_modules" if self.target_name == "wheel" else "node_modules"
        for path in third_party_files(root):
            build_data["force_include"][str(root / "node_modules" / path)] = f"{folder}/{path}"
