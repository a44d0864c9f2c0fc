"""Files that hold no articles, refused by name: subscriptions, sitemaps, bookmarks, playlists, calendars, cards.

Data: `other_file` says of a file's beginning what it is and what to give instead; None for all others.
Limits: by the words and elements with which such files begin; pages are `error_page`'s.
"""

from __future__ import annotations

import re

_ROOT = re.compile(r"<(?![?!])(?:[\w.-]+:)?([\w.-]+)")
_ARTICLES = "save the articles themselves, or give a feed of them"
_ROOTS = {
    "opml": ("a list of subscriptions (OPML)", "give the feeds that it names"),
    "urlset": ("a sitemap: addresses without texts", _ARTICLES),
    "sitemapindex": ("a sitemap: addresses without texts", _ARTICLES),
    "xbel": ("bookmarks (XBEL): addresses without texts", _ARTICLES),
    "playlist": ("a playlist", "give texts"),
    "smil": ("a playlist", "give texts"),
    "asx": ("a playlist", "give texts"),
    "svg": ("a picture (SVG)", "give texts"),
    "plist": ("a list of settings (plist)", "give texts"),
    "kml": ("a map (KML)", "give texts"),
    "gpx": ("a track (GPX)", "give texts"),
    "envelope": ("an answer of a web service (SOAP)", "give the articles of it as JSON, CSV or a feed"),
}
_BEGINNINGS = (
    (re.compile(r"<!DOCTYPE\s+NETSCAPE-Bookmark-file", re.IGNORECASE), "bookmarks: addresses without texts", _ARTICLES),
    (re.compile(r"#EXTM3U|\[playlist\]", re.IGNORECASE), "a playlist", "give texts"),
    (re.compile(r"BEGIN:VCALENDAR", re.IGNORECASE), "a calendar (iCalendar)", "give texts"),
    (re.compile(r"BEGIN:VCARD", re.IGNORECASE), "cards of people (vCard)", "give texts"),
    (re.compile(r"User-agent:\s*\S+\s*\n(?:.*\n)*?\s*(?:Dis)?allow:", re.IGNORECASE), "rules for robots", "give texts"),
)


def other_file(text: str) -> tuple[int, str, str] | None:
    """Line (0 for the whole file), what a file without articles is, and what to do; None for others."""
    start = text[:4000].lstrip("\ufeff \t\r\n")
    for pattern, what, fix in _BEGINNINGS:
        if pattern.match(start):
            return 0, f"{what}, not an article", fix
    if not start.startswith("<"):
        return None
    start = re.sub(r"<!--.*?(?:-->|\Z)|<\?.*?\?>|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", " ", start, flags=re.DOTALL)
    root = _ROOT.match(start.strip())
    found = _ROOTS.get(root[1].lower()) if root else None
    return (0, f"{found[0]}, not an article", found[1]) if found else None
