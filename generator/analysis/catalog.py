"""The archive, grouped: articles by company, tag, month and year, notes by what they are about.

Data: `make_catalog` gives a `Catalog`; `complete_registry` makes sure that every name an article uses has an entry.
Limits: pure; groups records and knows no paths. A company or tag has a page where an article names it, a note is about
it or a text links to it; the rest of a registry would be empty pages.
"""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from generator.content.links import Names, Target, TargetKind, owner_names
from generator.content.periods import is_month, is_year, periods_of
from generator.content.slugs import unique_slugs
from generator.model import Archive, Article, Briefing, Company, Note, Registry, Slug, Tag

UNDATED = "undated"
"""The period of the articles without a date."""

Articles = tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class Catalog:
    """Groups keep the archive's order: newest first, the undated last."""

    archive: Archive
    companies: Mapping[str, Company]
    """Registry name -> entry, of those that have a page; by name."""
    tags: Mapping[Slug, Tag]
    """Of those that have a page; by name."""
    about: Mapping[str, tuple[str, ...]]
    """Article path -> companies it is about, most central first; products are credited to their owner."""
    mentions: Mapping[str, tuple[str, ...]]
    """Article path -> every other company it names."""
    by_company: Mapping[str, Articles]
    """Registry name -> articles about it and articles that mention it."""
    by_tag: Mapping[Slug, Articles]
    by_period: Mapping[str, Articles]
    """`2024-07`, `2024`, `2020-2021` or `undated` -> articles."""
    notes_about: Mapping[tuple[TargetKind, str], tuple[Note, ...]]
    """(kind, key) of a `Target` -> notes about it, newest first, the undated last."""
    targets_of: Mapping[str, tuple[Target, ...]]
    """Note path -> what it is about."""
    briefing_articles: Mapping[str, Articles]
    """Digest path -> its articles, in its own order."""
    briefings_of: Mapping[str, tuple[Briefing, ...]]
    """Article path -> digests that contain it, newest first."""
    chosen: Mapping[str, Articles]
    """Article path -> the articles its editor named as `related`."""

    def months_of(self, year: str) -> tuple[str, ...]:
        """The months of a year that have articles, newest first."""
        return tuple(period for period in self.by_period if is_month(period) and period.startswith(year))

    @property
    def years(self) -> tuple[str, ...]:
        """Years that have articles, newest first; several together where no more is known of an article."""
        return tuple(period for period in self.by_period if is_year(period))

    def company_counts(self, articles: Iterable[Article]) -> list[tuple[Company, int]]:
        """Companies that the articles name, most often first."""
        counts = Counter(name for article in articles for name in self.names(article))
        entries = [(self.companies[name], count) for name, count in counts.items()]
        return sorted(entries, key=lambda pair: (-pair[1], pair[0].name.casefold(), pair[0].name))

    def tag_counts(self, articles: Iterable[Article]) -> list[tuple[Tag, int]]:
        """Tags that the articles carry, most often first."""
        counts = Counter(slug for article in articles for slug in article.tags)
        entries = [(self.tags[slug], count) for slug, count in counts.items()]
        return sorted(entries, key=lambda pair: (-pair[1], pair[0].name.casefold(), pair[0].slug))

    def names(self, article: Article) -> tuple[str, ...]:
        """Every company of an article, those it is about first."""
        return self.about[article.path] + self.mentions[article.path]


