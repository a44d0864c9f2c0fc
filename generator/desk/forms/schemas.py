"""JSON Schemas of front matter, settings and registries, for text editors that complete and check what is written.

Data: `SCHEMAS`, one `FileSchema` for each kind of file; `schema_texts` and `vscode_settings` are the files to write.
Limits: draft 7 of JSON Schema, the one that text editors read. What a value refers to, and what several keys say together,
only `briefings check` knows; a file that it accepts, its schema accepts, too.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from generator.config import SITE
from generator.content.keys import ARTICLE, BRIEFING, COMPANY, NOTE, PERSON, TAG, TEXT_PAGE
from generator.model.keys import Key, ValueShape

FOLDER = ".vscode/schemas"
"""Where an archive has its schemas."""
DAY = (
    r"[1-9]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
    r"(?:[Tt ]+\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?: ?(?:Z|UTC|[+-]\d{2}(?::?\d{2})?))?)?"
)


@dataclass(frozen=True, slots=True)
class FileSchema:
    """What is allowed in one kind of file."""

    name: str
    title: str
    files: str
    """Glob of its files, from the archive's folder."""
    keys: tuple[Key, ...]
    listed: bool = False
    """Whether the file is a list of entries with these keys."""
    closed: bool = True
    """Whether other keys are mistakes."""


SCHEMAS = (
    FileSchema("article", "Front matter of an article", "content/articles/**/*.md", ARTICLE, closed=False),
    FileSchema("note", "Front matter of a note", "content/notes/**/*.md", NOTE),
    FileSchema("briefing", "Front matter of a digest", "content/briefings/**/*.md", BRIEFING),
    FileSchema("page", "Front matter of a page", "content/pages/**/*.md", TEXT_PAGE),
    FileSchema("site", "Settings of the site", "content/site.yml", SITE),
    FileSchema("companies", "Companies that an import recognises", "content/companies.yml", COMPANY, listed=True),
    FileSchema("tags", "The tags of the archive", "content/tags.yml", TAG, listed=True),
    FileSchema("people", "People of whom the archive speaks", "content/people.yml", PERSON, listed=True),
)


def json_schema(kind: FileSchema) -> dict[str, Any]:
    """Returns the schema of a kind of file, as plain data."""
    record = _record(kind.keys, closed=kind.closed)
    listed = {"type": ["array", "null"], "items": record} if kind.listed else record
    if kind.name == "site":
        listed = {**record, "type": ["object", "null"]}
    return {"$schema": "http://json-schema.org/draft-07/schema#", "title": kind.title, **listed}


def schema_texts() -> dict[str, str]:
    """Returns the text of each schema by its file's name."""
    return {f"{kind.name}.json": _text(json_schema(kind)) for kind in SCHEMAS}


def vscode_settings(settings: Mapping[str, Any]) -> str:
    """Returns the text of `settings.json` with the schemas of the YAML files; those of front matter are for other tools."""
    files = {f"./{FOLDER}/{kind.name}.json": kind.files for kind in SCHEMAS if kind.files.endswith(".yml")}
    return _text({**settings, "yaml.schemas": files})


def _text(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _record(keys: Iterable[Key], *, closed: bool = True) -> dict[str, Any]:
    keys = tuple(keys)
    required = [key.name for key in keys if key.required]
    return {
        "type": "object",
        "properties": {key.name: _described(key) for key in keys},
        **({"required": required} if required else {}),
        **({"additionalProperties": False} if closed else {}),
    }


def _described(key: Key) -> dict[str, Any]:
    default = {} if key.default is None else {"default": key.default}
    return {"description": f"{key.help}.", **_value(key), **default}


def _value(key: Key) -> dict[str, Any]:
    made = _SHAPES[key.shape](key)
    if key.required:
        return made
    if "type" in made:
        kinds = made["type"] if isinstance(made["type"], list) else [made["type"]]
        return {**made, "type": [*kinds, "null"]}
    return {"anyOf": [*made["anyOf"], {"type": "null"}]} if "anyOf" in made else {"enum": [*made["enum"], None]}


def _one_text(key: Key) -> dict[str, Any]:
    if not key.pattern:
        return {"type": ["string", "number"], **({"pattern": r"\S"} if key.required else {})}
    optional = "" if key.required else "?"
    pattern = rf"^\s*(?:{key.pattern}){optional}\s*$"
    if re.fullmatch(key.pattern, "1"):  # a number, as it is written, may match, too
        return {"type": ["string", "integer"], "minimum": 0, "pattern": pattern}
    return {"type": "string", "pattern": pattern}


def _words(key: Key) -> dict[str, Any]:
    one = _one_text(Key(key.name, ValueShape.TEXT, key.help, pattern=key.pattern))
    return {"anyOf": [one, {"type": "array", "items": one}]}


def _records(key: Key) -> dict[str, Any]:
    one = {"anyOf": [{"type": "string"}, _record(key.keys)]}
    several = {"type": "array", "items": one}
    return {"anyOf": [*one["anyOf"], several]} if key.alone else several


_SHAPES: Mapping[ValueShape, Callable[[Key], dict[str, Any]]] = {
    ValueShape.TEXT: _one_text,
    ValueShape.MARKDOWN: lambda key: {"type": "string"},
    ValueShape.FLAG: lambda key: {"type": "boolean"},
    ValueShape.DAY: lambda key: {"type": "string", "pattern": rf"^\s*{DAY}\s*$"},
    ValueShape.NUMBER: lambda key: {
        "type": "integer",
        "minimum": key.low,
        **({"maximum": key.high} if key.high else {}),
    },
    ValueShape.WORDS: _words,
    ValueShape.LIST: lambda key: {"type": "array", "items": {"type": "string", "minLength": 1}},
    ValueShape.CHOICE: lambda key: {"enum": [*key.values, ""]},
    ValueShape.CHOICES: lambda key: {"type": "array", "items": {"enum": list(key.values)}},
    ValueShape.RANGE: lambda key: {
        "type": "array",
        "items": {"type": "integer", "minimum": 1},
        "minItems": 2,
        "maxItems": 2,
    },
    ValueShape.RECORD: lambda key: _record(key.keys),
    ValueShape.RECORDS: _records,
    ValueShape.MAPPING: lambda key: {"type": "object"},
}
"""ValueShape -> what it allows, when it is required."""
