"""What speaks for a sentence as the news of its text, and against a headline made of it.

Data: `worth_of` scores a sentence, `clarity_of` a headline; `is_personal`, `is_fragment`, `is_general` and `is_figure_news` say
what one is.
Limits: English; the scores are of the size of the overlap that `trim` expects of a headline.
"""

from __future__ import annotations

import re

from generator.enrich.headlines.compress import Condensed
from generator.enrich.headlines.naming import BACK
from generator.enrich.headlines.tense import find_verb
from generator.enrich.headlines.verbs import verb_table

_LATEST = 7
"""Place of a sentence from which later ones lose no more."""
_TALK = 7.0
"""For the sentence that names the speakers of a talk."""
_VAGUE = 4.0
"""Against a headline that names nobody and no figure."""
_BROKEN = 5.0
"""Against what is left of a list of names."""
_OFFICE = re.compile(r"(?:(?:[A-Z][\w’.-]+ ){1,3}[A-Z][\w’.-]+, [^,]+(?:, and |, |$)){1,4}$")
_NAME = re.compile(r"(?<=[a-z,’”0-9] )[A-Z][\w’'-]+|\b[A-Z]{2,}\b|\b[A-Z][a-z]+[A-Z]\w*")
_FIGURE = re.compile(r"(?:[$€£]|RMB |HK\$)?\d[\d,.]*(?: ?%| percent| million| billion| trillion)?")
_WORD = re.compile(r"\w+")
_NEWS = re.compile(
    r"\b(?:plans?|will|is set to|aims?|is seeking|is building|is planning|is working|reportedly|is looking|rush\w*|dominat\w*)\b"
)
_LEANS = re.compile(
    r"(?:[Tt]he )?(?:company|firm|platform|report|service|plan|move|chatbot|figure|discussion|latter|former)\b|\w+’s remarks|(?:[A-Z][a-z]+(?:ese|ish|ian|an) )?(?:\w+ )?(?:giant|company|firm|platform|retailer) [a-z]"
)
_PERSONAL = re.compile(r"\b(?:I|we|We|my|My|our|Our|you|You|your|Your|us|me)\b|^(?:When|While|As|If|Although|Because) ")
_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]")
_SCENE = re.compile(
    r"(?:Below|Please|The text|Their comments|The following|Today,? (?:our|we|I)|Get ready|Good (?:morning|afternoon)|Hello|Welcome|Recently I)\b"
)
_NOTICE = re.compile(r"\b(?:condensed|edited for (?:clarity|brevity)|transcript|Q&As?)\b")
_STATE = re.compile(r"(?:is|are|was|were|has been|have been|seems?|looks?|remains?)\b")
_CHANGE = re.compile(
    r"\b(?:rose|fell|grew|doubled|tripled|halved|dropped|slumped|jumped|climbed|shrank|increased|decreased|declined|gained|lost|"
    r"surged|plunged|sank|slipped|soared)\b(?: \w+){0,5} (?:[$€£¥]|RMB |HK\$)?\d"
)
"""A change and its figure."""


def is_general(short: Condensed, sentence: str) -> bool:
    """Whether a lede says how things are, without a figure: `The year has been a hard one`."""
    return short.verb is not None and bool(_STATE.match(short.text, short.verb)) and not re.search(r"\d", sentence)


def is_figure_news(sentence: str) -> bool:
    """Whether a sentence tells by how much something has changed, and stands by itself."""
    return bool(_CHANGE.search(sentence)) and not BACK.match(sentence)


def is_fragment(title: str) -> bool:
    """Whether a headline is no sentence but what is left of a list of names: `Ana Soto, head of Quill`."""
    return ";" in title or bool(_OFFICE.match(title) and find_verb(title) is None)


def is_personal(text: str) -> bool:
    """Whether a text is in the first or second person, apart from what it quotes."""
    return bool(_PERSONAL.search(_QUOTED.sub("", text)))


def worth_of(sentence: str, index: int, talk: bool) -> float:
    """Score of a sentence as the news of its text: names, a news verb, a figure, an early place."""
    names = len(set(_NAME.findall(sentence)))
    worth = 0.8 * min(names, 3) + (0.4 if _FIGURE.search(sentence) else 0.0)
    worth += 1.2 if _tells_event(sentence) else 0.0
    worth -= 0.3 * min(index, _LATEST)
    worth += _TALK if talk else 0.0
    worth -= 4.0 if BACK.match(sentence) else 0.0
    worth -= 1.6 if sentence[0] in '“"(' or sentence.endswith("?") else 0.0
    worth -= 5.0 if _SCENE.match(sentence) else 0.0
    worth -= 3.0 if _NOTICE.search(sentence) else 0.0
    worth -= 1.5 if len(sentence) < 45 else 0.0
    return worth


def _tells_event(sentence: str) -> bool:
    """Whether a sentence has words of an event: past forms, of which there are thousands, or signs of the future."""
    return not verb_table().past.keys().isdisjoint(_WORD.findall(sentence)) or bool(_NEWS.search(sentence))


def clarity_of(title: str, talk: bool, names_someone: bool) -> float:
    """How clear a headline is by itself: whether it has a name, and no reference to the text before it."""
    clarity = -1.0 if len(title) < 36 else 0.0
    clarity -= 2.0 if _LEANS.match(title) else 0.0
    clarity -= 4.0 if is_personal(title) else 0.0
    clarity -= 0.0 if talk or names_someone else _VAGUE
    clarity -= _BROKEN if is_fragment(title) else 0.0
    return clarity