def make_catalog(archive: Archive, names: Names, linked: Iterable[Target] = ()) -> Catalog:
    """Group an archive. `linked` is what its texts link to. Every reference must have been checked before."""
    owners = owner_names(archive.registry.companies)
    about = {a.path: _credited(a.companies, owners) for a in archive.articles}
    mentions = {
        a.path: tuple(name for name in _credited(a.mentions, owners) if name not in about[a.path])
        for a in archive.articles
    }
    targets_of = {note.path: tuple(names.resolve(name) for name in note.about) for note in archive.notes}
    asked = {(t.kind, t.key) for targets in targets_of.values() for t in targets} | {(t.kind, t.key) for t in linked}
    by_company = _group(archive.articles, lambda a: (*about[a.path], *mentions[a.path]))
    by_tag = _group(archive.articles, lambda a: a.tags)
    by_path = {article.path: article for article in archive.articles}

    def article_named(name: str) -> Article:
        return by_path[names.resolve(name, (TargetKind.ARTICLE,)).key]

    briefing_articles = {b.path: tuple(article_named(entry.article) for entry in b.entries) for b in archive.briefings}
    return Catalog(
        archive=archive,
        companies={
            c.name: c
            for c in sorted(archive.registry.companies, key=lambda c: (c.name.casefold(), c.name))
            if c.name in by_company or (TargetKind.COMPANY, c.name) in asked
        },
        tags={
            t.slug: t
            for t in sorted(archive.registry.tags, key=lambda t: (t.name.casefold(), t.slug))
            if t.slug in by_tag or (TargetKind.TAG, t.slug) in asked
        },
        about=about,
        mentions=mentions,
        by_company=by_company,
        by_tag={Slug(slug): articles for slug, articles in by_tag.items()},
        by_period=_group(archive.articles, lambda a: periods_of(a.date) or (UNDATED,)),
        notes_about=_notes_about(archive.notes, targets_of),
        targets_of=targets_of,
        briefing_articles=briefing_articles,
        briefings_of=_briefings_of(archive.briefings, briefing_articles),
        chosen={a.path: tuple(article_named(slug) for slug in a.related) for a in archive.articles if a.related},
    )


def complete_registry(archive: Archive) -> Archive:
    """The archive with an entry for every company and tag that an article uses: a registry may be left empty."""
    companies, tags = archive.registry.companies, archive.registry.tags
    known = {company.name for company in companies}
    used = dict.fromkeys(name for a in archive.articles for name in (*a.companies, *a.mentions) if name not in known)
    slugs = unique_slugs([company.slug for company in companies] + list(used)) if used else {}
    missing = tuple(Company(name, slugs[name]) for name in used)
    known_tags = {tag.slug for tag in tags}
    used_tags = dict.fromkeys(slug for a in archive.articles for slug in a.tags if slug not in known_tags)
    new_tags = tuple(Tag(slug, slug.replace("-", " ").capitalize()) for slug in used_tags)
    return dataclasses.replace(
        archive, registry=Registry(companies + missing, tags + new_tags, archive.registry.people)
    )


def _credited(names: Iterable[str], owners: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(owners[name] for name in names))


def _group(articles: Articles, keys: Callable[[Article], Iterable[str]]) -> dict[str, Articles]:
    groups = defaultdict[str, list[Article]](list)
    for article in articles:
        for key in dict.fromkeys(keys(article)):
            groups[key].append(article)
    return {key: tuple(group) for key, group in groups.items()}


def _notes_about(
    notes: Iterable[Note], targets_of: Mapping[str, tuple[Target, ...]]
) -> dict[tuple[TargetKind, str], tuple[Note, ...]]:
    found: dict[tuple[TargetKind, str], list[Note]] = {}
    for note in sorted_notes(notes):
        for target in targets_of[note.path]:
            group = found.setdefault((target.kind, target.key), [])
            if note not in group:
                group.append(note)
    return {key: tuple(group) for key, group in found.items()}


def sorted_notes(notes: Iterable[Note]) -> list[Note]:
    """Newest first, the undated last."""
    return sorted(notes, key=lambda note: (-note.date.toordinal() if note.date else 0, note.slug, note.path))


def _briefings_of(briefings: Iterable[Briefing], articles: Mapping[str, Articles]) -> dict[str, tuple[Briefing, ...]]:
    found: dict[str, list[Briefing]] = {}
    for briefing in briefings:
        for path in dict.fromkeys(article.path for article in articles[briefing.path]):
            found.setdefault(path, []).append(briefing)
    return {path: tuple(group) for path, group in found.items()}
