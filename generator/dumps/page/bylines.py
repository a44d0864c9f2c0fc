"""The authors of an article: bylines above it, bios below it.

Data: `read_byline` and `read_bio` return names; `is_byline`, `is_bio`, `is_name` classify a line.
Limits: names as written, but a name in capitals is returned in ordinary case. The words are data: `phrases`.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from generator.dumps.phrases import PhrasePattern

_NAME = r"(?:[A-ZÀ-ÖØ-Þ][\w’'.-]*)(?: (?:[A-ZÀ-ÖØ-Þ][\w’'.-]*|{name_particle})){1,4}"
_PLAIN_NAME = PhrasePattern(rf"(?:{{personal_title}}\.? )?{_NAME}$")
_NAMES = PhrasePattern(rf"{_NAME}(?:(?:,| &|,? {{name_conjunction}}) {_NAME})*$")
_CONJUNCTION = PhrasePattern(r",| (?:&|{name_conjunction}) ")
_BYLINE = PhrasePattern(
    r"^{byline_lead}\s+(?P<author>[^\d\W].{1,90}?)"
    r"(?=\s+(?:{byline_end}|\d)|\s*[|·•/–—]|\s+-\s|\s*[,(]?\s*\d|\s*$)(?P<rest>.*)$",
    re.IGNORECASE,
)
_ZH_BYLINE = PhrasePattern(
    r"(?:^|[\s|｜·，,]){byline_role.zh}\s*[:：/／|｜丨·]?\s*"
    r"(?P<author>[\u4e00-\u9fff·]{2,6}(?:[、，, ][\u4e00-\u9fff·]{2,4})*|[A-Z][\w .]{2,30})(?=$|[\s|｜·，,。）)])"
)
_ZH_LEAD = PhrasePattern(r"^(?:{byline_role.zh}|{source_lead.zh})\s*[:：/／|｜丨 ]")
_SOURCE = PhrasePattern(r"{source_lead}\s*[:：]\s*(?P<source>[^\s|｜，,。]{2,24}(?: [A-Z]\w+)*)", re.IGNORECASE)
_NO_NAME_START = PhrasePattern(r"^{no_name_start}\b", re.IGNORECASE)
_REST = re.compile(r"(?:\s+(?:for|in|at|from|of the)\s+(?=[A-ZÀ-Þ]).*|,\s+(?!and\b).*|\s*[|·•(@].*|\s+[-–—]\s+.*)$")
"""What may follow the name in a byline: `for Valley Post`, ` - London`."""
_BIO = PhrasePattern(
    r"(?:{personal_title}\.? )?(?P<name>[A-ZÀ-Þ][\w’'.-]+(?: [A-ZÀ-Þ][\w’'.-]+){1,3})"
    r"(?:,? (?i:is|was) (?i:an?|the|our|head|editor|chief|senior)\b[^.]{0,160}\b(?i:{job.en})s?\b|"
    r",? (?i:is|was) (?i:based|currently|responsible)\b| (?i:{bio_verb})\b|,? ?[-–—|,] ?(?i:[\w ]{0,20}{job.en})\b)"
)
_ZH_BIO = PhrasePattern(r"{bio.zh}")
_OTHER_BIO = PhrasePattern(rf"(?P<name>{_NAME}) {{is}}\b[^.]{{0,160}}\b(?:{{job.es}}|{{job.de}}|{{job.fr}})\b")
_EMPLOYER = r"[A-Z][\w&-]*(?: [A-Z][\w&-]*){0,2}"
_EMPLOYED = PhrasePattern(
    rf"\b(?:(?:is|was) (?:an?|the) (?P<a>[A-Z][\w&.-]*(?: [A-Z][\w&.-]*){{0,2}}) {{newsroom_job}}|"
    rf"(?i:{{newsroom_job}})(?: (?i:of|at|for|with) |, )(?:the )?(?P<b>{_EMPLOYER})|"
    rf"\b(?i:writes|reports|covers)\b[^.]{{0,60}}? for (?P<c>{_EMPLOYER}))"
)
_NO_PERSON = PhrasePattern(r"\b{no_person}\b", re.IGNORECASE)
"""Words of furniture and headings that are in no person's name."""
_LIFE = PhrasePattern(r"^(?:[\w’'.-]+ ){1,4}{life_verb}\b")
_MAX_BIO = 700


def is_name(text: str) -> bool:
    """Whether a line is a person's name and nothing else: `Ana Soto`."""
    if not 4 < len(text) < 90 or _NO_PERSON.search(text):
        return False
    if _PLAIN_NAME.match(text):
        return len(text.split()) <= 4
    return bool(_NAMES.match(text)) and bool(_CONJUNCTION.search(text))


def is_byline(text: str) -> bool:
    """Whether a line is a byline."""
    return read_byline(text) is not None or bool(_ZH_LEAD.match(text) and len(text) < 80)


def read_byline(text: str) -> str | None:
    """The author or authors that a byline names; None if the line is no byline."""
    found = _ZH_BYLINE.search(text) if len(text) < 100 else None
    if found and (_ZH_LEAD.search(text) or re.search(r"\d{4}", text)):
        return found["author"].strip()
    match = _BYLINE.match(text)
    if not match or len(text) > 200 or (text.endswith((".", "!", "?")) and len(text) > 60):
        return None
    author = _REST.sub("", match["author"].strip()).strip(" .,:;-")
    return _named(author)


def _named(author: str) -> str | None:
    """The name in ordinary case; None where the words are no name."""
    if len(author) < 2 or _NO_NAME_START.match(author) or len(author.split()) > 12:
        return None
    if author.isupper() and len(author.split()) > 1:
        author = re.sub(r"\bAnd\b", "and", author.title())
    capital = sum(word[0].isupper() or not word[0].isascii() for word in author.split())
    return author if capital * 2 >= len(author.split()) else None


def read_source(text: str) -> str | None:
    """The publication after `来源：` or its like in a head line."""
    match = _SOURCE.search(text)
    return match["source"].strip() if match else None


def is_bio(text: str, above: str, people: Collection[str] = ()) -> bool:
    """Whether a paragraph is an author's bio; `above` is the line before it, which may be the name alone.

    `people` are the names in the bylines of the page; their bios may use first names alone.
    """
    if len(text) > _MAX_BIO or "“" in text:
        return False
    for name in people:
        if text.startswith((f"{name} ", f"{name.split()[0]} ")) and _LIFE.search(text[:120]):
            return True
    if _BIO.match(text) or _ZH_BIO.match(text) or _OTHER_BIO.match(text):
        return True
    return is_name(above) and text.startswith(above) and len(text) > len(above) + 8


def read_bio(text: str) -> tuple[str | None, str | None]:
    """Author and publication that a bio names, each None if it does not."""
    match = _BIO.match(text) or _OTHER_BIO.match(text)
    employer = _EMPLOYED.search(text)
    name = re.sub(r"^(Dr|Prof|Mr|Ms|Mrs)\.? ", "", match["name"]).strip(" .-") if match else None
    return name, (employer["a"] or employer["b"] or employer["c"]) if employer else None
