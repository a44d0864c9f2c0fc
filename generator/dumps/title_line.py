"""The browser's title on a scraped page: `Title | Site`.

Data: `split_title_line`.
Limits: the shape only; whether to believe it is for `page_head`, which knows the page.
"""

from __future__ import annotations

import re

_PIXEL = re.compile(r"^(FB Pixel no script|noscript)\s*", re.IGNORECASE)
_SHAPE = re.compile(r"^(?P<title>.{5,200}?)(\s+[|｜–—·-]\s+|\s*[|｜_]\s*|(?<=[\u4e00-\u9fff？！”])[-–—](?=[\u4e00-\u9fffA-Z]))(?P<rest>[^\n]{2,80})$")
_LAST = re.compile(r"(?:.*(?:\s[|｜–—·-]\s|[|｜_]))?\s*(?P<site>[^|｜–—_]{2,40})$")


def without_pixel(text: str) -> str:
    """The line without the remnant of a tracking pixel in front of it."""
    return _PIXEL.sub("", text)


def split_title_line(text: str) -> tuple[str, str] | None:
    """Title and site of `Title | Site` or `Title | Section | Site`, or None."""
    match = _SHAPE.match(without_pixel(text))
    if not match:
        return None
    last = _LAST.match(match["rest"])
    site = (last["site"] if last else match["rest"]).strip()
    title = match["title"].strip()
    if not title or site[-1] in ".。!?！？:" or len(site.split()) > 6:
        return None
    return title, site
