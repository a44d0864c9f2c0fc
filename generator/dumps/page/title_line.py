"""The browser's title on a scraped page: `Title | Site`.

Data: `split_title_line`.
Limits: the shape only; whether the line is a title is decided by `metadata`, which sees the whole page.
"""

from __future__ import annotations

import re

_PIXEL = re.compile(r"^(FB Pixel no script|noscript)\s*", re.IGNORECASE)
_BAR = re.compile(r"\s*[|｜]\s*|(?<=[\u4e00-\u9fff？！”》])_|\s_\s")
_DASH = re.compile(r"\s+[–—·-]\s+|(?<=[\u4e00-\u9fff？！”》])[-–—]+(?=[\u4e00-\u9fffA-Z])")
_LEAST, _MOST, _MOST_WORDS, _MOST_PARTS = 5, 40, 6, 4
"""Characters of a title, of a site's name, words of one; `Title | Section | Section | Site` has four parts."""
_ENDS = tuple(".。!?！？:：")


def without_pixel(text: str) -> str:
    """The line without the remnant of a tracking pixel in front of it."""
    return _PIXEL.sub("", text)


def split_title_line(text: str) -> tuple[str, str] | None:
    """Title and site of `Title | Site` or `Title | Section | Site`, or None. Bars count before dashes."""
    line = without_pixel(text)
    parts = _BAR.split(line)
    if len(parts) > _MOST_PARTS:
        return None
    if len(parts) > 1:
        return _pair(parts[0], parts[-1]) or _pair(parts[-1], parts[0])  # `Site | A title of many words`
    dashes = list(_DASH.finditer(line))
    return _pair(line[: dashes[-1].start()], line[dashes[-1].end() :]) if dashes else None


def _pair(title: str, site: str) -> tuple[str, str] | None:
    title, site = title.strip(), site.strip()
    if len(title) < _LEAST or not 2 <= len(site) <= _MOST:
        return None
    if site.endswith(_ENDS) or len(site.split()) > _MOST_WORDS:
        return None
    return title, site
