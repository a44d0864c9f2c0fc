"""Where the files of a content folder are.

Data: `files_below` gives all files of a folder, `markdown_places` its Markdown files.
Limits: looks at names, and at what a name is, not into files. Names that begin with a dot, of text editors and sync tools, do
not count; links to folders are not followed.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from generator.errors import ContentError, Problem

_LINKED = "a link to a folder; such links are not followed"


def files_below(folder: str, links: list[str]) -> Iterator[tuple[str, bool]]:
    """Yields each file with whether it can be read: a link may lead nowhere. Those of a folder come before its folders', by name.

    Links to folders are added to `links`.
    """
    try:
        with os.scandir(folder) as found:
            entries = sorted((entry for entry in found if not entry.name.startswith(".")), key=lambda one: one.name)
    except OSError:
        return
    inside = []
    for entry in entries:  # what an entry is, is known from the list of the folder: no look at each file
        if not entry.is_dir():
            yield entry.path, entry.is_file()
        elif entry.is_symlink():
            links.append(entry.path)
        else:
            inside.append(entry.path)
    for place in inside:
        yield from files_below(place, links)


def markdown_places(folder: Path) -> list[str]:
    """Returns all `.md` files below a folder, sorted.

    Raises `ContentError` if a folder is a link: its files would be skipped, and might be imported again.
    """
    links: list[str] = []
    found = [place for place, is_file in files_below(os.fspath(folder), links) if is_file and place.endswith(".md")]
    if links:
        fix = "put the folder itself there, or link each of its files"
        raise ContentError([Problem(place, 0, _LINKED, fix) for place in links])
    # By the names of folders, one after the other; a `Path` for each file takes several times as long.
    return sorted(found, key=lambda place: place.replace("/", "\0"))
