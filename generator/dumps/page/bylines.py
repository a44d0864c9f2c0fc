"""Who wrote it: bylines above an article, bios below it.

Data: `read_byline` and `read_bio` give names; `is_byline`, `is_bio`, `is_name` tell the shape of a line.
Limits: names as they stand; a name in capitals is brought back to ordinary case.
"""

from __future__ import annotations

import re
from collections.abc import Collection

_WORD = r"(?:(?:[A-ZÀ-ÖØ-Þ][\w’'.-]*)|de|la|del|der|den|van|von|da|dos|bin|al|el|y|le)"
_NAME = rf"(?:[A-ZÀ-ÖØ-Þ][\w’'.-]*)(?: {_WORD}){{1,4}}"
_PLAIN_NAME = re.compile(rf"(?:(?:Dr|Prof|Mr|Ms|Mrs)\.? )?{_NAME}$")
_NAMES = re.compile(rf"{_NAME}(?:(?:,| and| &| y| und| et|, and) {_NAME})*$")
_LEAD = (
    r"(?:(?:(?:written|posted|story|words|text|report(?:ed)?|article|published|interview|opinion|analysis|review|column) )?by:?|authors?:|words:|text:|"
    r"reporter:|writer:|byline:|por:?|escrito por:?|texto:?|autora?:|redacción:|von:?|ein(?:e)? .{3,30} von|text von|autor(?:in)?:|par:?|propos recueillis par|"
    r"publié par|rédigé par|auteure?s?:)"
)
_BYLINE = re.compile(
    rf"^{_LEAD}\s+(?P<author>[^\d\W].{{1,90}}?)"
    r"(?=\s+(?:published|posted|updated|last updated|on\b|publicado|el \d|am \d|le \d|\d)|\s*[|·•/–—]|\s+-\s|\s*[,(]?\s*\d|\s*$)(?P<rest>.*)$",
    re.IGNORECASE,
)
_ZH_BYLINE = re.compile(
    r"(?:^|[\s|｜·，,])(?:(?:本报|本刊|特约|实习|新华社)?记者|作者|撰文|撰稿|文|采写|文字|采访|作者署名)\s*[:：/／|｜丨·]?\s*(?P<author>[\u4e00-\u9fff·]{2,6}(?:[、，, ][\u4e00-\u9fff·]{2,4})*|[A-Z][\w .]{2,30})(?=$|[\s|｜·，,。）)])"
)
_ZH_LEAD = re.compile(r"^(?:(?:本报|本刊|特约|实习|新华社)?记者|作者|撰文|撰稿|采写|文字|来源|文)\s*[:：/／|｜丨 ]")
_ZH_SOURCE = re.compile(
    r"(?:来源|稿源|出处|fuente|quelle|^source)\s*[:：]\s*(?P<source>[^\s|｜，,。]{2,24}(?: [A-Z]\w+)*)", re.IGNORECASE
)
_NOT_NAMES = re.compile(
    r"^(?:the|a|an|this|that|using|clicking|signing|continuing|subscribing|now|then|far|contrast|comparison|default|law|\d|all|our|its|their|what|how|when|doing|"
    r"lo|las?|los|una?|eso|ejemplo|qué|favor|fin|más|der|die|das|dem|den|einer|heute|les?|des|une?|exemple|contre|ailleurs)\b",
    re.IGNORECASE,
)
_CUT = re.compile(r"(?:\s+(?:for|in|at|from|of the)\s+(?=[A-ZÀ-Þ]).*|,\s+(?!and\b).*|\s*[|·•(@].*|\s+[-–—]\s+.*)$")
_JOB = (
    r"(?:writer|reporter|editor|correspondent|contributor|columnist|journalist|author|analyst|founder|ceo|chief|fellow|freelancer?|freelance|professor|"
    r"researcher|producer|blogger|critic|consultant|director|manager|insider|staff|bureau|photographer|lecturer|partner|associate|strategist|engineer)"
)
_BIO = re.compile(
    rf"(?:(?:Dr|Prof|Mr|Ms|Mrs)\.? )?(?P<name>[A-ZÀ-Þ][\w’'.-]+(?: [A-ZÀ-Þ][\w’'.-]+){{1,3}})"
    rf"(?:,? (?i:is|was) (?i:an?|the|our|head|editor|chief|senior)\b[^.]{{0,160}}\b(?i:{_JOB})s?\b|,? (?i:is|was) (?i:based|currently|responsible)\b"
    r"| (?i:writes|covers|reports|leads|has (?:been )?(?:written|reported|covered|worked|writing|covering|reporting)|joined|edits|hosts|specialises|specializes|lives)\b"
    rf"|,? ?[-–—|,] ?(?i:[\w ]{{0,20}}{_JOB})\b)"
)
_ZH_BIO = re.compile(r"(?:作者简介|关于作者|作者系|作者[:：为是]).{4,}")
_ABROAD_BIO = re.compile(
    rf"(?P<name>{_NAME}) (?:es|ist|est)\b[^.]{{0,160}}\b(?:periodista|redactora?|corresponsal|editora?|escritora?|redakteur(?:in)?|journalist(?:in)?|autor(?:in)?a?|korrespondent(?:in)?|"
    r"journaliste|rédact\w+|correspondante?)\b"
)
_HOUSE = re.compile(
    r"\b(?:(?:is|was) (?:an?|the) (?P<a>[A-Z][\w&.-]*(?: [A-Z][\w&.-]*){0,2}) (?:contributor|reporter|editor|writer|columnist|insider|correspondent|staff)|"
    r"(?i:founder|editor|reporter|writer|editor-in-chief|journalist|contributor|correspondent|columnist)(?: (?i:of|at|for|with) |, )(?:the )?"
    r"(?P<b>[A-Z][\w&-]*(?: [A-Z][\w&-]*){0,2})|\b(?i:writes|reports|covers)\b[^.]{0,60}? for (?P<c>[A-Z][\w&-]*(?: [A-Z][\w&-]*){0,2}))"
)
_NO_PERSON = re.compile(
    r"\b(?:The|About|Related|More|News|Post|Share|Sign|Latest|Read|Media|Press|Our|My|How|Why|What|Home|Best|New|Top|All|Contact|Privacy|Buyers|Issue|Articles?|Stories|Published|Updated|Posted|Navigation|Points|Live|"
    r"Senior|Staff|Reporter|Editor|Writer|Correspondent|Chief|Event|Now|Daily|Weekly|Key|Popular|Trending|Recommended)\b",
    re.IGNORECASE,
)
"""Words of furniture and headings that no person is called by."""
_LIFE = re.compile(
    r"^(?:[\w’'.-]+ ){1,4}(?:is|was|has|covers|writes|reports|edits|leads|joined|works|lives|studied|hosts)\b"
)
_MAX_BIO = 700


