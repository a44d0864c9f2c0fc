"""The rows of a table that an earlier build has written, for those articles that are as they were.

Data: `OldTable.rows` gives them.
Limits: pure; knows no records, so that a build that makes nothing loads little.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OldTable:
    """A table of all articles as the last build has left it."""

    read: Callable[[], bytes]
    """Its bytes; none if it is not as it was left."""
    paths: Sequence[str]
    """Of its articles, in order."""
    same: Collection[str]
    """Those of whom everything is as it was then."""

    def rows(self, split: Callable[[bytes], Sequence[bytes]]) -> dict[str, bytes]:
        """Path -> row, of articles that are as they were; `split` parts the file into all its rows."""
        rows = split(self.read())
        if len(rows) != len(self.paths):  # a sign between two rows is in one of them
            return {}
        return {path: row for path, row in zip(self.paths, rows, strict=True) if path in self.same}
