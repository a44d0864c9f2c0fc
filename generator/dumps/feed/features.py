"""The features of every paragraph of a feed: what its words, its shape and its neighbours show.

Data: `compute_features` gives `ParagraphFeatures`: values of the features for opening an article, most of them 0 or 1.
Limits: what depends on where the article began (its labels, its words) is computed in `model`. Most patterns are
English; in another language shapes, weekdays and shared words are left.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.calendar_words import any_of, weekday_names, weekday_pattern
from generator.dumps.feed.cohesion import Links
from generator.dumps.feed.feature_ids import Feature
from generator.dumps.labels import match_lead_in
from generator.dumps.phrases import PhrasePattern


def _phrases(template: str, flags: int = 0) -> PhrasePattern:
    return PhrasePattern(template, flags, "feeds")


_REFERS_BACK = _phrases(r"{refers_back.en}\b", re.IGNORECASE)
_REFERS_BACK_OTHERS = _phrases(
    r"(?:{refers_back.de}|{refers_back.es}|{refers_back.fr})\b|{refers_back.zh}|{refers_back.ja}"
)
"""With their capitals, so that none is a word of another language."""
_THE_NOUN = re.compile(r"(?:The|This) [a-z][\w-]*\b")
_BACKGROUND = _phrases(
    r"{background_lead} (?:(?:{background_middle}|{month.en}\.? ?)*(?:(?:19|20)\d\d|(?:{period}|{month.en})s?\b)|in )"
)
_SCENE = _phrases(rf"{{scene_lead}}|On {any_of(weekday_names())}")
_PERFECT = _phrases(r"\b{perfect_tense}\b")
_NEWS_VERB = _phrases(r"\b{news_verb}\b")
_DESCRIBED = re.compile(
    r"(?:The |A |An |Major |[A-Z]\w+’s )?(?:[A-Z][\w’]*(?:-[a-z]+|’s)? )?(?:[a-z][\w-]+ ){1,6}[A-Z]"
)
_NAME_ROLE = _phrases(r"(?:{personal_title} )?[A-Z][a-z]+(?: [A-Z][\w’-]+){1,2}, (?:the |an? )?{role}")
_DEFINITE = _phrases(r"\b{definite}\b", re.IGNORECASE)
_SIGN_OFF = _phrases("{sign_off}", re.IGNORECASE)
_TALK_NOTE = _phrases(
    r"\b{talk_lead} (?:[a-z]+ ){0,4}(?:{talk_extract}|{talk})\b|"
    r"\b{talk}(?: below)? (?:has|have|was|were) (?:been )?(?:[a-z]+ ){0,2}{talk_edited}\b",
    re.IGNORECASE,
)
"""Notes above the words of a talk."""
_OCCASION = _phrases(r"{occasion_lead}\b[^.]{0,120}\b{occasion}\b|[^.]{0,160}\b{talked_with}\b")
_SPEAKING = 6
"""Paragraphs above and below in which speakers are looked for."""
_PAST = _phrases(r"\b{past}\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_WEEKDAY = re.compile(weekday_pattern())
_WIDE = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af]")
_WIDE_EXTRA = 1.5
"""Latin letters that a Chinese, Japanese or Korean character counts in addition to one."""
_SPEAKS = _phrases(r"\b{first_person}\b")
_CONVERSES = _phrases(r"\b{conversation}\b")
_QUOTATION = re.compile(r"“[^”]*”")
_SENTENCE_END = re.compile(r"[.!?]”? (?=[A-Z“])")
_LEGAL_FORM = _phrases(r"[A-Z][\w.&’-]+(?: [A-Z&][\w.&’-]*){0,4},? {legal_form}\b")
_SAYS_PRONOUN = _phrases(r"\b(?:{speaker_known} (?:also )?{says}|{says} {speaker_known})\b", re.IGNORECASE)
_ALSO = _phrases(r"\b{also}\b", re.IGNORECASE)
_FIGURE = re.compile(r"\b\d[\d.,]*")
_MANY_WORDS = 25
_MOST_FIGURES = 0.4
_MARKS = tuple('“"‘(•-–—*')
_LEDE = 420
"""Characters of a first sentence in which patterns are looked for."""
_SHORT, _MID_SHORT, _LONG = 100, 160, 560
"""Characters: a heading or a list entry; half a paragraph; a paragraph longer than a news lede ever is."""


@dataclass(frozen=True, slots=True)
class ParagraphFeatures:
    """The features of one paragraph."""

    opening: Mapping[Feature, float]
    """Feature for opening an article -> its value; without those that are 0."""
    links: Links
    place: int
    """Label place 1 to 4; 0 for another lead-in; -1 for no label."""
    separated: float
    """How strong a separator is above it: 0 none, 1 a mark that only separates."""
    spoken: bool
    """Whether it is a heading, quotation or list entry, or in the first or second person: these are in features and
    interviews, not in briefings."""


@dataclass(frozen=True, slots=True)
class TextFeatures:
    """What the words of one paragraph show, whatever its neighbours."""

    opening: Mapping[Feature, float]
    """As `ParagraphFeatures.opening`."""
    speaks: bool
    """Whether it has the words of a conversation."""
    reported: bool
    """Whether it has none outside quotations."""
    label: str
    """Its lead-in; empty for none."""
    spoken: bool
    """As `ParagraphFeatures.spoken`."""
    size: float
    """Length in Latin letters."""
    after: Mapping[Feature, float]
    """Features of the paragraph below, for these words above it."""
    occasion: bool
    """Whether it tells the occasion of a talk."""
    talk_note: bool
    """Whether it is a note on a talk."""


def text_features(text: str) -> TextFeatures:
    """The features of one paragraph by itself."""
    reported, lead_in, shape = not _converses(text), match_lead_in(text), _shape(text)
    return TextFeatures(
        opening=shape,
        speaks=bool(_CONVERSES.search(text)),
        reported=reported,
        label=lead_in.label if lead_in else "",
        spoken=_is_spoken(text, reported=reported),
        size=_size(text),
        after=_after(text, shape),
        occasion=bool(_OCCASION.match(text)),
        talk_note=bool(_TALK_NOTE.search(text)),
    )


def _after(text: str, shape: Mapping[Feature, float]) -> dict[Feature, float]:
    """The features of a paragraph that has this one above it; those that are 0 left out."""
    tests = {
        Feature.AFTER_SHORT_LINE: Feature.SHORT in shape,
        Feature.AFTER_YEAR: _YEAR.search(text),
        Feature.AFTER_PAST: _PAST.search(text),
        Feature.AFTER_COLON: text.endswith(":"),
        Feature.AFTER_QUESTION: text.endswith("?"),
        Feature.AFTER_QUOTATION: text.endswith("”"),
        Feature.AFTER_SIGN_OFF: _SIGN_OFF.search(text),
        Feature.AFTER_FIRST_PERSON: Feature.FIRST_PERSON in shape,
    }
    return {feature: 1.0 for feature, found in tests.items() if found}


def compute_features(
    texts: Sequence[str],
    links: Sequence[Links],
    places: Sequence[int],
    separated: Sequence[float],
    found: Sequence[TextFeatures] | None = None,
) -> list[ParagraphFeatures]:
    """Features of every paragraph, in order; `texts` without their labels, and for each its links, the place of its
    label and the strength of the separator above it; `found` are the `text_features` of each, where they are known."""
    found = [text_features(text) for text in texts] if found is None else found
    labels = [one.label for one in found]
    return [
        ParagraphFeatures(
            {
                feature: value
                for feature, value in (
                    *one.opening.items(),
                    *_around(found, i).items(),
                    *_ahead(links, i).items(),
                    *_below(found, i),
                    (Feature.NAMES_NEXT_SPEAKER, float(_names_speaker(texts, labels, i))),
                    (Feature.BIAS, 1.0),
                    (Feature.LABEL, float(places[i] > 0)),
                    (Feature.LEAD_IN, float(places[i] == 0)),
                    (Feature.SEPARATOR, separated[i]),
                )
                if value
            },
            links[i],
            places[i],
            separated[i],
            one.spoken,
        )
        for i, one in enumerate(found)
    ]


def is_spoken(text: str) -> bool:
    """Whether a paragraph is of a kind that is in features and interviews, not in briefings."""
    return _is_spoken(text, reported=not _converses(text))


def _is_spoken(text: str, *, reported: bool) -> bool:
    return not reported or _size(text) < _SHORT or text.startswith(_MARKS) or text.endswith("?")


def _converses(text: str) -> bool:
    """Whether the first or second person speaks outside quotations."""
    end = text.rfind("”") + 1  # behind it no quotation ends, and thousands of opening signs would each look for that
    return bool(_CONVERSES.search(_QUOTATION.sub("", text[:end]) + text[end:]))


def _shape(text: str) -> dict[Feature, float]:
    """Features of the paragraph's own words."""
    lede, size = _first_sentence(text)[:_LEDE], _size(text)
    tests: Mapping[Feature, Callable[[], object]] = {
        Feature.REFERS_BACK: lambda: _REFERS_BACK.match(text) or _REFERS_BACK_OTHERS.match(text),
        Feature.DEFINITE_NOUN: lambda: _THE_NOUN.match(text),
        Feature.BACKGROUND: lambda: _BACKGROUND.match(text),
        Feature.SCENE: lambda: _SCENE.match(text),
        Feature.WEEKDAY: lambda: _WEEKDAY.search(lede),
        Feature.PERFECT_TENSE: lambda: _PERFECT.search(lede),
        Feature.NEWS_VERB: lambda: _NEWS_VERB.search(lede),
        Feature.DESCRIBED_NAME: lambda: _DESCRIBED.match(text),
        Feature.NAME_AND_ROLE: lambda: _NAME_ROLE.match(text),
        Feature.DEFINITE_LEDE: lambda: _DEFINITE.search(lede[:160]),
        Feature.QUOTATION_OR_BULLET: lambda: text.startswith(_MARKS),
        Feature.LOWER_CASE: lambda: text[0].islower() or text[0] in ":;,.)",
        Feature.SHORT: lambda: size < _SHORT,
        Feature.RATHER_SHORT: lambda: _SHORT <= size < _MID_SHORT,
        Feature.LONG: lambda: size > _LONG,
        Feature.QUESTION: lambda: "?" in text,
        Feature.FIRST_PERSON: lambda: _SPEAKS.search(text),
        Feature.ONE_SENTENCE: lambda: size >= _SHORT and not _SENTENCE_END.search(text),
        Feature.LONG_SENTENCE: lambda: lede.count(" ") >= _MANY_WORDS,
        Feature.LEGAL_FORM: lambda: _LEGAL_FORM.search(lede),
        Feature.SAYS_PRONOUN: lambda: _SAYS_PRONOUN.search(text),
        Feature.ALSO: lambda: _ALSO.search(lede),
    }
    shape = {feature: 1.0 for feature, test in tests.items() if test()}
    return {**shape, Feature.FIGURES: min(_MOST_FIGURES, len(_FIGURE.findall(text)) / (1 + text.count(" ")))}


