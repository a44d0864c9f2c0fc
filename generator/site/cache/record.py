"""The record of the last build: with it a build of an unchanged archive ends at once.

Data: `BuildCache.unchanged` gives the report of the last build if nothing has changed since; `made` gives the files of the
site that need not be made again if their key is the same; `remember` keeps both.
Limits: for each site one JSON file in `.cache/builds/` next to the content folder and one file in `.cache/files/`; they can be
deleted at any time, are replaced as a whole, and what cannot be read counts as missing. Everything that a build reads is compared: content,
themes and their third-party files, this program, its libraries, Python, the settings of the call, the day; and so is the
site itself.
"""

from __future__ import annotations

import contextlib
import dataclasses
import datetime as dt
import hashlib
import json
import os
import sys
import sysconfig
import time
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import generator
from generator.errors import Problem
from generator.model import SitePath
from generator.site.cache.blob import read_blob, write_blob
from generator.site.cache.files import State, same, states
from generator.site.cache.made import Made, MadeFiles, read_made, write_made
from generator.site.cache.report import BuildReport, SitePart

_FORMAT = 2
Folder = tuple[int, int]
"""A folder, whatever its name: device and inode."""

_NOT_RECENT = 1 << 63
"""A time of the look for which no file is recent: nobody edits a site's files while they are written."""


class BuildCache:
    """What is remembered of the builds of one content folder to one site."""

    def __init__(self, content: Path, out: Path, base_url: str | None) -> None:
        """Looks at the files at once: what is saved from now on counts as changed."""
        self._content = content
        self._out = Path(os.path.realpath(out))
        project = content.resolve().parent
        name = hashlib.sha256(f"{os.path.realpath(content)}\n{self._out}".encode(errors="surrogateescape")).hexdigest()
        self._file = project / ".cache" / "builds" / f"{name[:16]}.json"
        self._made_file = project / ".cache" / "files" / f"{name[:16]}.bin"
        self._search_file = project / ".cache" / "search" / f"{name[:16]}.bin"
        self._memo_file = project / ".cache" / "texts" / f"{name[:16]}.bin"
        self._now = time.time_ns()
        day = dt.datetime.now().astimezone().date().isoformat()
        self._key = [_FORMAT, generator.__version__, sys.version, _libraries(), str(content), base_url, day]
        package = Path(generator.__file__).resolve().parent
        self._inputs = states([content], self._now, hidden=False)
        self._inputs |= states([content / "static"], self._now, hidden=True)  # it may have a .well-known
        self._inputs |= states([project / "themes", package.parent / "themes", package], self._now, hidden=True)

    @property
    def inputs(self) -> Mapping[str, State]:
        """The state of each file that a build reads, as it was before."""
        return self._inputs

    def unchanged(self) -> BuildReport | None:
        """Returns the report of the last build; None if anything is not as that build read or left it."""
        try:
            data = self._last
            if data["key"] != self._key or not same(_states_of(data["inputs"]), self._inputs):
                return None
            more = _states_of(data["more"])
            if not same(more, states(map(Path, more), self._now, hidden=True)):
                return None
            report = _report_of(data["report"])
            site = states([self._out], _NOT_RECENT, hidden=True, without=report.kept)
            return report if same(_states_of(data["site"]), site) else None
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None

    @cached_property
    def _last(self) -> Mapping[str, Any]:
        """The record of the last build. Raises `OSError` or `ValueError` if it cannot be read."""
        found: Mapping[str, Any] = json.loads(self._file.read_text(encoding="utf-8"))
        return found

    @cached_property
    def code(self) -> str:
        """Digest of all that makes a site of its content, but for the content and the themes: this program."""
        package = f"{Path(generator.__file__).resolve().parent}/"
        program = {path: state for path, state in self._inputs.items() if path.startswith(package)}
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
            before = {path: state for path, state in self._last["inputs"].items() if path.startswith(package)}
            if self._last["key"][:4] == self._key[:4] and same(_states_of(before), program):
                return str(self._last["code"])
        files = sorted(path for path in program if not path.endswith("/"))
        parts = [repr(self._key[:4]).encode(), *(path.encode(errors="surrogateescape") for path in files)]
        found = hashlib.sha256()
        for part in (*parts, *(_content(path) for path in files)):
            found.update(hashlib.sha256(part).digest())
        return found.hexdigest()

    def made(self) -> Made:
        """What the last build has made of the site."""
        if not self._made_file.is_file():
            return Made()
        return read_made(self._made_file, self.code, states([self._out], _NOT_RECENT, hidden=True), self._out)

    def memo(self) -> dict[bytes, bytes]:
        """What the builds of this program remember of texts."""
        return read_blob(self._memo_file, self.code) or {}

    def remember_memo(self, packed: dict[bytes, bytes]) -> None:
        """Keep what the next build may need of texts."""
        write_blob(self._memo_file, self.code, packed)

    def search(self) -> Any:
        """What the last build of this program has kept of its search; None if there is nothing."""
        return read_blob(self._search_file, self.code)

    def remember_search(self, plain: object) -> None:
        """Keep what the next build may need of the search, as plain data."""
        write_blob(self._search_file, self.code, plain)

    def remember(
        self,
        report: BuildReport,
        read: Iterable[Path],
        written: Mapping[Path, str],
        made: MadeFiles,
        folder: Folder,
    ) -> None:
        """Keep what a build made.

        `read`: files outside of the content folder and the themes that it has read. `written`: files of the content
        folder that it has written itself, with their text. `made`: the files of the site. `folder`: the folder that the
        build has put in the place of the site.
        """
        site = states([self._out], _NOT_RECENT, hidden=True, without=report.kept)
        if folder_of(self._out) != folder:  # another build has put its own there
            return
        write_made(self._made_file, self.code, made, site, self._out)
        inputs = dict(self._inputs)
        for path, text in written.items():
            (state,) = states([path], self._now, hidden=True).values() or [None]
            if state and state[3] == hashlib.sha256(text.encode("utf-8")).hexdigest():
                inputs[str(path)] = state
        data = {
            "key": self._key,
            "code": self.code,
            "inputs": inputs,
            "more": states(read, self._now, hidden=True),
            "site": site,
            "report": dataclasses.asdict(report),
        }
        with contextlib.suppress(OSError, ValueError):
            _replace(self._file, json.dumps(data))

    def forget(self) -> None:
        """Remove the record: the next build is a whole one."""
        for file in (self._file, self._made_file, self._memo_file, self._search_file):
            with contextlib.suppress(OSError):
                file.unlink()


