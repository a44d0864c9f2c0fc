"""The features of the segmentation model, by id: what the text around a paragraph shows about where articles begin.

Data: `Feature`, one id for each weight; `GROUPS`, the features of each `FeatureGroup`, for measuring what a group is
worth.
Limits: ids only; their values are computed in `features` and `model`, their weights are in `weights`, the words for
people in `reports.feature_words`.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, IntEnum, auto


class Feature(IntEnum):
    """One feature. An `IntEnum`, because members are dictionary keys in the innermost loop and integers hash fast."""

    # Of a paragraph that may open an article: its own words and shape.
    BIAS = auto()
    REFERS_BACK = auto()
    """`He`, `However`, `According to`, `In addition` need something before them."""
    DEFINITE_NOUN = auto()
    """`The company ...`: a definite noun has been introduced."""
    BACKGROUND = auto()
    """`In 2021 ...`, `Founded in ...`: history comes after the news."""
    SCENE = auto()
    """`As the world ...`, `Ahead of ...`, `On Thursday ...`: how features and event reports open."""
    WEEKDAY = auto()
    """A weekday in the first sentence."""
    PERFECT_TENSE = auto()
    """`has launched`: the tense of news."""
    NEWS_VERB = auto()
    """`announced`, `plans to`, `reportedly`."""
    DESCRIBED_NAME = auto()
    """`Chinese search giant Baidu`: a name that comes with what it is."""
    NAME_AND_ROLE = auto()
    """`Fang Li, founder of ...`."""
    DEFINITE_LEDE = auto()
    """`the company`, `its`, `this` early in the first sentence."""
    QUOTATION_OR_BULLET = auto()
    """Begins with a quotation mark, bracket, dash or bullet."""
    LOWER_CASE = auto()
    """Begins in the middle of a sentence."""
    SHORT = auto()
    """Under 100 characters: a sub-heading or a list entry."""
    RATHER_SHORT = auto()
    """100 to 160 characters."""
    LONG = auto()
    """Over 560 characters: longer than a lede is."""
    QUESTION = auto()
    FIRST_PERSON = auto()
    ONE_SENTENCE = auto()
    """The paragraph is one sentence of some length."""
    LONG_SENTENCE = auto()
    """The first sentence has over 25 words."""
    LEGAL_FORM = auto()
    """`Nordhus Ltd` in the first sentence: a company's full name."""
    SAYS_PRONOUN = auto()
    """`he said`, `the company said`: who is known."""
    ALSO = auto()
    """`also` in the first sentence."""
    FIGURES = auto()
    """Share of the words that are figures."""

    # Of the paragraphs before it.
    AFTER_SHORT_LINE = auto()
    AFTER_YEAR = auto()
    AFTER_PAST = auto()
    """`previously`, `founded`, `years ago`: the end of a briefing."""
    AFTER_COLON = auto()
    AFTER_QUESTION = auto()
    AFTER_QUOTATION = auto()
    AFTER_SIGN_OFF = auto()
    """`Thank you`, a correction, `remains to be seen`."""
    AFTER_FIRST_PERSON = auto()
    AFTER_LIST = auto()
    """Three short lines among the eight before."""
    AFTER_MONOLOGUE = auto()
    """Three of the four paragraphs before are in the first or second person, this one is not."""

    # Of the paragraphs after it. Shared words in nats / 10, see `cohesion`.
    NEXT_REPEATS_THIS = auto()
    NEXT_REPEATS_EARLIER = auto()
    """Words that the next paragraph repeats from the four before this one."""
    TOPIC_CONTINUES = auto()
    """Words that the next four repeat from the six before."""
    # Of the blocks of paragraphs above and below, see `blocks`.
    SIMILAR_NEAR = auto()
    """Cosine of the words of two paragraphs above and below, as a multiple of the dump's mean."""
    DIP_NEAR = auto()
    """How far it lies below the highest around it."""
    SIMILAR_WIDE = auto()
    """Likewise with five paragraphs."""
    DIP_WIDE = auto()
    NEW_NAMES_STAY = auto()
    """Number of names that were not in the eight paragraphs above and are in the next three."""
    NAMES_NEW = auto()
    """Share of the names that were not in the eight paragraphs above."""
    NAMES_GONE = auto()
    """Share of the names of the paragraphs above that do not return."""
    NAMES_LASTING = auto()
    """Number of those that do."""
    STARTS_KNOWN = auto()
    """Share of the first three words that are in the four paragraphs above."""
    BEFORE_TALK_NOTE = auto()
    """`The interview has been edited ...` one or two paragraphs below."""
    BEFORE_OCCASION = auto()
    """`At the summit on Friday ...` in the next paragraph."""
    NAMES_NEXT_SPEAKER = auto()
    """`Fang Li, head of ...` above `Fang Li: ...`, who has not spoken before."""

    # Conventions of the dump.
    LABEL = auto()
    """Begins with a label of a briefing: `Details: ...`. For opening and for continuing."""
    LEAD_IN = auto()
    """Begins with other words and a colon: a speaker, a topic. For opening and for continuing."""
    SEPARATOR = auto()
    """How strong a separator is above the paragraph, 0 to 1. For opening and for continuing."""
    DATELINE = auto()
    """`LAGOS — `, where every few paragraphs of the dump have one."""
    NUMBERED_ITEM = auto()
    """`7. `, where the numbers count on through the dump."""
    NO_USUAL_MARK = auto()
    """No dateline or number, in a dump that has them."""
    ITEM_HEADING = auto()
    """A title line with a date line."""
    AFTER_HEADING = auto()
    """Below a title line, in a dump of many."""
    NO_HEADING = auto()
    """Neither a title line nor below one, in a dump of many."""

    # Of a paragraph that may continue the article above it.
    SHARES_WITH_LAST = auto()
    """Shared words, nats / 10."""
    SHARES_WITH_LAST_THREE = auto()
    """Likewise, without those of the last."""
    SHARES_FURTHER_UP = auto()
    SHARES_NOTHING = auto()
    """Less than 1.5 nats in the whole article."""
    MANY_WORDS = auto()
    """Number / 10: a long paragraph shares words by chance."""
    REINTRODUCES_NAMES = auto()
    """Names of this article described as if they were new."""
    LABELS_RESTART = auto()
    """`Why it matters` after `Context`."""
    NO_LABEL_AFTER_1 = auto()
    """No label after a paragraph with one, in an article whose labels have come to place 1; likewise the next three."""
    NO_LABEL_AFTER_2 = auto()
    NO_LABEL_AFTER_3 = auto()
    NO_LABEL_AFTER_4 = auto()


