"""Addresses in marked-up text: absolute, and without what only counts visits.

Data: `web_address` of an original, `original_address` behind a redirect; `link_address` of a link in a text; `image_address` of an image element.
Limits: nothing is fetched; an address that leads nowhere outside of its page is empty.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from urllib.parse import parse_qsl, urljoin, urlsplit

_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_MAIL = re.compile(r"mailto:[^\s<>\"]+@[^\s<>\"]+", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_TRACKING = re.compile(r"(?:utm_\w+|fbclid|gclid|mc_[ce]id|igshid|at_medium|at_campaign)=", re.IGNORECASE)
_REDIRECT = re.compile(
    r"https?://(?:www\.|news\.)?(?:google\.[a-z.]{2,6}/url|bing\.com/news/apiclick\.aspx)\?", re.IGNORECASE
)
_HOST = re.compile(r"https?://[^/?#\[\]]", re.IGNORECASE)
_SPACES = re.compile(r"[\x00-\x1f\x7f]")
PART = "part:"
"""Before the name of an image inside a document or a page, where a text refers to it."""
_INLINE = re.compile(r"data:image/[a-z0-9.+-]+;base64,([A-Za-z0-9+/=\s%]+)", re.IGNORECASE)
_PLACEHOLDER = 1_000
"""Characters of an image inside a page that is more than a placeholder or an icon."""
_IMAGE_SOURCES = ("src", "data-src", "data-lazy-src", "data-original", "data-srcset", "srcset")
"""Attributes that may hold an image's address: a page that loads it late has a placeholder in the first."""


def original_address(url: str) -> str:
    """The address behind the redirect of a search engine, as feeds of alerts have it; any other as it is."""
    query = dict(parse_qsl(urlsplit(url).query)) if _REDIRECT.match(url) else {}
    found = query.get("url") or query.get("q") or ""
    return found if _ADDRESS.fullmatch(found) else url


def web_address(url: str) -> str | None:
    """An address without what only counts visits; None where it is not one of the web."""
    if not _ADDRESS.fullmatch(url):
        return None
    address, mark, fragment = url.partition("#")
    page, question, query = address.partition("?")
    kept = "&".join(part for part in query.split("&") if part and not _TRACKING.match(part))
    return f"{page}{question if kept else ''}{kept}{mark}{fragment}"


def link_address(href: str, base: str) -> str:
    """The absolute address of a link on a page at `base`; empty for a place on the page itself, a script, a telephone."""
    href = _SPACES.sub("", href.strip())
    if not href or href.startswith("#"):
        return ""
    if _MAIL.fullmatch(href):
        return href
    href = href.replace(" ", "%20")
    address = web_address(_absolute(href, base)) or ""
    return address if _HOST.match(address) else ""


def image_address(attributes: Mapping[str, str]) -> str:
    """The address of an image as its page writes it, relative or absolute; empty where the page has only a placeholder.

    An image that the page itself holds has the address that `inline_images` gives it.
    """
    for name in _IMAGE_SOURCES:
        value = (attributes.get(name) or "").strip()
        first = value.split(",")[0].split()[:1] if "srcset" in name else [_SPACES.sub("", value)]
        if first and first[0] and not first[0].startswith(("data:", "blob:", "about:", "javascript:")):
            return first[0]
    held = next(inline_images(attributes.get("src") or ""), None)
    return held[0] if held else ""


def inline_images(text: str) -> Iterator[tuple[str, str]]:
    """Gives address and base64 of each image inside a text: programs that save a page in one file write it so."""
    for match in _INLINE.finditer(text):
        encoded = re.sub(r"\s|%0A|%20", "", match[1])
        if len(encoded) >= _PLACEHOLDER:
            digest = hashlib.md5(encoded.encode(), usedforsecurity=False).hexdigest()
            yield f"{PART}{digest}/image", encoded


def absolute_image(source: str, base: str) -> str:
    """The absolute address of an image that a page at `base` shows; empty where none can be made."""
    return web_address(_absolute(source.replace(" ", "%20"), base)) or ""


def _absolute(address: str, base: str) -> str:
    if address.startswith("//"):
        return f"{(base.partition(':')[0] or 'https')}:{address}"
    try:
        return urljoin(base if not _SCHEME.match(address) else "", address)
    except ValueError:  # such as //[
        return ""
