"""Resolves names that editors write: `[[Alibaba]]`, `about: [2024-07]`, `related: [some-article]`.

Data: `Names`, an index of everything in an archive that has a name; `resolve` returns a `Target` or raises
`UnknownNameError`. `unknown_link_problems` and `reference_problems` list the wrong names with their lines.
Limits: does not know the address of a target; that is `site.paths`.

A name without a prefix (`tag:games`, `company:Games`) can have several meanings; the first kind of these wins: article,
company, tag, month or year, note, digest, page. Case and the kind of apostrophe are ignored, unless two names differ
in nothing else.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache

from generator.content.markdown_rules.wiki_links import EMBED, WIKI_LINK
from generator.content.periods import is_month, period_title, periods_of
from generator.errors import Problem, closest
from generator.model import Archive, Article, Company, CompanyKind, DateEstimate

LineOf = Callable[[str, str], int]
"""(path from the content folder, front matter key) -> 1-based line of the key."""


_LINK_ONLY = re.compile(rf"(?<!!){WIKI_LINK.pattern}")
_DRAFT = "publish it by removing draft: true, or take the link out"


class TargetKind(StrEnum):
    """What a name can mean, in order of precedence; the value is its prefix: `tag:ipo`."""

    ARTICLE = "article"
    COMPANY = "company"
    TAG = "tag"
    PERIOD = "month"
    NOTE = "note"
    BRIEFING = "digest"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Target:
    """One thing in the archive."""

    kind: TargetKind
    key: str
    """COMPANY: registry name; TAG: slug; PERIOD: `2024-07`, `2024` or `2020-2021`; the others: path from the content folder."""
    title: str
    """The text of a link without text of its own."""


class UnknownNameError(Exception):
    """A name that does not mean exactly one thing.

    A caller decides by the fields; the problems of this module put them into words for an editor.
    """

    def __init__(
        self,
        name: str,
        closest: str | None = None,
        meanings: tuple[Target, ...] = (),
        *,
        draft: bool = False,
        other: TargetKind | None = None,
        hidden: bool = False,
    ) -> None:
        super().__init__(name)
        self.name = name
        """As the editor wrote it, without brackets."""
        self.closest = closest
        """The known name that is spelt most like it, with the prefix the editor wrote; None if none is similar."""
        self.meanings = meanings
        """At least two targets of one kind if the name is ambiguous; empty if it is unknown."""
        self.draft = draft
        """Whether it is the name of a draft."""
        self.other = other
        """The kind of what has the name, if it is none of the kinds that were asked for."""
        self.hidden = hidden
        """Whether it is the name of a text that is not shown on this day; that is no mistake."""


class Names:
    """An index of everything in an archive that has a name."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._exact: dict[str, tuple[Target, ...]] = {}
        self._folded: dict[str, tuple[Target, ...]] = {}
        self._drafts = frozenset(map(_fold, archive.drafts))
        self._hidden = frozenset(_fold(name) for text in archive.hidden for name in text.names)
        self._similar: dict[tuple[str, tuple[TargetKind, ...]], str | None] = {}
        exact, folded = self._exact, self._folded
        for spelling, target in _all_names(archive):
            known = exact.get(spelling)
            exact[spelling] = (*known, target) if known else (target,)
            key = _fold(spelling)
            known = folded.get(key)
            folded[key] = (*known, target) if known else (target,)

    @cached_property
    def _titles(self) -> Mapping[str, Sequence[Target]]:
        """Folded title -> articles: a title is a name where nothing else is called so."""
        found: dict[str, list[Target]] = {}
        for article in self._archive.articles:
            target = Target(TargetKind.ARTICLE, article.path, article.title)
            found.setdefault(_fold(article.title), []).append(target)
        return found

    @cached_property
    def _spellings(self) -> Mapping[TargetKind, Sequence[str]]:
        """What has a name of each kind is called: to suggest one for an unknown name."""
        found: dict[TargetKind, list[str]] = {kind: [] for kind in TargetKind}
        for spelling, target in _all_names(self._archive):
            found[target.kind].append(spelling)
        return found

    def resolve(self, name: str, kinds: Iterable[TargetKind] = TargetKind) -> Target:
        """Returns what `name` means among `kinds`. Raises `UnknownNameError` if it is unknown or ambiguous.

        Of `name#part` the part is ignored, unless something has this name as a whole.
        """
        allowed = tuple(kinds)
        bare, wanted = _split_kind(name, allowed)
        found = self._found(bare, wanted)
        if found:
            return _only(name, found)
        whole, _, part = bare.partition("#")
        if part and whole.strip():
            return self.resolve(name.partition("#")[0].strip(), allowed)
        if _fold(bare) in self._hidden:
            raise UnknownNameError(name, hidden=True)
        if _fold(bare) in self._drafts:
            raise UnknownNameError(name, draft=True)
        other = next((target.kind for target in self._folded.get(_fold(bare), ())), None)
        raise UnknownNameError(name, self._closest(name, bare, wanted), other=other)

    def is_whole(self, name: str) -> bool:
        """Returns whether something has a name with `#` in it as a whole, such as `C#`."""
        return bool(self._found(*_split_kind(name, tuple(TargetKind))))

    def _found(self, bare: str, kinds: tuple[TargetKind, ...]) -> Sequence[Target]:
        """What has a name, of the first kind of which anything has it."""
        for kind in kinds:
            for table, key in ((self._exact, bare), (self._folded, _fold(bare))):
                found = [target for target in table.get(key, ()) if target.kind is kind]
                if found:
                    return found
        return self._titles.get(_fold(bare), ()) if TargetKind.ARTICLE in kinds else ()

    def _closest(self, name: str, bare: str, kinds: tuple[TargetKind, ...]) -> str | None:
        """The known name most like an unknown one; cached, since one misspelling often occurs many times."""
        key = (name, kinds)
        if key not in self._similar:
            spellings: dict[str, str] = {}
            for spelling in (spelling for kind in kinds for spelling in self._spellings[kind]):
                spellings.setdefault(_fold(spelling), spelling)
            folded = closest(_fold(bare), spellings)
            prefix = name.strip().removesuffix(bare)
            self._similar[key] = None if folded is None else prefix + spellings[folded]
        return self._similar[key]


