"""Texts that all reports share: numbers, lines and dates in words, and the names of enumeration members.

Data: `count`, `clip`, `spans`, `percent`, `day_range`, `signed`, `summed`; tables from members to words.
Limits: English.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.content.merging.plan import Outcome
from generator.enrich.evidence import Sign
from generator.model import DateEstimate, Discard, DumpKind
from generator.reports import console
from generator.reports.reasons import reason_words

KINDS = {
    DumpKind.FEED: "author feed",
    DumpKind.PAGE: "scraped page",
    DumpKind.LIST: "list of items",
    DumpKind.SYNDICATION: "RSS or Atom feed",
    DumpKind.JSON_FEED: "JSON Feed",
    DumpKind.WORDPRESS: "WordPress export",
    DumpKind.RECORDS: "list of records (JSON)",
    DumpKind.TABLE: "table",
    DumpKind.REFERENCES: "export of references",
    DumpKind.GHOST: "Ghost export",
    DumpKind.EVERNOTE: "Evernote export",
    DumpKind.CHAT: "export of a chat",
    DumpKind.DOCUMENT: "document",
    DumpKind.MAIL: "mail",
    DumpKind.MARKDOWN: "Markdown file",
    DumpKind.WEB_PAGE: "saved web page",
}
OUTCOME_NAMES = {
    Outcome.NEW: "new",
    Outcome.UNCHANGED: "unchanged",
    Outcome.REFRESHED: "refreshed",
    Outcome.MERGED: "merged",
    Outcome.EDITED: "edited",
    Outcome.GONE: "moved or deleted",
    Outcome.RESTORED: "restored",
    Outcome.DUPLICATE: "duplicate",
    Outcome.OVERLAPS: "overlaps",
    Outcome.BUSY: "changed meanwhile",
}
"""In one or two words, as before an article."""
OUTCOMES = (
    (Outcome.NEW, "new"),
    (Outcome.REFRESHED, "refreshed (nobody had changed them)"),
    (Outcome.UNCHANGED, "unchanged"),
    (Outcome.MERGED, "edited by hand, refreshed where nobody had changed them"),
    (Outcome.EDITED, "edited by hand, left alone"),
    (Outcome.GONE, "moved or deleted by hand, not brought back"),
    (Outcome.RESTORED, "restored"),
    (Outcome.DUPLICATE, "already in the archive"),
    (Outcome.OVERLAPS, "overlapping an edited article, not written"),
    (Outcome.BUSY, "changed by somebody during the import, left alone"),
)


count = console.count


def clip(text: str, most: int = 60) -> str:
    """Returns at most `most` characters of a text, cut at a word if it has spaces."""
    if len(text) <= most:
        return text
    head = text[: most - 1]
    return (head.rsplit(" ", 1)[0] if " " in head[most // 2 :] else head).rstrip(" ,;:") + "…"


def spans(numbers: Iterable[int]) -> str:
    """Returns line numbers in words, runs as `40-46`."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)


def percent(share: float) -> str:
    """Returns `97 %`; 1 to 99 unless the share is exactly 0 or 1."""
    return f"{min(99, max(1, round(100 * share))) if 0 < share < 1 else round(100 * share)} %"


def signed(weight: float) -> str:
    """Returns `+1.6` or `−0.4`, with a minus sign (U+2212)."""
    return f"{weight:+.1f}".replace("-", "−")


def width(date: DateEstimate) -> int:
    """Returns the days in the range of a date; 1 if the day is certain, 0 if it is unknown."""
    if date.day is None:
        return 0
    return (date.latest - date.earliest).days + 1 if date.earliest and date.latest else 1


def day_range(date: DateEstimate) -> str:
    """Returns `2024-07-25 (2024-07-24 to 2024-07-26)`, without a range if the day is certain."""
    if date.day is None:
        return "no day"
    return f"{date.day} ({date.earliest} to {date.latest})" if date.earliest else str(date.day)


def summed(signs: Iterable[Sign], most: int = 5) -> str:
    """Returns the evidence in words, each once with the sum of its weights, the strongest first."""
    sums: dict[str, float] = {}
    for sign in signs:
        sums[sign.words] = sums.get(sign.words, 0.0) + sign.weight
    ranked = sorted(sums.items(), key=lambda pair: -abs(pair[1]))
    parts = [f"{words} {signed(weight)}" if weight else words for words, weight in ranked[:most]]
    return "; ".join([*parts, "…"] if len(ranked) > most else parts)


def by_reason(discards: Iterable[Discard]) -> list[tuple[str, list[int]]]:
    """Returns line numbers by reason, the most frequent reason first."""
    found: dict[str, list[int]] = {}
    for discard in discards:
        found.setdefault(reason_words(discard), []).append(discard.line)
    return sorted(found.items(), key=lambda pair: (-len(set(pair[1])), pair[0]))