NO_LABEL_AFTER = (
    Feature.NO_LABEL_AFTER_1,
    Feature.NO_LABEL_AFTER_2,
    Feature.NO_LABEL_AFTER_3,
    Feature.NO_LABEL_AFTER_4,
)
"""By the highest label place of the article, from 1."""

PRECEDING = frozenset(
    {
        Feature.AFTER_SHORT_LINE,
        Feature.AFTER_YEAR,
        Feature.AFTER_PAST,
        Feature.AFTER_COLON,
        Feature.AFTER_QUESTION,
        Feature.AFTER_QUOTATION,
        Feature.AFTER_SIGN_OFF,
        Feature.AFTER_FIRST_PERSON,
        Feature.AFTER_LIST,
        Feature.AFTER_MONOLOGUE,
    }
)
"""Features of the paragraphs before."""


class FeatureGroup(Enum):
    """A kind of evidence for boundaries."""

    SEPARATORS = "separators"
    LABELS = "labels"
    ITEM_HEADINGS = "item-headings"
    WEEKDAY = "weekday"
    DATELINES_AND_NUMBERS = "datelines-and-numbers"
    LEDE_SHAPE = "lede-shape"
    REFERENCE_BACK = "reference-back"
    SIGN_OFF = "sign-off"
    BEGINNING_OF_TALK = "beginning-of-talk"
    PRECEDING_PARAGRAPH = "preceding-paragraph"
    SHARED_WORDS = "shared-words"
    NAMES_INTRODUCED = "names-introduced"
    LENGTHS = "lengths"
    """The numbers of paragraphs of an article: tables of their own, no feature."""


