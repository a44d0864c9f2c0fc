"""Headlines made from a text's own words: the sentence that carries the news, made short.

Data: `make_titles` for the texts of one dump, all different; `weigh_titles` returns the runners-up as well; `make_title`
for one.
Limits: adds nothing to the text; a text whose news is in no single sentence gets its best one.
Languages other than English keep their first whole clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache

from generator.enrich.entities.lexicon import lexicon
from generator.enrich.evidence import TitleEvidence
from generator.enrich.headlines.clauses import first_clause, most_characters
from generator.enrich.headlines.compress import Condensed, condense, lean, tidy
from generator.enrich.headlines.denials import deny, is_denied
from generator.enrich.headlines.naming import BACK, with_subject, with_thing
from generator.enrich.headlines.panels import is_talk, is_written_down
from generator.enrich.headlines.tense import find_verb
from generator.enrich.headlines.trim import BEST, LONGEST, SHORTEST, Trimmed, Wording, clip, trim
from generator.enrich.headlines.verbs import verb_table
from generator.enrich.headlines.words import WORDS_FILE
from generator.enrich.sentences import split_sentences
from generator.enrich.switches import ALL, Switches
from generator.enrich.word_lists import phrase_list
from generator.language import is_english
from generator.model import BlockKind, Document

_PARAGRAPHS, _SENTENCES = 4, 7
"""Number of paragraphs and sentences in which the news is looked for."""

_ALL = 60
"""Paragraphs and sentences of an essay in the first person that are weighed."""
_PERSONAL_SENTENCES = 3
"""Of the first ones; as many make an essay."""
_LEAST = 3
"""Sentences that are always weighed."""
_LONGEST_GIVEN = 200
"""Maximum number of characters of a title given in the dump."""
_LONGEST_SENTENCE = 1200
"""Characters of a sentence that are looked at."""
_OTHERS = 3
"""Runners-up that are kept as evidence."""
_OVERLAP = 10.0
"""What the whole of the expected overlap weighs against the other signs of a good headline."""
_ENOUGH = 7.0
"""If the lede scores this much, the sentences behind it are not tried."""
_VAGUE = 4.0
"""Against a headline that names nobody and no figure."""
_BROKEN = 5.0
"""Against what is left of a list of names."""
_OFFICE = re.compile(r"(?:(?:[A-Z][\w’.-]+ ){1,3}[A-Z][\w’.-]+, [^,]+(?:, and |, |$)){1,4}$")
_ROOMY = 50
"""Characters; a longer headline is tried without its adjectives, too."""
_LEDE, _LEDE_OF_A_TALK, _TALK = 4.5, 1.5, 7.0
"""For the first sentence; for that of a transcript, which is often an aside; for the one that names the speakers."""
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


def make_titles(documents: Sequence[Document]) -> tuple[str, ...]:
    """One headline for each document, in order; no two alike. A title given in the dump is kept as it is."""
    return tuple(evidence.title for evidence in weigh_titles(documents))


def weigh_titles(
    documents: Sequence[Document], on: Switches = ALL, found: Sequence[Headlines] | None = None
) -> tuple[TitleEvidence, ...]:
    """The same, each with the headlines that came next; `found` are those of each document, where they are known."""
    given = [given_title(document) for document in documents]
    taken = given_titles(documents)
    titles = []
    for index, (document, own) in enumerate(zip(documents, given, strict=True)):
        if own:
            titles.append(TitleEvidence(own, from_dump=True))
            continue
        known = found[index] if found else None
        best = (known if known and known.holds(taken) else find_headlines(document, taken, on)).best
        free = [title for title in best if title.casefold() not in taken]
        title = free[0] if free else _numbered(best[0], taken)
        taken.add(title.casefold())
        others = tuple(other for other in free if other != title)[:_OTHERS]
        titles.append(TitleEvidence(title, from_dump=False, others=others))
    return tuple(titles)


@dataclass(frozen=True, slots=True)
class Headlines:
    """The headlines that fit one document, found before all titles of other documents were known."""

    best: tuple[str, ...]
    """The best first; at least one."""
    good_lede: str
    """That of the first sentence, if it is so good that the sentences further down were not tried; empty else."""

    def holds(self, taken: Set[str]) -> bool:
        """Whether they would be the same if these titles, in folded case, had been known."""
        return not self.good_lede or self.good_lede.casefold() not in taken


def find_headlines(document: Document, taken: Set[str], on: Switches = ALL) -> Headlines:
    """The headlines that fit a document; `taken` are titles of others, in folded case."""
    good: list[str] = []
    best = tuple(dict.fromkeys(_candidates(document, taken, on, good)))
    return Headlines(best, good[0] if good else "")


def given_titles(documents: Sequence[Document]) -> set[str]:
    """The titles given in the dump, in folded case; an empty one among them if a document has none."""
    return {given_title(document).casefold() for document in documents}


def make_title(document: Document) -> str:
    """The best headline of one document: 20 to 95 characters wherever the text has as many."""
    return next(_candidates(document, frozenset()))


def given_title(document: Document) -> str:
    """The title given in the dump, on one line; empty if there is none. A sentence or two is no title: what is longer
    than `_LONGEST_GIVEN` is cut at a word, and says so."""
    title = " ".join((document.item.title or "").split())
    if len(title) <= _LONGEST_GIVEN:
        return title
    head = title[: _LONGEST_GIVEN - 1]
    return (head.rsplit(" ", 1)[0] if " " in head[_LONGEST_GIVEN // 2 :] else head).rstrip(" ,;:，") + "…"


@dataclass(frozen=True, slots=True)
class _Candidate:
    title: str
    score: float


def _candidates(
    document: Document, taken: Set[str], on: Switches = ALL, good: list[str] | None = None
) -> Iterator[str]:
    """Headlines, best first; at least one. `good` gets that of the first sentence if sentences were not tried for it."""
    given = given_title(document)
    if given:
        yield given
        return
    sentences = _first_sentences(document)
    if _is_essay(sentences):
        sentences = _first_sentences(document, _ALL, _ALL)
    sentences = sentences[: None if on.best_sentence else 1]
    whole = " ".join(" ".join(sentences or [document.text]).split())
    if is_english(document.text):
        wording = Wording.of(document.text)
        found: list[_Candidate] = []
        for i, sentence in enumerate(sentences):
            found.append(_candidate(sentence, i, sentences, wording, on))
            if i + 1 >= _LEAST and found[0].score >= _ENOUGH and found[0].title.casefold() not in taken:
                if good is not None and i + 1 < len(sentences):
                    good.append(found[0].title)
                break
        usable = [one for one in found if SHORTEST <= len(one.title) <= LONGEST]
        yield from (one.title for one in sorted(usable, key=lambda one: -one.score))
    yield from (clause for sentence in sentences if len(clause := first_clause(sentence)) >= SHORTEST)
    yield first_clause(whole)


def _candidate(sentence: str, index: int, sentences: Sequence[str], wording: Wording, on: Switches = ALL) -> _Candidate:
    """The best headline of one sentence, or of its clause with the event."""
    straight = not re.search("[’“]", sentence)
    sentence = _curled(sentence) if straight else sentence
    condensed = condense(sentence, panels=on.panels) if on.condensing else Condensed(sentence, find_verb(sentence))
    short = with_subject(condensed, sentence, sentences[:index], wording, sentences[index + 1 : index + 3])
    short = with_thing(short, sentences[index + 1 : index + 3])
    trimmed = _trimmed(short, wording, index) if on.trimming else clip(short)
    if on.trimming and (event := _event(short)):
        other = condense(with_subject(Condensed(event, None), short.text, (short.text,), wording).text)
        trimmed = max(trimmed, _trimmed(other, wording, index), key=lambda one: one.worth)
    title = _reported(tidy(trimmed.text), sentence)
    if is_denied(sentence, sentences[index + 1 : index + 3]):
        title = deny(title)
    title = title.translate(_STRAIGHT) if straight else title
    names_someone = bool(re.search(r"(?<=.)[A-Z]|\d", title)) or title.split(" ")[0] in wording.names
    names_someone = names_someone or title.split(" ")[0] in lexicon().country_of
    written_down = on.panels and is_written_down(sentences)
    talk = written_down and is_talk(sentence)
    lede = 0.0 if index else _LEDE_OF_A_TALK if written_down else _LEDE
    if not index and _is_general(condensed, sentence) and any(map(_is_figure_news, sentences[1:_LEAST])):
        lede = _LEDE_OF_A_TALK - _GENERAL
    return _Candidate(
        title, _OVERLAP * trimmed.worth + lede + _worth(sentence, index, talk) + _clarity(title, talk, names_someone)
    )


_GENERAL = 4.0
"""Against a lede that only describes a state, where the next sentence has the figure."""
_STATE = re.compile(r"(?:is|are|was|were|has been|have been|seems?|looks?|remains?)\b")
_CHANGE = re.compile(
    r"\b(?:rose|fell|grew|doubled|tripled|halved|dropped|slumped|jumped|climbed|shrank|increased|decreased|declined|gained|lost|"
    r"surged|plunged|sank|slipped|soared)\b(?: \w+){0,5} (?:[$€£¥]|RMB |HK\$)?\d"
)
"""A change and its figure."""


def _is_general(short: Condensed, sentence: str) -> bool:
    """Whether a lede says how things are, without a figure: `The year has been a hard one`."""
    return short.verb is not None and bool(_STATE.match(short.text, short.verb)) and not re.search(r"\d", sentence)


def _is_figure_news(sentence: str) -> bool:
    """Whether a sentence tells by how much something has changed, and stands by itself."""
    return bool(_CHANGE.search(sentence)) and not BACK.match(sentence)


_STRAIGHT = str.maketrans("’“”", '\'""')


def _curled(sentence: str) -> str:
    """With the quotes and apostrophes that the rules know."""
    return re.sub(r'"([^"]*)"', r"“\1”", re.sub(r"(?<=\w)'(?=\w|\s|$)", "’", sentence))


def _trimmed(short: Condensed, wording: Wording, index: int) -> Trimmed:
    trimmed = trim(short, wording, index)
    if len(trimmed.text) > _ROOMY and (leaner := lean(short)) != short:
        trimmed = max(trimmed, trim(leaner, wording, index), key=lambda one: one.worth)
    return trimmed


_SOFT = re.compile(r"(?:is|are|was|were|appears?|seems?|looks?|remains?|makes?|continues?|stays?|keeps?|returns?)\b")
_CLAUSE = re.compile(r",? (?:as|after) (?P<event>(?!part\b|well\b|a result\b)[^,;“]{40,220})")


def _event(short: Condensed) -> str:
    """What happened, where the main clause only describes a state: `Shops look doomed after the city raised rents`."""
    if short.verb is None or not _SOFT.match(short.text, short.verb):
        return ""
    match = _CLAUSE.search(short.text, short.verb)
    return match["event"] if match and find_verb(match["event"]) else ""


_NOT_REPORTED = re.compile(r"reported|\breport|\bsays?\b|survey|consultanc|research|earnings")


@cache
def _outlet() -> re.Pattern[str]:
    """A pattern for a report that is another paper's, or of unnamed sources."""
    paper = f"(?:{'|'.join(phrase_list(WORDS_FILE, 'news_sources'))})"
    return re.compile(
        rf"(?:according to|citing|report by|reported by)\b[^.]{{0,60}}?(?:{paper}|sources|people familiar)|"
        rf"{paper}(?: [\w’-]+){{0,4}} (?:has |have )?(?:reported|said|wrote)|"
        r"(?:unnamed|several|two|three|multiple) sources|report by (?:the )?[A-Z]"
    )


