"""Numbers, lines and days in words, alike in every report.

Data: `count`, `clip`, `spans`, `percent`, `day_range`, `signed`, `summed`; `KINDS` of dumps and `OUTCOMES` of articles.
Limits: English.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.content.merge import Outcome
from generator.enrich.evidence import Sign
from generator.model import DateEstimate, Discard
from generator.reports.reasons import reason_words

KINDS = {
    "feed": "author feed",
    "page": "scraped page",
    "syndication": "RSS or Atom feed",
    "json-feed": "JSON Feed",
    "wordpress": "WordPress export",
    "web-page": "saved web page",
}
OUTCOMES = (
    (Outcome.NEW, "new"),
    (Outcome.REFRESHED, "refreshed (nobody had touched them)"),
    (Outcome.UNCHANGED, "unchanged"),
    (Outcome.EDITED, "edited by hand, left alone"),
    (Outcome.GONE, "moved or deleted by hand, not brought back"),
    (Outcome.DUPLICATE, "already in the archive"),
    (Outcome.OVERLAPS, "overlapping an edited article, not written"),
)


def count(number: int, noun: str) -> str:
    """`1 line`, `1,180 lines`."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def clip(text: str, most: int = 60) -> str:
    """At most so many characters of a text, cut at a word where it has any."""
    if len(text) <= most:
        return text
    head = text[: most - 1]
    return (head.rsplit(" ", 1)[0] if " " in head[most // 2 :] else head).rstrip(" ,;:") + "…"


def spans(numbers: Iterable[int]) -> str:
    """Line numbers, runs of them as `40-46`."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)


def percent(share: float) -> str:
    """`97 %`; never 100 where something is left to doubt."""
    return f"{min(99, max(1, round(100 * share))) if 0 < share < 1 else round(100 * share)} %"


def signed(weight: float) -> str:
    """`+1.6`, `−0.4`, with a true minus sign."""
    return f"{weight:+.1f}".replace("-", "−")


def width(date: DateEstimate) -> int:
    """Days of the range of a date; 1 where the day is certain, 0 where it is unknown."""
    if date.day is None:
        return 0
    return (date.latest - date.earliest).days + 1 if date.earliest and date.latest else 1


def day_range(date: DateEstimate) -> str:
    """`2024-07-25 (2024-07-24 to 2024-07-26)`."""
    if date.day is None:
        return "no day"
    return f"{date.day} ({date.earliest} to {date.latest})" if date.earliest else str(date.day)


def summed(signs: Iterable[Sign], most: int = 5) -> str:
    """Signs in words, each once with the sum of its weights, the strongest first."""
    sums: dict[str, float] = {}
    for sign in signs:
        sums[sign.words] = sums.get(sign.words, 0.0) + sign.weight
    ranked = sorted(sums.items(), key=lambda pair: -abs(pair[1]))
    told = [f"{words} {signed(weight)}" if weight else words for words, weight in ranked[:most]]
    return "; ".join([*told, "…"] if len(ranked) > most else told)


def by_reason(discards: Iterable[Discard]) -> list[tuple[str, list[int]]]:
    """Line numbers by reason, the most frequent reason first."""
    found: dict[str, list[int]] = {}
    for discard in discards:
        found.setdefault(reason_words(discard), []).append(discard.line)
    return sorted(found.items(), key=lambda pair: (-len(set(pair[1])), pair[0]))