def folder_of(path: Path) -> Folder:
    """Which folder is at a path; (0, 0) if none."""
    try:
        status = path.stat()
    except OSError:
        return 0, 0
    return status.st_dev, status.st_ino


def _content(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError:
        return b"unreadable"


def _libraries() -> str:
    """The versions of all installed packages: the names of their metadata folders."""
    names = set()
    for folder in {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}:
        with contextlib.suppress(OSError):
            names |= {path.name for path in Path(folder).iterdir() if path.suffix in {".dist-info", ".egg-info"}}
    return hashlib.sha256("\n".join(sorted(names)).encode(errors="surrogateescape")).hexdigest()


def _states_of(data: Mapping[str, Any]) -> dict[str, State]:
    return {
        path: (int(size), int(changed), int(status), str(digest))
        for path, (size, changed, status, digest) in data.items()
    }


def _report_of(data: Mapping[str, Any]) -> BuildReport:
    return BuildReport(
        articles=data["articles"],
        pages=data["pages"],
        files=data["files"],
        bytes=data["bytes"],
        kept=tuple(data["kept"]),
        warnings=tuple(Problem(**problem) for problem in data["warnings"]),
        redirects=data["redirects"],
        parts=tuple(SitePart(**part) for part in data["parts"]),
        left_out=tuple(SitePath(path) for path in data["left_out"]),
        omitted=tuple(SitePath(path) for path in data["omitted"]),
        unchanged=True,
    )


def _replace(path: Path, text: str) -> None:
    """Whole or not at all: a killed build leaves no partial record."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        temporary.write_text(text, encoding="utf-8")
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
