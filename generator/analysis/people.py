"""The people of `people.yml` in texts.

Data: `PeopleIndex.named` gives those whom a text names, in order of appearance.
Limits: a person is found by the names and aliases of the entry, written exactly so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.model import Person


class PeopleIndex:
    """The people of a registry by their names."""

    def __init__(self, people: Sequence[Person]) -> None:
        self._owners = {text: person for person in people for text in (*person.aliases, person.name)}
        spellings = sorted(self._owners, key=len, reverse=True)
        self._any = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, spellings)) or '(?!)'})(?!\w)")

    def named(self, text: str) -> tuple[Person, ...]:
        """The people whom a text names, each once."""
        if not self._owners:
            return ()
        return tuple(dict.fromkeys(self._owners[match[0]] for match in self._any.finditer(text)))
