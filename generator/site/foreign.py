"""Files in a site's folder that no build made, such as `.git` and `CNAME`: they are kept when the site is replaced.

Data: `manifest_text` lists what a build wrote; `keep_foreign` brings all other files into a new site before it takes the
old one's place; `retire` then removes the old site.
Limits: a file that a build wrote and that somebody has changed since counts as built.
"""

from __future__ import annotations

import contextlib
import filecmp
import os
import shutil
from collections.abc import Collection, Iterator
from pathlib import Path

from generator import __version__
from generator.errors import ContentError, Problem
from generator.site.removal import Removal

MARKER = ".briefings-site"
"""The file that marks a folder as a built site and lists what the build wrote, one path a line after the version."""


def manifest_text(paths: Collection[str]) -> str:
    """Returns the text of the marker for a site with these files."""
    return "".join(f"{line}\n" for line in (f"briefings {__version__}", *sorted(paths)))


def built_files(site: Path) -> frozenset[str] | None:
    """Returns the paths that the build of a site wrote; None if it has no list (versions up to 0.1 wrote none)."""
    try:
        _, *paths = (site / MARKER).read_text(encoding="utf-8").splitlines()
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return None
    return frozenset(paths) or None


def keep_foreign(old: Path, new: Path, written: Collection[str]) -> tuple[str, ...]:
    """Link all files of the site `old` that no build made into the site `new`, which has the files `written`.

    Returns the kept files and folders of the first level, sorted. Raises `ContentError` if a build now writes a file
    that somebody else has made.
    """
    built = built_files(old)
    taken, folders, old_folders = set(written), _folders(written), _folders(built or ())
    kept: set[str] = set()
    clashes = []
    for path, is_folder in _entries(old, built or ()):
        if is_folder:
            if path not in old_folders:
                (new / path).mkdir(parents=True, exist_ok=True)
            continue
        if path in taken or path in folders or taken & set(_parents(path)):
            if built is not None:
                fix = "move it elsewhere, or delete it; a build removes only what a build made"
                clashes.append(
                    Problem(str(old / path), 0, "no build made this file, and the new site needs its name", fix)
                )
            continue
        (new / path).parent.mkdir(parents=True, exist_ok=True)
        _link(old / path, new / path)
        kept.add(path.split("/")[0])
    if clashes:
        raise ContentError(clashes)
    return tuple(sorted(kept))


def retire(old: Path, new: Path) -> Removal:
    """Remove the site `old`, which `new` has replaced; files that appeared or changed in it meanwhile move to `new`.

    Returns when these have moved; what is left is then being removed. An interrupted call can be repeated.
    """
    if not (old / MARKER).is_file() or not new.is_dir():  # incomplete, or the user has removed the site
        return Removal(old)
    built, taken = built_files(old), built_files(new) or frozenset[str]()
    replaced = taken if built is None else built
    for path, is_folder in _entries(old, replaced):
        if not is_folder:
            with contextlib.suppress(FileNotFoundError):  # another build does the same
                _move(old / path, new / path, built=path in taken)
    return Removal(old)


def _move(source: Path, target: Path, *, built: bool) -> None:
    """Give a file of somebody else to the new site, unless it is there already."""
    if _same(source, target):
        source.unlink()
        return
    if built:
        target = target.with_name(target.name + ".kept")
    target.parent.mkdir(parents=True, exist_ok=True)
    source.replace(target)


def _same(a: Path, b: Path) -> bool:
    if not os.path.lexists(b):
        return False
    if a.is_symlink() or b.is_symlink():
        return a.is_symlink() and b.is_symlink() and a.readlink() == b.readlink()
    return a.samefile(b) or (b.is_file() and filecmp.cmp(a, b, shallow=False))


def _link(source: Path, target: Path) -> None:
    """Give a file a second name, so that both folders have it; copy it where the file system has no links."""
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        shutil.copy2(source, target, follow_symlinks=False)


def _entries(site: Path, built: Collection[str]) -> Iterator[tuple[str, bool]]:
    """Everything in a site except the files `built` and the marker: (path with "/", whether it is a folder)."""
    start = len(os.fspath(site)) + 1
    for place, folders, names in os.walk(site):
        here = f"{place[start:]}/" if len(place) > start else ""
        links = [name for name in folders if os.path.islink(f"{place}/{name}")]  # noqa: PTH114 (a `Path` of each takes time)
        folders[:] = sorted(set(folders) - set(links))
        for name in folders:
            yield f"{here}{name}", True
        for name in sorted((*names, *links)):
            path = f"{here}{name}"
            if path != MARKER and path not in built:
                yield path, False


def _folders(paths: Collection[str]) -> frozenset[str]:
    inner = {path.rpartition("/")[0] for path in paths} - {""}
    return frozenset(inner.union(*map(_parents, inner)))


def _parents(path: str) -> list[str]:
    parts = path.split("/")
    return ["/".join(parts[:end]) for end in range(1, len(parts))]
