"""The state of an article that has begun and not ended, in the search for the best segmentation of a feed.

Data: `OpenArticle`; `continuing_features` gives the evidence that a paragraph continues it.
Limits: knows nothing of other articles and of weights.
"""

from __future__ import annotations

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
