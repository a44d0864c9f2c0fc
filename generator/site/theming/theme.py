"""A theme on disk, with the themes it extends: its templates, its static files, its settings.

Data: `load_theme` reads `theme.yml` and lists the files; `static_bytes` gives the content of one of them.
Limits: reads no templates (that is `templates`); the paths of theme.yml cannot lead out of the theme or `node_modules`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from generator import yaml_lines
from generator.errors import ContentError, Problem, nearest
from generator.model import SitePath
from generator.site.theming.javascript import strip_docs
from generator.site.theming.stylesheet import minify
from generator.yaml_lines import Node

_KEYS = ("name", "extends", "description", "vendor", "bundles", "settings")


@dataclass(frozen=True, slots=True)
class ThemeFolder:
    """One theme, without those it extends."""

    name: str
    """The folder's name."""
    path: Path
    extends: str | None
    settings: Mapping[str, Any]
    vendor: Mapping[SitePath, Vendor]
    """Where a third-party file goes -> which one."""
    bundles: Mapping[SitePath, tuple[Vendor, ...]]
    """Where a joined file goes -> its parts, in order; a part's path is from the theme or, if not there, `node_modules`."""


@dataclass(frozen=True, slots=True)
class Vendor:
    """A file of `node_modules`, or a part of a bundle."""

    source: PurePosixPath
    declared_in: str
    line: int


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme and everything it extends."""

    folders: tuple[ThemeFolder, ...]
    """The theme itself first; a file of an earlier one wins."""
    settings: Mapping[str, Any]
    files: Mapping[SitePath, Path]
    """What is copied into the site: path there -> file on disk; sorted."""
    bundles: Mapping[SitePath, tuple[Path, ...]]
    """What is joined into one file of the site: path there -> the parts on disk, in order; sorted."""

    def static_files(self) -> Iterator[tuple[SitePath, tuple[Path, ...]]]:
        """Path in the site of each copied or joined file -> the files on disk that it is made from, in order."""
        for path, source in self.files.items():
            yield path, (source,)
        yield from self.bundles.items()


def static_bytes(path: SitePath, parts: Sequence[Path]) -> bytes:
    """The content of a file of the theme at `path`: its parts joined; styles and scripts without their docs."""
    data = b"\n".join(part.read_bytes() for part in parts)
    by_suffix: dict[str, Callable[[str], str]] = {"css": minify, "js": strip_docs}
    shorten = by_suffix.get(path.rpartition(".")[2])
    return shorten(data.decode("utf-8-sig")).encode("utf-8") if shorten else data


def load_theme(
    name: str, theme_roots: Sequence[Path], vendor_roots: Sequence[Path], declared_in: str = "theme", line: int = 0
) -> Theme:
    """Read a theme and what it extends.

    `theme_roots` are folders of themes and `vendor_roots` folders that hold a `node_modules`, searched in order;
    `declared_in` and `line` are the file and line that have `name`. Raises `ContentError`: unknown theme, a circle of themes,
    mistakes in theme.yml, third-party files not installed.
    """
    folders: list[ThemeFolder] = []
    wanted: str | None = name
    while wanted:
        if any(folder.name == wanted for folder in folders):
            circle = " -> ".join([*(folder.name for folder in folders), wanted])
            raise ContentError(
                [Problem(declared_in, line, f"the themes extend one another in a circle: {circle}", _NO_LOOP)]
            )
        folder, line = _load_folder(wanted, theme_roots, declared_in, line)
        folders.append(folder)
        declared_in, wanted = str(folder.path / "theme.yml"), folder.extends
    settings: dict[str, Any] = {}
    files: dict[SitePath, Path] = {}
    vendor: dict[SitePath, Vendor] = {}
    bundles: dict[SitePath, tuple[Vendor, ...]] = {}
    for folder in reversed(folders):
        settings |= folder.settings
        files |= _static_files(folder.path / "static")
        vendor |= folder.vendor
        bundles |= folder.bundles
    files |= _installed(vendor, vendor_roots)
    joined = {path: _parts(path, parts, folders, vendor_roots) for path, parts in sorted(bundles.items())}
    return Theme(tuple(folders), settings, dict(sorted(files.items())), joined)


_NO_LOOP = "remove one of the extends: lines"


def _load_folder(name: str, roots: Sequence[Path], declared_in: str, line: int) -> tuple[ThemeFolder, int]:
    """A theme by name, and the line of its own `extends:`; `declared_in` and `line` are the file and line that have the name."""
    known = sorted({path.parent.name for root in roots for path in root.glob("*/theme.yml")})
    path = next((root / name for root in roots if name in known and (root / name / "theme.yml").is_file()), None)
    if path is None:
        fix = nearest(name, known) if known else f"there is no theme in {' or '.join(str(root) for root in roots)}"
        raise ContentError([Problem(declared_in, line, f'there is no theme "{name}"', fix)])
    return _parse((path / "theme.yml").read_text(encoding="utf-8-sig"), path)


def _parse(text: str, folder: Path) -> tuple[ThemeFolder, int]:
    path = str(folder / "theme.yml")
    node = yaml_lines.load(text, path)
    problems = []
    if node.value is not None and not isinstance(node.value, dict):
        problems.append(Problem(path, node.line, "not a list of keys", "write lines such as name: broadsheet"))
    for key, part in node.mapping.items():
        if key not in _KEYS:
            problems.append(Problem(path, part.line, f'unknown key "{key}"', nearest(key, _KEYS)))
    extends = node.mapping.get("extends", Node(None, 1))
    if extends.value is not None and not isinstance(extends.value, str):
        problems.append(
            Problem(path, extends.line, f"extends: {extends.value!r} is not a theme's name", "write one theme's name")
        )
    settings = node.mapping.get("settings", Node({}, 1))
    if not isinstance(settings.value or {}, dict):
        problems.append(Problem(path, settings.line, "settings: not a list of keys", "write indented key: value lines"))
    vendor = _parse_vendor(node.mapping.get("vendor"), path, problems)
    bundles = _parse_bundles(node.mapping.get("bundles"), path, problems)
    if problems:
        raise ContentError(problems)
    own_settings = settings.value or {}
    return ThemeFolder(folder.name, folder, extends.value or None, own_settings, vendor, bundles), extends.line


def _parse_vendor(node: Node | None, path: str, problems: list[Problem]) -> dict[SitePath, Vendor]:
    found: dict[SitePath, Vendor] = {}
    if node is not None and node.value is not None and not isinstance(node.value, list):
        problems.append(Problem(path, node.line, "vendor: not a list", "write entries with from: and to:"))
    for entry in node.sequence if node else []:
        source, target = (entry.mapping.get(key, Node("", entry.line)).value for key in ("from", "to"))
        if not _is_inside(source) or not _is_inside(target) or set(entry.mapping) != {"from", "to"}:
            fix = "write from: a file of node_modules, and to: its place in the site, such as assets/vendor/lunr.js"
            problems.append(Problem(path, entry.line, f"vendor: {entry.value!r} is not usable", fix))
            continue
        found[SitePath(target)] = Vendor(PurePosixPath(source), path, entry.line)
    return found


def _parse_bundles(node: Node | None, path: str, problems: list[Problem]) -> dict[SitePath, tuple[Vendor, ...]]:
    found: dict[SitePath, tuple[Vendor, ...]] = {}
    if node is not None and node.value is not None and not isinstance(node.value, dict):
        problems.append(Problem(path, node.line, "bundles: not a list of keys", _BUNDLE_FIX))
    for target, parts in node.mapping.items() if node else ():
        entries = parts.sequence if isinstance(parts.value, list) else []
        if not _is_inside(target) or not entries or not all(_is_inside(part.value) for part in entries):
            problems.append(Problem(path, parts.line, f"bundles: {target!r} is not usable", _BUNDLE_FIX))
            continue
        found[SitePath(target)] = tuple(Vendor(PurePosixPath(part.value), path, part.line) for part in entries)
    return found


_BUNDLE_FIX = "write a place in the site, such as assets/search.js, and the list of the files that are joined there"


def _parts(
    target: SitePath, parts: Sequence[Vendor], folders: Sequence[ThemeFolder], vendor_roots: Sequence[Path]
) -> tuple[Path, ...]:
    """The files of a bundle on disk: a theme's own, the extending theme's first, else one of `node_modules`."""
    roots = [*(folder.path for folder in folders), *(root / "node_modules" for root in vendor_roots)]
    found, problems = [], []
    for part in parts:
        place = next((root / part.source for root in roots if (root / part.source).is_file()), None)
        if place:
            found.append(place)
        else:
            what = f'there is no "{part.source}" for {target}, neither in the theme nor in node_modules'
            problems.append(Problem(part.declared_in, part.line, what, "run make setup, or correct the path"))
    if problems:
        raise ContentError(problems)
    return tuple(found)


def _is_inside(path: object) -> bool:
    """Whether a path of theme.yml stays in the folder it is relative to."""
    if not isinstance(path, str) or not path or "\\" in path:
        return False
    pure = PurePosixPath(path)
    return not pure.is_absolute() and ".." not in pure.parts


def _static_files(folder: Path) -> dict[SitePath, Path]:
    """Files of `static/` by their place in the site; hidden ones are left out, systems leave theirs there."""
    files = {}
    for path in folder.rglob("*"):
        relative = path.relative_to(folder)
        if path.is_file() and not any(part.startswith(".") for part in relative.parts):
            files[SitePath(f"assets/{relative.as_posix()}")] = path
    return files


def _installed(vendor: Mapping[SitePath, Vendor], roots: Sequence[Path]) -> dict[SitePath, Path]:
    """The third-party files on disk. Raises `ContentError`, one problem for all that are missing."""
    found: dict[SitePath, Path] = {}
    missing: list[Vendor] = []
    for target, file in vendor.items():
        places = [root / "node_modules" / file.source for root in roots]
        place = next((place for place in places if place.is_file()), None)
        if place:
            found[target] = place
        else:
            missing.append(file)
    if missing:
        names = ", ".join(sorted(str(file.source) for file in missing)[:3]) + (" …" if len(missing) > 3 else "")
        first = missing[0]
        what = f"{len(missing)} of the theme’s third-party files are not installed: {names}"
        raise ContentError([Problem(first.declared_in, first.line, what, "run make setup")])
    return found
