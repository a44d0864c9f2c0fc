"""Edits of content files as a unified diff.

Data: `diff_lines` gives the lines, `print_diff` prints them and a summary.
Limits: decides nothing.
"""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.console import Console
from rich.text import Text

from generator.content.merging.transaction import FileEdit
from generator.desk.edits.plan import EditPlan
from generator.reports.console import count

_STYLES = (("+++", "bold"), ("---", "bold"), ("@@", "cyan"), ("+", "green"), ("-", "red"), ("rename ", "bold"))
_CONTEXT = 1
"""Unchanged lines shown around a change."""
_FOLDERS = {"articles": "article", "notes": "note", "briefings": "digest", "pages": "page"}
_NOTHING = Path("/dev/null")


def diff_lines(edit: FileEdit, content: Path) -> Iterator[str]:
    """The lines of a unified diff of one file, as git writes them, without line ends."""
    before, after = content / (edit.was or edit.path), content / edit.path
    if edit.was:
        yield f"rename {before}"
        yield f"    to {after}"
    old = (edit.before or "").splitlines()
    source = _NOTHING if edit.before is None else before
    yield from difflib.unified_diff(old, edit.after.splitlines(), str(source), str(after), n=_CONTEXT, lineterm="")


def print_diff(plan: EditPlan, content: Path) -> None:
    """Print all edits, then what they are."""
    console = Console(highlight=False, soft_wrap=True)
    for edit in plan.edits:
        for line in diff_lines(edit, content):
            style = next((style for start, style in _STYLES if line.startswith(start)), "")
            console.print(Text(line, style))
    console.print(Text(edits_summary(plan.edits), "bold"))
    for note in plan.notes:
        console.print(Text(note))


def edits_summary(edits: Sequence[FileEdit]) -> str:
    """Returns what the edits change: `3 files: 2 articles, companies.yml`."""
    kinds = Counter(noun for edit in edits if (noun := _FOLDERS.get(edit.path.split("/", 1)[0])))
    named = [edit.path for edit in edits if edit.path.split("/", 1)[0] not in _FOLDERS]
    parts = [*(count(number, noun) for noun, number in kinds.items()), *named]
    return f"{count(len(edits), 'file')}: {', '.join(parts)}"


def print_done(words: str) -> None:
    """Print one sentence on what was done."""
    Console(highlight=False, soft_wrap=True).print(Text(words))
