"""What an editor has written and no reader of the site will see as meant: files that no build reads, marks shown as text.

Data: `unread_files` of a content folder; `odd_texts` of the texts that are read. Both return warnings.
Limits: a build goes on in spite of them.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Protocol

from generator.content.folder.places import files_below
from generator.content.markdown_rules.images import IMAGE_SUFFIXES
from generator.errors import Problem, closest

FOLDERS = ("articles", "notes", "briefings", "pages")
"""Folders of Markdown files."""
_OTHER_FOLDERS = ("dumps", "images", "imports", "static")
_FILES = (
    "site.yml",
    "companies.yml",
    "tags.yml",
    "events.yml",
    "people.yml",
    "addresses.txt",
    "imports.json",
    "README.md",
)
_TEXT = frozenset({".markdown", ".mdown", ".mkd", ".mdx", ".txt", ".text"})
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})([^`]*)$")
_CODE = re.compile(r"(`+)(?:(?!\1).)+?\1")


class _CheckedText(Protocol):
    @property
    def path(self) -> str: ...
    @property
    def body(self) -> str: ...
    @property
    def body_line(self) -> int: ...


def unread_files(content: Path) -> list[Problem]:
    """Returns a warning for each file or folder in a content folder that no build reads, hidden ones apart."""
    found: list[Problem] = []
    for path in sorted(content.iterdir()):
        if path.name.startswith(".") or path.name in (*FOLDERS, *_OTHER_FOLDERS, *_FILES):
            continue
        found.append(_stray_folder(path) if path.is_dir() else _stray_file(path))
    for folder in FOLDERS:
        for place, is_file in files_below(os.fspath(content / folder), []):
            if is_file and place.endswith(".md"):  # nearly all: a `Path` of each takes time
                continue
            path = Path(place)
            if path.is_symlink() and not path.exists():
                found.append(
                    Problem(str(path), 0, "a link to a file that does not exist", "correct or remove the link")
                )
            elif path.suffix != ".md" and path.suffix.casefold() not in IMAGE_SUFFIXES:
                found.append(Problem(str(path), 0, "no build reads this file", _renaming(path)))
    for place, _ in files_below(os.fspath(content / "images"), []):
        path = Path(place)
        if path.suffix.casefold() not in IMAGE_SUFFIXES:
            found.append(Problem(str(path), 0, "no build reads this file", "save it as JPEG, PNG, WebP, GIF or SVG"))
    return found


def odd_texts(texts: Iterable[_CheckedText]) -> list[Problem]:
    """Returns a warning for each mark in a text that a page would show as it is written; paths from the content folder.

    These are marks of a merge conflict, `[[` without its `]]` on the same line, and a code block that does not end.
    """
    return [
        problem
        for text in texts
        if any(sign in text.body for sign in _SIGNS) and _MARK.search(text.body)
        for problem in _odd(text)
    ]


_SIGNS = ("[[", "```", "~~~", "<<<<<<<", ">>>>>>>")
"""To look for these takes a fifth of the time of the expression, which finds nothing without one of them."""
_MARK = re.compile(r"\[\[|^ {0,3}(?:```|~~~)|^(?:<<<<<<<|>>>>>>>)(?: |$)", re.MULTILINE)
"""Where something may be wrong: most texts have none of these."""


def _odd(text: _CheckedText) -> Iterator[Problem]:
    fence, opened, conflict = "", 0, False
    for number, line in enumerate(text.body.split("\n"), text.body_line):
        match = _FENCE.match(line)
        if match and (not fence or (match[1].startswith(fence) and not match[2].strip())):
            fence, opened = ("" if fence else match[1]), number
        elif not fence and conflict and line.startswith(">>>>>>> "):
            conflict = False  # its begin is reported
        elif not fence and line.startswith(("<<<<<<< ", ">>>>>>> ")):
            conflict = line.startswith("<")
            fix = "keep one of the two versions, and remove the lines with <<<<<<<, ======= and >>>>>>>"
            yield Problem(text.path, number, "a conflict marker of git", fix)
        elif not fence and _open_link(line):
            fix = "write the link on one line, such as [[Alibaba]], or the brackets as \\[\\["
            yield Problem(text.path, number, "[[ without its ]]", fix)
    if fence:
        yield Problem(text.path, opened, "a code block that does not end", f"write {fence} under its last line")


def _open_link(line: str) -> bool:
    plain = _CODE.sub("", line)
    return plain.rfind("[[") > plain.rfind("]]") and not plain[: plain.rfind("[[")].endswith("\\")


def _stray_folder(path: Path) -> Problem:
    close = closest(path.name.casefold(), FOLDERS)
    fix = f"did you mean {close}?" if close else f"articles and the like belong into {', '.join(FOLDERS)}"
    return Problem(str(path), 0, "no build reads this folder", fix)


def _stray_file(path: Path) -> Problem:
    if path.suffix.casefold() in {".md", *_TEXT}:
        return Problem(str(path), 0, "no build reads this file", f"move it into one of {', '.join(FOLDERS)}")
    close = closest(path.name.casefold(), _FILES)
    fix = f"did you mean {close}?" if close else "move it out of the content folder, or remove it"
    return Problem(str(path), 0, "no build reads this file", fix)


def _renaming(path: Path) -> str:
    if path.suffix.casefold() in {".md", *_TEXT}:
        return f"rename it to {path.stem}.md"
    return "only files that end in .md are read; move it elsewhere"
