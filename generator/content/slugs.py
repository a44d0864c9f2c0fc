"""Makes slugs of names: lower-case ASCII words joined by hyphens, never empty.

Data: `slugify_name` for one name, `free_slug` for a name that no editor chose, `unique_slugs` for many.
Limits: python-slugify transliterates (Chinese becomes pinyin); a name that it cannot transliterate gets a short hash.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from slugify import slugify

from generator.model import Slug

_SIGNS = (
    (re.compile(r"(?<=\w)\+\+"), " plus plus "),
    (re.compile(r"(?<=\b[A-Za-z])#"), " sharp "),
    (re.compile(r"(?<=\w)\+"), " plus "),
    (re.compile(r"&"), " and "),
    (re.compile(r"’|'"), ""),
)
"""Characters that slugify drops although names differ by them: C, C++ and C#."""
_PLAIN = re.compile(r"[A-Za-z0-9]+(?: [A-Za-z0-9]+)*")
"""Words that need no transliteration."""
_TAKEN = re.compile(r"index|con|prn|aux|nul|(?:com|lpt)[0-9]")
"""Names that a page cannot have: `index`, and the reserved file names of Windows, on which readers unzip the site."""


def slugify_name(text: str) -> Slug:
    """Returns the slug of a name or a headline; deterministic."""
    if _PLAIN.fullmatch(text):  # most names; slugify takes a third of the time of reading a registry
        return Slug("-".join(text.lower().split(" ")))
    plain = text
    for sign, words in _SIGNS:
        plain = sign.sub(words, plain)
    slug = slugify(plain)
    if not slug:
        slug = "x-" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return Slug(slug)


def free_slug(text: str) -> Slug:
    """Returns a slug that is no reserved name, for a name whose slug no editor chose."""
    slug = slugify_name(text)
    return Slug(f"x-{slug}") if _TAKEN.fullmatch(slug) else slug


def unique_slugs(names: Iterable[str]) -> dict[str, Slug]:
    """Returns a slug for each name; of two names with one slug, the later gets `-2`, `-3` and so on."""
    taken: set[str] = set()
    found: dict[str, Slug] = {}
    for name in names:
        stem = free_slug(name)
        slug, number = stem, 2
        while slug in taken:
            slug, number = Slug(f"{stem}-{number}"), number + 1
        taken.add(slug)
        found.setdefault(name, slug)
    return found
