"""Parses the registries of an archive, `companies.yml`, `people.yml` and `tags.yml`.

Data: `parse_companies`, `parse_people`, `parse_tags`; `starter_text` returns the packaged registries.
Limits: `enrich` finds the names in a text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import lru_cache
from importlib import resources

from generator import yaml_lines
from generator.content.fields import Fields
from generator.content.keys import COMPANY, COMPANY_SITE, COUNTRY, PERSON, TAG
from generator.content.slugs import slugify_name, unique_slugs
from generator.errors import ContentError, Problem, nearest, shown
from generator.model import Company, CompanyKind, Person, Slug, Tag
from generator.yaml_lines import Node

ADDRESSES_NAME = "addresses.txt"
"""The list of the addresses that the site has had."""

_COUNTRY = re.compile(COUNTRY)
_SITE = re.compile(COMPANY_SITE)


def starter_text(name: str) -> str:
    """Returns a packaged file: `companies.yml`, `tags.yml` or `events.yml`."""
    return resources.files("generator").joinpath("starter", name).read_text(encoding="utf-8")


def parse_companies(text: str, path: str, tags: Collection[str] | None = None) -> tuple[Company, ...]:
    """Parse a list of companies. Raises `ContentError` with all problems: unknown keys, duplicate names, missing parents.

    `tags`: the slugs of `tags.yml`; if given, any other sector of a company is a problem as well.
    """
    return _parse_companies(text, path, None if tags is None else tuple(tags))


@lru_cache(maxsize=2)  # a preview reads the same text again and again
def _parse_companies(text: str, path: str, tags: tuple[str, ...] | None) -> tuple[Company, ...]:
    problems: list[Problem] = []
    nodes = _entries(text, path, problems, "name: Alibaba")
    whole = not problems
    entries = [Fields(node, path, problems) for node in nodes]
    names = [_name(fields) for fields in entries]
    slugs = unique_slugs(filter(None, names))
    owners = _owners(entries, names)
    companies = [_company(fields, name, slugs, owners) for fields, name in zip(entries, names, strict=True) if name]
    _check_names(entries, names)
    _check_parents(entries, names, owners)
    if tags is not None:
        _check_tags(entries, tags)
    if problems:  # an entry without a name would make every mention of it a mistake, too
        raise ContentError(problems, tuple(companies) if whole and all(names) else None)
    return tuple(companies)


def parse_tags(text: str, path: str) -> tuple[Tag, ...]:
    """Parse a list of tags. Raises `ContentError` with all problems."""
    problems: list[Problem] = []
    tags: dict[str, Tag] = {}
    nodes = _entries(text, path, problems, "slug: ipo")
    whole = not problems
    for node in nodes:
        fields = Fields(node, path, problems)
        fields.check_table(TAG)
        slug = fields.text("slug")
        if slug and slug != slugify_name(slug):
            fields.problem("slug", f'slug: invalid slug "{slug}"', f"write {slugify_name(slug)}")
        elif slug in tags:
            fields.problem("slug", f'duplicate tag "{slug}"', "keep one of them")
        elif slug:
            tags[slug] = Tag(
                Slug(slug),
                fields.text("name") or slug.replace("-", " ").capitalize(),
                fields.words("cues"),
                fields.words("negative_cues"),
                fields.text("description"),
                tuple(Slug(alias) for alias in fields.words("aliases")),
                fields.words("weak_cues"),
            )
    if problems:
        raise ContentError(problems, tuple(tags.values()) if whole and len(tags) == len(nodes) else None)
    return tuple(tags.values())


def parse_people(text: str, path: str, companies: Collection[Company] | None = None) -> tuple[Person, ...]:
    """Parse a list of people. Raises `ContentError` with all problems: unknown keys, names of two, unknown companies.

    `companies`: those of the registry; None if it could not be read, and no company is a problem then.
    """
    problems: list[Problem] = []
    names = None if companies is None else {text.casefold(): c.name for c in companies for text in (*c.aliases, c.name)}
    entries = [Fields(node, path, problems) for node in _entries(text, path, problems, "name: Ana Soto")]
    people = [_person(fields, names) for fields in entries]
    first: dict[str, Fields] = {}
    for fields, person in zip(entries, people, strict=True):
        for word in (person.name, *person.aliases):
            other = first.setdefault(word.casefold(), fields)
            if word and other is not fields:
                key, line = "name" if word == person.name else "aliases", other.line_of("name")
                fields.problem(key, f'{key}: "{word}" is already a name', f"line {line} has it")
    if problems:
        raise ContentError(problems)
    return tuple(people)


def _person(fields: Fields, names: Mapping[str, str] | None) -> Person:
    fields.check_table(PERSON)
    company, site = fields.text("company"), fields.text("site")
    if not _name(fields):
        fields.problem("name", 'the key "name" is missing or empty', "add name: the person's name")
    if company and names is not None and company.casefold() not in names:
        fix = f"add it to companies.yml, or leave it out; {nearest(company, sorted(set(names.values())))}"
        fields.problem("company", f'company: unknown company "{company}"', fix)
    if site and not _SITE.fullmatch(site):
        fix = "use the full address, such as https://www.example.org"
        fields.problem("site", f'site: invalid address "{site}"', fix)
    employer = (names or {}).get(company.casefold(), company) or None
    return Person(_name(fields), fields.words("aliases"), fields.text("role"), employer, site or None)


def _entries(text: str, path: str, problems: list[Problem], example: str) -> list[Node]:
    root = yaml_lines.load(text, path)
    if root.value is None:
        return []
    if not isinstance(root.value, list):
        problems.append(Problem(path, root.line, "not a list", f"write entries such as - {example}"))
    for node in root.sequence:
        if not isinstance(node.value, dict):
            key = example.partition(":")[0]
            fix = f"write - {key}: {node.value}" if isinstance(node.value, str) else f"write - {example}"
            problems.append(Problem(path, node.line, f"{shown(node.value)} is not an entry", fix))
    return [node for node in root.sequence if isinstance(node.value, dict)]


def _name(fields: Fields) -> str:
    return _plain(fields.raw("name"))


def _plain(value: object) -> str:
    return "" if value is None or isinstance(value, dict | list | bool) else " ".join(str(value).split())


def _owners(entries: list[Fields], names: list[str]) -> Mapping[str, str]:
    """What may be written as a parent -> the name of its entry: names, and aliases in any case."""
    owners: dict[str, str] = {}
    for fields, name in zip(entries, names, strict=True):
        if name and fields.raw("aliases"):
            owners |= {_plain(alias).casefold(): name for alias in _listed(fields.raw("aliases"))}
    owners |= {name.casefold(): name for name in names if name}
    return owners | {name: name for name in names if name}


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _parent(fields: Fields, owners: Mapping[str, str]) -> str:
    """The registry name of the parent; as it is written if it is unknown."""
    written = _plain(fields.raw("parent"))
    if not written:
        return ""
    return owners.get(written) or owners.get(written.casefold()) or written


def _company(fields: Fields, name: str, slugs: dict[str, Slug], owners: Mapping[str, str]) -> Company:
    fields.check_table(COMPANY)
    kind, country, site = fields.text("kind") or "company", fields.text("country"), fields.text("site")
    kinds = [k.value for k in CompanyKind]
    if kind not in kinds:
        fields.problem("kind", f'kind: unknown kind "{kind}"', nearest(kind, kinds))
        kind = "company"
    if country and not _COUNTRY.fullmatch(country):
        fields.problem("country", f'country: invalid code "{country}"', "use two capital letters, such as CN or US")
    if site and not _SITE.fullmatch(site):
        fields.problem(
            "site", f'site: invalid address "{site}"', "use the full address, such as https://www.example.org"
        )
    return Company(
        name=name,
        slug=slugs[name],
        aliases=fields.words("aliases"),
        parent=(fields.optional_text("parent") and _parent(fields, owners)) or None,
        kind=CompanyKind(kind),
        country=country or None,
        site=site or None,
        cues=fields.words("cues"),
        tags=tuple(Slug(tag) for tag in fields.words("tags")),
    )


def _check_names(entries: list[Fields], names: list[str]) -> None:
    """Each name and alias must belong to one company, ignoring case, since front matter is read without case."""
    first: dict[str, tuple[Fields, str]] = {}
    for fields, name in zip(entries, names, strict=True):
        if not name:
            fields.check_table(COMPANY)
            fields.text("name")  # reports that it is missing, or misspelt
            continue
        for word in (name, *(fields.words("aliases") if fields.raw("aliases") else ())):
            other, owner = first.setdefault(word.casefold(), (fields, name))
            if other is not fields:
                key = "name" if word == name else "aliases"
                line = other.line_of("name")
                fields.problem(key, f'{key}: "{word}" is already a name', f'line {line} uses it for "{owner}"')


def _check_parents(entries: list[Fields], names: list[str], owners: Mapping[str, str]) -> None:
    """Each parent must have an entry, no company may own itself through others, each product needs a parent."""
    parents = {name: _parent(fields, owners) for fields, name in zip(entries, names, strict=True) if name}
    known = frozenset(parents)
    for fields, name in zip(entries, names, strict=True):
        parent = parents.get(name, "")
        if parent and parent not in known:
            fix = f"add an entry for the parent; {nearest(parent, parents)}"
            fields.problem("parent", f'parent: unknown company "{parent}"', fix)
        elif parent and _owns_itself(name, parents):
            fields.problem("parent", f'parent: "{name}" owns itself through its parents', "remove one of the parents")
        if fields.raw("kind") == CompanyKind.PRODUCT and not parent:
            fields.problem("kind", f'"{name}" is a product without a parent', "add parent: its owner's name")


def _owns_itself(name: str, parents: Mapping[str, str]) -> bool:
    seen: set[str] = set()
    owner = parents.get(name)
    while owner and owner != name and owner not in seen:
        seen.add(owner)
        owner = parents.get(owner)
    return owner == name


def _check_tags(entries: list[Fields], tags: Collection[str]) -> None:
    for fields in entries:
        for tag in fields.words("tags"):
            if tag not in tags:
                fields.problem("tags", f'tags: unknown tag "{tag}"', nearest(tag, sorted(tags)))
