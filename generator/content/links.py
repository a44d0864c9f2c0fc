"""What a name means: `[[Alibaba]]`, `about: [2024-07]`, `related: [some-article]`.

Data: `Names` knows everything in an archive that can be named; `resolve` gives a `Target`, or raises `UnknownNameError`
with the nearest name. `unknown_link_problems` and `reference_problems` tell an editor where the wrong names stand.
Limits: knows what is meant, not where its page lies; that is `site.plan`.

One word may name several things. Unless it says which (`tag:games`, `company:Games`), the first of these is meant:
article, company, tag, month or year, note, digest, page. Case and the kind of apostrophe do not matter, except where
two names differ by nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from generator.calendar_words import month_names
from generator.content.markup import WIKI_LINK
from generator.errors import Problem, nearest
from generator.model import Archive, Article, Company, CompanyKind

MONTHS = month_names()

LineOf = Callable[[str, str], int]
"""(path from the content folder, front matter key) -> the 1-based line on which the key stands."""


class TargetKind(StrEnum):
    """What a name can mean, in order of precedence; the value may stand before it: `tag:ipo`."""

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
    """COMPANY: registry name; TAG: slug; PERIOD: `2024-07` or `2024`; the others: path from the content folder."""
    title: str
    """What to call it where an editor gives no words."""


class UnknownNameError(Exception):
    """A name that means nothing, or more than one thing of a kind."""

    def __init__(self, what: str, fix: str) -> None:
        super().__init__(what)
        self.what = what
        """As in `Problem`, without the place where the name stands: `unknown link "[[Alibba]]"`."""
        self.fix = fix


class Names:
    """Everything in an archive that can be named."""

    def __init__(self, archive: Archive) -> None:
        self._exact: dict[str, list[Target]] = {}
        self._folded: dict[str, list[Target]] = {}
        self._spellings: dict[TargetKind, list[str]] = {kind: [] for kind in TargetKind}
        self._advice: dict[tuple[str, tuple[TargetKind, ...]], str] = {}
        for spelling, target in _all_names(archive):
            self._exact.setdefault(spelling, []).append(target)
            self._folded.setdefault(_fold(spelling), []).append(target)
            self._spellings[target.kind].append(spelling)

    def resolve(self, name: str, kinds: Iterable[TargetKind] = TargetKind) -> Target:
        """The one thing that `name` means among `kinds`. Raises `UnknownNameError`."""
        allowed = tuple(kinds)
        bare, wanted = _split_kind(name, allowed)
        for kind in wanted:
            for table, key in ((self._exact, bare), (self._folded, _fold(bare))):
                found = [target for target in table.get(key, []) if target.kind is kind]
                if found:
                    return _only(name, found)
        raise UnknownNameError(f'unknown link "[[{name}]]"', self._nearest(name, bare, wanted))

    def _nearest(self, name: str, bare: str, kinds: tuple[TargetKind, ...]) -> str:
        """Advice for a name that is not known; remembered, since one slip often stands in many places."""
        key = (name, kinds)
        if key not in self._advice:
            spellings: dict[str, str] = {}
            for spelling in (spelling for kind in kinds for spelling in self._spellings[kind]):
                spellings.setdefault(_fold(spelling), spelling)
            advice = nearest(_fold(bare), spellings)
            if advice.startswith("did you mean "):
                folded = advice.removeprefix("did you mean ").removesuffix("?")
                advice = f"did you mean [[{name.strip().removesuffix(bare)}{spellings[folded]}]]?"
            else:
                advice = "nothing is called so; check the spelling"
            self._advice[key] = advice
        return self._advice[key]


def article_reference(article: Article) -> str:
    """The name that only this article has: `2024/07/its-slug`, or `undated/its-slug`."""
    day = article.date.day
    return f"{day.isoformat()[:7].replace('-', '/')}/{article.slug}" if day else f"undated/{article.slug}"


def owner_names(companies: Iterable[Company]) -> Mapping[str, str]:
    """Registry name -> the name of the entry that has a page: a product's is its first owner that is none."""
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
    """A problem for each place where a text links to one of the `unknown` names."""
    wanted = {name: error for name in unknown if (error := _error(names, name))}
    problems = []
    for number, line in enumerate(text.split("\n"), first_line):
        for match in WIKI_LINK.finditer(line):
            error = wanted.get(match.group(1))
            if error:
                problems.append(Problem(path, number, error.what, error.fix))
    return problems


