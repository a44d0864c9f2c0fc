"""What a file of JSON is.

Data: `recognise_json` gives its kind.
Limits: by its shape and the names of its fields; words in brackets or braces that are no JSON are plain text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from generator.dumps.formats.bad_markup import BadMarkupError
from generator.dumps.messages.chat import is_chat
from generator.dumps.records.ghost import is_ghost
from generator.dumps.records.json_values import load_values
from generator.model import DumpKind

_BEGINS = re.compile(r"[\ufeff\s]*(?:\{\s*(?:\"|\}|$)|\[\s*\{\s*\")")
"""As JSON that holds objects."""


def recognise_json(lines: Sequence[str]) -> DumpKind | None:
    """The kind of a file that begins with a bracket or a brace; None where it is no JSON."""
    text = "\n".join(lines)
    try:
        values = [value.value for value in load_values(text)]
    except BadMarkupError:
        return DumpKind.RECORDS if _BEGINS.match(text) else None
    if len(values) == 1 and _is_feed(values[0]):
        return DumpKind.JSON_FEED
    if len(values) == 1 and is_ghost(values[0]):
        return DumpKind.GHOST
    if len(values) == 1 and is_chat(values[0]):
        return DumpKind.CHAT
    return DumpKind.RECORDS if _BEGINS.match(text) else None


def _is_feed(value: Any) -> bool:
    """Whether a value is a JSON Feed: by its version, or by the fields of its items."""
    if not isinstance(value, Mapping) or not isinstance(items := value.get("items"), list):
        return False
    texts = any(isinstance(item, Mapping) and {"content_html", "content_text"} & item.keys() for item in items)
    return texts or "jsonfeed.org" in str(value.get("version"))