def _reported(title: str, sentence: str) -> str:
    """`: report` behind news that is attributed to another paper."""
    outlet = _outlet().search(sentence)
    if (
        not outlet
        or _NOT_REPORTED.search(title)
        or re.search(r"consultanc|research firm|analy|survey|insight", sentence[outlet.start() :])
    ):
        return title
    return f"{title}: report" if len(title) + 8 <= BEST else title


def is_fragment(title: str) -> bool:
    """Whether a headline is no sentence but what is left of a list of names: `Ana Soto, head of Quill`."""
    return ";" in title or bool(_OFFICE.match(title) and find_verb(title) is None)


def _is_essay(sentences: Sequence[str]) -> bool:
    """Whether a text is in the first person: its news may be anywhere in it."""
    return sum(bool(_PERSONAL.search(_QUOTED.sub("", sentence))) for sentence in sentences) >= _PERSONAL_SENTENCES


def _first_sentences(document: Document, paragraphs: int = _PARAGRAPHS, most: int = _SENTENCES) -> list[str]:
    kinds = (BlockKind.PARAGRAPH, BlockKind.LABEL, BlockKind.SPEAKER, BlockKind.QUOTE, BlockKind.BULLET)
    blocks = [block for block in document.blocks if block.kind in kinds] or list(document.blocks)
    unlabelled = [block for block in blocks if block.kind is BlockKind.PARAGRAPH]
    found: list[str] = []
    for block in (unlabelled or blocks)[:paragraphs]:
        found += split_sentences(block.text)
    return [_beginning(sentence) for sentence in found[:most]]


