"""A feed divided into its articles, each boundary with its probability.

Data: `cut_feed` gives a `FeedCut`: items, discarded lines, and one `Gap` for every paragraph; `explain_gap` gives the
contributions of the features to one decision.
Limits: an article between two others of another kind, without a separator, a label or a change of words, is found by
its lede alone, which is weak evidence; such gaps have the lowest confidence.
"""

from __future__ import annotations

import bisect
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from generator.dumps.feed.blocks import block_features
from generator.dumps.feed.choose import segment_feed
from generator.dumps.feed.cohesion import link_paragraphs, text_terms
from generator.dumps.feed.conventions import find_datelines, find_numbers, learn_labels
from generator.dumps.feed.feature_ids import PRECEDING, Feature
from generator.dumps.feed.features import ParagraphFeatures, TextFeatures, compute_features, text_features
from generator.dumps.feed.headers import ItemHead, find_heads, is_title
from generator.dumps.feed.items import shape_items
from generator.dumps.feed.open_article import continuing_features, extend, open_article
from generator.dumps.feed.reader import FeedParagraph, read_feed
from generator.dumps.feed.weights import WEIGHTS, Weights
from generator.dumps.labels import match_lead_in, match_read_more
from generator.executors.base import Executor, here
from generator.memo import Memo
from generator.model import Discard, Dump, Item

_HEADED = 0.1
"""Share of title-like lines from which the items of a feed have titles."""
_TITLE_WORDS = 5
_MANY_HEADS = 3
"""More items with a date line than this, and a share over `_HEADED`: all items of the dump have one."""
_LEAST = 400
"""Paragraphs; fewer are read sooner than processes are forked."""
_WARM = 8
"""Paragraphs that are read here first, for the patterns that this compiles: each process would compile them again."""
_LEAST_SHOWN = 0.05
"""Nats; smaller contributions are not listed."""
_MOST_REMEMBERED = 20_000
"""Paragraphs; of longer feeds they are not kept in memory."""
_MOST_OWN_WORDS = 2_000
"""Paragraphs from which a word that several have is one string: what comes from other processes has strings of its own."""
REMEMBERED = (TextFeatures, Feature)
"""The classes of what a memo keeps."""


@dataclass(frozen=True, slots=True)
class Gap:
    """The place above one paragraph: an article begins there or not."""

    line: int
    """1-based line of the paragraph."""
    opens: bool
    """Whether an article begins there."""
    probability: float
    """Of an article beginning there, over all segmentations of the dump."""
    forced: bool
    """Decided by an editor."""
    words: str
    """The paragraph's first words."""

    @property
    def confidence(self) -> float:
        """Probability of the decision: 0 to 1."""
        return self.probability if self.opens else 1 - self.probability


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one feature adds to the decision at a gap."""

    feature: Feature
    continuing: bool
    """Whether it is a feature of continuing the article above, rather than of opening one."""
    nats: float
    """Positive for a boundary, negative against one."""


@dataclass(frozen=True, slots=True)
class FeedCut:
    """A feed divided into items."""

    items: tuple[Item, ...]
    """In the dump's order; each has at least one paragraph."""
    discards: tuple[Discard, ...]
    gaps: tuple[Gap, ...]
    """One for every paragraph of the dump."""
    features: tuple[ParagraphFeatures, ...]
    """Likewise."""
    weights: Weights
    """Those by which it was divided."""


def cut_feed(
    dump: Dump,
    cuts: Mapping[int, bool] | None = None,
    weights: Weights = WEIGHTS,
    executor: Executor = here,
    memo: Memo | None = None,
) -> FeedCut:
    """Divide a feed. `cuts` are an editor's corrections: line (1-based) -> whether an article begins there. `executor`
    reads the paragraphs, but for those that `memo` knows."""
    found, discards = read_feed(dump)
    heads = find_heads(found)
    features = feed_features(found, heads, executor, memo)
    decided = _by_index(found, cuts or {})
    inner = {at + step for at, head in heads.items() for step in range(1, head.length + 1)}
    best, used = segment_feed(features, inner - heads.keys(), weights, decided, executor)
    starts = frozenset(best.starts)
    items, dropped = shape_items(dump, found, heads, best.starts)
    gaps = tuple(
        Gap(entry.paragraph.line, i in starts, best.opening[i], i in decided, entry.paragraph.text[:80])
        for i, entry in enumerate(found)
    )
    return FeedCut(items, tuple(sorted([*discards, *dropped], key=lambda d: d.line)), gaps, tuple(features), used)


def explain_gap(
    gaps: Sequence[Gap], features: Sequence[ParagraphFeatures], weights: Weights, line: int
) -> list[Contribution]:
    """The contributions to the decision at a line, the largest first; empty where no paragraph begins at the line.

    What the model learns from the dump itself, the usual separators and lengths, is not among them.
    """
    # The report asks for every article of a feed: a search through all gaps for each would be slow.
    index = bisect.bisect_left(gaps, line, key=lambda gap: gap.line)
    if not 0 < index < len(gaps) or gaps[index].line != line:
        return []
    start = next(i for i in range(index - 1, -1, -1) if gaps[i].opens or i == 0)
    article = open_article(start, features[start])
    for paragraph in features[start + 1 : index]:
        extend(article, paragraph)
    against = continuing_features(article, index, features[index])
    found = [
        Contribution(name, False, weights.opening[name] * value) for name, value in features[index].opening.items()
    ]
    found += [Contribution(name, True, -weights.continuing[name] * value) for name, value in against.items()]
    return sorted((one for one in found if abs(one.nats) >= _LEAST_SHOWN), key=lambda one: -abs(one.nats))


