"""The files of the editor in the browser: a page, its configuration, and Sveltia CMS with its icons, from npm.

Data: `find_admin` finds the third-party files; `admin_outputs` are the files of the site.
Limits: nothing else of the site loads them, search engines are told to leave them out, and the page loads nothing from other
hosts: the addresses of fonts in the script are replaced, and its policy allows no others but those of GitHub.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from generator.config import SiteConfig
from generator.errors import ContentError, Problem
from generator.model import SitePath, Tag
from generator.site.admin.form import form_config
from generator.site.output import Output, OutputKind
from generator.site.paths import ADMIN

VENDOR = {
    "sveltia-cms.js": "@sveltia/cms/dist/sveltia-cms.js",
    "LICENSE.txt": "@sveltia/cms/LICENSE.txt",
    "icons-LICENSE.txt": "@fontsource-variable/material-symbols-outlined/LICENSE",
    "icons.woff2": "@fontsource-variable/material-symbols-outlined/files/material-symbols-outlined-latin-wght-normal.woff2",
}
"""Name in the site's folder -> file of `node_modules`."""
_FONT = re.compile(r"url\((https://[^()\s]+)\)(\s*)format\((['\"]?)[^()]*\)")
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; "
    "img-src 'self' blob: data: https://*.githubusercontent.com; media-src 'self' blob:; worker-src 'self' blob:; "
    "connect-src 'self' blob: data: https://api.github.com https://*.githubusercontent.com; base-uri 'none'; form-action 'none'"
)
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<link rel="cms-config-url" type="application/json" href="config.json">
</head>
<body>
<noscript>The editor needs JavaScript. Every file can be edited as text, too.</noscript>
<script src="sveltia-cms.js"></script>
</body>
</html>
"""


def find_admin(roots: Sequence[Path], declared_in: str, line: int) -> dict[str, Path]:
    """Returns the third-party files by their names in the site; `roots` are folders with a `node_modules`, in order.

    Raises `ContentError`, at the line of the setting, if one is missing.
    """
    found = {}
    for name, source in VENDOR.items():
        path = next((path for root in roots if (path := root / "node_modules" / source).is_file()), None)
        if path is None:
            what = f"admin: the editor in the browser is not installed: no {source}"
            raise ContentError([Problem(declared_in, line, what, "run make setup, or remove the setting")])
        found[name] = path
    return found


def admin_outputs(
    config: SiteConfig, tags: Sequence[Tag], content: Path, vendor: Mapping[str, Path]
) -> Iterator[Output]:
    """The files of the editor; none without its third-party files."""
    if not vendor:
        return
    setting, fix = str(content / "site.yml"), "give the other file another name, or remove admin: true"
    forms = form_config(config, tags, content.resolve().name)

    def output(name: str, make: Any, *inputs: Any) -> Output:
        return Output(SitePath(f"{ADMIN}{name}"), OutputKind.STATIC, make, inputs, origin=setting, fix=fix)

    yield output("index.html", _page, config.title)
    yield output("config.json", _json, forms)
    for name, path in vendor.items():
        yield output(name, _without_hosts if name.endswith(".js") else Path.read_bytes, path)


def _page(title: str) -> bytes:
    return _PAGE.format(policy=html.escape(_POLICY), title=html.escape(f"Edit {title}")).encode("utf-8", "replace")


def _json(data: Any) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _without_hosts(path: Path) -> bytes:
    """The script with its icons' font from the site, and its text's fonts from the reader's system."""
    return _FONT.sub(_own_font, path.read_text(encoding="utf-8")).encode("utf-8")


def _own_font(match: re.Match[str]) -> str:
    if "material-symbols" not in match[1]:
        return "local(sans-serif)"
    quote = match[3]
    return f"url(icons.woff2){match[2]}format({quote}woff2{quote})"