def _beginning(sentence: str) -> str:
    """A sentence, or as much of it as a person would write: what is longer is a table, a code or a slip."""
    if len(sentence) <= _LONGEST_SENTENCE:
        return sentence
    return sentence[:_LONGEST_SENTENCE].rsplit(" ", 1)[0]


def _worth(sentence: str, index: int, talk: bool) -> float:
    """Score of a sentence as the news of its text: names, a news verb, a figure, an early place."""
    names = len(set(_NAME.findall(sentence)))
    worth = 0.8 * min(names, 3) + (0.4 if _FIGURE.search(sentence) else 0.0)
    worth += 1.2 if _tells_event(sentence) else 0.0
    worth -= 0.3 * min(index, _SENTENCES)
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


def _clarity(title: str, talk: bool, names_someone: bool) -> float:
    """How clear a headline is by itself: whether it has a name, and no reference to the text before it."""
    clarity = -1.0 if len(title) < 36 else 0.0
    clarity -= 2.0 if _LEANS.match(title) else 0.0
    clarity -= 4.0 if _PERSONAL.search(_QUOTED.sub("", title)) else 0.0
    clarity -= 0.0 if talk or names_someone else _VAGUE
    clarity -= _BROKEN if is_fragment(title) else 0.0
    return clarity


def _numbered(title: str, taken: set[str]) -> str:
    number = 2
    while f"{title} ({number})".casefold() in taken:
        number += 1
    suffix = f" ({number})"
    most = most_characters(title) - len(suffix)
    return (first_clause(title, most) if len(title) > most else title) + suffix