def feed_features(
    found: Sequence[FeedParagraph],
    heads: Mapping[int, ItemHead],
    executor: Executor = here,
    memo: Memo | None = None,
) -> list[ParagraphFeatures]:
    """The features of every paragraph of a feed, in order; `heads` by the index of their first paragraph."""
    texts, places = [], []
    lead_ins = [match_lead_in(entry.paragraph.text) for entry in found]
    learned = learn_labels(lead_ins)
    for entry, lead_in in zip(found, lead_ins, strict=True):
        text = entry.paragraph.text
        place = (lead_in.place or learned.get(lead_in.label.casefold(), 0)) if lead_in else 0
        texts.append(lead_in.rest if lead_in and place else text)
        places.append(place if lead_in or match_read_more(text) else -1)
    shapes, terms = list[TextFeatures](), list[dict[str, bool]]()
    is_long = len(texts) > _MOST_OWN_WORDS
    for shape, words in _read_texts(texts, executor, memo):
        shapes.append(shape)
        terms.append({sys.intern(word): is_name for word, is_name in words.items()} if is_long else words)
    features = compute_features(
        texts, link_paragraphs(texts, terms), places, [entry.separated for entry in found], shapes
    )
    for index, values in enumerate(block_features(terms)):
        features[index] = _with(features[index], {**features[index].opening, **values})
    dated = heads.keys() if len(heads) > _MANY_HEADS and len(heads) > _HEADED * len(texts) else frozenset()
    conventions = {
        Feature.DATELINE: find_datelines(texts),
        Feature.NUMBERED_ITEM: find_numbers(texts),
        Feature.ITEM_HEADING: dated,
    }
    for feature, indices in conventions.items():
        for index in range(len(features) if indices else 0):
            shown = feature if index in indices else Feature.NO_USUAL_MARK
            features[index] = _with(features[index], {**features[index].opening, shown: 1.0})
    for index in heads:
        features[index] = _with(features[index], {**features[index].opening, Feature.ITEM_HEADING: 1.0})
    return _titled(texts, features) if not heads else features


def _read_texts(
    texts: Sequence[str], executor: Executor, memo: Memo | None
) -> Iterable[tuple[TextFeatures, dict[str, bool]]]:
    """What each paragraph says by itself, which takes longest."""

    def read(unread: Sequence[int]) -> Iterator[tuple[TextFeatures, dict[str, bool]]]:
        wanted = [texts[index] for index in unread]
        for index in range(_WARM if len(wanted) >= _LEAST else 0):
            _read_text(wanted, index)
        return executor(partial(_read_text, wanted), len(wanted), least=_LEAST, kept=True)

    if memo is None or len(texts) > _MOST_REMEMBERED:
        return read(range(len(texts)))
    return memo.get_all("paragraph", [(text,) for text in texts], read)


def _read_text(texts: Sequence[str], index: int) -> tuple[TextFeatures, dict[str, bool]]:
    return text_features(texts[index]), text_terms(texts[index])


def _titled(texts: Sequence[str], features: list[ParagraphFeatures]) -> list[ParagraphFeatures]:
    """In a feed of many title-like lines, such a line has the features of the paragraph below it for opening."""
    titles = [
        i for i in range(len(texts) - 1) if len(texts[i].split()) >= _TITLE_WORDS and is_title(texts[i], texts[i + 1])
    ]
    if len(titles) < max(3, _HEADED * len(texts)):
        return features
    above = PRECEDING | {Feature.SEPARATOR}
    for index in titles:
        lede = {name: value for name, value in features[index + 1].opening.items() if name not in above}
        own = {name: value for name, value in features[index].opening.items() if name in above}
        features[index] = _with(features[index], {**lede, **own, Feature.ITEM_HEADING: 0.4})
    lines, below = set(titles), {index + 1 for index in titles}
    for index in range(1, len(features)):
        if index not in lines:
            place = Feature.AFTER_HEADING if index in below else Feature.NO_HEADING
            features[index] = _with(features[index], {**features[index].opening, place: 1.0})
    return features


def _with(features: ParagraphFeatures, opening: Mapping[Feature, float]) -> ParagraphFeatures:
    return replace(features, opening=opening)


def _by_index(found: Sequence[FeedParagraph], cuts: Mapping[int, bool]) -> dict[int, bool]:
    """The corrections by paragraph; of several paragraphs on a line, the first."""
    first: dict[int, int] = {}
    for index, entry in enumerate(found):
        for line in range(entry.first, entry.paragraph.line + 1):
            first.setdefault(line, index)
    return {first[line]: begins for line, begins in cuts.items() if line in first}
