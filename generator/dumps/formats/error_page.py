"""Saved pages that are no articles: error pages, checks for robots, walls of cookies, lists of articles.

Data: `error_page` says what is wrong with such a page, and what to do.
Limits: short pages by their title or their words; a list by its linked headings, where it has hardly any text beside them.
"""

from __future__ import annotations

import html
import re

_TITLE = re.compile(r"<(title|h1)\b[^>]{0,300}>(?P<words>[^<]{1,200})</", re.IGNORECASE)
_ERROR = re.compile(
    r"\s*(?:(?:error|http)?\s*(?:40[0-9]|410|429|451|50[0-4])\b.{0,60}|(?:page |file )?not found|access denied|forbidden|"
    r"bad gateway|service (?:temporarily )?unavailable|internal server error|too many requests|"
    r"(?:die )?seite (?:wurde )?nicht gefunden|page (?:introuvable|non trouvée)|página no encontrada|pagina non trovata|"
    r"página não encontrada|pagina niet gevonden|страница не найдена|页面不存在|页面未找到|找不到页面|"
    r"ページが見つかりません|페이지를 찾을 수 없습니다)\s*[.!]?\s*",
    re.IGNORECASE | re.DOTALL,
)
_CHECK = re.compile(
    r"\s*(?:just a moment|attention required|are you (?:a )?(?:human|robot)|verify(?:ing)? (?:that )?you are (?:a )?human|"
    r"checking your browser|security check|before you continue|please wait|robot or human|ddos-guard|"
    r"pardon our interruption|access to this page has been denied)\b.{0,80}",
    re.IGNORECASE | re.DOTALL,
)
_WALLS = (
    (
        "a check for robots",
        r"unusual traffic|verify (?:that )?you are (?:a )?human|complete the captcha|\bray id\b|"
        r"access to this page has been denied|sicherheitsprüfung|请完成安全验证",
    ),
    (
        "a page that needs JavaScript",
        r"(?:enable|turn on) javascript|javascript is (?:disabled|required)|javascript (?:aktivieren|est désactivé)|"
        r"habilit[ae]r? javascript|请启用javascript",
    ),
    (
        "a wall of cookies",
        r"accept (?:all|cookies)|we value your privacy|cookie (?:settings|consent|preferences|wall)|we use cookies|"
        r"alle akzeptieren|cookies? (?:akzeptieren|zustimmen)|zustimmen und weiter|tout accepter|accepter et (?:continuer|fermer)|"
        r"acept(?:ar|o) (?:todas |las )?(?:las )?cookies|accetta (?:tutti|e continua)|cookies? accepteren|同意并继续",
    ),
)
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
        kind = "an error page" if any(_ERROR.fullmatch(part) for part in parts) else ""
        kind = kind or ("a check for robots" if _CHECK.fullmatch(title) else "")
        if kind and len(_prose(text)) < _ARTICLE:
            return 0, f'{kind}, not an article: its title is "{title}"', _AGAIN
    said = html.unescape(" ".join(_HIDDEN.sub(" ", text).split())).casefold()
    for kind, pattern in _WALLS:
        found = re.search(pattern, said)
        if found and not any(not re.search(pattern, words.casefold()) for words in _prose(text)):
            return 0, f'{kind}, not an article: "{found[0]}"', _AGAIN
    return None


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
