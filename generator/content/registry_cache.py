"""The parsed registry of a content folder, kept between commands: thousands of companies take longer to parse than to load.

Data: `cached_registry` gives the registry of two texts.
Limits: one JSON file in `.cache/` next to the content folder; it can be deleted at any time, and is ignored where it is
damaged, of other texts or of another version of the code. A process that reads a registry again, such as `serve`, has the
last one in memory. Only registries without mistakes are kept.
"""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from generator import __version__, yaml_lines
from generator.content import fields, keys, registry, slugs
from generator.content.merging.disk import write_file
from generator.model import Company, CompanyKind, Registry, Slug, Tag
from generator.model import registry as records
from generator.yaml_lines import plain

_NAME = "registry.json"
_LEAST = 20_000
"""Characters of a text; a shorter one is parsed as soon."""
_last: dict[str, Registry] = {}
"""Key -> the registry that this process has read last; it is never changed."""


def cached_registry(content: Path, texts: tuple[str, str], parse: Callable[[], Registry]) -> Registry:
    """The registry of the texts of `companies.yml` and `tags.yml`, as `parse` returns it. Raises what `parse` raises."""
    if len(texts[0]) < _LEAST:
        return parse()
    file = content.resolve().parent / ".cache" / _NAME
    key = hashlib.sha256("\0".join((code_digest(), *texts)).encode()).hexdigest()
    if key not in _last:
        found = _kept(file, key) or _keep(file, key, parse())
        _last.clear()
        _last[key] = found
    return _last[key]


def _kept(file: Path, key: str) -> Registry | None:
    """The registry in the file, if it is the one of this key."""
    with contextlib.suppress(OSError, ValueError, TypeError, KeyError, AttributeError):
        known = json.loads(file.read_bytes())
        return _loaded(known) if known["key"] == key else None
    return None


def _keep(file: Path, key: str, found: Registry) -> Registry:
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        ignored = file.with_name(".gitignore")  # a check leaves nothing to commit, in whosever repository
        if not ignored.exists():
            write_file(ignored, "*\n")
        write_file(file, json.dumps({"key": key, **_packed(found)}, ensure_ascii=False, separators=(",", ":")))
    return found


@cache
def code_digest() -> str:
    """The version of the code that parses registries."""
    modules = (registry, fields, keys, slugs, yaml_lines, plain, records)
    data = b"\0".join(Path(str(module.__file__)).read_bytes() for module in modules)
    return f"{__version__} {hashlib.sha256(data).hexdigest()}"


def _packed(found: Registry) -> dict[str, Any]:
    """Rows without the names of their fields."""
    return {"companies": [_row(one) for one in found.companies], "tags": [_row(one) for one in found.tags]}


def _row(record: Company | Tag) -> list[Any]:
    return [getattr(record, field.name) for field in dataclasses.fields(record)]


def _loaded(known: dict[str, Any]) -> Registry:
    kinds = {str(kind): kind for kind in CompanyKind}
    companies = []
    for name, slug, aliases, parent, kind, country, site, cues, tags in known["companies"]:
        company = Company(
            name, Slug(slug), tuple(aliases), parent, kinds[kind], country, site, tuple(cues), tuple(tags)
        )
        companies.append(company)
    tags_found = [
        Tag(Slug(slug), name, tuple(cues), tuple(negative), description, tuple(aliases), tuple(weak))
        for slug, name, cues, negative, description, aliases, weak in known["tags"]
    ]
    return Registry(tuple(companies), tuple(tags_found))
