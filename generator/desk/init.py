"""`briefings init`: the files of a new archive.

Data: `new_archive` gives the text of each file by its path; `init` writes those that are missing; `write_schemas` writes the
JSON Schemas anew.
Limits: never replaces another file.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

from generator import __version__
from generator.content.folder.registries import COMPANIES_NAME, EVENTS_NAME, TAGS_NAME
from generator.content.registry import starter_text
from generator.desk.forms.schemas import FOLDER, schema_texts, vscode_settings
from generator.package_data import read_text

_FILES = {
    ".gitattributes": "gitattributes",
    ".github/dependabot.yml": "dependabot.yml",
    ".github/workflows/pages.yml": "pages.yml",
    ".gitignore": "gitignore",
    ".vscode/extensions.json": "vscode-extensions.json",
    ".vscode/tasks.json": "vscode-tasks.json",
    "README.md": "README.md",
    "content/notes/welcome.md": "welcome.md",
    "content/pages/about.md": "about.md",
    "content/site.yml": "site.yml",
    "requirements.txt": "requirements.txt",
}
"""Path in the archive -> file in `data/init/`."""


@dataclass(frozen=True, slots=True)
class ArchiveFacts:
    """What a new archive is called, and by whom it is kept."""

    title: str
    author: str = ""
    language: str = "en"
    base_url: str = ""
    """The address of the published site; empty if it is not known yet."""


@dataclass(frozen=True, slots=True)
class InitReport:
    """Paths from the folder of the archive, sorted."""

    written: tuple[str, ...]
    kept: tuple[str, ...]
    """Files that were there already, and stay as they are."""


def new_archive(facts: ArchiveFacts) -> dict[str, str]:
    """The text of every file of a new archive, by its path."""
    values = {
        "TITLE": facts.title,
        "TITLE_YAML": _quoted(facts.title),
        "AUTHOR_YAML": _quoted(facts.author),
        "LANGUAGE_YAML": _quoted(facts.language),
        "BASE_URL_LINE": f"base_url: {facts.base_url}"
        if facts.base_url
        else "# base_url: https://name.github.io/archive/",
        "VERSION": __version__,
    }
    files = {path: _filled(read_text(f"init/{name}"), values) for path, name in _FILES.items()}
    starters = {f"content/{name}": starter_text(name) for name in (COMPANIES_NAME, TAGS_NAME, EVENTS_NAME)}
    schemas = {f"{FOLDER}/{name}": text for name, text in schema_texts().items()}
    schemas[".vscode/settings.json"] = vscode_settings(json.loads(read_text("init/vscode-settings.json")))
    return dict(sorted({**files, **starters, **schemas, "content/dumps/.gitkeep": ""}.items()))


def init(folder: Path, facts: ArchiveFacts) -> InitReport:
    """Write a new archive. Raises OSError if a file cannot be written."""
    written, kept = [], []
    for name, text in new_archive(facts).items():
        path = folder / name
        if path.exists() or path.is_symlink():
            kept.append(name)
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
        written.append(name)
    return InitReport(tuple(written), tuple(kept))


def write_schemas(folder: Path) -> tuple[Path, ...]:
    """Write the JSON Schemas into a folder, in place of older ones. Returns their paths. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, text in schema_texts().items():
        path = folder / name
        path.write_text(text, encoding="utf-8", newline="\n")
        paths.append(path)
    return tuple(paths)


def _quoted(text: str) -> str:
    """As a YAML string: JSON is one."""
    return json.dumps(text, ensure_ascii=False)


def _filled(text: str, values: dict[str, str]) -> str:
    return re.sub("|".join(f"%{name}%" for name in values), lambda match: values[match[0].strip("%")], text)
