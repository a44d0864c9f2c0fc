"""Word lists and tables of the package's data files, in `generator/data/`.

Data: `read_data` gives the contents of a file, read once; `word_list` and `phrase_list` one of its lists.
Limits: the files are the package's own, so a missing one or a missing list is a bug and raises FileNotFoundError or KeyError.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

import yaml

from generator.package_data import read_text

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The C loader is ten times as fast where PyYAML has it."""


@cache
def read_data(name: str) -> Mapping[str, Any]:
    """The contents of a YAML or JSON file, by its name: `read_data("headline-words-en.yml")`."""
    text = read_text(name)
    return dict(json.loads(text) if name.endswith(".json") else yaml.load(text, _LOADER))


@cache
def word_list(name: str, key: str) -> frozenset[str]:
    """The words of one list of a file, which are parted by white space."""
    return frozenset(read_data(name)[key].split())


@cache
def phrase_list(name: str, key: str) -> tuple[str, ...]:
    """The phrases of one list of a file, in order, which are parted by commas."""
    return tuple(read_data(name)[key].split(", "))
