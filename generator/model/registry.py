"""The registries of an archive: companies, tags and people."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generator.model.values import Slug


class CompanyKind(StrEnum):
    """What a registry entry is."""

    COMPANY = "company"
    PRODUCT = "product"
    """Known to the matcher only: an article that names it is credited to its `parent`."""
    INVESTOR = "investor"
    ORGANISATION = "organisation"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Company:
    """One entry of `companies.yml`."""

    name: str
    slug: Slug
    aliases: tuple[str, ...] = ()
    """Other names that stand for it: spellings (`JD` for JD.com), brands, units."""
    parent: str | None = None
    """The owner's registry name."""
    kind: CompanyKind = CompanyKind.COMPANY
    country: str | None = None
    """ISO 3166 alpha-2, upper case."""
    site: str | None = None
    """https address."""
    cues: tuple[str, ...] = ()
    """For an ambiguous name (Apple, Meta, Keep): one of these words must be in the same text."""
    tags: tuple[Slug, ...] = ()
    """Its sectors: tags that an article about it is likely to carry."""


@dataclass(frozen=True, slots=True)
class Tag:
    """One entry of `tags.yml`."""

    slug: Slug
    name: str
    """As shown to readers."""
    cues: tuple[str, ...] = ()
    """Words and phrases that are evidence for the tag; matched case-insensitively on word boundaries, plural allowed."""
    negative_cues: tuple[str, ...] = ()
    """Words that are evidence against it."""
    description: str = ""
    aliases: tuple[Slug, ...] = ()
    """Slugs that the tag had: articles may still use them, and their pages redirect."""
    weak_cues: tuple[str, ...] = ()
    """Words with other senses, too: evidence only in a text that has another cue of the tag."""


@dataclass(frozen=True, slots=True)
class Person:
    """One entry of `people.yml`."""

    name: str
    aliases: tuple[str, ...] = ()
    """Other spellings of the name."""
    role: str = ""
    """The office, as readers see it: `chief executive`."""
    company: str | None = None
    """The registry name of the company."""
    site: str | None = None
    """https address."""


@dataclass(frozen=True, slots=True)
class Registry:
    """What the archive knows by name."""

    companies: tuple[Company, ...]
    tags: tuple[Tag, ...]
    people: tuple[Person, ...] = ()
