"""The addresses that a site has had: a page that moves leaves a redirect, and one that is gone is reported.

Data: `AddressBook`, the committed list `addresses.txt` of the content folder; `follow` finds where each of its pages is now.
Limits: pure; recognises a page by its content file, by its title, or by a company's alias. Only first pages of lists count.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from generator.analysis.catalog import Catalog
from generator.content.registry import ADDRESSES_NAME
from generator.errors import ContentError, Problem
from generator.model import SitePath, Slug
from generator.site import paths
from generator.site.pages import PlannedPage

_HEAD = "# The addresses of the site so far, from its builds; commit it. A page that moves leaves a redirect at its old address.\n"
_KINDS = frozenset({"article", "note", "briefing", "text", "company", "tag", "month", "year"})


@dataclass(frozen=True, slots=True)
class KnownAddress:
    """What was at an address when a build last made a page there."""

    kind: str
    """As `PlannedPage.kind`."""
    key: str
    """As `PlannedPage.key`: the content file, a company's name, a tag's slug, a period."""
    title: str
    line: int = 0
    """1-based line of the list; 0 for a new one."""


@dataclass(frozen=True, slots=True)
class AddressBook:
    """Everything that the list has."""

    known: Mapping[SitePath, KnownAddress] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Followed:
    """Where the addresses of a book lead now."""

    redirects: tuple[PlannedPage, ...]
    lost: tuple[Problem, ...]
    """Warnings: addresses whose page is gone; paths from the content folder."""
    book: AddressBook
    """With the pages of today."""


def parse_addresses(text: str, path: str) -> AddressBook:
    """Parse the list. Raises `ContentError` with each line that is none of it, such as a conflict marker."""
    known: dict[SitePath, KnownAddress] = {}
    problems = []
    for number, line in enumerate(text.split("\n"), 1):
        parts = line.split("\t")
        if not line.strip() or line.startswith("#"):
            continue
        if len(parts) != 4 or parts[1] not in _KINDS:
            fix = "restore it from your last commit; of two versions of the list, keep the lines of both"
            problems.append(Problem(path, number, "not an address with its kind, its source and its title", fix))
            continue
        known.setdefault(SitePath(parts[0]), KnownAddress(parts[1], parts[2], parts[3], number))
    if problems:
        raise ContentError(problems)
    return AddressBook(known)


def format_addresses(book: AddressBook) -> str:
    """Returns the list as text, one address a line, sorted, so that git can merge two."""
    rows = (f"{path}\t{one.kind}\t{one.key}\t{one.title}\n" for path, one in sorted(book.known.items()))
    return _HEAD + "".join(rows)


def follow(book: AddressBook, pages: Sequence[PlannedPage], catalog: Catalog) -> Followed:
    """Find where the pages of a book are now, given the pages that the site will have."""
    titles = _titles(catalog)
    today = {
        page.path: KnownAddress(page.kind, page.key, _plain(titles.get((page.kind, page.key), page.key)))
        for page in pages
        if page.kind in _KINDS and page.number == 1
    }
    by_key = {(one.kind, one.key): path for path, one in today.items()}
    by_title = _unique_titles(today)
    taken = {page.path.casefold() for page in pages}
    redirects, lost, old = [], [], {}
    for path, one in book.known.items():
        if path.casefold() in taken:
            continue
        target = (
            by_key.get((one.kind, one.key)) or by_title.get((one.kind, one.title)) or _elsewhere(one, by_key, catalog)
        )
        if target is None:
            old[path] = one
            fix = f"add the line aliases: [{path}] to the page that replaces it, or delete this line"
            lost.append(
                Problem(ADDRESSES_NAME, one.line, f'the page "{one.title}" had the address {path}, which is gone', fix)
            )
        else:
            old[path] = today[target]
            redirects.append(PlannedPage(path, "redirect", ADDRESSES_NAME, target))
    kept = {path: one for path, one in book.known.items() if path.casefold() in taken and path not in today}
    return Followed(tuple(redirects), tuple(lost), AddressBook({**kept, **old, **today}))


def _titles(catalog: Catalog) -> dict[tuple[str, str], str]:
    archive = catalog.archive
    found = {("article", article.path): article.title for article in archive.articles}
    found |= {("note", note.path): note.title for note in archive.notes}
    found |= {("briefing", briefing.path): briefing.title for briefing in archive.briefings}
    found |= {("text", page.path): page.title for page in archive.pages}
    return found | {("tag", slug): tag.name for slug, tag in catalog.tags.items()}


def _unique_titles(today: Mapping[SitePath, KnownAddress]) -> dict[tuple[str, str], SitePath]:
    found: dict[tuple[str, str], SitePath] = {}
    twice = set()
    for path, one in today.items():
        key = one.kind, one.title
        if key in found:
            twice.add(key)
        found[key] = path
    return {key: path for key, path in found.items() if key not in twice}


def _elsewhere(one: KnownAddress, by_key: Mapping[tuple[str, str], SitePath], catalog: Catalog) -> SitePath | None:
    """The page of a company that has the old name as an alias, of a tag likewise; for a month without articles, the year."""
    if one.kind == "company":
        name = one.key.casefold()
        names = (c.name for c in catalog.companies.values() if name in map(str.casefold, _all_names(c.name, c.aliases)))
        return next((path for key in names if (path := by_key.get(("company", key)))), None)
    if one.kind == "tag":
        return next(
            (by_key.get(("tag", slug)) for slug, tag in catalog.tags.items() if Slug(one.key) in tag.aliases), None
        )
    if one.kind in {"month", "year"}:
        return by_key.get(("year", one.key[:4])) or paths.DATES
    return None


def _all_names(name: str, aliases: Iterable[str]) -> Iterable[str]:
    return (name, *aliases)


def _plain(title: str) -> str:
    return " ".join(title.split())
