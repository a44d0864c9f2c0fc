"""Text transforms as triples: a title, an input, what is expected."""

from __future__ import annotations

import re
from pathlib import Path

_CASE = re.compile(r"^## ([^\n]+)\n```text\n(.*?)\n```\n```text\n(.*?)\n```", re.DOTALL | re.MULTILINE)


def read_cases(name: str) -> list[tuple[str, str, str]]:
    """The triples of one file of this folder."""
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    return [(match[1], match[2], match[3]) for match in _CASE.finditer(text)]
