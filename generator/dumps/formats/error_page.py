"""Saved pages that are no articles: error pages, checks for robots, walls of cookies, lists of articles.

Data: `error_page` says what is wrong with such a page, and what to do.
Limits: the words of fourteen languages are data, `generator/data/error_pages.json`; short pages by their title or their words; a list by its linked headings, where it has hardly any other text.
"""

from __future__ import annotations

import html
import re
from functools import cache

from generator.package_data import read_json

_TITLE = re.compile(r"<(title|h1)\b[^>]{0,300}>(?P<words>[^<]{1,200})</", re.IGNORECASE)
_CODE = r"(?:error|http)?\s*(?:40[0-9]|410|429|451|50[0-4])\b.{0,60}"
_WALLS = {"robots": "a check for robots", "javascript": "a page that needs JavaScript", "cookies": "a wall of cookies"}
"""What a page is that holds such words and no article."""
_HIDDEN = re.compile(r"<(script|style)\b.*?</\1\s*>|<!--.*?-->|<[^>]*>", re.DOTALL | re.IGNORECASE)
_PARAGRAPH = re.compile(r"<p\b[^>]*>(.*?)(?=</p\s*>|<p\b|</div|\Z)", re.DOTALL | re.IGNORECASE)
_HEADING = re.compile(r"<(h[1-6])\b[^>]{0,500}>", re.IGNORECASE)
_NEAR = 500
"""Characters of mark-up around a heading in which its link is."""
_LONGEST = 150
"""Words of a page that is no article."""
_PROSE = 25
"""Words of a paragraph of an article."""
_ARTICLE = 2
"""Such paragraphs, from which a page is an article whatever its title."""
_LEAST_LINKED = 8
"""Linked headings of a list of articles."""
_OTHER = re.compile(
    r"<(script|style)\b.*?</\1\s*>|<!--.*?-->|<a\b.*?</a\s*>|<(h[1-6])\b.*?</\2\s*>", re.DOTALL | re.IGNORECASE
)
_BLOCK = re.compile(r"<(?:br|/?(?:div|p|td|li|tr|ul|section|article|body))\b[^>]*>", re.IGNORECASE)
_LONGEST_TEASER, _SHORTEST_TEASER = 45, 8
"""Words of a teaser below a heading."""
_FEWEST, _HARDLY_ANY, _HARDLY = 0.7, 0.15, 12
"""Teasers for each heading; share of a page's words, and words in a row, outside of links where it is nothing but links."""
_AGAIN = "open the article and save it again"


def error_page(text: str) -> tuple[int, str, str] | None:
    """Line (0 for the whole file), what is wrong with a page that holds no article, and the fix; None for others."""
    words = len(_HIDDEN.sub(" ", text).split())
    if words <= _LONGEST:
        return _short_page(text)
    if words and _is_list(text):
        return 0, "a list of articles, not an article", "open the articles and save each of them"
    return None


def _short_page(text: str) -> tuple[int, str, str] | None:
    for match in _TITLE.finditer(text):
        title = " ".join(match["words"].split())
        parts = [title, *re.split(r"\s[|–—·-]\s", title)]
        kind = "an error page" if any(_error().fullmatch(part) for part in parts) else ""
        kind = kind or (_WALLS["robots"] if _check().fullmatch(title) else "")
        if kind and len(_prose(text)) < _ARTICLE:
            return 0, f'{kind}, not an article: its title is "{title}"', _AGAIN
    said = html.unescape(" ".join(_HIDDEN.sub(" ", text).split())).casefold()
    for key, kind in _WALLS.items():
        pattern = re.compile(_words(key))
        found = pattern.search(said)
        if found and not any(not pattern.search(words.casefold()) for words in _prose(text)):
            return 0, f'{kind}, not an article: "{found[0]}"', _AGAIN
    return None


@cache
def _error() -> re.Pattern[str]:
    """The title of an error page."""
    return re.compile(rf"[\s¡¿]*(?:{_CODE}|{_words('error')})\s*[.!。！…]*\s*", re.IGNORECASE | re.DOTALL)


@cache
def _check() -> re.Pattern[str]:
    """The title of a page that asks whether one is a robot."""
    return re.compile(rf"\s*(?:{_words('check')})(?:\b|(?<=[^\x00-\u02ff])).{{0,80}}", re.IGNORECASE | re.DOTALL)


@cache
def _words(key: str) -> str:
    """Alternatives for the words of one kind in all languages."""
    return "|".join(word for words in read_json("error_pages.json")[key].values() for word in words)


def _prose(text: str) -> list[str]:
    """The words of each paragraph that is long enough to be one of an article."""
    parts = (" ".join(_HIDDEN.sub(" ", match[1]).split()) for match in _PARAGRAPH.finditer(text))
    return [words for words in parts if len(words.split()) >= _PROSE or len(words) >= 8 * _PROSE]


def _is_list(text: str) -> bool:
    """Whether a page has the headings of many articles, each a link, and hardly any text, or a teaser for each."""
    linked = sum(_is_linked(text, match) for match in _HEADING.finditer(text))
    if linked < _LEAST_LINKED:
        return False
    words = len(_HIDDEN.sub(" ", text).split())
    parts = _BLOCK.split(_OTHER.sub(" ", text))
    runs = [len(_HIDDEN.sub(" ", part).split()) for part in parts]
    if max(runs) >= _LONGEST_TEASER:
        return False
    teasers = sum(run >= _SHORTEST_TEASER for run in runs)
    return max(runs) < _HARDLY or sum(runs) < _HARDLY_ANY * words or _FEWEST * linked <= teasers <= linked / _FEWEST


def _is_linked(text: str, heading: re.Match[str]) -> bool:
    """Whether a heading holds a link or is within one."""
    before = text[max(0, heading.start() - _NEAR) : heading.start()].lower()
    inside = text[heading.end() : heading.end() + _NEAR].lower().partition(f"</{heading[1].lower()}")[0]
    return "<a " in inside or before.rfind("<a ") > before.rfind("</a")