def article_reference(article: Article) -> str:
    """Returns the unique name of an article: `2024/07/its-slug`, `2024/its-slug` where no month is known, or
    `undated/its-slug`."""
    date = article.date
    return f"{_folder_of(date.day, date.earliest, date.latest)}/{article.slug}"


@lru_cache(maxsize=1 << 14)  # articles share their days, and each is referred to by many pages
def _folder_of(day: dt.date | None, earliest: dt.date | None, latest: dt.date | None) -> str:
    period = next(iter(periods_of(DateEstimate(day, earliest, latest))), "undated")
    return period.replace("-", "/") if is_month(period) else period


def owner_names(companies: Iterable[Company]) -> Mapping[str, str]:
    """Returns registry name -> name of the entry that has a page: for a product, its first owner that is no product."""
    known = {company.name: company for company in companies}
    owners = {}
    for name, company in known.items():
        owner, seen = company, {name}
        while owner.kind is CompanyKind.PRODUCT and owner.parent in known and owner.parent not in seen:
            seen.add(owner.parent)
            owner = known[owner.parent]
        owners[name] = owner.name
    return owners


def unknown_link_problems(path: str, text: str, first_line: int, unknown: Iterable[str], names: Names) -> list[Problem]:
    """Returns a problem for each link in a text to one of the `unknown` names, in the order of the text."""
    wanted = {name: error for name in unknown if (error := _error(names, name)) and not error.hidden}
    problems = []
    for number, line in enumerate(text.split("\n") if wanted else (), first_line):
        for match in (*EMBED.finditer(line), *_LINK_ONLY.finditer(line)):
            error = wanted.get(match.group(1))
            if error:
                problems.append(_link_problem(path, number, error))
    return problems


def reference_problems(archive: Archive, names: Names, line_of: LineOf) -> list[Problem]:
    """Returns a problem for each wrong name in front matter: `about:` of notes, `articles:` of digests, `related:`."""
    problems = []
    articles = (TargetKind.ARTICLE,)
    for note in archive.notes:
        for name in note.about:
            error = _error(names, name)
            if error:
                problems.append(_reference_problem(note.path, line_of(note.path, "about"), "about", error))
    for article in archive.articles:
        for slug in article.related:
            error = _error(names, slug, articles)
            if error:
                line = line_of(article.path, "related")
                problems.append(_reference_problem(article.path, line, "related", error))
    for briefing in archive.briefings:
        for entry in briefing.entries:
            error = _error(names, entry.article, articles)
            if error:
                problems.append(_reference_problem(briefing.path, entry.line, "articles", error))
    return problems