GROUPS: Mapping[FeatureGroup, frozenset[Feature]] = {
    FeatureGroup.SEPARATORS: frozenset({Feature.SEPARATOR}),
    FeatureGroup.LABELS: frozenset({Feature.LABEL, Feature.LEAD_IN, Feature.LABELS_RESTART, *NO_LABEL_AFTER}),
    FeatureGroup.ITEM_HEADINGS: frozenset({Feature.ITEM_HEADING, Feature.AFTER_HEADING, Feature.NO_HEADING}),
    FeatureGroup.WEEKDAY: frozenset({Feature.WEEKDAY}),
    FeatureGroup.DATELINES_AND_NUMBERS: frozenset({Feature.DATELINE, Feature.NUMBERED_ITEM, Feature.NO_USUAL_MARK}),
    FeatureGroup.LEDE_SHAPE: frozenset(
        {
            Feature.SCENE,
            Feature.PERFECT_TENSE,
            Feature.NEWS_VERB,
            Feature.DESCRIBED_NAME,
            Feature.NAME_AND_ROLE,
            Feature.QUOTATION_OR_BULLET,
            Feature.LOWER_CASE,
            Feature.SHORT,
            Feature.RATHER_SHORT,
            Feature.LONG,
            Feature.QUESTION,
            Feature.FIRST_PERSON,
            Feature.ONE_SENTENCE,
            Feature.LONG_SENTENCE,
            Feature.LEGAL_FORM,
            Feature.FIGURES,
        }
    ),
    FeatureGroup.REFERENCE_BACK: frozenset(
        {
            Feature.REFERS_BACK,
            Feature.DEFINITE_NOUN,
            Feature.BACKGROUND,
            Feature.DEFINITE_LEDE,
            Feature.SAYS_PRONOUN,
            Feature.ALSO,
        }
    ),
    FeatureGroup.SIGN_OFF: frozenset({Feature.AFTER_SIGN_OFF}),
    FeatureGroup.BEGINNING_OF_TALK: frozenset(
        {Feature.BEFORE_TALK_NOTE, Feature.BEFORE_OCCASION, Feature.NAMES_NEXT_SPEAKER}
    ),
    FeatureGroup.PRECEDING_PARAGRAPH: PRECEDING - {Feature.AFTER_SIGN_OFF},
    FeatureGroup.SHARED_WORDS: frozenset(
        {
            Feature.SHARES_WITH_LAST,
            Feature.SHARES_WITH_LAST_THREE,
            Feature.SHARES_FURTHER_UP,
            Feature.SHARES_NOTHING,
            Feature.MANY_WORDS,
            Feature.NEXT_REPEATS_THIS,
            Feature.NEXT_REPEATS_EARLIER,
            Feature.TOPIC_CONTINUES,
            Feature.SIMILAR_NEAR,
            Feature.DIP_NEAR,
            Feature.SIMILAR_WIDE,
            Feature.DIP_WIDE,
        }
    ),
    FeatureGroup.NAMES_INTRODUCED: frozenset(
        {
            Feature.REINTRODUCES_NAMES,
            Feature.NEW_NAMES_STAY,
            Feature.NAMES_NEW,
            Feature.NAMES_GONE,
            Feature.NAMES_LASTING,
            Feature.STARTS_KNOWN,
        }
    ),
    FeatureGroup.LENGTHS: frozenset(),
}
"""Every feature but the bias is in exactly one group."""
