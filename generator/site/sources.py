"""Everything a build reads: settings, archive, rendered texts, theme.

Data: `Sources`, made by `load`.
Limits: records only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.config import SiteConfig
from generator.content.links import Names
from generator.model import Archive, SitePath
from generator.site.addresses import AddressBook
from generator.site.bodies import Bodies
from generator.site.paths import TargetPaths
from generator.site.pictures.style import PictureStyle
from generator.site.theming.theme import Theme


@dataclass(frozen=True, slots=True)
class Sources:
    """The input of one build, read and checked."""

    content: Path
    """The content folder, as the user named it."""
    config: SiteConfig
    archive: Archive
    """With a complete registry: an entry for every company and tag that an article uses."""
    names: Names
    """What each name in a reference means."""
    target_paths: TargetPaths
    """The page of each thing that a name can mean."""
    bodies: Bodies
    """Every Markdown text as HTML; none of their links is unknown."""
    theme: Theme
    style: PictureStyle | None
    """Colours and fonts of pictures; None if the settings ask for no pictures."""
    static: Mapping[SitePath, Path] = field(default_factory=dict)
    """Files of the editors' own that the site has as they are: path in the site -> file."""
    admin: Mapping[str, Path] = field(default_factory=dict)
    """Third-party files of the editor in the browser: name in its folder -> file; none if the site has none."""
    addresses: AddressBook = field(default_factory=AddressBook)
    """The addresses that the site has had."""