def is_name(text: str) -> bool:
    """Whether a line is a person's name and nothing else: `Ana Soto`."""
    if not 4 < len(text) < 90 or _NO_PERSON.search(text):
        return False
    if _PLAIN_NAME.match(text):
        return len(text.split()) <= 4
    return bool(_NAMES.match(text)) and bool(re.search(r",| (?:and|&|y|und|et) ", text))


def is_byline(text: str) -> bool:
    """Whether a line tells the author."""
    return read_byline(text) is not None or bool(_ZH_LEAD.match(text) and len(text) < 80)


def read_byline(text: str) -> str | None:
    """The author or authors that a byline tells, or None."""
    found = _ZH_BYLINE.search(text) if len(text) < 100 else None
    if found and (_ZH_LEAD.search(text) or re.search(r"\d{4}", text)):
        return found["author"].strip()
    match = _BYLINE.match(text)
    if not match or len(text) > 200 or (text.endswith((".", "!", "?")) and len(text) > 60):
        return None
    author = _CUT.sub("", match["author"].strip()).strip(" .,:;-")
    return _named(author)


def _named(author: str) -> str | None:
    """The name in ordinary case; None where the words are no name."""
    if len(author) < 2 or _NOT_NAMES.match(author) or len(author.split()) > 12:
        return None
    if author.isupper() and len(author.split()) > 1:
        author = re.sub(r"\bAnd\b", "and", author.title())
    capital = sum(word[0].isupper() or not word[0].isascii() for word in author.split())
    return author if capital * 2 >= len(author.split()) else None


def read_source(text: str) -> str | None:
    """The publication after `来源：` or its like in a head line."""
    match = _ZH_SOURCE.search(text)
    return match["source"].strip() if match else None


def is_bio(text: str, above: str, people: Collection[str] = ()) -> bool:
    """Whether a paragraph tells an author's life; `above` is the line before it, which may be the name alone.

    `people` are the names that sign something on the page; their bios may call them by their first names.
    """
    if len(text) > _MAX_BIO or "“" in text:
        return False
    for name in people:
        if text.startswith((f"{name} ", f"{name.split()[0]} ")) and _LIFE.search(text[:120]):
            return True
    if _BIO.match(text) or _ZH_BIO.match(text) or _ABROAD_BIO.match(text):
        return True
    return is_name(above) and text.startswith(above) and len(text) > len(above) + 8


def read_bio(text: str) -> tuple[str | None, str | None]:
    """Author and publication, as far as a bio tells them."""
    match = _BIO.match(text) or _ABROAD_BIO.match(text)
    house = _HOUSE.search(text)
    name = re.sub(r"^(Dr|Prof|Mr|Ms|Mrs)\.? ", "", match["name"]).strip(" .-") if match else None
    return name, (house["a"] or house["b"] or house["c"]) if house else None
