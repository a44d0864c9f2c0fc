"""An editor's corrections of the boundaries of a feed, in a file next to the dump; they override the model.

Data: `feed.txt.cuts` next to `feed.txt`, with lines `split: 12, 40` (an article begins at this line) and `join: 55`
(this line continues the article above it); `#` opens a comment. `parse_cuts` gives line -> whether one begins.
Limits: lines are those of the dump; where a newer dump has other lines, the editor updates the file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from generator.errors import ContentError, Problem
from generator.model import Dump

SUFFIX = ".cuts"
_ENTRY = re.compile(r"(?P<verb>[\w-]+)\s*:\s*(?P<lines>.*)$")
_VERBS = {"split": True, "join": False}


def read_cuts(path: Path, dump: Dump) -> Mapping[int, bool]:
    """The corrections of the dump at `path`; none where there is no such file. Raises `ContentError`."""
    cuts_path = path.with_name(path.name + SUFFIX)
    try:
        text = cuts_path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        _refuse_misnamed(path, cuts_path)
        return {}
    except UnicodeDecodeError:
        raise ContentError([Problem(str(cuts_path), 0, "not UTF-8", "save the file as UTF-8")]) from None
    except OSError as error:
        what = f"cannot be read: {error.strerror}"
        raise ContentError(
            [Problem(str(cuts_path), 0, what, "make it a file that you may read, or remove it")]
        ) from None
    return parse_cuts(text, str(cuts_path), dump)


def _refuse_misnamed(path: Path, cuts_path: Path) -> None:
    """`feed.cuts` next to `feed.txt` would be ignored."""
    stray = path.with_suffix(SUFFIX)
    if path.suffix and stray.is_file():
        raise ContentError([Problem(str(stray), 0, "no dump has this name", f"rename it to {cuts_path.name}")])


def parse_cuts(text: str, path: str, dump: Dump) -> Mapping[int, bool]:
    """Line of the dump -> True where an article begins there, False where it goes on. Raises `ContentError`."""
    cuts: dict[int, bool] = {}
    problems: list[Problem] = []
    for number, line in enumerate(text.splitlines(), 1):
        entry = line.partition("#")[0].strip()
        if not entry:
            continue
        match = _ENTRY.match(entry)
        if not match or match["verb"] not in _VERBS:
            fix = "write split: or join: and the line numbers, as in split: 12, 40"
            problems.append(Problem(path, number, f'"{entry}" is neither split nor join', fix))
            continue
        for word in match["lines"].replace(",", " ").split():
            what = _wrong(word, dump, cuts, begins=_VERBS[match["verb"]])
            if what:
                problems.append(Problem(path, number, what[0], what[1]))
            else:
                cuts[int(word)] = _VERBS[match["verb"]]
    if problems:
        raise ContentError(problems)
    return cuts


def _wrong(word: str, dump: Dump, cuts: Mapping[int, bool], *, begins: bool) -> tuple[str, str] | None:
    """What is wrong with a line number, and what to do."""
    if not word.isdecimal():
        return f'"{word}" is no line number', "give lines of the dump, as in split: 12, 40"
    line = int(word)
    if not 1 <= line <= len(dump.lines):
        return f"line {line} is not in {dump.name}", f"it has the lines 1 to {len(dump.lines)}"
    if not dump.lines[line - 1].strip():
        return f"line {line} of {dump.name} is empty", "name the line where the article's text begins"
    if cuts.get(line, begins) is not begins:
        return f"line {line} is to be split and joined", "keep one of the two"
    return None
