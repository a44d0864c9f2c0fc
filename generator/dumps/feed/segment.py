"""A feed cut into its articles, each cut with how sure it is.

Data: `cut_feed` gives a `FeedCut`: items, lines left out, and one `Gap` for every paragraph; `explain` lists what spoke
for and against a cut.
Limits: an article between two others of another kind, with no separator, no label and no shared words to tell them
apart, is found by its lede alone, which is weak evidence; such gaps are the least sure ones.
"""

from __future__ import annotations

import bisect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from generator.dumps.feed.cohesion import link_paragraphs
from generator.dumps.feed.conventions import find_datelines, find_numbers, learn_labels
from generator.dumps.feed.features import Evidence, gather
from generator.dumps.feed.headers import Head, find_heads, is_title
from generator.dumps.feed.items import shape_items
from generator.dumps.feed.model import begin, going_features, read_on, segment
from generator.dumps.feed.reader import FeedParagraph, read_feed
from generator.dumps.feed.weights import GOING, OPENING, WEIGHTS, Weights
from generator.dumps.labels import match_lead_in, match_read_more
from generator.model import Discard, Dump, Item

_HEADED = 0.1
"""Share of title-like lines from which a feed is one whose items have titles."""
_TITLE_WORDS = 5
_MANY_HEADS = 3
"""Items with a date line of their own from which, and from their share, the dump's items have one."""


@dataclass(frozen=True, slots=True)
class Gap:
    """The place before one paragraph."""

    line: int
    """1-based line of the paragraph."""
    opens: bool
    """Whether an article begins there."""
    probability: float
    """Of an article beginning there, over all readings of the dump."""
    forced: bool
    """Decided by an editor."""
    words: str
    """The paragraph's first words."""

    @property
    def confidence(self) -> float:
        """Probability of the decision: 0 to 1."""
        return self.probability if self.opens else 1 - self.probability


@dataclass(frozen=True, slots=True)
class FeedCut:
    """A feed in pieces."""

    items: tuple[Item, ...]
    """In the dump's order; each has at least one paragraph."""
    discards: tuple[Discard, ...]
    gaps: tuple[Gap, ...]
    """One for every paragraph of the dump."""
    evidence: tuple[Evidence, ...]
    """Likewise."""


def split_feed(dump: Dump, cuts: Mapping[int, bool] | None = None) -> tuple[tuple[Item, ...], tuple[Discard, ...]]:
    """The items of a feed and the lines that belong to none, without the evidence."""
    cut = cut_feed(dump, cuts)
    return cut.items, cut.discards


def cut_feed(dump: Dump, cuts: Mapping[int, bool] | None = None, weights: Weights = WEIGHTS) -> FeedCut:
    """Cut a feed. `cuts` are an editor's corrections: line -> whether an article begins there."""
    found, discards = read_feed(dump)
    heads = find_heads(found)
    evidence = _evidence(found, heads)
    decided = _by_index(found, cuts or {})
    inner = {at + step for at, head in heads.items() for step in range(1, head.length + 1)}
    best = segment(evidence, inner - heads.keys(), weights, decided)
    starts = frozenset(best.starts)
    items, dropped = shape_items(dump, found, heads, best.starts)
    gaps = tuple(
        Gap(entry.paragraph.line, i in starts, best.opening[i], i in decided, entry.paragraph.text[:80])
        for i, entry in enumerate(found)
    )
    return FeedCut(items, tuple(sorted([*discards, *dropped], key=lambda d: d.line)), gaps, tuple(evidence))


def explain(gaps: Sequence[Gap], evidence: Sequence[Evidence], line: int) -> list[tuple[str, float]]:
    """What speaks for (positive) and against an article beginning at a line, in nats, the strongest first.

    Empty where no paragraph stands at the line.
    """
    # The report asks for every article of a feed: no reading of all gaps for each.
    index = bisect.bisect_left(gaps, line, key=lambda gap: gap.line)
    if not 0 < index < len(gaps) or gaps[index].line != line:
        return []
    start = next(i for i in range(index - 1, -1, -1) if gaps[i].opens or i == 0)
    article = begin(start, evidence[start])
    for paragraph in evidence[start + 1 : index]:
        read_on(article, paragraph)
    against = going_features(article, index, evidence[index])
    found = [(name, OPENING[name] * value) for name, value in evidence[index].opening.items()]
    found += [(f"{name} (going on)", -GOING[name] * value) for name, value in against.items()]
    return sorted((row for row in found if abs(row[1]) >= 0.05), key=lambda row: -abs(row[1]))


def _evidence(found: Sequence[FeedParagraph], heads: Mapping[int, Head]) -> list[Evidence]:
    texts, places = [], []
    lead_ins = [match_lead_in(entry.paragraph.text) for entry in found]
    learned = learn_labels(lead_ins)
    for entry, lead_in in zip(found, lead_ins, strict=True):
        text = entry.paragraph.text
        place = (lead_in.place or learned.get(lead_in.label.casefold(), 0)) if lead_in else 0
        texts.append(lead_in.rest if lead_in and place else text)
        places.append(place if lead_in or match_read_more(text) else -1)
    evidence = gather(texts, link_paragraphs(texts), places, [entry.separated for entry in found])
    dated = heads.keys() if len(heads) > _MANY_HEADS and len(heads) > _HEADED * len(texts) else frozenset()
    habits = {"dateline": find_datelines(texts), "numbered item": find_numbers(texts), "heading of an item": dated}
    for name, indices in habits.items():
        for index in range(len(evidence) if indices else 0):
            shown = name if index in indices else "without the usual mark"
            evidence[index] = _with(evidence[index], {**evidence[index].opening, shown: 1.0})
    for index in heads:
        evidence[index] = _with(evidence[index], {**evidence[index].opening, "heading of an item": 1.0})
    return _titled(texts, evidence) if not heads else evidence


def _titled(texts: Sequence[str], evidence: list[Evidence]) -> list[Evidence]:
    """In a feed of many title-like lines, such a line opens an article as far as what it heads reads like a lede."""
    titles = [
        i for i in range(len(texts) - 1) if len(texts[i].split()) >= _TITLE_WORDS and is_title(texts[i], texts[i + 1])
    ]
    if len(titles) < max(3, _HEADED * len(texts)):
        return evidence
    for index in titles:
        lede = {k: v for k, v in evidence[index + 1].opening.items() if not k.startswith(("after", "separator"))}
        own = {k: v for k, v in evidence[index].opening.items() if k.startswith(("after", "separator"))}
        evidence[index] = _with(evidence[index], {**lede, **own, "heading of an item": 0.4})
    return evidence


def _with(evidence: Evidence, opening: Mapping[str, float]) -> Evidence:
    return replace(evidence, opening=opening)


def _by_index(found: Sequence[FeedParagraph], cuts: Mapping[int, bool]) -> dict[int, bool]:
    """The corrections by paragraph; of several paragraphs on a line, the first is meant."""
    first: dict[int, int] = {}
    for index, entry in enumerate(found):
        for line in range(entry.first, entry.paragraph.line + 1):
            first.setdefault(line, index)
    return {first[line]: begins for line, begins in cuts.items() if line in first}
