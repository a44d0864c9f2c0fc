"""Reports that the next sentence takes back: the headline says that they are denied.

Data: `is_denied` judges the sentences behind a report; `deny` rewrites its headline.
Limits: English; the denial is that of the firm, and is one or two sentences behind the report.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.enrich.headlines.tense import find_verb, is_plural

LONGEST = 95
"""Characters."""
_REPORT = re.compile(
    r"\b(?:reportedly|according to|reported|report|sources|rumou?rs?|(?:people|persons?) (?:close|familiar|who|with)|is said to|are said to)\b"
)
_WHAT = r"(?:the|this|that|these|such|those|media)? ?(?:reports?|news|claims?|rumou?rs?|speculation|story|information|move|it|this)"
_FIRM = r"(?:the (?:company|firm|startup|platform|group|retailer|bank|carmaker)|it|[A-Z][\w’.-]*|(?:an? |the )?(?:company )?spokes\w+)"
_DENIES = r"(?:has |have |later |quickly |swiftly |promptly |since |soon |immediately )*(?:denied|denies|dismissed|refuted|rejected)"
_DENIED = re.compile(
    rf"(?:{_WHAT} (?:was|were|has been|have been) (?:\w+ly )?(?:denied|dismissed|refuted|rejected) by {_FIRM}"
    rf"|{_FIRM}(?: [\w’-]+){{0,4}}? {_DENIES} {_WHAT}\b"
    rf"|{_FIRM}(?: [\w’-]+){{0,3}}? (?:said|called|says) (?:that )?{_WHAT} (?:is |was |are |were )?“?(?:[a-z]+ )?(?:not true|untrue|false|wrong|baseless|unfounded|invent(?:ed|ion)|fiction|nonsense)"
    rf"|\bno such (?:plans?|talks|intentions?|deal|decision|order|letter)\b[^.]*? {_FIRM} (?:said|says|wrote|told)"
    rf"|{_FIRM}(?: [\w’-]+){{0,3}}? (?:said|says|wrote|told) [^.]*?\bno such (?:plans?|talks|intentions?|deal|decision|order|letter))",
    re.IGNORECASE,
)

_DENYING = (
    *("denie", "dismissed", "refuted", "rejected", "no such", "not true", "untrue", "false", "wrong", "baseless"),
    *("unfounded", "invent", "fiction", "nonsense"),
)
"""Of which each match of `_DENIED` has one."""


def is_denied(sentence: str, behind: Sequence[str]) -> bool:
    """Whether a sentence tells a report, and one of those behind it that the firm denies it."""
    return bool(_REPORT.search(sentence)) and any(_may_deny(one) and _DENIED.search(one) for one in behind)


def _may_deny(sentence: str) -> bool:
    """Whether a sentence has a word without which it denies nothing: the pattern takes a hundred times as long."""
    folded = sentence.casefold()
    return any(word in folded for word in _DENYING)


def deny(title: str) -> str:
    """`Quill reportedly hires Ana Soto` -> `Quill denies report that it hires Ana Soto`; as it is where it does not fit."""
    bare = re.sub(r" (?:has |have )?reportedly(?= )", "", title.removesuffix(": report"))
    verb = find_verb(bare)
    if verb is None:
        return title
    who, what = bare[:verb].strip(), bare[verb:]
    plural = is_plural(who)
    if what.startswith("to "):
        what = ("are " if plural else "is ") + what
    told = f"{who} {'deny' if plural else 'denies'} report that {'they' if plural else 'it'} {what}"
    return next((text for text in (told, told.split(",", maxsplit=1)[0]) if len(text) <= LONGEST), title)
