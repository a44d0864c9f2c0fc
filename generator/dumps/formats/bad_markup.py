"""What is wrong with a feed, an export or a page, before it is known which file it is.

Data: `BadMarkupError`.
Limits: carries a place and words; `read` makes a problem of it.
"""

from __future__ import annotations


class BadMarkupError(Exception):
    """Mark-up that cannot be read."""

    def __init__(self, line: int, what: str, fix: str) -> None:
        super().__init__(what)
        self.line = line
        """1-based; 0 for the whole file."""
        self.what, self.fix = what, fix
