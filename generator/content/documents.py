"""Plain Markdown documents outside of the content folder that a site shows, such as the documentation of a project.

Data: `read_documents` gives a page for each `.md` file below a folder; `documents_folder` is that folder, `document_paths` the
files.
Limits: they have no front matter: the first heading is the title, the place in the folder the address. What lies outside of
the folder, and pictures, are no part of the site: such links are shown as text, and pictures left out.
"""

from __future__ import annotations

import posixpath
import re
from pathlib import Path, PurePosixPath

from generator.errors import Problem
from generator.model import Slug, TextPage

_TITLE = re.compile(r"#\s+(.+?)\s*#*$")
_FENCED = re.compile(r"^( *)(`{3,}|~{3,}).*?^\1\2\s*$|(?<!`)(`+)(?!`).+?(?<!`)\3(?!`)", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"(?P<image>!)?\[(?P<words>[^\[\]]*)\]\((?P<address>[^()\s]+)\)")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|#|//", re.IGNORECASE)


def documents_folder(content: Path, setting: str) -> Path | None:
    """Returns the folder that the setting `documents` names; None if it is not set."""
    return content / setting if setting else None


def missing_folder(content: Path, setting: str) -> list[Problem]:
    """Returns a warning if there is no folder of documents where `site.yml` says."""
    folder = documents_folder(content, setting)
    if folder is None or folder.is_dir():
        return []
    return [Problem(str(content / "site.yml"), 0, f'documents: no folder "{setting}"', "correct or remove it")]


def document_paths(content: Path, setting: str) -> list[str]:
    """Returns the path of each document, sorted, as a page of it has it: from the content folder, `../docs/search.md`."""
    folder = documents_folder(content, setting)
    place = PurePosixPath(Path(setting).as_posix())
    return [(place / name).as_posix() for name in _names(folder)] if folder else []


def _names(folder: Path) -> list[str]:
    """The files from their folder, sorted; hidden ones are not shown."""
    names = (path.relative_to(folder) for path in folder.rglob("*.md") if path.is_file())
    return sorted(name.as_posix() for name in names if not any(part.startswith(".") for part in name.parts))


def read_documents(content: Path, setting: str, problems: list[Problem]) -> list[TextPage]:
    """Returns a page for each document, sorted by path; files that cannot be read are added to `problems`.

    `README.md` is the page of its folder. Only that of the whole folder is in the navigation.
    """
    folder = documents_folder(content, setting)
    if folder is None or not folder.is_dir():
        return []
    place = PurePosixPath(Path(setting).as_posix())
    names = _names(folder)
    pages = []
    for name in names:
        try:
            text = (folder / name).read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError:
            problems.append(Problem(str(folder / name), 0, "not UTF-8", "save the file as UTF-8"))
            continue
        pages.append(_page(text, name, place, folder.resolve().name, set(names)))
    return pages


def _page(text: str, name: str, place: PurePosixPath, top: str, names: set[str]) -> TextPage:
    lines = text.split("\n")
    at = next((number for number, line in enumerate(lines) if line.strip()), 0)
    heading = _TITLE.match(lines[at]) if lines else None
    title = heading[1] if heading else PurePosixPath(name).stem
    body = "\n".join(lines[at + 1 :]) if heading else text
    stem = PurePosixPath(name).with_suffix("")
    address = stem.with_name("index") if stem.name.casefold() == "readme" else stem
    return TextPage(
        path=(place / name).as_posix(),
        slug=Slug(f"{top}/{address.as_posix()}"),
        title=re.sub(r"[`*_]", "", title),
        body=_within(body, name, names),
        body_line=at + 2 if heading else 1,
        listed=name.casefold() == "readme.md",
    )


def _within(body: str, name: str, names: set[str]) -> str:
    """The text without pictures, and with links to what is no document as text; code stays as it is."""
    parts, end = [], 0
    for code in _FENCED.finditer(body):
        parts += [_LINK.sub(lambda link: _kept(link, name, names), body[end : code.start()]), code[0]]
        end = code.end()
    return "".join([*parts, _LINK.sub(lambda link: _kept(link, name, names), body[end:])])


def _kept(link: re.Match[str], name: str, names: set[str]) -> str:
    if link["image"]:
        return ""
    path = link["address"].partition("#")[0]
    target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path))
    return link[0] if _ELSEWHERE.match(link["address"]) or target in names else link["words"]
