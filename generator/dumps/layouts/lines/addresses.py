"""The web addresses in a line of text.

Data: `take_urls` takes them out of a line; `clean_url` drops what a text puts after one; `real_address` follows the
redirect that an address itself names.
Limits: http and https; nothing is fetched.
"""

from __future__ import annotations

import re
import urllib.parse

from generator.dumps.layouts.lines.labels import label_alone
from generator.dumps.layouts.lines.rows import links

_URL = re.compile(r"<?(?:https?://|www\.)[^\s<>\"]+>?")
_URL_END = re.compile(r"[.,;:!?'\"”’]+$")
_REDIRECT = ("url", "u", "q", "target", "redirect", "to", "dest")


def real_address(url: str) -> str:
    """The address to which a redirect leads (`https://www.google.com/url?url=https://...`), else the same."""
    url = url.strip("<>")
    if url.startswith("www."):
        url = f"https://{url}"
    query = urllib.parse.urlsplit(url).query if "?" in url else ""
    for key, value in urllib.parse.parse_qsl(query):
        if key in _REDIRECT and value.startswith(("http://", "https://")):
            return value
    return url


def clean_url(written: str) -> str:
    """An address without the stop or bracket that follows it in a text."""
    url = _URL_END.sub("", written.strip("<>"))
    while url and url[-1] in ")]" and url.count("(") + url.count("[") < url.count(")") + url.count("]"):
        url = _URL_END.sub("", url[:-1])
    return url


def take_urls(text: str) -> tuple[str | None, str]:
    """The first address of a line, and the line without addresses; the words of a link stay, unless they only point."""
    found: str | None = None
    for words, url in links(text):
        found = found or real_address(url)
        span = re.search(r"!?\[" + re.escape(words) + r"\]\([^)]*\)", text)
        kept = "" if label_alone(words) or _URL.match(words) else words
        text = text.replace(span[0], f" {kept} ", 1) if span else text
    for match in _URL.finditer(text):
        found = found or real_address(clean_url(match[0]))
    text = _URL.sub(lambda match: match[0].strip("<>")[len(clean_url(match[0])) :], text)
    return found, text.strip(" \t<>()[]：:→»›-–—")
