"""The features of the segmentation model in words for people.

Data: `FEATURE_WORDS` of each `Feature`, `GROUP_WORDS` of each `FeatureGroup`; `contribution_words` of one contribution.
Limits: English; nothing decides by these words.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.dumps.feed.feature_ids import Feature, FeatureGroup
from generator.dumps.feed.segment import Contribution

FEATURE_WORDS: Mapping[Feature, str] = {
    Feature.BIAS: "any paragraph may",
    Feature.REFERS_BACK: "refers to something before it",
    Feature.DEFINITE_NOUN: "“The” and a common noun",
    Feature.BACKGROUND: "background",
    Feature.SCENE: "sets a scene",
    Feature.WEEKDAY: "a weekday",
    Feature.PERFECT_TENSE: "“has done”",
    Feature.NEWS_VERB: "a verb of news",
    Feature.DESCRIBED_NAME: "a name with a description",
    Feature.NAME_AND_ROLE: "a name with a role",
    Feature.DEFINITE_LEDE: "“the company”, “its”, “this”",
    Feature.QUOTATION_OR_BULLET: "a quotation or a bullet",
    Feature.LOWER_CASE: "begins in lower case",
    Feature.SHORT: "short",
    Feature.RATHER_SHORT: "rather short",
    Feature.LONG: "long",
    Feature.QUESTION: "a question",
    Feature.FIRST_PERSON: "first person",
    Feature.ONE_SENTENCE: "a single sentence",
    Feature.LONG_SENTENCE: "a long first sentence",
    Feature.LEGAL_FORM: "a company’s full name",
    Feature.SAYS_PRONOUN: "“he said”, “the company said”",
    Feature.ALSO: "“also”",
    Feature.FIGURES: "figures",
    Feature.AFTER_SHORT_LINE: "after a short line",
    Feature.AFTER_YEAR: "after a year",
    Feature.AFTER_PAST: "after past events",
    Feature.AFTER_COLON: "after a colon",
    Feature.AFTER_QUESTION: "after a question",
    Feature.AFTER_QUOTATION: "after a quotation",
    Feature.AFTER_SIGN_OFF: "after a sign-off",
    Feature.AFTER_FIRST_PERSON: "after first person",
    Feature.AFTER_LIST: "after a list",
    Feature.AFTER_MONOLOGUE: "after a monologue",
    Feature.NEXT_REPEATS_THIS: "the next paragraph repeats its words",
    Feature.NEXT_REPEATS_EARLIER: "the next paragraph repeats earlier words",
    Feature.TOPIC_CONTINUES: "the topic continues",
    Feature.SIMILAR_NEAR: "the nearest paragraphs are alike",
    Feature.DIP_NEAR: "less alike than the places around",
    Feature.SIMILAR_WIDE: "the paragraphs around are alike",
    Feature.DIP_WIDE: "less alike than the wider places around",
    Feature.NEW_NAMES_STAY: "new names that return",
    Feature.NAMES_NEW: "names are new",
    Feature.NAMES_GONE: "the names before do not return",
    Feature.NAMES_LASTING: "the names before return",
    Feature.STARTS_KNOWN: "starts with known words",
    Feature.BEFORE_TALK_NOTE: "before a note on a talk",
    Feature.BEFORE_OCCASION: "before an occasion",
    Feature.NAMES_NEXT_SPEAKER: "names the next speaker",
    Feature.LABEL: "a label",
    Feature.LEAD_IN: "words and a colon",
    Feature.SEPARATOR: "a separator",
    Feature.DATELINE: "a dateline",
    Feature.NUMBERED_ITEM: "a numbered item",
    Feature.NO_USUAL_MARK: "no dateline or number, unlike others",
    Feature.ITEM_HEADING: "the heading of an item",
    Feature.AFTER_HEADING: "below a title line",
    Feature.NO_HEADING: "no title line, unlike others",
    Feature.SHARES_WITH_LAST: "shares words with the last paragraph",
    Feature.SHARES_WITH_LAST_THREE: "shares words with the two paragraphs before the last",
    Feature.SHARES_FURTHER_UP: "shares words with earlier paragraphs",
    Feature.SHARES_NOTHING: "shares no words",
    Feature.MANY_WORDS: "many words",
    Feature.REINTRODUCES_NAMES: "introduces known names again",
    Feature.LABELS_RESTART: "the labels start again",
    Feature.NO_LABEL_AFTER_1: "no label after the first",
    Feature.NO_LABEL_AFTER_2: "no label after the second",
    Feature.NO_LABEL_AFTER_3: "no label after the last",
    Feature.NO_LABEL_AFTER_4: "no label after a correction",
}

GROUP_WORDS: Mapping[FeatureGroup, str] = {
    FeatureGroup.SEPARATORS: "separators",
    FeatureGroup.LABELS: "labels",
    FeatureGroup.ITEM_HEADINGS: "titles and dates of items",
    FeatureGroup.WEEKDAY: "weekday",
    FeatureGroup.DATELINES_AND_NUMBERS: "datelines and numbers",
    FeatureGroup.LEDE_SHAPE: "lede shape",
    FeatureGroup.REFERENCE_BACK: "reference back",
    FeatureGroup.SIGN_OFF: "sign-off",
    FeatureGroup.BEGINNING_OF_TALK: "a talk begins",
    FeatureGroup.PRECEDING_PARAGRAPH: "preceding paragraph",
    FeatureGroup.SHARED_WORDS: "shared words",
    FeatureGroup.NAMES_INTRODUCED: "names introduced",
    FeatureGroup.LENGTHS: "lengths",
}


def contribution_words(contribution: Contribution) -> str:
    """`a weekday`; `shares no words (continuing)` where the feature is one of continuing the article above."""
    words = FEATURE_WORDS[contribution.feature]
    return f"{words} (continuing)" if contribution.continuing else words
