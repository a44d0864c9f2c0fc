"""A folder given instead of files: the dumps in it, however deep.

Data: `expand` turns paths into `(path, name)` pairs and names the files left alone.
Limits: looks at names only; what a file is, `read` finds out. Links to folders are left alone and counted.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.dumps.feed.corrections import SUFFIX as CUTS_SUFFIX

SUFFIXES = frozenset(
    ".atom .bib .csv .docx .eml .enex .enw .epub .htm .html .json .jsonl .markdown .mbox .md .mht .mhtml .nbib .ndjson .odt .org .pdf .ris .rss .rtf .tsv .txt .xlsx .xml".split()
)
"""Endings of files that may be dumps, lower case."""


@dataclass(frozen=True, slots=True)
class Found:
    """One file to be read."""

    path: Path
    name: str
    """As articles name it: the file's own name, or its place in the folder that was given, with forward slashes."""
    root: Path | None = None
    """The folder that was given; None where the file was."""


def expand(paths: Sequence[Path]) -> tuple[tuple[Found, ...], tuple[Path, ...], tuple[Path, ...]]:
    """The files to be read, sorted inside each folder; the other files there, hidden ones apart; folders without a dump."""
    found: list[Found] = []
    others: list[Path] = []
    bare: list[Path] = []
    for path in paths:
        if not path.is_dir():
            found.append(Found(path, path.name))
            continue
        files = sorted(_files(path))
        dumps = [file for file, ours in files if ours and file.suffix.lower() in SUFFIXES]
        found += [Found(file, file.relative_to(path).as_posix(), path) for file in dumps]
        read = {*dumps, *(Path(f"{dump}{CUTS_SUFFIX}") for dump in dumps)}
        others += [file for file, _ in files if file not in read]
        bare += [] if dumps else [path]
    return tuple(found), tuple(others), tuple(bare)


def _files(folder: Path) -> Iterator[tuple[Path, bool]]:
    """Every file that is not hidden, and whether it may be a dump: the files that a browser saves with a page are not
    (`Story.html`, `Story_files/`)."""
    companions: set[Path] = set()
    for place, folders, names in os.walk(folder):
        here = Path(place)
        pages = {Path(name).stem for name in names if name.lower().endswith((".html", ".htm"))}
        folders[:] = [name for name in folders if not name.startswith(".")]
        companions |= {here / name for name in folders if name.removesuffix("_files") in pages}
        if here in companions:
            companions |= {here / name for name in folders}
        for name in folders:
            if here not in companions and (here / name).is_symlink():
                yield here / name, False
        for name in names:
            if not name.startswith("."):
                yield here / name, here not in companions
