"""Checks that every link of the site leads to a file of the site, and to an id in it.

Data: `read_links` looks at a page; `LinkCheck` collects the links of all pages and lists the broken ones.
Limits: looks at `href` and `src` in HTML that our templates and the sanitiser wrote, where quotes are double, if there are any, and a "<"
in text is always escaped; not at style sheets, scripts and other hosts.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Callable, Collection, Set
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import unquote

from generator.errors import Problem
from generator.model import SitePath

_ATTRIBUTE = re.compile(
    r"""=(?:(?:(?<=\shref=)|(?<=\ssrc=)|(?<=\s(id)=))(?:"([^"<>]*)"|([^\s"`<>={}]+)(?=[\s>]))(?=[^<>]*>)|"[^"<>]*")"""
)
"""Begins with what the search of the regular expression finds fastest, and takes in other values so that none of their words is
one. The look-ahead is true inside a tag only: in text a "<" comes before the next ">". A value does not reach over a tag, so
that a quote in text that is not closed begins no link."""
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_TOP = frozenset({"", "top"})
"""Fragments that every page has."""
Origin = Callable[[SitePath, str], tuple[str, int]]
"""Names the content file of a page, and the 1-based line of it that has an address (0 if none has)."""
_MOST_PAGES = 5
"""A link that is broken on more pages than this, and is in no content file, comes from a template: it is reported once."""
_LOOKED_AT = 60
"""Pages whose content files are searched for one broken link."""


@dataclass(frozen=True, slots=True)
class PageLinks:
    """What a page links to, and what can be linked to on it."""

    ids: frozenset[str]
    targets: tuple[tuple[str, str], ...]
    """(file, fragment), in order, each once."""


@dataclass(slots=True)
class LinkCheck:
    """Collects links page by page, so that no page need be kept."""

    _ids: dict[str, frozenset[str]] = field(default_factory=dict)
    _sets: dict[frozenset[str], frozenset[str]] = field(default_factory=dict)
    """Most pages have the ids of another one: each set is kept once."""
    _links: dict[tuple[str, str], list[SitePath]] = field(default_factory=dict)
    """(file, fragment) -> pages that link there; an address that works only on a server is kept as written."""

    def add(self, path: SitePath, links: PageLinks) -> None:
        """Take in one page."""
        self._ids[path] = self._sets.setdefault(links.ids, links.ids)
        for target in links.targets:
            self._links.setdefault(target, []).append(path)

    def add_known(self, path: SitePath, links: PageLinks, gone: Set[str], unsure: Set[str]) -> None:
        """Take in a page all of whose links led somewhere in the last build.

        `gone`: files that the site has no more; `unsure`: pages whose ids may have changed.
        """
        self._ids[path] = links.ids
        for target in links.targets:
            file, fragment = target
            if file in gone or (file in unsure and fragment not in _TOP):
                self._links.setdefault(target, []).append(path)

    def problems(self, files: Collection[str], origin: Origin) -> list[Problem]:
        """A problem for each broken link; `files` are all paths of the site."""
        problems = []
        for (target, fragment), pages in self._links.items():
            what = self._fault(target, fragment, files)
            if what:
                problems += _at_their_places(what, fragment or target, pages, origin)
        return problems

    def _fault(self, target: str, fragment: str, files: Collection[str]) -> str:
        """What is wrong with a link; empty where it leads somewhere."""
        if target.startswith(("/", "../")) or target == "..":
            return f'broken link: "{target}" leads out of the site'
        if target not in files:
            return f'broken link: there is no "{target}"'
        if fragment not in _TOP and target in self._ids and fragment not in self._ids[target]:
            return f'broken link: there is no "#{fragment}" on "{target}"'
        return ""


def _at_their_places(what: str, address: str, pages: list[SitePath], origin: Origin) -> list[Problem]:
    """A problem for each line of a content file that has the address; a link of a template is reported once."""
    places: dict[tuple[str, int], list[SitePath]] = {}
    for page in pages[:_LOOKED_AT]:
        places.setdefault(origin(page, address), []).append(page)
    found = [Problem(*place, f"{what}, {_on(those)}", _FIX) for place, those in places.items() if place[1]]
    nowhere = [page for place, those in places.items() if not place[1] for page in those]
    if len(pages) > _MOST_PAGES and nowhere:
        return [*found, Problem(*origin(nowhere[0], ""), f"{what}, {_on(pages)}", "look in the theme's templates")]
    return [*found, *(Problem(*origin(page, address), f"{what}, {_on([page])}", _FIX) for page in nowhere)]


def _on(pages: list[SitePath]) -> str:
    return f"on {pages[0]}" if len(pages) == 1 else f"on {len(pages):,} pages, {pages[0]} among them"


def read_links(path: SitePath, page: str) -> PageLinks:
    """Returns the links and ids in one page's HTML."""
    ids: set[str] = set()
    links: dict[str, None] = {}
    for is_id, quoted, plain in _ATTRIBUTE.findall(page):
        value = quoted or plain
        if is_id:
            ids.add(html.unescape(value))
        elif value:
            links[value] = None
    folder = posixpath.dirname(path)
    targets: dict[tuple[str, str], None] = {}
    for link in links:
        target = _target(folder, link)
        if target:
            targets[target if target[0] else (path, target[1])] = None
    return PageLinks(frozenset(ids), tuple(targets))


_FIX = "correct the address; every link names its file, from the site's root: /about.html"


_PLAIN = re.compile(r"((?:\.\./)*)([\w-][\w./-]*)\Z", re.ASCII)
"""A link without fragment and escapes, as the pages of a site have them: steps up, and the way down."""


@lru_cache(maxsize=1 << 12)
def _above(folder: str, steps: int) -> str | None:
    """The folder so many steps above, with a slash at its end; None if there is none."""
    parts = folder.split("/") if folder else []
    return "".join(f"{part}/" for part in parts[: len(parts) - steps]) if steps <= len(parts) else None


@lru_cache(maxsize=1 << 16)  # most links of a page are those of its neighbours: menu, footer, companies
def _target(folder: str, link: str) -> tuple[str, str] | None:
    """The file of the site and the fragment that a link on a page in `folder` leads to; the file is empty for the page itself,
    and there is none for the address of another host."""
    plain = _PLAIN.match(link)
    if plain and "/." not in plain[2] and "//" not in plain[2]:
        above = _above(folder, len(plain[1]) // 3)
        if above is not None:
            return above + plain[2], ""
    if _SCHEME.match(link):
        return None
    file, _, fragment = html.unescape(link).partition("#")
    file = unquote(file.partition("?")[0])
    if not file:
        return "", unquote(fragment)
    if file.startswith("/"):
        return file, ""
    target = posixpath.normpath(posixpath.join(folder, file))
    return target + ("/" if file.endswith("/") else ""), unquote(fragment)
