"""The files of a site as a build has written them: those that would be the same again need not be made.

Data: `MadeFile`; `read_made` and `write_made` keep those of one site in a file.
Limits: knows what a file was made from only by a key. A file counts only while it is as the build has left it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from generator.model import SitePath, WrittenFile
from generator.site.cache.blob import read_blob, write_blob
from generator.site.cache.files import State, read_same
from generator.site.checks.links import PageLinks
from generator.site.exports.old_table import OldTable

if TYPE_CHECKING:  # a build of an unchanged archive loads no module of a build
    from generator.site.output import Output
    from generator.site.render import RenderedFile


@dataclass(frozen=True, slots=True)
class MadeFile:
    """One file of a site."""

    key: bytes
    """Digest of everything that its bytes depend on; empty where that is not known."""
    facts: WrittenFile
    links: PageLinks | None = None
    """Of a page."""
    stamp: tuple[int, int, int] = (0, 0, 0)
    """Size, time of the last change of the content and of the file in ns, when the build had ended."""


@dataclass(frozen=True, slots=True)
class Made:
    """What the last build has made."""

    files: Mapping[SitePath, MadeFile] = field(default_factory=dict)
    """Those that are still as it has left them, and whose key is known."""
    articles: Mapping[str, bytes] = field(default_factory=dict)
    """Path -> digest of all that a table shows of an article, in the order of the tables."""
    out: str = ""
    """The folder of the site."""
    paths: frozenset[str] = frozenset()
    """Of all its files."""


class MadeFiles:
    """The files of a site while it is built: those of the last build, and those of this one."""

    def __init__(self, last: Made, code: str = "", articles: Mapping[str, bytes] | None = None) -> None:
        """`code`: digest of the program. `articles`: see `Made`; those of this build."""
        self._code = code.encode()
        self.key: Callable[[Output], bytes] | None = None
        """Gives the key of an output, empty if it has none; without it every output is made."""
        self._last = last.files
        self._out = last.out
        self._paths = last.paths
        self.articles = articles or {}
        self._old_articles = list(last.articles)
        self._same_articles = {path for path, digest in last.articles.items() if self.articles.get(path) == digest}
        self._keys: dict[SitePath, bytes] = {}
        self.made: dict[SitePath, MadeFile] = {}
        """The files of the site so far."""
        self._ids: dict[frozenset[str], frozenset[str]] = {}
        self._targets: dict[tuple[str, str], tuple[str, str]] = {}
        """What pages link to, each once: pages come from other processes, with copies of their own."""

    def same(self, outputs: Iterable[Output]) -> dict[SitePath, MadeFile]:
        """Those of some outputs that the last build has made as they would be made now; they count as made."""
        found = {}
        for output in outputs:
            key = self._keys.get(output.path)
            if key is None:
                key = self._keys[output.path] = self.key(output) if self.key else b""
            last = self._last.get(output.path)
            if key and last and last.key == key:
                found[output.path] = last
        self.made |= found
        return found

    def had_other(self, path: SitePath, key: bytes) -> bool:
        """Whether the last build has made a file of this path, which has another key now."""
        return path in self._last and self._last[path].key != key

    def unsure(self, paths: Set[str]) -> tuple[Set[str], Set[str]]:
        """Where links of pages that are taken over may lead nowhere now, all of which led somewhere in the last build.

        Files that it had and that are not among `paths`, those of this build; and pages whose ids may be others now.
        """
        changed = (
            path for path in self._paths if self.made.get(SitePath(path)) is not self._last.get(SitePath(path), self)
        )
        return self._paths - paths, {path for path in changed if not self._has_all_ids(SitePath(path))}

    def _has_all_ids(self, path: SitePath) -> bool:
        before, now = self._last.get(path), self.made.get(path)
        return bool(before and now and before.links and now.links and before.links.ids <= now.links.ids)

    def with_old(self, output: Output) -> Output:
        """An output that can be made from the file before it, with that file."""
        old = self._last.get(output.path) if output.in_rows else None
        if not old:
            return output
        read = partial(read_same, f"{self._out}/{output.path}", *old.stamp[:2])
        table = OldTable(read, self._old_articles, self._same_articles)
        return replace(output, inputs=(*output.inputs, table))

    def last_zip(self, path: SitePath) -> MadeFile | None:
        """The ZIP of the last build, if the same program has packed it: its parts may be used again."""
        last = self._last.get(path)
        return last if last and self._code and last.key == self._code else None

    def add_zip(self, path: SitePath, facts: WrittenFile) -> None:
        """Take in the ZIP."""
        self.made[path] = MadeFile(self._code, facts)

    def add(self, rendered: RenderedFile) -> None:
        """Take in a file that was just made."""
        path, links = rendered.file.path, rendered.links
        if links:
            ids, targets = self._ids.setdefault(links.ids, links.ids), self._targets
            links = PageLinks(ids, tuple([targets.setdefault(target, target) for target in links.targets]))
        self.made[path] = MadeFile(self._keys.get(path, b""), rendered.facts, links)

    def finish(self) -> None:
        """Drop the function that gives keys, and with it the plan, when all files are made."""
        self.key = None


def read_made(path: Path, code: str, site: Mapping[str, State], out: Path) -> Made:
    """What the last build has made; nothing if it was another program's.

    `code`: digest of the program; `site` has the present state of each file in `out`.
    """
    found = {}
    rows, articles, paths = read_blob(path, code) or ({}, {}, ())
    for name, (key, size, digest, transferred, links, stamp) in rows.items():
        state = site.get(f"{out}/{name}")
        if state and state[:3] == stamp:
            known = PageLinks(*links) if links else None
            found[SitePath(name)] = MadeFile(key, WrittenFile(size, digest, transferred), known, stamp)
    return Made(found, articles, str(out), frozenset(paths))


def write_made(path: Path, code: str, made: MadeFiles, site: Mapping[str, State], out: Path) -> None:
    """Keep the files of a build that have a key; `site` has the state of each file in `out` after the build."""
    rows = {}
    for name, file in made.made.items():
        state = site.get(f"{out}/{name}")
        if file.key and state and state[0] == file.facts.size:
            facts, links = file.facts, (file.links.ids, file.links.targets) if file.links else None
            rows[str(name)] = (file.key, facts.size, facts.digest, facts.transferred, links, state[:3])
    write_blob(path, code, (rows, dict(made.articles), [str(path) for path in made.made]))
