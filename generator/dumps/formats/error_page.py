"""Saved pages that are no articles: error pages, checks for robots, walls.

Data: `error_page` says what is wrong with such a page, and what to do.
Limits: short pages only, by their title; a long page is an article whatever its title.
"""

from __future__ import annotations

import re

_TITLE = re.compile(r"<(title|h1)\b[^>]{0,300}>(?P<words>[^<]{1,200})</", re.IGNORECASE)
_ERROR = re.compile(
    r"\s*(?:(?:error|http)?\s*(?:40[0-9]|410|429|451|50[0-4])\b.{0,60}|(?:page |file )?not found|access denied|forbidden|"
    r"bad gateway|service (?:temporarily )?unavailable|internal server error|too many requests)\s*[.!]?\s*"
    r"(?:[|–—·-].{0,80})?",
    re.IGNORECASE | re.DOTALL,
)
_CHECK = re.compile(
    r"\s*(?:just a moment|attention required|are you (?:a )?(?:human|robot)|verify(?:ing)? (?:that )?you are (?:a )?human|"
    r"checking your browser|security check|before you continue|please wait|robot or human|ddos-guard)\b.{0,80}",
    re.IGNORECASE | re.DOTALL,
)
_HIDDEN = re.compile(r"<(script|style)\b.*?</\1\s*>|<[^>]*>", re.DOTALL | re.IGNORECASE)
_LONGEST = 150
"""Words of a page that is no article."""


def error_page(text: str) -> tuple[int, str, str] | None:
    """Line (0 for the whole file), what is wrong with a page that holds no article, and the fix; None for others."""
    for match in _TITLE.finditer(text):
        words = match["words"]
        kind = "an error page" if _ERROR.fullmatch(words) else "a check for robots" if _CHECK.fullmatch(words) else ""
        if kind and len(_HIDDEN.sub(" ", text).split()) <= _LONGEST:
            return (
                0,
                f'{kind}, not an article: its title is "{" ".join(words.split())}"',
                "open the article and save it again",
            )
    return None
