"""The data files of the package, in `generator/data/`.

Data: `read_text` and `read_json` give a file's contents by its name.
Limits: only files that come with the package; nothing of the user's. Not cached: whoever uses a file keeps what it made of it.
"""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any


def read_text(name: str) -> str:
    """The text of a data file, such as `read_text("countries.json")`. Raises FileNotFoundError for an unknown name."""
    return files("generator").joinpath("data", name).read_text(encoding="utf-8")


def pack_names(kind: str = "") -> tuple[str, ...]:
    """The names of the optional packs, sorted: of `events`, of rules for `headlines`, or of every kind."""
    folder = files("generator").joinpath("data", "packs")
    kinds = [kind] if kind else [path.name for path in folder.iterdir() if path.is_dir()]
    names = (path.name for one in kinds for path in folder.joinpath(one).iterdir())
    return tuple(sorted(name.removesuffix(".yml") for name in names if name.endswith(".yml")))


def read_event_pack(name: str) -> str:
    """The text of a pack of events."""
    return read_text(f"packs/events/{name}.yml")


def read_json(name: str) -> Any:
    """The same, parsed."""
    return json.loads(read_text(name))