def _link_problem(path: str, line: int, error: UnknownNameError) -> Problem:
    link = f'link "[[{error.name}]]"'
    if error.meanings:
        fix = "say which, such as [[2024/07/its-slug]]" if _are_articles(error) else "give one another slug"
        return Problem(path, line, f"ambiguous {link}: it may mean {_meanings(error)}", fix)
    if error.draft:
        return Problem(path, line, f"{link} to a draft", _DRAFT)
    fix = f"did you mean [[{error.closest}]]?" if error.closest else "nothing has this name; check the spelling"
    return Problem(path, line, f"unknown {link}", fix)


def _reference_problem(path: str, line: int, key: str, error: UnknownNameError) -> Problem:
    name = f'name "{error.name}"'
    if error.meanings:
        fix = "say which, such as 2024/07/its-slug" if _are_articles(error) else "give one another slug"
        return Problem(path, line, f"{key}: ambiguous {name}: it may mean {_meanings(error)}", fix)
    if error.draft:
        return Problem(path, line, f"{key}: {name} is a draft", _DRAFT)
    if error.other:
        fix = f"it is the name of a {error.other.value}; only articles can be named here"
        return Problem(path, line, f"{key}: {name} is no article", fix)
    fix = f"did you mean {error.closest}?" if error.closest else "nothing has this name; check the spelling"
    return Problem(path, line, f"{key}: unknown {name}", fix)


def _are_articles(error: UnknownNameError) -> bool:
    return error.meanings[0].kind is TargetKind.ARTICLE


def _meanings(error: UnknownNameError) -> str:
    return " and ".join(target.key for target in error.meanings[:3])


def _error(names: Names, name: str, kinds: Iterable[TargetKind] = TargetKind) -> UnknownNameError | None:
    try:
        names.resolve(name, kinds)
    except UnknownNameError as error:
        return error
    return None


def _only(name: str, found: Sequence[Target]) -> Target:
    """The one thing that is meant. Raises `UnknownNameError` if the targets differ."""
    by_key = {target.key: target for target in found}
    if len(by_key) == 1:
        return found[0]
    raise UnknownNameError(name, meanings=tuple(by_key[key] for key in sorted(by_key)))


def _split_kind(name: str, allowed: tuple[TargetKind, ...]) -> tuple[str, tuple[TargetKind, ...]]:
    prefix, colon, rest = name.partition(":")
    for kind in allowed:
        if colon and prefix.strip().casefold() == kind.value:
            return rest.strip(), (kind,)
    return name.strip(), allowed


def _all_names(archive: Archive) -> Iterator[tuple[str, Target]]:
    """Every spelling with its target."""
    references = {article_reference(article): article for article in reversed(archive.articles)}
    for (
        reference,
        article,
    ) in references.items():  # two with one reference would share a page: `site.collisions` reports that
        target = Target(TargetKind.ARTICLE, article.path, article.title)
        yield article.slug, target
        yield reference, target
    owners = owner_names(archive.registry.companies)
    for company in archive.registry.companies:
        for spelling in dict.fromkeys((company.name, company.slug, *company.aliases)):
            words = company.name if spelling == company.slug else spelling
            yield spelling, Target(TargetKind.COMPANY, owners[company.name], words)
    for tag in archive.registry.tags:
        for spelling in dict.fromkeys((tag.slug, tag.name, *tag.aliases)):
            yield spelling, Target(TargetKind.TAG, tag.slug, tag.name)
    for period in sorted({period for article in archive.articles for period in periods_of(article.date)}):
        yield period, Target(TargetKind.PERIOD, period, period_title(period))
    kinds = (
        (TargetKind.NOTE, archive.notes),
        (TargetKind.BRIEFING, archive.briefings),
        (TargetKind.PAGE, archive.pages),
    )
    for kind, records in kinds:
        for record in records:
            target = Target(kind, record.path, record.title)
            yield record.slug, target
            yield record.title, target


@lru_cache(maxsize=1 << 17)  # names of an archive and of its companies: the same in the next build of a preview
def _fold(name: str) -> str:
    return " ".join(name.replace("'", "’").casefold().split())
