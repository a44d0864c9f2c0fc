"""The state of an article that has begun and not ended, in the search for the best segmentation of a feed.

Data: `OpenArticle`; `continuing_features` gives the evidence that a paragraph continues it.
Limits: knows nothing of other articles and of weights.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.dumps.feed.feature_ids import NO_LABEL_AFTER, Feature
from generator.dumps.feed.features import ParagraphFeatures

_MOST_SHARED = 20.0
"""Nats of shared words that count at most."""
_FEW_SHARED = 1.5
"""Nats of shared words below which a paragraph has nothing in common with an article."""


@dataclass(slots=True)
class OpenArticle:
    """An article that has begun and not ended, in the search."""

    start: int
    """Index of its first paragraph."""
    counted: int
    """Paragraph from which its length counts: where an editor has joined two texts, the first of the second one."""
    score: float
    """Nats of the best segmentation up to here in which this article is open."""
    total: float
    """Log of the summed weight of all segmentations in which it is open."""
    phase: int
    """The highest place of its labels; 0 for none."""
    after_label: bool
    """Whether its last paragraph has a label."""
    spoken: bool
    """Whether any paragraph of it is spoken, see `ParagraphFeatures`."""


def continuing_features(article: OpenArticle, index: int, paragraph: ParagraphFeatures) -> dict[Feature, float]:
    """Values of the features for paragraph `index` to continue an article; keys of `weights.CONTINUING`."""
    links, start = paragraph.links, article.start
    last = links.between(index - 1, index) if index - 1 >= start else 0.0
    near = links.between(max(start, index - 3), index - 1)
    far = links.between(start, index - 3)
    found = {
        Feature.SHARES_WITH_LAST: min(last, _MOST_SHARED) / 10,
        Feature.SHARES_WITH_LAST_THREE: min(near, _MOST_SHARED) / 10,
        Feature.SHARES_FURTHER_UP: min(far, _MOST_SHARED) / 10,
        Feature.SHARES_NOTHING: float(last + near + far < _FEW_SHARED),
        Feature.MANY_WORDS: min(links.terms, 40) / 10,
        Feature.REINTRODUCES_NAMES: float(sum(place >= start for place in links.reintroduced)),
        Feature.SEPARATOR: paragraph.separated,
    }
    label = _label_feature(article, paragraph.place)
    if label:
        found[label] = 1.0
    if paragraph.place >= 0:
        found[Feature.LABEL if paragraph.place else Feature.LEAD_IN] = 1.0
    return found


class Continuation:
    """The nats for one paragraph to continue the articles that are open above it: the weighted `continuing_features`,
    with what is the same for all those articles computed once."""

    def __init__(self, index: int, paragraph: ParagraphFeatures, weights: Mapping[Feature, float]) -> None:
        links, self._weights = paragraph.links, weights
        self._index, self._paragraph = index, paragraph
        self._last = links.between(index - 1, index)
        self._near = links.between(index - 3, index - 1)
        self._above = self._shared(self._last, self._near)
        self._nothing = weights[Feature.SHARES_NOTHING]
        self._many_words = weights[Feature.MANY_WORDS] * (min(links.terms, 40) / 10)
        self._again = weights[Feature.REINTRODUCES_NAMES]
        self._separator = weights[Feature.SEPARATOR] * paragraph.separated
        place = paragraph.place
        self._lead_in = weights[Feature.LABEL if place else Feature.LEAD_IN] if place >= 0 else 0.0
        self._further = weights[Feature.SHARES_FURTHER_UP]
        self._first_far = bisect.bisect_left(links.last, 4 - index)

    def extend(self, articles: Iterable[OpenArticle]) -> None:
        """Continue each of these articles, which all begin above: their scores and their states."""
        near, place, spoken = self._index - 3, self._paragraph.place, self._paragraph.spoken
        for article in articles:
            if article.start > near or place >= 0 or article.after_label:
                gain = self.nats(article)
            else:
                gain = self._nats_of_long(article.start)
            article.score += gain
            article.total += gain
            if place > article.phase:
                article.phase = place
            article.after_label = place >= 0
            article.spoken = article.spoken or spoken

    def _nats_of_long(self, start: int) -> float:
        """As `nats`, of an article that began at least three paragraphs above, where no label says anything: most do."""
        links = self._paragraph.links
        past = bisect.bisect_right(links.last, -start)
        far = links.worth[past] - links.worth[self._first_far] if past > self._first_far else 0.0
        found = self._above + self._further * ((far if far < _MOST_SHARED else _MOST_SHARED) / 10)
        if self._last + self._near + far < _FEW_SHARED:
            found += self._nothing
        found += self._many_words
        if links.reintroduced:
            found += self._again * sum([place >= start for place in links.reintroduced])
        return found + self._separator + self._lead_in

    def nats(self, article: OpenArticle) -> float:
        """For one article that began above. Equal to the weighted sum in the last bit: the order of its terms is kept."""
        start, index, links, weights = article.start, self._index, self._paragraph.links, self._weights
        if start <= index - 3:
            last, near, found = self._last, self._near, self._above
            far = links.between(start, index - 3)
        else:
            last = self._last if index - 1 >= start else 0.0
            near, far = links.between(start, index - 1), 0.0
            found = self._shared(last, near)
        found += weights[Feature.SHARES_FURTHER_UP] * (min(far, _MOST_SHARED) / 10)
        if last + near + far < _FEW_SHARED:
            found += self._nothing
        found += self._many_words
        if links.reintroduced:
            found += self._again * sum(place >= start for place in links.reintroduced)
        found += self._separator
        if label := _label_feature(article, self._paragraph.place):
            found += weights[label]
        return found + self._lead_in

    def _shared(self, last: float, near: float) -> float:
        by_last = self._weights[Feature.SHARES_WITH_LAST] * (min(last, _MOST_SHARED) / 10)
        return by_last + self._weights[Feature.SHARES_WITH_LAST_THREE] * (min(near, _MOST_SHARED) / 10)


def open_article(index: int, paragraph: ParagraphFeatures, score: float = 0.0, total: float = 0.0) -> OpenArticle:
    """An article whose first paragraph is `index`."""
    return OpenArticle(index, index, score, total, max(paragraph.place, 0), paragraph.place >= 0, paragraph.spoken)


def extend(article: OpenArticle, paragraph: ParagraphFeatures) -> None:
    """Add a further paragraph to the state of an article."""
    article.phase = max(article.phase, paragraph.place)
    article.after_label = paragraph.place >= 0
    article.spoken = article.spoken or paragraph.spoken


def _label_feature(article: OpenArticle, place: int) -> Feature | None:
    """The feature of a label sequence that starts again, or is over; None where it continues."""
    phase = article.phase
    if place < 0:
        return NO_LABEL_AFTER[phase - 1] if phase and article.after_label else None
    if place and not (phase == 4 and place == 4) and place <= phase and place != 2:
        return Feature.LABELS_RESTART
    return None