def reference_problems(archive: Archive, names: Names, line_of: LineOf) -> list[Problem]:
    """A problem for each wrong name in front matter: `about:` of notes, `articles:` of digests, `related:`."""
    problems = []
    articles = (TargetKind.ARTICLE,)
    for note in archive.notes:
        for name in note.about:
            error = _error(names, name)
            if error:
                problems.append(_reference_problem(note.path, line_of(note.path, "about"), "about", name, error))
    for article in archive.articles:
        for slug in article.related:
            error = _error(names, slug, articles)
            if error:
                line = line_of(article.path, "related")
                problems.append(_reference_problem(article.path, line, "related", slug, error))
    for briefing in archive.briefings:
        for entry in briefing.entries:
            error = _error(names, entry.article, articles)
            if error:
                problems.append(_reference_problem(briefing.path, entry.line, "articles", entry.article, error))
    return problems


def _reference_problem(path: str, line: int, key: str, name: str, error: UnknownNameError) -> Problem:
    """In front matter a name stands without its brackets."""
    what = error.what.replace(f'link "[[{name}]]"', f'name "{name}"')
    return Problem(path, line, f"{key}: {what}", error.fix.replace("[[", "").replace("]]", ""))


def _error(names: Names, name: str, kinds: Iterable[TargetKind] = TargetKind) -> UnknownNameError | None:
    try:
        names.resolve(name, kinds)
    except UnknownNameError as error:
        return error
    return None


def _only(name: str, found: list[Target]) -> Target:
    keys = sorted({target.key for target in found})
    if len(keys) == 1:
        return found[0]
    places = " and ".join(keys[:3])
    fix = "say which, such as [[2024/07/its-slug]]" if found[0].kind is TargetKind.ARTICLE else "give one another slug"
    raise UnknownNameError(f'ambiguous link "[[{name}]]": it may mean {places}', fix)


def _split_kind(name: str, allowed: tuple[TargetKind, ...]) -> tuple[str, tuple[TargetKind, ...]]:
    prefix, colon, rest = name.partition(":")
    for kind in allowed:
        if colon and prefix.strip().casefold() == kind.value:
            return rest.strip(), (kind,)
    return name.strip(), allowed


def _all_names(archive: Archive) -> Iterator[tuple[str, Target]]:
    """Every spelling, with what it means."""
    references = {article_reference(article): article for article in reversed(archive.articles)}
    for reference, article in references.items():  # two of one reference would share a page: the plan tells that
        target = Target(TargetKind.ARTICLE, article.path, article.title)
        yield article.slug, target
        yield reference, target
    owners = owner_names(archive.registry.companies)
    for company in archive.registry.companies:
        for spelling in dict.fromkeys((company.name, company.slug, *company.aliases)):
            words = company.name if spelling == company.slug else spelling
            yield spelling, Target(TargetKind.COMPANY, owners[company.name], words)
    for tag in archive.registry.tags:
        for spelling in dict.fromkeys((tag.slug, tag.name)):
            yield spelling, Target(TargetKind.TAG, tag.slug, tag.name)
    for period in sorted({period for article in archive.articles for period in periods_of(article)}):
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


def periods_of(article: Article) -> tuple[str, ...]:
    """`("2024-07", "2024")`; empty for an undated article."""
    day = article.date.day
    return (day.isoformat()[:7], day.isoformat()[:4]) if day else ()


def period_title(period: str) -> str:
    """`2024-07` as `July 2024`; a year as it is."""
    year, _, month = period.partition("-")
    return f"{MONTHS[int(month) - 1]} {year}" if month else year


def _fold(name: str) -> str:
    return " ".join(name.replace("'", "’").casefold().split())
