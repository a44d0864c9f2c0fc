"""What looks wrong with the articles of a dump as a whole: their number, their lengths, their titles, their dates.

Data: `doubts` in words; `likely_count`, the number of articles that the probabilities of the boundaries allow.
Limits: the probabilities are added as if they were independent.
"""

from __future__ import annotations

import math
import re

from generator.dumps.boilerplate import furniture
from generator.dumps.feed.cohesion import distant_cohesion
from generator.model import DumpKind
from generator.reports.console import count
from generator.reports.wording import clip
from generator.review import DumpReport

_LONG, _SHORT, _SEVERAL = 400, 20, 4
"""Lines of a long dump, words of a short article, and how many articles are several."""
_FEW_WORDS = 0.04
"""Distant cohesion below which paragraphs are as unlike as those of several articles (measured: of 71 texts on one thing with
20 paragraphs or more, 2 are below, one of them a list of terms; of 27 feeds without marks 19 are, those in languages other
than English more seldom)."""
_LEAST = 20
"""Paragraphs from which that is known."""
_DEVIATIONS = 2


def doubts(dump: DumpReport) -> list[str]:
    """Returns what looks wrong with the articles of a dump, in words: one article from a long text, very short
    articles, titles that are none, dates in the future."""
    found = []
    other = "name the kind of dump with --as if it is another"
    articles = dump.articles
    found += [f"{words} ({other})" for words in _too_few(dump)]
    short = sum(len(article.document.text.split()) < _SHORT for article in articles)
    if len(articles) >= _SEVERAL and 2 * short >= len(articles):
        found.append(f"{count(short, 'article')} of {len(articles)} with fewer than {_SHORT} words ({other})")
    odd = [article.article.title for article in articles if is_odd_title(article.article.title)]
    if odd:
        found.append(f'{count(len(odd), "title")} that may be none, such as "{clip(odd[0])}" ({other})')
    if dump.found.future:
        lines = ", ".join(str(line) for line in dump.found.future[:5])
        found.append(f"{count(len(dump.found.future), 'date')} in the future, not used (line {lines})")
    return found


def likely_count(dump: DumpReport) -> tuple[int, int] | None:
    """Returns the least and the greatest number of articles that are likely (95 %); None if no boundary was inferred."""
    chances = [gap.probability for gap in dump.gaps[1:]]
    if not chances:
        return None
    mean, spread = 1 + sum(chances), _DEVIATIONS * math.sqrt(sum(chance * (1 - chance) for chance in chances))
    least = 1 + sum(gap.forced and gap.opens for gap in dump.gaps[1:])
    return max(least, round(mean - spread)), round(mean + spread)


def is_odd_title(title: str) -> bool:
    """Whether a title is an address, a list entry or words of a site's navigation."""
    return bool(re.match(r"(?:https?://|www\.|[•·▪◦●*#>|]\s)", title)) or furniture(title) is not None


def _too_few(dump: DumpReport) -> list[str]:
    """One article, where the words or the boundaries speak for several."""
    if len(dump.articles) != 1 or dump.kind not in (DumpKind.FEED, DumpKind.PAGE, DumpKind.LIST):
        return []
    texts = [block.text for block in dump.articles[0].document.blocks]
    cohesion = distant_cohesion(texts) if len(texts) >= _LEAST else 1.0
    likely = likely_count(dump)
    size = f"one article from {dump.full_lines:,} lines"
    if cohesion < _FEW_WORDS:
        return [f"{size}, but paragraphs far apart share so few words and names that it may be several"]
    if likely and likely[0] > 1:
        return [f"{size}, but {likely[0]} to {likely[1]} are likely by its words"]
    if dump.full_lines >= _LONG:
        return [f"{size}; its words would allow for one"]
    return []