def _around(found: Sequence[TextFeatures], index: int) -> dict[Feature, float]:
    """Features of the paragraphs before."""
    if not index:
        return {}
    nearby = found[max(0, index - 8) : index]
    speakers = sum(one.speaks for one in nearby[-4:])
    is_long = found[index].size > _MID_SHORT
    return {
        **found[index - 1].after,
        Feature.AFTER_LIST: float(is_long and sum(one.size < _SHORT for one in nearby) >= 3),
        Feature.AFTER_MONOLOGUE: float(Feature.FIRST_PERSON not in found[index].opening and speakers >= 3),
    }


def _ahead(links: Sequence[Links], index: int) -> dict[Feature, float]:
    """Words that the paragraphs after repeat: from this one, or from those before. Nats / 10."""
    if not index or index + 1 >= len(links):
        return {}
    after = links[index + 1]
    block = sum(links[j].between(index - 6, index) for j in range(index + 1, min(len(links), index + 5)))
    return {
        Feature.NEXT_REPEATS_THIS: min(20.0, after.between(index, index + 1)) / 10,
        Feature.NEXT_REPEATS_EARLIER: min(20.0, after.between(index - 4, index)) / 10,
        Feature.TOPIC_CONTINUES: min(30.0, block) / 10,
    }


def _below(found: Sequence[TextFeatures], index: int) -> Iterator[tuple[Feature, float]]:
    """Features of the paragraphs after: a note on a talk and its occasion."""
    this, below = found[index], found[index + 1 : index + 3]
    occasion = bool(below) and below[0].occasion and not this.occasion
    yield Feature.BEFORE_TALK_NOTE, float(this.reported and any(one.talk_note for one in below))
    yield Feature.BEFORE_OCCASION, float(occasion and Feature.WEEKDAY not in this.opening)


def _names_speaker(texts: Sequence[str], labels: Sequence[str], index: int) -> bool:
    """Whether a full name in this paragraph is a speaker below (`Fang Li: ...`) and is not in the paragraphs above;
    `labels` are the lead-ins of the paragraphs, "" for none."""
    if labels[index]:
        return False
    above = texts[max(0, index - _SPEAKING) : index]
    below = labels[index + 1 : index + 1 + _SPEAKING]
    return any(" " in name and name in texts[index] and not any(name in text for text in above) for name in below)


def _size(text: str) -> float:
    """Length in Latin letters."""
    return len(text) if text.isascii() else len(text) + _WIDE_EXTRA * len(_WIDE.findall(text))


def _first_sentence(text: str) -> str:
    end = _SENTENCE_END.search(text)
    return text[: end.end()] if end else text
