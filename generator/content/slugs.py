"""Names as addresses: lower-case ASCII words joined by hyphens, never empty, never two names one address by accident.

Data: `slugify_name` for one name, `free_slug` where nobody chose it, `unique_slugs` for many.
Limits: transliterates through python-slugify (Chinese becomes pinyin); what even that cannot read gets a short hash.
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
"""Signs that slugify drops although they tell names apart: C, C++ and C#."""
_PLAIN = re.compile(r"[A-Za-z0-9]+(?: [A-Za-z0-9]+)*")
"""Words in which there is nothing to weigh."""
_TAKEN = re.compile(r"index|con|prn|aux|nul|(?:com|lpt)[0-9]")
"""What no page can be called: the list beside it, and what Windows, where readers unzip the site, keeps for itself."""


def slugify_name(text: str) -> Slug:
    """The slug of a name or a headline; the same text always gives the same slug."""
    if _PLAIN.fullmatch(text):  # most names; the long way takes a third of the time of a registry
        return Slug("-".join(text.lower().split(" ")))
    plain = text
    for sign, words in _SIGNS:
        plain = sign.sub(words, plain)
    slug = slugify(plain)
    if not slug:
        slug = "x-" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return Slug(slug)


def free_slug(text: str) -> Slug:
    """The slug of what no editor has given one: never that of a page beside it, nor of a device."""
    slug = slugify_name(text)
    return Slug(f"x-{slug}") if _TAKEN.fullmatch(slug) else slug


def unique_slugs(names: Iterable[str]) -> dict[str, Slug]:
    """A slug for every name; where two names share one, the later gets `-2`, `-3` and so on."""
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
