"""A site's furniture: the lines around an article that are not the article.

Data: `FURNITURE`, patterns with the reason they are dropped for; `furniture` names the reason for one line.
Limits: only lines that are furniture wherever they stand; what depends on its place (a bio under an article, a label
over a heading) is told by `page`.
"""

from __future__ import annotations

import re

FURNITURE: tuple[tuple[str, str], ...] = (
    ("tracking pixel", r"FB Pixel no script\b.*"),
    ("script remnant", r"//\s*(<!\[CDATA\[|\]\]>)"),
    ("comment form", r"(leave a (comment|reply)|cancel reply|post comment|join the (discussion|conversation)).{0,20}"),
    ("comment form", r"(this|our) (site|blog|page) uses akismet\b.*"),
    ("comment form", r"learn how your comment data is processed.*"),
    ("comment form", r"your email address will not be published\b.*|required fields are marked\b.*"),
    ("comment form", r"save my name, email,? and website\b.*|notify me of (new|follow-up) (comments|posts)\b.*"),
    ("comment form", r"(no|\d+) comments?( yet)?|(name|email|website|comment) ?\*"),
    ("loading notice", r"(auto[- ]?loading|loading) (the )?(next|more)\b.*|load more( articles| posts)?"),
    ("first published elsewhere", r"(this|the) (article|story|post|piece|text) (was )?(first|originally) (appeared|published|ran)\b.*"),
    ("first published elsewhere", r"(this|the) (article|story|post|piece) (is|was|has been) republished\b.*"),
    ("feed tail", r"the post .{3,200} (appeared first on|first appeared on) .{2,80}"),
    ("reading time", r"(reading time:? ?)?(about )?\d{1,3}[- ]?(min|mins|minute|minutes)( read)?\.?"),
    ("share buttons", r"(share|tweet|pin|email|print|copy link|follow us)( this| on| via| to)?( (article|story|post|page|facebook|twitter|x|linkedin|whatsapp|telegram|reddit|weibo|wechat|email))*[:!]?"),
    ("newsletter form", r"(subscribe|sign up)\b.{0,60}\b(newsletter|inbox|updates|mailing list)\b.{0,60}|subscribe( now)?|sign up( now)?"),
    ("advertisement", r"(advertisement|sponsored( content)?|promoted|ad)"),
    ("site navigation", r"skip to (main )?content|(main )?menu|home|search|back to top|log ?in|sign in|register|previous (article|post|story)|next (article|post|story).{0,4}"),
    ("related links", r"(related|recommended|popular|trending|latest|most read)( (articles|posts|stories|news|reading|topics|now))?:?|you (may|might) also (like|enjoy).{0,10}|more (from|on|in) [\w &’'.-]{2,40}|read next:?"),
    ("topic list", r"(tags?|topics?|filed under|categories|category|posted in) ?: .{2,160}"),
    ("copyright line", r"(copyright ?)?(©|\(c\)) ?(copyright )?.{0,120}|copyright \d{4}.{0,100}|all rights reserved.{0,60}"),
    ("cookie notice", r"(we|this (web)?site) uses? cookies\b.*|accept( all)?( cookies)?|(privacy|cookie) (policy|settings)|terms of (use|service)"),
    ("portrait", r"avatar( photo| image)?|(profile|author) (photo|picture|image)"),
    ("image caption", r"(image|photo|picture|illustration|graphic|video|screenshot)( credits?| source| by| courtesy( of)?)?: .{2,160}"),
    ("image caption", r".{0,300}[\(\[](image|photo|picture|illustration|graphic|source|credits?)s?( credits?| source| by| courtesy( of)?)?: ?[^()\[\]]{2,80}[\)\]]\.?"),
)  # fmt: skip
"""(reason for people, pattern of the whole line, any case)."""

_COMPILED = tuple((reason, re.compile(pattern, re.IGNORECASE)) for reason, pattern in FURNITURE)
_LONGEST = 420
"""Characters; furniture is short, and the patterns need not look at a long paragraph."""


def furniture(text: str) -> str | None:
    """Why a line is no part of an article, or None. White space of any kind counts as one space."""
    if len(text) > _LONGEST:
        return None
    line = " ".join(text.split())
    return next((reason for reason, pattern in _COMPILED if pattern.fullmatch(line)), None)
