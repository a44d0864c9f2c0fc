"""The code of templates that were compiled.

Data: `COMPILED`, Jinja's store of code; `referenced` gives the templates that a template's text names.
Limits: in memory; `site.cache.templates` keeps it from one build to the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import CodeType

import jinja2
from jinja2.bccache import Bucket

_NAMED = re.compile(r"\{%-?\s*(?:extends|import|include|from)\s+\"([^\"]+)\"")

_MOST = 200
"""Templates whose code is kept: the newest ones."""

CodeKey = tuple[str, str]
"""Digests of the template's name and file, and of its text."""


class Compiled(jinja2.BytecodeCache):
    """Code by the text that it was compiled from."""

    def __init__(self) -> None:
        self._codes: dict[CodeKey, CodeType] = {}
        self.is_new = False
        """Whether there is code that `known` has not brought."""

    @property
    def codes(self) -> dict[CodeKey, CodeType]:
        """Those that are kept, the newest last."""
        return dict(list(self._codes.items())[-_MOST:])

    def known(self, codes: dict[CodeKey, CodeType]) -> None:
        """Take in what other processes have compiled."""
        self._codes = {**{key: code for key, code in codes.items() if key not in self._codes}, **self._codes}

    def load_bytecode(self, bucket: Bucket) -> None:
        """As Jinja defines it."""
        key = bucket.key, bucket.checksum
        bucket.code = self._codes.pop(key, None)
        if bucket.code is not None:
            self._codes[key] = bucket.code  # the last: what was used longest ago goes first

    def dump_bytecode(self, bucket: Bucket) -> None:
        """As Jinja defines it."""
        if bucket.code is not None:
            self._codes[bucket.key, bucket.checksum] = bucket.code
            self.is_new = True


COMPILED = Compiled()
"""Of this process: `serve` builds again and again, with the same templates."""


def referenced(text: str) -> Iterator[str]:
    """The names of templates in a template's text, as far as they are written out."""
    return (name[1] for name in _NAMED.finditer(text))
