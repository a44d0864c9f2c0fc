"""The text of a content file, and where in it something is.

Data: `read_text`, `file_text`; `key_line` and `line_in` give lines for the messages of problems.
Limits: one file by itself.
"""

from __future__ import annotations

from pathlib import Path

from generator.errors import ContentError, Problem


def read_text(path: Path) -> str | None:
    """Returns the text of a file; None if there is no file. Raises `ContentError` if it is not UTF-8."""
    try:
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except FileNotFoundError:
        return None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        what = f"not UTF-8: byte 0x{error.object[error.start]:02X}"
        raise ContentError([Problem(str(path), line, what, "save the file as UTF-8")]) from None


def key_line(path: Path, key: str) -> int:
    """Returns the 1-based line of a top-level key of a file; 1 if it is missing. Reads the file: for problems only."""
    lines = (read_text(path) or "").split("\n")
    return next((number for number, line in enumerate(lines, 1) if line.startswith(f"{key}:")), 1)


def file_text(path: Path) -> str:
    """Returns the text of a file; empty if there is none. Raises `ContentError` if it is not UTF-8. For problems only."""
    return (read_text(path) or "") if path.is_file() else ""


def line_in(text: str, words: str) -> int:
    """Returns the 1-based line of the first occurrence of `words` in `text`; 0 if there is none."""
    place = text.find(words) if words else -1
    return text.count("\n", 0, place) + 1 if place >= 0 else 0
